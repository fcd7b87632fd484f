"""Hidden identifiers that are readable elsewhere: addresses, numbers and dates, however they are printed."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from cablelint.edits import Span
from cablelint.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NUMBER = re.compile(r"\+?\(?\d(?:[ \t().\-/]{0,3}\d){4,20}")
_FEWEST_DIGITS = 6
# The local part of a telephone number, which is printed without the codes of country and town too.
_LOCAL_NUMBER = 7
_SHORTEST = 5
_PIECE = re.compile(r"[^\W_]+|@")
_MONTHS = {month: number for number, month in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = "(?:" + "|".join(_MONTHS) + r")[a-z]{0,6}\.?"
_SEPARATOR = r"[ \t.,/-]{0,2}\n?[ \t]{0,2}"
_DATE = re.compile(
    rf"(?<!\d)(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?{_SEPARATOR}"
    rf"(?P<month>{_MONTH}){_SEPARATOR}(?P<year>\d{{4}}|\d\d)"
    rf"|(?P<month2>{_MONTH}){_SEPARATOR}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?{_SEPARATOR}(?P<year2>\d{{4}})"
    rf"|(?P<year3>\d{{4}})[-./](?P<month3>\d\d?)[-./](?P<day3>\d\d?)"
    rf"|(?P<first>\d\d?)[-./](?P<second>\d\d?)[-./](?P<year4>\d{{4}}|\d\d))(?!\d)"
)


def find_identifiers(release: str, hidden: Iterable[str]) -> list[Span]:
    """Find each place where a hidden identifier is readable.

    Args:
        release: The text of the release.
        hidden: The hidden addresses, numbers and dates as printed.
    """
    values = set(hidden)
    if not values:
        return []
    folded = fold(release)
    found = {folded.origin(*span) for span in _Identifiers(values).places(folded.text)}
    return sorted(found)


class _Identifiers:
    def __init__(self, values: Iterable[str]) -> None:
        folded = [fold(value).text for value in values]
        self.dates = {date for value in folded for match in _DATE.finditer(value) for date in _dates(match)}
        self.numbers = {digits for value in folded if len(digits := re.sub(r"\D", "", value)) >= _FEWEST_DIGITS}
        # Letters and digits alone: an address may be broken or spaced in another way.
        plain = {"".join(_PIECE.findall(value)).replace("@", "at") for value in folded}
        self.plain = {value for value in plain if len(value) >= _SHORTEST and not value.isdigit()}

    def places(self, text: str) -> Iterator[Span]:
        for match in _NUMBER.finditer(text) if self.numbers else ():
            if self._is_hidden(re.sub(r"\D", "", match[0])):
                yield Span(*match.span())
        for match in _DATE.finditer(text) if self.dates else ():
            if not self.dates.isdisjoint(_dates(match)):
                yield Span(*match.span())
        if self.plain:
            yield from self._plain(text)

    def _is_hidden(self, digits: str) -> bool:
        if digits in self.numbers:
            return True
        return any(
            min(len(digits), len(number)) >= _LOCAL_NUMBER
            and (number.endswith(digits.lstrip("0")) or digits.endswith(number.lstrip("0")))
            for number in self.numbers
        )

    def _plain(self, text: str) -> Iterator[Span]:
        words = [("at" if match[0] == "@" else match[0], match.start(), match.end()) for match in _PIECE.finditer(text)]
        stream = "".join(word for word, _, _ in words)
        offsets = [0, *accumulate(len(word) for word, _, _ in words)]
        index_of = {offset: index for index, offset in enumerate(offsets)}
        for value in self.plain:
            at = stream.find(value)
            while at >= 0:
                first, end = index_of.get(at), index_of.get(at + len(value))
                if first is not None and end is not None:
                    yield Span(words[first][1], words[end - 1][2])
                at = stream.find(value, at + 1)


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
