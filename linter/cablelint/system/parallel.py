"""Many items over several processes: in order, with bounded memory, and a clean end whatever happens.

Processes are started afresh (*spawn*) on every system, so that the same code runs everywhere and nothing of the parent
is shared by accident.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from cablelint.system.memory import collect_seldom

Item = TypeVar("Item")
Result = TypeVar("Result")

# Tasks waiting for each process: enough that none is idle, few enough that memory stays flat.
_WAITING = 3
# To hand over a task costs half a millisecond, so that small items go together: as many as take about so long.
_TASK_SECONDS = 0.05
_MOST_TOGETHER = 16


class WorkerError(RuntimeError):
    """A worker process died: it was killed, or ran out of memory. What it had not handed back is not done."""

    def __init__(self) -> None:
        super().__init__("a worker process died, perhaps for want of memory; try again with fewer --jobs")


def cores() -> int:
    """The processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def map_in_order(make: Callable[[], Callable[[Item], Result]], items: Iterable[Item], *, jobs: int) -> Iterator[Result]:
    """The results for the items, in their order.

    Args:
        make: Called once in each process; gives the function to apply. It must be picklable, as must items and results.
        items: Taken only as fast as results are.
        jobs: The number of processes; with 1 everything happens in this one, and 0 stands for one a core.

    Raises:
        WorkerError: A process died.
        Exception: Whatever the function raises, at the place of the item in the order.
    """
    jobs = jobs or cores()
    if jobs == 1:
        yield from map(make(), items)
        return
    pool = ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_prepare, initargs=(make,)
    )
    try:
        with _deaf_children():
            # The first task starts the processes.
            pool.submit(_is_ready)
        yield from _results(pool, items, jobs)
    except (BrokenProcessPool, _Stopped):
        raise WorkerError from None
    except BaseException:
        # An error, a reader who stops early, Ctrl-C: nobody waits for the rest.
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _results(pool: ProcessPoolExecutor, items: Iterable[Any], jobs: int) -> Iterator[Any]:
    waiting: deque[Future[_Done]] = deque()
    rest = iter(items)
    together = 1
    while True:
        while len(waiting) < jobs * _WAITING and (task := list(islice(rest, together))):
            waiting.append(pool.submit(_apply, task))
        if not waiting:
            return
        done = waiting.popleft().result()
        together = done.together
        yield from done.results
        if done.error is not None:
            raise done.error


@contextmanager
def _deaf_children() -> Iterator[None]:
    """Processes started within do not hear Ctrl-C, which goes to the whole group: the parent decides what to do."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Stopped(BaseException):
    """Raised in a worker that is told to end, so that what it was writing is cleaned up."""


_function: Callable[[Any], Any]
_is_stopped = False


def _prepare(make: Callable[[], Callable[[Any], Any]]) -> None:
    global _function  # noqa: PLW0603 - the one thing that a worker process keeps between its tasks
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    _function = make()
    signal.signal(signal.SIGTERM, _stop)


def _is_ready() -> bool:
    return True


def _stop(_number: int, _frame: object) -> None:
    global _is_stopped  # noqa: PLW0603
    _is_stopped = True
    raise _Stopped


class _Done(NamedTuple):
    """What comes back of a task: the results up to an error, the error, and how many items should go together."""

    results: list[Any]
    error: Exception | None
    together: int


def _apply(task: list[Any]) -> _Done:
    # The pool hands on what it has already taken from the queue even after a task was stopped.
    if _is_stopped:
        raise _Stopped
    started = time.perf_counter()
    results: list[Any] = []
    error = None
    try:
        for item in task:
            results.append(_function(item))  # noqa: PERF401 - those before an error are kept
    except Exception as raised:  # noqa: BLE001 - the parent raises it, once the results before it are handed on
        # Where it was raised does not cross to another process, a note does.
        raised.add_note("raised in a worker process:\n" + "".join(traceback.format_tb(raised.__traceback__)))
        error = raised
    seconds = time.perf_counter() - started
    fitting = int(len(task) * _TASK_SECONDS / max(seconds, 1e-6))
    return _Done(results, error, max(1, min(fitting, 2 * len(task), _MOST_TOGETHER)))
