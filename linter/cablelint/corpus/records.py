"""The records of a corpus: texts in files, folders, ZIP archives, tables as CSV or Parquet, and JSON Lines.

Finding records and reading them are apart: :func:`find` locates them, cheaply and in order, as slices that can
be sent anywhere; :func:`read` gets their content. What is compressed is decompressed once, since a slice is read from
its middle.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path, PurePath

from cablelint.corpus.slices import SLICE, InputError, Slice, name_of, text_of
from cablelint.corpus.spool import Spool
from cablelint.corpus.streams import find_stream, read_dump, read_lines, read_table
from cablelint.document.dialects import jsonl
from cablelint.document.opening import open_source
from cablelint.document.source import DEFAULT_COLUMNS, Columns, Source, from_text
from cablelint.system.packed import COMPRESSIONS, PackedError, members
from cablelint.system.walking import IN_ARCHIVES, Unreadable, find_files, is_cable_file

_CONTAINERS = {
    ".zip": "zip",
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
}
# Kinds of container that are decompressed before they are read.
_STREAMS = ("csv", "jsonl")


def find(
    inputs: Iterable[str],
    exclude: Iterable[str] = (),
    *,
    root: Path | None = None,
    columns: Columns = DEFAULT_COLUMNS,
    include: Iterable[str] = (),
    spool: Spool | None = None,
    size: int = SLICE,
) -> Iterator[Slice]:
    """Find the records of all inputs, in order; folders by name.

    Args:
        inputs: Files, folders and containers.
        exclude: Patterns of paths that are left out.
        root: The folder of patterns with a slash.
        columns: The columns of the cable in tables.
        include: Patterns of files that are read in folders whatever their suffix.
        spool: The place for decompressed containers; without it, they are an error.
        size: The most records of a container in a slice.

    Raises:
        InputError: An input is missing, or is no archive or table though its name says so.
    """
    suffixes = (*IN_ARCHIVES, *_CONTAINERS)
    found = find_files(inputs, exclude, root=root, suffixes=suffixes, include=include, opens_archives=False)
    for path in found:
        if isinstance(path, Unreadable):
            raise InputError(str(path))
        kind = kind_of(path)
        with _input_errors(path, kind):
            if kind == "zip":
                yield from _find_members(path, columns, spool, size)
            elif kind in _STREAMS:
                yield from find_stream(kind, path, columns, spool, size)
            else:
                yield from _find_rows(path, size) if kind == "parquet" else [Slice("file", path)]


def kind_of(path: str) -> str:
    """Return the kind of container that a path names, whatever its compression; ``file`` for a single text."""
    pure = PurePath(path)
    suffix = pure.suffix.lower()
    if suffix in COMPRESSIONS:
        inner = _CONTAINERS.get(PurePath(pure.stem).suffix.lower(), "file")
        return inner if inner in _STREAMS else "file"
    return _CONTAINERS.get(suffix, "file")


def read(piece: Slice, columns: Columns) -> Iterator[Source | Unreadable]:
    """Read the records of a slice, each under the path of the input and its own name; or why one cannot be read."""
    count = 0
    try:
        for record in _READERS[piece.kind](piece, columns):
            count += 1
            yield record
    except (OSError, ValueError, zipfile.BadZipFile, PackedError) as error:
        yield Unreadable(piece.input, getattr(error, "strerror", None) or type(error).__name__)
    else:
        if count < piece.count:
            changed = f"the file changed while it was read: found {piece.count} records, read {count}"
            yield Unreadable(piece.input, changed)


@contextmanager
def _input_errors(path: str, kind: str) -> Iterator[None]:
    """Turn the errors of a container into an :class:`InputError`."""
    try:
        yield
    except (OSError, ValueError, zipfile.BadZipFile, PackedError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path}: cannot be read as {kind}: {reason}") from None


def _read_file(piece: Slice, columns: Columns) -> Iterator[Source | Unreadable]:
    sections = [open_source(path, columns) for path in (piece.path, *piece.more)]
    texts = [section.text for section in sections if isinstance(section, Source)]
    unread = [section for section in sections if isinstance(section, Unreadable)]
    if unread:
        yield unread[0]
    elif piece.more:
        yield from_text("\n".join(texts), piece.path)
    else:
        yield sections[0]


def _find_members(path: str, columns: Columns, spool: Spool | None, size: int) -> Iterator[Slice]:
    count = len(_texts_in(path, _mtime(path)))
    for start in range(0, count, size):
        end = min(start + size, count)
        yield Slice("zip", path, end - start, start, end, start)
    for member in members(path):
        kind = kind_of(member)
        if kind in _STREAMS:
            yield from find_stream(kind, f"{path}/{member}", columns, spool, size)


def _read_members(piece: Slice, columns: Columns) -> Iterator[Source | Unreadable]:
    for member in _texts_in(piece.path, _mtime(piece.path))[piece.start : piece.end]:
        yield open_source(f"{piece.path}/{member}", columns)


@lru_cache(maxsize=2)
def _texts_in(path: str, _mtime: int) -> list[str]:
    names = members(path)
    return [name for name in names if is_cable_file(PurePath(name).name, IN_ARCHIVES) and kind_of(name) == "file"]


def _mtime(path: str) -> int:
    return Path(path).stat().st_mtime_ns


def _find_rows(path: str, size: int) -> Iterator[Slice]:
    from pyarrow import parquet

    metadata = parquet.read_metadata(path)
    first = 0
    for group in range(metadata.num_row_groups):
        rows = metadata.row_group(group).num_rows
        for start in range(0, rows, size):
            end = min(start + size, rows)
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
            text = text_of(row, columns)
        except TypeError:
            yield Unreadable(name, "found no text in this row")
            continue
        yield from_text(text, name_of(row, columns, piece.path, name))


_READERS: dict[str, Callable[[Slice, Columns], Iterator[Source | Unreadable]]] = {
    "file": _read_file,
    "zip": _read_members,
    "csv": read_dump,
    "table": read_table,
    "jsonl": read_lines,
    "parquet": _read_rows,
}
