"""A lock on a file between processes, so that two of them do not write it at once."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Wait until no other process writes a file, and keep others waiting until the end of the block.

    The lock is a hidden file beside it, ``.NAME.lock``, which stays; the system frees it when its process ends.

    Raises:
        OSError: The lock cannot be made, as in a folder that cannot be written.
    """
    descriptor = os.open(path.with_name(f".{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        # Closing frees the lock.
        os.close(descriptor)
