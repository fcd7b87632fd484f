"""GitHub Actions workflow commands, which annotate the changed files of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cablelint.findings import Finding, Severity
from cablelint.reporters.report import FileReport, Settings
from cablelint.reporters.safety import relative, visible_path

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(reports: Iterable[FileReport], settings: Settings) -> Iterator[str]:
    """A command for each finding."""
    for each in reports:
        path = visible_path(relative(each.source.name, settings.root))
        for finding in each.findings:
            yield _command(each, finding, path)


def _command(report: FileReport, finding: Finding, path: str) -> str:
    location = report.location(finding)
    properties = {"title": f"{finding.code} {finding.name}", "file": path, "line": location.line}
    # GitHub refuses columns where the lines differ.
    if location.line == location.end_line:
        properties |= {"col": location.column, "endColumn": location.end_column}
    properties["endLine"] = location.end_line
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(report.message(finding))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
