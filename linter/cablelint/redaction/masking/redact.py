"""From people to a redacted text: each planned mask applied to the original."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from cablelint.document.opening import text_path
from cablelint.edits import Edit, Span, apply_edits, without_overlaps
from cablelint.redaction.deciding.decisions import about
from cablelint.redaction.deciding.mask_ids import identifiers
from cablelint.redaction.masking.other_spellings import sweep_file_name
from cablelint.redaction.masking.plan import Plan, make_plan, reviewed
from cablelint.redaction.masks import Style, Subject, marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cablelint.document.source import Source
    from cablelint.findings import Finding
    from cablelint.names.people import Person
    from cablelint.redaction.deciding.decisions import Decision
    from cablelint.redaction.masking.planned_masks import KeptMention, PlannedMask
    from cablelint.redaction.settings import Settings

# A name may run across these and a mask may not swallow them: line ends with a page mark between, tags, link targets,
# stars.
_MARKUP = re.compile(
    r"\r?\n[^\S\n]{0,80}(?:PAGE \d\d[^\r\n]{0,120}\r?\n[^\S\n]{0,80})?|\r|</?[A-Za-z][^<>]{0,4000}>"
    r"|\]\([^()\s]{0,2000}\)|\*+"
)
# Tags that only change the look of letters.
_LOOK = re.compile(r"<(?P<end>/?)(?P<name>b|big|em|font|i|s|small|span|strong|sub|sup|tt|u)(?![\w-])", re.IGNORECASE)
_LINE_END_BEFORE = re.compile(r"\r?\n[ \t]*\Z")
_LONGEST_LINE_END = 90
_NAME = "NAME"


class Mask(NamedTuple):
    """A planned mask and its text.

    Attributes:
        planned: The passage that is masked, and why.
        mark: The text of the mask.
        edits: The edits of the original that make it; one for each piece of a name that runs over a line end.
        places: The places of those pieces in the result: the mask, then an empty span for each further piece, or the
            mask again where the piece fills its line.
    """

    planned: PlannedMask
    mark: str
    edits: tuple[Edit, ...]
    places: tuple[Span, ...]


class Kept(NamedTuple):
    """A mention that is left readable.

    Attributes:
        original: The characters of the original.
        place: The characters of the result.
        rule: The rule that decided, as for a planned mask.
        decided_by: ``policy``, ``roster`` or ``reviewer``.
        reviewer: The reviewer who decided, if a decision says so.
        decided_at: The time of the decision in ISO 8601, if a decision says so.
    """

    original: Span
    place: Span
    rule: str
    decided_by: str
    reviewer: str = ""
    decided_at: str = ""


@dataclass(frozen=True, eq=False)
class Redaction:
    """The result of a redaction; it is proved before anything is written.

    Attributes:
        original: The source that was read.
        result: The source that may be released, under a name that is masked too.
        masks: In the order of the text.
        kept: In the order of the text.
        people: Everyone found, and everyone a reviewer added.
        policy: The policy's name.
        style: The look of the masks.
        remarks: Findings about the reviewer's decisions: stale ones, and those that may not be followed.
        decisions: The reviewer's decision about each place, by its span in the original.
    """

    original: Source
    result: Source
    masks: tuple[Mask, ...]
    kept: tuple[Kept, ...]
    people: tuple[Person, ...]
    policy: str
    style: Style
    remarks: tuple[Finding, ...] = ()
    decisions: Mapping[Span, Decision] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Redaction {self.result.name!r}: {len(self.masks)} masks, {len(self.kept)} kept>"

    @property
    def text(self) -> str:
        """The redacted text."""
        return self.result.text

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All edits of the original, from left to right."""
        return tuple(edit for mask in self.masks for edit in mask.edits)

    def place_in_result(self, span: Span) -> Span:
        """Return the characters of the result behind a stretch of the original; a mask counts as a whole.

        Args:
            span: Characters of the original.
        """
        return Span(self._offset(span.start, at_end=False), self._offset(span.end, at_end=True))

    def _offset(self, offset: int, *, at_end: bool) -> int:
        edits, shifts = self._shifts
        index = bisect_right(edits, offset, key=lambda edit: edit.start) - 1
        if index < 0:
            return offset
        edit = edits[index]
        if offset < edit.end:
            start = edit.start + shifts[index]
            return start + len(edit.content) if at_end and offset > edit.start else start
        return offset + shifts[index + 1]

    def place_in_original(self, span: Span) -> Span:
        """Return the characters of the original behind characters of the result that no mask touches.

        Args:
            span: Characters of the result.
        """
        edits, shifts = self._shifts
        numbers = range(len(edits))

        def start_in_result(number: int) -> int:
            return edits[number].start + shifts[number]

        before_start = bisect_right(numbers, span.start, key=start_in_result)
        before_end = bisect_left(numbers, span.end, key=start_in_result)
        return Span(span.start - shifts[before_start], span.end - shifts[before_end])

    @cached_property
    def _shifts(self) -> tuple[tuple[Edit, ...], list[int]]:
        """The edits, and the shift of the text before each of them and after the last."""
        edits = self.edits
        return edits, [0, *accumulate(len(edit.content) - (edit.end - edit.start) for edit in edits)]

    @cached_property
    def ids(self) -> Mapping[Span, str]:
        """The identifiers that decisions refer to, by the span of the mask or kept mention in the original."""
        spans = [*(mask.planned.span for mask in self.masks), *(mention.original for mention in self.kept)]
        return identifiers(self.original.text, spans)

    def to_dict(self) -> dict[str, Any]:
        """Convert the masks and the kept mentions for JSON, as the manifest prints them: without a name."""
        numbers: dict[Subject, int] = {}
        masks = []
        for mask in self.masks:
            number = numbers.setdefault(mask.planned.subject, len(numbers) + 1)
            masks.append(self._mask_to_dict(mask, number))
        return {
            "policy": self.policy,
            "style": self.style.value,
            "masks": masks,
            "kept": [self._kept_to_dict(mention) for mention in self.kept],
        }

    def _mask_to_dict(self, mask: Mask, number: int) -> dict[str, Any]:
        line, column = self.result.position(mask.places[0].start)
        planned = mask.planned
        return {
            "id": self.ids[planned.span],
            "mark": mask.mark,
            "subject": number,
            "kind": planned.subject.label.lower(),
            "places": [list(place) for place in mask.places],
            "line": line,
            "column": column,
            "rule": planned.rule,
            "reason": planned.reason,
            "decided_by": planned.decided_by,
            **({"reviewer": planned.reviewer} if planned.reviewer else {}),
            **({"decided_at": planned.decided_at} if planned.decided_at else {}),
        }

    def _kept_to_dict(self, mention: Kept) -> dict[str, Any]:
        line, column = self.result.position(mention.place.start)
        return {
            "id": self.ids[mention.original],
            "place": list(mention.place),
            "line": line,
            "column": column,
            "rule": mention.rule,
            "decided_by": mention.decided_by,
            **({"reviewer": mention.reviewer} if mention.reviewer else {}),
            **({"decided_at": mention.decided_at} if mention.decided_at else {}),
        }


