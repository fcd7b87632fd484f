"""What came of checking one file, and its form in the cache."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from cablelint.document.source import Source
from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Confidence, Finding, Fix, Severity


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file.

    Attributes:
        source: The file, fixed if that was asked for.
        findings: What is wrong with it.
        elements: The structural element that each finding is in, as a JSON Pointer, where a baseline asks for it.
        codes: The rules that ran.
        fixed: How many findings of each rule were fixed, or would be.
        difference: What the fixes change, as a unified difference; empty unless asked for.
    """

    source: Source
    findings: tuple[Finding, ...]
    elements: tuple[str, ...]
    codes: frozenset[str]
    fixed: Counter[tuple[str, str]] = field(default_factory=Counter)
    difference: str = ""


def to_bytes(outcome: Outcome) -> bytes:
    """An outcome without its source, for the cache. It holds the quotations of the findings, so the cache seals it."""
    rows = [_row(finding) for finding in outcome.findings]
    table = {"findings": rows, "elements": outcome.elements, "codes": sorted(outcome.codes)}
    return json.dumps(table).encode()


def from_bytes(data: bytes, source: Source) -> Outcome:
    """The outcome that :func:`to_bytes` wrote for this source."""
    table = json.loads(data)
    findings = tuple(map(_finding, table["findings"]))
    return Outcome(source, findings, tuple(table["elements"]), frozenset(table["codes"]))


def _row(finding: Finding) -> list[Any]:
    fix = None
    if finding.fix is not None:
        edits = [[edit.start, edit.end, edit.content] for edit in finding.fix.edits]
        fix = [finding.fix.applicability.value, edits]
    return [
        finding.code,
        finding.name,
        finding.severity.value,
        finding.confidence.value,
        finding.message,
        finding.span,
        finding.quotes,
        fix,
    ]


def _finding(row: list[Any]) -> Finding:
    code, name, severity, confidence, message, span, quotes, fix = row
    made = None
    if fix is not None:
        made = Fix(Applicability(fix[0]), tuple(Edit(*edit) for edit in fix[1]))
    return Finding(code, name, Severity(severity), Confidence(confidence), message, Span(*span), tuple(quotes), made)
