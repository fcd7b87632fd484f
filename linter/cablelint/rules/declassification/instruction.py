"""The executive order in force and its instruction (part of the family DCL)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from cablelint.document.model import Cable, Classification, ExecutiveOrder, Level
from cablelint.edits import Span
from cablelint.findings import Applicability, Severity
from cablelint.rules.rule import Fault, fault, replacing, rule, safe, unsafe
from cablelint.rules.support.places import place_after
from cablelint.rules.support.regimes import REGIMES, TOLERANCE, Regime, days_of, regimes_on
from cablelint.text.edit_distance import nearest
from cablelint.text.regexes import regex

_NUMBERS = tuple(dict.fromkeys(regime.number for regime in REGIMES))
# The words of a reviewer, who stamps a later order on a telegram when it is released.
_REVIEWED = regex(r"AS AMENDED|DECLASSIFIED|RELEASED|REVIEW", re.IGNORECASE)
_LABEL = regex(r"(?:¶ ?)?E ?[.,]? ?[O0] ?[.,A-Z]? ?(?P<number>[0-9]{4,6}) *[:;.]? *:? *", re.IGNORECASE)
_KEYWORD = regex(r"(?P<word>DECLAS|DELC|DECL|DEC) ?[:;.]?(?: ?:)* *(?=[0-9])", re.IGNORECASE)


@rule("DCL001", "eo-line-missing", Severity.ERROR)
def eo_line_missing(cable: Cable, classification: Classification) -> Iterator[Fault]:
    """Check that a classified cable has an E.O. line.

    The line contains the order under which the cable is classified, and the date on which the classification ends.
    Unclassified cables, and cables before 1 June 1972, may lack it.

    Fails:
        (without the E.O. line)
    Passes:
        E.O. 12958: DECL: 05/07/2017

        ZNR UUUUU ZZH
        UNCLAS TOKYO 002004
        (without the E.O. line)
    Source:
        E.O. 13526 section 1.6(a)(4) and its forerunners; 5 FAH-1 H-245.
    """
    days = days_of(cable)
    if cable.executive_order or not cable.is_of_department or not classification.level.value.is_classified:
        return
    if days is not None and days.last < REGIMES[1].first:
        return
    place = place_after(cable, classification, *cable.captions, *cable.slugs)
    yield fault(place, "no E.O. line; expected one before this line")


@rule("DCL002", "eo-number-not-in-force", Severity.ERROR, fix=Applicability.UNSAFE)
def eo_number_not_in_force(
    cable: Cable, executive_order: ExecutiveOrder, *, tolerance_days: int = TOLERANCE.days
) -> Iterator[Fault]:
    """Check that the E.O. line has the number of the order in force on the day of the cable.

    All other rules of declassification depend on the order. For 45 days around a change the other number is info, and
    so is the later order of a reviewer, ``E.O. 12958: AS AMENDED; DECLASSIFIED ...`` on a telegram of 1972. E.O. 13292
    amended E.O. 12958 in 2003, but the number on the line remained 12958.

    Fails:
        E.O. 12598: DECL: 05/07/2017

        E.O. 12356: DECL: 05/07/2017

        E.O. 13292: DECL: 05/07/2017
    Passes:
        E.O. 12958: DECL: 05/07/2017
    Options:
        tolerance-days: Days before and after a change of order in which the other number is info.
    Source:
        E.O. 11652, 12065, 12356, 12958, 13292 and 13526.
    """
    number, days = executive_order.number, days_of(cable)
    in_force = {regime.number for regime in regimes_on(days, timedelta(0))} if days else set()
    expected = next(iter(in_force)) if len(in_force) == 1 else nearest(number.value, _NUMBERS)
    if number.value in in_force or (days is None and number.value in _NUMBERS):
        return
    hint = f"expected {expected}" if expected else f"expected one of {', '.join(_NUMBERS)}"
    in_force_on = f" (in force on {days.first})" if expected in in_force and days and days.first == days.last else ""
    tolerance = timedelta(days=tolerance_days)
    is_near = days is not None and number.value in {regime.number for regime in regimes_on(days, tolerance)}
    fix = unsafe(replacing(number.span, expected)) if expected else None
    severity = Severity.INFO if is_near or _is_reviewers(executive_order) else None
    yield fault(number, f"found E.O. {{}}, {hint}{in_force_on}", number.value, fix=fix, severity=severity)


def _is_reviewers(order: ExecutiveOrder) -> bool:
    """Whether the line was written by a reviewer when the telegram was released, not by its drafter."""
    return order.instruction is not None and _REVIEWED.search(order.instruction.value) is not None


@rule("DCL003", "eo-line-format", Severity.INFO, fix=Applicability.SAFE)
def eo_line_format(cable: Cable, executive_order: ExecutiveOrder) -> Iterator[Fault]:
    """Check that the E.O. line has the form ``E.O. 12958: DECL:``, a line of its own, and no second one.

    Programs find the line by its label at the beginning of a line. A second E.O. line is a warning, since it is unclear
    which of the two applies.

    Fails:
        EO 12958 DECL: 05/07/2017

        E.O. 12958: DECL 05/07/2017

        E.O. 12958: DECL: 05/07/2017
        E.O. 12958: DECL: 05/07/2027
    Passes:
        E.O. 12958: DECL: 05/07/2017
    Source:
        5 FAH-1 H-245.
    """
    order, text = executive_order, cable.source.text
    _, column = cable.source.position(order.span.start)
    before = text[order.span.start - column + 1 : order.span.start]
    if before.strip():
        message = "found the E.O. line in the middle of a line, expected it on a line of its own"
        blanks = Span(order.span.start - len(before) + len(before.rstrip()), order.span.start)
        yield fault(order.number, message, fix=safe(replacing(blanks, "\n")))
        return
    label = _LABEL.match(text, order.span.start, order.span.end)
    if label is not None:
        is_last = label.end() == order.span.end
        expected = f"E.O. {label['number']}:" + ("" if is_last else " ")
        if " ".join(label[0].split()) != expected.strip():
            fix = safe(replacing(Span(*label.span()), expected))
            span = Span(label.start(), label.start() + len(label[0].rstrip()))
            yield fault(span, f"found label {{}}, expected {expected.strip()}", label[0].strip(), fix=fix)
        else:
            yield from _keyword_format(text, label.end(), order)
    for other in cable.other_executive_orders:
        yield fault(other.span, "duplicate E.O. line; expected one", severity=Severity.WARNING)


def _keyword_format(text: str, start: int, order: ExecutiveOrder) -> Iterator[Fault]:
    keyword = _KEYWORD.match(text, start, order.span.end)
    if keyword is not None and " ".join(keyword[0].upper().split()) not in ("DECL:", "DECL :"):
        fix = safe(replacing(Span(*keyword.span()), "DECL: "))
        span = Span(keyword.start(), keyword.start() + len(keyword[0].rstrip()))
        yield fault(span, "found {}, expected DECL:", keyword[0].strip(), fix=fix)


@rule("DCL004", "declass-instruction-illegal", Severity.ERROR)
def declass_instruction_illegal(
    cable: Cable, executive_order: ExecutiveOrder, level: Level, *, tolerance_days: int = TOLERANCE.days
) -> Iterator[Fault]:
    """Check that the order in force and the level allow the declassification instruction.

    An unclassified cable has nothing to declassify; a classified one needs a date. GDS and XGDS ended in 1982, OADR in
    1995; X1 to X8 were valid from 1995 to 2003, and the 25X and 50X exemptions followed. Old templates kept them, so
    the fault is common, and such a cable has no valid date. For 45 days around a change the rules of both orders apply.

    Fails:
        E.O. 12958: N/A

        E.O. 12958: DECL: OADR

        E.O. 12958: DECL: X1

        E.O. 12958: GDS

        E.O. 12958:

        ZNR UUUUU ZZH
        UNCLAS TOKYO 002004
        E.O. 12958: DECL: 05/07/2017
    Passes:
        P 070531Z MAY 02
        E.O. 12958: DECL: X1, X5

        P 070531Z MAY 75
        E.O. 11652: XGDS-3

        ZNR UUUUU ZZH
        UNCLAS TOKYO 002004
        E.O. 12958: N/A
    Options:
        tolerance-days: Days before and after a change of order in which the instructions of both are allowed.
    Source:
        E.O. 11652 section 5, 12065 section 1-4, 12356 section 1.4, 12958 section 1.6 (as amended, 1.5), 13526 section
        1.5; ISOO directive of 22 September 2003.
    """
    order = executive_order
    place = order.instruction or order.number
    if _is_reviewers(order):
        return
    if not level.is_classified:
        if order.kind not in (None, "N/A"):
            yield fault(place, "found {} on an unclassified cable, expected N/A", place.value)
        return
    if order.kind == "N/A":
        yield fault(place, f"found {{}} on a {level.value} cable, expected DECL: and a date", place.value)
    elif order.kind is None:
        yield fault(order.number, "no declassification instruction; expected one such as DECL: and a date")
    else:
        days = days_of(cable)
        regimes = regimes_on(days, timedelta(days=tolerance_days)) if days else []
        if regimes:
            yield from _against_regimes(order, regimes)


def _against_regimes(order: ExecutiveOrder, regimes: list[Regime]) -> Iterator[Fault]:
    name = " or ".join(dict.fromkeys(f"E.O. {regime.number}" for regime in regimes))
    if order.kind == "GDS" and order.keyword and not any(regime.schedules for regime in regimes):
        yield fault(order.keyword, f"found {{}} under {name}, expected DECL: and a date", order.keyword.value)
    elif order.kind == "GDS" and order.keyword and all(regime.number == "11652" for regime in regimes):
        if order.officer or (order.dates and order.keyword.value.upper().startswith("GDS")):
            message = "found {} with a date or a name, expected neither under E.O. 11652"
            yield fault(order.keyword, message, order.keyword.value, severity=Severity.WARNING)
        elif order.keyword.value.upper() == "XGDS":
            message = "found XGDS without a number, expected XGDS-1 to XGDS-4"
            yield fault(order.keyword, message, severity=Severity.INFO)
    elif order.kind == "DNG" and all(regime.section for regime in regimes) and order.keyword:
        message = f"found {{}}, which only downgrades; expected DECL: and a date under {name}"
        yield fault(order.keyword, message, order.keyword.value, severity=Severity.WARNING)
    for exemption in order.exemptions:
        printed = "".join(exemption.value.upper().split())
        if (printed[0].isdigit() and "X" not in printed) or printed.startswith(("TEN", "TWENTY")):
            message = "found the duration {}, expected a date MM/DD/YYYY"
            yield fault(exemption, message, exemption.value, severity=Severity.WARNING)
        elif not any(regime.exemptions.fullmatch(printed) for regime in regimes):
            yield fault(exemption, f"found exemption {{}} under {name}, expected a date", exemption.value)
