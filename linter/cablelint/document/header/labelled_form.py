"""Forms with labelled boxes: outgoing telegrams and airgrams on paper, and the Department's archive since 2008.

The labels ``TAGS``, ``SUBJECT`` and ``REFERENCE`` of such a form are read as those of any other cable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from cablelint.data.posts import find_post_of_address
from cablelint.document.header import transmission as heading
from cablelint.document.header.below_head import read_below_head
from cablelint.document.header.metadata import (
    Entry,
    Metadata,
    classification_in_box,
    dtg_of,
    is_nothing,
    numbered,
    station_of,
    subject_of,
)
from cablelint.document.lines.message_parts import Field
from cablelint.document.lines.text import Text
from cablelint.document.model import (
    FORM,
    Addressee,
    Clearance,
    DateTimeGroup,
    Line,
    MessageReference,
)
from cablelint.edits import Span
from cablelint.text.regexes import regex

# Regular expressions: boxes of a form are anywhere on a line, so that no line has a shape of its own that a grammar of
# lines could name.
_LABELS = r"(?P<label>MRN|DATE/DTG|FROM|FM|TO|ACTION|INFO|DATE|SENT TO|(?:RPTD|REPEATED)(?: INFO| TO)?)"
_BOX = regex(
    r"(?:^[ \t]{0,80}|(?<=[ \t]{2}))"
    + _LABELS
    + r"(?:[ \t]{0,12}:[ \t]{0,40}|[ \t]{3,40}(?=[A-Z]))(?P<value>[^\n]{0,300}?)"
    r"(?=[ \t]{2,60}(?:FROM|TO|DATE|NO)(?:[ \t]{0,12}:|[ \t]{3})|[ \t]{0,60}$)",
    re.MULTILINE,
)
# A further station below one, without a label.
_FURTHER = regex(r"[ \t]*\n[ \t]{3,80}(?P<value>[A-Z][^\n:]{2,80}?)(?=[ \t]*(?:\n|$))")
_SIGN = regex(
    r"^[ \t]*(?:MRN[ \t]{0,12}:[ \t]*[0-9]{2,4} [A-Z]|OUTGOING(?:[ \t]*$| (?:AIRGRAM|TELEGRAM)\b)"
    r"|(?:DEPARTMENT OF STATE[ \t]{1,20})?AIRGRAM[ \t]*$)"
    # The number of an airgram, beside the level or at the right of the page.
    r"|(?:^|[ \t]{2})(?:NO\.?:? )?A-[0-9]{1,4}(?=[ \t]*$|[ \t]{3})",
    re.MULTILINE,
)
# The label without a colon, below the last box.
_TITLE = regex(r"[ \t]*(?P<label>SUBJECT)[ \t]{1,40}(?P<value>[^\W_][^\n]{2,200}?)\s*")
_NUMBER = regex(r"(?:20|19)?(?P<year>[0-9]{2}) (?P<post>[A-Z][A-Z .'-]{2,40}?) (?P<number>[0-9]{1,7})")
_DTG = regex(r"[0-9]{6}Z [A-Z]{3} [0-9]{2}")
_SIGNATORIES = regex(
    r"^[ \t]*(?P<role>DRAFTED|CLEARED|APPROVED|RELEASED) BY[ \t]{0,12}:[ \t]*(?P<people>[^\n]*)$", re.MULTILINE
)
_SIGNATORY = regex(
    r"(?:(?P<office>[A-Z0-9/&_ -]{1,40}):[ \t]*)?(?P<person>[A-Z][^\W\d_]{1,30}(?:[ ,.'-]{1,2}[^\W\d_]{1,30}){1,4})"
)
_FOOT = regex(
    r"[ \t]*(?:(?:DRAFTED|CLEARED|APPROVED|RELEASED) BY|INFO|ACTION POST|DISSEMINATION RULE|ATTACHMENTS?)[ \t]{0,12}:"
)
# What is below the text of a telegram or airgram on paper.
_PAPER_FOOT = regex(
    r"[ \t]*(?:(?:DRAFTED|PREPARED|CLEARED|APPROVED)(?: BY\b|[ \t]*:)|(?:CLEARANCES?|ENCLOSURES?|CONCURRENCES?)[ \t]*:"
    r"|DRAFTING OFFICE\b|(?:TELEGRAPHIC TRANSMISSION|CONTENTS) AND\b"
    r"|[A-Z][A-Z/]{0,12}[ \t]?:[ \t]?[A-Z][A-Z.' ]{3,30}:[ \t]?[A-Z]{2,4}\b)"
)
_SEMICOLON, _COMMA, _BEFORE_STATION = regex(";"), regex(","), regex(r",(?=[ \t]*(?:AM|US)[A-Z]{2,12} [A-Z])")
_ROLES = {"ACTION": "action", "TO": "action", "SENT TO": "action"}
_INFO = ("INFO", "RPTD", "REPEATED")
_OWN_FIELDS = frozenset("EO_LINE TAGS_LINE SUBJECT_LINE REF_LINE PARAGRAPH_LINE".split())
# In characters and in lines.
_LONGEST_START = 1500
_LONGEST_HEAD = 40
_LONGEST_FOOT = 60


def read_labelled_form(text: Text, lines: Sequence[Line]) -> list[Metadata]:
    """The head above the first field of the cable, and the list of signatories below the text."""
    start = text.capitals[:_LONGEST_START]
    if not any(sign in start for sign in ("MRN", "AIRGRAM", "OUTGOING", "A-")) or _SIGN.search(start) is None:
        return []
    head = list(takewhile(lambda line: line.kind not in _OWN_FIELDS, lines[:_LONGEST_HEAD]))
    if not head:
        return []
    place = Span(0, head[-1].end)
    boxes = list(_BOX.finditer(text.capitals, *place))
    values = {box["label"]: Span(*box.span("value")) for box in boxes if not is_nothing(box["value"])}
    # A misprint of the label is put right as in a heading.
    sender = values.get("FROM") or values.get("FM")
    if sender is None and values.keys().isdisjoint({"ACTION", "SENT TO", *(["TO"] if "OUTGOING" in start else [])}):
        return []
    stations, last = _addressees(text, boxes)
    end = _end(head, last)
    title = _TITLE.fullmatch(text.capitals, *lines[end][1:]) if end < len(lines) else None
    originator = station_of(text, sender, "from") if sender else None
    dtg = _dtg(text, values.get("DATE/DTG") or values.get("DATE") or place)
    post = _post(originator) or _post(next((station for station in stations if station.role == "action"), None))
    year = dtg.value.year if dtg and dtg.value else None
    below = read_below_head(text, lines, end + 1 if title else end, post, year)
    found = Metadata(
        FORM,
        range(below.end),
        message=_message(text, values["MRN"]) if "MRN" in values else None,
        dtg=dtg,
        originator=originator,
        addressees=(*stations, *below.info),
        classification=classification_in_box(text, place),
        subject=subject_of(text, Entry(*(Span(*title.span(part)) for part in ("label", "value")))) if title else None,
        captions=below.captions,
        references=below.references,
    )
    foot = _foot(text, lines, found.lines.stop, _FOOT if "MRN" in values else _PAPER_FOOT)
    if foot is None:
        return [found]
    return [found, _signatories(text, lines, foot)]


def _post(station: Addressee | None) -> str | None:
    """The name of the post at a station."""
    post = find_post_of_address(station.station.value.upper()) if station else None
    return post.name if post else None


def _end(head: Sequence[Line], last: int) -> int:
    """The index of the line after the last box, and after a lone line below it such as the date."""
    return next((place for place, line in enumerate(head) if line.start >= last), len(head))


def _message(text: Text, value: Span) -> MessageReference | None:
    found = _NUMBER.match(text.capitals, *value)
    if found is None:
        return None
    year = heading.full_year(int(found["year"]))
    return numbered(text, Span(*found.span("post")), Span(*found.span("number")), year, Span(*found.span()))


def _dtg(text: Text, value: Span) -> DateTimeGroup | None:
    found = _DTG.search(text.capitals, *value)
    if found is None:
        return dtg_of(text, value)
    return heading.read_dtg(text, Field("dtg", *found.span(), (Line("DTG_LINE", *found.span()),)))


def _addressees(text: Text, boxes: Sequence[re.Match[str]]) -> tuple[list[Addressee], int]:
    """The stations of the boxes and on lines below them, and where the last box ends in the view."""
    found: list[Addressee | None] = []
    last = 0
    for box in boxes:
        last = max(last, box.end())
        role = "info" if box["label"].startswith(_INFO) else _ROLES.get(box["label"])
        if role is None:
            continue
        start, end = box.span("value")
        for comma in [*_between(box["value"]).finditer(text.capitals, start, end), None]:
            stop = comma.start() if comma else end
            found.append(station_of(text, Span(start, stop), role) if text.capitals[start:stop].strip() else None)
            start = stop + 1
        while (further := _FURTHER.match(text.capitals, end)) and not _BOX.match(text.capitals, further.start("value")):
            station = station_of(text, Span(*further.span("value")), role)
            if station is None:
                break
            found.append(station)
            last = end = further.end("value")
    return [station for station in found if station is not None], last


def _between(stations: str) -> re.Pattern[str]:
    """Return the sign that parts the stations of a box: LIMA, BOGOTA are two, WASHDC, SECSTATE is one."""
    if ";" in stations or "SECSTATE" in stations:
        return _SEMICOLON
    return _BEFORE_STATION if "AMEMBASSY" in stations else _COMMA


def _foot(text: Text, lines: Sequence[Line], head: int, sign: re.Pattern[str]) -> int | None:
    """The index of the first line of the list below the text, which is below the head."""
    places = range(max(head, len(lines) - _LONGEST_FOOT), len(lines))
    return next((place for place in places if sign.match(text.capitals, *lines[place][1:])), None)


def _signatories(text: Text, lines: Sequence[Line], foot: int) -> Metadata:
    return Metadata(
        FORM,
        range(foot, len(lines)),
        drafting=tuple(
            Clearance(
                line["role"].lower(),
                text.located(*each.span("office")) if each["office"] else None,
                text.located(*each.span("person")),
                text.span(*each.span()),
            )
            for line in _SIGNATORIES.finditer(text.capitals, lines[foot].start)
            for each in _SIGNATORY.finditer(text.capitals, *line.span("people"))
        ),
    )
