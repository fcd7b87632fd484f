"""The masks of a release against those that its manifest lists."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Any

from cablelint.edits import Span
from cablelint.redaction import kinds
from cablelint.text.mask_shapes import existing_masks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cablelint.document.source import Source
    from cablelint.findings import Finding


def missing_masks(release: Source, cable: Mapping[str, Any]) -> Iterator[Finding]:
    """Find the masks that a manifest lists, and the release has not at that place.

    Args:
        release: The released file.
        cable: Its entry in the manifest.
    """
    for mask in cable["masks"]:
        start, end = (min(offset, len(release.text)) for offset in mask["places"][0])
        if release.text[start:end] != mask["mark"]:
            message = "found no mask here, where the manifest lists one: restore the manifest, or run redact again"
            yield kinds.IRREGULAR_MASK.finding(Span(start, max(start, end)), message)


def unlisted_masks(original: Source, release: Source, cable: Mapping[str, Any]) -> Iterator[Finding]:
    """Find the masks of a release that neither its original has nor the manifest lists.

    Args:
        original: The original.
        release: The released file.
        cable: Its entry in the manifest.
    """
    listed = sorted(Span(*place) for mask in cable["masks"] for place in mask["places"])
    earlier = Counter(original.text[slice(*span)] for span in existing_masks(original.text))
    for span in existing_masks(release.text):
        at = bisect_right(listed, span.end - 1, key=lambda place: place.start) - 1
        if at >= 0 and listed[at].end > span.start:
            continue
        mark = release.text[slice(*span)]
        if not earlier[mark]:
            message = "the manifest does not list this mask: restore the manifest, or run redact again"
            yield kinds.IRREGULAR_MASK.finding(span, message)
        earlier[mark] -= 1
