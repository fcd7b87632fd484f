"""Measure the review of a box: ``python benchmarks/review.py FOLDER``.

Prints how long the box takes to be read for the first time and to open again, how long the lists and the next cable
take, and the memory while one cable after the other is shown. Beside each time is that of the processor in this
process, which a busy machine does not lengthen; the first reading works in other processes too.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from cablelint.config import Config
from cablelint.redaction.releasing.box import BoxFile, find_box
from cablelint.review import payloads
from cablelint.review.box import Filter, chosen
from cablelint.review.ledger import Ledger
from cablelint.review.reader import make_reader
from cablelint.review.reading_box import read_box
from cablelint.review.session import Session
from cablelint.review.views import Reading
from cablelint.system.memory import collect_seldom

_MOST_SHOWN = 400


def main(folder: str) -> None:
    """Read, open and leaf through a box."""
    # As every command does.
    collect_seldom()
    with tempfile.TemporaryDirectory() as scratch:
        opening = partial(_open, folder, Path(scratch))
        print(f"read for the first time: {_timed(opening).elapsed:.1f} s")
        again = _timed(opening)
        print(f"opened again:            {again.elapsed:.2f} s ({again.processor:.2f} s)")
        session = opening()
        print(f"cables:                  {len(session.entries):,}, with {_megabytes()} MB")
        for name, act in _LISTS.items():
            taken = _timed(partial(act, session))
            print(f"{name:<24} {1000 * taken.elapsed:.0f} ms ({1000 * taken.processor:.0f} ms)")
        times = [_timed(partial(_show, session, entry.number)) for entry in session.entries[:_MOST_SHOWN]]
        for label, part in (("median", 0.5), ("90 % below", 0.9)):
            elapsed, processor = (1000 * sorted(one)[int(part * len(times))] for one in zip(*times, strict=True))
            print(f"next cable, {label + ':':<12} {elapsed:.0f} ms ({processor:.0f} ms)")
        print(f"after {len(times)} cables:        {_megabytes()} MB")


def _open(folder: str, scratch: Path) -> Session:
    config = Config(root=Path(folder), policy="foia-b6")
    ledger = Ledger(scratch / "decisions.toml")
    make = partial(make_reader, config, Reading("benchmark"), scratch / "cache")
    files = [file for file in find_box([folder], config) if isinstance(file, BoxFile)]
    entries, _ = read_box(files, ledger, make)
    return Session(entries, ledger, make())


def _show(session: Session, number: int) -> None:
    payloads.cable(session, session.show(number), with_text=True)


_LISTS: dict[str, Callable[[Session], object]] = {
    "list of cables:": lambda session: [payloads.row(one) for one in chosen(session.entries, Filter(), "number")],
    "by risk:": lambda session: [payloads.row(one) for one in chosen(session.entries, Filter(), "risk")],
    "list of people:": lambda session: payloads.box_people(session.entries, ""),
    "list to settle:": lambda session: payloads.to_settle(session.entries),
}


class _Time(NamedTuple):
    elapsed: float
    processor: float


def _timed(act: Callable[[], object]) -> _Time:
    elapsed, processor = time.perf_counter(), time.process_time()
    act()
    return _Time(time.perf_counter() - elapsed, time.process_time() - processor)


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(sys.argv[1])