class RedactionError(ValueError):
    """The file cannot be redacted safely, so nothing may be written; the message contains no text of the file."""


def planned(source: Source, people: Sequence[Person], settings: Settings) -> tuple[Plan, str]:
    """Plan the redaction of a file, with the reviewer's decisions about it.

    Returns:
        The plan, and the name of the released file.
    """
    plan = make_plan(source.text, people, settings)
    name = _masked_name(source, plan, settings)
    if settings.decisions and (decisions := about(released_name(source, name), settings.decisions)):
        plan = reviewed(plan, decisions, settings)
        name = _masked_name(source, plan, settings)
    return plan, name


def redact(source: Source, people: Sequence[Person], settings: Settings) -> Redaction:
    """Mask the people of a file.

    Args:
        source: The original.
        people: Everyone found in it.
        settings: The settings of the redaction; those of the name finder are not used again, apart from the roster.

    Raises:
        RedactionError: The input is not text.
        MaskError: The masks cannot be made in this style.
    """
    if not source.is_text:
        raise RedactionError("the file is not text: it contains control characters; nothing was masked")
    plan, name = planned(source, people, settings)
    masks = _masks(source, plan, settings)
    text = apply_edits(source.text, (edit for mask in masks for edit in mask.edits))
    result = replace(source, name=name, data=source.encode(text), text=text)
    kept = _placed(_apart(plan.kept, plan.masks), masks)
    return Redaction(
        source,
        result,
        masks,
        kept,
        tuple(plan.people),
        settings.policy.name,
        settings.style,
        plan.remarks,
        plan.decisions,
    )


def released_name(source: Source, name: str) -> str:
    """Return the path under which a text is released: that of the file, with the suffix of a text.

    Args:
        source: The original, which may have been taken out of another form of file.
        name: Its path, names in it masked.
    """
    return str(text_path(PurePath(name))) if source.extracted_from else name


def _marks(source: Source, plan: Plan, settings: Settings) -> dict[Subject, str]:
    subjects = (mask.subject for mask in plan.masks)
    return marks(
        subjects,
        settings.style,
        text=source.text,
        encoding=source.encoding,
        key=settings.key,
        numbers=settings.box.numbers if settings.box else {},
    )


