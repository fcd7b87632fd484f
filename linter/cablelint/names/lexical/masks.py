"""Masks of earlier releases in a text: ``[NAME-1]``, ``[(b)(6)]``, crosses, blocks. No name is in one."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cablelint.names.lexical.tokens import Candidate, TokenText

_MASK = re.compile(
    r"\[[A-Z]{1,12}-[A-Z0-9]{1,8}\]"
    r"|\[(?:\([bB]\)|[bB][1-9]|1\.[45]\(|s\.|§)[^\[\]\n]{0,60}\]"
    # The first characters are spelt out, so that the search jumps from one such character to the next.
    r"|████+|##########|XXXXXX+|xxxxxx+"
)


def outside_masks(tokens: TokenText, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates that touch no mask, for example the ``[NAME-1]`` that a Classified By line contains."""
    masks = tokens.once(_mask_spans)
    if not masks:
        return candidates
    ends = [end for _, end in masks]

    def is_outside(candidate: Candidate) -> bool:
        place = bisect_left(ends, candidate.start + 1)
        return place == len(masks) or masks[place][0] >= candidate.end

    return list(filter(is_outside, candidates))


def _mask_spans(tokens: TokenText) -> tuple[tuple[int, int], ...]:
    return tuple(mask.span() for mask in _MASK.finditer(tokens.text))
