"""From people to a redacted text: each planned mask applied to the original."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from cablelint.document.line_signs import line_signs
from cablelint.edits import Span, apply_edits
from cablelint.redaction.deciding.decisions import about
from cablelint.redaction.masking.file_names import masked_name, released_name
from cablelint.redaction.masking.mask_edits import edits_of
from cablelint.redaction.masking.plan import Plan, make_plan, marks_of, reviewed
from cablelint.redaction.masking.redaction import Kept, Mask, Redaction
from cablelint.redaction.masks import NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cablelint.document.source import Source
    from cablelint.names.people import Person
    from cablelint.redaction.masking.planned_masks import KeptMention, PlannedMask
    from cablelint.redaction.settings import Settings


class RedactionError(ValueError):
    """The file cannot be redacted safely, so nothing may be written; the message contains no text of the file."""


def planned(
    source: Source, people: Sequence[Person], settings: Settings, further: Sequence[PlannedMask] = ()
) -> tuple[Plan, str]:
    """Plan the redaction of a file, with the reviewer's decisions about it; the arguments are those of :func:`redact`.

    Returns:
        The plan, and the name of the released file.
    """
    plan = make_plan(source.text, people, settings, further)
    name = masked_name(source, plan, settings)
    if settings.decisions and (decisions := about(released_name(source, name), settings.decisions)):
        plan = reviewed(plan, decisions, settings)
        name = masked_name(source, plan, settings)
    return plan, name


def redact(
    source: Source, people: Sequence[Person], settings: Settings, further: Sequence[PlannedMask] = ()
) -> Redaction:
    """Mask the people of a file.

    Args:
        source: The original.
        people: Everyone found in it.
        settings: The settings of the redaction; those of the name finder are not used again, apart from the roster.
        further: As for :func:`cablelint.redaction.masking.planned_masks.plan_masks`.

    Raises:
        RedactionError: The input is not text.
        MaskError: The masks cannot be made in this style.
    """
    if not source.is_text:
        raise RedactionError("the file is not text: found control characters; convert it to text, or leave it out")
    plan, name = planned(source, people, settings, further)
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


def _masks(source: Source, plan: Plan, settings: Settings) -> tuple[Mask, ...]:
    mark_of = marks_of(source, plan, settings)
    masks = []
    shift = 0
    has_signs = any(_may_have_sign(source.text, planned) for planned in plan.masks)
    signs = line_signs(source, settings.dialect) if has_signs else []
    for planned in plan.masks:
        mark = mark_of.get(planned.subject, f"[{planned.reason}]")
        within = _within(planned.span, signs)
        is_name = planned.subject.label == NAME
        edits = tuple(edits_of(source.text, planned.span, mark, fills_lines=is_name, signs=within))
        places = []
        for edit in edits:
            start = edit.start + shift
            places.append(Span(start, start + len(edit.content)))
            shift += len(edit.content) - (edit.end - edit.start)
        if edits:
            masks.append(Mask(planned, mark, edits, tuple(places)))
    return tuple(masks)


def _may_have_sign(text: str, planned: PlannedMask) -> bool:
    """Whether a mask runs over a line end or the tags of a row, or is an identifier that may begin with a sign."""
    start, end = planned.span
    if "\n" in text[start:end] or "<" in text[start:end]:
        return True
    return planned.subject.label != NAME and text[start : start + 1].isdigit()


def _within(span: Span, signs: Sequence[Span]) -> Sequence[Span]:
    if not signs:
        return ()
    first = bisect_left(signs, Span(span.start, 0))
    first -= first > 0 and signs[first - 1].end > span.start
    return signs[first : bisect_left(signs, Span(span.end, 0))]


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
