"""Finders of names by certain evidence, one module a kind of place, each a :data:`~cablelint.names.reading.Recogniser`."""

from __future__ import annotations

from cablelint.names.reading import Candidate, Reading, Recogniser
from cablelint.names.recognisers.classified_by import classifiers
from cablelint.names.recognisers.participants import participants
from cablelint.names.recognisers.signature import signatures
from cablelint.names.recognisers.titles import names_after_titles, names_before_titles

RECOGNISERS: tuple[Recogniser, ...] = (
    classifiers,
    signatures,
    participants,
    names_after_titles,
    names_before_titles,
)


def find_certain(reading: Reading) -> list[Candidate]:
    """What the recognisers find, in the order of the text; overlapping finds and several for one place included."""
    found = [candidate for recogniser in RECOGNISERS for candidate in recogniser(reading)]
    return sorted(found, key=lambda candidate: (candidate.start, -candidate.end, -candidate.confidence))
