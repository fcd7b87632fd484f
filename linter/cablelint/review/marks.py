"""The marks of a cable on the page: each mention and passage, and what happens to it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cablelint.redaction.deciding.decisions import ADDING
from cablelint.redaction.deciding.policy import PROTECTED_SOURCE
from cablelint.redaction.deciding.roles import role_of
from cablelint.redaction.masks import PASSAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cablelint.edits import Span
    from cablelint.names.people import Mention, Person
    from cablelint.redaction.deciding.decisions import Decision
    from cablelint.redaction.masking.redaction import Kept, Mask, Redaction


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention or a passage, and what happens to it.

    Attributes:
        id: The identifier that decisions refer to.
        span: The characters of the original.
        masked: Whether it is masked.
        state: ``undecided``, ``masked``, ``kept``, ``protected`` or ``added``.
        kind: ``name``, ``passage``, or the kind of an identifier such as ``email``.
        person: The person's id in the cable; 0 for a passage and for an identifier.
        role: The part that the person plays, or nothing.
        rule: The rule that decided.
        code: The exemption code, or nothing if it is kept.
        confidence: From 0 to 1, that a name is here.
        evidence: The reasons in English, the strongest first, without a name.
        reviewer: The reviewer who decided.
        decided_at: The time of the decision in ISO 8601.
        mark: The text of the mask, or nothing.
        differ: Each reviewer and whether this reviewer masks it, where they differ.
    """

    id: str
    span: Span
    masked: bool
    state: str
    kind: str
    person: int
    role: str
    rule: str
    code: str
    confidence: float
    evidence: tuple[str, ...]
    reviewer: str = ""
    decided_at: str = ""
    mark: str = ""
    differ: tuple[tuple[str, bool], ...] = ()

    @property
    def is_decided(self) -> bool:
        """Whether somebody decided, so that nothing is left to do."""
        return self.state != "undecided"


def marks_of(redaction: Redaction, ids: Mapping[Span, str]) -> list[Mark]:
    """List the marks of a redaction, in the order of the text.

    Args:
        redaction: The redaction, with the decisions of reviewers.
        ids: The identifiers without decisions; they stay as they are when a decision changes its surroundings.
    """
    facts = _Facts(redaction, {**redaction.ids, **{span: id_ for span, id_ in ids.items() if span in redaction.ids}})
    marks = [*map(facts.masked, redaction.masks), *map(facts.kept, redaction.kept)]
    return sorted(marks, key=lambda mark: mark.span)


class _Facts:
    """The people of a redaction, their roles, and the mention at each place."""

    def __init__(self, redaction: Redaction, ids: Mapping[Span, str]) -> None:
        text = redaction.original.text
        self.ids = ids
        self.decisions = redaction.decisions
        self.people = {person.id: person for person in redaction.people}
        self.roles = {person.id: role_of(person, text).value for person in redaction.people}
        self.mentions = sorted(
            ((person, mention) for person in redaction.people for mention in person.mentions),
            key=lambda one: one[1].span,
        )
        self.starts = [mention.span.start for _, mention in self.mentions]

    def masked(self, mask: Mask) -> Mark:
        planned = mask.planned
        person = self.people.get(planned.subject.person)
        _, mention = self._at(planned.span)
        return Mark(
            id=self.ids[planned.span],
            span=planned.span,
            masked=True,
            state=self._state(planned.span, planned.rule, planned.decided_by, masked=True),
            kind=planned.subject.label.lower(),
            person=person.id if person else 0,
            role=self.roles[person.id] if person else "",
            rule=planned.rule,
            code=planned.reason,
            confidence=mention.confidence if mention else planned.confidence,
            evidence=_words(mention) if mention else tuple(map(_in_words, planned.evidence)),
            reviewer=planned.reviewer,
            decided_at=planned.decided_at,
            mark=mask.mark,
        )

    def kept(self, kept: Kept) -> Mark:
        person, mention = self._at(kept.original)
        return Mark(
            id=self.ids[kept.original],
            span=kept.original,
            masked=False,
            state=self._state(kept.original, kept.rule, kept.decided_by, masked=False),
            kind="name" if person else "identifier",
            person=person.id if person else 0,
            role=self.roles[person.id] if person else "",
            rule=kept.rule,
            code="",
            confidence=mention.confidence if mention else 1.0,
            evidence=_words(mention) if mention else (),
            reviewer=kept.reviewer,
            decided_at=kept.decided_at,
        )

    def _at(self, span: Span) -> tuple[Person | None, Mention | None]:
        last = bisect_left(self.starts, span.end) - 1
        if last >= 0 and self.mentions[last][1].span.overlaps(span):
            return self.mentions[last]
        return None, None

    def _state(self, span: Span, rule: str, decided_by: str, *, masked: bool) -> str:
        if rule == PROTECTED_SOURCE:
            return "protected"
        decision = self.decisions.get(span)
        if masked and ((decision and decision.action in ADDING) or rule == PASSAGE.lower()):
            return "added"
        if decided_by == "policy":
            return "undecided"
        return "masked" if masked else "kept"


_WORDS = {
    "broken": "is a masked name, broken over lines or tags",
    "misspelling": "is spelled like a masked name",
    "reviewer": "was marked by a reviewer",
    "beside": "belongs to the masked name beside it",
}


def _words(mention: Mention) -> tuple[str, ...]:
    return tuple(evidence.words for evidence in mention.evidence)


def _in_words(kind: str) -> str:
    return _WORDS.get(kind, f"found as {kind.replace('-', ' ')}")


def decisions_of(reviewer: str, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Select what one reviewer decided, and what others added, since the reviewer can decide about that.

    The reviewer's own decisions settle, so that they alone count.
    """
    own = (replace(one, settles=True) if one.reviewer == reviewer else one for one in decisions)
    return tuple(one for one in own if one.settles or one.action in ADDING)
