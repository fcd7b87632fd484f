"""The box on the page: its cables in order, filtered, and what they say together about people."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from cablelint.redaction.deciding.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import PurePath

    from cablelint.review.summary import MarkSummary, Summary

#: Below it a mention counts as one of low confidence.
LOW_CONFIDENCE = 0.7
# People of whom nothing public is known: to leave one readable does the most harm.
_PRIVATE = frozenset(role.value for role in (Role.PROTECTED, Role.MINOR, Role.VULNERABLE, Role.PRIVATE, Role.UNKNOWN))


@dataclass(slots=True)
class Entry:
    """A cable of the box.

    Attributes:
        number: Its number in the box, from 1.
        path: As the user gave it, or as it was found in a folder.
        folder_place: Its path below the folder of the release, before names in it are masked.
        summary: Its marks under the decisions of the moment.
        signed_by: The reviewers who signed it.
        unseen: The number of rows that the reviewer has not seen.
        is_stale: Whether a decision changed since it was summarised.
    """

    number: int
    path: str
    folder_place: PurePath
    summary: Summary
    signed_by: tuple[str, ...] = ()
    unseen: int = 0
    is_stale: bool = False

    @property
    def place(self) -> str:
        """The path of its release, under which decisions name it."""
        return self.summary.place

    @property
    def risk(self) -> float:
        """The more of it is undecided, doubtful, about private people and unread, the higher."""
        people = self.summary.people
        doubts = sum(
            1 - mark.confidence + (mark.person >= 0 and people[mark.person].role in _PRIVATE)
            for mark in self.summary.marks
            if mark.state == "undecided"
        )
        return doubts + self.unseen / max(1, self.summary.rows)


class Filter(NamedTuple):
    """Which marks and cables are wanted; what is empty does not count.

    Attributes:
        undecided: Only undecided marks.
        below: Only marks below this confidence.
        person: Only marks of the person with this identity.
        role: Only marks of people in this part.
        rule: Only marks that this rule decided.
        post: Only cables from this post.
        level: Only cables of this classification.
        status: ``signed``, ``unsigned``, ``unread``, ``differing`` or ``refused`` cables.
    """

    undecided: bool = False
    below: float = 0.0
    person: str = ""
    role: str = ""
    rule: str = ""
    post: str = ""
    level: str = ""
    status: str = ""

    def marks(self, summary: Summary) -> Iterator[MarkSummary]:
        """Yield the marks that are wanted."""
        for mark in summary.marks:
            person = summary.people[mark.person] if mark.person >= 0 else None
            if self.undecided and mark.state != "undecided":
                continue
            if self.below and mark.confidence >= self.below:
                continue
            if self.person and (person is None or person.key != self.person):
                continue
            if self.role and (person is None or person.role != self.role):
                continue
            if not self.rule or mark.rule == self.rule:
                yield mark

    def takes(self, entry: Entry) -> bool:
        """Whether a cable is wanted: it fits, and has a mark that is wanted if some are."""
        summary = entry.summary
        if (self.post and summary.post != self.post) or (self.level and summary.level != self.level):
            return False
        if self.status and not _STATUS[self.status](entry):
            return False
        chooses_marks = self.undecided or self.below or self.person or self.role or self.rule
        return not chooses_marks or any(True for _ in self.marks(summary))


_STATUS: dict[str, Callable[[Entry], bool]] = {
    "signed": lambda entry: bool(entry.signed_by),
    "unsigned": lambda entry: not entry.signed_by,
    "unread": lambda entry: entry.unseen > 0,
    "differing": lambda entry: entry.summary.differing > 0,
    "refused": lambda entry: bool(entry.summary.problem),
}


#: The values of :attr:`Filter.status` that choose.
STATUSES = tuple(_STATUS)


def chosen(entries: Iterable[Entry], wanted: Filter, order: str) -> list[Entry]:
    """Return the cables that are wanted, by number, or by ``risk`` with the highest first."""
    found = [entry for entry in entries if wanted.takes(entry)]
    return sorted(found, key=lambda entry: (-entry.risk, entry.number)) if order == "risk" else found


@dataclass(slots=True)
class BoxPerson:
    """A person in all cables of the box.

    Attributes:
        key: The identity.
        name: The fullest form of the name in any cable.
        roles: The parts that the person plays, with the number of cables.
        cables: The numbers of the cables.
        masked: The number of places where the person is masked.
        kept: The number of places where the person is readable.
        undecided: The number of places about which nobody decided.
        fates: The numbers of the cables that mask the person somewhere, and of those that never do.
    """

    key: str
    name: str = ""
    roles: Counter[str] = field(default_factory=Counter)
    cables: list[int] = field(default_factory=list)
    masked: int = 0
    kept: int = 0
    undecided: int = 0
    fates: tuple[list[int], list[int]] = field(default_factory=lambda: ([], []))

    @property
    def has_two_fates(self) -> bool:
        """Whether this full name is masked in one cable and kept in another; a bare surname may be two people's."""
        return " " in self.key and all(self.fates)


def people_of(entries: Iterable[Entry]) -> list[BoxPerson]:
    """Return the people of the box, those with the most places first."""
    people: dict[str, BoxPerson] = {}
    for entry in entries:
        places: Counter[str] = Counter()
        masked: Counter[str] = Counter()
        for mark in entry.summary.marks:
            if mark.person < 0:
                continue
            key, name, role = entry.summary.people[mark.person]
            person = people.get(key) or people.setdefault(key, BoxPerson(key))
            person.name = max(person.name, name, key=len)
            if key not in places:
                person.roles[role] += 1
                person.cables.append(entry.number)
            places[key] += 1
            masked[key] += mark.masked
            person.undecided += mark.state == "undecided"
        for key, count in places.items():
            people[key].masked += masked[key]
            people[key].kept += count - masked[key]
            people[key].fates[0 if masked[key] else 1].append(entry.number)
    return sorted(people.values(), key=lambda person: (-person.masked - person.kept, person.key))


def choices_of(entries: Sequence[Entry]) -> dict[str, list[str]]:
    """Return the values that a filter can choose, each list in alphabetical order."""
    summaries = [entry.summary for entry in entries]
    return {
        "posts": sorted({summary.post for summary in summaries} - {""}),
        "levels": sorted({summary.level for summary in summaries} - {""}),
        "roles": sorted({person.role for summary in summaries for person in summary.people} - {""}),
        "rules": sorted({mark.rule for summary in summaries for mark in summary.marks}),
    }
