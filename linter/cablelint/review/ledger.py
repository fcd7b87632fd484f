"""The decisions file while it is reviewed: every change is saved at once, and nobody's change is overwritten.

The file is read again before each change if somebody else wrote it. A change names the revision of each cable that the
reviewer saw; if the cable has another one by now, nothing is written.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cablelint.redaction.deciding.decisions import Decision, decision_from
from cablelint.redaction.deciding.decisions_file import DECISIONS_SCHEMA
from cablelint.redaction.deciding.signatures import Signature, signature_from
from cablelint.review.file_lock import locked
from cablelint.review.rows import Ranges, merged
from cablelint.system.files import write_atomically
from cablelint.system.schema_files import check_table, parse_table

if TYPE_CHECKING:
    from pathlib import Path

Table = dict[str, Any]


class ConflictError(RuntimeError):
    """A cable was changed in another window or by another reviewer since it was shown; nothing was written."""


@dataclass(frozen=True, slots=True)
class Page:
    """The part of the decisions file about one file.

    Attributes:
        decisions: The decisions, as in the file.
        signatures: The signatures, as in the file.
        seen: The ranges of seen rows, by reviewer.
    """

    decisions: tuple[Table, ...] = ()
    signatures: tuple[Table, ...] = ()
    seen: Mapping[str, Ranges] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.decisions or self.signatures or self.seen)

    def tables(self, file: str) -> dict[str, list[Table]]:
        """Return the tables of the file, by their keys."""
        seen = [{"file": file, "reviewer": name, "lines": lines} for name, lines in (self.seen or {}).items()]
        return {"decisions": list(self.decisions), "signatures": list(self.signatures), "seen": seen}


_EMPTY = Page()


class Ledger:
    """The decisions file; safe for several threads."""

    def __init__(self, path: Path) -> None:
        """Read the file, if there is one.

        Args:
            path: The file; JSON if its name ends in ``.json``, else TOML.

        Raises:
            TableError: It cannot be read, or does not match its schema.
        """
        self.path = path
        self._lock = threading.RLock()
        self._pages: dict[str, Page] = {}
        self._chunks: dict[str, str] = {}
        self._stamp: tuple[int, ...] = ()
        self._news: set[str] = set()
        self._load()

    def news(self) -> set[str]:
        """Return the files about which somebody else wrote something since this was called last.

        Raises:
            TableError: The file cannot be read, or does not match its schema.
        """
        with self._lock:
            self._reload()
            news, self._news = self._news, set()
            return news

    @property
    def files(self) -> set[str]:
        """The files that decisions or signatures name."""
        return set(self._pages)

    def page(self, place: str) -> Page:
        """Return what is said about a file under exactly this path."""
        return self._pages.get(place, _EMPTY)

    def decisions(self, place: str, page: Page | None = None) -> tuple[Decision, ...]:
        """Return all decisions about a file, those that name the last parts of its path among them.

        Args:
            place: The path of its release.
            page: A page in place of the one under exactly this path.
        """
        return tuple(decision_from(table) for one in self._pages_about(place, page) for table in one.decisions)

    def signatures(self, place: str, page: Page | None = None) -> tuple[Signature, ...]:
        """Return all signatures under a file; arguments as for :meth:`decisions`."""
        return tuple(signature_from(table) for one in self._pages_about(place, page) for table in one.signatures)

    def _pages_about(self, place: str, page: Page | None) -> list[Page]:
        others = [self._pages[named] for named in _names(place)[:-1] if named in self._pages]
        return [*others, self.page(place) if page is None else page]

    def seen(self, place: str, reviewer: str) -> Ranges:
        """Return the merged ranges of rows that a reviewer has seen."""
        return (self.page(place).seen or {}).get(reviewer, [])

    def revision(self, place: str) -> str:
        """Return what changes when a decision about a file or a signature under it does."""
        content = json.dumps([[page.decisions, page.signatures] for page in self._pages_about(place, None)])
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    def change(self, pages: Mapping[str, Page], seen_revisions: Mapping[str, str]) -> None:
        """Write what is said about some files.

        Args:
            pages: The new decisions and signatures, by file; the seen rows stay as they are.
            seen_revisions: The revision of each of these files that the reviewer saw.

        Raises:
            ConflictError: One of them has another revision by now.
            TableError: A new decision does not match the schema; nothing was written.
            OSError: The file cannot be written.
        """
        for file, page in pages.items():
            check_table({"version": 1, **page.tables(file)}, DECISIONS_SCHEMA, "the decision")
        with self._lock, locked(self.path):
            self._reload()
            if any(self.revision(file) != revision for file, revision in seen_revisions.items()):
                raise ConflictError
            self._put({file: replace(page, seen=self.page(file).seen) for file, page in pages.items()})

    def see(self, place: str, reviewer: str, rows: Ranges) -> None:
        """Add rows that a reviewer has seen.

        Raises:
            OSError: The file cannot be written.
        """
        with self._lock:
            if merged([*map(list, self.seen(place, reviewer)), *rows]) == self.seen(place, reviewer):
                return
            with locked(self.path):
                self._reload()
                page = self.page(place)
                lines = merged([*map(list, self.seen(place, reviewer)), *rows])
                self._put({place: replace(page, seen={**(page.seen or {}), reviewer: lines})})

    def _put(self, pages: Mapping[str, Page]) -> None:
        new = {**self._pages, **pages}
        chunks = {**self._chunks, **{file: _chunk(file, page) for file, page in pages.items()}}
        is_new = not self.path.exists()
        write_atomically(self.path, self._encoded(new, chunks), mode=0o600 if is_new else None)
        self._pages, self._chunks, self._stamp = new, chunks, _stamp(self.path)

    def _encoded(self, pages: Mapping[str, Page], chunks: Mapping[str, str]) -> bytes:
        if self.path.suffix.lower() == ".json":
            table: dict[str, Any] = {"version": 1, "decisions": []}
            for file, page in pages.items():
                for key, values in page.tables(file).items():
                    table.setdefault(key, []).extend(values)
            return (json.dumps(table, indent=1, ensure_ascii=False) + "\n").encode()
        has_decisions = any(page.decisions for page in pages.values())
        head = "version = 1\n" if has_decisions else "version = 1\ndecisions = []\n"
        return (head + "".join(chunks.values())).encode()

    def _reload(self) -> None:
        if _stamp(self.path) != self._stamp:
            before = self._pages
            self._load()
            named = before.keys() | self._pages.keys()
            self._news |= {file for file in named if before.get(file) != self._pages.get(file)}

    def _load(self) -> None:
        stamp = _stamp(self.path)
        pages = _pages(self._read()) if stamp else {}
        known = self._pages
        chunks = {
            file: self._chunks[file] if known.get(file) == page else _chunk(file, page) for file, page in pages.items()
        }
        self._pages, self._chunks, self._stamp = pages, chunks, stamp

    def _read(self) -> Any:
        """Read the file, and check what is not known already: to check everything takes seconds in a large box."""
        table = parse_table(self.path)
        try:
            changed = {file: page for file, page in _pages(table).items() if self._pages.get(file) != page}
            new: dict[str, Any] = {key: [] if isinstance(value, list) else value for key, value in table.items()}
            for file, page in changed.items():
                for key, values in page.tables(file).items():
                    new.setdefault(key, []).extend(values)
        except (AttributeError, KeyError, TypeError):
            new = table
        check_table(new, DECISIONS_SCHEMA, str(self.path))
        return table


def _pages(table: Mapping[str, Any]) -> dict[str, Page]:
    pages: dict[str, Page] = {}
    for decision in table.get("decisions", ()):
        page = pages.get(decision.get("file", ""), _EMPTY)
        pages[decision.get("file", "")] = replace(page, decisions=(*page.decisions, decision))
    for signature in table.get("signatures", ()):
        page = pages.get(signature["file"], _EMPTY)
        pages[signature["file"]] = replace(page, signatures=(*page.signatures, signature))
    for seen in table.get("seen", ()):
        page = pages.get(seen["file"], _EMPTY)
        lines = merged([list(each) for each in seen["lines"]])
        pages[seen["file"]] = replace(page, seen={**(page.seen or {}), seen["reviewer"]: lines})
    return pages


def _names(place: str) -> list[str]:
    """Return every ``file`` under which a decision is about this path: any, its last parts, itself."""
    parts = place.split("/")
    return ["", *("/".join(parts[start:]) for start in range(len(parts) - 1, -1, -1))]


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        status = path.stat()
    except FileNotFoundError:
        return ()
    return status.st_mtime_ns, status.st_size, status.st_ino


def _chunk(file: str, page: Page) -> str:
    """Write the tables of one file as TOML."""
    return "".join(
        f"\n[[{key}]]\n" + "".join(f"{name} = {_value(value)}\n" for name, value in table.items())
        for key, tables in page.tables(file).items()
        for table in tables
    )


def _value(value: object) -> str:
    """Write a value as TOML: its strings, integers, booleans and lists are those of JSON but for one character."""
    if isinstance(value, bool | int):
        return json.dumps(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Sequence):
        return f"[{', '.join(map(_value, value))}]"
    raise TypeError(f"a decisions file contains no {type(value).__name__}")
