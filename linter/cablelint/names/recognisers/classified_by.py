"""Who classified the cable, as the document reads its Classified By line."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.model import Cable
from cablelint.names.lexical.tokens import Candidate
from cablelint.names.people import Evidence

_EVIDENCE = Evidence("classified-by", "is in the Classified By line")


def classifiers(cable: Cable) -> Iterator[Candidate]:
    """The name in each Classified By line, in characters of the view; one that is crossed out already is left out."""
    lines = [(start, end) for start, end, kind in cable.zones if kind == "classified-by"]
    for authority in filter(None, (cable.authority, *cable.other_authorities)) if lines else ():
        if authority.name is None or set(authority.name.value.lower()) == {"x"}:
            continue
        start, end = map(cable.view.offset, authority.name.span)
        if any(first <= start < last for first, last in lines):
            yield Candidate(start, end, 1.0, _EVIDENCE)
