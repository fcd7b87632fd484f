"""The list of attributes that the National Archives put after a telegram: what the text lacks is taken from there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from cablelint.document.header import preamble
from cablelint.document.header import transmission as heading
from cablelint.document.lines.fields import Field
from cablelint.document.lines.text import Text
from cablelint.document.model import (
    Classification,
    DateTimeGroup,
    Line,
    Located,
    MessageReference,
    Subject,
    Tags,
)
from cablelint.edits import Span

_TITLE = re.compile(r"^[ \t]*MESSAGE ATTRIBUTES[ \t]*$", re.MULTILINE)
_ENTRY = re.compile(r"^[ \t]*(?P<label>[A-Z][A-Z ]{1,40}): *(?P<value>[^\n]*?)[ \t]*$", re.MULTILINE)
_NOTHING = {"", "N/A", "''", "'N/A'", "<BLANK>"}
# Year, the first six letters of the post, and the number.
_DOCUMENT = re.compile(r"(?P<year>19[0-9]{2})(?P<post>[A-Z]{2,8})(?P<number>[0-9]{5,6})")
_DAY = re.compile(r"(?P<day>[0-9]{1,2}) (?P<month>[A-Z]{3}) (?P<year>[0-9]{4})")


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the list says; a part that it lacks or gives in another form is None.

    Attributes:
        line: The number of its first line, from 0; the number of all lines if there is no list.
        message: The message reference number, from ``Document Number``.
        dtg: The day, from ``Draft Date``; it has no hour, so midnight stands for it.
        classification: From ``Original Classification``.
        tags: From ``TAGS``.
        subject: From ``Subject``.
    """

    line: int
    message: MessageReference | None = None
    dtg: DateTimeGroup | None = None
    classification: Classification | None = None
    tags: Tags | None = None
    subject: Subject | None = None


def read_attributes(text: Text, lines: tuple[Line, ...]) -> Attributes:
    """The list of attributes after a telegram."""
    title = _TITLE.search(text.capitals) if "MESSAGE ATTRIBUTES" in text.capitals else None
    if title is None:
        return Attributes(len(lines))
    first = next(number for number, line in enumerate(lines) if line.start <= title.start() < line.end)
    entries: dict[str, re.Match[str]] = {}
    for entry in _ENTRY.finditer(text.capitals, title.end()):
        if entry["value"] not in _NOTHING:
            entries.setdefault(entry["label"], entry)
    message = _message(text, entries.get("DOCUMENT NUMBER"), entries.get("FROM"))
    return Attributes(
        line=first,
        message=message,
        dtg=_dtg(text, entries.get("DRAFT DATE")),
        classification=_classification(text, entries.get("ORIGINAL CLASSIFICATION"), message),
        tags=preamble.read_tags(text, _field("tags", entries["TAGS"])) if "TAGS" in entries else None,
        subject=preamble.read_subject(text, _field("subject", entries["SUBJECT"])) if "SUBJECT" in entries else None,
    )


def _field(kind: str, entry: re.Match[str]) -> Field:
    return Field(kind, entry.start(), entry.end(), (Line("OTHER_LINE", entry.start(), entry.end()),))


def _message(text: Text, document: re.Match[str] | None, origin: re.Match[str] | None) -> MessageReference | None:
    found = document and _DOCUMENT.fullmatch(document["value"])
    if document is None or not found:
        return None
    start = document.start("value")
    post = text.located(start + found.start("post"), start + found.end("post"))
    # Six letters are all that is printed here; the whole name may stand elsewhere in the list.
    if origin is not None and "".join(filter(str.isalpha, origin["value"])).startswith(found["post"]):
        post = text.located(origin.start("value"), origin.end("value"))
    digits = text.located(start + found.start("number"), start + found.end("number"))
    year = int(found["year"])
    canonical = heading.canonical(post.value, int(digits.value), year)
    return MessageReference(post, digits, year, canonical, text.span(start, document.end("value")))


def _dtg(text: Text, entry: re.Match[str] | None) -> DateTimeGroup | None:
    day = entry and _DAY.fullmatch(entry["value"])
    if entry is None or not day or day["month"] not in heading.MONTHS:
        return None
    try:
        value = datetime(int(day["year"]), heading.MONTHS.index(day["month"]) + 1, int(day["day"]), tzinfo=UTC)
    except ValueError:
        return None
    stamp = text.located(entry.start("value"), entry.end("value"))
    return DateTimeGroup(value, stamp, (), stamp.span)


def _classification(text: Text, entry: re.Match[str] | None, message: MessageReference | None) -> Classification | None:
    level = entry and heading.level_of(entry["value"])
    if entry is None or level is None:
        return None
    span: Span = text.span(entry.start("value"), entry.end("value"))
    return Classification(Located(level, span), "plain", (), None, (message,) if message else (), span)
