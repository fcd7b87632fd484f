"""Doubtful places of names, for a reviewer who asks for low confidences: each further place of a word of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import Candidate
from cablelint.names.people import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablelint.names.model.observations import Observations

#: One of about fifty such places is a name in the labelled cables.
PROPOSED = 0.02
_EVIDENCE = Evidence("proposal", "is a word of a name found elsewhere in the cable")
_SHORTEST = 3
_OTHER_CLASSES = ("title", "the", "body", "speech", "calendar", "particle", "Particle")


def proposals(observations: Observations, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield each capitalised place of the words of names that no name covers.

    Args:
        observations: The text as the model sees it.
        found: The names found.
    """
    tokens = observations.tokens
    covered = bytearray(len(tokens))
    words: set[str] = set()
    for name in found:
        first, last = tokens.tokens_in(name.start, name.end)
        covered[first:last] = b"\1" * (last - first)
        words.update(
            observations.features[index].folded
            for index in range(first, last)
            if not observations.features[index].word_class.startswith(_OTHER_CLASSES)
        )
    for word in sorted(word for word in words if len(word) >= _SHORTEST):
        for index in observations.places_of.get(word, ()):
            if not covered[index] and tokens.words[index][0].isupper():
                yield Candidate(tokens.starts[index], tokens.end(index), PROPOSED, _EVIDENCE)
