"""Heads and lists around a cable in its file, and the fields they give."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from cablelint.document.header.agency import has_cite, read_agency_head
from cablelint.document.header.archive_attributes import read_attributes
from cablelint.document.header.cablegram import read_cablegram
from cablelint.document.header.front_matter import read_front_matter
from cablelint.document.header.incoming import read_incoming
from cablelint.document.header.labelled_form import read_labelled_form
from cablelint.document.header.metadata import Metadata, message_in_name
from cablelint.document.header.page_head import CABLE, read_page_head
from cablelint.document.header.prose import read_prose
from cablelint.document.lines.text import Text
from cablelint.document.model import Clearance, Line, Located
from cablelint.document.source import Source, View
from cablelint.edits import Span
from cablelint.text.regexes import regex

# Regular expressions: the head of an e-mail is no part of a cable.
_MAIL_FIELD = regex(
    r"(?P<field>FROM|TO|CC|BCC|SENT|DATE|SUBJECT|REPLY-TO|IMPORTANCE|ATTACHMENTS?|MESSAGE-ID|MIME-VERSION|RECEIVED"
    r"|RETURN-PATH|DELIVERED-TO|CONTENT-[A-Z-]{1,30}|X-[A-Z-]{1,30}):[ \t]"
)
_MAIL_SIGNS = frozenset({"FROM", "SENT", "DATE", "TO", "RECEIVED", "RETURN-PATH", "MESSAGE-ID"})
_LEAST_FIELDS = 3
_LONGEST_MAIL_HEAD = 80


def read_metadata(text: Text, lines: Sequence[Line], name: str) -> list[Metadata]:
    """Return the heads and lists around a cable, the surest source of fields first.

    Args:
        text: The view.
        lines: Its lines.
        name: The name of the file, which may be the id of the cable.
    """
    message = message_in_name(name)
    named = Metadata("the name of the file", message=message) if message else None
    first = next((line.kind for line in lines if line.kind != "BLANK_LINE"), "")
    attributes = read_attributes(text, lines)
    if first in CABLE - {"PARAGRAPH_LINE"} and not has_cite(text, lines):
        # There is nothing above the cable.
        return [each for each in (attributes, named) if each is not None]
    prose = read_prose(text, lines)
    if prose:
        return prose if named is None else [*prose, named]
    own = read_cablegram(text, lines) or read_agency_head(text, lines) or read_incoming(text, lines)
    boxes = read_labelled_form(text, lines) if own is None else []
    head = read_front_matter(text, lines) or _read_mail_head(text, lines) or read_page_head(text, lines)
    return [each for each in (attributes, own, *boxes, head, named) if each is not None]


def _read_mail_head(text: Text, lines: Sequence[Line]) -> Metadata | None:
    """The head of an e-mail that a cable was sent in; it gives no field, for its subject is not the cable's."""
    fields: set[str] = set()
    for place, line in enumerate(lines[:_LONGEST_MAIL_HEAD]):
        found = _MAIL_FIELD.match(text.capitals, line.start, line.end)
        if line.kind == "FROM_LINE" and fields <= {"DATE"} and all(each.kind != "DTG_LINE" for each in lines[place:]):
            # The head of the cable itself, in words: a station sends no e-mail.
            return None
        if found:
            fields.add(found["field"])
        elif len(fields) < _LEAST_FIELDS and line.kind not in ("BLANK_LINE", "OTHER_LINE"):
            return None
        elif line.kind in CABLE:
            is_mail = len(fields) >= _LEAST_FIELDS and bool(fields & _MAIL_SIGNS)
            return Metadata("the head of the e-mail", range(place)) if is_mail else None
    return None


def notes_of(source: Source, view: View) -> list[Span]:
    """The notes that the markup of the file marks, in characters of the view."""
    marks = source.within.marks if source.within else ()
    return [Span(view.offset(mark.span.start), view.offset(mark.span.end)) for mark in marks if mark.kind == "note"]


def own_lines(lines: tuple[Line, ...], around: Sequence[Metadata], notes: Sequence[Span]) -> tuple[Line, ...]:
    """The lines of the cable itself: those of no metadata and no note."""
    first = max((each.lines.stop for each in around if each.lines and each.lines.start == 0), default=0)
    last = min((each.lines.start for each in around if each.lines and each.lines.start > 0), default=len(lines))
    own = lines[first:last]
    if not notes:
        return own
    starts = [note.start for note in notes]
    ends = [note.end for note in notes]
    return tuple(line for line in own if not _is_in(starts, ends, line.start))


def marked_people(source: Source, drafting: Iterable[Clearance]) -> tuple[Located[str], ...]:
    """The names that the file around the cable marks, and those that a drafting block lists with their office."""
    marks = source.within.marks if source.within else ()
    places = [mark.span for mark in marks if mark.kind == "person"]
    named = (Located(" ".join(source.text[slice(*place)].split()), place) for place in places)
    listed = (entry.person for entry in drafting if entry.office is not None and entry.person is not None)
    return (*named, *listed)


def _is_in(starts: Sequence[int], ends: Sequence[int], offset: int) -> bool:
    place = bisect_right(starts, offset) - 1
    return place >= 0 and offset < ends[place]
