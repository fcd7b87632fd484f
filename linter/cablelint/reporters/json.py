"""JSON for programs, described by ``schemas/findings.schema.json``.

It is ASCII, so that nothing in a cable can control the terminal or fail to encode.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

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
            yield separator + json.dumps(each.to_dict(finding))
            separator = ",\n"
    yield f'\n], "summary": {json.dumps(tally.as_table())}}}\n'
