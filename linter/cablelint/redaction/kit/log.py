"""The redaction log for a requester: each mask of a release, why it was made, and who decided; no name.

The log is made from the published manifest alone, so it contains nothing that the release does not.
"""

from __future__ import annotations

import csv
import io
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from cablelint.text.printable import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Spreadsheets take a cell that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class KitError(ValueError):
    """The document cannot be made; the message says what to install."""


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


def as_csv(manifest: Mapping[str, Any]) -> str:
    """Return the log as CSV with a heading; no cell can be taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(Row._fields)
    writer.writerows(map(_safe, row) for row in rows(manifest))
    return text.getvalue()


def as_html(manifest: Mapping[str, Any]) -> str:
    """Return the log as one page that needs nothing else; everything from the manifest is escaped.

    Raises:
        KitError: The package Jinja2 is missing.
    """
    check_kit()
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["visible"] = visible
    template = environment.from_string(files(__package__).joinpath("log.html").read_text("utf-8"))
    found = list(rows(manifest))
    codes = sorted({row.code for row in found})
    return template.render(
        rows=found,
        codes=[(code, sum(row.code == code for row in found)) for code in codes],
        account=manifest["account"],
        tool=manifest["tool"],
    )


def check_kit() -> None:
    """Check that HTML can be made.

    Raises:
        KitError: The package Jinja2 is missing.
    """
    try:
        import jinja2  # noqa: F401
    except ImportError:
        raise KitError("HTML needs the package Jinja2; install it with `pip install 'cablelint[kit]'`") from None


def _safe(value: object) -> str:
    """Return a cell without control characters, with an apostrophe before what a spreadsheet would run."""
    text = str(value)
    return visible(f"'{text}" if text.startswith(_FORMULA) else text)
