r"""The one-file dump of Cablegate: a record a cable, eight fields in double quotes, a backslash as the escape.

A field may contain line breaks, so records are recognised by their beginning: a number and a date, both in quotes, at
the start of a line. Reading resumes there after a damaged record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cablelint.document.dialects.enclosed import form, nested
from cablelint.document.dialects.inner_text import text_repairs
from cablelint.document.dialects.messages import each_message
from cablelint.document.model import Repair
from cablelint.document.source import Source, View
from cablelint.edits import Span
from cablelint.text.regexes import regex

# Regular expressions: the form of a file around cables, of which the grammar of a cable knows nothing.

#: How a record begins.
RECORD = regex(r'^"[0-9]{1,9}","[0-9]{1,2}/[0-9]{1,2}/[0-9]{4} [0-9]{1,2}:[0-9]{2}",', re.MULTILINE)
# Nearly no text has this part of it, which re finds by its first character.
_SIGN = regex(r'"[0-9]{1,9}","[0-9]')
FIELDS = ("number", "date", "id", "origin", "classification", "references", "header", "body")

_ID = FIELDS.index("id")
_METADATA = FIELDS.index("header")
_FIELD = regex(r'"(?P<value>[^"\\]*(?:(?:\\.|"")[^"\\]*)*)"(?P<end>,|\s*\Z)', re.DOTALL)
_ESCAPE = regex(r'\\(?P<escaped>.)|""', re.DOTALL)
#: In characters: the first whole record must begin within so many of a file.
SEARCHED = 200_000


class Record(NamedTuple):
    """One record: the spans of its values, without their quotes.

    Attributes:
        span: The whole record.
        metadata: The first six fields, fewer if the record is damaged there.
        texts: Header and text; the text reaches to the end of the record if that is damaged.
        is_whole: Whether there are eight fields and nothing else.
    """

    span: Span
    metadata: tuple[Span, ...]
    texts: tuple[Span, ...]
    is_whole: bool


def recognises(source: Source) -> bool:
    """Whether a record begins near the start of the file."""
    text = source.text
    return _SIGN.search(text, 0, SEARCHED) is not None and RECORD.search(text, 0, SEARCHED) is not None


def cables(source: Source) -> Iterator[Source]:
    """The messages of each record; header and text are one cable."""
    found = False
    for record in records(source.text):
        found = True
        yield from each_message(cable_of(source, record))
    if not found:
        yield source


def repairs(source: Source) -> list[Repair]:
    """Those of the text within the record."""
    return text_repairs(source)


def escape(content: str) -> str:
    """Quotes and backslashes with a backslash before them."""
    return content.replace("\\", "\\\\").replace('"', '\\"')


def records(text: str) -> Iterator[Record]:
    """Yield each record of a text, in order; text before the first counts as a damaged one."""
    begins = [match.start() for match in RECORD.finditer(text)]
    if begins and text[: begins[0]].strip():
        before = Span(0, begins[0])
        yield Record(before, (), (before,), is_whole=False)
    for start, end in pairwise([*begins, len(text)]):
        yield _record(text, start, end)


def cable_of(source: Source, record: Record) -> Source:
    """Header and text of a record, their escapes undone, under the id that the record gives."""
    text = source.text
    begins, ends = record.texts[0].start, record.texts[-1].end
    edits = [form(0, begins)]
    faults = [] if record.is_whole else [("damaged-record", begins)]
    position = begins
    for value in record.texts:
        if position < value.start:
            # Where a header ends, so does its line.
            edits.append(form(position, value.start, "\n" if begins < position else ""))
        for match in _ESCAPE.finditer(text, *value):
            escaped = match["escaped"]
            if escaped is not None and escaped.isalnum():
                # Loaders differ on what a backslash before a letter means, so both stay and the pair is reported.
                faults.append(("odd-escape", match.start()))
            else:
                edits.append(form(match.start(), match.start() + 1))
        position = value.end
    edits.append(form(ends, len(text)))
    name = text[slice(*record.metadata[_ID])] if len(record.metadata) > _ID else ""
    return nested(source, View(text, edits), escape, name=name, faults=faults)


def _record(text: str, start: int, end: int) -> Record:
    fields: list[Span] = []
    position = start
    while len(fields) < len(FIELDS) and (match := _FIELD.match(text, position, end)):
        fields.append(Span(*match.span("value")))
        position = match.end()
    if len(fields) == len(FIELDS) and position == end:
        return Record(Span(start, end), tuple(fields[:_METADATA]), tuple(fields[_METADATA:]), is_whole=True)
    # A quote without its backslash, or a record cut short: the text is the rest, unchanged.
    whole = fields[: _METADATA + 1]
    begins = min(whole[-1].end + len('","'), end)
    ends = begins + len(text[begins:end].rstrip().removesuffix('"'))
    return Record(Span(start, end), tuple(whole[:_METADATA]), (*whole[_METADATA:], Span(begins, ends)), is_whole=False)
