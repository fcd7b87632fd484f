"""The proof of a release: nobody who is masked can be read in it, and nothing but masks was changed.

What was masked is found out from the texts themselves, never taken from the code that masked: the release is laid
beside its original, and what stood behind the masks is hunted for in the release.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from cablelint.edits import Span
from cablelint.findings import Finding
from cablelint.names.people import identity
from cablelint.redaction import kinds
from cablelint.redaction.masks import Style, existing_masks, style_of
from cablelint.redaction.proving.leaks import hunt, hunt_identifiers
from cablelint.redaction.proving.stretches import AlteredError, stretches_behind, stretches_between
from cablelint.redaction.proving.structure import first_difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cablelint.document.source import Source
    from cablelint.redaction.masking.redact import Redaction

_FEWEST_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Claim:
    """What a release says of one mask, in its manifest or by its look.

    Attributes:
        place: The mask in the release; empty for the second piece of a name that ran over a line end.
        mark: The text of the mask.
        subject: Equal for all masks of one person; empty if nothing says whose they are.
        is_name: Whether a person is masked here, not a number or an address.
        span: What it stands for in the original, if known.
    """

    place: Span
    mark: str
    subject: str
    is_name: bool
    span: Span | None = None


def claims_of(redacted: Redaction) -> list[Claim]:
    """What a redaction says of its own masks."""
    return [
        Claim(place, mask.mark, str(subject), subject.label == "NAME", edit.span)
        for mask in redacted.masks
        for subject in [mask.planned.subject]
        for edit, place in zip(mask.edits, mask.places, strict=True)
    ]


def verify_redaction(redacted: Redaction) -> list[Finding]:
    """Prove a redaction before it is written."""
    kept = [mention.place for mention in redacted.kept]
    return verify(redacted.original, redacted.result, claims_of(redacted), kept)


def verify(
    original: Source, release: Source, claims: Sequence[Claim] | None = None, kept: Iterable[Span] = ()
) -> list[Finding]:
    """Prove a release against its original.

    Args:
        original: What was redacted.
        release: What is to be released, under the name it will have.
        claims: What the manifest says of the masks; without it they are known by their look.
        kept: Names in the release that are kept by intent.

    Returns:
        A finding for each leak and each fault, in the order of the release; none if the release is sound. No finding
        holds a word of either text.
    """
    said = sorted(_claims_by_look(original, release) if claims is None else claims, key=lambda claim: claim.place)
    try:
        said, spans = _with_spans(original.text, release.text, said)
    except AlteredError as error:
        return [
            kinds.ALTERED_RELEASE.finding(
                error.place, "more than masks was changed between the release and its original"
            )
        ]
    hidden = [original.text[slice(*span)] for span in spans]
    behind = _whole_names(said, hidden)
    findings = [
        *_irregular_masks(release.text, said, hidden),
        *_inconsistent_marks(behind),
        *_leaks(release, behind, kept),
        *_structure(original, release, spans, [claim.place for claim in said]),
    ]
    return sorted(findings, key=lambda finding: (finding.span, finding.code))


def _claims_by_look(original: Source, release: Source) -> Iterator[Claim]:
    before = Counter(original.text[slice(*span)] for span in existing_masks(original.text))
    places = existing_masks(release.text)
    now = Counter(release.text[slice(*place)] for place in places)
    for place in places:
        mark = release.text[slice(*place)]
        if before[mark] == now[mark]:
            continue
        tells_who = style_of(mark) in (Style.PLACEHOLDER, Style.PSEUDONYM)
        is_name = not tells_who or mark.startswith(("[NAME-", "[P-"))
        yield Claim(place, mark, mark if tells_who else "", is_name)


def _with_spans(original: str, release: str, said: Sequence[Claim]) -> tuple[list[Claim], list[Span]]:
    """The claims, those for second pieces of names added where they are not known, and what each stands for."""
    known = [claim.span for claim in said if claim.span is not None]
    if len(known) == len(said):
        stretches_between(original, release, known, [claim.place for claim in said])
        return list(said), known
    claims: list[Claim] = []
    spans: list[Span] = []
    by_place = {claim.place: claim for claim in said}
    for place, span in stretches_behind(original, release, list(by_place)):
        claims.append(by_place[place] if place in by_place else replace(claims[-1], place=place))
        spans.append(span)
    return claims, spans


def _irregular_masks(release: str, said: Sequence[Claim], hidden: Sequence[str]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for claim, text in zip(said, hidden, strict=True):
        mark = release[slice(*claim.place)]
        if not mark or style_of(text):
            continue
        style = style_of(mark)
        if mark != claim.mark or style is None:
            yield kinds.IRREGULAR_MASK.finding(claim.place, "this is not the mask that the manifest says")
        elif first.setdefault("style", style.value) != style.value:
            yield kinds.IRREGULAR_MASK.finding(claim.place, "this mask is of another style than the first")
        elif style in (Style.CROSSES, Style.BLOCK) and first.setdefault(style.value, mark) != mark:
            message = "this mask is not like the first, which may tell about the name"
            yield kinds.IRREGULAR_MASK.finding(claim.place, message)


def _whole_names(said: Sequence[Claim], hidden: Sequence[str]) -> list[tuple[Claim, str]]:
    """Each mask with what stood behind it, the pieces of a name that ran over a line end as one."""
    result: list[tuple[Claim, str]] = []
    for claim, text in zip(said, hidden, strict=True):
        if claim.place.start == claim.place.end and result:
            first, begun = result[-1]
            result[-1] = (first, f"{begun} {text}")
        else:
            result.append((claim, text))
    return [(claim, text) for claim, text in result if not style_of(text)]


def _inconsistent_marks(names: Iterable[tuple[Claim, str]]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for claim, text in names:
        if style_of(claim.mark) not in (Style.PLACEHOLDER, Style.PSEUDONYM) or not claim.is_name:
            continue
        who = identity(text)
        # One word alone may be two people's surname; a full name is one person.
        if " " in who and first.setdefault(who, claim.mark) != claim.mark:
            message = f"one person has two marks, {first[who]} and {claim.mark}"
            yield kinds.INCONSISTENT_MARK.finding(claim.place, message)


def _leaks(release: Source, behind: Sequence[tuple[Claim, str]], kept: Iterable[Span]) -> Iterator[Finding]:
    names: dict[str, list[str]] = defaultdict(list)
    masks: dict[Span, str] = {}
    identifiers = []
    mark_of: dict[str, str] = {}
    for claim, text in behind:
        subject = claim.subject or f"text {identity(text)}"
        mark_of.setdefault(subject, claim.mark)
        masks[claim.place] = subject
        if not claim.is_name or "@" in text or sum(map(str.isdigit, text)) >= _FEWEST_DIGITS:
            identifiers.append(text)
        else:
            names[subject].append(text)
    for leak in hunt(release.text, names, masks, kept):
        message = f"the name behind {mark_of[leak.person]} stands here {leak.how} ({leak.where})"
        yield kinds.LEAK.finding(leak.span, message)
    for leak in hunt(PurePath(release.name).name, names, is_file_name=True):
        message = f"the name behind {mark_of[leak.person]} stands in the file name {leak.how}"
        yield kinds.LEAK.finding(Span(0, 0), message)
    for span in hunt_identifiers(release.text, identifiers):
        yield kinds.LEAK.finding(span, "an address or number that is masked elsewhere stands here")


def _structure(original: Source, release: Source, masked: Sequence[Span], places: Sequence[Span]) -> Iterator[Finding]:
    difference = first_difference(original, release, masked, places)
    if difference:
        message = f"the release no longer reads as the original does: {difference}"
        yield kinds.ALTERED_STRUCTURE.finding(Span(0, 0), message)
