"""The proof of a release: nobody who is masked can be read in it, and nothing but masks was changed.

The proof takes the two texts alone. It learns what is hidden by aligning them and decides what counts as a leak with
its own judgement; it shares nothing with the masking but the look of masks and the table of characters that read alike.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import compress
from operator import not_
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from cablelint.document.header.metadata import post_in_name
from cablelint.document.parse import parse_all
from cablelint.document.source import decode
from cablelint.edits import Span
from cablelint.findings import Finding
from cablelint.redaction import kinds
from cablelint.redaction.proving.alignment import Alignment, AlteredError, align
from cablelint.redaction.proving.hidden_names import HiddenNames, is_identifier
from cablelint.redaction.proving.identifiers import find_identifiers
from cablelint.redaction.proving.marks import inconsistent_marks, irregular_masks
from cablelint.redaction.proving.search import NameSearch
from cablelint.redaction.proving.structure import first_difference
from cablelint.text.folding import is_plain
from cablelint.text.mask_shapes import existing_masks
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from cablelint.document.model import Cable
    from cablelint.document.source import Source

# Stars, and tags that only change the look of letters: they may be inside a word.
_LOOK = regex(r"\*+|</?(?:b|big|em|font|i|s|small|span|strong|sub|sup|tt|u)(?![\w-])[^<>]{0,4000}>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proof:
    """The result of a proof.

    Attributes:
        findings: Each leak and fault, its span in characters of the release; empty if the release is sound. No message
            contains a word of either text.
        masks: How many masks the release has, those of earlier releases in the original left out.
        hidden: Each hidden stretch: the characters of the original, and the mask in the release. The place of the
            second and later pieces of a name that runs over a line end or markup is empty.
        readable: Each readable place of a hidden name or identifier in the text: the characters of the original, and a
            hidden stretch of the original with the same one.
    """

    findings: tuple[Finding, ...]
    masks: int = 0
    hidden: tuple[tuple[Span, Span], ...] = ()
    readable: tuple[tuple[Span, Span], ...] = ()


def prove(
    original: Source,
    release: Source,
    *,
    cables: Sequence[Cable] | None = None,
    released: Sequence[Cable] | None = None,
    dialect: str | None = None,
    expected: Iterable[Span] | None = None,
    allowed: Iterable[Span] = (),
    withheld: Iterable[Span] = (),
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
        allowed: Places of the release that a human being decided to leave readable, on a roster or in a review.
        withheld: Masks of the release that a reviewer put on a passage: it is withheld at its place alone, so its words
            may be readable elsewhere.

    Returns:
        The findings and what is hidden.
    """
    if decode(release.data, release.name).text != release.text:
        message = "the bytes of the release decode to another text: mask the file in its own encoding"
        return Proof((kinds.ALTERED_RELEASE.finding(Span(0, 0), message),))
    spans = tuple(expected or ())
    try:
        alignment = align(original.text, release.text, spans)
    except AlteredError as error:
        message = "the release differs from its original in more than masks"
        return Proof((kinds.ALTERED_RELEASE.finding(error.place, message),))
    if cables is None:
        cables = tuple(parse_all(original, dialect))
    if released is None:
        released = tuple(parse_all(release, dialect))
    texts = _Texts(original, release, alignment, frozenset(withheld))
    may_be_read = sorted(allowed)
    leaks = texts.leaks(may_be_read)
    identifiers = texts.identifiers(may_be_read)
    findings = [
        *texts.uncovered(spans),
        *texts.faulty_marks(),
        *(leak.finding for leak in leaks),
        *texts.leaks_in_file_name(),
        *(leak.finding for leak in identifiers),
        *texts.altered_structure(cables, released),
    ]
    return Proof(
        tuple(sorted(findings, key=lambda finding: (finding.span, finding.code))),
        sum(place.start < place.end for _, place, _ in alignment.hidden),
        tuple((span, place) for span, place, _ in alignment.hidden),
        tuple((leak.span, leak.behind) for leak in [*leaks, *identifiers]),
    )


class _Readable(NamedTuple):
    """A place where what is hidden can be read: its characters in the original, and a hidden stretch with the same."""

    span: Span
    behind: Span
    finding: Finding


