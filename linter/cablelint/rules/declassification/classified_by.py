"""Who classified a cable, and on what ground (part of the family DCL)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.document.header.classified_by import is_position
from cablelint.document.model import Authority, Cable, Reasons
from cablelint.edits import Span
from cablelint.findings import Applicability, Severity
from cablelint.rules.registry import Fault, fault, replacing, rule, safe
from cablelint.rules.support.places import place_after
from cablelint.rules.support.regimes import days_of, has_marking_duty, regimes_on

_CLASSIFIER = re.compile(r"CLASSIFIED BY|DERIVED FROM", re.IGNORECASE)
_SECTION = re.compile(r"\b1 ?[.,] {0,2}/?[1-9]")
_SECTION_ALONE = re.compile(r"\b1 ?[.,] ?[1-9]\W*$")
_LETTER = re.compile(r"\( ?[a-h] ?\)", re.IGNORECASE)
_CUT_OFF = re.compile(r"\.{3}\s*$|x{3,}", re.IGNORECASE)
_MESSAGE = re.compile(r"[A-Z][A-Z ]+ [0-9]{2,6}")
_WORD = re.compile(r"[^\W\d_][^\s,;:]*")


@rule("DCL009", "classified-by-missing", Severity.ERROR, needs=("classification",))
def classified_by_missing(cable: Cable) -> Iterator[Fault]:
    """A classified cable does not say who classified it; or an unclassified one does.

    Someone with the authority has to answer for each classification. On an unclassified cable the line is left over
    from a template, and is a warning.

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
    days, level = days_of(cable), cable.level
    if level is None:
        return
    if not level.is_classified:
        if cable.authority is not None:
            yield fault(cable.authority.label, "a classifier is named, and the cable is unclassified",
                        severity=Severity.WARNING)  # fmt: skip
        return
    if cable.authority is None and days is not None and has_marking_duty(days):
        text = cable.source.text
        if not _CLASSIFIER.search(text):
            place = place_after(cable, cable.executive_order, cable.tags, cable.subject, *cable.references)
            yield fault(place, "no Classified By line: expected before this line")


@rule("DCL010", "classified-by-incomplete", Severity.ERROR, needs=("authority",))
def classified_by_incomplete(cable: Cable) -> Iterator[Fault]:
    """The Classified By line lacks the name, the position or the reason.

    A position alone identifies its holder by the date, a name alone can be looked up: each is told as a warning.
    Without both, or without a reason, the classification has no ground to stand on. Derivative classification gives
    none.

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
    authority, days = cable.authority, days_of(cable)
    if authority is None or authority.is_derived or (days is not None and not has_marking_duty(days)):
        return
    if cable.level is not None and not cable.level.is_classified:
        return
    said = authority.text.value if authority.text else ""
    if _CUT_OFF.search(cable.source.text[authority.span.start : authority.span.end]):
        return
    place = authority.text or authority.label
    if not said or _MESSAGE.fullmatch(said.rstrip(" .")):
        yield fault(place, "the line names neither a person nor a position")
    elif authority.name is None and all(is_position(word) for word in _WORD.findall(said)):
        yield fault(place, "{} is a position: expected the name too", said, severity=Severity.WARNING)
    elif authority.name is not None and authority.title is None:
        yield fault(place, "{} is a name: expected the position too", said, severity=Severity.WARNING)
    if authority.reasons is None:
        yield from _without_reason(cable, authority)


def _without_reason(cable: Cable, authority: Authority) -> Iterator[Fault]:
    end = Span(authority.span.end, authority.span.end)
    printed = cable.source.text[authority.span.start : authority.span.end]
    if _SECTION_ALONE.search(printed):
        yield fault(end, "the reason has no letter: expected one such as 1.4 (b)", severity=Severity.WARNING)
    elif _SECTION.search(printed):
        return
    elif _LETTER.search(printed):
        yield fault(end, "the reason has no section: expected one such as 1.4 (b)", severity=Severity.WARNING)
    else:
        yield fault(end, "no reason for the classification: expected one such as 1.4 (b)")


@rule("DCL011", "reason-citation", Severity.WARNING, needs=("authority",), fix=Applicability.SAFE)
def reason_citation(cable: Cable) -> Iterator[Fault]:
    """The reason cites another section than the one in force, a letter that is none, or is printed damaged.

    Section 1.5 held the reasons until 21 September 2003, section 1.4 since; their letters (a) to (g) mean the same, and
    (h), weapons of mass destruction, came with the change. Old templates kept 1.5 for years, so it is a warning; a
    letter that stands for no reason is an error. A citation split by the wrap or misprinted is info.

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
    Source:
        E.O. 12958 section 1.5; as amended in 2003, and E.O. 13526, section 1.4; ISOO change notice of 2003.
    """
    reasons = cable.authority.reasons if cable.authority else None
    if reasons is None:
        return
    days = days_of(cable)
    regimes = regimes_on(days) if days else []
    section = reasons.section
    sections = {regime.section for regime in regimes if regime.section}
    if not sections and regimes:
        yield fault(section, "a reason is cited, and the order in force asks for none", severity=Severity.INFO)
    elif sections and section.value not in sections:
        expected = " or ".join(sorted(sections))
        yield fault(
            section, f"section {{}} holds no reasons on the day of the cable: expected {expected}", section.value
        )
    elif section.value not in ("1.4", "1.5"):
        yield fault(section, "section {} holds no reasons: expected 1.4 or 1.5", section.value)
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
        yield fault(trimmed, f"{{}} is not printed as expected, {reasons.section.value}", quoted, fix=fix,
                    severity=Severity.INFO)  # fmt: skip


def _letters(reasons: Reasons, legal: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for letter in reasons.letters:
        if letter.value not in legal:
            last = max(legal)
            yield fault(letter, f"({{}}) stands for no reason: expected (a) to ({last})", letter.value,
                        severity=Severity.ERROR)  # fmt: skip
        elif letter.value in seen:
            yield fault(letter, "the letter ({}) stands twice", letter.value)
        seen.add(letter.value)
    if not reasons.letters:
        yield fault(reasons.section, "the reason has no letter: expected one such as 1.4 (b)")
