"""The box: every file that a release starts from, and its account, so that no input is lost in silence."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from cablelint.redaction.releasing.private import boxes_of, is_private, private_folder, read_journal
from cablelint.system.globs import absolute
from cablelint.system.packed import is_archive
from cablelint.system.schema_files import TableError
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

    @property
    def name(self) -> str:
        """The name of the source: its path, and for standard input the name it was given."""
        return str(self.place) if self.path == STDIN else self.path


@dataclass(frozen=True, slots=True)
class NotACable:
    """A file in a folder that is named and left out: it has none of the suffixes of cables, or is a link.

    Attributes:
        path: As it was found in the folder.
        is_link: Whether it is a symbolic link, a pipe or a device, which is not followed.
        is_release: Whether it is a folder with an earlier release of the box.
    """

    path: str
    is_link: bool = False
    is_release: bool = False

    @property
    def reason(self) -> str:
        """The reason in English, and how to include a file of a kind that can be read."""
        if self.is_link:
            return "a symbolic link, a pipe or a device, which is not followed; left out"
        if self.is_release:
            return "an earlier release of this box; left out"
        suffix = PurePath(self.path).suffix
        remedy = f"; --extend-include '*{suffix}' reads it" if suffix.lower() in IN_ARCHIVES else ""
        if suffix.lower() == ".zip" and not in_archive(self.path):
            remedy = "; name it beside the folder to read it"
        return f"not a cable ({suffix or 'no suffix'}); left out{remedy}"


def find_box(
    paths: Sequence[str], config: Config, without: Sequence[Path] = (), stdin_name: str = STDIN
) -> Iterator[BoxFile | NotACable | Unreadable]:
    """Find the files of a box, in a stable order.

    A file that is named outright is released whatever its suffix; in folders and archives, only files with the name of
    a cable.

    Args:
        paths: Files and folders.
        config: Its excludes are left out, without an account; what it includes is released whatever its suffix.
        without: Folders that are no part of the box although they may lie in it: those of the release. So are the
            folders of earlier releases of the same box, which are named.
        stdin_name: The file name of standard input.

    Yields:
        Every file: to release, not a cable, or unreadable.
    """
    folders = [path for path in paths if path != STDIN and (Path(path).is_dir() or is_archive(path))]
    files = find_files(paths, config.exclude, root=config.root, force_exclude=config.force_exclude, suffixes=("",))
    named = {path for path in paths if path not in folders}
    outputs = [absolute(folder) for folder in without]
    archives = set(identity_of(folders))
    earlier = _EarlierReleases(identity_of(paths), folders)
    for path in files:
        name = path.path if isinstance(path, Unreadable) else path
        if _is_below(name, outputs) or (path not in named and earlier.contain(name)):
            continue
        if isinstance(path, Unreadable):
            yield path
        elif path in named or _is_wanted(path, config):
            yield BoxFile(path, _place(stdin_name if path == STDIN else path, folders))
        elif absolute(path) not in archives:
            yield NotACable(path)
    for folder in filter(os.path.isdir, folders):
        for path in find_unfollowed(folder, config.exclude, root=config.root):
            if not _is_below(path, outputs):
                yield NotACable(path, is_link=True)
    yield from (NotACable(folder, is_release=True) for folder in earlier.found)


class _EarlierReleases:
    """The folders of earlier releases of a box that lie in the box itself.

    Attributes:
        found: Those met so far, in the order of the box.
    """

    def __init__(self, box: list[str], folders: Sequence[str]) -> None:
        self.found: list[str] = []
        self._box = box
        self._known = dict.fromkeys(map(Path, folders), False)

    def contain(self, path: str) -> bool:
        """Whether a file lies in such a folder, or in the private folder beside one."""
        return self._is_within(Path(path).parent)

    def _is_within(self, folder: Path) -> bool:
        unknown = takewhile(lambda each: each not in self._known, (folder, *folder.parents))
        # From the folder of the box downwards.
        for each in reversed(list(unknown)):
            self._known[each] = self._known.get(each.parent, False) or self._is_release(each)
        return self._known[folder]

    def _is_release(self, folder: Path) -> bool:
        if is_private(folder):
            return self._is_of_box(folder)
        if not self._is_of_box(private_folder(folder)):
            return False
        self.found.append(str(folder))
        return True

    def _is_of_box(self, private: Path) -> bool:
        try:
            return self._box in boxes_of(private, read_journal(private))
        except (OSError, TableError):
            return False


def is_box(paths: Sequence[str]) -> bool:
    """Whether the paths are more than one file: several paths, a folder, or an archive."""
    return len(paths) > 1 or any(Path(path).is_dir() or (path != STDIN and is_archive(path)) for path in paths)


def identity_of(paths: Sequence[str]) -> list[str]:
    """Return what makes two runs releases of one box: the absolute paths given, in any order."""
    return sorted(set(map(absolute, paths)))


def _is_wanted(path: str, config: Config) -> bool:
    return is_wanted(path, IN_ARCHIVES if in_archive(path) else SUFFIXES, config.extend_include, config.root)


def _is_below(path: str, folders: Sequence[str]) -> bool:
    place = PurePath(absolute(path))
    return any(place.is_relative_to(folder) for folder in folders)


def _place(path: str, folders: Sequence[str]) -> PurePath:
    pure = PurePath(path)
    for folder in folders:
        if pure.is_relative_to(folder):
            return pure.relative_to(folder)
    return PurePath(pure.name)
