"""Edit distance between words, and the search for the known word that a misspelt one was meant to be.

The distance is optimal string alignment: the number of letters to change, insert, delete or swap with the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

Value = TypeVar("Value")

LONGEST_WORD = 42
"""Longer words, in letters, are no names: :func:`deletions` yields nothing but the word itself."""


def distance(first: str, second: str, limit: int) -> int:
    """Return the edit distance of two words.

    Args:
        first: A word.
        second: Another word.
        limit: The greatest distance of interest. Where the distance is greater the result is ``limit + 1``. Time and
            memory are proportional to ``limit`` times the length, not to the product of the lengths: a hostile text
            has words of any length.
    """
    if first == second:
        return 0
    # One edit inserts one letter and removes another at most.
    if abs(len(first) - len(second)) > limit or len(set(first) ^ set(second)) > 2 * limit:
        return limit + 1
    beyond, width = limit + 1, 2 * limit + 1
    # Rows are bands around the diagonal: entry ``k`` of a row is for column ``row + k - limit``.
    before_last: list[int] = []
    last = [column if column >= 0 else beyond for column in range(-limit, limit + 1)]
    for row, letter in enumerate(first, 1):
        current = [beyond] * width
        for k in range(max(0, limit - row), min(width, len(second) - row + limit + 1)):
            column = row + k - limit
            if column == 0:
                current[k] = row
                continue
            cost = last[k] + (letter != second[column - 1])
            if k + 1 < width:
                cost = min(cost, last[k + 1] + 1)
            if k:
                cost = min(cost, current[k - 1] + 1)
            if row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == second[column - 1]:
                cost = min(cost, before_last[k] + 1)
            current[k] = cost
        if min(current) > limit:
            return beyond
        before_last, last = last, current
    return min(last[len(second) - len(first) + limit], beyond)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the only known word at an edit distance of exactly 1, or None unless there is exactly one."""
    close = [name for name in known if distance(word, name, 1) == 1]
    return close[0] if len(close) == 1 else None


def deletions(word: str, most: int = 1) -> list[str]:
    """List the word, then it without each letter, and without each two letters where ``most`` is 2.

    Two words share one of these forms if their distance is at most ``most``, so that an index of the forms finds
    misspellings by look-up (as SymSpell does). A form may be listed more than once.
    """
    if len(word) > LONGEST_WORD:
        return [word]
    shorter = [word[:index] + word[index + 1 :] for index in range(len(word))]
    if most == 1:
        return [word, *shorter]
    forms = [word]
    for first, form in enumerate(shorter):
        forms.append(form)
        forms += [form[:second] + form[second + 1 :] for second in range(first, len(form))]
    return forms


def add_under_deletions(index: dict[str, list[Value]], word: str, value: Value) -> None:
    """Add a value to an index of values by the :func:`deletions` of their words."""
    alone = [value]
    for form in deletions(word):
        # Most forms are of one word, and share its list.
        others = index.setdefault(form, alone)
        if len(others) > 1:
            others.append(value)
        elif others is not alone:
            index[form] = [*others, value]


def close_pairs(words: Iterable[str], most: int = 2) -> Iterator[tuple[str, str]]:
    """Yield the pairs of different words whose edit distance is at most ``most``, in the order of the words.

    Up to 2 the pairs are found by an index of :func:`deletions`, beyond that by comparing all words with each other.
    """
    distinct = list(dict.fromkeys(words))
    indexed: dict[str, list[int]] = {}
    for number, word in enumerate(distinct):
        if most > 2:
            earlier: Iterable[int] = range(number)
        else:
            forms = set(deletions(word, most))
            earlier = sorted({known for form in forms for known in indexed.get(form, ())})
            for form in forms:
                indexed.setdefault(form, []).append(number)
        for known in earlier:
            if distance(distinct[known], word, most) <= most:
                yield distinct[known], word
