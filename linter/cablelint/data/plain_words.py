"""The lists of ``plain_words.txt``, which ``python -m cablelint.reporters.hiding`` writes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

#: The file, whose lists are parted by empty lines.
PLAIN_WORDS = Path(__file__).parent / "plain_words.txt"


class SortedWords(Collection[str]):
    """Words in order, searched in the text of their file: to split it would take longer than to read a cable."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        """Take the words, one on a line, in the order of their characters, each once."""
        self._text = text

    def __contains__(self, word: object) -> bool:
        text, low, high = self._text, 0, len(self._text)
        while low < high:
            middle = (low + high) // 2
            start = text.rfind("\n", low, middle) + 1 or low
            end = text.find("\n", middle, high)
            end = high if end < 0 else end
            found = text[start:end]
            if found == word:
                return True
            if found < str(word):
                low = end + 1
            else:
                high = start - 1
        return False

    def __iter__(self) -> Iterator[str]:
        return iter(self._text.split("\n"))

    def __len__(self) -> int:
        return self._text.count("\n") + 1


class PlainWords(NamedTuple):
    """The lists, in small letters.

    Attributes:
        never: Words that are never a name.
        sometimes: Words that may be one if capitalised.
        short_names: Short names that are no words.
        in_place: Names that are also a word of a station, a post or a title.
    """

    never: SortedWords
    sometimes: SortedWords
    short_names: SortedWords
    in_place: SortedWords


@cache
def plain_words() -> PlainWords:
    """Load the lists of the package."""
    return PlainWords(*map(SortedWords, PLAIN_WORDS.read_text("utf-8").rstrip("\n").split("\n\n")))


def is_plain_word(word: str) -> bool:
    """Whether a word, in any case, is a word of the language, and perhaps a name too."""
    folded, words = word.lower(), plain_words()
    return folded in words.never or folded in words.sometimes
