"""Where words begin in a text."""

from __future__ import annotations

from collections.abc import Iterable
from sys import maxsize


def places_of(text: str, words: Iterable[str], start: int = 0, end: int = maxsize) -> list[int]:
    """Find where each of some words begins, word by word; plain searches are faster than one pattern of all.

    Args:
        text: The text.
        words: What to find, anywhere in it.
        start: The first character to search.
        end: The character after the last one.

    Returns:
        The places of the first word in their order, none within another of it, then those of the second, and so on.
    """
    found = []
    for word in words:
        place = text.find(word, start, end)
        while place >= 0:
            found.append(place)
            place = text.find(word, place + len(word), end)
    return found
