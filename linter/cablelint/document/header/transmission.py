"""The transmission header: format lines 1 to 8 and the classification line."""

from __future__ import annotations

from datetime import UTC, datetime

from cablelint.document.grammar.parsing import parse
from cablelint.document.lines.message_parts import Field
from cablelint.document.lines.parsed_field import ParsedField
from cablelint.document.lines.text import Text
from cablelint.document.model import (
    Addressee,
    Classification,
    DateTimeGroup,
    DeLine,
    Level,
    Located,
    MessageReference,
    Relay,
    SectionMark,
    SecurityLine,
)
from cablelint.edits import Span
from cablelint.text.mask_shapes import style_name
from cablelint.text.regexes import regex

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_ROLES = {"TO": "action", "INFO": "info", "XMT": "exempt"}
#: Each level by the letters of its name.
LEVELS = {
    "CONFIDENTIAL": Level.CONFIDENTIAL,
    "SECRET": Level.SECRET,
    "TOPSECRET": Level.TOP_SECRET,
    "UNCLAS": Level.UNCLASSIFIED,
    "UNCLASSIFIED": Level.UNCLASSIFIED,
    "SENSITIVEBUTUNCLASSIFIED": Level.UNCLASSIFIED,
    "LIMITEDOFFICIALUSE": Level.LIMITED_OFFICIAL_USE,
    "RESTRICTED": Level.CONFIDENTIAL,
}
_LEVEL_WORDS = (
    "CONFIDENTIAL",
    "SECRET",
    "TOP_SECRET",
    "UNCLAS",
    "LIMITED_OFFICIAL_USE",
    "LEVEL_UNSPACED_VARIANT",
    "LEVEL_UNEVEN_VARIANT",
    "LEVEL_DAMAGED_VARIANT",
)
_SPELLINGS = {
    "LEVEL_UNSPACED_VARIANT": "plain",
    "LEVEL_UNEVEN_VARIANT": "damaged",
    "LEVEL_DAMAGED_VARIANT": "damaged",
}
# Telegrams of the archives begin in the 1940s; those of the mirrors end in 2010.
_FIRST_YEAR = 40
# Regular expressions: they take digits out of words that the grammar has read.
_COUNTS = {
    word: number
    for number, word in enumerate(("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN"), 1)
}
_COUNT = regex(r"[0-9]+|" + "|".join(_COUNTS))


def read_transmission(text: Text, field: Field) -> Located[str]:
    """Format line 1."""
    parsed = ParsedField(text, field, "transmission_line")
    return text.located(field.start, field.end) if parsed.words.problem is None else Located("", parsed.span)


def read_relay(text: Text, field: Field) -> Relay | None:
    """Format line 2."""
    parsed = ParsedField(text, field, "relay_line")
    precedence = parsed.get("RELAY_PRECEDENCE")
    if precedence is None:
        return None
    return Relay(precedence, parsed.all("ROUTING_INDICATOR"), parsed.span)


def read_de(text: Text, field: Field) -> DeLine:
    """Format line 3."""
    parsed = ParsedField(text, field, "de_line")
    return DeLine(
        indicator=parsed.get("ROUTING_INDICATOR"),
        serial=parsed.number("STATION_SERIAL"),
        section=parsed.number("SECTION"),
        day=parsed.number("DAY_OF_YEAR"),
        time=parsed.get("FILING_TIME"),
        span=parsed.span,
    )


def read_security(text: Text, field: Field) -> SecurityLine:
    """Format line 4."""
    parsed = ParsedField(text, field, "security_line")
    return SecurityLine(parsed.get("SECURITY_SIGNAL"), parsed.get("SECURITY_LETTERS"), parsed.span)


def read_dtg(text: Text, field: Field) -> DateTimeGroup:
    """Format line 5; years 40 to 99 are of the twentieth century."""
    parsed = ParsedField(text, field, "dtg_line")
    words = [parsed.get(name) for name in ("DATE_TIME", "MONTH", "YEAR")]
    found = [word for word in words if word is not None]
    value = None
    if len(found) == 3:
        clock, month, year = (word.value.upper() for word in found)
        try:
            value = datetime(
                full_year(int(year)),
                MONTHS.index(month) + 1,
                int(clock[:2]),
                int(clock[2:4]),
                int(clock[4:6]),
                tzinfo=UTC,
            )
        except ValueError:
            value = None
        span = Span(found[0].span.start, found[-1].span.end)
        stamp = Located(" ".join(word.value for word in found), span)
    else:
        stamp = text.located(field.start, field.end)
    return DateTimeGroup(value, stamp, parsed.all("PRECEDENCE"), parsed.span)


