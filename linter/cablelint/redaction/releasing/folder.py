"""The folder of a release: it belongs to the release, and contains what the last run released and nothing else.

Each file is written in one step, and is listed in a journal before it is written, so an interrupted run leaves whole
files that the next run recognises. What an earlier run wrote and this run does not write is removed; a file that no run
wrote, or the release of another box, makes the run refuse before anything is written.

Beside the folder is a private one, whose name ends in ``.private``: the journal, the private log, and with a key the
vaults. It is never published.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING, Any

from cablelint.redaction.kit.release_copy import INDEX, make_copy, place_of_copy
from cablelint.redaction.releasing.copies import Copies
from cablelint.redaction.releasing.earlier_runs import FolderError, files_below, files_of_earlier_runs, some_of
from cablelint.redaction.releasing.manifest import (
    MANIFEST,
    encoded,
    manifest,
    private_log,
    sealed,
)
from cablelint.redaction.releasing.private import JOURNAL, LOG, private_folder
from cablelint.redaction.releasing.records import Records
from cablelint.redaction.releasing.releaser import Prepared, Refused
from cablelint.redaction.releasing.vault import is_vault_of
from cablelint.system.files import is_of_device, is_temporary, write_atomically
from cablelint.system.globs import absolute

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cablelint.findings import Finding
    from cablelint.redaction.keys import Key
    from cablelint.redaction.releasing.box import NotACable

DOUBTS = "doubts.csv"
_VAULTS = "vault"
_RESERVED = (MANIFEST, INDEX)


@dataclass(slots=True)
class Account:
    """The account of a box: every file found is released, refused, or not a cable.

    Attributes:
        released: The number of files written.
        masks: The number of masks in them.
        refused: The files that were not written, each with the reason.
        not_cables: The files that are left out.
        removed: The files of an earlier run that were removed, by their paths below the folder.
        remarks: Findings about the reviewer's decisions: the path of the release, line, column and finding.
    """

    released: int = 0
    masks: int = 0
    refused: list[Refused] = field(default_factory=list)
    not_cables: list[NotACable] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    remarks: list[tuple[str, int, int, Finding]] = field(default_factory=list)

    @property
    def found(self) -> int:
        """The number of files found."""
        return self.released + len(self.refused) + len(self.not_cables)

    def to_dict(self) -> dict[str, int]:
        """Convert the account for the manifest: numbers alone, since file names may contain names."""
        return {
            "found": self.found,
            "released": self.released,
            "refused": len(self.refused),
            "not_cables": len(self.not_cables),
        }

    def add(self, result: Prepared | Refused) -> None:
        """Count a file that was written or refused."""
        if isinstance(result, Refused):
            self.refused.append(result)
            return
        self.released += 1
        self.masks += result.masks
        self.remarks += ((result.place, *remark) for remark in result.remarks)


class ReleaseFolder:
    """The folder of a release while it is written."""

    def __init__(
        self, path: Path, box: Sequence[str], key: Key | None = None, manifest_path: Path | None = None
    ) -> None:
        """Name the places of a release; nothing is read or written before :meth:`open`.

        Args:
            path: The folder, new or that of an earlier run.
            box: The identity of the box, from :func:`cablelint.redaction.releasing.box.identity_of`.
            key: The key of the vaults; None for a release without vaults.
            manifest_path: The manifest; ``manifest.json`` in the folder if left out.
        """
        self.path = path
        self.private = private_folder(path)
        self.manifest_path = manifest_path or path / MANIFEST
        self.account = Account()
        #: The names that stay in doubt, as CSV, for the private folder; empty without a survey.
        self.doubts = b""
        self._box = list(box)
        self._key = key
        self._entries = Records(self.private)
        self._log = Records(self.private)
        self._copies = Copies(path)
        # By their names in small letters, since some systems distinguish no others.
        self._written: dict[str, str] = {}
        self._folders: set[str] = {PurePosixPath(INDEX).parts[0]}
        self._earlier: set[str] = set()

    def check_place(self) -> None:
        """Check that the release can be where it is to be, before the box is read.

        Raises:
            FolderError: It is a file, or the box lies in it.
        """
        if self.path.exists() and not self.path.is_dir():
            raise FolderError(f"{self.path} is a file; name a folder for the release")
        place = absolute(self.path)
        if any(PurePath(path).is_relative_to(place) for path in self._box):
            raise FolderError(f"the box lies in {self.path}, which would become the release; name another folder")

    def open(self) -> None:
        """Claim the folder for this run.

        Raises:
            FolderError: It contains something that no run wrote, or the release of another box.
            OSError: It cannot be made or read.
        """
        self.check_place()
        self._earlier = files_of_earlier_runs(self.path, self.manifest_path, self._box, self._key)
        for folder in (self.path, self.private):
            for file in [file for file in files_below(folder) if is_temporary(PurePath(file).name)]:
                (folder / file).unlink()
        present = sorted(files_below(self.path))
        foreign = [file for file in present if file not in self._earlier]
        if foreign:
            raise FolderError(
                f"{self.path} contains {len(foreign)} files that no release wrote ({some_of(foreign)}); "
                "name an empty folder, or move them away"
            )
        self.path.mkdir(parents=True, exist_ok=True)
        self.private.mkdir(mode=0o700, parents=True, exist_ok=True)
        journal = [{"box": self._box}, *sorted(self._earlier)]
        write_atomically(self.private / JOURNAL, "".join(map(_line, journal)).encode())

    def write(self, prepared: Prepared) -> Prepared | Refused:
        """Write one release, and its vault before it.

        Returns:
            The release with the path it got, or why it was not written.

        Raises:
            OSError: The device takes no more; the next run finishes the release.
        """
        file = self._free_name(prepared.place)
        target = self.path / file
        if _is_same(target, prepared.path):
            return Refused(prepared.path, "the release would overwrite its original; name another folder")
        try:
            self._announce(file)
            vault = self._write_vault(prepared, file) if self._key else None
            copy = self._write_copy(prepared, file)
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(target, prepared.data, follow_links=False)
        except _OtherOriginalError as error:
            return Refused(prepared.path, str(error))
        except OSError as error:
            if is_of_device(error):
                raise
            return Refused(prepared.path, f"cannot write the release: {error.strerror or type(error).__name__}")
        self._written[file.casefold()] = file
        self._entries.add({"file": file, **prepared.entry, "vault": vault, **copy})
        self._log.add({"file": file, "original": prepared.path, **prepared.log})
        return prepared._replace(place=file)

    def close(self) -> None:
        """Remove what earlier runs left, and write the private log and the manifest.

        Raises:
            OSError: They cannot be written.
        """
        table = manifest(self._entries, self.account.to_dict())
        self._announce(INDEX)
        if index := self._copies.write_index(table):
            table["index"] = index
        kept = {*self._written.values(), MANIFEST, *([INDEX] if index else [])}
        # Only files that are there: the lists of earlier runs are not trusted with paths.
        for file in sorted(files_below(self.path)):
            if file not in kept:
                (self.path / file).unlink()
                self.account.removed.append(file)
        _remove_empty_folders(self.path)
        if self.doubts:
            write_atomically(self.private / DOUBTS, self.doubts, mode=0o600)
        else:
            (self.private / DOUBTS).unlink(missing_ok=True)
        write_atomically(self.private / LOG, encoded(private_log(self._box, self._log)))
        self.manifest_path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self.manifest_path, encoded(sealed(table, self._key)))
        (self.private / JOURNAL).unlink()

    def _announce(self, file: str) -> None:
        """List a file in the journal before it is written."""
        with (self.private / JOURNAL).open("ab") as journal:
            journal.write(_line(file).encode())

    def _write_copy(self, prepared: Prepared, file: str) -> dict[str, Any]:
        if prepared.copy is None:
            return {}
        # A worker makes the copy for the path that it expects; a file that got a number is rare.
        same = file == prepared.place
        copy = prepared.copy if same else make_copy(prepared.data, file, prepared.entry)
        place = self._free_name(place_of_copy(file))
        self._written[place.casefold()] = place
        self._announce(place)
        return {"copy": self._copies.write(copy, place)}

    def _write_vault(self, prepared: Prepared, file: str) -> str:
        path = self.private / _VAULTS / f"{file}.vault"
        if self._key and path.exists() and not is_vault_of(path.read_bytes(), prepared.original, self._key):
            raise _OtherOriginalError(
                f"the vault {path} contains another original, or was made with another key; move it away first"
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, prepared.vault, mode=0o600)
        return _relative(path, self.manifest_path.parent)

    def _free_name(self, place: str) -> str:
        """Return the path with a number where a file or folder of this run, or of the release itself, has the name."""
        *folders, file = PurePosixPath(place).parts
        path = PurePosixPath()
        for folder in folders:
            path = _numbered(path / folder, self._is_file)
            self._folders.add(str(path).casefold())
        return str(_numbered(path / file, lambda each: self._is_file(each) or each in self._folders))

    def _is_file(self, name: str) -> bool:
        return name in self._written or name in _RESERVED


def _numbered(path: PurePosixPath, is_taken: Callable[[str], bool]) -> PurePosixPath:
    """Return a path, with a number before its suffix if it is taken in any case of letters."""
    number, free = 1, path
    while is_taken(str(free).casefold()):
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


class _OtherOriginalError(ValueError):
    """A vault contains another original than the one to be locked."""


def _relative(path: Path, start: Path) -> str:
    try:
        return PurePath(os.path.relpath(path, start)).as_posix()
    except ValueError:
        # On Windows no relative path leads to another drive.
        return path.resolve().as_posix()


def _line(value: object) -> str:
    return json.dumps(value) + "\n"


def _remove_empty_folders(folder: Path) -> None:
    for parent, _, _ in os.walk(folder, topdown=False):
        if Path(parent) != folder and not os.listdir(parent):  # noqa: PTH208 - only whether it is empty counts
            Path(parent).rmdir()


def _is_same(target: Path, original: str) -> bool:
    return target.exists() and Path(original).exists() and target.samefile(original)
