"""Telegrams as the Department copied them on paper until the 1960s: ``FROM``, ``TO`` and ``NO`` with date and hour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from cablelint.document.header.below_head import read_below_head
from cablelint.document.header.metadata import Metadata, classification_in_box, numbered, station_of
from cablelint.document.header.prose import dtg_in_words
from cablelint.document.lines.text import Text
from cablelint.document.model import INCOMING, Line
from cablelint.edits import Span
from cablelint.text.regexes import regex

# Regular expressions: the labels are beside the boxes of a form, so that no line has a shape of its own that a grammar
# of lines could name.
_FROM = regex(r"(?:^|[ \t])FROM ?:[ \t]*(?P<station>[A-Z][A-Z .'-]{2,40}[A-Z])[ \t]*$", re.MULTILINE)
_TO = regex(r"(?:^|[ \t])TO ?:[ \t]*(?P<station>[A-Z][A-Z .'-]{2,60}[A-Z])[ \t]*$", re.MULTILINE)
_MONTH = (
    r"(?P<month>JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?"
    r"|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\.?"
)
_DAY = r"(?P<day>[0-9]{1,2})"
_NUMBER, _NUMBER_AND_DAY = (
    regex(
        r"(?:^|[ \t])NO\.? ?:[ \t]*(?P<number>[0-9]{1,5})[,;]? " + date + r"(?:,? (?P<year>19[0-9]{2}))?"
        r"(?:,? (?:(?P<noon>NOON|MIDNIGHT)|(?P<clock>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))? ?(?P<half>[AP])\.?M\.?)"
        r")?",
        re.MULTILINE,
    )
    for date in (f"{_MONTH} {_DAY}", f"{_DAY} {_MONTH}")
)
_RECEIVED = regex(r"REC'?D\.? ?:?[ \t]*" + f"{_MONTH} {_DAY}" + r", (?P<year>19[0-9]{2})")
_LONGEST_HEAD = 60


def read_incoming(text: Text, lines: Sequence[Line]) -> Metadata | None:
    """The head above the first paragraph; None for a text without originator and number."""
    if not all(map(text.capitals.__contains__, ("FROM", "NO", ":"))):
        return None
    head = list(takewhile(lambda line: line.kind != "PARAGRAPH_LINE", lines[:_LONGEST_HEAD]))
    place = Span(0, head[-1].end) if head else Span(0, 0)
    station = _FROM.search(text.capitals, *place)
    number = _NUMBER.search(text.capitals, *place) or _NUMBER_AND_DAY.search(text.capitals, *place)
    if station is None or number is None:
        return None
    dated = number["year"] or _RECEIVED.search(text.capitals, *place)
    year = None if dated is None else int(dated if isinstance(dated, str) else dated["year"])
    digits, post = Span(*number.span("number")), Span(*station.span("station"))
    action = _TO.search(text.capitals, *place)
    to = station_of(text, Span(*action.span("station")), "action") if action else None
    message = numbered(text, post, digits, year, digits)
    end = next(place for place, line in enumerate(lines) if line.end >= number.end()) + 1
    below = read_below_head(text, lines, end, message.post.value, year)
    return Metadata(
        INCOMING,
        range(below.end),
        message=message,
        dtg=below.dated(dtg_in_words(text, number, year) if year else None),
        originator=station_of(text, post, "from"),
        addressees=(*([to] if to else []), *below.info),
        classification=classification_in_box(text, place),
        captions=below.captions,
        references=below.references,
    )
