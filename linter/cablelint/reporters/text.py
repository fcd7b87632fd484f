"""Text for people: where, what, and the line with carets under the span."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cablelint.findings import Applicability, Finding, Severity
from cablelint.reporters.report import FileReport, Settings
from cablelint.reporters.safety import visible, visible_character

# Characters shown of a line that is longer, and how many of them stand before the span.
_WINDOW = 160
_LEAD = 40
_TAB_STOP = 8

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_FIXABLE = {Applicability.SAFE: " [fixable]", Applicability.UNSAFE: " [fixable, unsafe]"}

Style = Callable[..., str]


def report(reports: Iterable[FileReport], settings: Settings) -> Iterator[str]:
    """A block for each finding."""
    style = _style(settings)
    for each in reports:
        excerpt = _Excerpt(each)
        for finding in each.findings:
            yield _headline(each, finding, style)
            yield from excerpt.lines(finding, style)


def _style(settings: Settings) -> Style:
    if not settings.color:
        return lambda text, **_: text
    import click

    return click.style


def _headline(report: FileReport, finding: Finding, style: Style) -> str:
    location = report.location(finding)
    place = f"{style(visible(report.source.name), bold=True)}:{location.line}:{location.column}"
    color = _COLORS[finding.severity]
    fixable = style(_FIXABLE[finding.fix.applicability], fg="green") if finding.fix else ""
    code, severity = style(finding.code, fg=color, bold=True), style(finding.severity.value, fg=color)
    return f"{place}: {code} {severity} {report.message(finding)}{fixable}\n"


class _Excerpt:
    """The lines of a file under its findings; many findings on one line ask for its text once."""

    def __init__(self, report: FileReport) -> None:
        self._report = report
        self._number = 0
        self._text = ""
        self._is_aligned = False

    def lines(self, finding: Finding, style: Style) -> Iterator[str]:
        """The line where the finding starts, with carets under the span."""
        location = self._report.location(finding)
        self._read(location.line)
        start = min(location.column - 1, len(self._text))
        end = location.end_column - 1 if location.end_line == location.line else len(self._text)
        left = max(0, start - _LEAD) if len(self._text) > _WINDOW else 0
        right = min(len(self._text), left + _WINDOW)
        before = ("…" if left else "") + _render(self._text[left:start])
        marked = _render(self._text[start : min(end, right)], len(before))
        after = _render(self._text[max(start, min(end, right)) : right], len(before) + len(marked))
        margin = " " * len(str(location.line))
        yield f"{margin} |\n"
        cut = "…" if right < len(self._text) else ""
        yield f"{location.line} | {before}{marked}{after}{cut}".rstrip() + "\n"
        if self._is_aligned:
            carets = style("^" * max(1, _width(marked)), fg=_COLORS[finding.severity], bold=True)
            yield f"{margin} | {' ' * _width(before)}{carets}\n"

    def _read(self, number: int) -> None:
        if number != self._number:
            self._number = number
            self._text = self._report.mask_line(number)
            # A masked line of another length is shown without carets: they would point at the wrong characters.
            self._is_aligned = len(self._text) == len(self._report.source.line(number))


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
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)
