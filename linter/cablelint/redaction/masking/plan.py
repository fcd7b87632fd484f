"""The plan of a redaction: everyone's verdict, every planned mask, and a reviewer's decisions applied to them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from cablelint.redaction.deciding.decisions import Review, with_additions
from cablelint.redaction.deciding.followed import beside_hidden, unfollowed
from cablelint.redaction.deciding.mask_ids import identifiers
from cablelint.redaction.deciding.policy import Verdict, judge
from cablelint.redaction.masking.masked_names import MaskedNames
from cablelint.redaction.masking.planned_masks import (
    KeptMention,
    PlannedMask,
    kept_mentions,
    names_of_masked,
    plan_masks,
)
from cablelint.redaction.masking.reviewed_masks import confirmed, remarks_on, with_decisions
from cablelint.redaction.masks import Subject, marks
from cablelint.redaction.name_parts import is_dictionary_word
from cablelint.text.mask_shapes import LABELS, existing_masks
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cablelint.document.source import Source
    from cablelint.edits import Span
    from cablelint.findings import Finding
    from cablelint.names.people import Person
    from cablelint.redaction.deciding.decisions import Decision
    from cablelint.redaction.name_parts import NameParts
    from cablelint.redaction.settings import Settings

_WORD_OF_MASK = regex("[A-Z]{3,12}")


@dataclass(frozen=True, eq=False)
class Plan:
    """The masks of a text, before they are applied.

    Attributes:
        text: The original.
        people: Everyone found in it, and everyone a reviewer added.
        verdicts: The verdict on each person, by id.
        already: Masks of earlier hands in the original.
        names: The names of all masked people.
        masks: The planned masks, from left to right and without overlap.
        kept: The mentions that stay readable, in no order.
        remarks: Findings about the reviewer's decisions: stale ones, and those that may not be followed.
        decisions: The decision about each place, by its span.
        further: The masks among them that the proof asked for.
    """

    text: str
    people: Sequence[Person]
    verdicts: Mapping[int, Verdict]
    already: Sequence[Span]
    names: MaskedNames
    masks: Sequence[PlannedMask]
    kept: Sequence[KeptMention]
    remarks: tuple[Finding, ...] = ()
    decisions: Mapping[Span, Decision] = field(default_factory=dict)
    further: Sequence[PlannedMask] = ()

    @property
    def places(self) -> dict[int, set[Span]]:
        """The places of each person, by the person's id: mentions, and masks of other spellings."""
        found = {person.id: {mention.span for mention in person.mentions} for person in self.people}
        for mask in self.masks:
            if mask.subject.person in found:
                found[mask.subject.person].add(mask.span)
        return found

    @property
    def spans(self) -> list[Span]:
        """Everything masked or kept, in no order."""
        return [*(mask.span for mask in self.masks), *(mention.span for mention in self.kept)]


def make_plan(text: str, people: Sequence[Person], settings: Settings, further: Sequence[PlannedMask] = ()) -> Plan:
    """Plan the redaction of a text, without the decisions of a reviewer.

    Args:
        text: The original.
        people: Everyone found in it.
        settings: Policy and roster are used.
        further: As for :func:`cablelint.redaction.masking.planned_masks.plan_masks`.
    """
    verdicts = verdicts_on(people, text, settings)
    return _planned(text, people, verdicts, existing_masks(text), settings, further)


def reviewed(plan: Plan, decisions: Sequence[Decision], settings: Settings) -> Plan:
    """Apply a reviewer's decisions to a plan; masks are planned again only if a verdict changes.

    Args:
        plan: A plan without decisions.
        decisions: Those about this file.
        settings: The settings the plan was made with.
    """
    result, unplaced = _reviewed(plan, decisions, settings)
    if named := _with_new_name(result, decisions, unplaced):
        result, unplaced = _reviewed(plan, named, settings)
    return result


def _with_new_name(plan: Plan, decisions: Sequence[Decision], unplaced: Sequence[Decision]) -> list[Decision]:
    """Name the mask of a rejection as a release does in which another decision hides the words of its identifier.

    Only where there is no doubt: one rejection without a place, and one name beside hidden words that would be masked.

    Returns:
        The decisions with that name; none if nothing is to be named.
    """
    lost = [decision for decision in unplaced if decision.mask and not decision.masks]
    if len(lost) != 1 or not plan.already:
        return []
    hidden = beside_hidden(plan.text, plan.spans, decisions)
    found = [mask.span for mask in plan.masks if mask.span in hidden and mask.decided_by != "reviewer"]
    if len(found) != 1:
        return []
    name = identifiers(plan.text, plan.spans)[found[0]]
    return [replace(each, mask=name) if each is lost[0] else each for each in decisions]


