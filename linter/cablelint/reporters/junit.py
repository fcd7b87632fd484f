"""JUnit XML: a suite a file and a case a finding, for CI systems that show tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from cablelint.findings import Finding
from cablelint.reporters.report import FileReport, Settings
from cablelint.reporters.safety import visible


def report(reports: Iterable[FileReport], settings: Settings) -> Iterator[str]:
    """The suites. A finding below the severity that fails the run is a case that passed, with the finding as output."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="cablelint">\n'
    for each in reports:
        name = _attribute(each.source.name)
        failures = 0 if each.failure else sum(finding.severity >= settings.fail_on for finding in each.findings)
        counts = f'tests="{len(each.findings) or 1}" failures="{failures}" errors="{int(bool(each.failure))}"'
        yield f"  <testsuite name={name} {counts}>\n"
        if not each.findings:
            yield f'    <testcase name="no findings" classname={name}/>\n'
        for finding in each.findings:
            yield _case(each, finding, settings)
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _case(report: FileReport, finding: Finding, settings: Settings) -> str:
    location = report.location(finding)
    message = report.message(finding)
    text = f"{visible(report.source.name)}:{location.line}:{location.column}: {finding.code} {message}"
    if report.failure or finding.severity >= settings.fail_on:
        element = "error" if report.failure else "failure"
        attributes = f"type={_attribute(finding.severity.value)} message={_attribute(message)}"
        content = f"<{element} {attributes}>{escape(text)}</{element}>"
    else:
        content = f"<system-out>{escape(text)}</system-out>"
    name = _attribute(f"{finding.code} {finding.name} ({location.line}:{location.column})")
    return (
        f"    <testcase name={name} classname={_attribute(report.source.name)}"
        f' file={_attribute(report.source.name)} line="{location.line}">\n      {content}\n    </testcase>\n'
    )


def _attribute(text: str) -> str:
    return quoteattr(visible(text))
