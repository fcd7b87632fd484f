"""The content of a signature: the words of a cable that are readable, and the codes that withhold the others."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from cablelint.edits import Edit, Span, apply_edits
from cablelint.redaction import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablelint.findings import Finding
    from cablelint.redaction.deciding.signatures import Signature
    from cablelint.redaction.masking.redaction import Redaction


def digest_of(redaction: Redaction) -> str:
    """Digest what a reviewer signs: SHA-256 of the released text with the code of each mask in its place.

    It is the same in every style of masks, and confirms no guess at what they hide.
    """
    codes = (
        Edit(edit.start, edit.end, f"[{mask.planned.reason}]" if index == 0 else "")
        for mask in redaction.masks
        for index, edit in enumerate(mask.edits)
    )
    text = apply_edits(redaction.original.text, codes)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def ids_of(redaction: Redaction) -> tuple[str, ...]:
    """Return the identifiers of the masks, in the order of the text."""
    return tuple(redaction.ids[mask.planned.span] for mask in redaction.masks)


def changes_since(redaction: Redaction, signatures: Iterable[Signature]) -> Iterator[Finding]:
    """Yield a finding for each signature under something else than this redaction.

    Args:
        redaction: The redaction that would be released.
        signatures: Those under this cable.
    """
    digest = ""
    for signature in signatures:
        digest = digest or digest_of(redaction)
        if signature.digest != digest:
            span, change = _first_change(redaction, signature)
            message = (
                f"{change} since {signature.reviewer} signed the cable on {signature.signed_at[:10]}: redact it with "
                "the settings it was signed with, or review and sign it again"
            )
            yield kinds.CHANGED_AFTER_SIGNING.finding(span, message)


def _first_change(redaction: Redaction, signature: Signature) -> tuple[Span, str]:
    """Return a place in the released text and the change there, as far as the signature shows it."""
    signed = set(signature.masks)
    new = [mask for mask in redaction.masks if redaction.ids[mask.planned.span] not in signed]
    place = new[0].places[0] if new else Span(0, 0)
    lost = len(signed.difference(ids_of(redaction)))
    if signature.policy != redaction.policy:
        return place, f"the policy changed from {signature.policy or 'another'} to {redaction.policy}"
    if new:
        return place, f"{_masks(len(new))} added"
    return place, f"{_masks(lost)} removed" if lost else "the text or a code changed"


def _masks(number: int) -> str:
    return "1 mask was" if number == 1 else f"{number} masks were"
