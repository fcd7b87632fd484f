"""The head that a mirror puts above a cable: its id, title, date, level and origin, on lines or in a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cablelint.document.header.front_matter import KEYS, fields_of, key_of
from cablelint.document.header.metadata import (
    ID,
    Entry,
    Metadata,
    classification_of,
    dtg_of,
    message_of,
    station_of,
    subject_of,
)
from cablelint.document.lines.text import Text
from cablelint.document.model import Line
from cablelint.edits import Span
from cablelint.text.regexes import regex

#: Lines with which a cable itself begins; the head is the text above the first of them.
CABLE = frozenset(
    "TRANSMISSION_LINE RELAY_LINE DE_LINE SECURITY_LINE DTG_LINE FROM_LINE CLASSIFICATION_LINE ARCHIVE_PAGE_LINE "
    "EO_LINE TAGS_LINE PARAGRAPH_LINE NOTICE_LINE".split()
)
_LONGEST = 80
# Regular expressions: the head of a page is no part of a cable, and each mirror has its own.
# As a line of its own, as an item of a Markdown list, or as a row of a Markdown table.
_LABEL = regex(
    r"[ \t]{0,40}(?:[*-] |\|)?[ \t]{0,8}\*{0,2}(?P<label>[A-Z][A-Z \u00c0-\u024f]{1,20})\*{0,2}"
    r"(?:\xa0?:\*{0,2}[ \t]*|\t|[ \t]{0,40}\|[ \t]*)(?P<value>[^\n|]*)\|?[ \t]{0,40}\n?"
)
_VIEWING = regex(r"[ \t]*(?:VIEWING )?CABLE (?P<id>[0-9]{2}[A-Z]{3,40}[0-9]{1,6}),?[ \t]*(?P<subject>[^\n]*)\n?")
_ORIGIN = regex(
    r"\b(?:EMBASSY|CONSULATE(?: GENERAL)?|SECRETARY OF STATE|US MISSION|USUN|MISSION|US INTERESTS SECTION"
    r"|AMERICAN INSTITUTE) ?[A-Z .'()-]{0,40}$"
)
_LEVEL = regex(r"(?:(?:TOP )?SECRET|CONFIDENTIAL|UNCLASSIFIED|LIMITED OFFICIAL USE)(?://[A-Z /]+)?(?= {2}|\t|[ \t]*$)")
# In each id: without one, most of what is above a cable is its own, such as the list of its distribution.
_ID_SIGN = regex(r"[0-9]{2}[A-Z]{3,40}[0-9]")
_LEAST_TITLE = 2
# Fields that no e-mail has under these labels.
_NOT_OF_MAIL = frozenset({*KEYS["dtg"], *KEYS["classification"], *KEYS["originator"]} - {"SENT", "FROM"})


def read_page_head(text: Text, lines: Sequence[Line]) -> Metadata | None:
    """The head of a mirror; None if no line above the cable is or names an id, nor has each its label."""
    last = next((place for place, line in enumerate(lines[:_LONGEST]) if line.kind in CABLE), 0)
    if last == 0:
        return None
    head = lines[:last]
    if not _is_labelled(text, head) and _ID_SIGN.search(text.capitals, head[0].start, head[-1].end) is None:
        return None
    found = Metadata("the head of the page", range(last))
    for place, line in enumerate(head):
        found = _with(text, found, lines, place, Span(line.start, line.end))
    return found if found.message is not None or _is_labelled(text, head) else None


def _is_labelled(text: Text, lines: Sequence[Line]) -> bool:
    """Whether each line that is not blank has the label of a field."""
    printed = [line for line in lines if line.kind != "BLANK_LINE"]
    labels = (_LABEL.fullmatch(text.capitals, line.start, line.end) for line in printed)
    return bool(printed) and all(label and key_of(label["label"]) in _NOT_OF_MAIL for label in labels)


def _with(text: Text, found: Metadata, lines: Sequence[Line], place: int, line: Span) -> Metadata:
    """The metadata with what one line adds to it."""
    viewing = _VIEWING.match(text.capitals, line.start, line.end)
    if viewing:
        title = Entry(Span(*viewing.span("id")), Span(*viewing.span("subject")))
        return replace(
            found,
            message=found.message or message_of(text, Span(*viewing.span("id"))),
            subject=found.subject or subject_of(text, title),
        )
    labelled = _LABEL.fullmatch(text.capitals, line.start, line.end)
    if labelled:
        key = key_of(labelled["label"])
        entry = Entry(Span(*labelled.span("label")), Span(*labelled.span("value")))
        more = fields_of(text, {key: entry}, found.origin, found.lines)
        if ID.match(text.capitals, *entry.value):
            # The label of an id is in the language of the mirror.
            more = replace(more, message=more.message or message_of(text, entry.value))
        return _merged(found, more)
    start = line.start + len(text.raw[slice(*line)]) - len(text.raw[slice(*line)].lstrip(" \t#*|"))
    message = message_of(text, line) if ID.match(text.capitals, start, line.end) else None
    level = _LEVEL.search(text.capitals, line.start, line.end)
    origin = _ORIGIN.search(text.capitals[slice(*line)].rstrip())
    if message is None and found.message is not None and found.subject is None and not level and not origin:
        words = text.raw[slice(*line)].split()
        is_below_id = lines[place - 1].kind != "BLANK_LINE"
        if is_below_id and len(words) >= _LEAST_TITLE and dtg_of(text, line) is None:
            return replace(found, subject=subject_of(text, Entry(found.message.span, line)))
    more = Metadata(
        found.origin,
        found.lines,
        message=message,
        dtg=dtg_of(text, line),
        originator=station_of(text, Span(line.start + origin.start(), line.end), "from") if origin else None,
        classification=classification_of(text, Span(*level.span())) if level else None,
    )
    return _merged(found, more)


def _merged(found: Metadata, more: Metadata) -> Metadata:
    """The fields found so far, and those that they lack."""
    return replace(
        found,
        message=found.message or more.message,
        dtg=found.dtg or more.dtg,
        originator=found.originator or more.originator,
        addressees=found.addressees or more.addressees,
        classification=found.classification or more.classification,
        tags=found.tags or more.tags,
        subject=found.subject or more.subject,
    )
