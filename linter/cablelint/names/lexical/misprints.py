"""Misprints of everyday words: a letter too many, two letters exchanged, two words run together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cablelint.data.word_table import WordTable

MISPRINT = "Z"
"""The letter of the lists of words that are misprints; no list of the table has it."""

_SHORTEST, _LONGEST = 6, 24
_SHORTEST_HALF = 2


def is_misprint(word: str, table: WordTable) -> bool:
    """Whether a word on no list is a misprint of an everyday word: ``explainied``, ``atetmpt``, ``hethought``.

    Args:
        word: The word, folded.
        table: The table of the lists.
    """
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
        return False
    everyday = table.everyday
    for place in range(1, len(word)):
        before, after = word[:place], word[place:]
        if before + after[1:] in everyday or before[:-1] + after[0] + before[-1] + after[1:] in everyday:
            return True
        if before in everyday and after in everyday and min(place, len(after)) >= _SHORTEST_HALF:
            return True
    return False
