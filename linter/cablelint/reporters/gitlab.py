"""GitLab Code Quality: an array of issues, shown in merge requests."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from cablelint.findings import Finding, Severity
from cablelint.reporters.report import FileReport, Settings
from cablelint.reporters.safety import relative

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(reports: Iterable[FileReport], settings: Settings) -> Iterator[str]:
    """The array, an issue on a line."""
    yield "["
    separator = "\n"
    for each in reports:
        path = relative(each.source.name, settings.root)
        for finding, fingerprint in each.fingerprints(path):
            yield separator + json.dumps(_issue(each, finding, path, fingerprint))
            separator = ",\n"
    yield "\n]\n"


def _issue(report: FileReport, finding: Finding, path: str, fingerprint: str) -> dict[str, object]:
    location = report.location(finding)
    return {
        "check_name": finding.code,
        "description": f"{finding.code} ({finding.name}): {report.message(finding)}",
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": fingerprint,
        "location": {
            "path": path,
            "positions": {
                "begin": {"line": location.line, "column": location.column},
                "end": {"line": location.end_line, "column": location.end_column},
            },
        },
    }
