"""Positions of the protocol: lines and code units from 0, and the offsets in characters behind them."""

from __future__ import annotations

from lsprotocol.types import Position, PositionEncodingKind, Range

from cablelint.document.source import Source
from cablelint.edits import Span

_WIDTHS = {PositionEncodingKind.Utf16: ("utf-16-le", 2), PositionEncodingKind.Utf8: ("utf-8", 1)}


class Positions:
    """Converts between the offsets of a source and the positions of an editor.

    Lines end where the protocol says: at a line feed, a carriage return, or both together, and not at a form feed.
    """

    def __init__(self, source: Source, encoding: PositionEncodingKind | str | None = None) -> None:
        """Keep the source and the code units of the editor; UTF-16 if it names none."""
        self._source = source
        self._form = _WIDTHS.get(PositionEncodingKind(encoding or PositionEncodingKind.Utf16))

    def range(self, span: Span) -> Range:
        """Return the range of some characters."""
        return Range(self.position(span.start), self.position(span.end))

    def position(self, offset: int) -> Position:
        """Return the position of a character."""
        line, column = self._source.position(offset)
        start = offset - column + 1
        return Position(line - 1, self._units(self._source.text[start:offset]))

    def offset(self, position: Position) -> int:
        """Return the character at a position; the nearest one if the text has no such position."""
        starts = self._source.line_starts
        if position.line >= len(starts):
            return len(self._source.text)
        line = self._source.line(position.line + 1)
        return starts[position.line] + self._characters(line, position.character)

    def _units(self, text: str) -> int:
        if self._form is None or text.isascii():
            return len(text)
        encoding, width = self._form
        return len(text.encode(encoding, "surrogatepass")) // width

    def _characters(self, line: str, units: int) -> int:
        if self._form is None or line.isascii():
            return min(units, len(line))
        encoding, width = self._form
        return len(line.encode(encoding, "surrogatepass")[: units * width].decode(encoding, "ignore"))
