"""The head of an agency's cable on scanned paper: level, time, the word CITE with station and number, routing lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from cablelint.document.header import transmission as heading
from cablelint.document.header.metadata import Metadata, classification_of, numbered, station_of
from cablelint.document.lines.text import Text
from cablelint.document.model import AGENCY, Addressee, DateTimeGroup, Line, Located, MessageReference
from cablelint.edits import Span
from cablelint.text.regexes import regex

# Regular expressions: the parts of the head are anywhere among the stamps and boxes of the form, so that no line has
# a shape of its own that a grammar of lines could name.
_CITE = regex(r"\bCITE {1,3}(?P<post>[A-Z]{3,15}(?: [A-Z]{2,10}){0,2}) {1,3}(?P<number>[0-9]{3,6})\b")
_MONTH = r"(?P<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}"
_CLOCK = regex(r"\b(?P<clock>[0-9]{6})Z(?: " + _MONTH + r" (?P<year>[0-9]{2})\b)?")
_DATE = regex(r"\b(?P<day>[0-9]{1,2}) " + _MONTH + r",? (?:19)?(?P<year>[0-9]{2})\b")
_LEVEL = regex(
    r"[ \t]*(?P<level>T O P  ?S E C R E T|S E C R E T|C O N F I D E N T I A L"
    r"|TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED)"
    r"(?=[ \t]*\n|[ \t]{1,3}[0-9]{6}Z)"
)
_ROUTING = regex(r"[ \t]*(?P<label>TO|FROM|INFO)(?:[ \t]{0,3}:[ \t]*|(?<!FROM)[ \t]{1,8})(?P<stations>[A-Z][^\n]*)\n?")
_ROLES = {"TO": "action", "FROM": "from", "INFO": "info"}
_LONGEST_HEAD = 120


def has_cite(text: Text, lines: Sequence[Line]) -> bool:
    """Whether the word CITE is above the first paragraph."""
    head = lines[:_LONGEST_HEAD]
    end = next((line.start for line in head if line.kind == "PARAGRAPH_LINE"), head[-1].end if head else 0)
    return text.capitals.find("CITE ", 0, end) >= 0


def read_agency_head(text: Text, lines: Sequence[Line]) -> Metadata | None:
    """The head above the first paragraph; None for a text without the word CITE and a number."""
    if not has_cite(text, lines):
        return None
    head = [line for line in lines[:_LONGEST_HEAD] if line.kind != "BLANK_LINE"]
    first = next((place for place, line in enumerate(head) if line.kind == "PARAGRAPH_LINE"), len(head))
    if first == 0:
        return None
    place = Span(head[0].start, head[first - 1].end)
    cite = _CITE.search(text.capitals, *place)
    if cite is None:
        return None
    dtg = _dtg(text, place)
    level = next(filter(None, (_LEVEL.match(text.capitals, line.start, line.end) for line in head[:first])), None)
    stations = list(_stations(text, head[:first]))
    return Metadata(
        AGENCY,
        message=_message(text, cite, dtg),
        dtg=dtg,
        originator=next((each for each in stations if each.role == "from"), None),
        addressees=tuple(each for each in stations if each.role != "from"),
        classification=classification_of(text, Span(*level.span("level"))) if level else None,
    )


def _message(text: Text, cite: re.Match[str], dtg: DateTimeGroup | None) -> MessageReference:
    year = dtg.value.year if dtg and dtg.value else None
    place = Span(cite.start("post"), cite.end("number"))
    return numbered(text, Span(*cite.span("post")), Span(*cite.span("number")), year, place)


def _dtg(text: Text, place: Span) -> DateTimeGroup | None:
    """The time of filing with its month, or with the month and year of the date elsewhere in the head."""
    clock, day = _CLOCK.search(text.capitals, *place), _DATE.search(text.capitals, *place)
    dated = clock if clock and clock["month"] else day
    if dated is None:
        return None
    is_same_day = clock is not None and (dated is clock or int(clock["clock"][:2]) == int(dated["day"]))
    numbers = clock["clock"] if clock and is_same_day else f"{int(dated['day']):02}0000"
    month = heading.MONTHS.index(dated["month"]) + 1
    try:
        value = datetime(
            heading.full_year(int(dated["year"])),
            month,
            int(numbers[:2]),
            int(numbers[2:4]),
            int(numbers[4:]),
            tzinfo=UTC,
        )
    except ValueError:
        return None
    stamp: Located[str] = text.located(*dated.span())
    return DateTimeGroup(value, stamp, (), stamp.span)


def _stations(text: Text, head: Sequence[Line]) -> Iterator[Addressee]:
    for line in head:
        found = _ROUTING.fullmatch(text.capitals, line.start, line.end)
        if found is not None:
            station = station_of(text, Span(*found.span("stations")), _ROLES[found["label"]])
            if station is not None:
                yield station
