"""The end of a process together with its parent, by the kernel itself, where it offers that (Linux)."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress

# prctl(2), PR_SET_PDEATHSIG: the signal that the kernel sends when the thread that started this process has ended.
_SET_SIGNAL = 1
_NO_SIGNAL = 0


def die_with_parent(parent: int) -> None:
    """Let the kernel kill this process as soon as its parent is dead, without a chance to clean up.

    Other systems than Linux offer no such thing; there only a parent that is dead already ends this process.

    Args:
        parent: The process id of the parent.
    """
    _set(signal.SIGKILL if sys.platform == "linux" else _NO_SIGNAL)
    if os.getppid() != parent:
        # It died before the kernel was instructed.
        os._exit(1)


def outlive_parent() -> None:
    """Lift :func:`die_with_parent`."""
    _set(_NO_SIGNAL)


def _set(number: int) -> None:
    if sys.platform == "linux":
        # Python can be built without it.
        with suppress(ImportError):
            import ctypes

            ctypes.CDLL(None).prctl(_SET_SIGNAL, number, 0, 0, 0)
