"""The proof of a release: nobody who is masked can be read in it, and nothing but masks was changed.

The proof takes the two texts alone. It learns what is hidden by aligning them and decides what counts as a leak with
its own judgement; it shares nothing with the masking but the look of masks and the table of characters that read alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from cablelint.document.parse import parse_all
from cablelint.document.source import decode
from cablelint.edits import Span
from cablelint.findings import Finding
from cablelint.redaction import kinds
from cablelint.redaction.proving.alignment import Alignment, AlteredError, Hidden, align
from cablelint.redaction.proving.leaks import hunt, hunt_identifiers
from cablelint.redaction.proving.marks import inconsistent_marks, irregular_masks
from cablelint.redaction.proving.structure import difference_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cablelint.document.model import Cable
    from cablelint.document.source import Source


@dataclass(frozen=True, slots=True)
class Proof:
    """The result of a proof.

    Attributes:
        findings: Each leak and fault, its span in characters of the release; empty if the release is sound. No message
            contains a word of either text.
        masks: How many masks the release has, those of earlier releases in the original left out.
        hidden: Each hidden stretch: the characters of the original, and the mask in the release. The place of the
            second and later pieces of a name that runs over a line end or markup is empty.
    """

    findings: tuple[Finding, ...]
    masks: int
    hidden: tuple[tuple[Span, Span], ...]


def prove(
    original: Source,
    release: Source,
    *,
    cables: Sequence[Cable] | None = None,
    released: Sequence[Cable] | None = None,
    dialect: str | None = None,
    expected: Iterable[Span] | None = None,
) -> Proof:
    """Prove a release against its original.

    Args:
        original: The text that was redacted.
        release: The text to be released, under the name that it will have.
        cables: All cables of the original if it is parsed already.
        released: All cables of the release if it is parsed already.
        dialect: The dialect of both texts if it was forced; parsing detects it otherwise.
        expected: Stretches of the original, in characters, that should be masked, for instance those of the vault.
            Each must be covered. Without them a person whose only mask was put back cannot be known.

    Returns:
        The findings and what is hidden.
    """
    if decode(release.data, release.name).text != release.text:
        message = "the bytes of the release decode to another text: mask the file in its own encoding"
        return Proof((kinds.ALTERED_RELEASE.finding(Span(0, 0), message),), 0, ())
    spans = tuple(expected or ())
    try:
        alignment = align(original.text, release.text, spans)
    except AlteredError as error:
        message = "the release differs from its original in more than masks"
        return Proof((kinds.ALTERED_RELEASE.finding(error.place, message),), 0, ())
    hidden = alignment.hidden
    if cables is None:
        cables = tuple(parse_all(original, dialect))
    if released is None:
        released = tuple(parse_all(release, dialect))
    findings = [
        *_expected(original, alignment, spans),
        *_marks(original, hidden),
        *_leaks(original, release, hidden),
        *_structure(cables, released, hidden),
    ]
    masks = sum(one.place.start < one.place.end for one in hidden)
    pairs = tuple((one.span, one.place) for one in hidden)
    return Proof(tuple(sorted(findings, key=lambda finding: (finding.span, finding.code))), masks, pairs)


def _expected(original: Source, alignment: Alignment, expected: Sequence[Span]) -> Iterator[Finding]:
    for span in alignment.uncovered(original.text, expected):
        place = Span(alignment.in_release(span.start), alignment.in_release(span.end))
        yield kinds.LEAK.finding(place, "a stretch that should be masked is readable: mask it")


def _marks(original: Source, hidden: Sequence[Hidden]) -> Iterator[Finding]:
    for place, message in irregular_masks(hidden):
        yield kinds.IRREGULAR_MASK.finding(place, message)
    for place, message in inconsistent_marks(_whole(original, hidden)):
        yield kinds.INCONSISTENT_MARK.finding(place, message)


def _whole(original: Source, hidden: Iterable[Hidden]) -> list[tuple[Span, str, str]]:
    """The place, mark and hidden text of each mask, the pieces of a name joined."""
    result: list[tuple[Span, str, str]] = []
    for span, place, mark in hidden:
        text = original.text[slice(*span)]
        if place.start == place.end and result:
            first, _, begun = result[-1]
            result[-1] = (first, mark, f"{begun} {text}")
        else:
            result.append((place, mark, text))
    return result


def _leaks(original: Source, release: Source, hidden: Sequence[Hidden]) -> Iterator[Finding]:
    names: dict[str, list[str]] = {}
    masks: dict[Span, str] = {}
    identifiers = []
    for place, mark, text in _whole(original, hidden):
        if "@" in text or sum(map(str.isdigit, text)) >= 5:
            identifiers.append(text)
        else:
            names.setdefault(mark, []).append(text)
            masks[place] = mark
    for leak in hunt(release.text, names, masks):
        yield kinds.LEAK.finding(leak.span, f"the name behind {leak.person} is readable {leak.how} ({leak.where})")
    for leak in hunt(PurePath(release.name).name, names, is_file_name=True):
        message = f"the name behind {leak.person} is readable in the file name {leak.how}"
        yield kinds.LEAK.finding(Span(0, 0), message)
    for span in hunt_identifiers(release.text, identifiers):
        yield kinds.LEAK.finding(span, "an address or number that is masked elsewhere is readable")


def _structure(cables: Sequence[Cable], released: Sequence[Cable], hidden: Sequence[Hidden]) -> Iterator[Finding]:
    spans, places = [one.span for one in hidden], [one.place for one in hidden]
    difference = difference_between(cables, released, spans, places)
    if difference:
        yield kinds.ALTERED_STRUCTURE.finding(
            Span(0, 0), f"the release is parsed differently from the original: {difference}"
        )
