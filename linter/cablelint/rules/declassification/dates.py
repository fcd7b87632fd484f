"""The date of declassification: a day of the calendar, not past and not too far (part of the family DCL)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from cablelint.document.model import Cable, PrintedDate
from cablelint.findings import Severity
from cablelint.rules.registry import Fault, fault, rule
from cablelint.rules.support.regimes import MARKING_DUTY, REGIMES, Days, anniversary, days_of, regimes_on

_WITHHELD = re.compile(r"X{4,}|\.{3}", re.IGNORECASE)
_ONE_DAY = timedelta(days=1)
_EVENTS_DOUBTED = REGIMES[5].first


@rule("DCL005", "declass-date-invalid", Severity.ERROR, needs=("executive_order",))
def declass_date_invalid(cable: Cable) -> Iterator[Fault]:
    """The declassification date is not a day of the calendar.

    Nobody can tell when such a cable is to be opened. ``13/05/2017`` may be the European order of day and month.

    Fails:
        E.O. 12958: DECL: 02/30/2017

        E.O. 12958: DECL: 13/05/2017

        E.O. 12958: DECL: 05/07/207
    Passes:
        E.O. 12958: DECL: 05/07/2017
    Source:
        ISOO directive, 32 CFR 2001; 5 FAH-1 H-245: month, day, year.
    """
    for when in _dates(cable):
        if when.value is not None:
            continue
        printed = cable.source.text[when.span.start : when.span.end]
        swapped = when.numbers and 12 < when.numbers[1] <= 31 and 1 <= when.numbers[2] <= 12
        hint = "day and month swapped? expected MM/DD/YYYY" if swapped else "expected MM/DD/YYYY"
        yield fault(when.span, f"{{}} is no day of the calendar: {hint}", printed)


@rule("DCL006", "declass-date-not-future", Severity.ERROR, needs=("executive_order",))
def declass_date_not_future(cable: Cable) -> Iterator[Fault]:
    """The declassification date is not after the day of the cable.

    The drafter copied the day of the cable, or a digit of the year is wrong.

    Fails:
        E.O. 12958: DECL: 05/07/2007
    Passes:
        E.O. 12958: DECL: 05/08/2007
    Source:
        E.O. 13526 section 1.5 and its forerunners.
    """
    days = days_of(cable)
    for when in _dates(cable):
        if days is not None and when.value is not None and when.value <= days.first:
            yield fault(when.span, f"{when.value} is not after the day of the cable, {days.first}")


@rule("DCL007", "declass-date-too-long", Severity.ERROR, needs=("executive_order",))
def declass_date_too_long(cable: Cable) -> Iterator[Fault]:
    """The declassification date is further away than the order in force allows.

    Ten years from 1995 to 2003, twenty-five after; twenty under E.O. 12065, where more than six needed a special
    authority and is a warning; thirty under E.O. 11652; no limit under E.O. 12356.

    Fails:
        E.O. 12958: DECL: 05/09/2032

        P 070531Z MAY 01
        E.O. 12958: DECL: 05/09/2011

        P 070531Z MAY 79
        E.O. 12065: GDS 5/9/86 (MARLOW, ALICE)
    Passes:
        E.O. 12958: DECL: 05/07/2032

        P 070531Z MAY 92
        E.O. 12356: DECL: 05/07/2052
    Source:
        E.O. 11652 section 5, 12065 section 1-4, 12958 section 1.6 (as amended, 1.5), 13526 section 1.5.
    """
    days = days_of(cable)
    regimes = regimes_on(days) if days else []
    if days is None or not regimes or any(regime.years is None for regime in regimes):
        return
    longest = max(regime.years or 0 for regime in regimes)
    usual = max(regime.usual_years or regime.years or 0 for regime in regimes)
    for when in _dates(cable):
        if when.value is None:
            continue
        years = next((limit for limit in (longest, usual) if when.value > _limit(days, limit)), None)
        if years is not None:
            severity = Severity.WARNING if years < longest else None
            message = (
                f"{when.value} is more than {years} years away: expected {anniversary(days.last, years)} at the latest"
            )
            yield fault(when.span, message, severity=severity)


def _limit(days: Days, years: int) -> date:
    return anniversary(days.last, years) + _ONE_DAY


@rule("DCL008", "declass-date-odd", Severity.INFO, needs=("executive_order",))
def declass_date_odd(cable: Cable) -> Iterator[Fault]:
    """The declassification date has an unusual form, or looks as if day and month were swapped.

    A year of two digits, a month in words and an event leave room for doubt. Since 2003 an event is legal only if it is
    sure to come in time, and is a warning.

    Fails:
        E.O. 12958: DECL: 5/7/17

        E.O. 12958: DECL: 07/05/2017

        E.O. 12958: DECL: AFTER THE NEXT HERRING SEASON
    Passes:
        E.O. 12958: DECL: 05/07/2017

        P 070531Z MAY 92
        E.O. 12356: DECL: 5/7/98
    Source:
        ISOO directive, 32 CFR 2001; E.O. 12958 as amended, section 1.5.
    """
    days, order = days_of(cable), cable.executive_order
    if order is None or days is None or days.first < MARKING_DUTY:
        return
    for when in _dates(cable):
        if when.form == "DATE_SHORT_YEAR":
            yield fault(when.span, "a year of two digits: expected MM/DD/YYYY")
        elif when.form == "DATE_IN_WORDS":
            yield fault(when.span, "a month in words: expected MM/DD/YYYY")
        elif cable.date is not None and when.value is not None and _is_swapped(cable.date, when.value):
            expected = anniversary(cable.date, when.value.year - cable.date.year)
            yield fault(when.span, f"day and month swapped? The cable is of {cable.date}: expected {expected}")
    if order.event is not None and not _WITHHELD.search(order.event.value):
        severity = Severity.WARNING if days.first >= _EVENTS_DOUBTED else None
        yield fault(order.event, "an event and no date: expected MM/DD/YYYY", severity=severity)


def _is_swapped(day: date, until: date) -> bool:
    is_round = until.year - day.year in (10, 25)
    return is_round and (until.month, until.day) == (day.day, day.month) and day.day != day.month


@rule("DCL012", "declass-date-passed", Severity.INFO, needs=("executive_order", "classification"))
def declass_date_passed(cable: Cable, today: date) -> Iterator[Fault]:
    """The declassification date has passed, or the cable is due for automatic declassification at 25 years.

    Asked for with ``--today``. It is no licence to publish a name: privacy does not end with the classification.

    Fails:
        (today is 2017-05-08)
        E.O. 12958: DECL: 05/07/2017

        (today is 2008-01-01)
        P 070531Z MAY 82
        E.O. 12065: GDS 5/7/12 (MARLOW, ALICE)
    Passes:
        (today is 2017-05-06)
        E.O. 12958: DECL: 05/07/2017
    Source:
        E.O. 13526 sections 1.5 and 3.3: on 31 December of the year that is 25 years from the date of origin.
    """
    order, days = cable.executive_order, days_of(cable)
    if order is None or cable.level is None or not cable.level.is_classified:
        return
    dates = [when for when in order.dates if when.value is not None]
    for when in dates:
        if when.value is not None and when.value <= today and (days is None or when.value > days.first):
            yield fault(when.span, f"the date of declassification, {when.value}, has passed")
            return
    if days is not None and date(days.last.year + 25, 12, 31) < today:
        place = order.instruction or order.number
        yield fault(place, f"due for automatic declassification since 31 December {days.last.year + 25}")


def _dates(cable: Cable) -> tuple[PrintedDate, ...]:
    return cable.executive_order.dates if cable.executive_order else ()
