"""Names that something other than the words marks: the markup of an edition, the form of a drafting block."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.model import Cable
from cablelint.names.lexical.tokens import Candidate
from cablelint.names.people import Evidence

_MARKED = Evidence("marked", "is marked as a person by the file or the drafting block")


def marked_names(cable: Cable) -> Iterator[Candidate]:
    """The names that a cable marks, in characters of its view; the model cannot overrule them."""
    for person in cable.marked_people:
        start, end = cable.view.offset(person.span.start), cable.view.offset(person.span.end)
        if start < end:
            yield Candidate(start, end, 1.0, _MARKED)
