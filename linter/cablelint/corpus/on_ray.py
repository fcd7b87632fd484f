"""The work mapped over the parts by Ray Data, for a corpus that is too large for one machine.

All nodes must see the inputs and the output folder under the same paths. A part whose node is lost is done again
elsewhere; since its files are put in place whole and are always the same, that leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cablelint.corpus.records import Slice
from cablelint.corpus.work import Done, Job, Part, Worker


class _Rows:
    """The worker for rows as Ray passes them."""

    def __init__(self, job: Job) -> None:
        self._work = Worker(job)

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        pieces = tuple(Slice(**piece) for piece in row["slices"])
        return self._work(Part(int(row["number"]), pieces))._asdict()


def mapper(job: Job, todo: Iterator[Part]) -> Iterator[Done]:
    """Map the work over the parts on the cluster that Ray is connected to, or on a new local one."""
    from dataclasses import asdict

    import ray

    rows = [{"number": part.number, "slices": [asdict(piece) for piece in part.slices]} for part in todo]
    dataset = ray.data.from_items(rows, override_num_blocks=len(rows) or 1)
    done = dataset.map(_Rows, fn_constructor_args=(job,), concurrency=(1, max(1, int(ray.cluster_resources()["CPU"]))))
    for row in done.iter_rows():
        yield Done(**row)
