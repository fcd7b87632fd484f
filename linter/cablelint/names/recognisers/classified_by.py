"""Who classified the cable, as :mod:`cablelint.document.header.authority` reads a Classified By line."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.header.authority import find_classifier
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.people import Evidence

_EVIDENCE = Evidence("classified-by", "is in the Classified By line")


def classifiers(tokens: TokenText) -> Iterator[Candidate]:
    """The name in each Classified By line; a name that is crossed out already is left out."""
    for start, end in tokens.zones_of("classified-by"):
        name = find_classifier(tokens.text[start:end])
        if name is not None and set(tokens.text[start + name.start : start + name.end].lower()) != {"x"}:
            yield Candidate(start + name.start, start + name.end, 1.0, _EVIDENCE)
