"""The preamble: captions, slug lines, the E.O. line, TAGS, SUBJECT, REF and Classified By."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cablelint.document.grammar import compiled as grammar
from cablelint.document.header.classified_by import said_before_reason, split_authority, wrap_repairs
from cablelint.document.header.portion_marks import portion_mark
from cablelint.document.header.transmission import MONTHS
from cablelint.document.lines.field_reader import FieldReader, Text, joined
from cablelint.document.lines.layout import Field
from cablelint.document.model import (
    Authority,
    ExecutiveOrder,
    Located,
    PrintedDate,
    Reasons,
    Subject,
    Tag,
    Tags,
)
from cablelint.edits import Span

_CAPTION_SEPARATOR = re.compile(r"[^\s/,-](?:[^\n/,]*[^\s/,-])?")
_RANGE = re.compile(r"-")
_DATES = (
    "DATE_MONTH_DAY_YEAR",
    "DATE_SHORT_YEAR",
    "DATE_YEAR_FIRST",
    "DATE_IN_WORDS",
    "DATE_DAMAGED_VARIANT",
)
_NUMBERS = re.compile(r"[0-9]+")


def read_captions(text: Text, field: Field) -> Iterator[Located[str]]:
    """Each caption of a caption line."""
    for line in field.lines:
        for match in _CAPTION_SEPARATOR.finditer(text.folded, line.start, line.end):
            for word in _known_captions(match.group()):
                start = match.start() + word[0]
                yield text.located(start, start + word[1])


def _known_captions(printed: str) -> list[tuple[int, int]]:
    parsed = grammar.parse("caption_line", printed)
    if parsed.problem is not None or parsed.first("NAMED_CAPTION"):
        return [(0, len(printed))]
    return [(token.start, len(token.text)) for token in parsed.tokens]


def read_executive_order(text: Text, field: Field, cable_date: date | None) -> ExecutiveOrder | None:
    """The E.O. line; a two-digit year is read as the one 0 to 30 years after the cable's."""
    reader = FieldReader(text, field, "eo_line")
    number = reader.get("ORDER_NUMBER")
    if number is None:
        return None
    keyword = reader.get("NOT_APPLICABLE", "DECL", "DOWNGRADE", "SCHEDULE")
    dates = tuple(_dates(reader, cable_date))
    exemptions = reader.all("OADR", "EXEMPTION", "YEARS")
    event = reader.get("EVENT")
    kind = None
    if keyword is not None:
        token = reader.parsed.first("NOT_APPLICABLE", "DECL", "DOWNGRADE", "SCHEDULE")
        kinds = {"NOT_APPLICABLE": "N/A", "DECL": "DECL", "DOWNGRADE": "DNG", "SCHEDULE": "GDS"}
        kind = kinds[token.type] if token else None
    elif dates or exemptions or event:
        kind = "DECL"
    after = reader.raw.find(number.value) + len(number.value)
    said = reader.raw[after:].strip(" :;.")
    instruction = None
    if said:
        start = field.start + reader.raw.index(said, after)
        instruction = text.located(start, start + len(said))
    variants = tuple(
        Located(token.type, reader.located(token).span)
        for token in reader.parsed.tokens
        if token.type.endswith("_VARIANT")
    )
    return ExecutiveOrder(
        number=number,
        kind=kind,
        keyword=keyword,
        instruction=instruction,
        dates=dates,
        exemptions=exemptions,
        event=event,
        officer=reader.get("OFFICER"),
        variants=variants,
        span=reader.span,
    )


def read_tags(text: Text, field: Field) -> Tags | None:
    """The TAGS line."""
    reader = FieldReader(text, field, "tags_line")
    label = reader.get("TAGS_LABEL", "TAGS_LABEL_VARIANT")
    if label is None:
        return None
    entries: list[Tag] = []
    for token in reader.parsed.all("TAG", "TAG_VARIANT", "TAG_PERSON"):
        word = reader.located(token)
        if token.type == "TAG_PERSON":
            if entries:
                last = entries[-1]
                entries[-1] = Tag(last.value, word, last.is_well_formed, last.span)
        else:
            entries.append(Tag(word.value.upper(), None, token.type == "TAG", word.span))
    return Tags(label, tuple(entries), reader.span)


