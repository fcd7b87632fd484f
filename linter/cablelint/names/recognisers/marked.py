"""Names that something other than the words marks: the markup of an edition, the form of a drafting block."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.model import Cable
from cablelint.names.lexical.tokens import Candidate
from cablelint.names.people import Evidence
from cablelint.text.regexes import regex

_MARKED = Evidence("marked", "is marked as a person by the file or the drafting block")
# An office that the block has as part of the name, and a rank: TREAS - JOKAFOR, MR. OKAFOR.
_BEFORE_NAME = regex(
    r"(?:[A-Z]{2,8}(?:/[A-Z]{1,8}){0,3}[ \t]{1,3}-{1,2}[ \t]{1,3})?"
    r"(?:(?:AMB|MRS?|MISS|MS|DR|GEN|COL|LTC|MAJ|CAPT|CDR|LT)\.?[ \t]{1,3})?(?=[A-Z])"
)


def marked_names(cable: Cable) -> Iterator[Candidate]:
    """The names that a cable marks, in characters of its view; the model cannot overrule them."""
    for person in cable.marked_people:
        start, end = cable.view.offset(person.span.start), cable.view.offset(person.span.end)
        before = _BEFORE_NAME.match(cable.view.text, start, end)
        start = before.end() if before else start
        if start < end:
            yield Candidate(start, end, 1.0, _MARKED)
