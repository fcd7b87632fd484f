"""A clean and prompt end of this process when the user or the system wants it to end."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from types import FrameType

# Seconds for files and worker processes to be cleaned up.
_GRACE = 1.6
# Seconds after which the system ends the process, whatever it is doing: Python runs no thread while it ends. The exit
# code is then that of the signal, so that a busy machine gets time for the end above.
_LAST = 5.0


def end_on_signals(exit_code: int) -> None:
    """Turn Ctrl-C, SIGTERM and a closed terminal into one ``KeyboardInterrupt`` in the main thread.

    Later signals are ignored, so that they cannot interrupt the cleaning up; but the process ends within two seconds,
    even if the exception is lost, and within five where Python itself is ending and runs no thread.

    Args:
        exit_code: The code to exit with when the time is up.
    """

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        ignore_signals()
        timer = threading.Timer(_GRACE, os._exit, [exit_code])
        timer.daemon = True
        timer.start()
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, _LAST)
        raise KeyboardInterrupt

    for number in _signals():
        # nohup and shells ignore signals for their background processes, which stays so.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, interrupt)


def ignore_signals() -> None:
    """Ignore the same signals from now on, for an end that nothing interrupts."""
    for number in _signals():
        signal.signal(number, signal.SIG_IGN)


def _signals() -> Iterator[signal.Signals]:
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            yield number
