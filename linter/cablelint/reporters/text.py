"""Text for people: where, what, and the line with carets under the span."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cablelint.findings import Applicability, Finding, Severity
from cablelint.reporters.report import FileReport, Settings
from cablelint.reporters.safety import visible_character, visible_path
from cablelint.text.regexes import regex

_TAB_STOP = 8
# Beyond Latin letters and the usual dashes, quotes and dots (every hidden word contains a dot).
_NOT_NARROW = regex("[^\x00-\u02ff\u2010-\u2027]")

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_FIXABLE = {Applicability.SAFE: " [fixable]", Applicability.UNSAFE: " [fixable, unsafe]"}

Style = Callable[..., str]


def report(reports: Iterable[FileReport], settings: Settings) -> Iterator[str]:
    """A block for each finding. Files that could not be checked are reported on standard error, as they occur."""
    style = _style(settings)
    for each in reports:
        if each.failure:
            continue
        for finding in each.findings:
            yield _headline(each, finding, style) + _excerpt(each, finding, style)


def _style(settings: Settings) -> Style:
    if not settings.color:
        return lambda text, **_: text
    import click

    return click.style


def _headline(report: FileReport, finding: Finding, style: Style) -> str:
    location = report.location(finding)
    place = f"{style(visible_path(report.source.name), bold=True)}:{location.line}:{location.column}"
    color = _COLORS[finding.severity]
    fixable = style(_FIXABLE[finding.fix.applicability], fg="green") if finding.fix else ""
    code, severity = style(finding.code, fg=color, bold=True), style(finding.severity.value, fg=color)
    return f"{place}: {code} {severity} {report.message(finding)}{report.page_note(finding)}{fixable}\n"


def _excerpt(report: FileReport, finding: Finding, style: Style) -> str:
    """The line where the finding starts, with carets under the span."""
    number = report.location(finding).line
    pieces = report.excerpt(finding)
    before = _render(pieces.before)
    marked = _render(pieces.marked, len(before))
    after = _render(pieces.after, len(before) + len(marked))
    line = f"{before}{marked}{after}".rstrip()
    carets = style("^" * max(1, _width(marked)), fg=_COLORS[finding.severity], bold=True)
    margin = " " * len(str(number))
    return f"{margin} |\n{number} | {line}\n{margin} | {' ' * _width(before)}{carets}\n"


def _render(text: str, column: int = 0) -> str:
    """The text as it is printed, from a column counted from 0: tabs as spaces, unprintable characters written out."""
    if text.isprintable():
        return text
    pieces: list[str] = []
    for character in text:
        piece = " " * (_TAB_STOP - column % _TAB_STOP) if character == "\t" else visible_character(character)
        pieces.append(piece)
        column += len(piece)
    return "".join(pieces)


def _width(text: str) -> int:
    """How many columns of a terminal the text takes: two for wide characters, none for combining ones."""
    if not _NOT_NARROW.search(text):
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)
