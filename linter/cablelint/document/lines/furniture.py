"""Furniture: lines that a printer or a reviewer put around and between the pages of a telegram."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from cablelint.document.model import Line

_STAMPS = frozenset({"ARCHIVE_PAGE_LINE", "ARCHIVE_TITLE_LINE", "STAMP_LINE"})
_BETWEEN_PAGES = frozenset(
    {*_STAMPS, "ARCHIVE_RELAY_LINE", "BANNER_LINE", "CLASSIFICATION_LINE", "END_LINE", "PAGE_MARK_LINE"}
)


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """Remove the lines between pages from the text of a printout, and the blank lines around them.

    A text without printed pages or stamps is returned as it is: its banners and marks may belong to the message.
    """
    if _STAMPS.isdisjoint(line.kind for line in lines):
        return list(lines)
    kept: list[Line] = []
    for is_gap, run in groupby(lines, key=lambda line: line.kind == "BLANK_LINE" or line.kind in _BETWEEN_PAGES):
        gap = list(run)
        if not is_gap or all(line.kind == "BLANK_LINE" for line in gap):
            kept += gap
    return kept
