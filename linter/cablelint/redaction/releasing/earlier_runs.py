"""The files that earlier runs left in the folder of a release; any other file, or another box, makes a run refuse."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cablelint.redaction.releasing.manifest import MANIFEST, MANIFEST_SCHEMA, is_of_other_key, listed_files
from cablelint.redaction.releasing.private import LOG, boxes_of, private_folder, read_journal
from cablelint.system.long_tables import read_long_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablelint.redaction.keys import Key

_MOST_NAMED = 5


class FolderError(ValueError):
    """The folder cannot be used for this release; nothing was written. The message says what to do."""


def files_of_earlier_runs(folder: Path, manifest: Path, box: Sequence[str], key: Key | None) -> set[str]:
    """Return the files that earlier runs wrote or began to write, the manifest among them, by their paths below it.

    Args:
        folder: The folder of the release.
        manifest: The manifest.
        box: The identity of the box, from :func:`cablelint.redaction.releasing.box.identity_of`.
        key: The key of the vaults; None for a release without vaults.

    Raises:
        FolderError: The folder contains the release of another box, or with another key, or one without a private log.
        OSError: A file of an earlier run cannot be read.
        TableError: The manifest or the private log is invalid.
    """
    private = private_folder(folder)
    journal = read_journal(private)
    boxes = boxes_of(private, journal)
    files = {line for line in journal if isinstance(line, str)}
    if manifest.exists():
        table = read_long_table(manifest, MANIFEST_SCHEMA, "cables")
        files.update(listed_files(table))
        if key and is_of_other_key(table, key):
            raise FolderError(
                f"{folder} contains a release with another key; use that key, name another folder, or remove "
                f"both {folder} and {private}"
            )
    if other := next((each for each in boxes if each != list(box)), None):
        raise FolderError(_about_other(other, folder, box))
    if files and not boxes:
        raise FolderError(
            f"{folder} contains a release whose private log {private / LOG} is missing, so nothing says that it is of "
            "this box; name another folder, or remove it"
        )
    return {*files, MANIFEST}


def _about_other(found: object, folder: Path, box: Sequence[str]) -> str:
    """Say that the folder belongs to another box, and how to go on."""
    private = private_folder(folder)
    named = some_of([str(path) for path in found] if isinstance(found, list) else [])
    other = f"another box ({named}), not of {', '.join(box[:_MOST_NAMED])}"
    if any(files_below(folder)):
        return (
            f"{folder} contains the release of {other}; name another folder for this release, or remove both "
            f"{folder} and {private}"
        )
    return (
        f"{folder} contains no release, but {private} contains the private log of {other}; name another folder for "
        f"this release, or remove {private} if that one is no longer needed"
    )


def some_of(paths: Sequence[str]) -> str:
    """Name the first few paths for a message."""
    return ", ".join(paths[:_MOST_NAMED]) + (", ..." if len(paths) > _MOST_NAMED else "")


def files_below(folder: Path) -> Iterator[str]:
    """Yield every file and link below a folder, in any order, links not followed, by its path below the folder."""
    for parent, folders, files in os.walk(folder):
        links = [name for name in folders if Path(parent, name).is_symlink()]
        for name in sorted([*files, *links]):
            yield PurePath(os.path.relpath(Path(parent, name), folder)).as_posix()
