"""From the paths on the command line to files; a path that cannot be read is a value, so that the rest goes on."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cablelint.system.globs import Patterns, matches

STDIN = "-"
SUFFIXES = (".txt", ".md", ".html", ".htm", ".cable")
_GITIGNORE = ".gitignore"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A path that cannot be read.

    Attributes:
        path: As the user gave it, or as it was found in a folder.
        reason: The error in English: ``No such file or directory``.
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
    """The files to read, each once: the paths in their order, the contents of a folder sorted by name.

    In folders, only files with one of the suffixes in any case are found. Hidden files, symbolic links, and files that
    a ``.gitignore`` of the folder, of a folder in it or of the repository around it ignores are left out.

    Args:
        paths: Files, folders, or ``-`` for standard input.
        exclude: Patterns of :func:`cablelint.system.globs.matches` that are left out of folders.
        root: The folder of patterns with a slash; the current one if None.
        force_exclude: Apply the patterns to ``paths`` too.
        suffixes: In small letters, with the point.

    Yields:
        The path of a file, ``-`` for standard input, or the reason why a path leads to none.
    """
    paths, root, exclude = tuple(paths), root or Path.cwd(), tuple(exclude)
    seen: set[str] = set()
    for path in paths:
        if path != STDIN and force_exclude and matches(path, exclude, root, is_folder=Path(path).is_dir()):
            continue
        for file in _expand(path, exclude, root, suffixes):
            if len(paths) > 1:
                # A folder that is walked gives each file once, so a single one needs no memory.
                identity = file if file == STDIN else os.path.realpath(str(file))
                if identity in seen:
                    continue
                seen.add(identity)
            yield file


def read(path: str) -> bytes | Unreadable:
    """The bytes of a file, or of standard input for ``-``, or the reason why there are none."""
    try:
        if path == STDIN:
            return sys.stdin.buffer.read()
        with open(path, "rb") as file:  # noqa: PTH123 - a path stays as the user gave it
            if _is_endless(file.fileno()):
                return Unreadable(path, "Is a device")
            return file.read()
    except (OSError, ValueError) as error:
        return Unreadable(path, _reason(error))


def _is_endless(descriptor: int) -> bool:
    """Whether a file is a device such as ``/dev/zero``; a terminal and ``/dev/null`` have an end."""
    status = os.fstat(descriptor)
    if not (stat.S_ISCHR(status.st_mode) or stat.S_ISBLK(status.st_mode)) or os.isatty(descriptor):
        return False
    return not os.path.samestat(status, os.stat(os.devnull))  # noqa: PTH116


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
        # A folder that is named on the command line is walked even if a pattern matches it as a whole.
        applying = tuple(each for each in exclude if not matches(path, (each,), root, is_folder=True))
        yield from _walk(path, applying, root, suffixes)
    else:
        yield path


class _Ignored(NamedTuple):
    """The patterns of one ``.gitignore``.

    Attributes:
        before: The names from its folder to the folder walked, if it lies above.
        skipped: The number of names from the folder walked to its folder, if it lies below.
        patterns: The patterns.
    """

    before: tuple[str, ...]
    skipped: int
    patterns: Patterns

    def match(self, names: tuple[str, ...], *, is_folder: bool) -> bool | None:
        return self.patterns.match(self.before + names[self.skipped :], is_folder=is_folder)


class _Found(NamedTuple):
    """A file or folder found, with the names that lead to it from the folder walked."""

    path: str
    is_folder: bool
    names: tuple[str, ...]
    ignored: tuple[_Ignored, ...]


def _walk(folder: str, exclude: tuple[str, ...], root: Path, suffixes: tuple[str, ...]) -> Iterator[str | Unreadable]:
    # A stack and not recursion: folders may be nested deeper than Python can call.
    waiting = [_Found(folder, True, (), _ignored_above(folder))]
    while waiting:
        found = waiting.pop()
        if not found.is_folder:
            yield found.path
            continue
        try:
            with os.scandir(found.path) as entries:
                listed = sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield Unreadable(found.path, _reason(error))
            continue
        ignored = found.ignored
        if any(entry.name == _GITIGNORE and entry.is_file(follow_symlinks=False) for entry in listed):
            ignored = (*ignored, _Ignored((), len(found.names), _read_patterns(found.path)))
        for entry in listed:
            if not _is_wanted(entry, suffixes):
                continue
            path = entry.name if found.path == os.curdir else entry.path
            is_folder = entry.is_dir(follow_symlinks=False)
            names = (*found.names, entry.name)
            if _is_ignored(names, ignored, is_folder=is_folder):
                continue
            if not (exclude and matches(path, exclude, root, is_folder=is_folder)):
                waiting.append(_Found(path, is_folder, names, ignored))


def _is_wanted(entry: os.DirEntry[str], suffixes: tuple[str, ...]) -> bool:
    if entry.name.startswith("."):
        return False
    if entry.is_dir(follow_symlinks=False):
        return True
    # A link may lead out of the folder, and a pipe or a device has no end.
    return entry.is_file(follow_symlinks=False) and entry.name.lower().endswith(suffixes)


def _is_ignored(names: tuple[str, ...], ignored: Sequence[_Ignored], *, is_folder: bool) -> bool:
    """Whether the innermost ``.gitignore`` with a pattern for the path ignores it."""
    answers = (each.match(names, is_folder=is_folder) for each in reversed(ignored))
    return bool(next((answer for answer in answers if answer is not None), False))


def _ignored_above(folder: str) -> tuple[_Ignored, ...]:
    """The ``.gitignore`` files of the repository around a folder; none if they ignore the folder itself."""
    path = Path(os.path.realpath(folder))
    top = next((each for each in path.parents if (each / ".git").exists()), None)
    if top is None or (path / ".git").exists():
        return ()
    names = path.relative_to(top).parts
    found: list[_Ignored] = []
    for depth, name in enumerate(names):
        parent = top.joinpath(*names[:depth])
        found = [each._replace(before=(*each.before, name)) for each in found]
        if (parent / _GITIGNORE).is_file():
            found.append(_Ignored((name,), 0, _read_patterns(str(parent))))
        if _is_ignored((), found, is_folder=True):
            return ()
    return tuple(found)


def _read_patterns(folder: str) -> Patterns:
    data = read(str(Path(folder) / _GITIGNORE))
    # A file that cannot be read ignores nothing.
    return Patterns(data.decode("utf-8", "surrogateescape").splitlines() if isinstance(data, bytes) else ())


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
