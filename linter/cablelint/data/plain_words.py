"""The lists of ``plain_words.txt``, which ``python -m cablelint.reporters.hiding`` writes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

#: The file, whose lists are parted by empty lines.
PLAIN_WORDS = Path(__file__).parent / "plain_words.txt"


def plain_word_lists() -> list[str]:
    """Read the lists, each with one word on a line: words that are never a name, words that may be one, and others."""
    return PLAIN_WORDS.read_text("utf-8").split("\n\n")


def is_plain_word(word: str) -> bool:
    """Whether a word, in any case, is a word of the language, and perhaps a name too."""
    return f"\n{word.lower()}\n" in _text()


@cache
def _text() -> str:
    never, sometimes, *_ = plain_word_lists()
    return f"\n{never}\n{sometimes}\n"
