"""How far one spelling is from another, which known word a misspelt one was meant to be, and small letters."""

from __future__ import annotations

from collections.abc import Iterable


def small_letters(text: str) -> str:
    """The text in small letters, of the same length, where whatever a pattern takes for a letter in any case is it."""
    return text.replace("İ", "i").lower().replace("ı", "i").replace("ſ", "s")


def distance(first: str, second: str) -> int:
    """How many letters to change, add, leave out or swap with the next to get from one word to the other."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and other == first[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


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
