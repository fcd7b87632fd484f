"""Captions: who may see a message beyond its addressees (part of the family CLS)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cablelint.document.model import Cable, Located
from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Severity
from cablelint.rules.registry import Fault, fault, replacing, rule, safe, unsafe
from cablelint.rules.support.marks import has_control, marks_of
from cablelint.rules.support.regimes import days_of
from cablelint.text.edit_distance import nearest

_DISTRIBUTION = ("NODIS", "EXDIS", "LIMDIS")
_CHANNELS = ("ROGER CHANNEL", "DISSENT CHANNEL", "DS CHANNEL", "MED CHANNEL", "TM CHANNEL", "AGREMENT CHANNEL",
             "DIRGEN CHANNEL", "CHEROKEE CHANNEL", "CHEROKEE")  # fmt: skip
_NOT_WITH_SIPDIS = ("NODIS", "EXDIS", "STADIS", *_CHANNELS)
#: Pairs of captions that exclude each other, with the day from which they do.
_CONFLICTS: tuple[tuple[tuple[str, ...], tuple[str, ...], date], ...] = (
    (_DISTRIBUTION, _DISTRIBUTION, date.min),
    (("SIPDIS",), _NOT_WITH_SIPDIS, date(2005, 12, 1)),
    (_CHANNELS, _CHANNELS, date.min),
    (("AGREMENT CHANNEL",), ("NODIS", "EXDIS"), date.min),
)
_RELEASE = re.compile(r"REL(?: TO)? [A-Z]{3}(?:, ?[A-Z]{3})*")
_ENDED_1995 = ("NOCONTRACT", "WNINTEL")
_KNOWN = ("SIPDIS", "NODIS", "EXDIS", "LIMDIS", "STADIS", "NOFORN", "SENSITIVE", "ORCON", "TERREP", "RELIDO", "PROPIN")


@rule("CLS008", "caption-conflict", Severity.ERROR, needs=("classification",))
def caption_conflict(cable: Cable) -> Iterator[Fault]:
    """Two captions exclude each other, or a caption does not go with the level or with the portion marks.

    NODIS, EXDIS and LIMDIS each say how far a message goes, so only one can. SIPDIS opens it to a shared network, which
    they forbid (from December 2005; older cables had SIPDIS added by an archive, which is info). The level and the
    portions are told as a warning: SENSITIVE is for unclassified messages, NOFORN belongs in the heading when a portion
    says NF.

    Fails:
        EXDIS
        SIPDIS

        NODIS
        LIMDIS

        SENSITIVE
        SIPDIS

        2. (C//NF) The two sides differ by four thousand tons.
    Passes:
        NOFORN
        SIPDIS
        2. (C//NF) The two sides differ by four thousand tons.

        EXDIS
    Source:
        5 FAH-2 H-252 and H-440; SIPDIS: STATE 226504 of December 2005.
    """
    captions = _captions(cable)
    yield from _exclusive(cable, captions)
    yield from _against_level(cable, captions)
    yield from _against_marks(cable, captions)


def _captions(cable: Cable) -> list[Located[str]]:
    """The captions and controls in order, folded to one spelling."""
    controls = cable.classification.controls if cable.classification else ()
    releases = (slug for slug in cable.slugs if _RELEASE.fullmatch(slug.value))
    return [Located(_folded(place.value), place.span) for place in (*controls, *cable.captions, *releases)]


def _folded(caption: str) -> str:
    folded = " ".join(caption.upper().split()).strip(" /")
    return "REL" if folded.startswith("REL ") else folded


def _exclusive(cable: Cable, captions: list[Located[str]]) -> Iterator[Fault]:
    days = days_of(cable)
    is_noforn = any(caption.value == "NOFORN" for caption in captions)
    before: dict[str, None] = {}  # in order; the known captions alone, so that many lines take no longer than few
    for caption in captions:
        for earlier in before:
            since = _exclude_each_other(caption.value, earlier)
            if since is not None:
                is_in_force = since == date.min or (days is not None and days.first >= since)
                message = f"{{}} excludes {earlier}, which stands before it"
                yield fault(caption, message, caption.value, severity=None if is_in_force else Severity.INFO)
        if caption.value in _KNOWN or caption.value in _CHANNELS:
            before[caption.value] = None
        if caption.value == "REL" and is_noforn:
            yield fault(caption, "releasable to foreigners, and NOFORN stands beside it")


def _exclude_each_other(one: str, other: str) -> date | None:
    """The day from which two captions may not stand together, None if they may."""
    for some, others, since in _CONFLICTS:
        if one != other and ((one in some and other in others) or (other in some and one in others)):
            return since
    return None


def _against_level(cable: Cable, captions: list[Located[str]]) -> Iterator[Fault]:
    days = days_of(cable)
    is_classified = cable.level is not None and cable.level.is_classified
    for caption in captions:
        if caption.value == "SENSITIVE" and is_classified:
            yield fault(
                caption,
                "{} is for unclassified messages, and this one is classified",
                caption.value,
                severity=Severity.WARNING,
            )
        elif caption.value in _ENDED_1995 and days is not None and days.first >= date(1996, 1, 1):
            yield fault(caption, "{} ended in 1995", caption.value, severity=Severity.WARNING)


def _against_marks(cable: Cable, captions: list[Located[str]]) -> Iterator[Fault]:
    names = {caption.value for caption in captions}
    marks = [mark for mark in marks_of(cable) if mark.level is not None]
    days = days_of(cable)
    if cable.level is None or not marks or cable.classification is None:
        return
    noforn = [mark for mark in marks if has_control(mark, "NF", "NOFORN")]
    if noforn and not any("NOFORN" in name for name in names):
        first = min(noforn, key=lambda mark: mark.span)
        yield fault(first.span, "{} here, and no NOFORN in the heading", first.text, severity=Severity.WARNING)
    if not noforn and cable.level.is_classified:
        for caption in captions:
            if caption.value == "NOFORN":
                yield fault(caption, "{} here, and no portion is marked NF", caption.value, severity=Severity.INFO)
    is_sensitive = any("SENSITIVE" in name or "OFFICIAL USE" in name for name in names)
    if not cable.level.is_classified and not is_sensitive and days is not None and days.first >= date(1995, 10, 1):
        sensitive = [mark for mark in marks if mark.designation == "SBU"]
        if sensitive:
            first = min(sensitive, key=lambda mark: mark.span)
            yield fault(first.span, "{} here, and no caption SENSITIVE", first.text, severity=Severity.WARNING)


@rule("CLS009", "caption-duplicate", Severity.WARNING, needs=("captions",), fix=Applicability.SAFE)
def caption_duplicate(cable: Cable) -> Iterator[Fault]:
    """A caption stands twice.

    Most often the drafter wrote SIPDIS and the message system added it again. The second says nothing; the fix takes it
    out with its line.

    Fails:
        SIPDIS
        SIPDIS
    Passes:
        SIPDIS
        NOFORN
    Source:
        5 FAH-2 H-440: one caption a line, each once.
    """
    seen: set[str] = set()
    for caption in cable.captions:
        name = _folded(caption.value)
        if name in seen:
            fix = safe(_without_line(cable, caption.span))
            yield fault(caption, "{} stands here for the second time: expected once", name, fix=fix)
        seen.add(name)


def _without_line(cable: Cable, span: Span) -> Edit:
    """Take a caption out, and its line if nothing else stands there."""
    text = cable.source.text
    number, _ = cable.source.position(span.start)
    starts = cable.source.line_starts
    start = starts[number - 1]
    end = starts[number] if number < len(starts) else len(text)
    if text[start:end].strip() == text[span.start : span.end]:
        return replacing(Span(start, end), "")
    before = text[start : span.start].rstrip(" ,/-")
    return replacing(Span(start + len(before), span.end), "")


@rule("CLS011", "caption-misspelt", Severity.WARNING, fix=Applicability.UNSAFE)
def caption_misspelt(cable: Cable) -> Iterator[Fault]:
    """A line among the captions is one slip away from a caption.

    Distribution software does not know ``EXIDS``: the message would go to everybody.

    Fails:
        C O N F I D E N T I A L TOKYO 002004
        EXIDS
    Passes:
        C O N F I D E N T I A L TOKYO 002004
        EXDIS
    Source:
        5 FAH-2 H-440, the list of captions.
    """
    for slug in cable.slugs:
        words = (slug.value, *slug.value.split()[:1])
        for word in words:
            meant = nearest(word.upper(), _KNOWN) if len(word) > 4 and word[-1].isalpha() else None
            if meant is not None:
                span = Span(slug.span.start, slug.span.start + len(word))
                yield fault(span, f"{{}} is no caption: expected {meant}", word, fix=unsafe(replacing(span, meant)))
                break
