"""Tables as CSV (RFC 4180): a header with the names of the columns, a record a row, the cable in one of its cells.

The delimiter is a comma, a semicolon, a tab or a bar, whichever the header uses. A cell in double quotes may contain
line breaks and doubled quotes. A row that is not of this form is read as it is, up to the next line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from mmap import mmap
from typing import Any, AnyStr, NamedTuple

from cablelint.document.dialects.enclosed import form, nested
from cablelint.document.dialects.inner_text import text_repairs
from cablelint.document.dialects.jsonl import TEXT_KEYS
from cablelint.document.dialects.markup import without_markup
from cablelint.document.dialects.messages import each_message
from cablelint.document.model import Repair
from cablelint.document.source import Columns, Source, View
from cablelint.edits import Span
from cablelint.text.regexes import regex

DELIMITERS = ",;\t|"
# In characters: a header longer than this is a text.
_LONGEST_HEADER = 4000
# Regular expressions: the form of a file around cables, of which the grammar of a cable knows nothing.
_NAME = regex(r"\s*\"?\s*(?P<name>[^\W\d][\w .#/()-]{0,60}?)\s*\"?\s*")
_LINE = regex(r"[^\r\n]*")
_DOUBLED = regex('""')
_END = regex(r"\r\n?|\n")


class Cell(NamedTuple):
    """A cell: its value without the quotes, and whether it has quotes."""

    span: Span
    is_quoted: bool


class Table(NamedTuple):
    """The form of a table.

    Attributes:
        delimiter: One of :data:`DELIMITERS`.
        names: The names of the columns as they are printed.
        text: The index of the column with the cable.
        name: The index of the column with its name, if there is one.
        start: The offset of the first row below the header.
    """

    delimiter: str
    names: tuple[str, ...]
    text: int
    name: int | None
    start: int


def recognises(source: Source) -> bool:
    """Whether the first line is a header with a column for the cable."""
    return table_of(source.text[: _LONGEST_HEADER + 2], source.columns) is not None


def cables(source: Source) -> Iterator[Source]:
    """Yield the messages of each row; the header and the other cells are no part of them."""
    table = table_of(source.text, source.columns)
    found = False
    for row in rows(source.text, table) if table else ():
        found = True
        yield from each_message(without_markup(cable_of(source, table, row)) if table else source)
    if not found:
        yield source


def repairs(source: Source) -> list[Repair]:
    """Return the repairs of the text within the cell."""
    return text_repairs(source)


def table_of(text: str, columns: Columns) -> Table | None:
    """Read the header of a table, with or without its rows.

    Returns:
        None if the first line is no header, or has no column of the requested name or of :data:`TEXT_KEYS`.
    """
    line = _LINE.match(text)
    if line is None or not 0 < line.end() <= _LONGEST_HEADER:
        return None
    # A single word may begin any text, so a table has two columns at least, or one that was requested.
    possible = [delimiter for delimiter in DELIMITERS if delimiter in line[0] or columns.text is not None]
    for delimiter in sorted(possible, key=line[0].count, reverse=True):
        named = [_NAME.fullmatch(cell) for cell in line[0].split(delimiter)]
        names = tuple(match["name"] for match in named if match)
        if len(names) < len(named):
            continue
        text_column = _index(names, (columns.text,) if columns.text else TEXT_KEYS)
        if text_column is not None:
            end = _END.match(text, line.end())
            start = end.end() if end else len(text)
            return Table(delimiter, names, text_column, _index(names, (columns.name,)), start)
    return None


def rows(text: str, table: Table) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of each row that is not blank."""
    pattern = re.compile(_cell(table.delimiter))
    return _rows(pattern, text, table.start, table.delimiter)


def row_starts(data: mmap, start: int, delimiter: str) -> Iterator[int]:
    """Yield the offset of each row that is not blank, in the bytes of a file in UTF-8 or Windows-1252.

    Args:
        data: The file.
        start: The first byte below the header.
        delimiter: The delimiter of the table.
    """
    pattern = re.compile(_cell(delimiter).encode())
    for row in _rows(pattern, data, start, delimiter.encode()):
        yield row[0].span.start - row[0].is_quoted


def _rows(pattern: re.Pattern[AnyStr], text: Any, start: int, delimiter: AnyStr) -> Iterator[tuple[Cell, ...]]:
    position = start
    while position < len(text):
        cells: list[Cell] = []
        while match := pattern.match(text, position):
            is_quoted = match["quoted"] is not None
            cells.append(Cell(Span(*match.span("quoted" if is_quoted else "plain")), is_quoted))
            position = match.end()
            if delimiter not in (match["quoted_end"], match["plain_end"]):
                break
        if len(cells) > 1 or cells[0].span.start < cells[0].span.end:
            yield tuple(cells)


def cable_of(source: Source, table: Table, row: tuple[Cell, ...]) -> Source:
    """Return the cable of a row under the name that the row gives, its escapes undone.

    A row that is too short for the column of the cable is read whole, and reported as damaged.
    """
    text = source.text
    escape = partial(_escape_plain, delimiter=table.delimiter)
    if table.text >= len(row):
        whole = Span(row[0].span.start, row[-1].span.end)
        edits = [form(0, whole.start), form(whole.end, len(text))]
        return nested(source, View(text, edits), escape, faults=[("damaged-record", whole.start)])
    cell = row[table.text]
    edits = [form(0, cell.span.start)]
    if cell.is_quoted:
        edits += (form(match.start(), match.start() + 1) for match in _DOUBLED.finditer(text, *cell.span))
    edits.append(form(cell.span.end, len(text)))
    named = row[table.name].span if table.name is not None and table.name < len(row) else Span(0, 0)
    name = text[slice(*named)].strip()
    return nested(source, View(text, edits), escape_quoted if cell.is_quoted else escape, name=name)


def escape_quoted(content: str) -> str:
    """Double the quotes."""
    return content.replace('"', '""')


def _escape_plain(content: str, delimiter: str) -> str:
    """Replace what would end a cell without quotes by a blank."""
    return re.sub(f'[{re.escape(delimiter)}\r\n"]+', " ", content)


def _index(names: tuple[str, ...], wanted: tuple[str, ...]) -> int | None:
    folded = [name.casefold() for name in names]
    return next((folded.index(name.casefold()) for name in wanted if name.casefold() in folded), None)


def _cell(delimiter: str) -> str:
    """Return the pattern of a cell and its end, which matches any text."""
    end = rf"(?P<{{}}>{re.escape(delimiter)}|\r\n?|\n|\Z)"
    # Text after a closing quote makes the cell a plain one; a quote that is never closed reaches to the end of file.
    quoted = rf'[ ]{{{{0,8}}}}"(?P<quoted>[^"]*+(?:""[^"]*+)*+)(?:"[ \t]{{{{0,8}}}}{end}|\Z)'.format("quoted_end")
    plain = rf"(?P<plain>[^{re.escape(delimiter)}\r\n]*+)" + end.format("plain_end")
    return f"{quoted}|{plain}"
