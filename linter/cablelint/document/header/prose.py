"""Telegrams as *Foreign Relations* prints them: a heading, place and date in prose, the number, a source note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from cablelint.document.header import officials
from cablelint.document.header import transmission as heading
from cablelint.document.header.metadata import Metadata, numbered
from cablelint.document.header.prose_opening import (
    opening_references,
    opening_subject,
    read_above,
    references_in,
    subject_in,
)
from cablelint.document.lines.text import Text
from cablelint.document.model import (
    EDITORS,
    Addressee,
    Classification,
    Clearance,
    DateTimeGroup,
    Line,
    Located,
    MessageReference,
    Subject,
)
from cablelint.edits import Span
from cablelint.text.letter_case import capitals
from cablelint.text.regexes import regex

_KIND = r"(?:BACKCHANNEL |CIRCULAR |PRIORITY |INTELLIGENCE INFORMATION )?(?:TELEGRAM|AIRGRAM|MESSAGE|CABLE|CABLEGRAM)"
# The ambassador to a country has a TO of his own.
_OFFICIAL_TO = (
    r"THE (?:AMBASSADOR|MINISTER|REPRESENTATIVE|MISSION|DELEGATION|PRESIDENT'S [A-Z ]{4,30}) (?:TO|AT) [^\n]{3,100}?"
)
# Regular expressions: the editors of printed volumes write headings, datelines and notes in sentences of mixed case.
_HEADING = regex(
    r"\s*(?:(?P<document>[0-9]{1,4})\. {1,3})?(?P<title>" + _KIND + r"(?: (?:NO\. )?(?P<number>[0-9A-Z-]{1,12}))?"
    r" FROM (?P<from>"
    + _OFFICIAL_TO
    + r"|[^\n]{3,120}?) TO (?P<to>[^\n]{3,160}?))(?P<note>(?<=[A-Z])SOURCE|\[?[0-9]{1,2}\]?|[¹²³⁰-⁹]{1,2}|\*)?\s*"
)
_DATELINE = regex(
    r"(?:" + officials.LEVEL.pattern + r"[ \t]{1,40})?\s{0,80}(?:(?P<place>[A-Z][^\n,0-9]{1,40}), )?"
    r"(?P<month>JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
    r" (?P<day>[0-9]{1,2}), (?P<year>[0-9]{4})(?:(?:, | ?[—–-]{1,2} ?)(?:(?P<noon>NOON|MIDNIGHT)"
    r"|(?P<clock>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))? ?(?P<half>[AP])\.? ?M\.?|(?P<zulu>[0-9]{4}) ?Z))?[.\s—-]*"
)  # fmt: skip
_SERIAL = regex(r"\s*(?:[A-Z][A-Z/]{2,12} {1,2})?(?P<number>[0-9]{1,6})\.(?=[ \t\n])")
_SECOND = regex(r"\n[ \t]*2\.[ \t]")
_SOURCE = regex(r"\W*(?:[0-9¹²³⁰-⁹]{1,2}\W{1,3})?SOURCE: (?P<note>[^\n]*)")
_LEVEL = regex(
    r"(?<=\. )(?P<level>TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|LIMITED OFFICIAL USE|OFFICIAL USE ONLY)"
    r"(?=[;.,])"
)
_ROLE = regex(
    r"\b(?P<role>DRAFTED|CLEARED|APPROVED)\b(?: (?:IN|ON) [^.;]{1,40}?)?"
    r"(?: AND (?P<second>DRAFTED|CLEARED|APPROVED))? BY "
)
_PERSON = regex(
    r"(?P<person>(?:[A-Z]\. ?){0,3}[A-Z][A-Za-zÀ-ÿ'’-]+(?: (?:[A-Z]\. ?){0,2}[A-Z][A-Za-zÀ-ÿ'’-]+){0,2})"
    r"(?: \([A-Z/]{1,12}\))?"
)
_STOPS = regex(r";|(?<=[A-Z]{2})\.| ON | IN | AT | AND (?:DRAFTED|CLEARED|APPROVED)\b", re.IGNORECASE)
# From about this year the telegrams of the Department have one series of numbers.
_STATE_SERIES = 1967
# The heading, notes of the editors and the dateline are within so many lines.
_LONGEST_HEAD = 30
_HEADING_IN = 10
_HALF_DAY = 12
# What an older heading has beside it, in any case.
_OLDER_SIGNS = ("elegram", "ELEGRAM", "[Received", "[RECEIVED", "—", " p.m.", " a.m.", " p. m.", " a. m.")


def is_prose_heading(text: str) -> bool:
    """Whether a text begins with the heading of a telegram in prose."""
    lines = text[:_LONGEST_START].split("\n", _HEADING_IN)[:_HEADING_IN]
    first = capitals(next(filter(str.strip, lines), ""))
    if " FROM " in first and _HEADING.fullmatch(first):
        return True
    return any(map("\n".join(lines).__contains__, _OLDER_SIGNS)) and officials.has_heading(map(capitals, lines))


_LONGEST_START = 2000


def read_prose(text: Text, lines: Sequence[Line]) -> list[Metadata]:
    """The heading and the source note of a telegram in prose; nothing for another text."""
    titled = _heading(text, lines[:_HEADING_IN])
    if titled is None:
        return []
    first, title = titled
    places = range(first + 1, min(first + _LONGEST_HEAD, len(lines)))
    dated = next(
        ((place, found) for place in places if (found := _DATELINE.fullmatch(text.capitals, *lines[place][1:]))), None
    )
    end = dated[0] + 1 if dated else first + 1
    while end < len(lines) and _is_below_dateline(text, lines[end:]):
        end += 1
    above = read_above(text, lines, end)
    end = above.end
    dtg = dtg_in_words(text, dated[1], int(dated[1]["year"])) if dated else None
    opening = next((line for line in lines[end:] if line.kind != "BLANK_LINE"), None)
    serial = _SERIAL.match(text.capitals, opening.start, opening.end) if opening else None
    if serial and serial["number"] == "1" and _SECOND.search(text.capitals, serial.end()):
        # A paragraph, which a second one follows.
        serial = None
    message = _message(text, title, serial, dated[1] if dated else None)
    subject, listed = above.subject, above.references
    if opening and serial:
        subject = subject or opening_subject(text, opening)
        listed = listed or opening_references(text, opening)
    levels = (officials.LEVEL.match(text.capitals, line.start, line.end) for line in lines[first + 1 : end])
    level = next(filter(None, levels), None)
    head = Metadata(
        EDITORS,
        range(end),
        message=message,
        dtg=dtg,
        originator=_station(text, title, "from"),
        addressees=(_station(text, title, "to"),),
        classification=_classification(text, level) if level else None,
        references=references_in(
            text, listed, message.post.value if message else None, int(dated[1]["year"]) if dated else None
        ),
        subject=subject_in(text, subject) or _title(text, title),
    )
    return [head, *_source_note(text, lines, end)]


def read_signatories(text: Text, note: re.Match[str]) -> Iterator[Clearance]:
    """Who drafted, cleared and approved the telegram, from the source note."""
    for role in _ROLE.finditer(text.capitals, *note.span("note")):
        stop = _STOPS.search(text.raw, role.end(), note.end("note"))
        end = stop.start() if stop else note.end("note")
        for found in _PERSON.finditer(text.raw, role.end(), end):
            person = text.located(*found.span("person"))
            yield Clearance(role["role"].lower(), None, person, person.span)
            if role["second"]:
                yield Clearance(role["second"].lower(), None, person, person.span)


def _source_note(text: Text, lines: Sequence[Line], end: int) -> Iterator[Metadata]:
    """The source note above the text or below it; from it on, all lines below the text are notes."""
    for place, line in enumerate(lines):
        note = _SOURCE.match(text.capitals, line.start, line.end)
        if note is None:
            continue
        level = _LEVEL.search(text.capitals, *note.span("note"))
        yield Metadata(
            "the source note",
            range(_rule_above(lines, place), len(lines)) if place >= end else range(0),
            classification=_classification(text, level) if level else None,
            drafting=tuple(read_signatories(text, note)),
        )
        return


def _rule_above(lines: Sequence[Line], place: int) -> int:
    while place and lines[place - 1].kind in ("BLANK_LINE", "RULE_LINE"):
        place -= 1
    return place


def _heading(text: Text, lines: Sequence[Line]) -> tuple[int, re.Match[str]] | None:
    """The heading and the index of its line: the first one, or below the word telegram in the older volumes."""
    first = next((place for place, line in enumerate(lines) if line.kind != "BLANK_LINE"), None)
    if first is None:
        return None
    title = _HEADING.fullmatch(text.capitals, lines[first].start, lines[first].end)
    if title:
        return first, title
    if not any(sign in text.raw[: lines[-1].end] for sign in _OLDER_SIGNS) or not officials.has_heading(
        text.capitals[line.start : line.end] for line in lines
    ):
        return None
    found = ((place, officials.HEADING.fullmatch(text.capitals, *line[1:])) for place, line in enumerate(lines))
    return next(((place, title) for place, title in found if title), None)


def _is_below_dateline(text: Text, lines: Sequence[Line]) -> bool:
    """Whether the first of these lines, or the first below blank ones, says when the telegram was received."""
    below = next((line for line in lines if line.kind != "BLANK_LINE"), None)
    return below is not None and officials.BELOW_DATELINE.fullmatch(text.capitals, below.start, below.end) is not None


def _title(text: Text, title: re.Match[str]) -> Subject:
    """The heading as the subject of a telegram that has no other."""
    printed = text.located(*title.span("title"))
    return Subject(printed, None, printed, printed.span)


def _station(text: Text, title: re.Match[str], role: str) -> Addressee:
    station = text.located(*title.span(role))
    name = station.value.removeprefix("the ").removeprefix("The ")
    start = station.span.end - len(name) if len(name) < len(station.value) else station.span.start
    return Addressee(
        "from" if role == "from" else "action",
        None,
        Located(name, Span(start, station.span.end)),
        None,
        None,
        station.span,
    )


def _message(
    text: Text, title: re.Match[str], serial: re.Match[str] | None, dateline: re.Match[str] | None
) -> MessageReference | None:
    in_title = title if (title.groupdict().get("number") or "").isdigit() else None
    number = in_title or serial
    if number is None or dateline is None or not dateline["place"]:
        return None
    digits, year = Span(*number.span("number")), int(dateline["year"])
    message = numbered(text, Span(*dateline.span("place")), digits, year, digits)
    if year >= _STATE_SERIES and title["from"].endswith("DEPARTMENT OF STATE"):
        return replace(message, canonical=heading.canonical("STATE", message.number, year))
    return message


def dtg_in_words(text: Text, found: re.Match[str], year: int) -> DateTimeGroup:
    """Read a date and hour in words; the hour is local time, and midnight where the text gives no hour.

    Args:
        text: The view.
        found: A match with the groups month, day, noon, clock, minute and half; one may have zulu too.
        year: The year of the date.
    """
    hour = minute = 0
    if found["noon"]:
        hour = _HALF_DAY if found["noon"] == "NOON" else 0
    elif found.groupdict().get("zulu"):
        hour, minute = int(found["zulu"][:2]), int(found["zulu"][2:])
    elif found["clock"]:
        hour = int(found["clock"]) % _HALF_DAY + (_HALF_DAY if found["half"] == "P" else 0)
        minute = int(found["minute"] or 0)
    month = heading.MONTHS.index(found["month"][:3]) + 1
    try:
        value = datetime(year, month, int(found["day"]), hour, minute, tzinfo=UTC)
    except ValueError:
        value = None
    stamp = text.located(min(found.start("month"), found.start("day")), found.end())
    return DateTimeGroup(value, stamp, (), stamp.span)


def _classification(text: Text, found: re.Match[str]) -> Classification | None:
    level = heading.level_of(found["level"])
    place = text.span(*found.span("level"))
    return Classification(Located(level, place), "plain", (), None, (), place) if level else None
