"""From people to masks: which stretches of the original are replaced, by what, and what the result is."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING

from cablelint.edits import Edit, Span, apply_edits, without_overlaps
from cablelint.redaction.masks import Style, Subject, marks
from cablelint.redaction.policy import ALL, Policy, judge
from cablelint.redaction.sweep import sweep_file_name
from cablelint.redaction.targets import Target, keepings_of, names_of, targets_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cablelint.document.source import Source
    from cablelint.names.people import Person
    from cablelint.redaction.keys import Key
    from cablelint.redaction.parts import NameParts

# What a name may run across and a mask may not swallow: line ends with a page mark between, tags, link targets, stars.
_MARKUP = re.compile(
    r"\r?\n[^\S\n]{0,80}(?:PAGE \d\d[^\r\n]{0,120}\r?\n[^\S\n]{0,80})?|\r|</?[A-Za-z][^<>]{0,4000}>"
    r"|\]\([^()\s]{0,2000}\)|\*+"
)


@dataclass(frozen=True, slots=True)
class Mask:
    """A target and what stands there now.

    Attributes:
        target: What is masked and why.
        mark: The text of the mask.
        edits: The changes to the original that make it; one for each piece of a name that runs over a line end.
        places: Where those pieces stand in the result: the mask, then nothing at the place of each other piece.
    """

    target: Target
    mark: str
    edits: tuple[Edit, ...]
    places: tuple[Span, ...]


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
    found = targets_of(source.text, people, verdicts, identifiers=policy.identifiers)
    mark_of = marks((target.subject for target in found), style, text=source.text, encoding=source.encoding, key=key)
    masks = _masks(source.text, found, mark_of)
    text = apply_edits(source.text, (edit for mask in masks for edit in mask.edits))
    name = _masked_name(source.name, names_of(people, verdicts), masks)
    result = replace(source, name=name, data=source.encode(text), text=text)
    return RedactedCable(source, result, masks, _placed(keepings_of(people, verdicts), masks), policy.name, style)


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
    """The file name with the masked people's names masked; the folder is the user's and stays."""
    folder, separator, file = name.rpartition("/")
    mark_of = {mask.target.subject.person: mask.mark for mask in masks}
    found = sweep_file_name(file, {subject.person: parts for subject, parts in names.items()})
    edits = without_overlaps(Edit(*span, mark_of[person]) for span, person, _ in found if person in mark_of)
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