def _reviewed(plan: Plan, decisions: Sequence[Decision], settings: Settings) -> tuple[Plan, list[Decision]]:
    """Apply decisions; return the plan, and the decisions without a place in it, even if they may be followed."""
    text = plan.text
    people, stale = with_additions(text, plan.people, plan.spans, decisions)
    verdicts = verdicts_on(people, text, settings)
    added = plan if people == plan.people else _planned(text, people, verdicts, plan.already, settings, plan.further)
    review = Review(text, [plan.spans, added.spans], added.places, decisions)
    decided = verdicts_on(people, text, settings, review.verdicts(people, verdicts))
    final = added
    if decided != verdicts:
        final = _planned(text, people, decided, plan.already, settings, plan.further)
        # A name that is masked now may be masked in other spellings too, and a decision may be about one of those.
        review = Review(text, [plan.spans, added.spans, final.spans], final.places, decisions)
    masks, rejected = with_decisions(final.masks, review, plan.already)
    kept = [*rejected, *confirmed(final.kept, review)]
    known = [plan.spans, added.spans, final.spans]
    unplaced = unfollowed([*stale, *review.stale], decisions, text, known, ())
    reported = unfollowed(unplaced, decisions, text, known, [mention.span for mention in kept])
    remarks = tuple(remarks_on(review, reported, masks))
    return replace(final, masks=masks, kept=kept, remarks=remarks, decisions=review.at), unplaced


def verdicts_on(
    people: Sequence[Person], text: str, settings: Settings, reviewed: Mapping[int, Verdict] = MappingProxyType({})
) -> dict[int, Verdict]:
    """Judge the people of a file: by policy, then by the box, the roster and the reviewer, each above the one before.

    Args:
        people: Everyone found in it.
        text: The original.
        settings: Policy, roster and box are used.
        reviewed: The verdicts of a reviewer, by the person's id.
    """
    roster = settings.names.roster.verdicts(people) if settings.names.roster else {}
    if settings.box is None:
        return judge(people, settings.policy, text, roster, reviewed)
    alone = judge(people, settings.policy, text, roster)
    fates = {person.id: settings.box.verdict(person, alone[person.id]) for person in people}
    return judge(people, settings.policy, text, roster, fates | dict(reviewed))


def marks_of(source: Source, plan: Plan, settings: Settings) -> dict[Subject, str]:
    """Return the marks of everyone and everything that is masked in a file; none in the style of exemption codes.

    Raises:
        MaskError: The masks cannot be made in this style.
    """
    return marks(
        (mask.subject for mask in plan.masks),
        settings.style,
        text=source.text,
        encoding=source.encoding,
        key=settings.key,
        numbers=settings.box.numbers if settings.box else {},
    )


def _of_earlier_hands(text: str, already: Iterable[Span], names: Iterable[NameParts]) -> list[Span]:
    """Leave out what only looks like a mask, since it contains a name of a person to be masked: ``[TERVONEN-1]``."""
    known = {word for parts in names for word in parts.words}

    def is_name(word: str) -> bool:
        return word not in LABELS and word.lower() in known and not is_dictionary_word(word.lower())

    return [span for span in already if not any(map(is_name, _WORD_OF_MASK.findall(text, *span)))]


def _planned(
    text: str,
    people: Sequence[Person],
    verdicts: Mapping[int, Verdict],
    already: Sequence[Span],
    settings: Settings,
    further: Sequence[PlannedMask],
) -> Plan:
    parts = names_of_masked(people, verdicts)
    names = MaskedNames({subject.person: words for subject, words in parts.items()})
    already = _of_earlier_hands(text, already, parts.values())
    subjects = {subject.person: subject for subject in parts}
    with_identifiers = settings.policy.identifiers
    masks = plan_masks(text, people, verdicts, subjects, names, already, further, identifiers=with_identifiers)
    kept = tuple(kept_mentions(people, verdicts))
    return Plan(text, people, verdicts, already, names, masks, kept, further=further)
