"""From the paths on the command line to the files behind them; what cannot be read is a value, so the rest goes on."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cablelint.system.globs import matches

STDIN = "-"
SUFFIXES = (".txt", ".md", ".html", ".cable")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A path that gives no bytes.

    Attributes:
        path: As the user gave it, or as it was found in a folder.
        reason: Why, in English: ``No such file or directory``.
    """

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


def find_files(
    paths: Iterable[str],
    exclude: Iterable[str] = (),
    *,
    root: Path | None = None,
    force_exclude: bool = False,
    suffixes: tuple[str, ...] = SUFFIXES,
) -> Iterator[str | Unreadable]:
    """The files to check, each once: the paths in their order, the contents of a folder sorted by name.

    In folders, files with one of the suffixes count; hidden ones are left out, and links to folders are not followed.

    Args:
        paths: Files, folders, or ``-`` for standard input.
        exclude: Patterns of :func:`cablelint.system.globs.matches` for what is left out of folders.
        root: The folder that patterns with a slash count from; the current one if None.
        force_exclude: Leave out what the patterns take in even if it is named in ``paths``.
        suffixes: In small letters, with the point.

    Yields:
        The path of a file, ``-`` for standard input, or why a path gives none.
    """
    root, exclude = root or Path.cwd(), tuple(exclude)
    seen: set[str] = set()
    for path in paths:
        if path != STDIN and force_exclude and matches(path, exclude, root):
            continue
        for file in _expand(path, exclude, root, suffixes):
            identity = file if file == STDIN else os.path.abspath(str(file))  # noqa: PTH100 (resolve() would follow links)
            if identity not in seen:
                seen.add(identity)
                yield file


def read(path: str) -> bytes | Unreadable:
    """The bytes of a file, or of standard input for ``-``, or why there are none."""
    try:
        return sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except (OSError, ValueError) as error:
        return Unreadable(path, _reason(error))


def _expand(path: str, exclude: tuple[str, ...], root: Path, suffixes: tuple[str, ...]) -> Iterator[str | Unreadable]:
    if path == STDIN:
        yield STDIN
        return
    try:
        is_folder = stat.S_ISDIR(Path(path).stat().st_mode)
    except (OSError, ValueError) as error:
        yield Unreadable(path, _reason(error))
        return
    if is_folder:
        # Whoever names a folder wants it, whatever pattern takes it in as a whole.
        yield from _walk(path, tuple(each for each in exclude if not matches(path, (each,), root)), root, suffixes)
    else:
        yield path


def _walk(folder: str, exclude: tuple[str, ...], root: Path, suffixes: tuple[str, ...]) -> Iterator[str | Unreadable]:
    # A stack and not recursion: folders may lie deeper than Python can call.
    waiting: list[tuple[str, bool]] = [(folder, True)]
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield path
            continue
        try:
            with os.scandir(path) as entries:
                found = (entry for entry in entries if _is_wanted(entry, suffixes))
                wanted = sorted(found, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield Unreadable(path, _reason(error))
            continue
        for entry in wanted:
            name = entry.name if path == os.curdir else entry.path
            if not (exclude and matches(name, exclude, root)):
                waiting.append((name, entry.is_dir(follow_symlinks=False)))


def _is_wanted(entry: os.DirEntry[str], suffixes: tuple[str, ...]) -> bool:
    if entry.name.startswith("."):
        return False
    if entry.is_dir(follow_symlinks=False):
        return True
    # A broken link is wanted too: reading it tells the user. A pipe or a device would wait for ever.
    is_readable = entry.is_file() or (entry.is_symlink() and not entry.is_dir())
    return is_readable and entry.name.lower().endswith(suffixes)


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
