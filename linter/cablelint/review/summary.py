"""The summary of a cable for the lists of the page: small, so that the summaries of a large box fit in memory."""

from __future__ import annotations

import json
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from cablelint.names.people import identity

if TYPE_CHECKING:
    from cablelint.review.opened import Opened
    from cablelint.review.views import View


class PersonSummary(NamedTuple):
    """A person of a cable.

    Attributes:
        key: The identity of the person, the same in every cable.
        name: The fullest form of the name that the cable prints.
        role: The part that the person plays.
    """

    key: str
    name: str
    role: str


class MarkSummary(NamedTuple):
    """A mark of a cable.

    Attributes:
        state: As in :class:`cablelint.review.marks.Mark`.
        masked: Whether it is masked.
        person: The place of the person in the list of people; -1 for none.
        rule: The rule that decided.
        confidence: From 0 to 1, that a name is here.
        differs: Whether reviewers differ about it.
        id: The identifier that decisions refer to.
    """

    state: str
    masked: bool
    person: int
    rule: str
    confidence: float
    differs: bool
    id: str


class Summary(NamedTuple):
    """A cable in the lists.

    Attributes:
        place: The path of its release, names in it masked.
        post: The post it was sent from, or nothing.
        level: Its classification, or nothing.
        rows: The number of rows.
        people: The people who are marked in it.
        marks: The marks, in the order of the text.
        undecided: The number of marks that nobody decided.
        differing: The number of marks about which reviewers differ.
        problem: The reason why it would not be released, or nothing.
    """

    place: str
    post: str
    level: str
    rows: int
    people: tuple[PersonSummary, ...]
    marks: tuple[MarkSummary, ...]
    undecided: int
    differing: int
    problem: str = ""


def summary_of(cable: Opened, view: View) -> Summary:
    """Summarise a cable under some decisions."""
    names = view.names
    roles = {mark.person: mark.role for mark in view.marks if mark.person}
    places = {id_: number for number, id_ in enumerate(roles)}
    people = (PersonSummary(identity(names[id_]), names[id_], intern(role)) for id_, role in roles.items())
    marks = (
        MarkSummary(
            intern(mark.state),
            mark.masked,
            places.get(mark.person, -1),
            intern(mark.rule),
            round(mark.confidence, 4),
            bool(mark.differ),
            mark.id,
        )
        for mark in view.marks
    )
    found = cable.found
    return Summary(
        found.place,
        found.post,
        found.level,
        len(cable.rows),
        tuple(people),
        tuple(marks),
        undecided=len(view.undecided),
        differing=sum(bool(mark.differ) for mark in view.marks),
        problem=view.problem,
    )


def to_bytes(summary: Summary) -> bytes:
    """Encode for a cache; the marks by columns, since those of a large box are decoded by the hundred thousand."""
    values = {**summary._asdict(), "marks": list(zip(*summary.marks, strict=True))}
    return json.dumps(list(values.values()), separators=(",", ":")).encode()


def from_bytes(data: bytes) -> Summary:
    """Decode what :func:`to_bytes` made."""
    place, post, level, rows, people, columns, undecided, differing, problem = json.loads(data)
    states, masked, persons, rules, *others = columns or [()] * len(MarkSummary._fields)
    return Summary(
        place,
        intern(post),
        intern(level),
        rows,
        tuple(PersonSummary(key, name, intern(role)) for key, name, role in people),
        tuple(map(MarkSummary, map(intern, states), masked, persons, map(intern, rules), *others)),
        undecided,
        differing,
        problem,
    )
