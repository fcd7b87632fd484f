"""The parts of a message: its fields, its text, and the lines that belong to neither."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from cablelint.document.model import Line

#: A field follows within so many lines of something else, blank lines aside; one further on is a quotation in the body.
LONGEST_GAP = 25
#: A field has at most so many lines, else it is prose that lost its paragraph numbers; a reference list has no limit.
LONGEST_FIELD = 12
#: A longer line with small letters, its newline included, is prose: the body begins there unless a field follows.
LONGEST_LABELLESS = 40


class Field(NamedTuple):
    """A field: its line with the label, and the lines that continue it.

    Attributes:
        kind: transmission, relay, de, security, dtg, from, addressee, classification, caption, slug, eo, tags,
            subject, reference, authority, archive, break (``BT``), drafting, stamp or notice.
        start: Offset of its first character in the view.
        end: Offset after its last line's newline.
        lines: Its lines; page marks inside it are left out.
    """

    kind: str
    start: int
    end: int
    lines: tuple[Line, ...]


@dataclass(slots=True)
class MessageParts:
    """The lines of a message by what they are part of.

    Attributes:
        fields: The fields of header and preamble, in order.
        body: The lines of the text after them.
        page_marks: The page marks before the text.
        unread: The lines of header and preamble that belong to no field.
    """

    fields: list[Field] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    page_marks: list[Line] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)
