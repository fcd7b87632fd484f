"""Hidden identifiers that are readable elsewhere: addresses, numbers and dates, however they are printed."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from cablelint.edits import Span
from cablelint.text.folding import fold
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NUMBER = regex(r"\+?\(?\d(?:[ \t().\-/]{0,3}\d){4,20}")
_FEWEST_DIGITS = 6
# The local part of a telephone number, which is printed without the codes of country and town too.
_LOCAL_NUMBER = 7
_SHORTEST = 5
_IDENTIFYING = regex(r"[\d@]|\bat\b", re.IGNORECASE)
_PIECE = regex(r"[^\W_]+|@")
_MONTHS = {month: number for number, month in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = "(?:" + "|".join(_MONTHS) + r")[a-z]{0,6}\.?"
_SEPARATOR = r"[ \t.,/-]{0,2}\n?[ \t]{0,2}"
_DATE = regex(
    rf"(?<!\d)(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?{_SEPARATOR}"
    rf"(?P<month>{_MONTH}){_SEPARATOR}(?P<year>\d{{4}}|\d\d)"
    rf"|(?P<month2>{_MONTH}){_SEPARATOR}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?{_SEPARATOR}(?P<year2>\d{{4}})"
    rf"|(?P<year3>\d{{4}})[-./](?P<month3>\d\d?)[-./](?P<day3>\d\d?)"
    rf"|(?P<first>\d\d?)[-./](?P<second>\d\d?)[-./](?P<year4>\d{{4}}|\d\d))(?!\d)"
)


class Readable(NamedTuple):
    """A readable place of a hidden identifier.

    Attributes:
        span: The characters of the release.
        value: The hidden identifier as printed in the original.
    """

    span: Span
    value: str


def find_identifiers(release: str, hidden: Iterable[str]) -> list[Readable]:
    """Find each place where a hidden identifier is readable.

    Args:
        release: The text of the release.
        hidden: The hidden addresses, numbers and dates as printed.
    """
    # A place of birth without a date is a town, which may be readable elsewhere.
    values = [value for value in dict.fromkeys(hidden) if _IDENTIFYING.search(value)]
    if not values:
        return []
    folded = fold(release)
    found = {folded.origin(*span): value for span, value in _Identifiers(values).places(folded.text)}
    return sorted(Readable(span, value) for span, value in found.items())


class _Identifiers:
    """Hidden identifiers by each form in which they may be readable."""

    def __init__(self, values: Iterable[str]) -> None:
        self.dates: dict[tuple[int, int, int], str] = {}
        self.numbers: dict[str, str] = {}
        self.by_end: dict[str, list[str]] = {}
        # Letters and digits alone: an address may be broken or spaced in another way.
        self.plain: dict[str, str] = {}
        for value in values:
            folded = fold(value).text
            self.dates |= {date: value for match in _DATE.finditer(folded) for date in _dates(match)}
            if len(digits := re.sub(r"\D", "", folded)) >= _FEWEST_DIGITS:
                self.numbers[digits] = value
                self.by_end.setdefault(digits[-_FEWEST_DIGITS:], []).append(digits)
            # The street alone identifies the house; the town is behind it.
            street = "" if _DATE.search(folded) else folded.partition(",")[0]
            for part in dict.fromkeys((folded, street)):
                plain = "".join(_PIECE.findall(part)).replace("@", "at")
                if len(plain) >= _SHORTEST and not plain.isdigit() and _IDENTIFYING.search(part):
                    self.plain.setdefault(plain, value)

    def places(self, text: str) -> Iterator[tuple[Span, str]]:
        for match in _NUMBER.finditer(text) if self.numbers else ():
            if value := self._number(re.sub(r"\D", "", match[0])):
                yield Span(*match.span()), value
        for match in _DATE.finditer(text) if self.dates else ():
            if value := next((self.dates[date] for date in _dates(match) if date in self.dates), ""):
                yield Span(*match.span()), value
        if self.plain:
            yield from self._plain(text)

    def _number(self, digits: str) -> str:
        """Return the hidden number that some digits are, or that they are the local part of, or that is one of them."""
        if digits in self.numbers:
            return self.numbers[digits]
        local = digits.lstrip("0")
        for number in self.by_end.get(digits[-_FEWEST_DIGITS:], ()):
            is_long = min(len(digits), len(number)) >= _LOCAL_NUMBER
            if is_long and (number.endswith(local) or digits.endswith(number.lstrip("0"))):
                return self.numbers[number]
        return ""

    def _plain(self, text: str) -> Iterator[tuple[Span, str]]:
        pieces = ["at" if piece == "@" else piece for piece in _PIECE.findall(text)]
        stream = "".join(pieces)
        readable = {plain: value for plain, value in self.plain.items() if plain in stream}
        if not readable:
            return
        words = [match.span() for match in _PIECE.finditer(text)]
        offsets = [0, *accumulate(map(len, pieces))]
        index_of = {offset: index for index, offset in enumerate(offsets)}
        for plain, value in readable.items():
            at = stream.find(plain)
            while at >= 0:
                first, end = index_of.get(at), index_of.get(at + len(plain))
                if first is not None and end is not None:
                    yield Span(words[first][0], words[end - 1][1]), value
                at = stream.find(plain, at + 1)


def _dates(match: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the date as year of the century, month and day; both readings where day and month may be exchanged."""
    part = match.groupdict()
    if part["first"]:
        first, second, short = int(part["first"]), int(part["second"]), int(part["year4"]) % 100
        yield short, second, first
        yield short, first, second
        return
    year, month, day = next(
        (part[f"year{suffix}"], part[f"month{suffix}"], part[f"day{suffix}"])
        for suffix in ("", "2", "3")
        if part[f"year{suffix}"]
    )
    yield int(year) % 100, int(month) if month.isdigit() else _MONTHS[month[:3]], int(day)
