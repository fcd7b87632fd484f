"""Declassification: the executive order in force and its instruction; date and classifier have their own modules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from cablelint.document.model import Cable, ExecutiveOrder
from cablelint.edits import Span
from cablelint.findings import Applicability, Severity
from cablelint.rules.registry import Fault, fault, replacing, rule, safe, unsafe
from cablelint.rules.support.places import place_after
from cablelint.rules.support.regimes import REGIMES, Regime, days_of, regimes_on
from cablelint.text.edit_distance import nearest

_NUMBERS = tuple(dict.fromkeys(regime.number for regime in REGIMES))
_LABEL = re.compile(r"E ?[.,]? ?[O0] ?[.,]? ?(?P<number>[0-9]{4,5}) *[:;.]? *:? *", re.IGNORECASE)
_KEYWORD = re.compile(r"(?P<word>DECLAS|DELC|DECL|DEC) ?[:;.]?(?: ?:)* *(?=[0-9])", re.IGNORECASE)


@rule("DCL001", "eo-line-missing", Severity.ERROR, needs=("classification",))
def eo_line_missing(cable: Cable) -> Iterator[Fault]:
    """A classified cable has no E.O. line.

    It says under which order the cable is classified and when it ceases to be. Unclassified cables may leave it out.

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
    if cable.executive_order or not (cable.level and cable.level.is_classified):
        return
    if days is not None and days.last < REGIMES[1].first:
        return
    place = place_after(cable, cable.classification, *cable.captions, *cable.slugs)
    yield fault(place, "the E.O. line is missing: expected before this line")


@rule("DCL002", "eo-number-not-in-force", Severity.ERROR, needs=("executive_order",), fix=Applicability.UNSAFE)
def eo_number_not_in_force(cable: Cable) -> Iterator[Fault]:
    """The number on the E.O. line is not that of the order in force on the day of the cable.

    All other rules of declassification hang on the order. For 45 days around a change either number is told as info.
    After its amendment by E.O. 13292 the number on the line stayed 12958.

    Fails:
        E.O. 12598: DECL: 05/07/2017

        E.O. 12356: DECL: 05/07/2017

        E.O. 13292: DECL: 05/07/2017
    Passes:
        E.O. 12958: DECL: 05/07/2017
    Source:
        E.O. 11652, 12065, 12356, 12958, 13292 and 13526.
    """
    number = cable.executive_order.number if cable.executive_order else None
    if number is None:
        return
    days = days_of(cable)
    in_force = {regime.number for regime in regimes_on(days, timedelta(0))} if days else set()
    expected = next(iter(in_force)) if len(in_force) == 1 else nearest(number.value, _NUMBERS)
    if number.value in in_force or (days is None and number.value in _NUMBERS):
        return
    found = "no order on classified information" if number.value not in _NUMBERS else "not the order in force"
    hint = f": expected {expected}" if expected else f": expected one of {', '.join(_NUMBERS)}"
    is_near = days is not None and number.value in {regime.number for regime in regimes_on(days)}
    fix = unsafe(replacing(number.span, expected)) if expected else None
    yield fault(number, f"E.O. {{}} is {found}{hint}", number.value, fix=fix,
                severity=Severity.INFO if is_near else None)  # fmt: skip


