"""From people to masks: which stretches of the original are replaced, by what, and what the result is."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cablelint.edits import Edit, Span, apply_edits, without_overlaps
from cablelint.redaction.deciding.decisions import Review, with_additions
from cablelint.redaction.deciding.mask_ids import identifiers
from cablelint.redaction.deciding.policy import ALL, Policy, judge
from cablelint.redaction.masking.other_spellings import sweep_file_name
from cablelint.redaction.masking.planned_masks import Target, keepings_of, names_of, targets_of
from cablelint.redaction.masks import Style, Subject, marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cablelint.document.source import Source
    from cablelint.findings import Finding
    from cablelint.names.people import Person
    from cablelint.redaction.deciding.decisions import Decision
    from cablelint.redaction.keys import Key
    from cablelint.redaction.name_parts import NameParts

# What a name may run across and a mask may not swallow: line ends with a page mark between, tags, link targets, stars.
_MARKUP = re.compile(
    r"\r?\n[^\S\n]{0,80}(?:PAGE \d\d[^\r\n]{0,120}\r?\n[^\S\n]{0,80})?|\r|</?[A-Za-z][^<>]{0,4000}>"
    r"|\]\([^()\s]{0,2000}\)|\*+"
)


class Mask(NamedTuple):
    """A target and what stands there now.

    Attributes:
        target: What is masked and why.
        mark: The text of the mask.
        edits: The changes to the original that make it; one for each piece of a name that runs over a line end.
        places: Where those pieces stand in the result: the mask, then nothing at the place of each other piece.
        id: Made from the words around it; decisions refer to it.
    """

    target: Target
    mark: str
    edits: tuple[Edit, ...]
    places: tuple[Span, ...]
    id: str = ""


class Kept(NamedTuple):
    """A mention that is left readable.

    Attributes:
        original: Where it stands in the original.
        place: Where it stands in the result.
        rule: Why, as for a target.
        decided_by: ``policy``, ``roster`` or ``reviewer``.
        id: Made from the words around it; decisions refer to it.
    """

    original: Span
    place: Span
    rule: str
    decided_by: str
    id: str


@dataclass(frozen=True, slots=True)
class RedactedCable:
    """The result of a redaction; :mod:`cablelint.redaction.proving.verify` proves it before it is written.

    Attributes:
        original: What was read.
        result: What may be released, under a name that is masked too.
        masks: In the order of the text.
        kept: In the order of the text.
        policy: The policy's name.
        style: How the masks look.
        remarks: Findings about the reviewer's decisions: stale ones, and those that may not be followed.
    """

    original: Source
    result: Source
    masks: tuple[Mask, ...]
    kept: tuple[Kept, ...]
    policy: str
    style: Style
    remarks: tuple[Finding, ...] = ()

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
    decisions: Sequence[Decision] = (),
) -> RedactedCable:
    """Mask the people of a cable.

    Args:
        source: The original.
        people: Everyone found in it.
        policy: Who is kept.
        style: How the masks look.
        key: Needed for pseudonyms.
        roster: For people of whom a roster speaks, by id, whether they are kept.
        decisions: A reviewer's word on single masks of this cable.

    Raises:
        RedactionError: The input is not text.
        MaskError: The masks cannot be made in this style.
    """
    if not source.is_text:
        raise RedactionError("this is not text: it holds control characters that no cable has; nothing was masked")
    verdicts = judge(people, policy, source.text, roster)
    found = targets_of(source.text, people, verdicts, identifiers=policy.identifiers)
    kept = list(keepings_of(people, verdicts))
    remarks: list[Finding] = []
    if decisions:
        names = _spans(found, kept)
        people, stale = with_additions(source.text, people, names, decisions)
        verdicts = judge(people, policy, source.text, roster)
        found = targets_of(source.text, people, verdicts, identifiers=policy.identifiers)
        review = Review(source.text, names, _spans(found, keepings_of(people, verdicts)), decisions)
        verdicts = judge(people, policy, source.text, roster, review.verdicts(people, verdicts))
        found, kept = review.applied(targets_of(source.text, people, verdicts, identifiers=policy.identifiers))
        kept += keepings_of(people, verdicts)
        remarks += review.remarks(stale, found)
    mark_of = marks((target.subject for target in found), style, text=source.text, encoding=source.encoding, key=key)
    masks = _masks(source.text, found, mark_of)
    text = apply_edits(source.text, (edit for mask in masks for edit in mask.edits))
    name = _masked_name(source.name, names_of(people, verdicts), masks)
    result = replace(source, name=name, data=source.encode(text), text=text)
    kept = _apart(kept, found)
    ids = identifiers(source.text, _spans(found, kept))
    masks = tuple(mask._replace(id=ids[mask.target.span]) for mask in masks)
    return RedactedCable(source, result, masks, _placed(kept, masks, ids), policy.name, style, tuple(remarks))


def everyone_masked(source: Source, people: Sequence[Person]) -> tuple[Mask, ...]:
    """The masks that a redaction of everyone makes, without what it takes to decide about single ones.

    Args:
        source: The original; in what is no text nothing is masked.
        people: Everyone found in it.
    """
    if not source.is_text:
        return ()
    found = targets_of(source.text, people, judge(people, ALL, source.text, {}), identifiers=ALL.identifiers)
    mark_of = marks((target.subject for target in found), Style.PLACEHOLDER, text=source.text)
    return _masks(source.text, found, mark_of)


def _apart(kept: Iterable[tuple[Span, str, str]], found: Sequence[Target]) -> list[tuple[Span, str, str]]:
    """The kept names, each place once, without those that stand within something masked, such as an address."""
    starts = [target.span.start for target in found]
    result: list[tuple[Span, str, str]] = []
    for one in sorted(kept):
        at = bisect_right(starts, one[0].end - 1) - 1
        is_masked = at >= 0 and found[at].span.end > one[0].start
        if not is_masked and not (result and result[-1][0].overlaps(one[0])):
            result.append(one)
    return result


def _spans(found: Iterable[Target], kept: Iterable[tuple[Span, str, str]]) -> list[Span]:
    return [*(target.span for target in found), *(span for span, _, _ in kept)]


def _masks(text: str, found: Iterable[Target], mark_of: Mapping[Subject, str]) -> tuple[Mask, ...]:
    masks = []
    shift = 0
    for target in found:
        mark = mark_of.get(target.subject, f"[{target.reason}]")
        edits = tuple(_edits(text, target.span, mark))
        places = []
        for edit in edits:
            start = edit.start + shift
            places.append(Span(start, start + len(edit.content)))
            shift += len(edit.content) - (edit.end - edit.start)
        if edits:
            masks.append(Mask(target, mark, edits, tuple(places)))
    return tuple(masks)


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


def _masked_name(name: str, names: Mapping[Subject, NameParts], masks: Iterable[Mask]) -> str:
    """The path with the masked people's names masked, in folders too."""
    mark_of = {mask.target.subject.person: mask.mark for mask in masks}
    found = sweep_file_name(name, {subject.person: parts for subject, parts in names.items()})
    edits = without_overlaps(Edit(*span, mark_of[person]) for span, person, _ in found if person in mark_of)
    return apply_edits(name, edits)


def _placed(kept: Iterable[tuple[Span, str, str]], masks: Sequence[Mask], ids: Mapping[Span, str]) -> tuple[Kept, ...]:
    edits = [edit for mask in masks for edit in mask.edits]
    ends = [edit.end for edit in edits]
    shifts = [0, *accumulate(len(edit.content) - (edit.end - edit.start) for edit in edits)]
    result = []
    for span, rule, decided_by in sorted(kept):
        shift = shifts[bisect_right(ends, span.start)]
        result.append(Kept(span, Span(span.start + shift, span.end + shift), rule, decided_by, ids.get(span, "")))
    return tuple(result)
