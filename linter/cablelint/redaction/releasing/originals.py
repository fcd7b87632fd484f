"""Pairing the files of a release with their originals."""

from __future__ import annotations

import hashlib
import os
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from cablelint.document.opening import open_source
from cablelint.document.source import Columns, Source
from cablelint.redaction.releasing.earlier_runs import files_below
from cablelint.redaction.releasing.manifest import original_hash
from cablelint.redaction.releasing.verdict import ProofError, StaleError
from cablelint.system.packed import is_archive, members

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from cablelint.redaction.keys import Key
    from cablelint.redaction.releasing.private import PrivateLog


class Originals:
    """The originals of a release, paired with its files: by their hash in manifest or private log, or by path."""

    def __init__(
        self,
        folder: Path,
        log: PrivateLog | None,
        manifest: Mapping[str, Any],
        key: Key | None,
        columns: Columns,
    ) -> None:
        """Find the originals.

        Args:
            folder: Their folder or archive, or the only original.
            log: The private log of the release, if it is at hand.
            manifest: The manifest of the release.
            key: The key of the release, if it is at hand.
            columns: The columns of the cable in tables.
        """
        self._folder = folder
        self._columns = columns
        self._is_archive = folder.is_file() and is_archive(str(folder))
        self._log = log
        self._key = key
        is_keyed = key is not None and any(cable["original"]["hmac_sha256"] for cable in manifest["cables"])
        self._hashed = self._by_hash() if is_keyed and self._is_box else None

    def _by_hash(self) -> dict[str, Path]:
        """Return every original by its hashes: with the key, and without."""
        found: dict[str, Path] = {}
        for file in members(str(self._folder)) if self._is_archive else files_below(self._folder):
            original = open_source(str(self._folder / file), self._columns)
            if isinstance(original, Source):
                found.setdefault(_hash(original), self._folder / file)
                if self._key:
                    found.setdefault(original_hash(original.data, self._key), self._folder / file)
        return found

    @property
    def _is_box(self) -> bool:
        """Whether there are several originals: in a folder or an archive."""
        return self._is_archive or self._folder.is_dir()

    def of(self, cable: Mapping[str, Any]) -> Source:
        """Return the original of a released file.

        Raises:
            ProofError: It is not there.
            StaleError: It is not the one that was redacted.
        """
        other = ""
        for path in self._candidates(cable):
            original = open_source(str(path), self._columns)
            if isinstance(original, Source):
                if self._is_the_one(original, cable):
                    return original
                other = other or str(path)
        if other:
            raise StaleError(f"{other} is not the text that was redacted, its hash differs: run redact again")
        raise ProofError(f"its original is not in {self._folder}; put it there, or verify with the key")

    def _is_the_one(self, original: Source, cable: Mapping[str, Any]) -> bool:
        logged = self._logged(cable)
        return "sha256" not in logged or logged["sha256"] == _hash(original)

    def _logged(self, cable: Mapping[str, Any]) -> dict[str, Any]:
        """Return the entry of a released file in the private log; empty if it is not listed."""
        return (self._log and self._log.entry(cable["file"])) or {}

    def _candidates(self, cable: Mapping[str, Any]) -> Iterator[Path]:
        if not self._is_box:
            yield self._folder
            return
        if self._hashed and (found := self._hashed.get(cable["original"]["hmac_sha256"] or "")):
            yield found
        logged = self._logged(cable)
        if logged:
            # The log has the path as it was given then: its longest end that is in the folder is the original.
            path = PurePath(logged["original"])
            parts = [part for part in path.parts if part not in (path.anchor, os.pardir)]
            yield from (self._folder.joinpath(*parts[start:]) for start in range(len(parts)))
        yield self._folder / cable["file"]
        if "sha256" in logged:
            self._hashed = self._by_hash() if self._hashed is None else self._hashed
            if found := self._hashed.get(logged["sha256"]):
                yield found


def _hash(original: Source) -> str:
    return hashlib.sha256(original.data).hexdigest()
