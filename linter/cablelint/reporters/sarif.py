"""SARIF 2.1.0, the exchange format of code scanning.

It contains no snippets and no hashes of lines, which would carry names into other systems.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cablelint.document.source import Source
from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Finding, Fix, Severity
from cablelint.reporters.report import FileReport, RuleInfo, Settings
from cablelint.reporters.safety import uri
from cablelint.version import __version__

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# GitHub refuses a run with more.
MAX_RESULTS = 25_000
_HELP = "https://github.com/cablelint/cablelint/blob/main/docs/rules/"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEM_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_FIXES = {Applicability.SAFE: "fixable", Applicability.UNSAFE: "fixable-unsafe"}


def report(reports: Iterable[FileReport], settings: Settings) -> Iterator[str]:
    """One log with one run.

    Files that could not be checked are notifications, and so is the number of findings beyond the limit of GitHub.
    """
    indexes = {rule.code: index for index, rule in enumerate(settings.rules)}
    results: list[dict[str, Any]] = []
    failures: list[dict[str, Any]] = []
    total = 0
    for each in reports:
        address = uri(each.source.name, settings.root)
        if each.failure:
            failures += (_notification("error", each.message(finding), address) for finding in each.findings)
            continue
        total += len(each.findings)
        for finding, fingerprint in each.fingerprints(address):
            if len(results) < MAX_RESULTS:
                results.append(_result(each, finding, address, indexes, fingerprint))
    invocation = {"executionSuccessful": not failures, "toolExecutionNotifications": failures + _cut(total)}
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
        "invocations": [invocation],
        "results": results,
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(rule: RuleInfo) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.documentation, "markdown": rule.documentation},
        "helpUri": f"{_HELP}{rule.code[:3]}.md#{rule.code.lower()}-{rule.name}",
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.code.rstrip("0123456789"), *([_FIXES[rule.fix]] if rule.fix else [])],
            "precision": rule.confidence.value,
            "problem.severity": _PROBLEM_SEVERITIES[rule.severity],
        },
    }


def _result(
    report: FileReport, finding: Finding, address: str, indexes: Mapping[str, int], fingerprint: str
) -> dict[str, Any]:
    fix = report.fix(finding)
    place = {"artifactLocation": {"uri": address}, "region": _region(report.source, finding.span)}
    return {
        "ruleId": finding.code,
        **({"ruleIndex": indexes[finding.code]} if finding.code in indexes else {}),
        "level": _LEVELS[finding.severity],
        "message": {"text": report.message(finding)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"findingOfRuleInFile/v1": fingerprint},
        **({"fixes": [_fix(fix, report.source, address)]} if fix else {}),
        "properties": {"confidence": finding.confidence.value},
    }


def _fix(fix: Fix, source: Source, address: str) -> dict[str, Any]:
    replacements = [_replacement(edit, source) for edit in fix.edits]
    return {
        "description": {"text": f"Apply the {fix.applicability.value} fix."},
        "artifactChanges": [{"artifactLocation": {"uri": address}, "replacements": replacements}],
    }


def _replacement(edit: Edit, source: Source) -> dict[str, Any]:
    inserted = {"insertedContent": {"text": edit.content}} if edit.content else {}
    return {"deletedRegion": _region(source, edit.span), **inserted}


def _region(source: Source, span: Span) -> dict[str, int]:
    (line, column), (end_line, end_column) = source.position(span.start), source.position(span.end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _notification(level: str, text: str, address: str) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": address}}
    return {"level": level, "message": {"text": text}, "locations": [{"physicalLocation": place}]}


def _cut(total: int) -> list[dict[str, Any]]:
    if total <= MAX_RESULTS:
        return []
    text = f"Of {total} findings the first {MAX_RESULTS} are listed, since code scanning takes no more in one run."
    return [{"level": "warning", "message": {"text": text}}]
