"""A worker process: it applies a function to the tasks that arrive on its connection, until the connection closes.

The connection is the only thing a worker shares with its parent, and the kernel closes it when the parent dies, however
it dies. So a worker never outlives its parent for longer than it takes to clean up, and no lock can be left behind by a
process that was killed. While it starts, and has nothing to clean up, it dies with its parent at once.
"""

from __future__ import annotations

import _thread
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import connection as connections
from multiprocessing.connection import Connection
from multiprocessing.spawn import prepare
from queue import SimpleQueue
from typing import Any, NamedTuple

from cablelint.system.error_places import place_of
from cablelint.system.memory import collect_seldom
from cablelint.system.parent_death import outlive_parent

#: Signals that a terminal or a service manager sends to every process of a group: the parent acts on them.
GROUP_SIGNALS = tuple(number for name in ("SIGINT", "SIGHUP") if (number := getattr(signal, name, None)) is not None)
# The class of both ends of a duplex pipe, which Windows has its own for.
_CONNECTION: type[Connection] = getattr(connections, "PipeConnection", Connection)
# Seconds that a stopped task may take to clean up.
_GRACE = 0.7
# Sending a task costs about 0.1 ms, so that short items go together: as many as take this many seconds.
_TASK_SECONDS = 0.05
_MOST_ITEMS = 16
_HAS_TIMER = hasattr(signal, "setitimer")


class Done(NamedTuple):
    """The outcome of a task.

    Attributes:
        results: The results of the items before the first error.
        error: The error that ended the task, if one did.
        fitting: How many items the next task should have.
    """

    results: list[Any]
    error: Exception | None
    fitting: int


class _Stopped(BaseException):
    """Raised within a task that has to stop, so that the files it was writing are cleaned up."""


@dataclass(slots=True)
class _State:
    """The state that the main thread and its signal handler share.

    Attributes:
        is_busy: Whether a task is running, which a signal then stops.
        is_stopped: Whether a signal has arrived; a second one must not interrupt the cleaning up.
        tasks: Received and not yet begun; None at the end.
    """

    is_busy: bool = False
    is_stopped: bool = False
    tasks: SimpleQueue[list[Any] | None] = field(default_factory=SimpleQueue)

    def stop(self, _number: int, _frame: object) -> None:
        """Handle a signal."""
        if not self.is_stopped:
            self.is_stopped = True
            if self.is_busy:
                raise _Stopped


def serve_handle(handle: int) -> None:
    """Run a worker process, started with the signals of its group and SIGTERM blocked, and to die with its parent.

    Args:
        handle: The inherited file descriptor, or on Windows the handle, of the connection. What prepares the process
            comes in first: settings of :mod:`multiprocessing` and a pickled function without arguments that returns
            the function to apply; then tasks, which are lists of items. A :class:`Done` for each task goes out, in the
            same order.
    """
    connection = _CONNECTION(handle)
    try:
        settings, make = connection.recv()
    except (EOFError, OSError):
        # The parent has died while it started this process.
        return
    prepare(settings)
    serve(connection, make)


def serve(connection: Connection, make: bytes) -> None:
    """Run a worker process, as :func:`serve_handle` does, that needs no settings because it is a copy of its parent.

    Args:
        connection: The connection to the parent.
        make: The pickled function.
    """
    state = _State()
    for number in GROUP_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, state.stop)
    if _HAS_TIMER:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (*GROUP_SIGNALS, signal.SIGTERM))
    sys.unraisablehook = _report_unraisable
    collect_seldom()
    threading.Thread(target=_receive, args=(connection, state), daemon=True).start()
    try:
        try:
            _work(connection, state, make)
        finally:
            state.is_busy = False
    except (_Stopped, OSError):
        # OSError: the parent has closed the connection or has died.
        pass
    # Nothing is left to clean up, and the parent waits while Python frees what was loaded.
    os._exit(0)


def _work(connection: Connection, state: _State, make: bytes) -> None:
    function: Callable[[Any], Any] | None = None
    while not state.is_stopped:
        state.is_busy = False
        task = state.tasks.get()
        state.is_busy = True
        if task is None:
            return
        try:
            function = function or _made(make)
        except Exception as error:  # noqa: BLE001 - the parent raises it
            done = Done([], _portable(error), 1)
        else:
            done = _apply(function, task)
        _send(connection, done)


def _made(make: bytes) -> Callable[[Any], Any]:
    function: Callable[[Any], Any] = pickle.loads(make)()  # noqa: S301 - made by the parent
    # From now on there may be files to clean up.
    outlive_parent()
    return function


def _apply(function: Callable[[Any], Any], task: list[Any]) -> Done:
    started = time.perf_counter()
    results: list[Any] = []
    error = None
    try:
        for item in task:
            results.append(function(item))  # noqa: PERF401 - those before an error are kept
    except Exception as raised:  # noqa: BLE001 - the parent raises it, after the results before it
        error = _portable(raised)
    seconds = time.perf_counter() - started
    fitting = int(len(task) * _TASK_SECONDS / max(seconds, 1e-6))
    return Done(results, error, max(1, min(fitting, 2 * len(task), _MOST_ITEMS)))


def _send(connection: Connection, done: Done) -> None:
    try:
        data = pickle.dumps(done)
    except Exception as error:  # noqa: BLE001 - the results cannot be pickled, which the caller has to know
        data = pickle.dumps(Done([], _portable(error), 1))
    connection.send_bytes(data)


def _portable(error: Exception) -> Exception:
    """An error that the parent can unpickle and raise, with a note of the place where it was raised here."""
    note = f"raised in a worker process, {place_of(error)}"
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - made in this line
    except Exception:  # noqa: BLE001 - many exceptions cannot be pickled
        error = RuntimeError(type(error).__name__)
    error.add_note(note)
    return error


def _receive(connection: Connection, state: _State) -> None:
    """Take in tasks, so that the parent never waits to send one, until the parent closes the connection or dies."""
    try:
        while True:
            state.tasks.put(connection.recv())
    except (OSError, EOFError):
        pass
    state.tasks.put(None)
    # Nobody reads the results any more, so the task that is running stops.
    if _HAS_TIMER:
        # The system ends the process even while no thread of Python runs.
        signal.setitimer(signal.ITIMER_REAL, _GRACE)
    _interrupt_main_thread()
    time.sleep(_GRACE)
    os._exit(1)


def _interrupt_main_thread() -> None:
    identity = threading.main_thread().ident
    if hasattr(signal, "pthread_kill") and identity is not None:
        # Unlike interrupt_main this ends a system call that blocks.
        signal.pthread_kill(identity, signal.SIGTERM)
    else:
        _thread.interrupt_main(signal.SIGTERM)


def _report_unraisable(unraisable: sys.UnraisableHookArgs) -> None:
    if not isinstance(unraisable.exc_value, _Stopped):
        sys.__unraisablehook__(unraisable)
