"""The entries of a release for its manifest and its private log, kept on disk until all of them are there."""

from __future__ import annotations

import json
import tempfile
import weakref
from functools import cached_property
from typing import IO, TYPE_CHECKING, Any

from cablelint.redaction.releasing.printed import DEPTH_OF_FILE, in_bytes, printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


class Records:
    """Entries of files, read back in the order of the paths; an entry in memory is 30 kB, and boxes have no limit.

    The file on disk has no name, so that nothing is left of it when the run ends, however it ends.
    """

    def __init__(self, folder: Path) -> None:
        """Start empty; nothing is written before the first entry.

        Args:
            folder: The private folder, which exists when the first entry is added.
        """
        self._folder = folder
        self._places: list[tuple[str, int, int]] = []
        self._end = 0

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self._places)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Read the entries, in the order of their files."""
        yield from map(json.loads, self.printed())

    def printed(self) -> Iterator[str]:
        """Read the entries as the manifest or the log prints them, in the order of their files."""
        for _, start, length in sorted(self._places):
            self._store.seek(start)
            yield self._store.read(length).decode()

    def add(self, entry: Mapping[str, Any]) -> None:
        """Add the entry of a file.

        Args:
            entry: JSON values by name; ``file`` is the path below the folder of the release.

        Raises:
            OSError: The device takes no more.
        """
        data = in_bytes(printed(entry, DEPTH_OF_FILE))
        self._store.seek(self._end)
        self._store.write(data)
        self._places.append((entry["file"], self._end, len(data)))
        self._end += len(data)

    @cached_property
    def _store(self) -> IO[bytes]:
        store = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - open as long as the records
        weakref.finalize(self, store.close)
        return store
