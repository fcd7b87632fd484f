"""The records of a corpus: texts in files, folders, ZIP archives, CSV dumps, JSON Lines and Parquet tables.

Finding records and reading them are apart: :func:`find` locates them, cheaply and in order, as slices that can
be sent anywhere; :func:`read` gets their content.
"""

from __future__ import annotations

import json
import mmap
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from cablelint.document.dialects import csv, jsonl
from cablelint.document.source import Source, decode, from_text
from cablelint.system.walking import SUFFIXES, Unreadable, find_files

#: The most records in one slice of a container.
SLICE = 200
#: In bytes. No cable is so long; a member of an archive that says it is may never end.
LONGEST = 64 * 1024 * 1024

_CONTAINERS = {".zip": "zip", ".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
_CSV_RECORD = re.compile(csv.RECORD.pattern.encode(), re.MULTILINE)
_LINE = re.compile(rb"[^\n]*\S[^\n]*")


class InputError(Exception):
    """An input cannot be read at all; the message says which, why, and what was expected."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Some records that follow each other in one input.

    Attributes:
        kind: ``file``, ``zip``, ``csv``, ``jsonl`` or ``parquet``.
        path: The input, as the user gave it or as it was found in a folder.
        count: How many records.
        start: Where they begin: a byte of a CSV or JSON Lines file, a member of an archive, a row of a row group.
        end: Where they end, in the same measure.
        first: How many records of the input come before.
        group: The row group, of a Parquet file.
        more: Files with further sections of the message in this file.
    """

    kind: str
    path: str
    count: int = 1
    start: int = 0
    end: int = 0
    first: int = 0
    group: int = 0
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, or keys of an object, with the text and the name of a cable.

    Attributes:
        text: None for the first of ``text``, ``cable``, ``body`` and ``content`` that is there.
        name: The record's number is its name if this column is not there.
    """

    text: str | None = None
    name: str = jsonl.ID_KEY


def find(inputs: Iterable[str], exclude: Iterable[str] = (), *, root: Path | None = None) -> Iterator[Slice]:
    """The records of all inputs, in order; folders by name.

    Raises:
        InputError: An input is not there, or is no archive or table though its name says so.
    """
    for path in find_files(inputs, exclude, root=root, suffixes=(*SUFFIXES, *_CONTAINERS)):
        if isinstance(path, Unreadable):
            raise InputError(str(path))
        kind = _CONTAINERS.get(PurePath(path).suffix.lower(), "file")
        try:
            yield from _FINDERS[kind](path)
        except (OSError, ValueError, zipfile.BadZipFile) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise InputError(f"{path}: cannot be read as {kind}: {reason}") from None


def read(piece: Slice, columns: Columns) -> Iterator[Source | Unreadable]:
    """The records of a slice, each under the path of the input and its own name; or why one cannot be read."""
    try:
        yield from _READERS[piece.kind](piece, columns)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        yield Unreadable(piece.path, getattr(error, "strerror", None) or type(error).__name__)


def _find_file(path: str) -> Iterator[Slice]:
    yield Slice("file", path)


def _read_file(piece: Slice, _columns: Columns) -> Iterator[Source]:
    source = decode(Path(piece.path).read_bytes(), piece.path)
    if piece.more:
        sections = (source, *(decode(Path(path).read_bytes(), path) for path in piece.more))
        source = from_text("\n".join(section.text for section in sections), piece.path)
    yield source


def _find_members(path: str) -> Iterator[Slice]:
    with zipfile.ZipFile(path) as archive:
        members = len(_members(archive))
    for start in range(0, members, SLICE):
        end = min(start + SLICE, members)
        yield Slice("zip", path, end - start, start, end, start)


def _read_members(piece: Slice, _columns: Columns) -> Iterator[Source | Unreadable]:
    with zipfile.ZipFile(piece.path) as archive:
        for member in _members(archive)[piece.start : piece.end]:
            name = f"{piece.path}/{member.filename}"
            with archive.open(member) as file:
                data = file.read(LONGEST + 1)
            yield decode(data, name) if len(data) <= LONGEST else Unreadable(name, f"more than {LONGEST} bytes")


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [
        member
        for member in archive.infolist()
        if PurePath(member.filename).suffix.lower() in SUFFIXES and not PurePath(member.filename).name.startswith(".")
    ]


def _find_lines(path: str) -> Iterator[Slice]:
    yield from _find_bytes("jsonl", path, _LINE)


def _find_rows_of_dump(path: str) -> Iterator[Slice]:
    yield from _find_bytes("csv", path, _CSV_RECORD)


def _find_bytes(kind: str, path: str, record: re.Pattern[bytes]) -> Iterator[Slice]:
    with Path(path).open("rb") as file:
        if not file.seek(0, 2):
            return
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            start = count = first = 0
            for match in record.finditer(data):
                if count == SLICE:
                    yield Slice(kind, path, count, start, match.start(), first)
                    start, first, count = match.start(), first + count, 0
                count += 1
            if kind == "csv" and not first + count:
                raise ValueError("found no record; expected lines that begin with a number and a date in quotes")
            yield Slice(kind, path, count, start, len(data), first)


def _bytes(piece: Slice) -> Source:
    with Path(piece.path).open("rb") as file:
        file.seek(piece.start)
        return decode(file.read(piece.end - piece.start), piece.path)


def _read_rows_of_dump(piece: Slice, _columns: Columns) -> Iterator[Source]:
    source = _bytes(piece)
    for number, record in enumerate(csv.records(source.text), piece.first + 1):
        cable = csv.cable_of(source, record)
        yield from_text(cable.text, cable.name if cable.name != piece.path else f"{piece.path}/{number}")


def _read_lines(piece: Slice, columns: Columns) -> Iterator[Source | Unreadable]:
    lines = filter(str.strip, _bytes(piece).text.split("\n"))
    for number, line in enumerate(lines, piece.first + 1):
        name = f"{piece.path}/{number}"
        try:
            row = json.loads(line)
            text = _text_of(row, columns)
        except (ValueError, TypeError, RecursionError):
            yield Unreadable(name, "found no JSON object with a text")
            continue
        yield from_text(text, _name_of(row, columns, piece.path, name))


def _find_rows(path: str) -> Iterator[Slice]:
    from pyarrow import parquet

    metadata = parquet.read_metadata(path)
    first = 0
    for group in range(metadata.num_row_groups):
        rows = metadata.row_group(group).num_rows
        for start in range(0, rows, SLICE):
            end = min(start + SLICE, rows)
            yield Slice("parquet", path, end - start, start, end, first, group)
            first += end - start


def _read_rows(piece: Slice, columns: Columns) -> Iterator[Source | Unreadable]:
    from pyarrow import parquet

    with parquet.ParquetFile(piece.path) as file:
        known = (columns.text,) if columns.text else jsonl.TEXT_KEYS
        wanted = [name for name in (*known, jsonl.HEADER_KEY, columns.name) if name in file.schema_arrow.names]
        rows = file.read_row_group(piece.group, wanted).slice(piece.start, piece.end - piece.start).to_pylist()
    for number, row in enumerate(rows, piece.first + 1):
        name = f"{piece.path}/{number}"
        try:
            text = _text_of(row, columns)
        except TypeError:
            yield Unreadable(name, "found no text in this row")
            continue
        yield from_text(text, _name_of(row, columns, piece.path, name))


def _text_of(row: object, columns: Columns) -> str:
    if not isinstance(row, dict):
        raise TypeError("not an object")
    keys = (columns.text,) if columns.text else jsonl.TEXT_KEYS
    texts = [row[key] for key in keys if isinstance(row.get(key), str)]
    if not texts:
        raise TypeError("no text")
    header = None if columns.text else row.get(jsonl.HEADER_KEY)
    return f"{header}\n{texts[0]}" if isinstance(header, str) and header else str(texts[0])


def _name_of(row: dict[str, object], columns: Columns, path: str, default: str) -> str:
    name = row.get(columns.name)
    return f"{path}/{name}" if isinstance(name, str | int) and str(name) else default


_FINDERS: dict[str, Callable[[str], Iterator[Slice]]] = {
    "file": _find_file,
    "zip": _find_members,
    "csv": _find_rows_of_dump,
    "jsonl": _find_lines,
    "parquet": _find_rows,
}
_READERS: dict[str, Callable[[Slice, Columns], Iterator[Source | Unreadable]]] = {
    "file": _read_file,
    "zip": _read_members,
    "csv": _read_rows_of_dump,
    "jsonl": _read_lines,
    "parquet": _read_rows,
}