def read_subject(text: Text, field: Field) -> Subject | None:
    """The SUBJECT line."""
    reader = FieldReader(text, field, "subject_line")
    label = reader.get("SUBJECT_LABEL", "SUBJECT_LABEL_VARIANT")
    if label is None:
        return None
    mark = reader.get("TITLE_MARK")
    title = reader.get("TITLE") or Located("", Span(reader.span.end, reader.span.end))
    return Subject(label, portion_mark(mark.value, mark.span) if mark else None, title, reader.span)


def read_authority(text: Text, field: Field) -> Authority | None:
    """The Classified By or Derived From line."""
    is_derived = "DERIVED" in text.folded[field.start : field.end].split("FROM", 1)[0]
    rule = "derived_from" if is_derived else "classified_by"
    repairs = list(wrap_repairs(text.raw[field.start : field.end], joined(text.raw, field)))
    reader = FieldReader(text, field, rule, reports=False, repairs=repairs)
    label = reader.get("CLASSIFIED_BY", "CLASSIFIED_BY_VARIANT", "DERIVED_LABEL")
    if label is None:
        return None
    said = reader.parsed.first("AUTHORITY", "SOURCE")
    name = title = what = None
    if said is not None:
        start, end = reader.place(said)
        piece = reader.raw[start:end]
        length = said_before_reason(piece)
        what = reader.part(start, start + length) if length else None
        if not is_derived:
            places = split_authority(piece[:length])
            name, title = (reader.part(start + at[0], start + at[1]) if at else None for at in places)
    return Authority(is_derived, label, what, name, title, _reasons(reader), reader.span)


def _reasons(reader: FieldReader) -> Reasons | None:
    section = reader.parsed.first("REASON_SECTION")
    if section is None:
        return None
    printed = reader.located(section)
    letters: list[Located[str]] = []
    range_from = None
    end = printed.span.end
    for token in reader.parsed.all("REASON_LETTER", "LINK"):
        word = reader.located(token)
        if token.type == "LINK":
            range_from = letters[-1].value if letters and _RANGE.search(word.value) else None
            continue
        letter = word.value.strip("()[] .").lower()
        if range_from is not None and letter.isalpha():
            letters += (Located(chr(code), word.span) for code in range(ord(range_from) + 1, ord(letter)))
            range_from = None
        letters.append(Located(letter, word.span))
        end = word.span.end
    digits = _NUMBERS.findall(printed.value)
    value = ".".join("".join(digits)) if len(digits) == 1 else ".".join(digits)
    return Reasons(Located(value, printed.span), tuple(letters), Span(printed.span.start, end))


def _dates(reader: FieldReader, cable_date: date | None) -> Iterator[PrintedDate]:
    for token in reader.parsed.all(*_DATES):
        word = reader.located(token)
        numbers = _year_month_day(token.type, word.value.upper(), cable_date)
        value = None
        if numbers is not None and token.type != "DATE_DAMAGED_VARIANT":
            try:
                value = date(*numbers)
            except ValueError:
                value = None
        yield PrintedDate(value, token.type, numbers, word.span)


def _year_month_day(form: str, printed: str, cable_date: date | None) -> tuple[int, int, int] | None:
    digits = [int(number) for number in _NUMBERS.findall(printed)]
    if form == "DATE_IN_WORDS":
        month = next(place for place, name in enumerate(MONTHS, 1) if name in printed)
        return digits[1], month, digits[0]
    if len(digits) != 3:
        return None
    if form == "DATE_YEAR_FIRST":
        return digits[0], digits[1], digits[2]
    month, day, year = digits
    if form == "DATE_SHORT_YEAR":
        start = cable_date.year if cable_date else 2000
        year += start - start % 100
        if year < start:
            year += 100
        if year > start + 30 and year - 100 > start - 30:
            year -= 100
    return year, month, day
