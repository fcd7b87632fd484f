"""Surnames with blanks between their letters behind a forename or a title: ``TOMAS L U N D``, ``MR. L U N D``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.printed_titles import title_before
from cablelint.names.lexical.tokens import SAME_LINE, Candidate
from cablelint.names.lexical.vocabulary import is_likely_forename, is_ordinary, is_surname
from cablelint.names.people import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("full-name", "has blanks between the letters of the surname")
_FEWEST, _MOST = 4, 24


def spaced_names(tokens: TokenText) -> Iterator[Candidate]:
    """Find forenames and titles with a surname of single letters behind them, but not words: ``S E C R E T``."""
    done = 0
    words = tokens.words
    for first in [index for index in tokens.capitalised if len(words[index]) == 1]:
        if first < done:
            continue
        done = first + 1
        while done < min(len(tokens.words), first + _MOST) and _is_letter_after_blank(tokens, done):
            done += 1
        word = "".join(tokens.folded[first:done])
        if done - first < _FEWEST or not first:
            continue
        has_forename = tokens.breaks[first] == SAME_LINE and is_likely_forename(tokens.folded[first - 1])
        if is_ordinary(word) and not (has_forename and is_surname(word)):
            continue
        if has_forename or title_before(tokens, first) is not None:
            yield Candidate(tokens.starts[first - has_forename], tokens.end(done - 1), 1.0, _EVIDENCE)


def _is_letter_after_blank(tokens: TokenText, index: int) -> bool:
    word = tokens.words[index]
    return len(word) == 1 and word.isupper() and tokens.breaks[index] == SAME_LINE and not tokens.is_glued(index)
