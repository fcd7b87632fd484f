"""A reviewer's decisions about single masks: made once, and applied in every later run."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from cablelint.edits import Span
from cablelint.names.people import Evidence, Mention, Person
from cablelint.redaction.deciding.mask_ids import around, between, identifiers, mask_readings
from cablelint.redaction.deciding.other_editions import identifiers_elsewhere
from cablelint.redaction.deciding.policy import Verdict
from cablelint.redaction.name_parts import name_parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

_REVIEWER = Evidence("reviewer", "was marked by a reviewer")
# In words: no name is longer, and a passage of some pages is withheld as a whole.
_LONGEST_NAME = 8
_LONGEST_PASSAGE = 2_000
#: The actions that mask what nobody found.
ADDING = ("add", "passage")
_MASKS_PEOPLE = ("accept", "add")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; ``mask``, or ``before`` and ``after``, say where.

    Attributes:
        action: ``accept``, ``reject``, ``add``, ``passage`` or ``reason``.
        file: The released file it is about; any file if empty.
        mask: The identifier of a mask or kept name in the manifest.
        before: The words before the place, as the release prints them.
        after: The words after it.
        is_about_person: Whether it is about all places of the person.
        reason: The exemption code, or nothing for that of the policy.
        at: The exact place of an addition or a passage in the original, if it is known.
        reviewer: The reviewer who decided, if the file says so.
        decided_at: The time of the decision in ISO 8601, if the file says so.
        settles: Whether it settles a disagreement of reviewers about the same place.
        number: Its number in the decisions file, from 1; 0 if it is in none.
    """

    action: str
    file: str = ""
    mask: str = ""
    before: str = ""
    after: str = ""
    is_about_person: bool = False
    reason: str = ""
    at: Span | None = None
    reviewer: str = ""
    decided_at: str = ""
    settles: bool = False
    number: int = field(default=0, compare=False)

    def __repr__(self) -> str:
        place = f"mask {self.mask}" if self.mask else "by the words around it"
        return f"<Decision: {self.action}, {place}>"

    @property
    def masks(self) -> bool:
        """Whether it masks something, or leaves it masked."""
        return self.action != "reject"

    def place(self, text: str, names: Sequence[Span]) -> Span | None:
        """Return the place of an addition or a passage; None if no place fits, or several do.

        Args:
            text: The original.
            names: Everything masked or kept without the decisions.
        """
        is_passage = self.action == "passage"
        longest = _LONGEST_PASSAGE if is_passage else _LONGEST_NAME
        places = between(
            text, names, self.before, self.after, longest=longest, may_contain_names=is_passage, at=self.at
        )
        return places[0] if len(places) == 1 else None


def decision_from(table: Mapping[str, Any], number: int = 0) -> Decision:
    """Read one decision of a decisions file, and keep its number there."""
    values = {key: value for key, value in table.items() if key not in ("scope", "note", "at")}
    at = Span(*table["at"]) if "at" in table else None
    return Decision(**values, is_about_person=table.get("scope") == "person", at=at, number=number)


def about(file: str, decisions: Iterable[Decision]) -> list[Decision]:
    """Select the decisions about one file.

    Args:
        file: The path of the release, names in it masked; a decision may name its last parts alone.
        decisions: Those about any file.
    """
    return [decision for decision in decisions if is_about(decision.file, file)]


def is_about(named: str, file: str) -> bool:
    """Whether the ``file`` of a decision is the path of a release, its last parts, or empty for any file."""
    return named in ("", file) or PurePath(file).as_posix().endswith(f"/{named}")


def astray(decisions: Iterable[Decision], files: Iterable[str]) -> list[Decision]:
    """Return the decisions about files that are not among those of a box.

    Args:
        decisions: All decisions.
        files: The paths of the box or of its release.
    """
    named = [decision for decision in decisions if decision.file]
    wanted = {decision.file for decision in named}
    for file in files if wanted else ():
        parts = PurePath(file).parts
        wanted.difference_update(PurePath(*parts[start:]).as_posix() for start in range(len(parts)))
    return [decision for decision in named if decision.file in wanted]


def with_additions(
    text: str, people: Sequence[Person], names: Sequence[Span], decisions: Iterable[Decision]
) -> tuple[list[Person], list[Decision]]:
    """Add the people that a reviewer marked; return everyone, and the decisions that no longer fit the text.

    Args:
        text: The original.
        people: Everyone found in it.
        names: What is masked or kept without the additions.
        decisions: All decisions about the cable.
    """
    result = list(people)
    stale = []
    for decision in decisions:
        if decision.action != "add":
            continue
        place = decision.place(text, names)
        if place is None:
            stale.append(decision)
            continue
        mention = Mention(place, text[slice(*place)], 1.0, (_REVIEWER,))
        result = with_mention(result, mention)
    return result, stale


def with_mention(
    people: Sequence[Person], mention: Mention, *, among: Collection[int] | None = None, protected: bool = False
) -> list[Person]:
    """Add a mention to the person of that name, or to a person of its own after all others.

    Args:
        people: Everyone known.
        mention: The mention.
        among: The ids of the people it may be added to; those of everyone if left out.
        protected: Whether the drafter protects the person.
    """
    result = list(people)
    known = [index for index, person in enumerate(result) if among is None or person.id in among]
    owner = next((index for index in known if _is_same(result[index], mention)), None)
    if owner is None:
        number = max((person.id for person in result), default=0) + 1
        result.append(Person(number, " ".join(mention.text.split()), protected=protected, mentions=(mention,)))
    else:
        mentions = tuple(sorted([*result[owner].mentions, mention], key=lambda one: one.span))
        result[owner] = replace(result[owner], mentions=mentions)
    return result


