"""Standard output whose reader has gone away, as in ``| head``."""

from __future__ import annotations

import errno
import os
import select
import sys
from collections.abc import Generator, Iterable
from contextlib import suppress
from typing import TypeVar

Item = TypeVar("Item")


def while_read(items: Iterable[Item]) -> Generator[Item, None, None]:
    """Yield items for as long as standard output has a reader, so that no work is done for nobody.

    Python notices a closed pipe only when its buffer is full, and a run that prints little never does.

    Args:
        items: Results of the work, computed as they are taken.

    Raises:
        BrokenPipeError: The reader has closed the pipe.
    """
    for item in items:
        yield item
        if _has_lost_its_reader():
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


def _has_lost_its_reader() -> bool:
    # Windows has no `poll`; there a closed pipe is noticed when it is written to.
    if hasattr(select, "poll"):
        with suppress(OSError, ValueError):
            poller = select.poll()
            poller.register(sys.stdout.fileno(), 0)
            return any(event & (select.POLLERR | select.POLLHUP) for _, event in poller.poll(0))
    return False
