"""JSON Lines: a finding a line, each as in the JSON report, for runs too long to hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from cablelint.reporters.json import as_table
from cablelint.reporters.report import FileReport, Settings


def report(reports: Iterable[FileReport], _: Settings) -> Iterator[str]:
    """A line for each finding."""
    for each in reports:
        for finding in each.findings:
            yield json.dumps(as_table(each, finding)) + "\n"
