"""Which stretches of a cable are to be masked, whom each names, and why."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from cablelint.edits import Span
from cablelint.redaction.deciding.policy import PRIVACY, PROTECTED_SOURCE, Verdict
from cablelint.redaction.masking.other_spellings import Swept, sweep
from cablelint.redaction.masks import Subject, existing_masks, identity
from cablelint.redaction.name_parts import NameParts, name_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cablelint.names.people import Person

_LABELS = {"telephone": "PHONE", "alien-number": "FILE", "social-security": "SSN"}
_SWEPT_CONFIDENCE = {"misspelling": 0.8}


class Target(NamedTuple):
    """A stretch to be masked, and why.

    Attributes:
        span: The characters of the original.
        subject: Who or what is named there.
        rule: What decided: ``role private``, ``protected source``, ``roster``, ``identifier``, ...
        reason: The exemption code under which it is masked.
        decided_by: ``policy``, ``roster`` or ``reviewer``.
        confidence: From 0 to 1, that a name stands here.
        evidence: The kinds of evidence, the strongest first.
    """

    span: Span
    subject: Subject
    rule: str
    reason: str
    decided_by: str
    confidence: float
    evidence: tuple[str, ...]

    @property
    def is_protected(self) -> bool:
        """Whether the drafter asked to protect who is named there."""
        return self.rule == PROTECTED_SOURCE


def targets_of(
    text: str, people: Sequence[Person], verdicts: Mapping[int, Verdict], *, identifiers: bool
) -> list[Target]:
    """Everything to be masked, from left to right and without overlap.

    Args:
        text: The original.
        people: Everyone found in it.
        verdicts: What happens to each, by id.
        identifiers: Whether e-mail addresses, phone numbers and the like are masked too.
    """
    mentions = list(_mentions(people, verdicts))
    names = names_of(people, verdicts)
    already = existing_masks(text)
    swept = sweep(
        text,
        {subject.person: parts for subject, parts in names.items()},
        [(target.span, target.subject.person) for target in mentions],
        [*already, *(span for span, _, _ in keepings_of(people, verdicts))],
    )
    subjects = {subject.person: subject for subject in names}
    spellings = [_spelling(found, subjects[found.person], verdicts[found.person]) for found in swept]
    found = [*mentions, *spellings, *(_identifiers(text) if identifiers else ())]
    return _merged(_clear_of(already, found), text)


def _mentions(people: Iterable[Person], verdicts: Mapping[int, Verdict]) -> Iterator[Target]:
    for person in people:
        verdict = verdicts[person.id]
        if not verdict.masked:
            continue
        subject = _subject(person)
        for mention in person.mentions:
            kinds = tuple(dict.fromkeys(evidence.kind for evidence in mention.evidence))
            yield Target(
                mention.span, subject, verdict.rule, verdict.reason, verdict.decided_by, mention.confidence, kinds
            )


def keepings_of(people: Iterable[Person], verdicts: Mapping[int, Verdict]) -> Iterator[tuple[Span, str, str]]:
    """The mentions that stay: their place in the original, the rule, and who decided."""
    for person in people:
        verdict = verdicts[person.id]
        if not verdict.masked:
            yield from ((mention.span, verdict.rule, verdict.decided_by) for mention in person.mentions)


def names_of(people: Iterable[Person], verdicts: Mapping[int, Verdict]) -> dict[Subject, NameParts]:
    """The words of the names of all masked people."""
    return {
        _subject(person): name_parts([person.name, *(mention.text for mention in person.mentions)])
        for person in people
        if verdicts[person.id].masked
    }


def _subject(person: Person) -> Subject:
    return Subject("NAME", identity(person.name), person.id)


def _spelling(found: Swept, subject: Subject, verdict: Verdict) -> Target:
    return _target(found.span, subject, verdict, _SWEPT_CONFIDENCE.get(found.how, 1.0), (found.how,))


def _target(span: Span, subject: Subject, verdict: Verdict, confidence: float, evidence: tuple[str, ...]) -> Target:
    return Target(span, subject, verdict.rule, verdict.reason, verdict.decided_by, confidence, evidence)


def _identifiers(text: str) -> Iterator[Target]:
    from cablelint.names.identifiers import find_identifiers

    for found in find_identifiers(text):
        label = _LABELS.get(found.kind, re.sub(r"[^A-Z]", "", found.kind.upper())[:12])
        subject = Subject(label, identity(text[found.start : found.end]))
        yield Target(Span(found.start, found.end), subject, "identifier", PRIVACY, "policy", 1.0, (found.kind,))


def _clear_of(masks: Sequence[Span], found: Iterable[Target]) -> Iterator[Target]:
    """The targets without the parts that are masked already."""
    for target in found:
        start, end = target.span
        index = max(0, bisect_right(masks, (start, start)) - 1)
        while index < len(masks) and masks[index].start < end:
            mask = masks[index]
            if mask.end > start:
                yield target._replace(span=Span(start, max(start, mask.start)))
                start = mask.end
            index += 1
        yield target._replace(span=Span(start, max(start, end))) if start != target.span.start else target


def _merged(found: Iterable[Target], text: str) -> list[Target]:
    """From left to right, each stretch once: what overlaps, or touches for the same subject, becomes one target."""
    result: list[Target] = []
    for target in sorted(found, key=lambda target: (target.span.start, -target.span.end)):
        if not any(map(str.isalnum, text[target.span.start : target.span.end])):
            continue
        last = result[-1] if result else None
        if last and (target.span.start < last.span.end or _is_continued(last, target, text)):
            longer = max(last, target, key=lambda one: (one.subject.label == "NAME", one.span.end - one.span.start))
            evidence = tuple(dict.fromkeys(last.evidence + target.evidence))
            span = Span(last.span.start, max(last.span.end, target.span.end))
            result[-1] = longer._replace(
                span=span, evidence=evidence, confidence=max(last.confidence, target.confidence)
            )
        else:
            result.append(target)
    return result


def _is_continued(first: Target, second: Target, text: str) -> bool:
    gap = text[first.span.end : second.span.start]
    return (
        first.subject == second.subject
        and ("beside" in first.evidence or "beside" in second.evidence or "broken" in second.evidence)
        and not gap.strip(" \t\r\n.,'’-")
        and len(gap) < 16
    )
