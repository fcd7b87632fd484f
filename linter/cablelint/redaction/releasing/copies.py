"""The release copies in a release folder: the manifest lists each with its hash, and each can be made again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from cablelint.edits import Span
from cablelint.redaction import kinds
from cablelint.redaction.kit.release_copy import INDEX, Summary, make_copy, make_index
from cablelint.system.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from cablelint.findings import Finding
    from cablelint.redaction.kit.release_copy import ReleaseCopy

_WHOLE_FILE = Span(0, 0)


class Copies:
    """The release copies of one release, as they are written."""

    def __init__(self, folder: Path) -> None:
        """Start with no copy.

        Args:
            folder: The folder of the release.
        """
        self._folder = folder
        self._summaries: list[Summary] = []

    def write(self, copy: ReleaseCopy, place: str) -> dict[str, str]:
        """Write a copy, and return what the manifest lists of it.

        Args:
            copy: The copy.
            place: The path below the folder of the release.

        Raises:
            OSError: It cannot be written.
        """
        self._summaries.append(copy.summary._replace(copy=place))
        return self._write(place, copy.html)

    def write_index(self, manifest: Mapping[str, Any]) -> dict[str, str] | None:
        """Write the index, and return what the manifest lists of it; None without copies.

        Raises:
            OSError: It cannot be written.
        """
        return self._write(INDEX, make_index(self._summaries, manifest)) if self._summaries else None

    def _write(self, place: str, html: bytes) -> dict[str, str]:
        path = self._folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, html, follow_links=False)
        return {"file": place, "sha256": hashlib.sha256(html).hexdigest()}


class CopyCheck:
    """Verifies the copies of a release, one after the other, and then the index."""

    def __init__(self, folder: Path, manifest: Mapping[str, Any], *, again: bool) -> None:
        """Prepare the verification.

        Args:
            folder: The folder of the release.
            manifest: Its manifest.
            again: Whether each copy is made again and compared; else only the hashes are compared.
        """
        self._folder = folder
        self._manifest = manifest
        self._again = again
        self._summaries: list[Summary] = []

    def findings(self, file: str, data: bytes, entry: Mapping[str, Any]) -> Iterator[tuple[str, Finding]]:
        """Yield the faults of the copy of a released file, with the path of the copy.

        Args:
            file: The released file.
            data: Its bytes.
            entry: Its entry in the manifest.

        Raises:
            KitError: The package Jinja2 is missing.
        """
        if "copy" not in entry:
            return
        made = make_copy(data, file, entry) if self._again else None
        if made:
            self._summaries.append(made.summary._replace(copy=entry["copy"]["file"]))
        yield from self._compared(entry["copy"], made.html if made else None)

    def of_index(self) -> Iterator[tuple[str, Finding]]:
        """Yield the faults of the index, once every copy was verified.

        Raises:
            KitError: The package Jinja2 is missing.
        """
        if index := self._manifest.get("index"):
            copies = sum("copy" in cable for cable in self._manifest["cables"])
            is_whole = self._again and len(self._summaries) == copies
            yield from self._compared(index, make_index(self._summaries, self._manifest) if is_whole else None)

    def _compared(self, listed: Mapping[str, str], made: bytes | None) -> Iterator[tuple[str, Finding]]:
        path = self._folder / listed["file"]
        if not path.is_file():
            missing = "the manifest lists this release copy, and it is missing: run redact again"
            yield listed["file"], kinds.MISSING_FILE.finding(_WHOLE_FILE, missing)
            return
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != listed["sha256"]:
            altered = "the release copy is not the one that the manifest describes: its hash differs"
            yield listed["file"], kinds.ALTERED_RELEASE.finding(_WHOLE_FILE, altered)
        elif made is not None and data != made:
            unlike = "the release copy is not the one that this version makes of the released file: run redact again"
            yield listed["file"], kinds.ALTERED_RELEASE.finding(_WHOLE_FILE, unlike)