class _Texts:
    """The two texts, aligned, and the names and identifiers that the release hides."""

    def __init__(self, original: Source, release: Source, alignment: Alignment, withheld: frozenset[Span]) -> None:
        self.original = original
        self.release = release
        self.alignment = alignment
        self.hidden = alignment.hidden
        self.behind = {one.place: one.span for one in reversed(self.hidden)}
        self.whole = self._whole()
        hunted = [one for one in self.whole if one[0] not in withheld]
        are_identifiers = [is_identifier(mark, text) for _, mark, text in hunted]
        self.search = NameSearch(HiddenNames(compress(hunted, map(not_, are_identifiers))))
        self.values = {text: place for place, _, text in compress(hunted, are_identifiers)}

    def _whole(self) -> list[tuple[Span, str, str]]:
        """The place, mark and hidden text of each mask, the pieces of a name joined."""
        result: list[tuple[Span, str, str]] = []
        for span, place, mark in self.hidden:
            text = self.original.text[slice(*span)]
            if not is_plain(text):
                text = _LOOK.sub("", text)
            if place.start == place.end and result:
                first, _, begun = result[-1]
                result[-1] = (first, mark, f"{begun} {text}")
            else:
                result.append((place, mark, text))
        return result

    def uncovered(self, expected: Sequence[Span]) -> Iterator[Finding]:
        """Find what should be masked and is not."""
        for span in self.alignment.uncovered(self.original.text, expected):
            place = Span(self.alignment.in_release(span.start), self.alignment.in_release(span.end))
            yield kinds.LEAK.finding(place, "a stretch that should be masked is readable: mask it")

    def faulty_marks(self) -> Iterator[Finding]:
        """Find irregular and inconsistent masks."""
        for place, message in irregular_masks(self.hidden):
            yield kinds.IRREGULAR_MASK.finding(place, message)
        for place, message in inconsistent_marks(self.whole):
            yield kinds.INCONSISTENT_MARK.finding(place, message)

    def leaks(self, allowed: Sequence[Span]) -> list[_Readable]:
        """Find the readable names in the text, apart from those that are allowed."""
        own = {one.place for one in self.hidden}
        masks = sorted({*self.alignment.masks, *own})
        found = []
        for leak in [*self.search.find(self.release.text, masks), *self.search.within(self._others(own))]:
            if not _is_within(leak.span, allowed):
                message = f"{_owner(leak.mark)} is readable {leak.how}: mask it"
                found.append(self._readable(leak.span, leak.behind, message))
        return found

    def _others(self, own: Collection[Span]) -> list[tuple[Span, str]]:
        """The place and text of each mask that was in the original already, or is a word of it that looks like one."""
        return [(span, self.release.text[slice(*span)]) for span in self.alignment.masks if span not in own]

    def _readable(self, span: Span, behind: Span, message: str) -> _Readable:
        in_original = self.alignment.in_original
        origin = Span(in_original(span.start), in_original(span.end - 1) + 1)
        return _Readable(origin, self.behind[behind], kinds.LEAK.finding(span, message))

    def leaks_in_file_name(self) -> Iterator[Finding]:
        """Find the readable names in the name of the release; the post of a message reference number is nobody."""
        name = _released_name(self.release)
        post = post_in_name(name)
        for leak in self.search.find(name, existing_masks(name), is_file_name=True):
            if post and leak.span.overlaps(post):
                continue
            message = f"{_owner(leak.mark)} is readable in the file name {leak.how}: rename the file"
            yield kinds.LEAK.finding(Span(0, 0), message)

    def identifiers(self, allowed: Sequence[Span]) -> list[_Readable]:
        """Find the readable addresses, numbers and dates that are hidden elsewhere, where that is not allowed."""
        message = "an address, number or date that is masked elsewhere is readable: mask it"
        return [
            self._readable(span, self.values[value], message)
            for span, value in find_identifiers(self.release.text, self.values)
            if not _is_within(span, allowed)
        ]

    def altered_structure(self, cables: Sequence[Cable], released: Sequence[Cable]) -> Iterator[Finding]:
        """Find the first element that is parsed in another way."""
        spans, places = [one.span for one in self.hidden], [one.place for one in self.hidden]
        difference = first_difference(cables, released, spans, places)
        if difference:
            yield kinds.ALTERED_STRUCTURE.finding(
                Span(0, 0), f"the release is parsed differently from the original: {difference}"
            )


def _is_within(span: Span, allowed: Sequence[Span]) -> bool:
    """Whether a place shares a character with one that is allowed."""
    at = bisect_left(allowed, span.end, key=lambda one: one.start) - 1
    return at >= 0 and allowed[at].end > span.start


def _owner(mark: str) -> str:
    return f"the name behind {mark}" if mark else "a masked name"


def _released_name(release: Source) -> str:
    """The path of a release as far as it is part of it: all of a relative path, the last part of an absolute one."""
    path = PurePath(release.name)
    return path.name if path.is_absolute() else str(path)