def _is_same(person: Person, mention: Mention) -> bool:
    telling = name_parts(one.text for one in person.mentions).telling
    return not telling.isdisjoint(name_parts([mention.text]).telling)


class Review:
    """The decisions about one file, each matched to its place.

    Attributes:
        at: The decision about each masked or kept span, passages and additions among them; one about the place itself
            takes precedence over one about the person.
        stale: The decisions that no longer fit the text, apart from additions.
    """

    def __init__(
        self,
        text: str,
        known: Sequence[Sequence[Span]],
        places: Mapping[int, Collection[Span]],
        decisions: Iterable[Decision],
    ) -> None:
        """Find the places.

        Args:
            text: The original.
            known: Everything masked or kept, without the additions first, then with them; a reviewer may have seen any
                of these.
            places: All places of each person, by the person's id: mentions, and masks of other spellings.
            decisions: Those about this cable.
        """
        self.stale: list[Decision] = []
        placed = [(one, one.place(text, known[0]) if one.action in ADDING else None) for one in decisions]
        self._passages = {place: one for one, place in placed if place and one.action == "passage"}
        by_id = _by_id(text, known, self._passages)
        if lost := {one.mask for one, _ in placed if one.mask and one.mask not in by_id}:
            elsewhere = identifiers_elsewhere(text, known[-1], lost)
            by_id |= {id_: span for id_, span in elsewhere.items() if span in set(known[-1])}
        single: dict[Span, list[Decision]] = {}
        wide: dict[Span, list[Decision]] = {}
        for decision, place in placed:
            found = [place] if place else _found(text, known[-1], by_id, decision)
            if len(found) == 1:
                (wide if decision.is_about_person else single).setdefault(found[0], []).append(decision)
            elif decision.action != "add":
                self.stale.append(decision)
        self._about_people = {place: _that_counts(found) for place, found in wide.items()}
        self._single = {place: _that_counts(found) for place, found in single.items()}
        self._places = places
        for place in self._settled_places():
            if place in self._single and not self._single[place].settles:
                del self._single[place]
        self.at = {**self._about_people, **self._single}

    def _settled_places(self) -> Iterator[Span]:
        """Yield all places of the people about whom a decision settles a disagreement."""
        settled = {place for place, decision in self._about_people.items() if decision.settles}
        for places in self._places.values():
            if not settled.isdisjoint(places):
                yield from places

    @property
    def passages(self) -> list[tuple[Span, Decision]]:
        """The passages that a reviewer withholds, each with its decision, which a later one may give another code."""
        counting = ((span, self._passages[span], one) for span, one in self.at.items() if span in self._passages)
        return [
            (span, replace(one, reason=one.reason or passage.reason)) for span, passage, one in counting if one.masks
        ]

    def verdicts(self, people: Iterable[Person], verdicts: Mapping[int, Verdict]) -> dict[int, Verdict]:
        """Return the verdicts that decisions change.

        To accept or add a mention of a kept person masks the person, since a name that is masked at one place and
        readable at another is not hidden; so it does where another decision keeps the person.
        """
        result = {}
        for person in people:
            verdict = verdicts[person.id]
            places = sorted(self._places.get(person.id, ()))
            wide = [self._about_people[place] for place in places if place in self._about_people]
            wide = [decision for decision in wide if decision.settles] or wide
            keeping = [decision for decision in wide if decision.action == "reject"]
            masking = [decision for decision in wide if decision.action in _MASKS_PEOPLE]
            if not verdict.masked or keeping:
                single = [self._single[place] for place in places if place in self._single]
                masking += [one for one in single if one.action in _MASKS_PEOPLE]
            if masking or keeping:
                deciding = (masking or keeping)[-1]
                reason = deciding.reason or verdict.reason
                result[person.id] = Verdict(
                    bool(masking), "reviewer", reason, "reviewer", deciding.reviewer, deciding.decided_at
                )
        return result


def _by_id(text: str, known: Sequence[Sequence[Span]], passages: Collection[Span]) -> dict[str, Span]:
    """Return the places by the identifiers that any edition of the release gives them."""
    result: dict[str, Span] = {}
    for masks in mask_readings(text):
        for names in known:
            result |= {id_: span for span, id_ in identifiers(text, names, masks).items()}
        if passages:
            # An edition with the passages has a mask for each, together with the names that it touches.
            wholes = {_united(passage, known[-1]): passage for passage in passages}
            apart = [name for name in known[-1] if not any(name.overlaps(passage) for passage in passages)]
            ids = identifiers(text, [*apart, *wholes], masks)
            result |= {id_: wholes.get(span, span) for span, id_ in ids.items()}
    return result


def _united(passage: Span, names: Iterable[Span]) -> Span:
    spans = [passage, *(name for name in names if name.overlaps(passage))]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _found(text: str, names: Sequence[Span], by_id: Mapping[str, Span], decision: Decision) -> Sequence[Span]:
    if decision.action in ADDING:
        return []
    if decision.mask:
        return [by_id[decision.mask]] if decision.mask in by_id else []
    return around(text, names, decision.before, decision.after)


def _that_counts(decisions: Sequence[Decision]) -> Decision:
    """Select the one of several decisions about a place that counts.

    One that settles a disagreement counts; else the last of each reviewer, and of these the last that masks, if any.
    """
    settling = [decision for decision in decisions if decision.settles]
    last = {decision.reviewer: decision for decision in decisions}
    masking = [decision for decision in decisions if decision is last[decision.reviewer] and decision.masks]
    return (settling or masking or decisions)[-1]
