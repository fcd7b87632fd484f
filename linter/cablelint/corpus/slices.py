"""Slices: where the records of a corpus are, as values that can be sent anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cablelint.document.dialects import jsonl
from cablelint.document.source import Columns

#: The most records in one slice of a container, by default.
SLICE = 200


class InputError(Exception):
    """An input, or a table of an earlier run, cannot be read; the message says which, why, and what was expected."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Some records that follow each other in one input.

    Attributes:
        kind: ``file``, ``zip``, ``csv``, ``table``, ``jsonl`` or ``parquet``.
        path: The file to read.
        count: The number of records.
        start: The first of them: a byte of a CSV or JSON Lines file, a member of an archive, a row of a row group.
        end: The end, in the same measure.
        first: The number of records of the input before it.
        group: The row group, of a Parquet file.
        shown: The input as the user knows it; nothing if it is ``path``.
        more: Files with further sections of the message in this file.
    """

    kind: str
    path: str
    count: int = 1
    start: int = 0
    end: int = 0
    first: int = 0
    group: int = 0
    shown: str = ""
    more: tuple[str, ...] = ()

    @property
    def input(self) -> str:
        """The input as the user gave it or as it was found in a folder."""
        return self.shown or self.path


def sliced(
    kind: str, path: str, starts: Iterable[int], end: int, *, shown: str = "", size: int = SLICE
) -> Iterator[Slice]:
    """Yield the slices of a file whose records begin at some bytes.

    Args:
        kind: The kind of the slices.
        path: The file.
        starts: The first byte of each record, in order.
        end: The number of bytes of the file.
        shown: The input as the user knows it, if it is another file.
        size: The most records in a slice.
    """
    start = count = first = 0
    for offset in starts:
        if count == size:
            yield Slice(kind, path, count, start, offset, first, shown=shown)
            start, first, count = offset, first + count, 0
        elif not first + count and kind == "table":
            # A table begins with its header; what precedes the first record of a dump is a damaged record.
            start = offset
        count += 1
    if first + count:
        yield Slice(kind, path, count, start, end, first, shown=shown)


def text_of(row: object, columns: Columns) -> str:
    """Return the text of the cable in a row or object.

    Raises:
        TypeError: It has none.
    """
    if not isinstance(row, dict):
        raise TypeError("not an object")
    keys = (columns.text,) if columns.text else jsonl.TEXT_KEYS
    texts = [row[key] for key in keys if isinstance(row.get(key), str)]
    if not texts:
        raise TypeError("no text")
    header = None if columns.text else row.get(jsonl.HEADER_KEY)
    return f"{header}\n{texts[0]}" if isinstance(header, str) and header else str(texts[0])


def name_of(row: dict[str, object], columns: Columns, path: str, default: str) -> str:
    """Return the name of the record of a row, below the path of its input; the default if the row gives none."""
    name = row.get(columns.name)
    return f"{path}/{name}" if isinstance(name, str | int) and str(name) else default
