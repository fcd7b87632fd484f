"""The preamble: captions, the E.O. line and SUBJECT."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cablelint.data.plain_words import is_plain_word
from cablelint.document.grammar.parsing import parse
from cablelint.document.header.transmission import LEVELS, MONTHS
from cablelint.document.lines.message_parts import Field
from cablelint.document.lines.parsed_field import ParsedField
from cablelint.document.lines.text import Text
from cablelint.document.model import (
    ExecutiveOrder,
    Located,
    PrintedDate,
    Subject,
)
from cablelint.document.portion_marks import portion_mark
from cablelint.edits import Edit, Span
from cablelint.text.letter_case import capitals
from cablelint.text.regexes import regex

# Regular expressions: they cut a line of captions into the words that the grammar reads, and take digits out of dates
# that it has read.
_CAPTION_SEPARATOR = regex(r"[^\s/,-](?:[^\n/,]*[^\s/,-])?")
_CAPTIONS_LABEL = regex(r"[ \t]*CAPTIONS?:")
# SENSITIVE BUT UNCLASSIFIED is a caption too.
_LEVELS = LEVELS.keys() - {"SENSITIVEBUTUNCLASSIFIED"}
_DATES = (
    "DATE_MONTH_DAY_YEAR",
    "DATE_SHORT_YEAR",
    "DATE_YEAR_FIRST",
    "DATE_IN_WORDS",
    "DATE_DAMAGED_VARIANT",
)
_NUMBERS = regex(r"[0-9]+")
_WRAPPED = regex(r"(?<=[A-Za-z])-(?P<break>\n[ \t]*)(?P<right>[A-Za-z]{1,30})")
_LAST_LETTERS = regex(r"[A-Za-z]*$")
# Two halves of so many letters may be words of their own: WEEK-END.
_LEAST_HALF = 3
_LONGEST_HALF = 30


def read_captions(text: Text, field: Field) -> Iterator[Located[str]]:
    """Each caption of a caption line, in capitals; a level printed on it, as at the head of a page, is left out."""
    for line in field.lines:
        label = _CAPTIONS_LABEL.match(text.capitals, line.start, line.end)
        for match in _CAPTION_SEPARATOR.finditer(text.capitals, label.end() if label else line.start, line.end):
            for word in _known_captions(match.group()):
                start = match.start() + word[0]
                printed = text.located(start, start + word[1])
                caption = capitals(printed.value)
                if caption.replace(" ", "") not in _LEVELS:
                    yield Located(caption, printed.span)


def _known_captions(printed: str) -> list[tuple[int, int]]:
    words = parse("caption_line", printed)
    if words.problem is not None or words.first("NAMED_CAPTION"):
        return [(0, len(printed))]
    return [(token.start, len(token.text)) for token in words.tokens]


def read_executive_order(text: Text, field: Field, cable_date: date | None) -> ExecutiveOrder | None:
    """The E.O. line; a two-digit year is read as the one 0 to 30 years after the cable's."""
    parsed = ParsedField(text, field, "eo_line")
    number = parsed.get("ORDER_NUMBER")
    if number is None:
        return None
    keyword = parsed.get("NOT_APPLICABLE", "DECL", "DOWNGRADE", "SCHEDULE")
    dates = tuple(_dates(parsed, cable_date))
    exemptions = parsed.all("OADR", "EXEMPTION", "YEARS")
    event = parsed.get("EVENT")
    kind = None
    if keyword is not None:
        token = parsed.words.first("NOT_APPLICABLE", "DECL", "DOWNGRADE", "SCHEDULE")
        kinds = {"NOT_APPLICABLE": "N/A", "DECL": "DECL", "DOWNGRADE": "DNG", "SCHEDULE": "GDS"}
        kind = kinds[token.type] if token else None
    elif dates or exemptions or event:
        kind = "DECL"
    after = 0
    for said_before in filter(None, (number, parsed.get("AMENDED"))):
        after = parsed.raw.index(said_before.value, after) + len(said_before.value)
    said = parsed.raw[after:].lstrip(" :;.,-").rstrip(" :;.")
    if "(" not in said:
        said = said.rstrip(")")
    instruction = None
    if said:
        start = field.start + parsed.raw.index(said, after)
        instruction = text.located(start, start + len(said))
    variants = tuple(Located(token.type, parsed.located(token).span) for token in parsed.words.variants)
    return ExecutiveOrder(
        number=number,
        kind=kind,
        keyword=keyword,
        instruction=instruction,
        dates=dates,
        exemptions=exemptions,
        event=event,
        officer=parsed.get("OFFICER"),
        variants=variants,
        span=parsed.span,
    )


