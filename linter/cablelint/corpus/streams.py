"""Records that follow each other in one file: a CSV dump, a table as CSV, JSON Lines; compressed or not."""

from __future__ import annotations

import json
import mmap
import re
from collections.abc import Iterator
from pathlib import Path

from cablelint.corpus.slices import Slice, name_of, sliced, text_of
from cablelint.corpus.spool import UTF_16, Spool
from cablelint.document.dialects import csv, jsonl, table
from cablelint.document.source import Columns, Source, decode, from_text
from cablelint.system.packed import compression_of
from cablelint.system.walking import Unreadable
from cablelint.text.regexes import regex

_CSV_RECORD = regex(csv.RECORD.pattern.encode(), re.MULTILINE)
# In bytes: enough for the header of a table.
_HEADER = 16_384


def find_stream(kind: str, path: str, columns: Columns, spool: Spool | None, size: int) -> Iterator[Slice]:
    """Find the records of a container that is read from its middle: decompressed first, and as UTF-8."""
    local = path
    if not Path(path).is_file() or not _is_readable_from_its_middle(path):
        if spool is None:
            raise ValueError("it is compressed; decompress it first")
        local = spool.decompressed(path)
    shown = path if local != path else ""
    size_in_bytes = Path(local).stat().st_size
    if size_in_bytes:
        kind, starts = ("jsonl", _line_starts(local)) if kind == "jsonl" else _rows_of_csv(local, columns)
        yield from sliced(kind, local, starts, size_in_bytes, shown=shown, size=size)


def _line_starts(path: str, begin: re.Pattern[bytes] = re.compile(rb"\s*\S")) -> Iterator[int]:
    """Yield the offset of each line that matches, by default of each that is not blank."""
    offset = 0
    with Path(path).open("rb") as file:
        for line in file:
            if begin.match(line):
                yield offset
            offset += len(line)


def _is_readable_from_its_middle(path: str) -> bool:
    with Path(path).open("rb") as file:
        begin = file.read(4)
    return compression_of(begin) is None and not begin.startswith(UTF_16)


def _rows_of_csv(path: str, columns: Columns) -> tuple[str, Iterator[int]]:
    with Path(path).open("rb") as file:
        if _CSV_RECORD.search(file.read(csv.SEARCHED)):
            return "csv", _line_starts(path, _CSV_RECORD)
    header = _header(path, columns)
    if header is None:
        wanted = repr(columns.text) if columns.text else ", ".join(jsonl.TEXT_KEYS)
        raise ValueError(f"found no header with a column {wanted}; name the column of the cable with --text-column")
    source, form = header
    return "table", _table_rows(path, len(source.encode(source.text[: form.start])), form.delimiter)


def _table_rows(path: str, start: int, delimiter: str) -> Iterator[int]:
    with Path(path).open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        yield from table.row_starts(data, start, delimiter)


def _header(path: str, columns: Columns) -> tuple[Source, table.Table] | None:
    with Path(path).open("rb") as file:
        begin = file.read(_HEADER)
    # The text ends within a line, perhaps within a character.
    source = decode(begin[: begin.rfind(b"\n") + 1] or begin, path)
    form = table.table_of(source.text, columns)
    return (source, form) if form else None


def _bytes(piece: Slice) -> Source:
    with Path(piece.path).open("rb") as file:
        file.seek(piece.start)
        return decode(file.read(piece.end - piece.start), piece.input)


def _numbered(cable: Source, piece: Slice, number: int) -> Source:
    """Return the cable of a row as a source of its own, named by its number if the row gives no name."""
    return from_text(cable.text, cable.name if cable.name != piece.input else f"{piece.input}/{number}")


def read_dump(piece: Slice, _columns: Columns) -> Iterator[Source]:
    """Read the records of a slice of a CSV dump."""
    source = _bytes(piece)
    for number, record in enumerate(csv.records(source.text), piece.first + 1):
        cable = csv.cable_of(source, record)
        yield _numbered(cable, piece, number)


def read_table(piece: Slice, columns: Columns) -> Iterator[Source]:
    """Read the rows of a slice of a table.

    Raises:
        ValueError: The header of the file is another one than when the slice was found.
    """
    source = _bytes(piece)
    header = _header(piece.path, columns)
    if header is None:
        raise ValueError("the header has changed")
    form = header[1]._replace(start=0)
    for number, row in enumerate(table.rows(source.text, form), piece.first + 1):
        cable = table.cable_of(source, form, row)
        yield _numbered(cable, piece, number)


def read_lines(piece: Slice, columns: Columns) -> Iterator[Source | Unreadable]:
    """Read the objects of a slice of JSON Lines."""
    lines = filter(str.strip, _bytes(piece).text.split("\n"))
    for number, line in enumerate(lines, piece.first + 1):
        name = f"{piece.input}/{number}"
        try:
            row = json.loads(line)
            text = text_of(row, columns)
        except (ValueError, TypeError, RecursionError):
            yield Unreadable(name, "found no JSON object with a text")
            continue
        yield from_text(text, name_of(row, columns, piece.input, name))
