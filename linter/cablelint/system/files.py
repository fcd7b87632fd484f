"""Writing files so that nobody ever sees half of one."""

from __future__ import annotations

import os
import re
import secrets
import stat
from collections.abc import Callable
from pathlib import Path

_TEMPORARY = re.compile(r"\..*\.[0-9a-f]{16}\.tmp", re.DOTALL)


def is_temporary(name: str) -> bool:
    """Whether a file name is that of a temporary file which a killed :func:`write_atomically` left."""
    return bool(_TEMPORARY.fullmatch(name))


def write_atomically(path: Path, data: bytes, *, mode: int | None = None) -> None:
    """Put ``data`` in the file, all of it or nothing: whatever happens, the old content or the new one is there.

    A file that exists keeps its permissions; a symbolic link is followed and stays a link. A device or a pipe cannot be
    replaced and is written to directly.

    Args:
        path: The file, new or old; its folder must exist.
        data: The whole content.
        mode: The permissions of the file; None for those it has, or for the usual ones of a new file.

    Raises:
        OSError: The file cannot be written. Nothing is left behind and the old content is untouched.
    """
    target = Path(os.path.realpath(path))
    old_mode = _mode(target)
    if old_mode is not None and not stat.S_ISREG(old_mode):
        target.write_bytes(data)
        return
    # The same folder, since only within one file system can a file be replaced in one step.
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(8)}.tmp")
    try:
        final_mode = old_mode if mode is None else mode
        with open(temporary, "xb", opener=_opener(0o666 if final_mode is None else 0o600)) as file:
            if final_mode is not None:
                temporary.chmod(stat.S_IMODE(final_mode))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _opener(mode: int) -> Callable[[str, int], int]:
    return lambda name, flags: os.open(name, flags, mode)
