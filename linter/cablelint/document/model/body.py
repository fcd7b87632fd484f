"""The text: paragraphs, headings and page marks."""

from __future__ import annotations

from dataclasses import dataclass

from cablelint.document.model.classification import PortionMark
from cablelint.document.model.located import Located
from cablelint.edits import Span


@dataclass(frozen=True)
class Paragraph:
    """A paragraph.

    Attributes:
        number: As the drafter numbered it, damage repaired; None in a text of one paragraph, which has no number.
        digits: The number as printed, in the original.
        mark: Its portion mark.
        mark_precedes: Whether the mark precedes the number.
        headings: The headings between the paragraph before and this one.
        text: Without number, mark and page marks; lines as they are.
        quoted: Whether it belongs to a quoted message, which has a numbering of its own.
        subparagraphs: The marks of its lettered or dashed parts.
        body: The place of the text, without number and mark.
    """

    number: int | None
    digits: Located[str] | None
    mark: PortionMark | None
    mark_precedes: bool
    headings: tuple[str, ...]
    text: str
    quoted: bool
    subparagraphs: tuple[PortionMark, ...]
    body: Span
    span: Span


@dataclass(frozen=True)
class Heading:
    """A heading of the text, without its rules."""

    text: str
    mark: PortionMark | None
    span: Span


@dataclass(frozen=True)
class PageMark:
    """``TOKYO 00002004  001.2 OF 005``: post, number, section, page, sections; the page is 1 if not printed."""

    post: Located[str]
    number: Located[int]
    section: int
    page: int
    total: int
    span: Span
