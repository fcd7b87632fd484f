"""The rows of a cable on the page: its lines, very long ones divided, so that no row is wider than a screen is high."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = regex(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
#: The most characters of a row.
LONGEST_ROW = 400
# A row ends behind a blank, if there is one among so many characters before its limit.
_LONGEST_WORD = 80


class Row(NamedTuple):
    """A row.

    Attributes:
        start: The offset of its first character.
        end: The offset behind its last one, without the line end.
        line: The number of its line, from 1.
    """

    start: int
    end: int
    line: int


def rows_of(text: str) -> list[Row]:
    """Divide a text into rows; every character but line ends is in one."""
    return list(_rows(text)) or [Row(0, 0, 1)]


def _rows(text: str) -> Iterator[Row]:
    for line, match in enumerate(_LINE.finditer(text), 1):
        start = match.start()
        if start == len(text):
            return
        end = start + len(match[0].rstrip("\r\n"))
        while end - start > LONGEST_ROW:
            limit = start + LONGEST_ROW
            blank = text.rfind(" ", limit - _LONGEST_WORD, limit)
            divided = limit if blank < 0 else blank + 1
            yield Row(start, divided, line)
            start = divided
        yield Row(start, end, line)


Ranges = list[list[int]]


def merged(ranges: Ranges) -> Ranges:
    """Merge ranges of numbers that overlap or follow each other; first and last number of each."""
    result: Ranges = []
    for first, last in sorted(ranges):
        if result and first <= result[-1][1] + 1:
            result[-1][1] = max(result[-1][1], last)
        else:
            result.append([first, last])
    return result


def number_in(ranges: Ranges, count: int) -> int:
    """Count the numbers from 1 to ``count`` that are in merged ranges."""
    return sum(max(0, min(last, count) - max(first, 1) + 1) for first, last in ranges)
