"""SARIF 2.1.0, the exchange format of code scanning.

It holds no snippets and no hashes of lines, which would carry names into other systems.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from cablelint.findings import Applicability, Finding, Severity
from cablelint.reporters.report import FileReport, RuleInfo, Settings
from cablelint.reporters.safety import uri
from cablelint.version import __version__

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# GitHub refuses a run with more.
MAX_RESULTS = 25_000

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEM_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_FIXES = {Applicability.SAFE: "fixable", Applicability.UNSAFE: "fixable-unsafe"}


def report(reports: Iterable[FileReport], settings: Settings) -> Iterator[str]:
    """One log with one run. What exceeds the number of results that GitHub takes is counted in a notification."""
    indexes = {rule.code: index for index, rule in enumerate(settings.rules)}
    results: list[dict[str, object]] = []
    total = 0
    for each in reports:
        address = uri(each.source.name, settings.root)
        total += len(each.findings)
        room = MAX_RESULTS - len(results)
        results += (_result(each, finding, address, indexes) for finding in each.findings[:room])
    run = {
        "tool": {
            "driver": {
                "name": "cablelint",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in settings.rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notifications(total)}],
        "results": results,
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(rule: RuleInfo) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.documentation, "markdown": rule.documentation},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.code.rstrip("0123456789"), *([_FIXES[rule.fix]] if rule.fix else [])],
            "precision": rule.confidence.value,
            "problem.severity": _PROBLEM_SEVERITIES[rule.severity],
        },
    }


def _result(report: FileReport, finding: Finding, address: str, indexes: Mapping[str, int]) -> dict[str, object]:
    location = report.location(finding)
    region = {
        "startLine": location.line,
        "startColumn": location.column,
        "endLine": location.end_line,
        "endColumn": location.end_column,
    }
    return {
        "ruleId": finding.code,
        **({"ruleIndex": indexes[finding.code]} if finding.code in indexes else {}),
        "level": _LEVELS[finding.severity],
        "message": {"text": report.message(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": address}, "region": region}}],
        "properties": {"confidence": finding.confidence.value},
    }


def _notifications(total: int) -> list[dict[str, object]]:
    if total <= MAX_RESULTS:
        return []
    text = f"Of {total} findings the first {MAX_RESULTS} are listed, since code scanning takes no more in one run."
    return [{"level": "warning", "message": {"text": text}}]
