"""Furniture: lines that a printer or a reviewer put around and between the pages of a telegram."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

from cablelint.document.model import Line, kinds_of
from cablelint.text.regexes import regex

_STAMPS = frozenset({"ARCHIVE_PAGE_LINE", "ARCHIVE_TITLE_LINE", "STAMP_LINE"})
_BETWEEN_PAGES = frozenset(
    {*_STAMPS, "ARCHIVE_RELAY_LINE", "BANNER_LINE", "CLASSIFICATION_LINE", "END_LINE", "PAGE_MARK_LINE"}
)
_IN_A_HEADER = frozenset({*_STAMPS, "BANNER_LINE"})
# Regular expressions: the number of a page within a line that the grammar has named.
_REVIEWER = regex(r"[ \t]*[A-Z][A-Z'-]{1,20} (?:[A-Z]\.? )?[A-Z'-]{2,20}\s*\n[ \t]*DECLASSIFIED/RELEASED[^\n]*\n?")
_LATER_PAGE = regex(r"[ \t]*PAGE (?!0?1 )[0-9]{2} ")


def is_printout(lines: Sequence[Line]) -> bool:
    """Whether the lines contain the heads of printed pages or the stamps of a reviewer."""
    return not _STAMPS.isdisjoint(kinds_of(lines))


def without_furniture(lines: Sequence[Line], capitals: str) -> list[Line]:
    """Remove the lines between pages from the text of a printout, and the blank lines around them.

    Args:
        lines: The lines of the text.
        capitals: The view in capitals.
    """
    kept = _without_reviewers(lines, capitals)
    return [line for run in _runs(kept, _BETWEEN_PAGES) if not _has_furniture(run) for line in run]


def _without_reviewers(lines: Sequence[Line], capitals: str) -> Iterator[Line]:
    """Leave out the names of reviewers that a copy with short lines has above the rest of their stamps."""
    for line, below in zip_longest(lines, lines[1:]):
        is_above_stamp = below is not None and below.kind == "STAMP_LINE" and line.kind == "OTHER_LINE"
        if not is_above_stamp or not _REVIEWER.fullmatch(capitals, line.start, below.end):
            yield line


def without_later_pages(lines: tuple[Line, ...], capitals: str) -> tuple[Line, ...]:
    """Remove the heads of the second page and later ones, with the banners and blank lines around them.

    Args:
        lines: The lines of a printout.
        capitals: The view in capitals.
    """

    def is_later_page(run: list[Line]) -> bool:
        return any(
            line.kind == "ARCHIVE_PAGE_LINE" and _LATER_PAGE.match(capitals, line.start) is not None for line in run
        )

    return tuple(line for run in _runs(lines, _IN_A_HEADER) if not is_later_page(run) for line in run)


def _runs(lines: Iterable[Line], furniture: frozenset[str]) -> Iterator[list[Line]]:
    """The lines in runs: furniture with the blank lines around it, and the text between."""
    for _, run in groupby(lines, key=lambda line: line.kind == "BLANK_LINE" or line.kind in furniture):
        yield list(run)


def _has_furniture(run: list[Line]) -> bool:
    return any(line.kind in _BETWEEN_PAGES for line in run)
