"""Decisions in a release that has followed them: they have no place there any more, and are not stale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.redaction.deciding.decisions import ADDING
from cablelint.redaction.deciding.mask_ids import between, identifiers, mask_readings, near, readable_among
from cablelint.redaction.deciding.other_editions import identifiers_elsewhere
from cablelint.text.mask_shapes import existing_masks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cablelint.edits import Span
    from cablelint.redaction.deciding.decisions import Decision


def unfollowed(
    stale: Sequence[Decision],
    decisions: Iterable[Decision],
    text: str,
    known: Sequence[Sequence[Span]],
    kept: Iterable[Span],
) -> list[Decision]:
    """Leave out the decisions without a place in a release because the release has followed them.

    Args:
        stale: The decisions without a place.
        decisions: All decisions about the file.
        text: The text; one without masks is no release.
        known: As for :class:`cablelint.redaction.deciding.decisions.Review`.
        kept: Everything that stays readable with the decisions, where a rejection may have been followed that cannot be
            checked.
    """
    already = set(existing_masks(text))
    if not stale or not already:
        return list(stale)
    rejected = {decision.mask for decision in stale if decision.mask and not decision.masks}
    masked = set(identifiers_elsewhere(text, known[-1], {decision.mask for decision in stale if decision.mask}))
    readable: set[str] = set()
    for masks in mask_readings(text):
        places = set(masks)
        for names in known:
            ids = identifiers(text, [*names, *masks], masks)
            masked |= {id_ for span, id_ in ids.items() if span in places}
        if rejected:
            readable |= readable_among(text, known[-1], rejected, masks)
    # The identifier of a mask or a name beside hidden words was made from these words, and cannot be checked.
    unchecked = beside_hidden(text, known[-1], decisions)
    masks_are, names_are = not unchecked.isdisjoint(already), not unchecked.isdisjoint(kept)

    def is_followed(decision: Decision) -> bool:
        if decision.action in ADDING:
            return any(place in already for place in _places(decision, text, known[-1]))
        # What a reviewer rejected is masked all the same if it may not be kept, which the original reports.
        return decision.mask in masked or decision.mask in readable or (masks_are if decision.masks else names_are)

    return [decision for decision in stale if not is_followed(decision)]


def beside_hidden(text: str, names: Sequence[Span], decisions: Iterable[Decision]) -> set[Span]:
    """Return the names and masks of a release whose identifiers were made from words that a decision hides by now.

    Args:
        text: The release.
        names: Everything that would be masked or kept in it.
        decisions: All decisions about the file.
    """
    already = set(existing_masks(text))
    adding = [decision for decision in decisions if decision.action in ADDING] if already else []
    hidden = already.intersection(place for decision in adding for place in _places(decision, text, names))
    return near(text, names, hidden) if hidden else set()


def _places(decision: Decision, text: str, names: Sequence[Span]) -> list[Span]:
    return between(text, names, decision.before, decision.after, may_contain_names=True, is_release=True)
