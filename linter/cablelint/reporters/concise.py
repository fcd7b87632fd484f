"""One line for each finding: ``path:line:column: CODE message``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cablelint.reporters.report import FileReport, Settings
from cablelint.reporters.safety import visible_path


def report(reports: Iterable[FileReport], _: Settings) -> Iterator[str]:
    """Yield a line for each finding, without its line of the cable."""
    for each in reports:
        path = visible_path(each.source.name)
        for finding in each.findings:
            location = each.location(finding)
            yield f"{path}:{location.line}:{location.column}: {finding.code} {each.message(finding)}\n"
