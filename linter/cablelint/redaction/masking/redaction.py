"""The redaction of a file: the masks, what was kept, and the way between places of the original and the result."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from cablelint.edits import Edit, Span
from cablelint.redaction.deciding.mask_ids import identifiers
from cablelint.redaction.masks import Style, Subject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cablelint.document.source import Source
    from cablelint.findings import Finding
    from cablelint.names.people import Person
    from cablelint.redaction.deciding.decisions import Decision
    from cablelint.redaction.masking.planned_masks import PlannedMask


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
