"""Captions: the distribution of a message beyond its addressees (part of the family CLS)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cablelint.document.model import Cable, Classification, Level, Located
from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Severity
from cablelint.rules.rule import Fault, fault, replacing, rule, safe, unsafe
from cablelint.rules.support.marks import has_control, marks_of
from cablelint.rules.support.regimes import days_of
from cablelint.text.edit_distance import nearest
from cablelint.text.regexes import regex

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
_RELEASE = regex(r"REL(?: TO)? [A-Z]{3}(?:, ?[A-Z]{3})*")
_ENDED_1995 = ("NOCONTRACT", "WNINTEL")
_KNOWN = ("SIPDIS", "NODIS", "EXDIS", "LIMDIS", "STADIS", "NOFORN", "SENSITIVE", "ORCON", "TERREP", "RELIDO", "PROPIN")


@rule("CLS008", "caption-conflict", Severity.ERROR)
def caption_conflict(cable: Cable, classification: Classification) -> Iterator[Fault]:
    """Check that the captions agree with each other, with the level and with the portion marks.

    NODIS, EXDIS and LIMDIS each limit the distribution of a message, so only one can apply. SIPDIS opens it to a shared
    network, which they forbid since 1 December 2005; in older cables an archive added SIPDIS, which is info. A conflict
    with the level or the portions is a warning: SENSITIVE is for unclassified messages, and is needed since 1 October
    1995 if a portion is SBU; a portion marked NF needs NOFORN in the heading; NOCONTRACT and WNINTEL ended in 1995.

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
    releases = (slug for slug in cable.slugs if _RELEASE.fullmatch(slug.value))
    printed = (*classification.controls, *cable.captions, *releases)
    captions = [Located(_folded(place.value), place.span) for place in printed]
    level = classification.level.value
    yield from _exclusive(cable, captions)
    yield from _against_level(cable, captions, level)
    yield from _against_marks(cable, captions, level)


def _folded(caption: str) -> str:
    folded = " ".join(caption.upper().split()).strip(" /")
    return "REL" if folded.startswith("REL ") else folded


def _exclusive(cable: Cable, captions: list[Located[str]]) -> Iterator[Fault]:
    days = days_of(cable)
    is_noforn = any(caption.value == "NOFORN" for caption in captions)
    before: dict[str, None] = {}  # in order; only known captions, so that the time is linear in the lines
    for caption in captions:
        for earlier in before:
            since = _exclude_each_other(caption.value, earlier)
            if since is not None:
                is_in_force = since == date.min or (days is not None and days.first >= since)
                message = f"found {caption.value} after {earlier}, expected only one of them"
                yield fault(caption, message, severity=None if is_in_force else Severity.INFO)
        if caption.value in _KNOWN or caption.value in _CHANNELS:
            before[caption.value] = None
        if caption.value == "REL" and is_noforn:
            yield fault(caption, "found REL and NOFORN, expected only one of them")


def _exclude_each_other(one: str, other: str) -> date | None:
    """Return the day from which two captions exclude each other, None if they do not."""
    for some, others, since in _CONFLICTS:
        if one != other and ((one in some and other in others) or (other in some and one in others)):
            return since
    return None


def _against_level(cable: Cable, captions: list[Located[str]], level: Level) -> Iterator[Fault]:
    days = days_of(cable)
    for caption in captions:
        if caption.value == "SENSITIVE" and level.is_classified:
            message = f"found SENSITIVE on a {level.value} message, expected it on unclassified messages only"
            yield fault(caption, message, severity=Severity.WARNING)
        elif caption.value in _ENDED_1995 and days is not None and days.first >= date(1996, 1, 1):
            message = f"found {caption.value} in {days.first.year}, which ended in 1995"
            yield fault(caption, message, severity=Severity.WARNING)


def _against_marks(cable: Cable, captions: list[Located[str]], level: Level) -> Iterator[Fault]:
    names = {caption.value for caption in captions}
    marks = [mark for mark in marks_of(cable) if mark.level is not None]
    days = days_of(cable)
    if not marks:
        return
    noforn = [mark for mark in marks if has_control(mark, "NF", "NOFORN")]
    if noforn and not any("NOFORN" in name for name in names):
        first = min(noforn, key=lambda mark: mark.span)
        message = "found portion mark {}, expected the caption NOFORN in the heading"
        yield fault(first.span, message, first.text, severity=Severity.WARNING)
    if not noforn and level.is_classified:
        for caption in captions:
            if caption.value == "NOFORN":
                yield fault(caption, "found NOFORN, expected a portion marked NF", severity=Severity.INFO)
    is_sensitive = any("SENSITIVE" in name or "OFFICIAL USE" in name for name in names)
    if not level.is_classified and not is_sensitive and days is not None and days.first >= date(1995, 10, 1):
        sensitive = [mark for mark in marks if mark.designation == "SBU"]
        if sensitive:
            first = min(sensitive, key=lambda mark: mark.span)
            message = "found portion mark {}, expected the caption SENSITIVE"
            yield fault(first.span, message, first.text, severity=Severity.WARNING)


@rule("CLS009", "caption-duplicate", Severity.WARNING, fix=Applicability.SAFE)
def caption_duplicate(cable: Cable, captions: tuple[Located[str], ...]) -> Iterator[Fault]:
    """Check that no caption is repeated.

    Most often the drafter wrote SIPDIS and the message system added it again. The fix deletes the second one with its
    line.

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
    for caption in captions:
        name = _folded(caption.value)
        if name in seen:
            fix = safe(_without_line(cable, caption.span))
            yield fault(caption, f"duplicate caption {name}", fix=fix)
        seen.add(name)


def _without_line(cable: Cable, span: Span) -> Edit:
    """Delete a caption, and its line if the line contains nothing else."""
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
    """Check that no line among the captions is a misspelt caption.

    Distribution software does not know ``EXIDS``, and would send the message to everybody. A word is compared if it
    has five letters or more and is one slip away from a caption.

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
                yield fault(span, f"misspelt caption {{}}; expected {meant}", word, fix=unsafe(replacing(span, meant)))
                break
