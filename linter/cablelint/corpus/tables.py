"""The output: Parquet tables in numbered parts, each written whole, each saying what it was made from."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cablelint.corpus.slices import InputError
from cablelint.system.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.corpus.rows import Row, Rows

#: The tables in the order they are written: a part whose last table is there is done.
TABLES = ("findings", "masks", "cables")
_COLUMNS = {
    "cables": (
        *("record", "cable", "status", "reason", "mrn", "post", "year", "date", "dialect", "style", "precedence"),
        *("classification", "captions", "executive_order", "declassify_on", "tags", "subject", "references"),
        *("paragraphs", "findings", "errors", "warnings", "people", "masks", "kept", "text", "sketch"),
    ),
    "findings": (
        *("record", "cable", "mrn", "code", "rule", "severity", "confidence", "message", "line", "column"),
        *("end_line", "end_column", "start", "end", "fix"),
    ),
    "masks": (
        *("record", "cable", "mrn", "id", "mark", "subject", "kind", "line", "column", "start", "end"),
        *("rule", "reason", "decided_by"),
    ),
}
_TYPES = {
    **dict.fromkeys(("captions", "tags", "references"), "words"),
    **dict.fromkeys(("date", "declassify_on"), "date"),
    "sketch": "bytes",
    **dict.fromkeys(("cable", "year", "executive_order", "paragraphs", "findings", "errors", "warnings"), "number"),
    **dict.fromkeys(("people", "masks", "kept", "line", "column", "end_line", "end_column", "start", "end"), "number"),
}
_DIGEST = b"cablelint.digest"


def schema(table: str) -> Any:
    """The columns of a table, as a ``pyarrow.Schema``."""
    import pyarrow as pa

    types = {
        "bytes": pa.binary(),
        "text": pa.string(),
        "words": pa.list_(pa.string()),
        "date": pa.date32(),
        "number": pa.int64(),
    }
    return pa.schema([(name, types[_type(table, name)]) for name in _COLUMNS[table]])


def _type(table: str, column: str) -> str:
    # The subject of a cable is text, that of a mask the number of the person.
    return "number" if (table, column) == ("masks", "subject") else _TYPES.get(column, "text")


def part_path(output: Path, table: str, number: int) -> Path:
    """Where a part of a table lies."""
    return output / table / f"part-{number:06}.parquet"


def parts(output: Path, table: str) -> list[Path]:
    """The parts of a table that are there, in order."""
    return sorted((output / table).glob("part-*.parquet"))


def is_done(output: Path, number: int, digest: bytes) -> bool:
    """Whether a part has been made already, from the same records by the same tool and settings."""
    from pyarrow import ArrowException, parquet

    for table in TABLES:
        try:
            metadata = parquet.read_schema(part_path(output, table, number)).metadata
        except (OSError, ArrowException):
            return False
        if (metadata or {}).get(_DIGEST) != digest.hex().encode():
            return False
    return True


def write_part(output: Path, number: int, rows: Rows, digest: bytes) -> None:
    """Write the tables of a part, each all at once.

    Raises:
        OSError: The disk is full or the folder cannot be written to.
    """
    import pyarrow as pa
    from pyarrow import parquet

    contents: dict[str, list[Row]] = {"cables": rows.cables, "findings": rows.findings, "masks": rows.masks}
    for table in TABLES:
        columns = schema(table).with_metadata({_DIGEST: digest.hex()})
        buffer = io.BytesIO()
        rows_of_table = pa.Table.from_pylist(contents[table], columns)
        parquet.write_table(rows_of_table, buffer, compression="zstd", write_page_checksum=True)
        write_atomically(part_path(output, table, number), buffer.getvalue())


def prepare(output: Path) -> None:
    """Make the folders of the tables.

    Raises:
        OSError: They cannot be made.
    """
    for table in TABLES:
        (output / table).mkdir(parents=True, exist_ok=True)


def clear(output: Path, count: int) -> None:
    """Remove what an interrupted run left half written, and the parts after the last of this run."""
    for table in TABLES:
        for path in (output / table).glob(".part-*.tmp"):
            path.unlink(missing_ok=True)
        for path in parts(output, table)[count:]:
            path.unlink()


def batches(output: Path, table: str, columns: list[str]) -> Iterator[dict[str, list[Any]]]:
    """Some columns of a table, a part at a time, as lists by name.

    Raises:
        InputError: A part is damaged.
    """
    from pyarrow import ArrowException, parquet

    for path in parts(output, table):
        try:
            batch = parquet.read_table(path, columns=columns, page_checksum_verification=True).to_pydict()
        except (OSError, ValueError, ArrowException):
            raise InputError(f"{path} is damaged; remove it and run again") from None
        yield batch
