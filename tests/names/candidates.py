"""The candidates in a small text, which must not depend on how many paragraphs precede the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.names.guessed_zones import guess_zones

from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.people import Evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cablelint.names.lexical.tokens import Recogniser, Zone

_MOST_PARAGRAPHS = 3
_MARK = re.compile(r"[‹«]|\|[\d.]+»|\|([\d.]+)›")


def paragraphs_before(text: str) -> Iterator[str]:
    """Yield nothing, and one to three paragraphs of one token, in the case of the text."""
    for count in range(_MOST_PARAGRAPHS + 1):
        yield ("U\n\n" if text.isupper() else "=\n\n") * count


def candidates(recogniser: Recogniser, text: str, zones: Sequence[Zone] | None = None) -> list[Candidate]:
    """Return what a recogniser finds, in its order, wherever the text is."""
    zones = guess_zones(text) if zones is None else zones
    return judged(lambda tokens, _: recogniser(tokens), text, [], zones)


def judged(
    judge: Callable[[TokenText, Sequence[Candidate]], Iterable[Candidate]],
    text: str,
    given: Sequence[Candidate],
    zones: Sequence[Zone] = (),
) -> list[Candidate]:
    """Return what a function makes of the candidates given, in its order, wherever the text is."""
    results = []
    for before in paragraphs_before(text):
        size = len(before)
        tokens = TokenText(before + text, [(start + size, end + size, kind) for start, end, kind in zones])
        results.append([_moved(each, -size) for each in judge(tokens, [_moved(each, size) for each in given])])
    assert all(result == results[0] for result in results), f"paragraphs before {text!r} change what is found"
    return results[0]


def _moved(candidate: Candidate, by: int) -> Candidate:
    return candidate._replace(start=candidate.start + by, end=candidate.end + by)


def read_marks(line: str, kind: str) -> tuple[str, list[Candidate]]:
    """Return a text without its marks, and the candidates that ``‹Okafor|0.9›`` gives; results have ``«»``."""
    text, given, starts, place = "", [], [], 0
    for mark in _MARK.finditer(line):
        text += line[place : mark.start()]
        place = mark.end()
        if mark[0] == "‹":
            starts.append(len(text))
        elif mark[1]:
            given.append(Candidate(starts.pop(), len(text), float(mark[1]), Evidence(kind, "is invented")))
    return text + line[place:], given


def write_marks(text: str, given: Sequence[Candidate], found: Sequence[Candidate]) -> str:
    """Return a text with what is given to a function and what it finds in marks."""
    edges = []
    for opening, closing, group in (("‹", "›", given), ("«", "»", found)):
        for each in group:
            edges += [(each.start, 1, opening), (each.end, 0, f"|{each.confidence:.4g}{closing}")]
    for place, _, mark in sorted(edges, reverse=True):
        text = text[:place] + mark + text[place:]
    return text