@rule("DCL003", "eo-line-format", Severity.INFO, needs=("executive_order",), fix=Applicability.SAFE)
def eo_line_format(cable: Cable) -> Iterator[Fault]:
    """The E.O. line is not printed as ``E.O. 12958: DECL:``, is glued to another line, or stands twice.

    Programs find the line by its label, at the beginning of a line. A second E.O. line is a warning: which of the two
    counts is not clear.

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
    order = cable.executive_order
    if order is None:
        return
    text = cable.source.text
    _, column = cable.source.position(order.span.start)
    before = text[order.span.start - column + 1 : order.span.start]
    if before.strip():
        message = "the E.O. line begins in the middle of a line: expected a line of its own"
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
            yield fault(span, f"{{}} is not the label expected, {expected.strip()}", label[0].strip(), fix=fix)
        else:
            yield from _keyword_format(text, label.end(), order)
    for other in cable.other_executive_orders:
        yield fault(other.span, "a second E.O. line: expected one", severity=Severity.WARNING)


def _keyword_format(text: str, start: int, order: ExecutiveOrder) -> Iterator[Fault]:
    keyword = _KEYWORD.match(text, start, order.span.end)
    if keyword is not None and " ".join(keyword[0].upper().split()) not in ("DECL:", "DECL :"):
        fix = safe(replacing(Span(*keyword.span()), "DECL: "))
        span = Span(keyword.start(), keyword.start() + len(keyword[0].rstrip()))
        yield fault(span, "{} is not the word expected, DECL:", keyword[0].strip(), fix=fix)


@rule("DCL004", "declass-instruction-illegal", Severity.ERROR, needs=("executive_order", "classification"))
def declass_instruction_illegal(cable: Cable) -> Iterator[Fault]:
    """The declassification instruction is none that the order or the level allows.

    An unclassified cable has nothing to declassify, a classified one has to say when. GDS and XGDS ended in 1982, OADR
    in 1995, X1 to X8 ran from 1995 to 2003, 25X and 50X exemptions began after them. Old templates carried them on, so
    the fault is common; it is no less one, since such a cable has no valid date.

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
    Source:
        E.O. 11652 section 5, 12065 section 1-4, 12356 section 1.4, 12958 section 1.6 (as amended, 1.5), 13526 section
        1.5; ISOO directive of 22 September 2003.
    """
    order, level = cable.executive_order, cable.level
    if order is None or level is None:
        return
    place = order.instruction or order.number
    if not level.is_classified:
        if order.kind not in (None, "N/A"):
            yield fault(place, "{} on an unclassified cable: expected N/A", place.value)
        return
    if order.kind == "N/A":
        yield fault(place, "{} on a classified cable: expected a date of declassification", place.value)
    elif order.kind is None:
        yield fault(
            order.number, "no declassification instruction after the order: expected one such as DECL: and a date"
        )
    else:
        days = days_of(cable)
        regimes = regimes_on(days) if days else []
        if regimes:
            yield from _against_regimes(order, regimes)


def _against_regimes(order: ExecutiveOrder, regimes: list[Regime]) -> Iterator[Fault]:
    name = " or ".join(dict.fromkeys(f"E.O. {regime.number}" for regime in regimes))
    if order.kind == "GDS" and order.keyword and not any(regime.schedules for regime in regimes):
        yield fault(
            order.keyword, f"{{}} is no instruction under {name}: expected DECL: and a date", order.keyword.value
        )
    elif order.kind == "GDS" and order.keyword and all(regime.number == "11652" for regime in regimes):
        if order.officer or (order.dates and order.keyword.value.upper().startswith("GDS")):
            yield fault(order.keyword, "{} takes no date and no name under E.O. 11652", order.keyword.value,
                        severity=Severity.WARNING)  # fmt: skip
        elif order.keyword.value.upper() == "XGDS":
            yield fault(order.keyword, "{} without the number of its ground: expected XGDS-1 to XGDS-4",
                        order.keyword.value, severity=Severity.INFO)  # fmt: skip
    elif order.kind == "DNG" and all(regime.section for regime in regimes) and order.keyword:
        yield fault(order.keyword, f"{{}} downgrades only: {name} asks for a date of declassification",
                    order.keyword.value, severity=Severity.WARNING)  # fmt: skip
    for exemption in order.exemptions:
        printed = "".join(exemption.value.upper().split())
        if (printed[0].isdigit() and "X" not in printed) or printed.startswith(("TEN", "TWENTY")):
            yield fault(exemption, "{} is no date: expected the day itself", exemption.value, severity=Severity.WARNING)
        elif not any(regime.exemptions.fullmatch(printed) for regime in regimes):
            yield fault(exemption, f"{{}} is no exemption under {name}: expected a date", exemption.value)
