"""The date of declassification: valid, in the future, and within the limits of the order (part of the family DCL)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from cablelint.document.model import Cable, ExecutiveOrder, Level
from cablelint.findings import Severity
from cablelint.rules.rule import Fault, fault, rule
from cablelint.rules.support.regimes import MARKING_DUTY, REGIMES, TOLERANCE, anniversary, days_of, regimes_on
from cablelint.text.regexes import regex

_WITHHELD = regex(r"X{4,}|\.{3}", re.IGNORECASE)
_FORM = "MM/DD/YYYY"
_EVENTS_DOUBTED = REGIMES[5].first


@rule("DCL005", "declass-date-invalid", Severity.ERROR)
def declass_date_invalid(cable: Cable, executive_order: ExecutiveOrder) -> Iterator[Fault]:
    """Check that the declassification date is a day of the calendar.

    Without a valid date nobody knows when to declassify the cable. ``13/05/2017`` may be the European order of day and
    month.

    Fails:
        E.O. 12958: DECL: 02/30/2017

        E.O. 12958: DECL: 13/05/2017

        E.O. 12958: DECL: 05/07/207
    Passes:
        E.O. 12958: DECL: 05/07/2017
    Source:
        ISOO directive, 32 CFR 2001; 5 FAH-1 H-245: month, day, year.
    """
    for when in executive_order.dates:
        if when.value is not None:
            continue
        printed = cable.source.text[when.span.start : when.span.end]
        swapped = when.numbers and 12 < when.numbers[1] <= 31 and 1 <= when.numbers[2] <= 12
        hint = " (day and month may be swapped)" if swapped else ""
        yield fault(when.span, f"invalid date {{}}; expected {_FORM}{hint}", printed)


@rule("DCL006", "declass-date-not-future", Severity.ERROR)
def declass_date_not_future(cable: Cable, executive_order: ExecutiveOrder) -> Iterator[Fault]:
    """Check that the declassification date is after the day of the cable.

    The drafter copied the day of the cable, or a digit of the year is wrong.

    Fails:
        E.O. 12958: DECL: 05/07/2007
    Passes:
        E.O. 12958: DECL: 05/08/2007
    Source:
        E.O. 13526 section 1.5 and its forerunners.
    """
    days = days_of(cable)
    for when in executive_order.dates:
        if days is not None and when.value is not None and when.value <= days.first:
            yield fault(when.span, f"found {when.value}, expected a date after {days.first} (day of the cable)")


@rule("DCL007", "declass-date-too-long", Severity.ERROR)
def declass_date_too_long(
    cable: Cable, executive_order: ExecutiveOrder, *, slack_days: int = 1, tolerance_days: int = TOLERANCE.days
) -> Iterator[Fault]:
    """Check that the declassification date is within the limit of the order in force.

    The limit is 10 years from 14 October 1995, and 25 years from 22 September 2003; 20 years under E.O. 12065, where
    more than 6 needed a special authority and is a warning; 30 years under E.O. 11652. E.O. 12356 has no limit. One
    day more is accepted. For 45 days around a change the longer limit applies.

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
    Options:
        slack-days: Days by which a date may exceed the limit.
        tolerance-days: Days before and after a change of order in which the longer limit applies.
    Source:
        E.O. 11652 section 5, 12065 section 1-4, 12958 section 1.6 (as amended, 1.5), 13526 section 1.5.
    """
    days = days_of(cable)
    regimes = regimes_on(days, timedelta(days=tolerance_days)) if days else []
    if days is None or not regimes or any(regime.years is None for regime in regimes):
        return
    longest = max(regime.years or 0 for regime in regimes)
    usual = max(regime.usual_years or regime.years or 0 for regime in regimes)
    slack = timedelta(days=slack_days)
    for when in executive_order.dates:
        if when.value is None:
            continue
        for years in (longest, usual):
            limit = anniversary(days.last, years)
            if when.value > limit + slack:
                message = f"found {when.value}, expected {limit} at the latest ({years} years)"
                yield fault(when.span, message, severity=Severity.WARNING if years < longest else None)
                break


@rule("DCL008", "declass-date-odd", Severity.INFO)
def declass_date_odd(cable: Cable, executive_order: ExecutiveOrder) -> Iterator[Fault]:
    """Check that the declassification date has the form MM/DD/YYYY, and that day and month are not swapped.

    A year of two digits, a month in words and an event are ambiguous. Day and month are suspected to be swapped where
    swapping them gives the date 10 or 25 years after the cable. Since 22 September 2003 an event is allowed only if it
    is sure to come in time, and is a warning. Cables before 14 October 1995 had other forms and are not checked.

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
    days, event = days_of(cable), executive_order.event
    if days is None or days.first < MARKING_DUTY:
        return
    for when in executive_order.dates:
        if when.form == "DATE_SHORT_YEAR":
            yield fault(when.span, f"found a year of two digits, expected {_FORM}")
        elif when.form == "DATE_IN_WORDS":
            yield fault(when.span, f"found a month in words, expected {_FORM}")
        elif cable.date is not None and when.value is not None and _is_swapped(cable.date, when.value):
            years = when.value.year - cable.date.year
            expected = f"{anniversary(cable.date, years)} ({years} years after the cable)"
            yield fault(when.span, f"found {when.value}, expected {expected}; day and month may be swapped")
    if event is not None and not _WITHHELD.search(event.value):
        severity = Severity.WARNING if days.first >= _EVENTS_DOUBTED else None
        yield fault(event, f"found an event, expected a date {_FORM}", severity=severity)


def _is_swapped(day: date, until: date) -> bool:
    is_round = until.year - day.year in (10, 25)
    return is_round and (until.month, until.day) == (day.day, day.month) and day.day != day.month


@rule("DCL012", "declass-date-passed", Severity.INFO)
def declass_date_passed(
    cable: Cable, executive_order: ExecutiveOrder, level: Level, today: date, *, automatic_years: int = 25
) -> Iterator[Fault]:
    """Report a declassification date that has passed, and a cable due for automatic declassification at 25 years.

    The rule runs only with ``--today``. The end of the classification does not allow the publication of a name:
    privacy does not end with it.

    Fails:
        (today is 2017-05-08)
        E.O. 12958: DECL: 05/07/2017

        (today is 2008-01-01)
        P 070531Z MAY 82
        E.O. 12065: GDS 5/7/12 (MARLOW, ALICE)
    Passes:
        (today is 2017-05-06)
        E.O. 12958: DECL: 05/07/2017
    Options:
        automatic-years: Years after the year of origin at whose end a cable is due.
    Source:
        E.O. 13526 sections 1.5 and 3.3: on 31 December of the year that is 25 years from the date of origin.
    """
    days = days_of(cable)
    if not level.is_classified:
        return
    for when in executive_order.dates:
        if when.value is not None and when.value <= today and (days is None or when.value > days.first):
            yield fault(when.span, f"declassification date {when.value} has passed (today is {today})")
            return
    if days is not None and date(days.last.year + automatic_years, 12, 31) < today:
        place = executive_order.instruction or executive_order.number
        due = days.last.year + automatic_years
        yield fault(place, f"due for automatic declassification since 31 December {due} (today is {today})")
