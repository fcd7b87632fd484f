"""Australian cablegrams as the historians' volumes print them: dateline, message number with level, title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cablelint.document.header.metadata import (
    Entry,
    Metadata,
    classification_of,
    dtg_of,
    numbered,
    station_of,
    subject_of,
)
from cablelint.document.lines.text import Text
from cablelint.document.model import CABLEGRAM, DateTimeGroup, Line, Located, MessageReference
from cablelint.edits import Span
from cablelint.text.regexes import regex

# Regular expressions: a dateline and a title are prose, and only the number below a dateline makes this form certain.
_DATELINE = regex(
    r"[ \t]*(?P<place>[A-Z][A-Z ]{2,30}), (?P<date>[0-9]{1,2} (?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST"
    r"|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER) [0-9]{4})[ \t.]*\n?"
)
_NUMBER = regex(
    r"[ \t]*O\.? ?(?P<post>[A-Z]{2}) ?(?P<number>[0-9]{2,6})[ \t]{1,8}"
    r"(?P<level>TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED)(?: [A-Z]{4,12}){0,3}?"
    r"(?:[ \t]{1,8}(?P<precedence>(?:FLASH|IMMEDIATE|PRIORITY|ROUTINE)(?:/(?:IMMEDIATE|PRIORITY|ROUTINE))?))?[ \t]*\n?"
)
# Below the dateline, and so below a newline.
_NUMBER_BEGINS = regex(r"\n[ \t]*O\.? ?[A-Z]{2} ?[0-9]{2}")
# The number of a footnote may be glued to the title.
_TITLE = regex(r"[ \t]*(?:#{1,6} )?\*{0,2}(?P<title>[^\n*]{2,100}?)\*{0,2}(?:(?<=[A-Z])[0-9]{1,2})?[ \t]*\n?")
_ADDRESSED = regex(r"(?:TITLE: ?|# )CABLEGRAM TO (?P<stations>[A-Z][A-Z, ]{2,60}?)[ \t]*\n")
_LETTERS = {"FLASH": "Z", "IMMEDIATE": "O", "PRIORITY": "P", "ROUTINE": "R"}
_PRECEDENCE = regex("|".join(_LETTERS))
_SEARCHED = 60
_HEAD_LINES = 4


def read_cablegram(text: Text, lines: Sequence[Line]) -> Metadata | None:
    """The dateline, number and title above the text; None for another text."""
    searched = lines[:_SEARCHED]
    if not searched or _NUMBER_BEGINS.search(text.capitals, searched[0].start, searched[-1].end) is None:
        return None
    printed = [place for place, line in enumerate(searched) if line.kind != "BLANK_LINE"]
    for count, place in enumerate(printed):
        dateline = _DATELINE.fullmatch(text.capitals, *_span(lines[place]))
        if dateline is None:
            continue
        for after, below in enumerate(printed[count + 1 : count + _HEAD_LINES], count + 2):
            number = _NUMBER.fullmatch(text.capitals, *_span(lines[below]))
            if number is not None:
                title = printed[after] if after < len(printed) else None
                return _metadata(text, lines, dateline, number, below, title)
    return None


def _metadata(
    text: Text, lines: Sequence[Line], dateline: re.Match[str], number: re.Match[str], last: int, below: int | None
) -> Metadata:
    dtg = dtg_of(text, Span(*dateline.span("date")))
    if dtg is not None and number["precedence"]:
        dtg = DateTimeGroup(dtg.value, dtg.stamp, tuple(_precedences(text, number)), dtg.span)
    title = _TITLE.fullmatch(text.capitals, *_span(lines[below])) if below is not None else None
    is_title = title is not None and not title["title"].endswith((".", ":")) and not title["title"].startswith("REF ")
    addressed = _ADDRESSED.search(text.capitals, 0, lines[last].start)
    action = station_of(text, Span(*addressed.span("stations")), "action") if addressed else None
    return Metadata(
        CABLEGRAM,
        range((below if is_title and below is not None else last) + 1),
        message=_message(text, dateline, number, dtg),
        dtg=dtg,
        originator=station_of(text, Span(*dateline.span("place")), "from"),
        addressees=(action,) if action else (),
        classification=classification_of(text, Span(*number.span("level"))),
        subject=subject_of(text, Entry(Span(*number.span()), Span(*title.span("title"))))
        if title and is_title
        else None,
    )


def _precedences(text: Text, number: re.Match[str]) -> Iterator[Located[str]]:
    """The precedences in words, as letters."""
    for word in _PRECEDENCE.finditer(text.capitals, *number.span("precedence")):
        yield Located(_LETTERS[word[0]], text.span(*word.span()))


def _message(text: Text, dateline: re.Match[str], number: re.Match[str], dtg: DateTimeGroup | None) -> MessageReference:
    year = dtg.value.year if dtg and dtg.value else None
    digits = Span(*number.span("number"))
    return numbered(text, Span(*dateline.span("place")), digits, year, digits)


def _span(line: Line) -> tuple[int, int]:
    return line.start, line.end
