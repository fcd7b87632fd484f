"""The baseline: findings that are known and not reported again.

An entry must still match when lines are added above it, and it must not reveal a word of the cable. So it contains no
line number, no text, and no hash of text, since a list of names would reveal the name behind a hash. It counts the
findings of a rule in one structural element of a file (``/paragraphs/3``). The price: of two findings of one rule in
one element, the first one in the text counts as the known one. An additional finding is always reported.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from pathlib import Path, PurePath

from cablelint.edits import Span
from cablelint.findings import Finding
from cablelint.system.files import write_atomically
from cablelint.system.globs import absolute
from cablelint.text.regexes import regex

VERSION = 1
# The keys and indexes of the model, and nothing that could be a word of a cable.
_ELEMENT = regex(r"(?:/(?:[a-z_]{1,40}|[0-9]{1,6}))*")
_RULE = regex(r"[A-Z]{3}[0-9]{3}")


class BaselineError(Exception):
    """The baseline file cannot be used; the message says where, why and what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A known kind of finding.

    Attributes:
        file: The path relative to the folder of the baseline file, with forward slashes.
        rule: The code of the rule.
        element: A JSON Pointer to the structural element, empty if the finding is in none.
    """

    file: str
    rule: str
    element: str

    def __str__(self) -> str:
        return f"{self.file}: {self.rule}{f' in {self.element}' if self.element else ''}"


class Elements:
    """The structural elements of a cable, for finding the innermost one at a place."""

    def __init__(self, spans: Mapping[str, Span]) -> None:
        """Take the span of every element by its JSON Pointer; spans may be nested and may overlap.

        Raises:
            ValueError: A pointer contains more than keys and indexes of the model.
        """
        if not all(map(_ELEMENT.fullmatch, spans)):
            raise ValueError("a pointer to an element may contain keys of the model and indexes only")
        waiting = sorted((span.start, span.end, pointer) for pointer, span in spans.items())
        waiting.reverse()
        # The element that started last is the innermost; those that have ended are dropped when they come to the top.
        active: list[tuple[int, int, str]] = []
        self._starts = sorted({0}.union(*spans.values()))
        self._pointers: list[str] = []
        for offset in self._starts:
            while waiting and waiting[-1][0] <= offset:
                start, end, pointer = waiting.pop()
                heappush(active, (-start, end, pointer))
            while active and active[0][1] <= offset:
                heappop(active)
            self._pointers.append(active[0][2] if active else "")

    def at(self, offset: int) -> str:
        """The pointer of the innermost element at a character, empty if there is none."""
        return self._pointers[bisect_right(self._starts, offset) - 1]


class Baseline:
    """A baseline in use: it leaves out the findings it contains, and counts which of its entries still match.

    Attributes:
        path: The baseline file.
    """

    def __init__(
        self,
        path: Path,
        known: Mapping[Entry, int] | None = None,
        *,
        folders: Iterable[str] = (),
        is_recording: bool = False,
    ) -> None:
        """Use a baseline.

        Args:
            path: The baseline file; paths in it are relative to its folder.
            known: The number of findings each entry represents.
            folders: The folders that this run checks: entries of files that are gone from them no longer match.
            is_recording: Whether the findings of this run replace those in the baseline; then all are reported.
        """
        self.path = path
        self._known = Counter(known or {})
        self._folders = tuple(map(absolute, folders))
        self._is_recording = is_recording
        self._found: Counter[Entry] = Counter()
        self._checked: dict[str, frozenset[str]] = {}

    def filter(
        self, file: str, findings: Iterable[Finding], elements: Iterable[str], codes: Collection[str]
    ) -> tuple[Finding, ...]:
        """Return the findings in a file that the baseline does not contain.

        Args:
            file: The path of the file, absolute or relative to the current folder.
            findings: All findings in it, in the order of the text.
            elements: The element that each of them is in, as :meth:`Elements.at` returns it.
            codes: The rules that ran on the file: entries of other rules are kept.
        """
        name = self._name(file)
        self._checked[name] = frozenset(codes)
        new = []
        for finding, element in zip(findings, elements, strict=True):
            entry = Entry(name, finding.code, element)
            self._found[entry] += 1
            if self._is_recording or self._found[entry] > self._known[entry]:
                new.append(finding)
        return tuple(new)

    def stale(self) -> list[tuple[Entry, int]]:
        """Return the entries that no longer match, and how many of their findings are gone.

        Entries of files and rules that this run did not check are not among them.
        """
        missing = ((entry, count - self._found[entry]) for entry, count in sorted(self._known.items()))
        return [(entry, count) for entry, count in missing if count > 0 and self._is_checked(entry)]

    def write(self) -> None:
        """Write a baseline of all findings of this run, and of the entries that it did not check.

        Raises:
            OSError: The file cannot be written.
        """
        unchecked = {entry: count for entry, count in self._known.items() if not self._is_checked(entry)}
        self._write(self._found | Counter(unchecked))

    def _is_checked(self, entry: Entry) -> bool:
        if entry.file in self._checked:
            return entry.rule in self._checked[entry.file]
        path = absolute(self.path.parent / entry.file)
        is_inside = any(path.startswith(os.path.join(folder, "")) for folder in self._folders)  # noqa: PTH118
        return is_inside and not os.path.lexists(path)

    def _name(self, file: str) -> str:
        try:
            return PurePath(os.path.relpath(file, self.path.parent)).as_posix()
        except ValueError:
            # On Windows no relative path leads to another drive.
            return PurePath(absolute(file)).as_posix()

    def _write(self, counts: Mapping[Entry, int]) -> None:
        lines = [
            json.dumps({"file": entry.file, "rule": entry.rule, "element": entry.element, "count": count})
            for entry, count in sorted(counts.items())
        ]
        listed = ",\n".join(f"    {line}" for line in lines)
        entries = f"[\n{listed}\n  ]" if lines else "[]"
        write_atomically(self.path, f'{{\n  "version": {VERSION},\n  "entries": {entries}\n}}\n'.encode())


def load(path: Path, *, folders: Iterable[str] = ()) -> Baseline:
    """Read a baseline file, to leave out its findings.

    Args:
        path: The file.
        folders: The folders that this run checks.

    Raises:
        BaselineError: The file cannot be read or is invalid.
    """
    return Baseline(path, _read(path), folders=folders)


def recording(path: Path, *, folders: Iterable[str] = ()) -> Baseline:
    """Begin a baseline file, or update one: entries that this run does not check are kept.

    Args:
        path: The file.
        folders: The folders that this run checks.

    Raises:
        BaselineError: The file exists and cannot be read or is invalid.
    """
    return Baseline(path, _read(path) if path.exists() else {}, folders=folders, is_recording=True)


def _read(path: Path) -> dict[Entry, int]:
    remedy = "correct it, or delete it and make a new one with --write-baseline"
    try:
        document = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise BaselineError(f"{path}: {error.strerror}; make a baseline with --write-baseline") from error
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"{path} is not JSON; {remedy}") from error
    version = document.get("version") if isinstance(document, dict) else None
    if version != VERSION:
        raise BaselineError(f"{path}: expected version {VERSION}; {remedy}")
    entries = document.get("entries")
    if not isinstance(entries, list):
        raise BaselineError(f"{path} has no list of entries; {remedy}")
    known: dict[Entry, int] = {}
    for number, item in enumerate(entries, 1):
        problem = _problem(item)
        if problem:
            raise BaselineError(f"{path}, entry {number}: {problem}; {remedy}")
        entry = Entry(item["file"], item["rule"], item["element"])
        if entry in known:
            raise BaselineError(f"{path}, entry {number} repeats an earlier one; {remedy}")
        known[entry] = item["count"]
    return known


def _problem(item: object) -> str | None:
    """Describe the fault of an entry of the file, None if it has none."""
    if not isinstance(item, dict) or set(item) != {"file", "rule", "element", "count"}:
        return "expected a table with file, rule, element and count, and nothing else"
    if not (isinstance(item["file"], str) and item["file"]):
        return "file is not a path"
    if not (isinstance(item["rule"], str) and _RULE.fullmatch(item["rule"])):
        return "rule is not a code such as DCL001"
    if not (isinstance(item["element"], str) and _ELEMENT.fullmatch(item["element"])):
        return "element is not the place of an element such as /paragraphs/3"
    if not (type(item["count"]) is int and item["count"] > 0):
        return "count is not a whole number above 0"
    return None
