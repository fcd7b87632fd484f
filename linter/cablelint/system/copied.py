"""A process that is a copy of this one, with everything that is loaded here; only where a copy is sound (Linux)."""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from subprocess import TimeoutExpired
from typing import NoReturn

from cablelint.system.parent_death import die_with_parent

# Linux lists the threads and the open files of a process in these folders.
_THREADS = Path("/proc/self/task")
_OPEN_FILES = Path("/proc/self/fd")
_OUTPUT = (1, 2)
# Seconds between two looks at a process that has not ended.
_PAUSE = 0.005


def can_copy() -> bool:
    """Whether a copy of this process works: another thread, also one of a library in C, could keep a lock for ever."""
    if sys.platform != "linux":
        return False
    try:
        return len([*_THREADS.iterdir()]) == 1
    except OSError:
        return False


class CopiedProcess:
    """A running copy of this process, with the methods of :class:`subprocess.Popen` that end one."""

    def __init__(self, run: Callable[[], object], kept: int) -> None:
        """Start the copy.

        Args:
            run: Called in the copy, which ends when it returns.
            kept: The file descriptor that the copy uses; all others that are open here are closed there.
        """
        for stream in (sys.stdout, sys.stderr):
            # What waits to be printed is printed once, by this process.
            with suppress(OSError, ValueError):
                stream.flush()
        parent = os.getpid()
        self._id = os.fork()
        self._has_ended = False
        if not self._id:
            _run_in_copy(run, kept, parent)

    def wait(self, timeout: float | None = None) -> None:
        """Wait for the end.

        Raises:
            TimeoutExpired: It did not come within that many seconds.
        """
        deadline = time.monotonic() + timeout if timeout is not None else None
        while not self._look(os.WNOHANG if deadline is not None else 0):
            if deadline is not None and time.monotonic() >= deadline:
                raise TimeoutExpired([], timeout or 0)
            time.sleep(_PAUSE)

    def _look(self, options: int) -> bool:
        """Look whether it has ended; its number can then belong to another process."""
        if not self._has_ended:
            try:
                self._has_ended = os.waitpid(self._id, options)[0] != 0
            except ChildProcessError:
                # This process was started to ignore the ends of others.
                self._has_ended = True
        return self._has_ended

    def kill(self) -> None:
        """End it at once."""
        if not self._look(os.WNOHANG):
            os.kill(self._id, signal.SIGKILL)


def _run_in_copy(run: Callable[[], object], kept: int, parent: int) -> NoReturn:
    """Run the copy; nothing may return from it into the code that made it, nor run at its end."""
    try:
        die_with_parent(parent)
        _release_files(kept)
        # What was there before stays, so no search for garbage has to look at it.
        gc.freeze()
        run()
    finally:
        os._exit(1)


def _release_files(kept: int) -> None:
    """Put an empty file in the place of each inherited one, whose owners here may close it later under its number."""
    empty = os.open(os.devnull, os.O_RDWR)
    for number in [int(file.name) for file in _OPEN_FILES.iterdir()]:
        if number not in (*_OUTPUT, kept, empty):
            with suppress(OSError):
                os.dup2(empty, number)
