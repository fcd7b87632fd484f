"""JSON Lines: a finding a line, each as in the JSON report, for runs too long to keep in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from cablelint.reporters.report import FileReport, Settings


def report(reports: Iterable[FileReport], _: Settings) -> Iterator[str]:
    """A line for each finding."""
    for each in reports:
        for finding in each.findings:
            yield json.dumps(each.to_dict(finding)) + "\n"
