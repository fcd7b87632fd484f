"""Front matter: the block of keys and values between ``---`` with which a Markdown file may begin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from cablelint.document.header.metadata import (
    Entry,
    Metadata,
    classification_of,
    dtg_of,
    is_nothing,
    message_of,
    references_of,
    station_of,
    subject_of,
    tags_of,
)
from cablelint.document.lines.text import Text
from cablelint.document.model import Line
from cablelint.edits import Span
from cablelint.text.regexes import regex

# Regular expressions: the block around a cable is no part of it, and its keys are an open set.
_FENCE = regex(r"---[ \t]*\n?")
_END = regex(r"(?:---|\.\.\.)[ \t]*\n?")
_KEY = regex(r"(?P<key>[A-Z][A-Z0-9_ -]{0,40}):[ \t]*(?P<value>[^\n]*)\n?")
_ITEM = regex(r"[ \t]*- +[^\n]*\n?")
_QUOTES = " \t\"'[]"
_LONGEST = 200
# The keys under which files of this kind give a field, the surest first, and those of mirrors in other languages.
# CABLE- before a key is left out.
KEYS = {
    "message": (
        *("DOC-NUMBER", "DOCUMENT-NUMBER", "MRN", "REFERENCE-ID", "IDENTIFIER", "ID", "CANONICAL-ID", "NUMBER"),
        *("REFERENCE", "SLUG"),
    ),
    "dtg": (
        *("DATE", "DOC-DATE", "DATE-TIME", "DTG", "CREATED", "SENT", "DRAFT-DATE", "TIME"),
        *("CREATED-ON", "DATE-CREATED", "CREATION-DATE", "DATE-SENT", "SENT-ON", "CREATED-AT", "SENT-AT"),
        *("DATE-DE-CREATION", "FECHA-DE-CREACION", "DATA-DE-CRIACAO", "DATA-DI-CREAZIONE", "ERSTELLT-AM"),
        *("FECHA", "DATUM", "ERSTELLT", "DATA"),
    ),
    "originator": (
        "FROM",
        "ORIGIN",
        "ORIGINATOR",
        "EMBASSY",
        "OFFICE",
        "POST",
        "ORIGEN",
        "ORIGINE",
        "ORIGEM",
        "HERKUNFT",
    ),
    "addressees": ("TO",),
    "classification": (
        *("CLASSIFICATION", "ORIGINAL-CLASSIFICATION", "LEVEL", "CLASS"),
        *("CLASIFICACION", "CLASSIFICACAO", "CLASSIFICAZIONE", "KLASSIFIZIERUNG", "EINSTUFUNG"),
    ),
    "tags": ("TAGS",),
    "subject": ("SUBJECT", "TITLE", "ASUNTO", "ASSUNTO", "BETREFF", "OBJET", "SUJET", "OGGETTO", "TITULO", "TITRE"),
    "references": ("REFS", "REFERENCES", "REFERENCE-IDS", "REFTELS"),
}


def read_front_matter(text: Text, lines: Sequence[Line]) -> Metadata | None:
    """Return the block at the beginning of a file, or None without one that gives a field of a cable."""
    first = next((place for place, line in enumerate(lines[:_LONGEST]) if line.kind != "BLANK_LINE"), None)
    if first is None or not _matches(_FENCE, text, lines[first]):
        return None
    ahead = range(first + 1, min(first + _LONGEST, len(lines)))
    last = next((place for place in ahead if _matches(_END, text, lines[place])), None)
    if last is None:
        return None
    found = fields_of(text, _entries(text, lines[first + 1 : last]), "the front matter", range(first, last + 1))
    return found if any((found.message, found.dtg, found.classification, found.tags, found.subject)) else None


def fields_of(text: Text, entries: dict[str, Entry], origin: str, lines: range) -> Metadata:
    """The fields of a cable that entries give under the usual keys."""

    def entry(name: str) -> Entry | None:
        known = (entries.get(key) for key in KEYS[name])
        return next((each for each in known if each and not is_nothing(text.capitals[slice(*each.value)])), None)

    identified = (entries[key] for key in KEYS["message"] if key in entries)
    message = next(filter(None, (message_of(text, each.value) for each in identified)), None)
    day, level, tags, subject = entry("dtg"), entry("classification"), entry("tags"), entry("subject")
    sender, receiver, listed = entry("originator"), entry("addressees"), entry("references")
    action = station_of(text, receiver.value, "action") if receiver else None
    return Metadata(
        origin=origin,
        lines=lines,
        message=message,
        dtg=dtg_of(text, day.value) if day else None,
        originator=station_of(text, sender.value, "from") if sender else None,
        addressees=(action,) if action else (),
        classification=classification_of(text, level.value) if level else None,
        tags=tags_of(text, tags) if tags else None,
        subject=subject_of(text, subject) if subject else None,
        references=references_of(text, listed.value) if listed else (),
    )


def key_of(printed: str) -> str:
    """The form of a key under which :data:`KEYS` lists it: in capitals, without accents."""
    if not printed.isascii():
        printed = unicodedata.normalize("NFD", printed).encode("ascii", "ignore").decode().upper()
    return "-".join(printed.replace("_", " ").replace("-", " ").split()).removeprefix("CABLE-")


def _entries(text: Text, lines: Sequence[Line]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    last = ""
    for line in lines:
        found = _KEY.fullmatch(text.capitals, line.start, line.end)
        if found:
            key = key_of(found["key"])
            # A key in its full form goes before the same key of the file as a whole.
            if key not in entries or found["key"].startswith("CABLE"):
                entries[key] = Entry(Span(*found.span("key")), _bare(text, Span(*found.span("value"))))
                last = key
        elif last and _ITEM.fullmatch(text.capitals, line.start, line.end):
            entries[last] = Entry(entries[last].label, Span(entries[last].value.start, line.end))
    return entries


def _bare(text: Text, value: Span) -> Span:
    """A value without the quotes and brackets around it."""
    printed = text.raw[value.start : value.end]
    start = value.start + len(printed) - len(printed.lstrip(_QUOTES))
    return Span(start, max(start, value.start + len(printed.rstrip(_QUOTES))))


def _matches(pattern: re.Pattern[str], text: Text, line: Line) -> bool:
    return pattern.fullmatch(text.capitals, line.start, line.end) is not None