def read_station(text: Text, field: Field, role: str) -> Addressee | None:
    """Format lines 6 to 8: one station, its role carried on from the line before where this one prints no role."""
    parsed = ParsedField(text, field, "from_line" if role == "from" else "addressee_line")
    label = parsed.get("ADDRESSEE_LABEL")
    station = parsed.get("STATION")
    if station is None:
        return None
    return Addressee(
        role=_role(label.value) if label else role,
        indicator=parsed.get("ROUTE"),
        station=station,
        precedence=parsed.get("ADDRESSEE_PRECEDENCE", "PRECEDENCE_VARIANT"),
        number=parsed.get("STATION_NUMBER"),
        span=parsed.span,
    )


def role_of(text: Text, field: Field, role: str) -> str:
    """The role that an addressee line sets for the lines after it."""
    label = parse("addressee_line", text.capitals[field.start : field.end].strip()).first("ADDRESSEE_LABEL")
    return _role(label.text) if label else role


def _role(label: str) -> str:
    return _ROLES[label.upper().rstrip(": ")]


def read_classification(text: Text, field: Field, year: int | None) -> Classification | None:
    """Format line 12. ``year`` is the cable's own, for the canonical message reference number."""
    parsed = ParsedField(text, field, "classification_line")
    word = parsed.words.first(*_LEVEL_WORDS)
    if word is None:
        return None
    level = level_of(word.text)
    if level is None:
        return None
    spelling = _SPELLINGS.get(word.type, "spaced")
    section = None
    numbers = parsed.all("SECTION_NUMBER", "SECTION_TOTAL")
    if len(numbers) >= 2:
        section = SectionMark(
            int(numbers[0].value), int(numbers[1].value), Span(numbers[0].span.start, numbers[1].span.end)
        )
    else:
        printed = parsed.get("SECTION_VARIANT", "SECTION_IN_WORDS_VARIANT")
        if printed is not None:
            section = _section_of(printed)
    return Classification(
        level=Located(level, parsed.located(word).span),
        spelling=spelling,
        controls=parsed.all("CONTROL"),
        section=section,
        messages=tuple(_messages(parsed, year)),
        span=parsed.span,
    )


def _section_of(printed: Located[str]) -> SectionMark:
    """The section of ``SECTION01OF02``, ``SECTION ONE OF TWO`` or ``FINAL SECTION OF TWO``."""
    *first, total = (_COUNTS.get(count) or int(count) for count in _COUNT.findall(printed.value.upper()))
    return SectionMark(first[0] if first else total, total, printed.span)


# Of the control of the 1960s that LIMITED OFFICIAL USE replaced.
_OLDER_NAMES = ("OFFICIALUSEONLY", "OFFICIALUSE")


def level_of(word: str) -> Level | None:
    """Return the level that a word means, blanks aside; a missing or doubled letter or two are forgiven."""
    letters = "".join(word.upper().split())
    if letters in LEVELS:
        return LEVELS[letters]
    if letters in _OLDER_NAMES:
        return Level.LIMITED_OFFICIAL_USE
    close = [name for name in ("CONFIDENTIAL", "SECRET", "TOPSECRET", "UNCLAS") if _is_close(letters, name)]
    return LEVELS[close[0]] if len(close) == 1 else None


def canonical(post: str, number: int, year: int | None) -> str | None:
    """The form under which mirrors file a cable: ``07TOKYO2004``; a mask in place of the post stays as it is."""
    name = post if style_name(post) else "".join(filter(str.isalnum, post.upper()))
    return f"{year % 100:02}{name}{number}" if year is not None else None


def full_year(short: int) -> int:
    """The year of two digits as one of four: 40 to 99 are of the twentieth century."""
    return short + (1900 if short >= _FIRST_YEAR else 2000)


def _messages(parsed: ParsedField, year: int | None) -> list[MessageReference]:
    posts = parsed.all("POST")
    if year is None and (printed := parsed.get("YEAR_VARIANT")) is not None:
        year = full_year(int(printed.value) % 100)
    numbers = parsed.all("MESSAGE_NUMBER")
    return [
        MessageReference(
            post, digits, year, canonical(post.value, int(digits.value), year), Span(post.span.start, digits.span.end)
        )
        for post, digits in zip(posts, numbers, strict=False)
    ]


def _is_close(letters: str, name: str) -> bool:
    """At most two letters dropped, doubled or changed."""
    row = list(range(len(name) + 1))
    for number, letter in enumerate(letters[:16], 1):
        before, row[0] = row[0], number
        for column, other in enumerate(name, 1):
            before, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, before + (letter != other))
    return row[-1] <= 2
