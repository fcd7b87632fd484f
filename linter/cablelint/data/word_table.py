"""The table of word lists: which name lists, gazetteers and dictionaries contain a word."""

from __future__ import annotations

from functools import cache
from itertools import repeat
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING
from zlib import crc32

from cablelint.text.folding import without_accents
from cablelint.text.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BUCKETS = 4096
WORD_TABLE = Path(__file__).parent / "words.txt"


class WordTable:
    """The lists of each word, one letter for each list (``data/NAMES.md``), and how name-like its letters are.

    The table is kept as the lines of its file, each word in the line that its checksum gives, because to build a
    dictionary of a quarter of a million words, or only to decode them, would take longer than to read most cables.

    Attributes:
        lists: Returns the letters of the lists that contain a folded word, in alphabetical order; empty if unknown.
        everyday: The words that many cables print in small letters, which are also in the lists.
    """

    __slots__ = ("_phrases", "_scores", "_words", "everyday", "lists")

    def __init__(self, data: bytes) -> None:
        """Parse the table that ``tools/build_word_table.py`` writes."""
        # A checkout on Windows may have other line ends.
        lines = data.replace(b"\r", b"").split(b"\n")
        end_of_words = lines.index(b"")
        end_of_phrases = lines.index(b"", end_of_words + 1)
        self._words = lines[:end_of_words]
        self.lists: Callable[[str], str] = memoized(self._look_up)
        self._phrases = lines[end_of_words + 1 : end_of_phrases]
        end_of_scores = lines.index(b"", end_of_phrases + 1)
        self._scores: dict[str, int] = {}
        for line in lines[end_of_phrases + 1 : end_of_scores]:
            score, *groups = line.decode().split()
            self._scores.update(dict.fromkeys(groups, int(score)))
        self.everyday = frozenset(lines[end_of_scores + 1].decode().split())

    def _look_up(self, word: str) -> str:
        key = _encoded(word)
        line = self._words[_bucket(key)]
        start = line.find(b" %b:" % key)
        if start < 0:
            return ""
        start += len(key) + 2
        # Few combinations of letters, so that one object for each takes less memory.
        return intern(line[start : line.index(b" ", start)].decode())

    def items(self) -> Iterator[tuple[str, str]]:
        """Yield every word with the letters of its lists."""
        for line in self._words:
            for entry in line.decode().split():
                word, _, lists = entry.rpartition(":")
                yield word, lists

    def phrases(self, word: str) -> tuple[tuple[str, ...], ...]:
        """Return the rest of each place or thing whose name of several words starts with a folded word."""
        key = _encoded(word)
        line = self._phrases[_bucket(key)]
        if b"\t%b " % key not in line:
            return ()
        members = (phrase.split(" ") for phrase in line.decode().split("\t"))
        return tuple(tuple(rest) for first, *rest in members if first == word)

    def likeness(self, word: str) -> float:
        """Return how name-like a folded word is, in bits a letter: positive for names, negative for words."""
        return sum(map(self._scores.get, trigrams(word), repeat(0))) / (10 * (len(word) + 1))


def bucket(word: str) -> int:
    """Return the line of the table that a word belongs to."""
    return _bucket(_encoded(word))


def _encoded(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")


def _bucket(encoded: bytes) -> int:
    return crc32(encoded) % BUCKETS


def phrase_key(phrase: str) -> str:
    """Return the folded words of a phrase, joined by single blanks; a hyphen counts as a blank."""
    return " ".join(without_accents(phrase).replace("-", " ").replace(".", " . ").split())


def trigrams(word: str) -> list[str]:
    """Return each trigram of the word, its two ends marked."""
    marked = f"^{word}$"
    return [marked[index : index + 3] for index in range(len(marked) - 2)]


@cache
def word_table() -> WordTable:
    """Load the table of the package."""
    return WordTable(WORD_TABLE.read_bytes())
