"""The planned masks of a text: each passage, its person, and the reason."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from cablelint.edits import Span
from cablelint.names.people import identity
from cablelint.redaction.deciding.policy import PRIVACY, PROTECTED_SOURCE, Verdict
from cablelint.redaction.masking.other_spellings import Swept, sweep
from cablelint.redaction.masks import NAME, Subject
from cablelint.redaction.name_parts import NameParts, name_parts
from cablelint.text.folding import fold_word, is_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cablelint.names.people import Person
    from cablelint.redaction.masking.masked_names import MaskedNames

#: The kind of evidence that the proof reads a name somewhere.
READ_BY_PROOF = "proof"
_LABELS = {"telephone": "PHONE", "alien-number": "FILE", "social-security": "SSN", "identity": "ID"}
_SWEPT_CONFIDENCE = {"misspelling": 0.8}


class PlannedMask(NamedTuple):
    """A passage to be masked, and why.

    Attributes:
        span: The characters of the original.
        subject: Who or what is named there.
        rule: The rule that decided: ``role private``, ``protected source``, ``roster``, ``identifier``, ...
        reason: The exemption code under which it is masked.
        decided_by: ``policy``, ``roster`` or ``reviewer``.
        confidence: From 0 to 1, that this is a name.
        evidence: The kinds of evidence, the strongest first.
        reviewer: The reviewer who decided, if a decision says so.
        decided_at: The time of the decision in ISO 8601, if a decision says so.
    """

    span: Span
    subject: Subject
    rule: str
    reason: str
    decided_by: str
    confidence: float
    evidence: tuple[str, ...]
    reviewer: str = ""
    decided_at: str = ""

    @property
    def is_protected(self) -> bool:
        """Whether this person is a source that the drafter wants protected."""
        return self.rule == PROTECTED_SOURCE


class KeptMention(NamedTuple):
    """A mention that stays readable.

    Attributes:
        span: The characters of the original.
        rule: The rule that decided, as for a planned mask.
        decided_by: ``policy``, ``roster`` or ``reviewer``.
        reviewer: The reviewer who decided, if a decision says so.
        decided_at: The time of the decision in ISO 8601, if a decision says so.
    """

    span: Span
    rule: str
    decided_by: str
    reviewer: str = ""
    decided_at: str = ""


def plan_masks(
    text: str,
    people: Sequence[Person],
    verdicts: Mapping[int, Verdict],
    subjects: Mapping[int, Subject],
    names: MaskedNames,
    already: Sequence[Span],
    further: Sequence[PlannedMask] = (),
    *,
    identifiers: bool,
) -> list[PlannedMask]:
    """Plan the masks of a text, from left to right and without overlap.

    Args:
        text: The original.
        people: Everyone found in it.
        verdicts: The verdict on each person, by id.
        subjects: The subject of each masked person, by id.
        names: The names of the masked people.
        already: Masks of earlier hands in the original.
        further: Masks that the proof asks for: other places of identifiers.
        identifiers: Whether e-mail addresses, phone numbers and the like are masked too.
    """
    mentions = list(_mentions(people, verdicts, subjects))
    swept = sweep(
        text,
        names,
        [(planned.span, planned.subject.person) for planned in mentions],
        [*already, *(kept.span for kept in kept_mentions(people, verdicts))],
    )
    spellings = [_spelling(found, subjects[found.person], verdicts[found.person]) for found in swept]
    found = [*mentions, *spellings, *(_identifiers(text) if identifiers else ()), *further]
    return _merged(_clear_of(already, found), text)


def _mentions(
    people: Iterable[Person], verdicts: Mapping[int, Verdict], subjects: Mapping[int, Subject]
) -> Iterator[PlannedMask]:
    for person in people:
        verdict = verdicts[person.id]
        if not verdict.masked:
            continue
        subject = subjects[person.id]
        for mention in person.mentions:
            kinds = tuple(dict.fromkeys(evidence.kind for evidence in mention.evidence))
            yield _planned(mention.span, subject, verdict, mention.confidence, kinds)


def kept_mentions(people: Iterable[Person], verdicts: Mapping[int, Verdict]) -> Iterator[KeptMention]:
    """Yield the mentions of people who are not masked."""
    for person in people:
        verdict = verdicts[person.id]
        if not verdict.masked:
            for mention in person.mentions:
                yield KeptMention(mention.span, verdict.rule, verdict.decided_by, verdict.reviewer, verdict.decided_at)


def names_of_masked(people: Iterable[Person], verdicts: Mapping[int, Verdict]) -> dict[Subject, NameParts]:
    """Return the words of the names of all masked people, by subject."""
    masked = (person for person in people if verdicts[person.id].masked)
    return {
        Subject(NAME, identity(person.name), person.id): name_parts(
            [person.name, *(mention.text for mention in person.mentions)]
        )
        for person in masked
    }


def _spelling(found: Swept, subject: Subject, verdict: Verdict) -> PlannedMask:
    return _planned(found.span, subject, verdict, _SWEPT_CONFIDENCE.get(found.how, 1.0), (found.how,))


def _planned(
    span: Span, subject: Subject, verdict: Verdict, confidence: float, evidence: tuple[str, ...]
) -> PlannedMask:
    return PlannedMask(
        span,
        subject,
        verdict.rule,
        verdict.reason,
        verdict.decided_by,
        confidence,
        evidence,
        verdict.reviewer,
        verdict.decided_at,
    )


def _identifiers(text: str) -> Iterator[PlannedMask]:
    from cablelint.names.identifiers import find_identifiers

    for found in find_identifiers(text):
        label = _LABELS.get(found.kind, re.sub(r"[^A-Z]", "", found.kind.upper())[:12])
        subject = Subject(label, identity(text[found.start : found.end]))
        yield PlannedMask(Span(found.start, found.end), subject, "identifier", PRIVACY, "policy", 1.0, (found.kind,))


def _clear_of(masks: Sequence[Span], found: Iterable[PlannedMask]) -> Iterator[PlannedMask]:
    """Cut out of the planned masks what is masked already."""
    for planned in found:
        start, end = planned.span
        index = max(0, bisect_right(masks, (start, start)) - 1)
        while index < len(masks) and masks[index].start < end:
            mask = masks[index]
            if mask.end > start:
                yield planned._replace(span=Span(start, max(start, mask.start)))
                start = mask.end
            index += 1
        yield planned._replace(span=Span(start, max(start, end))) if start != planned.span.start else planned


def _merged(found: Iterable[PlannedMask], text: str) -> list[PlannedMask]:
    """Merge the planned masks that overlap, or that touch and name the same subject, from left to right."""
    result: list[PlannedMask] = []
    for planned in sorted(found, key=lambda planned: (planned.span.start, -planned.span.end)):
        if not _has_words(planned, text):
            continue
        last = result[-1] if result else None
        if last and (planned.span.start < last.span.end or _is_continued(last, planned, text)):
            longer = max(last, planned, key=lambda one: (one.subject.label == NAME, one.span.end - one.span.start))
            evidence = tuple(dict.fromkeys(last.evidence + planned.evidence))
            span = Span(last.span.start, max(last.span.end, planned.span.end))
            result[-1] = longer._replace(
                span=span, evidence=evidence, confidence=max(last.confidence, planned.confidence)
            )
        else:
            result.append(planned)
    return result


def _has_words(planned: PlannedMask, text: str) -> bool:
    """Whether a mask hides letters or digits, or signs that the proof reads as letters, such as Morse."""
    if READ_BY_PROOF in planned.evidence:
        return True
    hidden = text[slice(*planned.span)]
    return is_plain(hidden) or any(map(str.isalnum, fold_word(hidden)))


def _is_continued(first: PlannedMask, second: PlannedMask, text: str) -> bool:
    gap = text[first.span.end : second.span.start]
    return (
        first.subject == second.subject
        and ("beside" in first.evidence or "beside" in second.evidence or "broken" in second.evidence)
        and not gap.strip(" \t\r\n.,'’-")
        and len(gap) < 16
    )
