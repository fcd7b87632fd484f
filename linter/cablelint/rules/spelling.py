"""Words one slip away from the word that was meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one known word that a single slip makes of this one; None if there is none, or more than one.

    A slip drops, doubles, adds or changes a letter, or swaps two neighbours.
    """
    close = [name for name in known if _is_one_slip(word, name)]
    return close[0] if len(close) == 1 else None


def _is_one_slip(word: str, name: str) -> bool:
    if word == name or abs(len(word) - len(name)) > 1:
        return False
    start = 0
    while start < min(len(word), len(name)) and word[start] == name[start]:
        start += 1
    if len(word) == len(name):
        is_swap = word[start : start + 2] == name[start : start + 2][::-1] and word[start + 2 :] == name[start + 2 :]
        return is_swap or word[start + 1 :] == name[start + 1 :]
    longer, shorter = (word, name) if len(word) > len(name) else (name, word)
    return longer[start + 1 :] == shorter[start:]
