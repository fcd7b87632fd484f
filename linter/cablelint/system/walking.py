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
from cablelint.system.packed import (
    ARCHIVE,
    COMPRESSIONS,
    PackedError,
    is_archive,
    leads_out,
    members,
    read_member,
    split_member,
)
from cablelint.text.regexes import regex

STDIN = "-"
#: The suffixes of the files that are read in folders; each may be followed by that of a compression.
SUFFIXES = (".txt", ".md", ".html", ".htm", ".cable")
#: Those that are read in archives.
IN_ARCHIVES = (*SUFFIXES, ".csv", ".tsv", ".jsonl", ".ndjson", ".eml", ".pdf", ".rtf", ".xml")
# Mirrors name the page of a cable by its number, without a suffix: 07TOKYO2004, 1978LAGOS06873, 07TOKYO2004_a.
_NUMBER = regex(r"(?:[0-9]{2}|[0-9]{4})[A-Z]{3,40}[0-9]{1,8}(?:_[a-z])?")
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
    include: Iterable[str] = (),
    opens_archives: bool = True,
) -> Iterator[str | Unreadable]:
    """Find the files to read, each once: the paths in their order, the contents of a folder sorted by name.

    In folders, only files that :func:`is_cable_file` accepts by their names are found. Hidden files, symbolic links,
    and files that a ``.gitignore`` of the folder, of a folder in it or of the repository around it ignores are left
    out. A ZIP archive that is named outright is a folder of its members.

    Args:
        paths: Files, folders, or ``-`` for standard input.
        exclude: Patterns of :func:`cablelint.system.globs.matches` that are left out of folders.
        root: The folder of patterns with a slash; the current one if None.
        force_exclude: Apply the patterns to ``paths`` too.
        suffixes: In small letters, with the point.
        include: Patterns of files that are found in folders whatever their suffix.
        opens_archives: Whether the members of an archive are found, as ``box.zip/a.txt``, and not the archive.

    Yields:
        The path of a file, ``-`` for standard input, or the reason why a path leads to none.
    """
    paths, root, exclude = tuple(paths), root or Path.cwd(), tuple(exclude)
    wanted = _Wanted(exclude, tuple(include), root, suffixes)
    seen: set[str] = set()
    for path in paths:
        if path != STDIN and force_exclude and matches(path, exclude, root, is_folder=Path(path).is_dir()):
            continue
        for file in _expand(path, wanted, opens_archives=opens_archives):
            if len(paths) > 1:
                # A folder that is walked gives each file once, so a single one needs no memory.
                identity = file if file == STDIN else os.path.realpath(str(file))
                if identity in seen:
                    continue
                seen.add(identity)
            yield file


def find_unfollowed(folder: str, exclude: Iterable[str] = (), *, root: Path | None = None) -> Iterator[str]:
    """Find what :func:`find_files` leaves out of a folder since it is no plain file: links, pipes and devices.

    Args:
        folder: The folder; hidden files and folders in it are left out.
        exclude: Patterns that are left out, as for :func:`find_files`.
        root: The folder of patterns with a slash; the current one if None.
    """
    root, exclude = root or Path.cwd(), tuple(exclude)
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted([*files, *folders]):
            path = os.path.join(parent, name)  # noqa: PTH118 - a path stays as the user gave it
            mode = os.lstat(path).st_mode
            is_plain = stat.S_ISREG(mode) or stat.S_ISDIR(mode)
            if not is_plain and not name.startswith(".") and not matches(path, exclude, root):
                yield path


def is_cable_file(name: str, suffixes: tuple[str, ...] = SUFFIXES) -> bool:
    """Whether a file in a folder is read, by its name.

    It has one of the suffixes in any case, perhaps followed by that of a compression; or it has none and its name is a
    message reference number, as on mirrors.
    """
    lower = name.lower()
    for compression in COMPRESSIONS:
        lower = lower.removesuffix(compression)
    return lower.endswith(suffixes) or _NUMBER.fullmatch(name) is not None


