"""The outcome of checking one file, and its form in the cache."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field

from cablelint.document.source import Source
from cablelint.findings import Finding
from cablelint.text.differences import Hunk


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a check.

    Attributes:
        source: The file, fixed if fixes were applied.
        findings: The findings in it.
        elements: The structural element that each finding is in, as a JSON Pointer, if a baseline needs them.
        codes: The rules that ran.
        fixed: How many findings of each rule, by code and name, were fixed.
        difference: The lines that the fixes change, if the caller wants a difference.
    """

    source: Source
    findings: tuple[Finding, ...]
    elements: tuple[str, ...]
    codes: frozenset[str]
    fixed: Counter[tuple[str, str]] = field(default_factory=Counter)
    difference: tuple[Hunk, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be checked, or whose fixes could not be written.

    Attributes:
        file: Its path.
        reason: The error in English. It contains nothing of the file.
        ends_run: Whether no other file can be fixed either, such as on a full disk.
    """

    file: str
    reason: str
    ends_run: bool = False


def to_bytes(outcome: Outcome) -> bytes:
    """Serialize an outcome without its source, for the cache. It contains quotations, so the cache must encrypt it."""
    table = {
        "findings": [finding.to_dict() for finding in outcome.findings],
        "elements": outcome.elements,
        "codes": sorted(outcome.codes),
    }
    return json.dumps(table).encode()


def from_bytes(data: bytes, source: Source) -> Outcome:
    """The outcome that :func:`to_bytes` serialized for this source."""
    table = json.loads(data)
    findings = tuple(map(Finding.from_dict, table["findings"]))
    return Outcome(source, findings, tuple(table["elements"]), frozenset(table["codes"]))
