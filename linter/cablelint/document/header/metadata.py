"""Fields that something around a cable gives: its file name, the head of a page, front matter, the archive's list.

They supply fields that the text lacks, which :attr:`Cable.supplied` lists; they never replace a field of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from cablelint.data.posts import find_post
from cablelint.document.header import transmission as heading
from cablelint.document.lines.message_parts import Field
from cablelint.document.lines.parsed_field import ParsedField
from cablelint.document.lines.text import Text
from cablelint.document.model import (
    Addressee,
    Classification,
    Clearance,
    DateTimeGroup,
    Line,
    Located,
    MessageReference,
    Reference,
    Subject,
    Supplied,
    Tag,
    Tags,
)
from cablelint.edits import Span
from cablelint.text.regexes import regex

# Regular expressions: dates and ids in the forms of archives and mirrors are no part of a cable.

#: The id under which archives and mirrors file a cable: ``07QUITO1165``, ``1974QUITO04817_b``.
ID = regex(r"(?P<year>(?:19|20)?[0-9]{2})(?P<post>[A-Z]{3,40})(?P<number>[0-9]{1,6})(?:_[A-Z])?(?![A-Z0-9])")
_ID_IN_NAME = regex(r"(?<![A-Z0-9])" + ID.pattern)
_MONTH = r"(?P<month{n}>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{{0,6}}\.?"
_CLOCK = (
    r"(?:[T, ]{{1,3}}(?P<hour{n}>[0-9]{{1,2}})(?::| (?=[0-9]{{2}} ?[AP]\.?M\b))(?P<minute{n}>[0-9]{{2}})"
    r"(?::[0-9]{{2}})?"
    r"(?: ?(?P<half{n}>[AP])\.?M\b)?)?"
)
_FORMS = (
    r"(?P<day{n}>[0-9]{{1,2}}) " + _MONTH + r",? (?P<year{n}>[0-9]{{4}})" + _CLOCK,
    _MONTH + r" (?P<day{n}>[0-9]{{1,2}}),? (?P<year{n}>[0-9]{{4}})" + _CLOCK,
    _MONTH
    + r" (?P<day{n}>[0-9]{{1,2}}) (?P<hour{n}>[0-9]{{2}}):(?P<minute{n}>[0-9]{{2}}):[0-9]{{2}}[^\n]{{0,12}}"
    + r" (?P<year{n}>[0-9]{{4}})",
    r"(?P<year{n}>[0-9]{{4}})[-/](?P<digits{n}>[0-9]{{1,2}})[-/](?P<day{n}>[0-9]{{1,2}})" + _CLOCK,
    r"(?P<year{n}>[0-9]{{4}}) " + _MONTH + r" (?P<day{n}>[0-9]{{1,2}})" + _CLOCK,
    r"(?P<digits{n}>[0-9]{{1,2}})/(?P<day{n}>[0-9]{{1,2}})/(?P<year{n}>[0-9]{{4}})" + _CLOCK,
    r"(?P<day{n}>[0-9]{{1,2}})\.(?P<digits{n}>[0-9]{{1,2}})\.(?P<year{n}>[0-9]{{4}})" + _CLOCK,
)
_DATE = regex(r"(?<![0-9])(?:" + "|".join(form.format(n=n) for n, form in enumerate(_FORMS)) + r")(?![0-9])")
_LEVEL = regex(
    r"(?:^|[ \t]{2})(?P<level>TOP SECRET|SECRET|CONFIDENTIAL|(?:LIMITED )?OFFICIAL USE(?: ONLY)?"
    r"|(?:SENSITIVE BUT )?UNCLASSIFIED)(?=[ \t]*$|[ \t]{3})",
    re.MULTILINE,
)
_NOTHING = frozenset({"", "N/A", "''", "'N/A'", "<BLANK>", "NONE", "NULL", "-- N/A OR BLANK --"})
_TAG = regex(r"(?P<tag>[A-Z][A-Z0-9&-]{0,20})(?:[ ,]{0,3}\((?P<person>[^()\n]{2,60})\))?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of the view with its label: where both begin and end."""

    label: Span
    value: Span


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields that one source gives; a part that it lacks or gives in another form is None.

    Attributes:
        origin: The source in English, for messages.
        lines: The lines it takes, as indices of the lines of the view; none for a file name.
    """

    origin: str
    lines: range = range(0)
    message: MessageReference | None = None
    dtg: DateTimeGroup | None = None
    originator: Addressee | None = None
    addressees: tuple[Addressee, ...] = ()
    drafting: tuple[Clearance, ...] = ()
    classification: Classification | None = None
    tags: Tags | None = None
    subject: Subject | None = None
    references: tuple[Reference, ...] = ()
    captions: tuple[Located[str], ...] = ()


@dataclass(slots=True)
class Supply:
    """The fields that the sources of metadata give, and those that were used."""

    sources: Sequence[Metadata]
    used: list[Supplied] = field(default_factory=list)

    def get(self, name: str) -> Any:
        """The value of a field from the first source that has it, noted as used; None if none has."""
        for source in self.sources:
            value = getattr(source, name)
            if value:
                self.used.append(Supplied(name, source.origin, _place(value)))
                return value
        return () if name in ("addressees", "captions", "drafting", "references") else None


def is_nothing(value: str) -> bool:
    """Whether a folded value means that the field is empty."""
    return value.strip() in _NOTHING


def message_of(text: Text, span: Span) -> MessageReference | None:
    """The message that an id names."""
    found = ID.search(text.capitals, span.start, span.end)
    if found is None:
        return None
    post, number = Span(*found.span("post")), Span(*found.span("number"))
    return numbered(text, post, number, _year(found["year"]), Span(*found.span()))


def numbered(text: Text, post: Span, number: Span, year: int | None, place: Span) -> MessageReference:
    """Return the message reference number of a post and a number that a text prints apart.

    Args:
        text: The text.
        post: The place of the post.
        number: The place of the digits.
        year: The year, if it is known.
        place: The place of both together.
    """
    name, digits = text.located(*post), text.located(*number)
    canonical = heading.canonical(name.value, int(digits.value), year)
    return MessageReference(name, digits, year, canonical, text.span(*place))


def message_in_name(name: str) -> MessageReference | None:
    """The message that the name of a file gives; its span is empty, for it is no part of the text."""
    found = _id_in_name(name)
    if found is None:
        return None
    nowhere = Span(0, 0)
    year = _year(found["year"])
    canonical = heading.canonical(found["post"], int(found["number"]), year)
    return MessageReference(
        Located(found["post"], nowhere), Located(found["number"], nowhere), year, canonical, nowhere
    )


def post_in_name(name: str) -> Span | None:
    """The place of the post in the name of a file that is a message reference number: ``box/07LAGOS417.txt``.

    Returns:
        Its place in ``name``, in characters; None if there is no such number, or nothing by the name of its post.
    """
    found = _id_in_name(name)
    if found is None or find_post(found["post"]) is None:
        return None
    start = name.rfind("/") + 1
    place = Span(start + found.start("post"), start + found.end("post"))
    # A few letters become two in capitals, and move what follows.
    return place if name[place.start : place.end].upper() == found["post"] else None


def _id_in_name(name: str) -> re.Match[str] | None:
    """Find the id in the last part of a path, in capitals."""
    return _ID_IN_NAME.search(name.rsplit("/", 1)[-1].upper())


def dtg_of(text: Text, span: Span) -> DateTimeGroup | None:
    """The date in any form that archives and mirrors print; midnight is used where the hour is not given."""
    for found in _DATE.finditer(text.capitals, span.start, span.end):
        parts = {name.rstrip("0123456789"): value for name, value in found.groupdict().items() if value is not None}
        month = int(parts["digits"]) if "digits" in parts else heading.MONTHS.index(parts["month"]) + 1
        hour, half = int(parts.get("hour", 0)), parts.get("half")
        clock = (hour % 12 + 12 * (half == "P") if half else hour), int(parts.get("minute", 0))
        try:
            value = datetime(int(parts["year"]), month, int(parts["day"]), *clock, tzinfo=UTC)
        except ValueError:
            continue
        stamp = text.located(*found.span())
        return DateTimeGroup(value, stamp, (), stamp.span)
    return None


def classification_of(text: Text, span: Span) -> Classification | None:
    """The level that a value names."""
    value = text.capitals[span.start : span.end].split("//")[0].strip(" *")
    level = heading.level_of(value)
    if level is None:
        return None
    place = text.span(*span)
    return Classification(Located(level, place), "plain", (), None, (), place)


def classification_in_box(text: Text, head: Span) -> Classification | None:
    """The first level of a form that has no text behind it on its line."""
    found = _LEVEL.search(text.capitals, *head)
    return classification_of(text, Span(*found.span("level"))) if found else None


def tags_of(text: Text, entry: Entry) -> Tags | None:
    """The tags of a list, people in parentheses with the tag before them."""
    entries = []
    for found in _TAG.finditer(text.capitals, *entry.value):
        person = text.located(*found.span("person")) if found["person"] else None
        span = text.span(*found.span("tag"))
        entries.append(Tag(found["tag"], person, is_well_formed=True, span=span, codes=(found["tag"],)))
    label = text.located(*entry.label)
    return Tags(label, tuple(entries), text.span(entry.label.start, entry.value.end)) if entries else None


def references_of(text: Text, value: Span) -> tuple[Reference, ...]:
    """The references that a list of ids names."""
    found = []
    for each in ID.finditer(text.capitals, *value):
        message = message_of(text, Span(*each.span()))
        if message is not None:
            found.append(Reference(None, text.located(*each.span()), (message,), has_previous=False, span=message.span))
    return tuple(found)


def subject_of(text: Text, entry: Entry) -> Subject | None:
    """The title that a value gives."""
    title = text.located(*entry.value)
    if not title.value:
        return None
    return Subject(text.located(*entry.label), None, title, text.span(entry.label.start, entry.value.end))


def station_of(text: Text, span: Span, role: str) -> Addressee | None:
    """The station that a value names, in the form of an addressee line or in words."""
    field = Field("addressee", span.start, span.end, (Line("OTHER_LINE", *span),))
    reader = ParsedField(text, field, "addressee_line", reports=False)
    station = reader.get("STATION")
    if station is None:
        return None
    precedence = reader.get("ADDRESSEE_PRECEDENCE", "PRECEDENCE_VARIANT")
    return Addressee(role, reader.get("ROUTE"), station, precedence, reader.get("STATION_NUMBER"), reader.span)


def _place(value: Any) -> Span:
    """Return the span of a value without its label."""
    if isinstance(value, Subject):
        return value.title.span
    if isinstance(value, Tags):
        return Span(value.entries[0].span.start, value.span.end)
    span: Span = value[0].span if isinstance(value, tuple) else value.span
    return span


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else heading.full_year(int(digits))