def _masks(source: Source, plan: Plan, settings: Settings) -> tuple[Mask, ...]:
    mark_of = _marks(source, plan, settings)
    masks = []
    shift = 0
    for planned in plan.masks:
        mark = mark_of.get(planned.subject, f"[{planned.reason}]")
        edits = tuple(_edits(source.text, planned.span, mark, fills_lines=planned.subject.label == _NAME))
        places = []
        for edit in edits:
            start = edit.start + shift
            places.append(Span(start, start + len(edit.content)))
            shift += len(edit.content) - (edit.end - edit.start)
        if edits:
            masks.append(Mask(planned, mark, edits, tuple(places)))
    return tuple(masks)


def _edits(text: str, span: Span, mark: str, *, fills_lines: bool) -> Iterator[Edit]:
    """Yield the mark for the first piece of a name, and a deletion for each piece after a line end or a tag.

    The lines stay: only so can a release be compared with its original line by line.

    Args:
        text: The original.
        span: The characters to be masked.
        mark: The text of the mask.
        fills_lines: Whether a further piece that fills its line gets the mark too, since a blank line would part the
            paragraph.
    """
    position = span.start
    content = mark
    for stop in [*_markup_within(text, span), None]:
        piece = text[position : stop.start() if stop else span.end]
        start = position + len(piece) - len(piece.lstrip())
        end = position + len(piece.rstrip())
        if start < end:
            if fills_lines and not content and _fills_line(text, position, start, end):
                content = mark
            yield Edit(start, end, content)
            content = ""
        position = stop.end() if stop else span.end


def _markup_within(text: str, span: Span) -> list[re.Match[str]]:
    """Return the markup inside a name that stays.

    Tags and stars that cancel out go with the letters: one pair for each letter would give away their number.
    """
    stays: list[re.Match[str]] = []
    for stop in _MARKUP.finditer(text, span.start, span.end):
        if stays and _cancel_out(stays[-1][0], stop[0]):
            stays.pop()
        else:
            stays.append(stop)
    return stays


def _cancel_out(first: str, second: str) -> bool:
    """Whether two pieces of markup with nothing between them change nothing."""
    if first[0] == "*":
        return first == second
    one, other = _LOOK.match(first), _LOOK.match(second)
    return bool(one and other and one["name"].lower() == other["name"].lower() and one["end"] != other["end"])


def _fills_line(text: str, position: int, start: int, end: int) -> bool:
    """Whether a piece of a name, ``[start, end)``, is all that its line contains.

    Args:
        text: The original.
        position: The end of the piece before it, and of the line end between them.
        start: Where it starts.
        end: Where it ends.
    """
    begins = _LINE_END_BEFORE.search(text, max(0, position - _LONGEST_LINE_END), start) is not None
    return begins and text[end : end + 2].lstrip("\r")[:1] in ("\n", "")


def _masked_name(source: Source, plan: Plan, settings: Settings) -> str:
    """Mask the names in the path, in folders too."""
    found = sweep_file_name(source.name, {subject.person: parts for subject, parts in plan.names.items()})
    if not found:
        return source.name
    mark_of = _marks(source, plan, settings)
    by_person = {mask.subject.person: mark_of.get(mask.subject, f"[{mask.reason}]") for mask in plan.masks}
    edits = without_overlaps(Edit(*span, by_person[person]) for span, person, _ in found if person in by_person)
    return apply_edits(source.name, edits)


def _apart(kept: Iterable[KeptMention], masks: Sequence[PlannedMask]) -> list[KeptMention]:
    """Leave out the kept mentions within something masked, such as an address; each place is kept once."""
    starts = [mask.span.start for mask in masks]
    result: list[KeptMention] = []
    for one in sorted(kept):
        at = bisect_right(starts, one.span.end - 1) - 1
        is_masked = at >= 0 and masks[at].span.end > one.span.start
        if not is_masked and not (result and result[-1].span.overlaps(one.span)):
            result.append(one)
    return result


def _placed(kept: Iterable[KeptMention], masks: Sequence[Mask]) -> tuple[Kept, ...]:
    edits = [edit for mask in masks for edit in mask.edits]
    ends = [edit.end for edit in edits]
    shifts = [0, *accumulate(len(edit.content) - (edit.end - edit.start) for edit in edits)]
    result = []
    for one in kept:
        shift = shifts[bisect_right(ends, one.span.start)]
        result.append(Kept(one.span, Span(one.span.start + shift, one.span.end + shift), *one[1:]))
    return tuple(result)
