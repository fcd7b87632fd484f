"""The executive orders on classified information and the days on which cables were marked under each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath
from typing import NamedTuple

from cablelint.document.model import Cable
from cablelint.text.regexes import regex

#: How long before and after a change of order a post may use the wording of the other.
TOLERANCE = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Regime:
    """The rules for declassification instructions in a period.

    Attributes:
        number: The number on the E.O. line, 12958 both before and after the amendment of 2003.
        first: The first day on which cables were marked under it.
        last: The last one.
        years: How long an original classification may last, None without a limit.
        usual_years: How long without a special authority, where that is less.
        section: The section that a Classified By line cites, None if it cites none.
        letters: The letters of the reasons in that section.
        schedules: Whether the schedules GDS, XGDS, RDS and ADS are instructions.
        exemptions: The exemptions allowed in place of a date, including OADR.
        source: The order and its sections.
    """

    number: str
    first: date
    last: date
    years: int | None
    section: str | None
    letters: str
    schedules: bool
    exemptions: re.Pattern[str]
    source: str
    usual_years: int | None = None


_NO_EXEMPTION = regex(r"(?!)")

#: In order of time, without a gap.
REGIMES = (
    Regime(
        "10501", date(1953, 12, 15), date(1972, 5, 31), None, None, "", schedules=False, exemptions=_NO_EXEMPTION,
        source="E.O. 10501 (1953)",
    ),
    Regime(
        "11652", date(1972, 6, 1), date(1978, 11, 30), 30, None, "", schedules=True, exemptions=_NO_EXEMPTION,
        source="E.O. 11652 (1972), sections 4 and 5",
    ),
    Regime(
        "12065", date(1978, 12, 1), date(1982, 7, 31), 20, None, "", schedules=True, exemptions=_NO_EXEMPTION,
        source="E.O. 12065 (1978), section 1-4", usual_years=6,
    ),
    Regime(
        "12356", date(1982, 8, 1), date(1995, 10, 13), None, None, "", schedules=False, exemptions=regex("OADR"),
        source="E.O. 12356 (1982), section 1.4",
    ),
    Regime(
        "12958", date(1995, 10, 14), date(2003, 9, 21), 10, "1.5", "abcdefg", schedules=False,
        exemptions=regex(r"X[1-8]|MR"), source="E.O. 12958 (1995), sections 1.5 and 1.6",
    ),
    Regime(
        "12958", date(2003, 9, 22), date(2010, 6, 26), 25, "1.4", "abcdefgh", schedules=False,
        exemptions=regex(r"25X1(?:-HUMAN)?|MR"),
        source="E.O. 12958 as amended by E.O. 13292 (2003), sections 1.4 and 1.5",
    ),
    Regime(
        "13526", date(2010, 6, 27), date.max, 25, "1.4", "abcdefgh", schedules=False,
        exemptions=regex(r"25X[1-9](?:-HUMAN)?|50X1-HUM|50X2-WMD|50X[1-9]|75X[1-9]?"),
        source="E.O. 13526 (2009), sections 1.4, 1.5 and 3.3",
    ),
)  # fmt: skip
#: Each portion of a classified document needs a mark, and the classifier has to be named, from this day on.
MARKING_DUTY = date(1995, 10, 14)

_YEAR_IN_NAME = regex(r"(?P<year>[0-9]{2})[A-Z]{3,}[0-9]")


class Days(NamedTuple):
    """The days on which a cable may have been sent: one day from its date-time group, or the year from its id."""

    first: date
    last: date


def days_of(cable: Cable) -> Days | None:
    """Return when a cable was sent, None without a valid date-time group and without an id as file name."""
    if cable.date:
        return Days(cable.date, cable.date)
    match = _YEAR_IN_NAME.match(PurePath(cable.source.name).name) if cable.dtg is None else None
    if match is None:
        return None
    year = int(match["year"]) + (1900 if int(match["year"]) >= 66 else 2000)
    return Days(date(year, 1, 1), date(year, 12, 31))


def regimes_on(days: Days, tolerance: timedelta = TOLERANCE) -> list[Regime]:
    """Return the regimes in force on any of the days, or at most the tolerance before or after them."""
    return [one for one in REGIMES if one.first - tolerance <= days.last and days.first - tolerance <= one.last]


def has_marking_duty(days: Days) -> bool:
    """Check if the cable has to mark its portions and to name its classifier."""
    return days.first >= MARKING_DUTY


def anniversary(day: date, years: int) -> date:
    """Return the same day of a later year, 28 February for 29 February if that year has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
