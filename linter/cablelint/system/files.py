"""Writing files so that nobody ever sees half of one."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from cablelint.text.regexes import regex

# Errors of a device that takes no more, whatever the file: full, over the quota of the user, or read-only.
_OF_THE_DEVICE = {errno.ENOSPC, errno.EROFS, getattr(errno, "EDQUOT", errno.ENOSPC)}
_TEMPORARY = regex(r"\..*\.[0-9a-f]{16}\.tmp", re.DOTALL)


def is_temporary(name: str) -> bool:
    """Whether a file name is that of a temporary file which a killed :func:`write_atomically` left."""
    return bool(_TEMPORARY.fullmatch(name))


def is_of_device(error: OSError) -> bool:
    """Whether an error in writing is one of the device, so that no other file can be written there either."""
    return error.errno in _OF_THE_DEVICE


def write_atomically(
    path: Path, data: bytes | Iterable[bytes], *, mode: int | None = None, follow_links: bool = True
) -> None:
    """Write a file whole or not at all: whatever happens, it has the old content or the new one.

    A file that exists keeps its owner, as far as the system allows it. A device or a pipe cannot be replaced and is
    written to directly.

    Args:
        path: The file, new or old; its folder must exist.
        data: The whole content, or its pieces, which are never in memory together.
        mode: The permissions of the file; None for those it has, or for the usual ones of a new file.
        follow_links: Whether a symbolic link stays and its target is written; else the link is replaced by a file.

    Raises:
        PermissionError: The file is read-only; it is unchanged.
        OSError: The file, which the error names, cannot be written. Nothing is left behind and the old content is
            unchanged.
    """
    try:
        _write(path, data, mode, follow_links=follow_links)
    except OSError as error:
        # Not the temporary file, and no file at all where its descriptor failed.
        error.filename, error.filename2 = str(path), None
        raise


def _write(path: Path, data: bytes | Iterable[bytes], mode: int | None, *, follow_links: bool) -> None:
    pieces = [data] if isinstance(data, bytes) else data
    target = Path(os.path.realpath(path)) if follow_links else path
    old = _status(target)
    if old is not None and stat.S_ISLNK(old.st_mode):
        old = None
    if old is not None and not stat.S_ISREG(old.st_mode):
        with target.open("wb") as device:
            device.writelines(pieces)
        return
    if old is not None and not old.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        # Replacing a file needs no permission to write it, so the system does not refuse.
        raise PermissionError(errno.EACCES, "the file is read-only", str(path))
    # The same folder, since a file can be replaced in one step only within one file system.
    temporary = target.with_name(f".{target.name[:100]}.{os.urandom(8).hex()}.tmp")
    final_mode = mode if mode is not None else old.st_mode if old is not None else None
    try:
        with open(temporary, "xb", opener=_opener(0o666 if final_mode is None else 0o600)) as file:
            if old is not None:
                _take_over(temporary, old)
            if final_mode is not None:
                temporary.chmod(stat.S_IMODE(final_mode))
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except FileNotFoundError:
        return None


def _take_over(path: Path, old: os.stat_result) -> None:
    """Give a new file the owner of the one it replaces, where the system allows it."""
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(path, old.st_uid, old.st_gid)


def _opener(mode: int) -> Callable[[str, int], int]:
    return lambda name, flags: os.open(name, flags, mode)
