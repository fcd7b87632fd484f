"""The list of attributes that the National Archives put after a telegram or before it, in print or in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cablelint.document.header import transmission as heading
from cablelint.document.header.front_matter import fields_of, key_of
from cablelint.document.header.metadata import Entry, Metadata
from cablelint.document.lines.text import Text
from cablelint.document.model import Line
from cablelint.edits import Span
from cablelint.text.regexes import regex

# Regular expressions: the archive's own list is no part of a cable, and its labels are an open set.
_TITLE = regex(r"^[ \t]*(?:#{1,6} )?MESSAGE ATTRIBUTES[ \t]*$", re.MULTILINE)
_LABEL = regex(r"[ \t]*(?:[-*] )?(?:\*\*)?(?P<label>[A-Z][A-Z ]{1,40}):(?:\*\*)?[ \t]*")
# The office whose officer signed goes with the name of the post: LA PAZ OR-P.
_OFFICER = regex(r" OR-[A-Z]$")
_LONGEST_VALUE = 6


def read_attributes(text: Text, lines: Sequence[Line]) -> Metadata | None:
    """The list of attributes; it takes all lines from its title on, or those up to the title of the text below it."""
    title = _TITLE.search(text.capitals) if "MESSAGE ATTRIBUTES" in text.capitals else None
    if title is None:
        return None
    first = next(number for number, line in enumerate(lines) if line.start <= title.start() < line.end)
    below = next((number for number, line in enumerate(lines) if number > first and _is_of_text(text, line)), None)
    taken = range(first, len(lines)) if below is None else range(below + 1)
    entries = _entries(text, lines[first + 1 : taken.stop])
    found = fields_of(text, entries, "the Message Attributes", taken)
    message, origin = found.message, entries.get("FROM")
    # The number prints only six letters of the post; the whole name may be elsewhere in the list.
    if message is not None and origin is not None and found.originator is not None:
        name = "".join(filter(str.isalpha, found.originator.station.value.upper()))
        if name.startswith(message.post.value.upper()) and message.year is not None:
            post = found.originator.station
            canonical = heading.canonical(post.value, message.number, message.year)
            message = replace(message, post=post, canonical=canonical)
    return replace(found, message=message)


def _is_of_text(text: Text, line: Line) -> bool:
    """Whether a line is the title of the text of the telegram."""
    return line.kind == "ARCHIVE_TITLE_LINE" and text.capitals[line.start : line.end].strip().endswith("TEXT")


def _entries(text: Text, lines: Sequence[Line]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for place, line in enumerate(lines):
        label = _LABEL.match(text.capitals, line.start, line.end)
        key = key_of(label["label"]) if label else ""
        if label and key not in entries:
            end = line.start + len(text.capitals[line.start : line.end].rstrip())
            if key == "SUBJECT":
                end = _wrapped_end(text, lines[place + 1 : place + _LONGEST_VALUE], end)
            value = Span(label.end(), max(end, label.end()))
            if key == "FROM" and (officer := _OFFICER.search(text.capitals[slice(*value)])):
                value = Span(value.start, value.start + officer.start())
            entries[key] = Entry(Span(*label.span("label")), value)
    return entries


def _wrapped_end(text: Text, lines: Sequence[Line], end: int) -> int:
    """Where a value ends that goes on below its line."""
    for line in lines:
        if line.kind != "OTHER_LINE" or _LABEL.match(text.capitals, line.start, line.end):
            break
        end = line.start + len(text.capitals[line.start : line.end].rstrip())
    return end
