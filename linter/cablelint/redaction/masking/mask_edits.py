"""The edits of one mask: a name may run over line ends and markup, which stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cablelint.edits import Edit, Span
from cablelint.text.page_ends import PAGE_END
from cablelint.text.regexes import regex

# A name may run across these and a mask may not swallow them: the end of a line or a page, tags, link targets, stars.
_MARKUP = regex(rf"{PAGE_END}|\r?\n[^\S\n]{{0,80}}|\r|</?[A-Za-z][^<>]{{0,4000}}>|\]\([^()\s]{{0,2000}}\)|\*+")
_SIGNS = frozenset("\r\n<]*")
# Tags that only change the look of letters.
_LOOK = regex(r"<(?P<end>/?)(?P<name>b|big|em|font|i|s|small|span|strong|sub|sup|tt|u)(?![\w-])", re.IGNORECASE)
_LINE_END_BEFORE = regex(r"\r?\n[ \t]*\Z")
_LONGEST_LINE_END = 90


def edits_of(text: str, span: Span, mark: str, *, fills_lines: bool, signs: Sequence[Span] = ()) -> Iterator[Edit]:
    """Yield the mark for the first piece of a name, and a deletion for each piece after a line end or a tag.

    The lines stay: only so can a release be compared with its original line by line. So do the signs that the form of
    the file has around each line, such as numbers; a piece behind them gets the mark again.

    Args:
        text: The original.
        span: The characters to be masked.
        mark: The text of the mask.
        fills_lines: Whether a further piece that fills its line gets the mark too, since a blank line would part the
            paragraph.
        signs: The signs around lines within the span, from left to right.
    """
    position = span.start
    content = mark
    for stop, is_sign in _stops(text, span, signs):
        piece = text[position : stop.start]
        start = position + len(piece) - len(piece.lstrip())
        end = position + len(piece.rstrip())
        if start < end:
            if fills_lines and not content and _fills_line(text, position, start, end):
                content = mark
            yield Edit(start, end, content)
            content = ""
        if is_sign:
            content = mark
        position = max(position, stop.end)


def _stops(text: str, span: Span, signs: Sequence[Span]) -> list[tuple[Span, bool]]:
    """Return what stays inside a name, from left to right, and whether it is a sign around a line; its end at last."""
    end = (Span(span.end, span.end), False)
    markup = _markup_within(text, span)
    if not markup and not signs:
        return [end]
    return [*sorted([*((Span(*stop.span()), False) for stop in markup), *((sign, True) for sign in signs)]), end]


def _markup_within(text: str, span: Span) -> list[re.Match[str]]:
    """Return the markup inside a name that stays.

    Tags and stars that cancel out go with the letters: one pair for each letter would give away their number.
    """
    stays: list[re.Match[str]] = []
    if _SIGNS.isdisjoint(text[slice(*span)]):
        return stays
    for stop in _MARKUP.finditer(text, span.start, span.end):
        if stays and _cancel_out(stays[-1][0], stop[0]):
            stays.pop()
        else:
            stays.append(stop)
    return stays


def _cancel_out(first: str, second: str) -> bool:
    """Whether two pieces of markup with nothing between them change nothing."""
    if first[0] == "*":
        return first == second
    one, other = _LOOK.match(first), _LOOK.match(second)
    return bool(one and other and one["name"].lower() == other["name"].lower() and one["end"] != other["end"])


def _fills_line(text: str, position: int, start: int, end: int) -> bool:
    """Whether a piece of a name, ``[start, end)``, is all that its line contains.

    Args:
        text: The original.
        position: The end of the piece before it, and of the line end between them.
        start: Where it starts.
        end: Where it ends.
    """
    begins = _LINE_END_BEFORE.search(text, max(0, position - _LONGEST_LINE_END), start) is not None
    return begins and text[end : end + 2].lstrip("\r")[:1] in ("\n", "")
