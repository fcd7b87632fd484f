"""The words of the language: those of ``plain_words.txt`` that are no name, and those that may be one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

PLAIN_WORDS = Path(__file__).parent / "plain_words.txt"


def is_plain_word(word: str) -> bool:
    """Whether the list contains a word, in any case."""
    return f"\n{word.lower()}\n" in _text()


@cache
def _text() -> str:
    never, sometimes, *_ = PLAIN_WORDS.read_text(encoding="utf-8").split("\n\n")
    return f"\n{never}\n{sometimes}\n"
