"""From the files of a box to the cables of a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.review.box import Entry
from cablelint.review.reader import Reader, Task, Unreviewable
from cablelint.system.parallel import map_in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cablelint.redaction.releasing.box import BoxFile
    from cablelint.review.ledger import Ledger
    from cablelint.review.summary import Summary

# Fewer files are read before other processes would have started.
_FEW = 8


def read_box(
    files: Sequence[BoxFile],
    ledger: Ledger,
    make_reader: Callable[[], Reader],
    *,
    jobs: int = 0,
    advance: Callable[[], object] = lambda: None,
) -> tuple[list[Entry], list[Unreviewable]]:
    """Read the files that are not cached, and summarise all under the decisions of the moment.

    Args:
        files: The files, in their order.
        ledger: The decisions file.
        make_reader: Makes the reader of each process; must be picklable if there are several.
        jobs: The number of processes; 0 for one a core.
        advance: Called after each file, for showing progress.

    Returns:
        The cables, numbered from 1, and the files that cannot be reviewed.

    Raises:
        WorkerError: A process died.
    """
    reader = make_reader()
    tasks = [_task(file, ledger) for file in files]
    summaries: dict[int, Summary | Unreviewable] = {}
    for number, task in enumerate(tasks):
        known = reader.known(task)
        if known is not None:
            summaries[number] = known
            advance()
    missing = [number for number in range(len(tasks)) if number not in summaries]
    unread = (tasks[number] for number in missing)
    read = map_in_order(make_reader, unread, jobs=jobs if len(missing) > _FEW else 1)
    for number, result in zip(missing, read, strict=True):
        summaries[number] = result
        advance()
    return _numbered((task, summaries[number]) for number, task in enumerate(tasks))


def _numbered(read: Iterable[tuple[Task, Summary | Unreviewable]]) -> tuple[list[Entry], list[Unreviewable]]:
    entries: list[Entry] = []
    left_out: list[Unreviewable] = []
    places: set[str] = set()
    for task, result in read:
        if isinstance(result, Unreviewable):
            left_out.append(result)
        elif result.place in places:
            left_out.append(Unreviewable(task.path, "its release has the path of another one; rename the file"))
        else:
            places.add(result.place)
            # Where the path contains a name, the decisions about it could not be known before it was read.
            is_stale = result.place != task.place.as_posix()
            entries.append(Entry(len(entries) + 1, task.path, task.place, result, is_stale=is_stale))
    return entries, left_out


def _task(file: BoxFile, ledger: Ledger) -> Task:
    """Return the task of a file; decisions name it by its released path, which differs only if it contains a name."""
    place = file.place.as_posix()
    return Task(file.path, file.place, ledger.decisions(place), ledger.signatures(place))
