"""A reviewer's decisions applied to planned masks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.edits import Span
from cablelint.redaction import kinds
from cablelint.redaction.deciding.policy import PRIVACY
from cablelint.redaction.masking.planned_masks import KeptMention, PlannedMask
from cablelint.redaction.masks import NAME, PASSAGE, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cablelint.findings import Finding
    from cablelint.redaction.deciding.decisions import Decision, Review


_REVIEWER = "reviewer"


def with_decisions(
    planned: Iterable[PlannedMask], review: Review, already: Sequence[Span]
) -> tuple[list[PlannedMask], list[KeptMention]]:
    """Apply the decisions to planned masks.

    Args:
        planned: The planned masks, from left to right.
        review: The decisions, matched to their places.
        already: The masks of an earlier release in the text; a passage that is one of them is withheld already.

    Returns:
        The masks as decided, passages among them, and the mentions that stay readable instead.
    """
    masked: list[PlannedMask] = []
    kept: list[KeptMention] = []
    for mask in planned:
        decision = review.at.get(mask.span)
        if decision is None or (decision.action == "reject" and _is_settled(mask, decision)):
            masked.append(mask)
        elif decision.action == "reject":
            kept.append(_kept(mask.span, decision))
        else:
            masked.append(
                mask._replace(
                    reason=decision.reason or mask.reason,
                    decided_by="reviewer",
                    confidence=1.0,
                    reviewer=decision.reviewer,
                    decided_at=decision.decided_at,
                )
            )
    return _with_passages(masked, [one for one in review.passages if one[0] not in already]), kept


def _is_settled(mask: PlannedMask, decision: Decision) -> bool:
    """Whether a rejected mask stays: of a protected source, and of a person whom the verdict masks all the same."""
    return mask.is_protected or (decision.is_about_person and mask.subject.label == NAME)


def confirmed(kept: Iterable[KeptMention], review: Review) -> Iterator[KeptMention]:
    """Yield the mentions that stay readable, those that a reviewer rejected as masks in the reviewer's name."""
    for mention in kept:
        decision = review.at.get(mention.span)
        is_confirmed = decision is not None and decision.action == "reject"
        yield _kept(mention.span, decision) if decision and is_confirmed else mention


def _kept(span: Span, decision: Decision) -> KeptMention:
    return KeptMention(span, _REVIEWER, _REVIEWER, decision.reviewer, decision.decided_at)


def remarks_on(review: Review, stale: Iterable[Decision], masked: Iterable[PlannedMask]) -> Iterator[Finding]:
    """Yield a finding for each decision without a place, and for each that may not be followed.

    Args:
        review: The decisions, matched to their places.
        stale: The decisions that no longer fit the text.
        masked: The masks as decided.
    """
    for decision in stale:
        which = f"decision {decision.number} of the decisions file" if decision.number else "a decision"
        where = f" on mask {decision.mask}" if decision.mask else ""
        message = f"{which} ({decision.action}{where}) no longer fits the cable; remove it, or make it again"
        yield kinds.STALE_DECISION.finding(Span(0, 0), message)
    for mask in masked:
        refused = review.at.get(mask.span)
        if refused is not None and refused.action == "reject":
            why = (
                "another decision masks the person: remove one of the two"
                if mask.decided_by == _REVIEWER
                else "the name of a protected source or a signer is never kept"
            )
            message = f"a reviewer rejected this mask, but {why}"
            yield kinds.REFUSED_DECISION.finding(mask.span, message)


def _with_passages(masks: Sequence[PlannedMask], passages: Iterable[tuple[Span, Decision]]) -> list[PlannedMask]:
    """Add the passages that a reviewer withholds; what was masked within a passage becomes part of it.

    Args:
        masks: The planned masks, from left to right.
        passages: The spans of the original, each with the decision about it.
    """
    result = list(masks)
    for number, (span, decision) in enumerate(sorted(passages, key=lambda one: one[0]), 1):
        inside = [mask.span for mask in result if mask.span.overlaps(span)]
        whole = Span(min([span.start, *(one.start for one in inside)]), max([span.end, *(one.end for one in inside)]))
        passage = PlannedMask(
            whole,
            Subject(PASSAGE, str(number)),
            "passage",
            decision.reason or PRIVACY,
            "reviewer",
            1.0,
            ("reviewer",),
            decision.reviewer,
            decision.decided_at,
        )
        result = sorted([*(mask for mask in result if not mask.span.overlaps(span)), passage], key=lambda one: one.span)
    return result
