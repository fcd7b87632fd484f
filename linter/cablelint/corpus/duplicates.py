"""Duplicates in a corpus: cables with the same number, and cables whose texts are nearly the same."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from cablelint.corpus.sketch import BANDS, SIMILAR, band, similarity
from cablelint.corpus.tables import batches
from cablelint.system.files import write_atomically

TABLE = "duplicates.parquet"
SAME_NUMBER, SAME_TEXT, NEAR = "same number", "same text", "near"


class Duplicate(NamedTuple):
    """A cable that an earlier one of the corpus resembles.

    Attributes:
        kind: ``same text``, ``near``, or ``same number`` where the texts differ.
        record: The record of the cable.
        cable: Its place in the record, from 0.
        mrn: Its message reference number.
        of_record: The record of the earlier cable.
        of_cable: Its place in that record.
        similarity: The estimated similarity of the texts from 0 to 1; None if one of them is too short.
    """

    kind: str
    record: str
    cable: int
    mrn: str | None
    of_record: str
    of_cable: int
    similarity: float | None


class _Cables:
    """The cables of a run by their number, from 0: what is needed to compare them, and nothing else."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self.sketches: list[bytes | None] = []
        self.numbers: list[str | None] = []
        for batch in batches(output, "cables", ["mrn", "sketch"]):
            self.numbers += batch["mrn"]
            self.sketches += batch["sketch"]

    def similarity(self, one: int, other: int) -> float | None:
        first, second = self.sketches[one], self.sketches[other]
        return similarity(first, second) if first and second else None

    def places(self, wanted: set[int]) -> dict[int, tuple[str, int]]:
        """Return the records of some cables and their places there."""
        found: dict[int, tuple[str, int]] = {}
        number = 0
        for batch in batches(self._output, "cables", ["record", "cable"]):
            for place in zip(batch["record"], batch["cable"], strict=True):
                if number in wanted:
                    found[number] = place
                number += 1
        return found


def find_duplicates(output: Path) -> list[Duplicate]:
    """Find the duplicates in the tables of a run: each with the first cable that it resembles, in the order of the run.

    Two texts are compared where a band of their sketches is equal, true of 98 of 100 pairs with a similarity of
    0.8. Time and memory grow linearly with the corpus.
    """
    cables = _Cables(output)
    first: dict[int, tuple[int, str, float | None]] = {}
    for later, earlier in _with_same_number(cables.numbers):
        first[later] = (earlier, SAME_NUMBER, cables.similarity(later, earlier))
    for later, earlier in _candidates(cables.sketches):
        alike = cables.similarity(later, earlier) or 0.0
        before = first.get(later)
        if alike >= SIMILAR and (before is None or alike > (before[2] or 0.0)):
            first[later] = (earlier, NEAR, alike)
    places = cables.places({*first, *(earlier for earlier, _, _ in first.values())})
    found = []
    for later, (earlier, kind, measured) in sorted(first.items()):
        exact = SAME_TEXT if measured == 1.0 else kind
        found.append(Duplicate(exact, *places[later], cables.numbers[later], *places[earlier], measured))
    return found


def write(output: Path, duplicates: Iterable[Duplicate]) -> None:
    """Write the table of duplicates.

    Raises:
        OSError: It cannot be written.
    """
    import pyarrow as pa
    from pyarrow import parquet

    buffer = io.BytesIO()
    rows = [duplicate._asdict() for duplicate in duplicates]
    parquet.write_table(pa.Table.from_pylist(rows, schema()), buffer, compression="zstd")
    write_atomically(output / TABLE, buffer.getvalue())


def schema() -> Any:
    """Return the columns of the table, as a ``pyarrow.Schema``."""
    import pyarrow as pa

    types = {"cable": pa.int64(), "of_cable": pa.int64(), "similarity": pa.float64()}
    return pa.schema([(name, types.get(name, pa.string())) for name in Duplicate._fields])


def _with_same_number(numbers: list[str | None]) -> Iterator[tuple[int, int]]:
    """Yield each cable whose number an earlier one has, with the first of them."""
    seen: dict[str, int] = {}
    for index, number in enumerate(numbers):
        if number is not None and seen.setdefault(number, index) != index:
            yield index, seen[number]


def _candidates(sketches: list[bytes | None]) -> Iterator[tuple[int, int]]:
    """Yield pairs of cables with an equal band, each cable with the first of its band only."""
    for number in range(BANDS):
        seen: dict[bytes, int] = {}
        for index, content in enumerate(sketches):
            if content is not None:
                earlier = seen.setdefault(band(content, number), index)
                if earlier != index:
                    yield index, earlier


def by_kind(duplicates: Iterable[Duplicate]) -> dict[str, int]:
    """Count the duplicates of each kind."""
    counts: defaultdict[str, int] = defaultdict(int)
    for duplicate in duplicates:
        counts[duplicate.kind] += 1
    return dict(sorted(counts.items()))
