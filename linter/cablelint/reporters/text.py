"""Text for people: where, what, and the line with carets under the span."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cablelint.edits import Span
from cablelint.findings import Applicability, Finding, Severity
from cablelint.reporters.excerpt import Excerpt, excerpt, line_span
from cablelint.reporters.report import FileReport, Settings
from cablelint.reporters.safety import visible, visible_character

# Characters shown of a line whose mask does not tell where the span is.
_LONGEST = 160
_TAB_STOP = 8

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_FIXABLE = {Applicability.SAFE: " [fixable]", Applicability.UNSAFE: " [fixable, unsafe]"}

Style = Callable[..., str]


def report(reports: Iterable[FileReport], settings: Settings) -> Iterator[str]:
    """A block for each finding."""
    style = _style(settings)
    for each in reports:
        excerpts = _Excerpts(each)
        for finding in each.findings:
            yield _headline(each, finding, style)
            yield from excerpts.lines(finding, style)


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


class _Excerpts:
    """The lines of a file under its findings; many findings on one line ask for its text once."""

    def __init__(self, report: FileReport) -> None:
        self._report = report
        self._number = 0
        self._text = ""

    def lines(self, finding: Finding, style: Style) -> Iterator[str]:
        """The line where the finding starts, with carets under the span."""
        number = self._report.location(finding).line
        pieces = self._pieces(number, finding.span)
        before = _render(pieces.before)
        marked = _render(pieces.marked, len(before))
        after = _render(pieces.after, len(before) + len(marked))
        margin = " " * len(str(number))
        yield f"{margin} |\n"
        yield f"{number} | {before}{marked}{after}".rstrip() + "\n"
        if self._report.excerpt or self._is_aligned(finding.span):
            carets = style("^" * max(1, _width(marked)), fg=_COLORS[finding.severity], bold=True)
            yield f"{margin} | {' ' * _width(before)}{carets}\n"

    def _pieces(self, number: int, span: Span) -> Excerpt:
        if self._report.excerpt:
            return self._report.excerpt(span)
        if number != self._number:
            self._number, self._text = number, self._report.mask_line(number)
        if not self._is_aligned(span):
            return Excerpt(self._text[:_LONGEST], "", "…" * (len(self._text) > _LONGEST))
        begin = line_span(self._report.source, span.start).start
        return excerpt(self._report.source, span, lambda start, end: self._text[start - begin : end - begin])

    def _is_aligned(self, span: Span) -> bool:
        begin, end = line_span(self._report.source, span.start)
        return len(self._text) == end - begin


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
