"""The redaction log for a requester: each mask of a release, why it was made, and who decided; no name.

The log is made from the published manifest alone, so it contains nothing that the release does not.
"""

from __future__ import annotations

import csv
import io
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from cablelint.redaction.kit.legend import legend
from cablelint.redaction.kit.templates import render
from cablelint.text.printable import visible
from cablelint.text.tables import defused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Row(NamedTuple):
    """One mask.

    Attributes:
        file: The released file.
        line: The line of the mask in it, from 1.
        mark: The text of the mask.
        kind: ``name``, ``passage``, or the kind of an identifier.
        code: The exemption code.
        rule: The rule that decided.
        decided_by: ``policy``, ``roster`` or ``reviewer``, with the reviewer's name if the manifest has it.
        decided_at: The time of a reviewer's decision in ISO 8601, or nothing.
    """

    file: str
    line: int
    mark: str
    kind: str
    code: str
    rule: str
    decided_by: str
    decided_at: str


def rows(manifest: Mapping[str, Any]) -> Iterator[Row]:
    """Yield a row for each mask of a manifest, in the order of the manifest."""
    for cable in manifest["cables"]:
        for mask in cable["masks"]:
            reviewer = f" {mask['reviewer']}" if "reviewer" in mask else ""
            yield Row(
                file=cable["file"],
                line=mask["line"],
                mark=mask["mark"],
                kind=mask["kind"],
                code=mask["reason"],
                rule=mask["rule"],
                decided_by=mask["decided_by"] + reviewer,
                decided_at=mask.get("decided_at", ""),
            )


def as_csv(manifest: Mapping[str, Any]) -> Iterator[str]:
    """Yield the log as CSV, the heading first, then a line for each mask; no cell can be taken for a formula."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    for row in chain([Row._fields], (map(_safe, row) for row in rows(manifest))):
        writer.writerow(row)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def as_html(manifest: Mapping[str, Any]) -> str:
    """Return the log as one page that needs nothing else; everything from the manifest is escaped.

    Raises:
        KitError: The package Jinja2 is missing.
    """
    found = list(rows(manifest))
    codes = legend(row.code for row in found)
    return render("log.html", rows=found, codes=codes, account=manifest["account"], tool=manifest["tool"])


def _safe(value: object) -> str:
    """Return a cell without control characters, with an apostrophe before what a spreadsheet would run."""
    return visible(defused(str(value)))
