"""Offsets as browsers count them: JavaScript counts UTF-16 units where Python counts characters."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from cablelint.edits import Span
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_ASTRAL = regex("[\U00010000-\U0010ffff]")


class Units:
    """Converts the offsets of one text between characters and UTF-16 units."""

    def __init__(self, text: str) -> None:
        """Find the characters that need two units."""
        self._astral = [] if text.isascii() else [match.start() for match in _ASTRAL.finditer(text)]
        # The unit at which the second half of each such character lies.
        self._halves = [start + number for number, start in enumerate(self._astral, 1)]

    def unit(self, character: int) -> int:
        """Return the unit of a character, both from 0."""
        return character + bisect_left(self._astral, character)

    def character(self, unit: int) -> int:
        """Return the character of a unit, both from 0; the second half of a character counts as its first."""
        return unit - bisect_left(self._halves, unit + 1)

    def units(self, span: Iterable[int]) -> list[int]:
        """Return the units of some characters, such as start and end of a span."""
        return [self.unit(character) for character in span]

    def span(self, start: int, end: int) -> Span:
        """Return the characters between two units."""
        return Span(self.character(start), self.character(end))
