"""The candidates of a recogniser in a small text, which must not depend on how many paragraphs precede the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.names.guessed_zones import guess_zones

from cablelint.names.lexical.tokens import TokenText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablelint.names.lexical.tokens import Candidate, Recogniser, Zone

MOST_PARAGRAPHS_BEFORE = 3


def candidates(recogniser: Recogniser, text: str, zones: Sequence[Zone] | None = None) -> list[Candidate]:
    """Return what a recogniser finds, in its order; the same behind up to three paragraphs of one token each."""
    zones = guess_zones(text) if zones is None else zones
    found = list(recogniser(TokenText(text, zones)))
    for count in range(1, MOST_PARAGRAPHS_BEFORE + 1):
        before = ("U\n\n" if text.isupper() else "=\n\n") * count
        moved = [(start + len(before), end + len(before), kind) for start, end, kind in zones]
        later = [
            each._replace(start=each.start - len(before), end=each.end - len(before))
            for each in recogniser(TokenText(before + text, moved))
        ]
        assert later == found, f"{count} paragraphs before {text!r} change what is found"
    return found


def marked(recogniser: Recogniser, text: str, zones: Sequence[Zone] | None = None) -> str:
    """Return the text with each candidate and its confidence in marks: ``We met «Okafor|0.95»``."""
    edges: list[tuple[int, str]] = []
    for each in sorted(candidates(recogniser, text, zones)):
        edges += [(each.start, "«"), (each.end, f"|{each.confidence:g}»")]
    for place, mark in sorted(edges, reverse=True):
        text = text[:place] + mark + text[place:]
    return text
