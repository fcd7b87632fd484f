"""The baseline: findings that are known and need not be told again.

An entry must still fit when lines are added above it, and it must not tell anybody who reads the file a word of the
cable. So it holds no line number, no text, and no hash of text either: a list of names would find out the name behind
a hash. It says how many findings of a rule are known in one structural element of a file (``/paragraphs/3``). The price
is that of two findings of one rule in one element nobody can say which one is the known one; the first ones in the text
are taken for it. That there is one more than before is always told.
"""

from __future__ import annotations

import json
import os
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from pathlib import Path, PurePath

from cablelint.edits import Span
from cablelint.findings import Finding
from cablelint.system.files import write_atomically

VERSION = 1
# The keys and indexes of the model, and nothing that could be a word of a cable.
_ELEMENT = re.compile(r"(?:/(?:[a-z_]{1,40}|[0-9]{1,6}))*")
_RULE = re.compile(r"[A-Z]{3}[0-9]{3}")


class BaselineError(Exception):
    """The baseline file cannot be used; the message says where and why, and what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """What is known.

    Attributes:
        file: The path from the folder of the baseline file, with forward slashes.
        rule: The code of the rule.
        element: A JSON Pointer to the structural element, empty where the finding is in none.
    """

    file: str
    rule: str
    element: str

    def __str__(self) -> str:
        return f"{self.file}: {self.rule}{f' in {self.element}' if self.element else ''}"


class Elements:
    """The structural elements of a cable, for finding the innermost one at a place."""

    def __init__(self, spans: Mapping[str, Span]) -> None:
        """Take the span of every element by its JSON Pointer; they may lie within each other and overlap.

        Raises:
            ValueError: A pointer is made of more than the keys and indexes of the model.
        """
        if not all(map(_ELEMENT.fullmatch, spans)):
            raise ValueError("a pointer to an element may hold keys of the model and indexes only")
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
    """A baseline in use: it takes known findings out, and remembers which of its entries still fit.

    Attributes:
        path: The baseline file.
    """

    def __init__(self, path: Path, known: Mapping[Entry, int] | None = None) -> None:
        """Use a baseline.

        Args:
            path: The baseline file; paths in it count from its folder.
            known: How many findings each entry stands for.
        """
        self.path = path
        self._known = Counter(known or {})
        self._found: Counter[Entry] = Counter()
        self._checked: dict[str, frozenset[str]] = {}

    def filter(
        self, file: str, findings: Iterable[Finding], elements: Iterable[str], codes: Collection[str]
    ) -> tuple[Finding, ...]:
        """The findings in a file that are not known.

        Args:
            file: The path of the file, absolute or from the current folder.
            findings: All findings in it, in the order of the text.
            elements: The element that each of them is in, as :meth:`Elements.at` gives it.
            codes: The rules that ran on the file: entries of other rules are not missed.
        """
        name = self._name(file)
        self._checked[name] = frozenset(codes)
        new = []
        for finding, element in zip(findings, elements, strict=True):
            entry = Entry(name, finding.code, element)
            self._found[entry] += 1
            if self._found[entry] > self._known[entry]:
                new.append(finding)
        return tuple(new)

    def stale(self) -> list[tuple[Entry, int]]:
        """The entries that no longer fit, and how many of their findings are gone.

        Entries of files and rules that this run did not check still count, unless the file is no more.
        """
        missing = ((entry, count - self._found[entry]) for entry, count in sorted(self._known.items()))
        return [(entry, count) for entry, count in missing if count > 0 and self._is_checked(entry)]

    def prune(self) -> None:
        """Write the baseline without the entries that no longer fit; a file with none of these stays untouched.

        Raises:
            OSError: The file cannot be written.
        """
        stale = Counter(dict(self.stale()))
        if stale:
            self._write(self._known - stale)

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
        return not (self.path.parent / entry.file).exists()

    def _name(self, file: str) -> str:
        return PurePath(os.path.relpath(file, self.path.parent)).as_posix()

    def _write(self, counts: Mapping[Entry, int]) -> None:
        lines = [
            json.dumps({"file": entry.file, "rule": entry.rule, "element": entry.element, "count": count})
            for entry, count in sorted(counts.items())
        ]
        listed = ",\n".join(f"    {line}" for line in lines)
        entries = f"[\n{listed}\n  ]" if lines else "[]"
        write_atomically(self.path, f'{{\n  "version": {VERSION},\n  "entries": {entries}\n}}\n'.encode())


def load(path: Path) -> Baseline:
    """Read a baseline file.

    Raises:
        BaselineError: The file cannot be read or is damaged.
    """
    remedy = "correct it, or make it anew with --write-baseline"
    try:
        document = json.loads(path.read_bytes())
    except OSError as error:
        raise BaselineError(f"{path}: {error.strerror}; make a baseline with --write-baseline") from error
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"{path} is not JSON ({error}); {remedy}") from error
    version = document.get("version") if isinstance(document, dict) else None
    if version != VERSION:
        raise BaselineError(f"{path}: found the version {version!r}, expected {VERSION}; {remedy}")
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
    return Baseline(path, known)


def _problem(item: object) -> str | None:
    """What is wrong with an entry as the file has it."""
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