def read_subject(text: Text, field: Field) -> Subject | None:
    """The SUBJECT line; a word wrapped behind its hyphen is joined, and loses a hyphen that only the wrap made."""
    wrapped = _WRAPPED.finditer(text.raw, field.start, field.end) if len(field.lines) > 1 else ()
    repairs = [_joined(text.raw, found, field.start) for found in wrapped]
    parsed = ParsedField(text, field, "subject_line", repairs=repairs)
    label = parsed.get("SUBJECT_LABEL", "SUBJECT_LABEL_VARIANT")
    if label is None:
        return None
    mark = parsed.get("TITLE_MARK", "MARK_AFTER_VARIANT")
    title = parsed.get("TITLE") or Located("", Span(parsed.span.end, parsed.span.end))
    ran_on = text.raw[field.end - 1 : field.end] != "\n" and field.end < len(text.raw)
    if title.value.endswith((";", ",")) or (ran_on and title.value.endswith(".")):
        # A separator before the field that ran into this one.
        kept = title.value.rstrip(";,. ")
        title = Located(kept, Span(title.span.start, title.span.end - (len(title.value) - len(kept))))
    return Subject(label, portion_mark(mark.value, mark.span) if mark else None, title, parsed.span)


def _joined(raw: str, wrapped: re.Match[str], start: int) -> Edit:
    hyphen = wrapped.start()
    before = _LAST_LETTERS.search(raw, max(0, hyphen - _LONGEST_HALF), hyphen)
    halves = (before[0] if before else "", wrapped["right"])
    is_word = is_plain_word("".join(halves)) and not all(
        len(half) >= _LEAST_HALF and is_plain_word(half) for half in halves
    )
    return Edit((hyphen if is_word else wrapped.start("break")) - start, wrapped.end("break") - start, "")


def _dates(parsed: ParsedField, cable_date: date | None) -> Iterator[PrintedDate]:
    for token in parsed.words.all(*_DATES):
        word = parsed.located(token)
        numbers = _year_month_day(token.type, word.value.upper(), cable_date)
        value = None
        if numbers is not None and token.type != "DATE_DAMAGED_VARIANT":
            try:
                value = date(*numbers)
            except ValueError:
                value = None
        yield PrintedDate(value, token.type, numbers, word.span)


def _year_month_day(form: str, printed: str, cable_date: date | None) -> tuple[int, int, int] | None:
    if form == "DATE_YEAR_FIRST" and printed.isdigit():
        return int(printed[:4]), int(printed[4:6]), int(printed[6:])
    digits = [int(number) for number in _NUMBERS.findall(printed)]
    if form == "DATE_IN_WORDS":
        month = next(place for place, name in enumerate(MONTHS, 1) if name in printed)
        return _year_near(digits[1], cable_date), month, digits[0]
    if len(digits) != 3:
        return None
    if form == "DATE_YEAR_FIRST":
        return digits[0], digits[1], digits[2]
    month, day, year = digits
    return _year_near(year, cable_date) if form == "DATE_SHORT_YEAR" else year, month, day


def _year_near(year: int, cable_date: date | None) -> int:
    """The year that two digits mean: 0 to 30 years after the cable's; four digits as they are."""
    if year > 99:
        return year
    start = cable_date.year if cable_date else 2000
    year += start - start % 100
    if year < start:
        year += 100
    if year > start + 30 and year - 100 > start - 30:
        year -= 100
    return year
