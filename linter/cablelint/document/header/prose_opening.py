"""Subject and references in the first sentences of a printed telegram: ``Subject: ... Ref: State 114321``."""

from __future__ import annotations

import re

from cablelint.document.header.metadata import Entry, subject_of
from cablelint.document.header.references import read_references
from cablelint.document.lines.message_parts import Field
from cablelint.document.lines.text import Text
from cablelint.document.model import DateTimeGroup, Line, MessageReference, Reference, Subject
from cablelint.edits import Span

# Regular expressions: the editors ran the lines of the preamble into the first paragraph, so that no line has its
# label at its beginning.
_REFERENCES = r"(?:REF(?:TEL)?S?|REFERENCES?)"
_SUBJECT = re.compile(
    r"(?<=\. )(?P<label>SUBJ(?:ECT)?): *(?P<title>[^\n]{3,300}?)(?=\.? " + _REFERENCES + r": |\.[ \t]*$)", re.MULTILINE
)
_LIST = re.compile(r"(?<=\. )" + _REFERENCES + r": *[^\n]{3,300}?(?:(?<=[0-9)])\.(?![0-9])|$)", re.MULTILINE)


def read_opening_subject(text: Text, line: Line) -> Subject | None:
    """The subject in the first line of the text."""
    found = _SUBJECT.search(text.capitals, line.start, line.end)
    return subject_of(text, Entry(Span(*found.span("label")), Span(*found.span("title")))) if found else None


def read_opening_references(
    text: Text, line: Line, own: MessageReference | None, dtg: DateTimeGroup | None
) -> tuple[Reference, ...]:
    """The references in the first line of the text, up to the full stop after a number."""
    found = _LIST.search(text.capitals, line.start, line.end)
    if found is None:
        return ()
    start, end = found.span()
    field = Field("reference", start, end, (Line("REF_LINE", start, end),))
    year = dtg.value.year if dtg and dtg.value else None
    return tuple(read_references(text, field, own, year)[1])