def is_wanted(path: str, suffixes: tuple[str, ...], include: Iterable[str], root: Path) -> bool:
    """Whether a file in a folder is read: by its name, as for :func:`is_cable_file`, or since a pattern includes it.

    Args:
        path: The file.
        suffixes: In small letters, with the point.
        include: Patterns of files that are read whatever their suffix, hidden files left out.
        root: The folder of patterns with a slash.
    """
    name = os.path.basename(path)  # noqa: PTH119 - for every file of a box, where a Path is slow
    return is_cable_file(name, suffixes) or (
        bool(include) and not name.startswith(".") and matches(path, include, root)
    )


def read(path: str) -> bytes | Unreadable:
    """Read a file, a member of an archive, or standard input for ``-``; or return the reason why it cannot be read."""
    try:
        if path == STDIN:
            return sys.stdin.buffer.read()
        if found := split_member(path):
            return read_member(*found)
        with open(path, "rb") as file:  # noqa: PTH123 - a path stays as the user gave it
            if _is_endless(file.fileno()):
                return Unreadable(path, "Is a device")
            return file.read()
    except PackedError as error:
        return Unreadable(path, str(error))
    except (OSError, ValueError) as error:
        return Unreadable(path, _reason(error))


def in_archive(path: str) -> str:
    """Return the form of the archive that a path leads into, in English; nothing for a file."""
    return ARCHIVE if path != STDIN and split_member(path) else ""


def _is_endless(descriptor: int) -> bool:
    """Whether a file is a device such as ``/dev/zero``; a terminal and ``/dev/null`` have an end."""
    status = os.fstat(descriptor)
    if not (stat.S_ISCHR(status.st_mode) or stat.S_ISBLK(status.st_mode)) or os.isatty(descriptor):
        return False
    return not os.path.samestat(status, os.stat(os.devnull))  # noqa: PTH116


class _Wanted(NamedTuple):
    """The choice of files in a folder; see :func:`find_files`."""

    exclude: tuple[str, ...]
    include: tuple[str, ...]
    root: Path
    suffixes: tuple[str, ...]

    def within(self, folder: str) -> _Wanted:
        """Leave out the patterns that match the folder as a whole: it is named on the command line, so it is walked."""
        exclude = (each for each in self.exclude if not matches(folder, (each,), self.root, is_folder=True))
        return self._replace(exclude=tuple(exclude))

    def is_excluded(self, path: str, *, is_folder: bool = False) -> bool:
        return bool(self.exclude) and matches(path, self.exclude, self.root, is_folder=is_folder)

    def takes(self, path: str) -> bool:
        return is_wanted(path, self.suffixes, self.include, self.root)


def _expand(path: str, wanted: _Wanted, *, opens_archives: bool) -> Iterator[str | Unreadable]:
    if path == STDIN or split_member(path):
        yield path
        return
    try:
        is_folder = stat.S_ISDIR(Path(path).stat().st_mode)
        if is_folder:
            yield from _walk(path, wanted.within(path))
        elif opens_archives and is_archive(path):
            yield from _members(path, wanted.within(path))
        else:
            yield path
    except PackedError as error:
        yield Unreadable(path, str(error))
    except (OSError, ValueError) as error:
        yield Unreadable(path, _reason(error))


def _members(archive: str, wanted: _Wanted) -> Iterator[str | Unreadable]:
    suffixes = IN_ARCHIVES if wanted.suffixes == SUFFIXES else wanted.suffixes
    for member in members(archive):
        path = f"{archive}/{member}"
        if not wanted._replace(suffixes=suffixes).takes(path) or wanted.is_excluded(path):
            continue
        yield Unreadable(path, "its name leads out of the archive") if leads_out(member) else path


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


def _walk(folder: str, wanted: _Wanted) -> Iterator[str | Unreadable]:
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
            path = entry.name if found.path == os.curdir else entry.path
            if not _is_wanted(entry, path, wanted):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            names = (*found.names, entry.name)
            if _is_ignored(names, ignored, is_folder=is_folder):
                continue
            if not wanted.is_excluded(path, is_folder=is_folder):
                waiting.append(_Found(path, is_folder, names, ignored))


def _is_wanted(entry: os.DirEntry[str], path: str, wanted: _Wanted) -> bool:
    if entry.name.startswith("."):
        return False
    if entry.is_dir(follow_symlinks=False):
        return True
    # A link may lead out of the folder, and a pipe or a device has no end.
    return entry.is_file(follow_symlinks=False) and wanted.takes(path)


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
