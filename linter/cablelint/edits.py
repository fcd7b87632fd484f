"""One kind of edit for fixes and masks alike, and the one function that applies them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` of a text, in characters from 0."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Edit(NamedTuple):
    """Replace the characters ``[start, end)`` of the original text with ``content``.

    Attributes:
        start: First character replaced, from 0.
        end: First character kept again; equal to ``start`` for an insertion.
        content: The replacement.
    """

    start: int
    end: int
    content: str

    @property
    def span(self) -> Span:
        """The span of the edit in the original."""
        return Span(self.start, self.end)


class OverlappingEditsError(ValueError):
    """Two different edits claim the same characters, so no order of applying them is right."""

    def __init__(self, first: Edit, second: Edit) -> None:
        super().__init__(
            f"the edits at [{first.start}, {first.end}) and [{second.start}, {second.end}) overlap; "
            "apply one of them and run again for the other"
        )
        self.first = first
        self.second = second


def ordered(edits: Iterable[Edit]) -> list[Edit]:
    """The edits from left to right, equal ones merged.

    Raises:
        OverlappingEditsError: Two different edits share a character, or insert at the same place.
    """
    result: list[Edit] = []
    for edit in sorted(set(edits)):
        if result and _conflict(result[-1], edit):
            raise OverlappingEditsError(result[-1], edit)
        result.append(edit)
    return result


def without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    """The edits from left to right, each that overlaps an earlier one left out for the next run."""
    result: list[Edit] = []
    for edit in sorted(set(edits)):
        if not (result and _conflict(result[-1], edit)):
            result.append(edit)
    return result


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits applied.

    Args:
        text: The original.
        edits: In any order; equal ones count once.

    Raises:
        OverlappingEditsError: Two different edits share a character.
        IndexError: An edit reaches outside the text.
    """
    pieces: list[str] = []
    position = 0
    for edit in ordered(edits):
        if not 0 <= edit.start <= edit.end <= len(text):
            raise IndexError(f"the edit at [{edit.start}, {edit.end}) is outside a text of {len(text)} characters")
        pieces += (text[position : edit.start], edit.content)
        position = edit.end
    pieces.append(text[position:])
    return "".join(pieces)


def _conflict(earlier: Edit, later: Edit) -> bool:
    if later.start < earlier.end:
        return True
    return later.start == earlier.start and later.end == earlier.end
