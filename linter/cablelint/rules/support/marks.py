"""The portion marks of a cable, whole, damaged and missing."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.model import Cable, Level, Paragraph, PortionMark
from cablelint.edits import Span
from cablelint.text.regexes import regex

# The crosses, dots and dashes that a publisher puts in place of withheld text, perhaps with the mark.
_WITHHELD = regex(r"[Xx]{3,}[\s.,]*(?:\n|$)|\[|\.{3}|_{3,}|…|-{5,}|■|█")
_LETTERS = {Level.UNCLASSIFIED: "U", Level.CONFIDENTIAL: "C", Level.SECRET: "S", Level.TOP_SECRET: "TS"}
_NAME_WITHHELD = regex(r"[Xx]{3,}")
_BRACKETED = regex(r"\(\s?([A-Za-z]{1,4}(?:[/ -][A-Za-z/ ,-]{1,40})?)\s?\)")
_LEVEL_SOON = regex(r"(?s)(?:[^\n(]{0,60}\n[-=_* \n]*(?:¶ ?)?)?[^\n(]{0,40}\((?:U|C|S|TS|SBU|LOU|FOUO)[)/ ,]")
_OPEN = regex(r"\((?:U|C|S|TS|SBU)[/ ]")
_UNCLOSED = regex(r"\((?:U|C|S|TS|SBU)(?=\s+\w)")


def marks_of(cable: Cable) -> Iterator[PortionMark]:
    """Return every portion mark of the cable: subject, headings, paragraphs and their parts, in no particular order."""
    if cable.subject and cable.subject.mark:
        yield cable.subject.mark
    yield from (heading.mark for heading in cable.headings if heading.mark)
    for paragraph in cable.paragraphs:
        if paragraph.mark:
            yield paragraph.mark
        yield from paragraph.subparagraphs


def has_control(mark: PortionMark, *names: str) -> bool:
    """Check if a mark has one of these controls."""
    return bool(mark.controls) and any(control.split()[0] in names for control in mark.controls)


def highest(cable: Cable) -> Level | None:
    """Return the highest level of any portion mark, None without marks."""
    levels = [_level_of(mark) for mark in marks_of(cable) if mark.level]
    return max(levels, key=lambda level: level.rank, default=None)


def _level_of(mark: PortionMark) -> Level:
    """The level of a mark, LIMITED OFFICIAL USE as the level of its time."""
    return Level.LIMITED_OFFICIAL_USE if mark.designation == "LOU" else mark.level or Level.UNCLASSIFIED


def marks_up_to(level: Level) -> list[str]:
    """Return the portion marks that a cable of this level may have: ``["(U)", "(C)"]``."""
    return [f"({letters})" for each, letters in _LETTERS.items() if each.rank <= level.rank]


def is_withheld(paragraph: Paragraph) -> bool:
    """Check if the publisher withheld the paragraph, or its first line."""
    return not paragraph.text or _WITHHELD.match(paragraph.text) is not None


def begins_withheld(paragraph: Paragraph) -> bool:
    """Check if the paragraph begins with crosses, which may cover the mark too."""
    return _NAME_WITHHELD.match(paragraph.text) is not None


def is_unmarked(paragraph: Paragraph) -> bool:
    """Check if a paragraph has no portion mark at all, neither damaged nor a line further on."""
    if paragraph.mark or paragraph.quoted or is_withheld(paragraph) or _is_list(paragraph):
        return False
    return _LEVEL_SOON.match(paragraph.text) is None and wrong_mark(paragraph) is None


def wrong_mark(paragraph: Paragraph) -> tuple[str, Span] | None:
    """Return an invalid mark in brackets in the place of the portion mark, as printed, and its span."""
    match = _BRACKETED.match(paragraph.text) if paragraph.mark is None else None
    if match is None or _OPEN.match(paragraph.text):
        return None
    return match[0], Span(paragraph.body.start, paragraph.body.start + match.end())


def unclosed_mark(paragraph: Paragraph) -> tuple[str, Span] | None:
    """Return a portion mark without its closing bracket, as printed, and its span."""
    match = _UNCLOSED.match(paragraph.text) if paragraph.mark is None else None
    return (match[0], Span(paragraph.body.start, paragraph.body.start + match.end())) if match else None


def late_mark(paragraph: Paragraph) -> bool:
    """Check if the mark follows the first words of the paragraph instead of preceding them."""
    if paragraph.mark or paragraph.quoted or _is_list(paragraph) or wrong_mark(paragraph):
        return False
    return _LEVEL_SOON.match(paragraph.text) is not None and _OPEN.match(paragraph.text) is None


def _is_list(paragraph: Paragraph) -> bool:
    """Check if its parts, each with a mark, begin within a line or two."""
    parts = paragraph.subparagraphs
    return bool(parts) and parts[0].span.start - paragraph.body.start < 160
