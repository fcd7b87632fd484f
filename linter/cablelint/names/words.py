"""What is known about a word before any cable is read: whether name lists, maps or dictionaries hold it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

WORD_TABLE = Path(__file__).parent.parent / "data" / "words.txt"


class WordTable:
    """The lists that hold each word, one letter a list (``lists.py`` says which), and how name-like its letters are."""

    __slots__ = ("_lists", "_scores")

    def __init__(self, text: str) -> None:
        """Read the table that ``lists.build`` writes."""
        words, _, scores = text.partition("\n\n")
        self._lists: dict[str, str] = {}
        for line in words.splitlines():
            flags, *members = line.split()
            self._lists.update(dict.fromkeys(members, flags))
        self._scores: dict[str, int] = {}
        for line in scores.splitlines():
            score, *groups = line.split()
            self._scores.update(dict.fromkeys(groups, int(score)))

    def lists(self, word: str) -> str:
        """The letters of the lists that hold the folded word, in alphabetical order; empty when none does."""
        return self._lists.get(word, "")

    def items(self) -> Iterable[tuple[str, str]]:
        """Every word with the letters of its lists."""
        return self._lists.items()

    def likeness(self, word: str) -> float:
        """How name-like the letters of a folded word are: bits a letter, above 0 for names, below for words and places."""
        scores = self._scores
        return sum(scores.get(group, 0) for group in trigrams(word)) / (10 * (len(word) + 1))


def fold(word: str) -> str:
    """The word in small letters without accents; what has no plain form keeps its letters."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("’", "'")


def trigrams(word: str) -> Iterator[str]:
    """Each group of three letters of the word, its two ends marked."""
    marked = f"^{word}$"
    return (marked[index : index + 3] for index in range(len(marked) - 2))


@cache
def word_table() -> WordTable:
    """The table that comes with the package."""
    return WordTable(WORD_TABLE.read_text(encoding="utf-8"))
