"""The Classified By line: the classifier and the reason (part of the family DCL)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from cablelint.document.header.position_words import is_position
from cablelint.document.model import Authority, Cable, Level, Reasons
from cablelint.edits import Span
from cablelint.findings import Applicability, Severity
from cablelint.rules.rule import Fault, fault, replacing, rule, safe
from cablelint.rules.support.places import place_after
from cablelint.rules.support.regimes import TOLERANCE, days_of, has_marking_duty, regimes_on
from cablelint.text.regexes import regex

_CLASSIFIER = regex(r"CLASSIFIED BY|DERIVED FROM", re.IGNORECASE)
_SECTION = regex(r"\b1 ?[.,] {0,2}/?[1-9]")
_SECTION_ALONE = regex(r"\b1 ?[.,] ?[1-9]\W*$")
_LETTER = regex(r"\( ?[a-h] ?\)", re.IGNORECASE)
_CUT_OFF = regex(r"\.{3}\s*$|x{3,}", re.IGNORECASE)
_MESSAGE = regex(r"[A-Z][A-Z ]+ [0-9]{2,6}")
_NO_LETTER = "found a reason without a letter, expected one such as 1.4 (b)"
_WORD = regex(r"[^\W\d_][^\s,;:]*")


@rule("DCL009", "classified-by-missing", Severity.ERROR)
def classified_by_missing(cable: Cable, level: Level) -> Iterator[Fault]:
    """Check that a classified cable has a Classified By line, and that an unclassified cable has none.

    An officer with the authority has to answer for each classification, since 14 October 1995 by name. On an
    unclassified cable the line is left over from a template, and is a warning.

    Fails:
        (without the Classified By line)

        ZNR UUUUU ZZH
        UNCLAS TOKYO 002004
        E.O. 12958: N/A
    Passes:
        Classified By: Ambassador Alice B. Marlow for reasons 1.4 (b) and (d).

        P 070531Z MAY 92
        E.O. 12356: DECL: OADR
        (without the Classified By line)
    Source:
        E.O. 12958 and 13526, section 1.6(a)(1); 5 FAH-1 H-245.
    """
    days = days_of(cable)
    if not level.is_classified:
        if cable.authority is not None:
            message = "found a Classified By line on an unclassified cable, expected none"
            yield fault(cable.authority.label, message, severity=Severity.WARNING)
        return
    if cable.authority is None and days is not None and has_marking_duty(days):
        text = cable.source.text
        if not _CLASSIFIER.search(text):
            place = place_after(cable, cable.executive_order, cable.tags, cable.subject, *cable.references)
            yield fault(place, "no Classified By line; expected one before this line")


@rule("DCL010", "classified-by-incomplete", Severity.ERROR)
def classified_by_incomplete(cable: Cable, authority: Authority) -> Iterator[Fault]:
    """Check that the Classified By line contains a name, a position and a reason.

    A position alone identifies its holder by the date, and a name alone can be looked up: each is a warning. Without
    both, or without a reason, the classification is invalid. Derivative classification needs no reason. The rule
    applies since 14 October 1995.

    Fails:
        Classified By: ADANA 222

        Classified By: Ambassador for reasons 1.4 (b) and (d).

        Classified By: Alice B. Marlow for reasons 1.4 (b) and (d).

        Classified By: Ambassador Alice B. Marlow.
    Passes:
        Classified By: Ambassador Alice B. Marlow for reasons 1.4 (b) and (d).

        Derived From: DSCG 05-1 B, D
    Source:
        E.O. 12958 and 13526, sections 1.6(a) and 2.1; ISOO change notice of 2003.
    """
    days = days_of(cable)
    if authority.is_derived or (days is not None and not has_marking_duty(days)):
        return
    if cable.level is not None and not cable.level.is_classified:
        return
    said = authority.text.value if authority.text else ""
    if _CUT_OFF.search(cable.source.text[authority.span.start : authority.span.end]):
        return
    place = authority.text or authority.label
    if not said or _MESSAGE.fullmatch(said.rstrip(" .")):
        yield fault(place, "no classifier in the Classified By line; expected a name and a position")
    elif authority.name is None and all(is_position(word) for word in _WORD.findall(said)):
        yield fault(place, "found the position {} without a name, expected both", said, severity=Severity.WARNING)
    elif authority.name is not None and authority.title is None:
        yield fault(place, "found the name {} without a position, expected both", said, severity=Severity.WARNING)
    if authority.reasons is None:
        yield from _without_reason(cable, authority)


def _without_reason(cable: Cable, authority: Authority) -> Iterator[Fault]:
    end = Span(authority.span.end, authority.span.end)
    printed = cable.source.text[authority.span.start : authority.span.end]
    if _SECTION_ALONE.search(printed):
        yield fault(end, _NO_LETTER, severity=Severity.WARNING)
    elif _SECTION.search(printed):
        return
    elif _LETTER.search(printed):
        yield fault(end, "found a reason without a section, expected one such as 1.4 (b)", severity=Severity.WARNING)
    else:
        yield fault(end, "no reason for the classification; expected one such as 1.4 (b)")


@rule("DCL011", "reason-citation", Severity.WARNING, fix=Applicability.SAFE)
def reason_citation(cable: Cable, authority: Authority, *, tolerance_days: int = TOLERANCE.days) -> Iterator[Fault]:
    """Check that the reason cites the section in force and its letters, in one piece and each letter once.

    Section 1.5 contains the reasons until 21 September 2003, section 1.4 since; the letters (a) to (g) mean the same in
    both, and (h), weapons of mass destruction, came with the change. For 45 days around it both sections are allowed.
    Old templates kept 1.5 for years, so it is a warning; any other letter is an error. A citation before 14 October
    1995, one split by the wrap and a misprint are info.

    Fails:
        Classified By: Ambassador Alice B. Marlow for reasons 1.5 (b) and (d).

        Classified By: Ambassador Alice B. Marlow for reasons 1.4 (b) and (k).

        Classified By: Ambassador Alice B. Marlow for reasons 1.4 (b) and (b).

        Classified By: Ambassador Alice B. Marlow for reasons 1,4 (b) and (d).

        Classified By: Ambassador Alice B. Marlow for reasons 1.
        4 (b) and (d).
    Passes:
        Classified By: Ambassador Alice B. Marlow for reasons 1.4 (b) and (d).

        P 070531Z MAY 01
        Classified By: Ambassador Alice B. Marlow for reasons 1.5 (b) and (d).
    Options:
        tolerance-days: Days before and after a change of order in which the sections of both are allowed.
    Source:
        E.O. 12958 section 1.5; as amended in 2003, and E.O. 13526, section 1.4; ISOO change notice of 2003.
    """
    reasons, days = authority.reasons, days_of(cable)
    if reasons is None:
        return
    regimes = regimes_on(days, timedelta(days=tolerance_days)) if days else []
    section = reasons.section
    sections = {regime.section for regime in regimes if regime.section}
    if not sections and regimes:
        message = f"found a reason, expected none under E.O. {regimes[-1].number}"
        yield fault(section, message, severity=Severity.INFO)
    elif sections and section.value not in sections:
        expected = " or ".join(sorted(sections))
        yield fault(section, f"found section {{}}, expected {expected} on the day of the cable", section.value)
    elif section.value not in ("1.4", "1.5"):
        yield fault(section, "found section {}, expected 1.4 or 1.5", section.value)
    else:
        yield from _printed_damaged(cable, reasons)
    yield from _letters(reasons, "".join(regime.letters for regime in regimes) or "abcdefgh")


def _printed_damaged(cable: Cable, reasons: Reasons) -> Iterator[Fault]:
    span = reasons.section.span
    printed = cable.source.text[span.start : span.end]
    if printed.rstrip(". ") != reasons.section.value:
        trimmed = Span(span.start, span.start + len(printed.rstrip(". ")))
        fix = safe(replacing(trimmed, reasons.section.value))
        quoted = " ".join(printed.split())
        message = f"found section {{}}, expected it printed as {reasons.section.value}"
        yield fault(trimmed, message, quoted, fix=fix, severity=Severity.INFO)


def _letters(reasons: Reasons, legal: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for letter in reasons.letters:
        if letter.value not in legal:
            message = f"found reason ({{}}), expected (a) to ({max(legal)})"
            yield fault(letter, message, letter.value, severity=Severity.ERROR)
        elif letter.value in seen:
            yield fault(letter, f"duplicate reason ({letter.value})")
        seen.add(letter.value)
    if not reasons.letters:
        yield fault(reasons.section, _NO_LETTER)
