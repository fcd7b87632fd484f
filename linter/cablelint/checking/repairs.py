"""Which fixes can be made in a file, and in which form."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from cablelint.document.model import Cable
from cablelint.document.source import Source
from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Finding, Fix
from cablelint.text.regexes import regex

_NEWLINE = regex(r"\r\n|\r|\n")


class Repairs:
    """The fixes for a cable, in its file.

    A fix is dropped in a file that is not text, on a line that the grammar could not read, and where the encoding of
    the file lacks a character of it. New lines end as those of the file do.
    """

    def __init__(self, cable: Cable) -> None:
        """Take the file and the unreadable lines of a cable."""
        self._file = cable.source.file
        self._unread = sorted(_line(cable, problem.span.start) for problem in cable.problems)

    def usable(self, finding: Finding) -> Finding:
        """The finding, its place that in the file, with a fix that can be applied or with none."""
        if finding.fix is None:
            return finding
        fix = self._usable(finding.fix) if self._file.is_text else None
        return finding if fix is finding.fix else replace(finding, fix=fix)

    def _usable(self, fix: Fix) -> Fix | None:
        edits = tuple(self._with_newlines(edit) for edit in fix.edits)
        if self._unread and any(self._is_unread(edit.start) for edit in edits):
            return None
        if not all(edit.content.isascii() or _can_encode(self._file, edit.content) for edit in edits):
            return None
        return fix if edits == fix.edits else replace(fix, edits=edits)

    def _is_unread(self, offset: int) -> bool:
        line = bisect_right(self._unread, Span(offset, sys.maxsize)) - 1
        return line >= 0 and offset < self._unread[line].end

    def _with_newlines(self, edit: Edit) -> Edit:
        if "\n" not in edit.content and "\r" not in edit.content:
            return edit
        newline = _newline_near(self._file, edit.start)
        return edit._replace(content=_NEWLINE.sub(lambda _: newline, edit.content))


def fixes(findings: Sequence[Finding], *, unsafe: bool = False) -> tuple[list[Edit], list[Finding]]:
    """The edits of all fixes that can be applied together, and the findings they fix.

    A fix is applied whole or not at all; one with an edit that overlaps an edit of another waits for the next round.

    Args:
        findings: Of one file.
        unsafe: Whether unsafe fixes are applied too.
    """
    wanted = sorted(
        (edit, number)
        for number, finding in enumerate(findings)
        if finding.fix is not None and (unsafe or finding.fix.applicability is Applicability.SAFE)
        for edit in finding.fix.edits
    )
    refused: set[int] = set()
    last: Edit | None = None
    for edit, number in wanted:
        if number in refused:
            continue
        if last is not None and last != edit and (edit.start < last.end or edit.span == last.span):
            refused.add(number)
        elif last is None or edit.end >= last.end:
            last = edit
    fixed = sorted({number for _, number in wanted} - refused)
    edits = dict.fromkeys(edit for edit, number in wanted if number not in refused)
    return list(edits), [findings[number] for number in fixed]


def _line(cable: Cable, offset: int) -> Span:
    """The line of a cable around a character, as a span of the file that includes its line end."""
    starts = cable.source.line_starts
    number, _ = cable.source.position(offset)
    end = starts[number] if number < len(starts) else len(cable.source.text) + 1
    return cable.source.place(Span(starts[number - 1], end))


def _newline_near(file: Source, offset: int) -> str:
    r"""The end of the line at an offset, or of the line before the last one; ``\n`` in a file of one line."""
    number, _ = file.position(offset)
    starts = file.line_starts
    after = starts[number] if number < len(starts) else starts[-1]
    if not after:
        return "\n"
    return "\r\n" if file.text[max(after - 2, 0) : after] == "\r\n" else file.text[after - 1]


def _can_encode(file: Source, text: str) -> bool:
    try:
        file.encode(text)
    except UnicodeEncodeError:
        return False
    return True
