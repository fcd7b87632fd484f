"""Forms with labelled boxes: outgoing telegrams and airgrams on paper, and the Department's archive since 2008.

The labels ``TAGS``, ``SUBJECT`` and ``REFERENCE`` of such a form are read as those of any other cable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from cablelint.document.header import transmission as heading
from cablelint.document.header.metadata import (
    Metadata,
    classification_in_box,
    dtg_of,
    is_nothing,
    numbered,
    station_of,
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
_LABELS = r"(?P<label>MRN|DATE/DTG|FROM|TO|ACTION|INFO|DATE)"
_BOX = regex(
    r"(?:^[ \t]{0,80}|(?<=[ \t]{2}))" + _LABELS + r"[ \t]{0,12}:[ \t]{0,40}(?P<value>[^\n]{0,300}?)"
    r"(?=[ \t]{2,60}(?:FROM|TO|DATE|NO)[ \t]{0,12}:|[ \t]{0,60}$)",
    re.MULTILINE,
)
_SIGN = regex(
    r"^[ \t]*(?:MRN[ \t]{0,12}:[ \t]*[0-9]{2,4} [A-Z]|OUTGOING (?:AIRGRAM|TELEGRAM)\b"
    r"|(?:DEPARTMENT OF STATE )?AIRGRAM[ \t]*$)",
    re.MULTILINE,
)
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
_ROLES = {"ACTION": "action", "TO": "action", "INFO": "info"}
_OWN_FIELDS = frozenset("EO_LINE TAGS_LINE SUBJECT_LINE REF_LINE PARAGRAPH_LINE".split())
# In characters and in lines.
_LONGEST_START = 1500
_LONGEST_HEAD = 40
_LONGEST_FOOT = 60


def read_labelled_form(text: Text, lines: Sequence[Line]) -> list[Metadata]:
    """The head above the first field of the cable, and the list of signatories below the text."""
    start = text.capitals[:_LONGEST_START]
    if not any(sign in start for sign in ("MRN", "AIRGRAM", "OUTGOING ")) or _SIGN.search(start) is None:
        return []
    head = list(takewhile(lambda line: line.kind not in _OWN_FIELDS, lines[:_LONGEST_HEAD]))
    if not head:
        return []
    place = Span(0, head[-1].end)
    boxes = list(_BOX.finditer(text.capitals, *place))
    values = {box["label"]: Span(*box.span("value")) for box in boxes if not is_nothing(box["value"])}
    if "FROM" not in values and "ACTION" not in values:
        return []
    found = Metadata(
        FORM,
        range(_end(head, boxes[-1].end())),
        message=_message(text, values["MRN"]) if "MRN" in values else None,
        dtg=_dtg(text, values.get("DATE/DTG") or values.get("DATE") or place),
        originator=station_of(text, values["FROM"], "from") if "FROM" in values else None,
        addressees=tuple(_addressees(text, boxes)),
        classification=classification_in_box(text, place),
    )
    foot = _foot(text, lines, found.lines.stop) if "MRN" in values else None
    return [found] if foot is None else [found, _signatories(text, lines, foot)]


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


def _addressees(text: Text, boxes: Sequence[re.Match[str]]) -> Iterator[Addressee]:
    for box in boxes:
        if box["label"] not in _ROLES:
            continue
        # LIMA, BOGOTA are two stations, WASHDC, SECSTATE is one.
        between = ";" if ";" in box["value"] or "SECSTATE" in box["value"] or "AMEMBASSY" in box["value"] else ","
        start = box.start("value")
        for each in box["value"].split(between):
            station = station_of(text, Span(start, start + len(each)), _ROLES[box["label"]]) if each.strip() else None
            start += len(each) + 1
            if station is not None:
                yield station


def _foot(text: Text, lines: Sequence[Line], head: int) -> int | None:
    """The index of the first line of the list below the text, which is below the head."""
    places = range(max(head, len(lines) - _LONGEST_FOOT), len(lines))
    return next((place for place in places if _FOOT.match(text.capitals, *lines[place][1:])), None)


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
