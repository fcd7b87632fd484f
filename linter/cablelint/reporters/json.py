"""JSON for programs: ``schemas/findings.schema.json`` says what stands in it.

Only ASCII is written, so that nothing in a cable can reach the terminal or trip over the encoding of a stream.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from cablelint.findings import Finding
from cablelint.reporters.report import FileReport, Settings
from cablelint.reporters.tally import Tally

VERSION = 1


def report(reports: Iterable[FileReport], _: Settings) -> Iterator[str]:
    """One object: the findings, one on a line, and the summary."""
    tally = Tally()
    yield f'{{"version": {VERSION}, "findings": ['
    separator = "\n"
    for each in tally.counting(reports):
        for finding in each.findings:
            yield separator + json.dumps(as_table(each, finding))
            separator = ",\n"
    yield f'\n], "summary": {json.dumps(tally.as_table())}}}\n'


def as_table(report: FileReport, finding: Finding) -> dict[str, object]:
    """A finding as it stands in JSON; the offsets in its fix count characters of the decoded original, from 0."""
    return {
        "file": report.source.name,
        "rule": {"code": finding.code, "name": finding.name},
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": report.message(finding),
        "location": report.location(finding)._asdict(),
        "fix": report.fix(finding),
    }
