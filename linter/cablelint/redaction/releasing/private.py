"""The private folder beside a release: where it is, its log, and of which box log and journal are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cablelint.system.long_tables import read_long_table

LOG = "log.json"
LOG_SCHEMA = "private-log.schema.json"
JOURNAL = "journal.jsonl"
_SUFFIX = ".private"


def private_folder(release: Path) -> Path:
    """Return the private folder of a release: beside it, its name ending in ``.private``."""
    is_name = release.name not in ("", "..") and not release.is_symlink()
    folder = release if is_name else release.resolve()
    return folder.parent / f"{folder.name}{_SUFFIX}"


def is_private(folder: Path) -> bool:
    """Whether the name of a folder is that of a private one."""
    return folder.name.endswith(_SUFFIX)


class PrivateLog:
    """The private log of a release, by the released files; the entry of a file is read when it is wanted."""

    def __init__(self, path: Path) -> None:
        """Read which files the log lists.

        Raises:
            TableError: The log cannot be read, or is invalid by ``schemas/private-log.schema.json``.
        """
        self._entries = read_long_table(path, LOG_SCHEMA, "cables")["cables"]
        self._numbers = {entry["file"]: number for number, entry in enumerate(self._entries)}

    def entry(self, file: str) -> dict[str, Any] | None:
        """Return the entry of a released file, by its path below the folder; None if it is not listed."""
        number = self._numbers.get(file)
        found: dict[str, Any] | None = None if number is None else self._entries[number]
        return found


def boxes_of(private: Path, journal: list[Any]) -> list[Any]:
    """Return the identities of the boxes whose release a private folder belongs to: one, or none if it is new.

    Args:
        private: The folder.
        journal: Its journal, from :func:`read_journal`.

    Raises:
        TableError: The private log is invalid.
        OSError: It cannot be read.
    """
    boxes = [line.get("box") for line in journal if isinstance(line, dict)]
    if (private / LOG).exists():
        boxes.append(read_long_table(private / LOG, LOG_SCHEMA, "cables")["box"])
    return boxes


def read_journal(private: Path) -> list[Any]:
    """Read the lines of a journal as far as they are whole: the file of a line that was cut short was not begun."""
    path = private / JOURNAL
    if not path.exists():
        return []
    lines = []
    for line in path.read_bytes().splitlines():
        try:
            lines.append(json.loads(line))
        except (ValueError, RecursionError):
            break
    return lines
