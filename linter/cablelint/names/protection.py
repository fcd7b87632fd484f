"""Who is to be protected: ``(strictly protect)`` behind a name, and markings that mean a human source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cablelint.names.lexical.phrases import name_end, name_start, part_count
from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate, TokenText
from cablelint.names.people import Evidence

_EVIDENCE = Evidence("protect", "is marked to be protected")
_MARK = re.compile(
    r"[(\[]\s{0,3}(?:(?:please|pls|strictly)\s{1,3}){0,2}protect(?:ed)?(?:\s{1,3}(?:source|strictly|identity|throughout))?\s{0,3}[)\]]"
    r"|p(?<!\wp)ls protect\b|p(?<!\wp)rotect:"
)
_LEADING = "protect:"
# Exemption 4 of the older orders: disclosure would place a person in immediate jeopardy. 50X1 and 25X1: a human source.
_HUMAN_SOURCE = re.compile(r"\bxgds-?4\b|\b(?:25|50)x1-? ?hum(?:an)?\b|\bdecl(?:assify on)?:?[ \t]{1,4}x6\b")
# What those patterns cannot match without; a look for it takes a tenth of the time.
_WORD = "protect"
_HUMAN_SOURCE_SIGNS = ("x1", "x6", "xgd")
_REACH = 80
_MOST_TOKENS = 8


def protected_names(reading: TokenText) -> Iterator[Candidate]:
    """The name that stands right before a mark such as ``(strictly protect)``, or after ``PROTECT:``."""
    for mark in _marks(reading):
        token = reading.token_at(mark.start())
        if mark[0] == _LEADING:
            first = reading.token_at(mark.end())
            end = name_end(reading, first, lenient=True)
        else:
            first, end = _name_before(reading, token), token
        if end > first:
            yield Candidate(reading.starts[first], reading.ends[end - 1], 0.93, _EVIDENCE)


@lru_cache(maxsize=1)
def _marks(reading: TokenText) -> tuple[re.Match[str], ...]:
    return tuple(_MARK.finditer(reading.lowered)) if _WORD in reading.lowered else ()


def _name_before(reading: TokenText, end: int) -> int:
    """The first token of the name that ends before ``end``; ``end`` itself where none does."""
    best = end
    for first in range(end - 1, max(-1, end - _MOST_TOKENS), -1):
        if reading.breaks[first + 1 : end].count(NEW_BLOCK):
            break
        if (
            reading.words[first][0].isupper()
            and name_end(reading, first, stop=end) == end
            and part_count(reading, first, end)
        ):
            best = name_start(reading, first)
    return best


def protected_groups(reading: TokenText, groups: Sequence[Sequence[Candidate]]) -> frozenset[int]:
    """The people to be protected, by their index in ``groups``.

    A mark belongs to the last person named before it in the same sentence or so, ``PROTECT:`` to the next one. A
    marking that means a human source protects everyone, since it does not say whom it means.
    """
    if any(sign in reading.lowered for sign in _HUMAN_SOURCE_SIGNS) and _HUMAN_SOURCE.search(reading.lowered):
        return frozenset(range(len(groups)))
    if not _marks(reading):
        return frozenset()
    places = sorted((mention.start, mention.end, index) for index, group in enumerate(groups) for mention in group)
    protected = set()
    for mark in _marks(reading):
        position = bisect_right(places, (mark.start(),))
        if mark[0] == _LEADING:
            if position < len(places) and places[position][0] - mark.end() <= _REACH:
                protected.add(places[position][2])
        elif position and mark.start() - places[position - 1][1] <= _REACH:
            protected.add(places[position - 1][2])
    return frozenset(protected)
