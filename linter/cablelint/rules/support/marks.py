"""Where portion marks stand in a cable, whole and damaged, and where one is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.document.model import Cable, Level, Paragraph, PortionMark
from cablelint.edits import Span

#: What a publisher puts in the place of text withheld; a mark may have gone with it.
_WITHHELD = re.compile(r"[Xx]{3,}[\s.,]*(?:\n|$)|\[|\.{3}|_{3,}|…|-{5,}|■|█")
_NAME_WITHHELD = re.compile(r"[Xx]{3,}")
_BRACKETED = re.compile(r"\(\s?([A-Za-z]{1,4}(?:[/ -][A-Za-z/ ,-]{1,40})?)\s?\)")
_LEVEL_SOON = re.compile(r"(?s)(?:[^\n(]{0,60}\n[-=_* \n]*(?:¶ ?)?)?[^\n(]{0,40}\((?:U|C|S|TS|SBU|LOU|FOUO)[)/ ,]")
_OPEN = re.compile(r"\((?:U|C|S|TS|SBU)[/ ]")
_UNCLOSED = re.compile(r"\((?:U|C|S|TS|SBU)(?=\s+\w)")


def marks_of(cable: Cable) -> Iterator[PortionMark]:
    """Every portion mark of the cable: subject, headings, paragraphs and their parts, in no certain order."""
    if cable.subject and cable.subject.mark:
        yield cable.subject.mark
    yield from (heading.mark for heading in cable.headings if heading.mark)
    for paragraph in cable.paragraphs:
        if paragraph.mark:
            yield paragraph.mark
        yield from paragraph.subparagraphs


def has_control(mark: PortionMark, *names: str) -> bool:
    """Whether a mark carries one of these controls."""
    return any(control.split()[0] in names for control in mark.controls)


def highest(cable: Cable) -> Level | None:
    """The highest level of any portion mark."""
    levels = [mark.level for mark in marks_of(cable) if mark.level]
    return max(levels, key=lambda level: level.rank, default=None)


def is_withheld(paragraph: Paragraph) -> bool:
    """Whether the publisher took out the paragraph, or its first line."""
    return not paragraph.text or _WITHHELD.match(paragraph.text) is not None


def begins_withheld(paragraph: Paragraph) -> bool:
    """Whether the first words are crosses, which may have eaten the mark too."""
    return _NAME_WITHHELD.match(paragraph.text) is not None


def is_unmarked(paragraph: Paragraph) -> bool:
    """Whether a paragraph has no portion mark, be it damaged or a line further on."""
    if paragraph.mark or paragraph.quoted or is_withheld(paragraph) or _is_list(paragraph):
        return False
    return _LEVEL_SOON.match(paragraph.text) is None and wrong_mark(paragraph) is None


def wrong_mark(paragraph: Paragraph) -> tuple[str, Span] | None:
    """What stands in brackets in the place of the portion mark and is none, as printed, and where."""
    match = _BRACKETED.match(paragraph.text) if paragraph.mark is None else None
    if match is None or _OPEN.match(paragraph.text):
        return None
    return match[0], Span(paragraph.body.start, paragraph.body.start + match.end())


def unclosed_mark(paragraph: Paragraph) -> tuple[str, Span] | None:
    """A portion mark whose closing bracket is missing, as printed, and where."""
    match = _UNCLOSED.match(paragraph.text) if paragraph.mark is None else None
    return (match[0], Span(paragraph.body.start, paragraph.body.start + match.end())) if match else None


def late_mark(paragraph: Paragraph) -> bool:
    """Whether the mark stands after the first words of the paragraph instead of before them."""
    if paragraph.mark or paragraph.quoted or _is_list(paragraph) or wrong_mark(paragraph):
        return False
    return _LEVEL_SOON.match(paragraph.text) is not None and _OPEN.match(paragraph.text) is None


def _is_list(paragraph: Paragraph) -> bool:
    """Whether its parts, marked one by one, begin within a line or two."""
    parts = paragraph.subparagraphs
    return bool(parts) and parts[0].span.start - paragraph.body.start < 160
