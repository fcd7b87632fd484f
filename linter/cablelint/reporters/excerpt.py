"""The line of a finding, cut to what fits and safe to print."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cablelint.document.source import Source
from cablelint.edits import Span

# Characters shown of a line that is longer, and how many of them come before the span.
_WINDOW = 160
_LEAD = 40
# No name is longer than this, in characters: a cut does not look further for the end of a word.
_LONGEST_WORD = 60
_CUT = "…"


class Excerpt(NamedTuple):
    """A line in three pieces, of which the middle one is the span of the finding."""

    before: str
    marked: str
    after: str


def excerpt(source: Source, span: Span, quote: Callable[[str], str]) -> Excerpt:
    """The line where a span starts, in pieces that are made safe one by one, so that it is known where the span is.

    Args:
        source: The file.
        span: Of the finding; of one that goes on in the next line only the part in the first line is marked.
        quote: Makes a piece of the file safe to print, of whatever length. It is given whole words, unless a word is
            longer than any name.
    """
    text = source.text
    begin, end = _line(source, span.start)
    start = min(span.start, end)
    left = max(begin, start - _LEAD) if end - begin > _WINDOW else begin
    right = min(end, left + _WINDOW)
    stop = min(span.end, right)
    # The middle piece grows to whole words, the outer ones shrink to them.
    first = _first_cut(text, range(start, max(begin, start - _LONGEST_WORD) - 1, -1))
    last = _first_cut(text, range(stop, min(end, stop + _LONGEST_WORD) + 1))
    left = _first_cut(text, range(min(left, first), first + 1))
    right = _first_cut(text, range(max(right, last), last - 1, -1))
    before, marked, after = quote(text[left:first]), quote(text[first:last]), quote(text[last:right])
    if marked == text[first:last]:
        before, marked, after = before + text[first:start], text[start:stop], text[stop:last] + after
    return Excerpt(_CUT * (left > begin) + before, marked, after + _CUT * (right < end))


def _line(source: Source, offset: int) -> Span:
    """The line that an offset is in, without its newline."""
    number, column = source.position(offset)
    begin = offset - column + 1
    end = source.line_starts[number] if number < len(source.line_starts) else len(source.text)
    while end > begin and source.text[end - 1] in "\r\n":
        end -= 1
    return Span(begin, end)


def _first_cut(text: str, places: range) -> int:
    """The first of the places where a cut does not go through a word; otherwise the first of all."""
    return next((at for at in places if _is_between_words(text, at)), places[0])


def _is_between_words(text: str, at: int) -> bool:
    return at in (0, len(text)) or text[at].isspace() or text[at - 1].isspace()
