"""The work on one part of a corpus: the function that is mapped over the parts, here or on any other engine."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cablelint.config import Config
from cablelint.corpus.records import read
from cablelint.corpus.rows import Analyst, Rows, from_json, to_json
from cablelint.corpus.slices import Slice
from cablelint.corpus.tables import is_done, write_part
from cablelint.document.source import Columns, Source
from cablelint.system.cache import Cache, file_key, settings_digest, tool_digest
from cablelint.system.walking import Unreadable


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part of the input; its number is that of the files it becomes."""

    number: int
    slices: tuple[Slice, ...]

    @property
    def count(self) -> int:
        """How many records it has."""
        return sum(piece.count for piece in self.slices)


class Done(NamedTuple):
    """The report on a part when it is written: its number, its records, and whether it was there already."""

    number: int
    records: int
    was_there: bool


@dataclass(frozen=True, slots=True)
class Job:
    """All that the work depends on beside the records; contains nothing that cannot be sent to another machine.

    Attributes:
        output: The folder written to, the same for all processes.
        config: The settings of rules, policy, roster and dialect.
        cache: The folder of the cache, None for none.
    """

    output: Path
    config: Config
    cache: Path | None = None

    @property
    def columns(self) -> Columns:
        """The columns of the cable in tables and objects."""
        return Columns(self.config.text_column, self.config.name_column)

    @property
    def settings(self) -> bytes:
        """A digest of everything that a result depends on beside the record and the tool."""
        table = sorted(self.config.as_table().items(), key=lambda item: item[0])
        return settings_digest(table, self.config.settings_files())


def parts(slices: Iterable[Slice], size: int) -> Iterator[Part]:
    """The slices put together to parts of at least ``size`` records."""
    number = count = 0
    together: list[Slice] = []
    for piece in slices:
        together.append(piece)
        count += piece.count
        if count >= size:
            yield Part(number, tuple(together))
            number, count, together = number + 1, 0, []
    if together:
        yield Part(number, tuple(together))


class Worker:
    """Makes the files of one part after another; a part done again gives the same bytes, so any can be retried."""

    def __init__(self, job: Job) -> None:
        """Load what is needed once; see :func:`check_job` for what can be wrong."""
        self._job = job
        self._analyst = _analyst(job)
        self._settings = job.settings
        self._cache = Cache(job.cache, self._settings) if job.cache else None

    def __call__(self, part: Part) -> Done:
        """Read the records of a part, and write its tables unless they are there."""
        records = [record for piece in part.slices for record in read(piece, self._job.columns)]
        digest = self._digest(records)
        if is_done(self._job.output, part.number, digest):
            return Done(part.number, len(records), was_there=True)
        rows = Rows()
        for record in records:
            rows.extend(self._rows(record))
        write_part(self._job.output, part.number, rows, digest)
        return Done(part.number, len(records), was_there=False)

    def _digest(self, records: Iterable[Source | Unreadable]) -> bytes:
        digest = hashlib.sha256(tool_digest() + self._settings)
        for record in records:
            content = _content(record)
            digest.update(len(content).to_bytes(8) + content)
        return digest.digest()

    def _rows(self, record: Source | Unreadable) -> Rows:
        if self._cache is None:
            return self._analyst.rows(record)
        known = self._cache.get(_content(record))
        if known is not None:
            return from_json(json.loads(known))
        rows = self._analyst.rows(record)
        self._cache.put(_content(record), json.dumps(to_json(rows)).encode())
        return rows


def _content(record: Source | Unreadable) -> bytes:
    name, data = (record.path, record.reason.encode()) if isinstance(record, Unreadable) else (record.name, record.data)
    return file_key(name, data)


def _analyst(job: Job) -> Analyst:
    from cablelint.checking.selection import select
    from cablelint.redaction.settings import load_settings
    from cablelint.rules.registry import all_rules, default_rules

    default = tuple(rule.code for rule in default_rules())
    return Analyst(job.config, select(job.config, all_rules(), default), load_settings(job.config))


def check_job(job: Job) -> None:
    """Check a job before any process is started.

    Raises:
        ValueError: Policy, roster, key or a selector cannot be used; the message says why.
        OSError: One of their files cannot be read.
    """
    _analyst(job)


def make_worker(job: Job) -> functools.partial[Worker]:
    """Make the worker of a process; called once in each."""
    return functools.partial(Worker, job)
