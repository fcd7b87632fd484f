"""The box: every file that a release starts from, and its account, so that no input is lost in silence."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from cablelint.system.packed import is_archive
from cablelint.system.walking import (
    IN_ARCHIVES,
    STDIN,
    SUFFIXES,
    Unreadable,
    find_files,
    find_unfollowed,
    in_archive,
    is_wanted,
)

if TYPE_CHECKING:
    from cablelint.config import Config


class BoxFile(NamedTuple):
    """A file to release.

    Attributes:
        path: As the user gave it, or as it was found in a folder.
        place: Its path below the folder of the release, before names in it are masked.
    """

    path: str
    place: PurePath


@dataclass(frozen=True, slots=True)
class NotACable:
    """A file in a folder that is named and left out: it has none of the suffixes of cables, or is a link.

    Attributes:
        path: As it was found in the folder.
        is_link: Whether it is a symbolic link, a pipe or a device, which is not followed.
    """

    path: str
    is_link: bool = False

    @property
    def reason(self) -> str:
        """The reason in English, and how to include a file of a kind that can be read."""
        if self.is_link:
            return "a symbolic link, a pipe or a device, which is not followed; left out"
        suffix = PurePath(self.path).suffix
        remedy = f"; --extend-include '*{suffix}' reads it" if suffix.lower() in IN_ARCHIVES else ""
        return f"not a cable ({suffix or 'no suffix'}); left out{remedy}"


def find_box(
    paths: Sequence[str], config: Config, without: Sequence[Path] = ()
) -> Iterator[BoxFile | NotACable | Unreadable]:
    """Find the files of a box, in a stable order.

    A file that is named outright is released whatever its suffix; in folders and archives, only files with the name of
    a cable.

    Args:
        paths: Files and folders.
        config: Its excludes are left out, without an account; what it includes is released whatever its suffix.
        without: Folders that are no part of the box although they may lie in it: those of the release.

    Yields:
        Every file: to release, not a cable, or unreadable.
    """
    folders = [path for path in paths if path != STDIN and (Path(path).is_dir() or is_archive(path))]
    files = find_files(paths, config.exclude, root=config.root, force_exclude=config.force_exclude, suffixes=("",))
    named = {path for path in paths if path not in folders}
    outputs = [os.path.abspath(folder) for folder in without]  # noqa: PTH100 (resolve() would follow links)
    for path in files:
        if _is_below(path.path if isinstance(path, Unreadable) else path, outputs):
            continue
        if isinstance(path, Unreadable):
            yield path
        elif path in named or _is_wanted(path, config):
            yield BoxFile(path, _place(path, folders))
        else:
            yield NotACable(path)
    for folder in filter(os.path.isdir, folders):
        for path in find_unfollowed(folder, config.exclude, root=config.root):
            if not _is_below(path, outputs):
                yield NotACable(path, is_link=True)


def is_box(paths: Sequence[str]) -> bool:
    """Whether the paths are more than one file: several paths, a folder, or an archive."""
    return len(paths) > 1 or any(Path(path).is_dir() or (path != STDIN and is_archive(path)) for path in paths)


def identity_of(paths: Sequence[str]) -> list[str]:
    """Return what makes two runs releases of one box: the absolute paths given, in any order."""
    return sorted({os.path.abspath(path) for path in paths})  # noqa: PTH100 (resolve() would follow links)


def _is_wanted(path: str, config: Config) -> bool:
    return is_wanted(path, IN_ARCHIVES if in_archive(path) else SUFFIXES, config.extend_include, config.root)


def _is_below(path: str, folders: Sequence[str]) -> bool:
    absolute = PurePath(os.path.abspath(path))  # noqa: PTH100 (resolve() would follow links)
    return any(absolute.is_relative_to(folder) for folder in folders)


def _place(path: str, folders: Sequence[str]) -> PurePath:
    pure = PurePath(path)
    for folder in folders:
        if pure.is_relative_to(folder):
            return pure.relative_to(folder)
    return PurePath(pure.name)
