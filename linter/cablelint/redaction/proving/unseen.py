"""Signs inside names that do not show: markup, control sequences, emphasis, notes, stamps, ends of pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablelint.edits import Edit
from cablelint.text.memo import memoized
from cablelint.text.page_ends import PAGE_END, PAGE_END_FROM_NEWLINE, STAMP

if TYPE_CHECKING:
    from collections.abc import Iterator

_STAMPS = ("SECRET", "CONFIDENTIAL", "CLASSIFIED", "LIMITED OFFICIAL USE", "RELEASED")
_BESIDE_STAMPS = tuple(f"{before}{stamp}" for before in " /[(" for stamp in (*_STAMPS, "UNCLASSIFIED", "DECLASSIFIED"))
_TAGS = (
    r"<!--(?:(?!-->).){0,4000}-->|<!\[CDATA\["
    r"|<(?P<tag>\w{1,10})[^<>]{1,200}display: ?none[^<>]{0,200}>[^<>]{0,200}</(?P=tag)>|</?[A-Za-z!?][^<>]{0,4000}>"
)
# Comments, tags, terminal escape sequences, letters struck over, emphasis, notes of an editor, stamps. Before each
# pattern its signs, one of which is in every text with a match: most texts have few of them, and a search for all
# patterns takes as long as all others of the proof together.
_UNSEEN: tuple[tuple[tuple[str, ...], str], ...] = (
    (("<",), _TAGS),
    (("]]>",), r"\]\]>"),
    (("\x1b",), r"\x1b\[[0-9;?]{0,16}[A-Za-z]|\x1b[^\[]"),
    (("\x08",), r"[^\W_]\x08(?=[^\W_])"),
    (tuple(map(chr, (*range(0x09), *range(0x0E, 0x20)))), r"[\x00-\x08\x0e-\x1f]"),
    (("*", "_", "~", "`"), r"(?<=\w)[*_~`]{1,3}(?=\w)"),
    (("]",), r"(?<=\w)\[(?:sic|[^\s\[\]]{1,3})\](?=\w)"),
    (("\\",), r"(?<=\w)(?:\\f[BIRP]|\\(?:text(?:bf|it|sc|tt)|emph)\{|\{\\(?:bf?|it?|sc|em|tt) )(?=\w)"),
    (_BESIDE_STAMPS, rf"(?<=\w)(?: |[/\[(]{{1,2}})(?:{STAMP})(?: |[/\])]{{1,2}})(?=\w)"),
)
_MOST_BLANKS = 80
_PAGE = rf"(?P<page>[^\S\n]{{0,{_MOST_BLANKS}}}{PAGE_END})"
_PAGE_FROM_NEWLINE = re.compile(PAGE_END_FROM_NEWLINE)


def unseen_in(text: str) -> list[Edit]:
    """Return edits that leave out what may be hidden inside the names of a text; the end of a page is a line end."""
    pages = list(_page_ends(text))
    patterns = [pattern for signs, pattern in _UNSEEN if any(map(text.__contains__, signs))]
    if not patterns:
        return pages
    found = _compiled("|".join([*patterns, _PAGE] if pages else patterns)).finditer(text)
    return [Edit(*match.span(), "\n" if match.lastgroup == "page" else "") for match in found]


def _page_ends(text: str) -> Iterator[Edit]:
    """Yield what the pattern of page ends finds, which takes twenty times as long since it may begin with blanks."""
    end = 0
    for match in _PAGE_FROM_NEWLINE.finditer(text):
        start = match.start()
        longest = _MOST_BLANKS + (text[start - 1 : start] == "\r")
        line = text[max(end, start - longest) : start].rpartition("\n")[2]
        end = match.end()
        yield Edit(start - len(line) + len(line.rstrip()), end, "\n")


@memoized
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)
