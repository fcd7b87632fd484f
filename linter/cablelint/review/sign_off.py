"""Signing a cable: what must be so before, and what the signature says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cablelint.redaction.masking.signed import digest_of, ids_of
from cablelint.review.desk import ChoiceError, Desk, Shown

if TYPE_CHECKING:
    from cablelint.review.ledger import Page


def signed(desk: Desk, shown: Shown, *, despite_undecided: bool, despite_unseen: bool) -> Page:
    """Return the page of a cable with the reviewer's signature.

    Args:
        desk: The cables.
        shown: The cable.
        despite_undecided: Whether the policy may decide about what is undecided.
        despite_unseen: Whether lines need not have been on screen.

    Raises:
        ChoiceError: Something is left that the reviewer did not agree to, reviewers differ, or the cable would not be
            released.
    """
    entry, view = shown.entry, shown.view
    undecided, unseen = len(view.undecided), entry.unseen
    if any(mark.differ for mark in view.marks):
        raise ChoiceError("reviewers differ about this cable: settle this first")
    page = desk.ledger.page(entry.place)
    # A signature under an earlier result would keep the cable from being released.
    redaction, problem = desk.release(shown, replace(page, signatures=()))
    if problem:
        raise ChoiceError(f"the cable would not be released: {problem}")
    if undecided and not despite_undecided:
        raise ChoiceError(f"{undecided} mentions are undecided")
    if unseen and not despite_unseen:
        raise ChoiceError(f"{unseen} lines have not been on screen")
    hand = desk.hand(entry)
    signature = {
        "file": hand.file,
        "reviewer": hand.reviewer,
        "signed_at": hand.time,
        "digest": digest_of(redaction),
        "masks": list(ids_of(redaction)),
        "policy": redaction.policy,
        "undecided": undecided,
        "unseen": unseen,
    }
    others = (one for one in page.signatures if one["reviewer"] != hand.reviewer)
    return replace(page, signatures=(*(one for one in others if one["digest"] == signature["digest"]), signature))
