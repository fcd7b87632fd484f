"""Signs inside names that do not show: markup, control sequences, emphasis, notes, stamps, ends of pages."""

from __future__ import annotations

import re

from cablelint.text.memo import memoized
from cablelint.text.page_ends import PAGE_END, STAMP, has_page_ends

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
_PAGE = rf"(?P<page>[^\S\n]{{0,80}}{PAGE_END})"
# A stamp on a line of its own.
_STAMPED_LINE = re.compile(rf"\n[^\S\r\n]{{0,80}}(?:{STAMP})[^\S\r\n]{{0,80}}\r?\n")


def unseen_in(text: str) -> re.Pattern[str] | None:
    """Return the pattern of what may be hidden inside the names of a text; None if there can be nothing.

    Its group ``page`` is the end of a page.
    """
    patterns = [pattern for signs, pattern in _UNSEEN if any(map(text.__contains__, signs))]
    if has_page_ends(text) or _STAMPED_LINE.search(text):
        patterns.append(_PAGE)
    return _compiled("|".join(patterns)) if patterns else None


@memoized
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)
