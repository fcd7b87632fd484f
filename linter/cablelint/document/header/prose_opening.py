"""Subject and references above the text of a printed telegram, or in its first sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cablelint.document.header.metadata import Entry, subject_of
from cablelint.document.header.references import read_references
from cablelint.document.lines.message_parts import Field
from cablelint.document.lines.text import Text
from cablelint.document.model import Line, Reference, Subject
from cablelint.edits import Span
from cablelint.text.regexes import regex

# Regular expressions: the editors put the labels on lines of their own, or ran the preamble into the first paragraph.
_REFERENCES = r"(?:REF(?:TEL)?S?|REFERENCES?)"
_LABEL = regex(r"\s*(?:(?P<subject>SUBJ(?:ECT)?)|(?P<references>" + _REFERENCES + r"))\s*")
# In lines.
_MOST_LINES = 20
_AIRGRAM = regex(r"\s*A-[0-9]{1,4}\s*")
_SUBJECT = regex(
    r"(?<=\. )(?P<label>SUBJ(?:ECT)?): *(?:\((?:U|LOU|C|S|TS)\) )?(?P<value>[^\n]{3,300}?)(?=\.? "
    + _REFERENCES
    + r": |\.[ \t]*$)",
    re.MULTILINE,
)
_LIST = regex(
    r"(?<=\. )(?P<label>" + _REFERENCES + r"): *(?P<value>[^\n]{3,300}?)(?:(?<=[0-9)])\.(?![0-9])|$)", re.MULTILINE
)


class Above(NamedTuple):
    """The lines between dateline and text.

    Attributes:
        end: The index of the first line of the text.
        subject: The line below the label ``SUBJECT``.
        references: The line below the label ``REF``.
    """

    end: int
    subject: Entry | None
    references: Entry | None


def read_above(text: Text, lines: Sequence[Line], start: int) -> Above:
    """Read the labels on lines of their own, each with the line below it, and pass over the number of an airgram."""
    entries: dict[str, Entry] = {}
    end = start
    ahead = range(start, min(start + _MOST_LINES, len(lines)))
    printed = [place for place in ahead if lines[place].kind != "BLANK_LINE"]
    while len(printed) > 1:
        line, below = lines[printed[0]], lines[printed[1]]
        label = _LABEL.fullmatch(text.capitals, line.start, line.end)
        if label:
            entries[label.lastgroup or ""] = Entry(Span(line.start, line.end), Span(below.start, below.end))
            printed, end = printed[2:], printed[1] + 1
        elif _AIRGRAM.fullmatch(text.capitals, line.start, line.end):
            printed, end = printed[1:], printed[0] + 1
        else:
            break
    return Above(end, entries.get("subject"), entries.get("references"))


def opening_subject(text: Text, line: Line) -> Entry | None:
    """The subject in the first line of the text."""
    return _entry(_SUBJECT.search(text.capitals, line.start, line.end))


def opening_references(text: Text, line: Line) -> Entry | None:
    """The references in the first line of the text, up to the full stop after a number."""
    return _entry(_LIST.search(text.capitals, line.start, line.end))


def subject_in(text: Text, entry: Entry | None) -> Subject | None:
    """The subject that an entry gives."""
    return subject_of(text, entry) if entry else None


def references_in(text: Text, entry: Entry | None, post: str | None, year: int | None) -> tuple[Reference, ...]:
    """The references that an entry gives, read as those of a REF list."""
    if entry is None:
        return ()
    start, end = entry.label.start, entry.value.end
    return tuple(read_references(text, Field("reference", start, end, (Line("REF_LINE", start, end),)), post, year)[1])


def _entry(found: re.Match[str] | None) -> Entry | None:
    return Entry(Span(*found.span("label")), Span(*found.span("value"))) if found else None
