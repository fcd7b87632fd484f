"""The readable text of a cable, and what the grammar could not read in it."""

from __future__ import annotations

from collections.abc import Iterable

from cablelint.document.model import Located, Repair, Syntax
from cablelint.document.source import Source, View
from cablelint.edits import Span
from cablelint.text.letter_case import capitals
from cablelint.text.mask_shapes import is_lowered, masks_as_words


class Text:
    """The view of a cable, as printed and in capitals, and what the grammar could not read in it.

    Attributes:
        view: The cable with its damage repaired.
        raw: The text of the view.
        shape: The same with each mask as a word of crosses, each character at its place: what the reader decides by, so
            that a line is read as it was before a name in it was masked. In capitals if all letters of the
            cable are small.
        capitals: The same in capitals.
        has_masks: Whether it contains masks.
        problems: Where lines and fields depart from the grammar, in the order in which they were parsed.
        variants: The tolerated forms found, by the grammar's names.
    """

    def __init__(self, source: Source, repairs: Iterable[Repair] = ()) -> None:
        """Make the view of ``source`` with ``repairs`` done."""
        self.view = View(source.text, [repair.edit for repair in repairs])
        self.raw = self.view.text
        self.shape = masks_as_words(self.raw)
        self.has_masks = self.shape is not self.raw
        if is_lowered(self.shape):
            # A lower-cased copy is read as one in capitals.
            self.shape = capitals(self.shape)
        self.capitals = source.capitals if self.shape == source.text else capitals(self.shape)
        self.problems: list[Syntax] = []
        self.variants: list[Located[str]] = []

    def span(self, start: int, end: int) -> Span:
        """The characters of the original behind ``[start, end)`` of the view, blanks at both ends left out."""
        raw = self.raw
        # A paragraph is not copied for the blanks around it.
        while start < end and raw[start].isspace():
            start += 1
        while start < end and raw[end - 1].isspace():
            end -= 1
        return self.view.origin(start, end)

    def located(self, start: int, end: int) -> Located[str]:
        """The text at ``[start, end)`` of the view on one line, and its place in the original."""
        return Located(" ".join(self.raw[start:end].split()), self.span(start, end))
