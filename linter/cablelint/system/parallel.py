"""Many items over several processes: in order, with bounded memory, and a clean end whatever happens.

Each worker has a connection of its own to the parent, and nothing is shared: no queue, no lock, no semaphore. Python's
own process pool shares locks between its processes, and a process that is killed while it has one stops all others.
Its processes print a traceback if their parent is killed while it starts them, and its end waits for them. So a worker
is a Python of its own, started with one inherited connection; the same code runs on every system. Where a copy of this
process is sound, the worker starts as one, and has nothing to import.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from multiprocessing import Pipe, spawn
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar, cast

from cablelint.system.copied import CopiedProcess, can_copy
from cablelint.system.worker import GROUP_SIGNALS, Done, serve

Item = TypeVar("Item")
Result = TypeVar("Result")

# Tasks given to a worker at once: one that it does and one that waits, so that it is never idle.
_TASKS_PER_WORKER = 2
# Tasks begun and not yet handed on, for each worker: enough to wait for a slow item, few enough to bound memory.
_WINDOW = 4
# Seconds that the workers may take to end by themselves.
_GRACE = 0.8
# Run by a worker, with the id of the parent, the handle of its connection and the import path of the parent. On a busy
# machine imports take seconds, and during them no Python could see that the parent has died.
_PROGRAM = (
    "import sys; sys.path[:] = sys.argv[3:];"
    " from cablelint.system.parent_death import die_with_parent; die_with_parent(int(sys.argv[1]));"
    " from cablelint.system.worker import serve_handle; serve_handle(int(sys.argv[2]))"
)


class WorkerError(RuntimeError):
    """A worker process died: it was killed or ran out of memory. The results it had not sent are lost."""

    def __init__(self) -> None:
        super().__init__("a worker process died, perhaps for want of memory; try again with fewer --jobs")


def cores() -> int:
    """The number of processors that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def map_in_order(make: Callable[[], Callable[[Item], Result]], items: Iterable[Item], *, jobs: int) -> Iterator[Result]:
    """The results for the items, in their order.

    Args:
        make: Called once in each process; returns the function to apply. It must be picklable, as must items and
            results.
        items: Taken only as fast as results are.
        jobs: The number of processes; with 1 everything happens in this one, and 0 means one per processor.

    Raises:
        WorkerError: A process died.
        Exception: Any error of the function, at the place of the item in the order. A note says where it was raised;
            one that cannot be pickled becomes a ``RuntimeError`` with the name of its type.
    """
    jobs = jobs or cores()
    if jobs == 1:
        yield from map(make(), items)
        return
    crew = _Crew(make, jobs)
    try:
        yield from _results(crew, items)
    finally:
        crew.dismiss()


def _results(crew: _Crew, items: Iterable[Any]) -> Iterator[Any]:
    rest = iter(items)
    done: dict[int, Done] = {}
    first = following = 0
    fitting = 1
    is_exhausted = False
    while True:
        while not is_exhausted and following - first < crew.jobs * _WINDOW and (worker := crew.free()):
            if task := list(islice(rest, fitting)):
                worker.give(following, task)
                following += 1
            else:
                is_exhausted = True
        if first == following:
            return
        if first not in done:
            done.update(crew.receive())
            continue
        outcome = done.pop(first)
        first, fitting = first + 1, outcome.fitting
        yield from outcome.results
        if outcome.error is not None:
            raise outcome.error


class _Worker:
    """A worker process as the parent sees it."""

    process: subprocess.Popen[bytes] | CopiedProcess

    def __init__(self, make: bytes) -> None:
        self._make = make
        self.connection, other = Pipe()
        self.is_copy = can_copy()
        if self.is_copy:
            self.process = CopiedProcess(partial(serve, other, make), other.fileno())
        else:
            self.process = _start(other)
        # With its only other end in the worker, this connection ends when the worker does.
        other.close()
        self.numbers: deque[int] = deque()

    def prepare(self) -> None:
        """Send what a worker that is no copy needs before its first task."""
        if not self.is_copy:
            settings = spawn.get_preparation_data("worker")
            del settings["authkey"]
            self._send((settings, self._make))

    def give(self, number: int, task: list[Any]) -> None:
        self.numbers.append(number)
        self._send(task)

    def _send(self, message: object) -> None:
        try:
            self.connection.send(message)
        except OSError:
            raise WorkerError from None

    def receive(self) -> tuple[int, Done]:
        try:
            done: Done = self.connection.recv()
        except (EOFError, OSError):
            raise WorkerError from None
        return self.numbers.popleft(), done


def _start(connection: Connection) -> subprocess.Popen[bytes]:
    """Start a process that serves the other end of a connection; it starts with the signals that are blocked here."""
    handle = connection.fileno()
    # The command of multiprocessing, with the flags of this Python, up to the program that it would run.
    command = [*spawn.get_command_line()[:-2], _PROGRAM, str(os.getpid()), str(handle), *sys.path]
    if sys.platform == "win32":
        os.set_handle_inheritable(handle, True)
        inherited = subprocess.STARTUPINFO(lpAttributeList={"handle_list": [handle]})
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, startupinfo=inherited)  # noqa: S603 - our command
    else:  # noqa: RET505 - mypy reads one of the two
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, pass_fds=[handle])  # noqa: S603 - our command


class _Crew:
    """The workers, each started when there is a task for it."""

    def __init__(self, make: Callable[[], Callable[[Any], Any]], jobs: int) -> None:
        self.jobs = jobs
        self._make = pickle.dumps(make)
        self._workers: list[_Worker] = []

    def free(self) -> _Worker | None:
        """The worker with the fewest tasks, None if all have enough."""
        least = min(self._workers, key=lambda worker: len(worker.numbers), default=None)
        if (least is None or least.numbers) and len(self._workers) < self.jobs:
            with _blocked_signals():
                least = _Worker(self._make)
                self._workers.append(least)
            least.prepare()
        return least if least is not None and len(least.numbers) < _TASKS_PER_WORKER else None

    def receive(self) -> Iterator[tuple[int, Done]]:
        """Wait for outcomes; each with the number of its task."""
        by_connection = {worker.connection: worker for worker in self._workers}
        for connection in wait(list(by_connection)):
            yield by_connection[cast("Connection", connection)].receive()

    def dismiss(self) -> None:
        """End all workers: those that are idle at once, the others as soon as they have cleaned up."""
        for worker in self._workers:
            worker.connection.close()
        deadline = time.monotonic() + _GRACE
        for worker in self._workers:
            try:
                worker.process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                worker.process.kill()
                worker.process.wait()


@contextmanager
def _blocked_signals() -> Iterator[None]:
    """Keep signals until the end of the block, so that none interrupts the start of a process halfway.

    The process inherits the block and lifts it when it is ready for signals.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (*GROUP_SIGNALS, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
