"""Overlapping candidates made one name; certain evidence decides where a name ends."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import Candidate
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablelint.names.lexical.tokens import TokenText

# Evidence of fields that contain one name and nothing else; no other candidate there is right.
_EXACT = frozenset({"list", "release-stamp"})
# What may be between two words of a name; so many blanks part columns, and a hyphen between blanks parts two fields.
_NAME_GAP = regex(r"(?:[\w.'’-]| (?! {3}|-{1,2} ))*")


def merged(tokens: TokenText, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Merge overlapping candidates: their union, the greatest confidence, the evidence of the surest.

    Others are cut at the ends of a certain one where a line end or a sign such as a parenthesis follows there.
    """
    result: list[Candidate] = []
    for candidate in sorted(_apart(tokens, candidates), key=lambda each: (each.start, -each.end)):
        if result and candidate.start < result[-1].end:
            last = result.pop()
            surer = max(last, candidate, key=lambda each: each.confidence)
            result.append(Candidate(last.start, max(last.end, candidate.end), surer.confidence, surer.evidence))
        else:
            result.append(candidate)
    return result


def _apart(tokens: TokenText, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Cut the candidates that run over the ends of certain ones at a line end or a sign."""
    candidates = list(candidates)
    certain = sorted((each for each in candidates if each.confidence == 1), key=lambda each: each.start)
    starts = [each.start for each in certain]
    for candidate in candidates:
        position, end, confidence, _ = candidate
        if confidence == 1:
            yield candidate
            continue
        first, last = bisect_left(starts, position), bisect_left(starts, end)
        if first and certain[first - 1].end > position:
            first -= 1
        if first == last:
            yield candidate
            continue
        others = certain[first:last]
        if any(other.evidence.kind in _EXACT for other in others):
            continue
        for other in others:
            for edge, before, after in ((other.start, position, other.start), (other.end, other.end, candidate.end)):
                if position < edge < candidate.end and not _NAME_GAP.fullmatch(tokens.text, before, after):
                    yield from _trimmed(tokens, candidate, position, edge)
                    position = edge
        if position == candidate.start:
            yield candidate
        else:
            yield from _trimmed(tokens, candidate, position, candidate.end)


def _trimmed(tokens: TokenText, candidate: Candidate, start: int, end: int) -> Iterator[Candidate]:
    """The part of a candidate without signs at its ends, if there are letters in it."""
    first, last = tokens.tokens_in(start, end)
    words = [index for index in range(first, last) if tokens.words[index][0].isalnum()]
    is_label = start > candidate.start and tokens.words[last : last + 1] == [":"]
    if words and not is_label:
        yield candidate._replace(start=tokens.starts[words[0]], end=tokens.end(words[-1]))
