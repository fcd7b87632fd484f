"""GitLab Code Quality: an array of issues, shown in merge requests."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
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
        ordinals: Counter[str] = Counter()
        for finding in each.findings:
            ordinals[finding.code] += 1
            yield separator + json.dumps(_issue(each, finding, path, ordinals[finding.code]))
            separator = ",\n"
    yield "\n]\n"


def _issue(report: FileReport, finding: Finding, path: str, ordinal: int) -> dict[str, object]:
    location = report.location(finding)
    return {
        "check_name": finding.code,
        "description": f"{finding.code} ({finding.name}): {report.message(finding)}",
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": _fingerprint(path, finding.code, ordinal),
        "location": {
            "path": path,
            "positions": {
                "begin": {"line": location.line, "column": location.column},
                "end": {"line": location.end_line, "column": location.end_column},
            },
        },
    }


def _fingerprint(path: str, code: str, ordinal: int) -> str:
    """Tells the findings of a report apart and knows them again in the next one.

    It holds neither a line number, which any line added above would change, nor a word of the cable, which a list of
    names would reveal: only which of the rule's findings in the file this is.
    """
    return hashlib.sha256("\0".join((path, code, str(ordinal))).encode("utf-8", "surrogateescape")).hexdigest()
