"""The candidates in a small text, which must not depend on how many paragraphs precede the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.names.guessed_zones import guess_zones

from cablelint.names.lexical.tokens import TokenText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cablelint.names.lexical.tokens import Candidate, Recogniser, Zone

MOST_PARAGRAPHS = 3


def paragraphs_before(text: str) -> Iterator[str]:
    """Yield nothing, and one to three paragraphs of one token, in the case of the text."""
    for count in range(MOST_PARAGRAPHS + 1):
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


def marked(recogniser: Recogniser, text: str, zones: Sequence[Zone] | None = None) -> str:
    """Return the text with each candidate and its confidence in marks: ``We met «Okafor|0.95»``."""
    edges: list[tuple[int, str]] = []
    for each in sorted(candidates(recogniser, text, zones)):
        edges += [(each.start, "«"), (each.end, f"|{each.confidence:g}»")]
    for place, mark in sorted(edges, reverse=True):
        text = text[:place] + mark + text[place:]
    return text
