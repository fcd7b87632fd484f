"""A cable as the page shows it under the decisions of the moment: its marks, and whether it would be released.

The marks are those of the release itself: what ``cablelint redact --decisions`` would write. A view is small, and can
be cached where the release takes long.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from cablelint.edits import Span
from cablelint.redaction.masking.redact import redact
from cablelint.review.marks import Mark, decisions_of, marks_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cablelint.redaction.deciding.decisions import Decision
    from cablelint.redaction.deciding.signatures import Signature
    from cablelint.review.opened import Opened


class Remark(NamedTuple):
    """A remark about a decision that was not followed, in words that contain no name."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class View:
    """A cable under some decisions.

    Attributes:
        marks: The marks, in the order of the text.
        names: The fullest form of the name of each person who is marked, by the person's id in the cable.
        remarks: Remarks about decisions.
        problem: The reason why it would not be released, or nothing.
    """

    marks: tuple[Mark, ...]
    names: Mapping[int, str]
    remarks: tuple[Remark, ...]
    problem: str

    @property
    def undecided(self) -> list[Mark]:
        """The marks that nobody decided."""
        return [mark for mark in self.marks if not mark.is_decided]


@dataclass(frozen=True, slots=True)
class Reading:
    """The reviewer for whom a cable is viewed.

    Attributes:
        reviewer: The reviewer's name.
        is_second: Whether the cables are read for a second time: what others decided counts as undecided.
    """

    reviewer: str
    is_second: bool = False


def view(cable: Opened, decisions: Sequence[Decision], signatures: Sequence[Signature], reading: Reading) -> View:
    """View a cable under the decisions about it.

    Args:
        cable: The cable.
        decisions: The decisions about it.
        signatures: The signatures under it.
        reading: The reviewer, and whether this is the second reading.
    """
    redaction, problem = cable.release(decisions, signatures)
    marks = marks_of(redaction, cable.found.ids)
    reviewers = sorted({decision.reviewer for decision in decisions})
    if len(reviewers) > 1 or (reading.is_second and reviewers):
        marks = _compared(cable, marks, decisions, reviewers, reading)
    marked = {mark.person for mark in marks}
    names = {person.id: person.name for person in redaction.people if person.id in marked}
    remarks = (Remark(remark.code, remark.message) for remark in redaction.remarks)
    return View(tuple(marks), names, tuple(remarks), problem)


def _compared(
    cable: Opened,
    marks: list[Mark],
    decisions: Sequence[Decision],
    reviewers: Sequence[str],
    reading: Reading,
) -> list[Mark]:
    """Compare the decisions of each reviewer alone; in a second reading, what only others decided is undecided."""
    settled = _settled_spans(marks, decisions)
    alone = {
        reviewer: [
            mark
            for mark in _marks_alone(cable, decisions_of(reviewer, decisions))
            if mark.reviewer == reviewer and mark.is_decided
        ]
        for reviewer in reviewers
    }
    result = []
    for mark in marks:
        fates = [
            (reviewer, own.masked)
            for reviewer, found in alone.items()
            if (own := next((one for one in found if one.span.overlaps(mark.span)), None)) is not None
        ]
        differ = len({masked for _, masked in fates}) > 1 and mark.id not in settled
        is_mine = any(reviewer == reading.reviewer for reviewer, _ in fates)
        is_open = reading.is_second and not is_mine and mark.state != "protected"
        state = "undecided" if is_open else mark.state
        result.append(replace(mark, differ=tuple(fates) if differ else (), state=state))
    return result


def _marks_alone(cable: Opened, decisions: Sequence[Decision]) -> list[Mark]:
    alone = replace(cable.settings, decisions=tuple(decisions))
    return marks_of(redact(cable.source, cable.found.people, alone), cable.found.ids)


def _settled_spans(marks: Sequence[Mark], decisions: Sequence[Decision]) -> set[str]:
    """Return the identifiers of the marks that a settling decision is about, all places of a person included."""
    settling = {decision.mask: decision.is_about_person for decision in decisions if decision.settles}
    people = {mark.person for mark in marks if settling.get(mark.id) and mark.person}
    return {mark.id for mark in marks if mark.id in settling or mark.person in people}


_FIELDS = tuple(field.name for field in fields(Mark))


def to_bytes(viewed: View) -> bytes:
    """Encode for a cache."""
    marks = [[getattr(mark, name) for name in _FIELDS] for mark in viewed.marks]
    return json.dumps(
        [marks, list(viewed.names.items()), viewed.remarks, viewed.problem], separators=(",", ":")
    ).encode()


def from_bytes(data: bytes) -> View:
    """Decode what :func:`to_bytes` made."""
    marks, names, remarks, problem = json.loads(data)
    return View(tuple(map(_mark, marks)), dict(names), tuple(Remark(*one) for one in remarks), problem)


def _mark(values: list[Any]) -> Mark:
    table = dict(zip(_FIELDS, values, strict=True))
    differ = tuple((reviewer, masked) for reviewer, masked in table["differ"])
    return Mark(**{**table, "span": Span(*table["span"]), "evidence": tuple(table["evidence"]), "differ": differ})
