"""The lists of ``plain_words.txt``, which ``python -m cablelint.reporters.hiding`` writes."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from pathlib import Path

#: The file, whose lists are parted by empty lines.
PLAIN_WORDS = Path(__file__).parent / "plain_words.txt"


def plain_word_lists() -> list[str]:
    """Read the lists, each with one word on a line: words that are never a name, words that may be one, and others."""
    return PLAIN_WORDS.read_text("utf-8").split("\n\n")


def is_plain_word(word: str) -> bool:
    """Whether a word, in any case, is a word of the language, and perhaps a name too."""
    folded = word.lower()
    return any(_contains(words, folded) for words in _sorted_lists())


def _contains(words: list[str], word: str) -> bool:
    place = bisect_left(words, word)
    return place < len(words) and words[place] == word


@cache
def _sorted_lists() -> list[list[str]]:
    # The file has them in order; lists are made in half the time that sets take.
    never, sometimes, *_ = plain_word_lists()
    return [never.split("\n"), sometimes.split("\n")]
