"""A reviewer's decisions about single masks: made once, and applied in every later run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from cablelint.edits import Span
from cablelint.names.people import Evidence, Mention, Person
from cablelint.redaction.deciding.mask_ids import around, between, identifiers
from cablelint.redaction.deciding.policy import Verdict
from cablelint.redaction.name_parts import name_parts
from cablelint.system.schema_files import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_REVIEWER = Evidence("reviewer", "was marked by a reviewer")
# In words: no name is longer, and a passage of some pages is withheld as a whole.
_LONGEST_NAME = 8
_LONGEST_PASSAGE = 2_000
_ADDS = ("add", "passage")


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

    def __repr__(self) -> str:
        place = f"mask {self.mask}" if self.mask else "by the words around it"
        return f"<Decision: {self.action}, {place}>"

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


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read a decisions file in TOML or JSON.

    Raises:
        TableError: It cannot be read, or does not fit ``schemas/decisions.schema.json``.
    """
    return tuple(map(_decision, read_table(path, "decisions.schema.json")["decisions"]))


def _decision(table: Mapping[str, Any]) -> Decision:
    values = {key: value for key, value in table.items() if key not in ("scope", "note", "at")}
    at = Span(*table["at"]) if "at" in table else None
    return Decision(**values, is_about_person=table.get("scope") == "person", at=at)


def about(file: str, decisions: Iterable[Decision]) -> list[Decision]:
    """Select the decisions about one file, named as it will be released."""
    return [decision for decision in decisions if decision.file in ("", file, PurePath(file).name)]


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
        owner = next((index for index, person in enumerate(result) if _is_same(person, mention)), None)
        if owner is None:
            number = max((person.id for person in result), default=0) + 1
            result.append(Person(number, " ".join(mention.text.split()), protected=False, mentions=(mention,)))
        else:
            mentions = tuple(sorted([*result[owner].mentions, mention], key=lambda one: one.span))
            result[owner] = replace(result[owner], mentions=mentions)
    return result, stale


def _is_same(person: Person, mention: Mention) -> bool:
    telling = name_parts(one.text for one in person.mentions).telling
    return not telling.isdisjoint(name_parts([mention.text]).telling)


class Review:
    """The decisions about one file, each matched to its place.

    Attributes:
        at: The decision about each masked or kept span, passages and additions among them.
        stale: The decisions that no longer fit the text, apart from additions.
    """

    def __init__(
        self, text: str, names_before: Sequence[Span], names: Sequence[Span], decisions: Iterable[Decision]
    ) -> None:
        """Find the places.

        Args:
            text: The original.
            names_before: Everything masked or kept without the additions, as the reviewer may have seen it.
            names: Everything masked or kept, additions included.
            decisions: Those about this cable.
        """
        by_id = {id_: span for known in (names_before, names) for span, id_ in identifiers(text, known).items()}
        self.at: dict[Span, Decision] = {}
        self.stale: list[Decision] = []
        for decision in decisions:
            if decision.action in _ADDS:
                place = decision.place(text, names_before)
                places = [place] if place else []
            elif decision.mask:
                places = [by_id[decision.mask]] if decision.mask in by_id else []
            else:
                places = around(text, names, decision.before, decision.after)
            if len(places) == 1:
                self.at[places[0]] = decision
            elif decision.action != "add":
                self.stale.append(decision)

    @property
    def passages(self) -> list[tuple[Span, Decision]]:
        """The passages that a reviewer withholds, each with its decision."""
        return [(span, decision) for span, decision in self.at.items() if decision.action == "passage"]

    def verdicts(self, people: Iterable[Person], verdicts: Mapping[int, Verdict]) -> dict[int, Verdict]:
        """Return the verdicts that decisions change: to accept or add a mention of a kept person masks the person."""
        result = {}
        for person in people:
            for mention in person.mentions:
                decision = self.at.get(mention.span)
                verdict = verdicts[person.id]
                masks = decision is not None and decision.action in ("accept", "add")
                keeps = decision is not None and decision.action == "reject" and decision.is_about_person
                if decision and (masks or keeps) and (decision.is_about_person or not verdict.masked):
                    reason = decision.reason or verdict.reason
                    result[person.id] = Verdict(masks, "reviewer", reason, "reviewer")
        return result
