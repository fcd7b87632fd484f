"""From people to masks: which stretches of the original are replaced, by what, and what the result is."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING

from cablelint.edits import Edit, Span, apply_edits, without_overlaps
from cablelint.redaction.masks import Style, Subject, existing_masks, identity, marks
from cablelint.redaction.parts import NameParts, name_parts
from cablelint.redaction.policy import ALL, PRIVACY, Policy, Verdict, judge
from cablelint.redaction.sweep import Swept, sweep, sweep_file_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cablelint.document.source import Source
    from cablelint.names.people import Person
    from cablelint.redaction.keys import Key

# What a name may run across and a mask may not swallow: line ends with a page mark between, tags, link targets, stars.
_MARKUP = re.compile(
    r"\r?\n[^\S\n]{0,80}(?:PAGE \d\d[^\r\n]{0,120}\r?\n[^\S\n]{0,80})?|\r|</?[A-Za-z][^<>]{0,4000}>"
    r"|\]\([^()\s]{0,2000}\)|\*+"
)
_SWEPT_CONFIDENCE = {"misspelling": 0.8}


@dataclass(frozen=True, slots=True)
class Target:
    """A stretch to be masked, and why.

    Attributes:
        span: The characters of the original.
        subject: Who or what is named there.
        rule: What decided: ``role private``, ``protected source``, ``roster``, ``identifier``, ...
        decided_by: ``policy``, ``roster`` or ``reviewer``.
        confidence: From 0 to 1, that a name stands here.
        evidence: The kinds of evidence, the strongest first.
    """

    span: Span
    subject: Subject
    rule: str
    decided_by: str
    confidence: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mask:
    """A target and what stands there now.

    Attributes:
        target: What is masked and why.
        mark: The text of the mask.
        place: Where the mask stands in the result; empty where only the file name is masked.
        edits: The changes to the original that make it; one for each piece of a name that runs over a line end.
    """

    target: Target
    mark: str
    place: Span
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A mention that is left readable.

    Attributes:
        original: Where it stands in the original.
        place: Where it stands in the result.
        rule: Why, as for a target.
        decided_by: ``policy``, ``roster`` or ``reviewer``.
    """

    original: Span
    place: Span
    rule: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class RedactedCable:
    """The result of a redaction; :mod:`cablelint.redaction.verify` proves it before it is written.

    Attributes:
        original: What was read.
        result: What may be released, under a name that is masked too.
        masks: In the order of the text.
        kept: In the order of the text.
        policy: The policy's name.
        style: How the masks look.
    """

    original: Source
    result: Source
    masks: tuple[Mask, ...]
    kept: tuple[Kept, ...]
    policy: str
    style: Style

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All changes to the original, from left to right."""
        return tuple(edit for mask in self.masks for edit in mask.edits)


class RedactionError(ValueError):
    """The cable cannot be redacted safely, so nothing may be written; the message holds no text of the cable."""


def redact(
    source: Source,
    people: Sequence[Person],
    policy: Policy = ALL,
    style: Style = Style.PLACEHOLDER,
    *,
    key: Key | None = None,
    roster: Mapping[int, bool] = MappingProxyType({}),
) -> RedactedCable:
    """Mask the people of a cable.

    Args:
        source: The original.
        people: Everyone found in it.
        policy: Who is kept.
        style: How the masks look.
        key: Needed for pseudonyms.
        roster: For people of whom a roster speaks, by id, whether they are kept.

    Raises:
        RedactionError: The input is not text.
        MaskError: The masks cannot be made in this style.
    """
    if not source.is_text:
        raise RedactionError("this is not text: it holds control characters that no cable has; nothing was masked")
    verdicts = judge(people, policy, source.text, roster)
    named = list(_mentions(people, verdicts))
    kept = list(_keepings(people, verdicts))
    names = _names(people, verdicts)
    already = existing_masks(source.text)
    swept = sweep(
        source.text,
        {subject.person: parts for subject, parts in names.items()},
        [(target.span, target.subject.person) for target in named],
        [*already, *(span for span, _, _ in kept)],
    )
    subjects = {subject.person: subject for subject in names}
    spellings = (_spelling(found, subjects[found.person], verdicts[found.person]) for found in swept)
    identifiers = _identifiers(source.text) if policy.identifiers else ()
    found = _merged(_clear_of(already, [*named, *spellings, *identifiers]), source.text)
    mark_of = marks((target.subject for target in found), style, text=source.text, encoding=source.encoding, key=key)
    masks = _masks(source.text, found, mark_of)
    text = apply_edits(source.text, (edit for mask in masks for edit in mask.edits))
    name = _masked_name(source.name, names, mark_of)
    result = replace(source, name=name, data=source.encode(text), text=text)
    return RedactedCable(source, result, tuple(masks), _placed(kept, masks), policy.name, style)


def _mentions(people: Iterable[Person], verdicts: Mapping[int, Verdict]) -> Iterator[Target]:
    for person in people:
        verdict = verdicts[person.id]
        if not verdict.masked:
            continue
        subject = _subject(person, verdict)
        for mention in person.mentions:
            kinds = tuple(dict.fromkeys(evidence.kind for evidence in mention.evidence))
            yield Target(mention.span, subject, verdict.rule, verdict.decided_by, mention.confidence, kinds)


def _keepings(people: Iterable[Person], verdicts: Mapping[int, Verdict]) -> Iterator[tuple[Span, str, str]]:
    for person in people:
        verdict = verdicts[person.id]
        if not verdict.masked:
            yield from ((mention.span, verdict.rule, verdict.decided_by) for mention in person.mentions)


def _names(people: Iterable[Person], verdicts: Mapping[int, Verdict]) -> dict[Subject, NameParts]:
    return {
        _subject(person, verdicts[person.id]): name_parts([person.name, *(mention.text for mention in person.mentions)])
        for person in people
        if verdicts[person.id].masked
    }


def _subject(person: Person, verdict: Verdict) -> Subject:
    return Subject("NAME", identity(person.name), verdict.reason, person.id)


def _spelling(found: Swept, subject: Subject, verdict: Verdict) -> Target:
    confidence = _SWEPT_CONFIDENCE.get(found.how, 1.0)
    return Target(found.span, subject, verdict.rule, verdict.decided_by, confidence, (found.how,))


def _identifiers(text: str) -> Iterator[Target]:
    from cablelint.names.identifiers import find_identifiers

    for found in find_identifiers(text):
        label = re.sub(r"[^A-Z]", "", found.kind.upper())[:12]
        subject = Subject(label, identity(text[found.start : found.end]), PRIVACY)
        yield Target(Span(found.start, found.end), subject, "identifier", "policy", 1.0, (found.kind,))


def _clear_of(masks: Sequence[Span], found: Iterable[Target]) -> Iterator[Target]:
    """The targets without the parts that are masked already."""
    for target in found:
        start, end = target.span
        for mask in masks[bisect_right(masks, (start, start)) - 1 if masks else 0 :]:
            if mask.start >= end:
                break
            if mask.end > start:
                yield replace(target, span=Span(start, max(start, mask.start)))
                start = mask.end
        yield replace(target, span=Span(start, max(start, end)))


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
            result[-1] = replace(
                longer, span=span, evidence=evidence, confidence=max(last.confidence, target.confidence)
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


def _masks(text: str, found: Iterable[Target], mark_of: Mapping[Subject, str]) -> list[Mask]:
    masks = []
    shift = 0
    for target in found:
        mark = mark_of[target.subject]
        edits = tuple(_edits(text, target.span, mark))
        start = edits[0].start + shift
        masks.append(Mask(target, mark, Span(start, start + len(mark)), edits))
        shift += sum(len(edit.content) - (edit.end - edit.start) for edit in edits)
    return masks


def _edits(text: str, span: Span, mark: str) -> Iterator[Edit]:
    """The mark for the first piece of a name, nothing for those after a line end or a tag, which stay."""
    position = span.start
    content = mark
    for stop in [*_MARKUP.finditer(text, span.start, span.end), None]:
        piece = text[position : stop.start() if stop else span.end]
        start = position + len(piece) - len(piece.lstrip())
        end = position + len(piece.rstrip())
        if start < end:
            yield Edit(start, end, content)
            content = ""
        position = stop.end() if stop else span.end


def _masked_name(name: str, names: Mapping[Subject, NameParts], mark_of: Mapping[Subject, str]) -> str:
    """The file name with the masked people's names masked; the folder is the user's and stays."""
    folder, separator, file = name.rpartition("/")
    subjects = {subject.person: subject for subject in names if subject in mark_of}
    found = sweep_file_name(file, {person: names[subject] for person, subject in subjects.items()})
    edits = without_overlaps(Edit(*span, mark_of[subjects[person]]) for span, person, _ in found)
    return folder + separator + apply_edits(file, edits)


def _placed(kept: Iterable[tuple[Span, str, str]], masks: Sequence[Mask]) -> tuple[Kept, ...]:
    edits = [edit for mask in masks for edit in mask.edits]
    ends = [edit.end for edit in edits]
    shifts = [0, *accumulate(len(edit.content) - (edit.end - edit.start) for edit in edits)]
    result = []
    for span, rule, decided_by in sorted(kept):
        shift = shifts[bisect_right(ends, span.start)]
        result.append(Kept(span, Span(span.start + shift, span.end + shift), rule, decided_by))
    return tuple(result)
