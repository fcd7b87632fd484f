"""Masks of earlier releases in a text: ``[NAME-1]``, ``[(b)(6)]``, crosses, blocks. No name is in one."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from cablelint.text.mask_shapes import existing_masks

if TYPE_CHECKING:
    from cablelint.edits import Span
    from cablelint.names.lexical.tokens import Candidate, TokenText


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


def _mask_spans(tokens: TokenText) -> tuple[Span, ...]:
    return existing_masks(tokens.text)
