"""Signs inside names that do not show: markup, control sequences, emphasis, notes, stamps, ends of pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from cablelint.edits import Edit
from cablelint.text.memo import memoized
from cablelint.text.page_ends import PAGE_END, PAGE_END_FROM_NEWLINE, STAMP
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each stamp by a word that is in it.
_STAMPS = {
    **{stamp: (stamp,) for stamp in ("SECRET", "CONFIDENTIAL", "LIMITED OFFICIAL USE", "RELEASED")},
    "CLASSIFIED": ("CLASSIFIED", "UNCLASSIFIED", "DECLASSIFIED"),
}
_TAGS = (
    r"<!--(?:(?!-->).){0,4000}-->|<!\[CDATA\["
    r"|<(?P<tag>\w{1,10})[^<>]{1,200}display: ?none[^<>]{0,200}>[^<>]{0,200}</(?P=tag)>"
    # Those that part lines and cells.
    r"|</?(?P<block>(?:[bh]r|p|div|table|t[dhr]|li|[ou]l|d[ltd]|h[1-6]|pre|blockquote)\b)[^<>]{0,4000}>"
    r"|</?[A-Za-z!?][^<>]{0,4000}>"
)


def _any_of(*signs: str) -> Callable[[str], bool]:
    return lambda text: any(map(text.__contains__, signs))


def _has_stamp(text: str) -> bool:
    """Whether a stamp is behind what may part it from the beginning of a name."""
    found = (stamp for word, stamps in _STAMPS.items() if word in text for stamp in stamps)
    return any(f"{before}{stamp}" in text for stamp in found for before in " /[(")


# Comments, tags, terminal escape sequences, letters struck over, emphasis, notes of an editor, stamps. Before each
# pattern a test for its signs, one of which is in every text with a match: most texts have few of them, and a search
# for all patterns takes as long as all others of the proof together. A pattern that begins with a sign is searched for
# ten times as fast as one that looks behind first.
_UNSEEN: tuple[tuple[Callable[[str], bool], str], ...] = (
    (_any_of("<"), _TAGS),
    (_any_of("]]>"), r"\]\]>"),
    (_any_of("\x1b"), r"\x1b\[[0-9;?]{0,16}[A-Za-z]|\x1b[^\[]"),
    (_any_of("\x08"), r"[^\W_]\x08(?=[^\W_])"),
    (_any_of(*map(chr, (*range(0x09), *range(0x0E, 0x20)))), r"[\x00-\x08\x0e-\x1f]"),
    (_any_of("*", "_", "~", "`"), r"[*_~`](?<=\w.)[*_~`]{0,2}(?=\w)"),
    (_any_of("]"), r"\[(?<=\w\[)(?:sic|[^\s\[\]]{1,3})\](?=\w)"),
    (_any_of("\\"), r"(?<=\w)(?:\\f[BIRP]|\\(?:text(?:bf|it|sc|tt)|emph)\{|\{\\(?:bf?|it?|sc|em|tt) )(?=\w)"),
    (_has_stamp, rf"[ /\[(](?<=\w.)(?:(?<! )[/\[(])?(?:{STAMP})(?: |[/\])]{{1,2}})(?=\w)"),
)
_PARTING = frozenset({"page", "block"})
_MOST_BLANKS = 80
_PAGE = rf"(?P<page>[^\S\n]{{0,{_MOST_BLANKS}}}{PAGE_END})"
_PAGE_FROM_NEWLINE = regex(PAGE_END_FROM_NEWLINE)


def unseen_in(text: str) -> list[Edit]:
    """Return edits that leave out what may be hidden inside the names of a text; the end of a page is a line end."""
    pages = list(_page_ends(text))
    patterns = [pattern for has_sign, pattern in _UNSEEN if has_sign(text) and _compiled(pattern).search(text)]
    if not patterns:
        return pages
    found = _compiled("|".join([*patterns, _PAGE] if pages else patterns)).finditer(text)
    return [Edit(*match.span(), "\n" if match.lastgroup in _PARTING else "") for match in found]


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
