"""A run over a corpus: the parts planned, mapped and written; then the summary and the report."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from cablelint.corpus import duplicates
from cablelint.corpus.records import find
from cablelint.corpus.report import report
from cablelint.corpus.sections import joined
from cablelint.corpus.slices import SLICE, InputError, Slice
from cablelint.corpus.spool import Spool
from cablelint.corpus.summary import Summary, summarise
from cablelint.corpus.tables import TABLES, clear, prepare
from cablelint.corpus.work import Done, Job, Part, make_worker, parts
from cablelint.system.files import write_atomically
from cablelint.system.parallel import map_in_order

SUMMARY = "summary.json"
REPORT = "report.html"
_OURS = {*TABLES, duplicates.TABLE, SUMMARY, REPORT}

#: Maps the work over the parts on some engine and reports each when it is done, in any order.
Mapper = Callable[[Job, Iterator[Part]], Iterable[Done]]


def run(
    inputs: Sequence[str], job: Job, mapper: Mapper, *, part_size: int, join_sections: bool = False
) -> Iterator[Done]:
    """Work through the inputs, yield each part when it is done, then write summary and report.

    A run that was killed is continued by running it again: parts that are there, made from the same records by the same
    tool and settings, are left as they are. The output does not depend on the mapper.

    Args:
        inputs: Files, folders and containers.
        job: What to do, and where to.
        mapper: Spreads the work.
        part_size: The fewest records in a part: so many are done again after a kill, and kept in memory by a process.
        join_sections: Whether sections of a message in files of their own are put together.

    Raises:
        InputError: An input cannot be read.
        FileExistsError: The output folder contains something else.
        OSError: The output cannot be written.
    """
    _refuse_foreign(job.output)
    prepare(job.output)
    count = 0
    spool = Spool(job.output)
    spool.clear()
    found = _finder(inputs, job, spool, min(part_size, SLICE))
    for done in mapper(job, parts(joined(found) if join_sections else found(), part_size)):
        count = max(count, done.number + 1)
        yield done
    if not count:
        raise InputError("found no cable in the input; expected files, ZIP archives, CSV, JSON Lines or Parquet")
    clear(job.output, count)
    spool.clear()
    finish(job.output)


def count_records(inputs: Sequence[str], job: Job) -> int:
    """Return the number of records in the inputs, which are read for it.

    Raises:
        InputError: An input cannot be read.
        OSError: A compressed input cannot be decompressed to the output folder.
    """
    spool = Spool(job.output)
    try:
        return sum(piece.count for piece in _finder(inputs, job, spool, SLICE)())
    finally:
        spool.clear()


def _finder(inputs: Sequence[str], job: Job, spool: Spool, size: int) -> Callable[[], Iterator[Slice]]:
    config = job.config
    return functools.partial(
        find,
        inputs,
        config.exclude,
        root=config.root,
        columns=job.columns,
        include=config.extend_include,
        spool=spool,
        size=size,
    )


def finish(output: Path) -> Summary:
    """Write the summary and the report of the tables in a folder."""
    found = duplicates.find_duplicates(output)
    duplicates.write(output, found)
    summary = summarise(output)
    summary.add_duplicates(found)
    table = json.dumps(summary.as_table(), indent=2, ensure_ascii=False)
    write_atomically(output / SUMMARY, (table + "\n").encode("utf-8", "replace"))
    write_atomically(output / REPORT, report(summary).encode("utf-8", "replace"))
    return summary


def local(jobs: int) -> Mapper:
    """A mapper for this machine.

    Args:
        jobs: The number of processes; 0 for one a core.
    """

    def mapper(job: Job, todo: Iterator[Part]) -> Iterator[Done]:
        yield from map_in_order(make_worker(job), todo, jobs=jobs)

    return mapper


def _refuse_foreign(output: Path) -> None:
    names = [entry.name for entry in output.iterdir()] if output.is_dir() else []
    if any(name not in _OURS and not name.startswith(".") for name in names):
        raise FileExistsError(f"{output} contains other files; name a new or empty folder")
