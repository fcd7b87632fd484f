"""The lines at the end and the beginning of a page: they may part a word, and belong to no name."""

from __future__ import annotations

_BLANKS = r"[^\S\r\n]{0,80}"
_LINE_ENDS = rf"(?:\r?\n{_BLANKS}){{1,3}}"
#: A level, or what became of it, as it is stamped on pages.
STAMP = (
    "SECRET|CONFIDENTIAL|UNCLASSIFIED|LIMITED OFFICIAL USE|DECLASSIFIED"
    "|RELEASED(?: IN (?:PART|FULL))?(?: B[1-9](?:, ?B[1-9]){0,3})?"
)
#: A line that belongs to the page: its mark, its level, the heading of a section, the end of a transmission.
PAGE_LINE = (
    r"PAGE \d\d[^\r\n]{0,120}"
    r"|SECTION \d\d OF \d\d[^\r\n]{0,60}"
    r"|[A-Z .]{3,30} \d{5,8} {1,4}\d{3}(?:\.\d)? OF \d{3}[^\r\n]{0,20}"
    rf"|NNNN|(?:{STAMP})(?: {{1,4}}PAGE \d\d)?"
)
_PAGE_LINES = rf"(?:(?:{PAGE_LINE}){_BLANKS}{_LINE_ENDS}){{1,3}}"
#: From the end of a line to the start of the text on the next page: up to three such lines, and up to two empty lines
#: around each.
PAGE_END = f"{_LINE_ENDS}{_PAGE_LINES}"
#: The same without a carriage return before it: a search for it jumps from line to line.
PAGE_END_FROM_NEWLINE = rf"\n{_BLANKS}(?:\r?\n{_BLANKS}){{0,2}}{_PAGE_LINES}"
