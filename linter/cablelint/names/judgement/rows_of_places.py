"""Rows of towns in which one is on a list: of ``at Jubayl, Ras Tarvo and Lima`` none is a person."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import NEW_BLOCK
from cablelint.names.lexical.vocabulary import is_function_word, is_on_list

if TYPE_CHECKING:
    from cablelint.names.lexical.tokens import TokenText

# A preposition that opens a row of places, and what joins its entries.
_OPENERS = frozenset("around at in inside near outside throughout".split())
_JOINTS = frozenset({",", "and", "or", ";"})
_BEFORE_ENTRIES = _OPENERS | _JOINTS
_LONGEST, _LONGEST_ENTRY = 24, 3
_FEWEST_ENTRIES = 3
_PLACES, _FREQUENT_NAMES = frozenset("KPQS"), frozenset("ABFGY")


def is_in_row_of_places(tokens: TokenText, first: int, last: int) -> bool:
    """Whether the tokens ``[first, last)`` are an entry of a row of three or more behind such a preposition."""
    if tokens.shouted[first] or last - first > _LONGEST_ENTRY:
        # In capitals other words look like entries.
        return False
    if tokens.words[first - 1].islower() and tokens.folded[first - 1] not in _BEFORE_ENTRIES:
        # As mostly.
        return False
    start = first
    while start > max(0, first - _LONGEST) and _is_in_row(tokens, start - 1) and tokens.breaks[start] != NEW_BLOCK:
        start -= 1
    if not start or tokens.folded[start - 1] not in _OPENERS or tokens.breaks[start] == NEW_BLOCK:
        return False
    end = last
    while end < min(len(tokens), last + _LONGEST) and _is_in_row(tokens, end) and tokens.breaks[end] != NEW_BLOCK:
        end += 1
    joints = [index for index in range(start, end) if tokens.folded[index] in _JOINTS]
    edges = [start - 1, *joints, end]
    entries = [range(left + 1, right) for left, right in pairwise(edges) if right - left > 1]
    if len(entries) < _FEWEST_ENTRIES or first not in {entry.start for entry in entries}:
        return False
    return any(
        len(entry) == 1
        and is_on_list(tokens.folded[entry.start], _PLACES)
        and not is_on_list(tokens.folded[entry.start], _FREQUENT_NAMES)
        for entry in entries
    )


def _is_in_row(tokens: TokenText, index: int) -> bool:
    word, folded = tokens.words[index], tokens.folded[index]
    if folded in _JOINTS or word == "-":
        return True
    return word[0].isupper() and len(word) > 1 and not is_function_word(folded)
