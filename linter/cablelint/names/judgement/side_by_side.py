"""Candidates that are two names or more: over columns, over the end of a sentence, of syllables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.judgement.syllables import are_syllables
from cablelint.names.judgement.telegram_marks import LONGEST_LINE
from cablelint.names.lexical.tokens import SAME_LINE
from cablelint.names.lexical.vocabulary import is_office_word, is_surname

if TYPE_CHECKING:
    from cablelint.names.lexical.tokens import TokenText


_COLUMN_GAP = 4
_SYLLABLES = 3
# Letters of a word that is no abbreviation, so that a full stop behind it ends a sentence.
_SHORTEST_WRITTEN_OUT = 6


def further_names(tokens: TokenText, first: int, last: int) -> list[int]:
    """Return the tokens of a candidate that begin another name, from left to right."""
    return [
        index
        for index in range(first + 1, last)
        if _is_other_column(tokens, index)
        or _opens_sentence(tokens, first, index)
        or _begins_another(tokens, first, index, last)
    ]


def _is_other_column(tokens: TokenText, index: int) -> bool:
    """Whether a token begins another column, or another row of a table, than the one before it."""
    gap = tokens.text[tokens.end(index - 1) : tokens.starts[index]]
    if tokens.breaks[index] == SAME_LINE:
        return len(gap) >= _COLUMN_GAP
    end = tokens.text.find("\n", tokens.starts[index], tokens.starts[index] + LONGEST_LINE)
    rest = tokens.text[tokens.starts[index] : end if end >= 0 else tokens.starts[index] + LONGEST_LINE]
    return "   " in rest.strip()


def _opens_sentence(tokens: TokenText, first: int, index: int) -> bool:
    """Whether a full stop ends a sentence before a token: ``Lindqvist. T. Okafor``, but not ``Wm. Okafor``."""
    before = index - 2
    if before < first or tokens.words[index - 1] != "." or tokens.is_glued(index):
        return False
    return len(tokens.words[before]) >= _SHORTEST_WRITTEN_OUT and not is_office_word(tokens.folded[before])


def _begins_another(tokens: TokenText, first: int, index: int, last: int) -> bool:
    """Whether two names of three syllables are side by side: ``YAP FOOK SENG CHEE HONG TAT``."""
    is_middle = index == first + _SYLLABLES and last == index + _SYLLABLES
    is_first = is_middle and (is_surname(tokens.folded[first]) or are_syllables(tokens, first))
    return is_first and are_syllables(tokens, index)
