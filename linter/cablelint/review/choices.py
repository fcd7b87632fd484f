"""Choices of a reviewer as decisions: each function returns the new page of the decisions file and writes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cablelint.redaction.deciding.decisions import ADDING
from cablelint.redaction.deciding.mask_ids import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cablelint.edits import Span
    from cablelint.review.ledger import Page, Table
    from cablelint.review.marks import Mark

# Words of the context of an addition; its place is exact, so few are enough to notice that the text changed.
_CONTEXT = 3
# No word: what a context is where the text begins or ends, since it must not be empty.
_NOTHING = "…"
_STAR = "*"
_MASK = "[NAME-1]"


@dataclass(frozen=True, slots=True)
class Hand:
    """Who decides, about which file, and when.

    Attributes:
        file: The released file.
        reviewer: The reviewer's name.
        time: The time in ISO 8601.
    """

    file: str
    reviewer: str
    time: str

    def decision(self, action: str, place: Table, **further: Any) -> Table:
        """Return a decision as a table of the decisions file, without what is empty."""
        stated = {key: value for key, value in further.items() if value}
        return {
            "file": self.file,
            "action": action,
            **place,
            **stated,
            "reviewer": self.reviewer,
            "decided_at": self.time,
        }


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice about a mark.

    Attributes:
        masked: Whether it is masked.
        is_wide: Whether it is about all places of the person in the cable.
        code: The exemption code; nothing for the one it has.
        note: A note; None for the one it has.
        settles: Whether it settles a disagreement.
    """

    masked: bool
    is_wide: bool = False
    code: str = ""
    note: str | None = None
    settles: bool = False


def decide(page: Page, marks: Sequence[Mark], mark: Mark, choice: Choice, hand: Hand) -> Page:
    """Decide about a mark.

    To mask a name that is readable masks the person everywhere in the cable. To keep what the reviewer added removes
    the addition.

    Args:
        page: The page of the decisions file.
        marks: All marks of the cable.
        mark: The mark.
        choice: The choice.
        hand: Who decides.
    """
    if not choice.masked and mark.state == "added":
        rest = [one for one in page.decisions if not (_is_own(one, hand) and _adds(one, mark))]
        if len(rest) < len(page.decisions):
            return replace(page, decisions=tuple(rest))
    is_wide = bool(mark.person) and (choice.is_wide or (choice.masked and not mark.masked))
    ids = {one.id for one in marks if one.person == mark.person} if is_wide else {mark.id}
    replaced = [one for one in page.decisions if _is_own(one, hand) and _is_about(one, ids, is_wide)]
    at_place = [one for one in replaced if one["mask"] == mark.id]
    decision = hand.decision(
        "accept" if choice.masked else "reject",
        {"mask": mark.id},
        scope="person" if is_wide else "",
        reason=(choice.code or _last(at_place, "reason")) if choice.masked else "",
        note=_last(at_place, "note") if choice.note is None else choice.note,
        settles=choice.settles,
    )
    return _with(page, replaced, [decision])


def accept_all(page: Page, marks: Sequence[Mark], hand: Hand) -> Page:
    """Decide about everything undecided as it is shown; a person of whom nothing is decided gets one decision."""
    undecided = [mark for mark in marks if not mark.is_decided]
    decided_people = {mark.person for mark in marks if mark.is_decided}
    new: dict[object, Table] = {}
    for mark in undecided:
        fates = {one.masked for one in undecided if one.person == mark.person}
        is_wide = bool(mark.person) and mark.person not in decided_people and len(fates) == 1
        action = "accept" if mark.masked else "reject"
        decision = hand.decision(action, {"mask": mark.id}, scope="person" if is_wide else "")
        new.setdefault(mark.person if is_wide else mark.id, decision)
    return _with(page, [], list(new.values()))


def add(page: Page, text: str, names: Iterable[Span], span: Span, kind: str, code: str, hand: Hand) -> Page:
    """Add a name or a passage.

    Args:
        page: The page of the decisions file.
        text: The original.
        names: Everything masked or kept without decisions.
        span: The characters of the original.
        kind: ``add`` for a name, masked everywhere in the cable; ``passage`` for words, masked here alone.
        code: The exemption code, or nothing for that of the policy.
        hand: Who decides.
    """
    words = tokens(text, names)
    before = [token for token in words if token.end <= span.start][-_CONTEXT:]
    after = [token for token in words if token.start >= span.end][:_CONTEXT]
    place = {"before": _context(text, before), "after": _context(text, after), "at": list(span)}
    return _with(page, [], [hand.decision(kind, place, reason=code)])


def _context(text: str, words: Iterable[Any]) -> str:
    return " ".join(_MASK if token.word == _STAR else text[token.start : token.end] for token in words) or _NOTHING


def _with(page: Page, replaced: Sequence[Table], new: Sequence[Table]) -> Page:
    return replace(page, decisions=(*(one for one in page.decisions if one not in replaced), *new))


def _is_own(decision: Table, hand: Hand) -> bool:
    return bool(decision.get("reviewer", "") == hand.reviewer)


def _is_about(decision: Table, ids: set[str], is_wide: bool) -> bool:
    """Whether a decision is about one of some marks, and is replaced: a wide one replaces all, another its like."""
    return decision.get("mask") in ids and (is_wide or decision.get("scope") != "person")


def _adds(decision: Table, mark: Mark) -> bool:
    at = decision.get("at")
    return decision["action"] in ADDING and at is not None and at[0] < mark.span.end and mark.span.start < at[1]


def _last(decisions: Sequence[Table], key: str) -> str:
    return next((str(one[key]) for one in reversed(decisions) if key in one), "")
