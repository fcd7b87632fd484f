"""The work mapped over the parts by Ray Data, for a corpus that is too large for one machine.

All nodes must see the inputs and the output folder under the same paths. A part whose node is lost is done again
elsewhere; since its files are put in place whole and are always the same, that leaves no trace.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from cablelint.corpus.slices import Slice
from cablelint.corpus.work import Done, Job, Part, Worker


class Rows:
    """The worker for rows as Ray passes them."""

    def __init__(self, job: Job) -> None:
        """Load what is needed once in a process."""
        self._work = Worker(job)

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """Do the part of a row of :func:`row_of`."""
        slices = (Slice(**{**piece, "more": tuple(piece["more"])}) for piece in json.loads(row["slices"]))
        return self._work(Part(int(row["number"]), tuple(slices)))._asdict()


def row_of(part: Part) -> dict[str, Any]:
    """A part as a row; its slices as text, since Ray would guess a type for each of their fields."""
    return {"number": part.number, "slices": json.dumps([asdict(piece) for piece in part.slices])}


def mapper(job: Job, todo: Iterator[Part]) -> Iterator[Done]:
    """Map the work over the parts on the cluster that Ray is connected to, or on a new local one."""
    import ray

    rows = [row_of(part) for part in todo]
    if not rows:
        return
    dataset = ray.data.from_items(rows, override_num_blocks=len(rows))
    workers = (1, max(1, int(ray.cluster_resources()["CPU"])))
    for row in dataset.map(Rows, fn_constructor_args=(job,), concurrency=workers).iter_rows():
        yield Done(**row)
