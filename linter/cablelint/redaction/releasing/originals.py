"""Pairing the files of a release with their originals."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from cablelint.document.opening import open_source
from cablelint.document.source import Columns, Source
from cablelint.redaction.releasing.folder import files_below
from cablelint.redaction.releasing.manifest import original_hash
from cablelint.redaction.releasing.verdict import ProofError
from cablelint.system.packed import is_archive, members

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from cablelint.redaction.keys import Key


class Originals:
    """The originals of a release, paired with its files: by their keyed hash, by the private log, or by path."""

    def __init__(
        self,
        folder: Path,
        log: Mapping[str, Any] | None,
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
        self._logged = {one["file"]: one["original"] for one in log["cables"]} if log else {}
        self._by_hash: dict[str, Path] = {}
        if key and self._is_box and any(cable["original"]["hmac_sha256"] for cable in manifest["cables"]):
            for file in members(str(folder)) if self._is_archive else files_below(folder):
                original = open_source(str(folder / file), columns)
                if isinstance(original, Source):
                    self._by_hash[original_hash(original.data, key)] = folder / file

    @property
    def _is_box(self) -> bool:
        """Whether there are several originals: in a folder or an archive."""
        return self._is_archive or self._folder.is_dir()

    def of(self, cable: Mapping[str, Any]) -> Source:
        """Return the original of a released file.

        Raises:
            ProofError: It is not there.
        """
        for path in self._candidates(cable):
            original = open_source(str(path), self._columns)
            if isinstance(original, Source):
                return original
        raise ProofError(f"its original is not in {self._folder}; put it there, or verify with the key")

    def _candidates(self, cable: Mapping[str, Any]) -> Iterator[Path]:
        if not self._is_box:
            yield self._folder
            return
        if found := self._by_hash.get(cable["original"]["hmac_sha256"] or ""):
            yield found
        if logged := self._logged.get(cable["file"]):
            # The log has the path as it was given then: its longest end that is in the folder is the original.
            parts = PurePath(logged).parts
            yield from (self._folder.joinpath(*parts[start:]) for start in range(len(parts)))
        yield self._folder / cable["file"]
