"""Header: the transmission lines, checked against each other."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.model import Cable, Style
from cablelint.findings import Severity
from cablelint.rules.registry import Fault, fault, rule


@rule("HDR004", "julian-day-mismatch", Severity.ERROR, needs=("de", "date"), styles=(Style.FULL,))
def julian_day_mismatch(cable: Cable) -> Iterator[Fault]:
    """The day of the year in the DE line is not the day of the date-time group.

    The originating station stamps both within minutes, so they differ only where one was altered or miscopied.

    Fails:
        DE RUEHKO #2004/01 1280531
        P 070531Z MAY 07
    Passes:
        DE RUEHKO #2004/01 1270531
        P 070531Z MAY 07
    Source:
        ACP 127, format line 3.
    """
    day = cable.de.day if cable.de else None
    if day is None or cable.date is None:
        return
    expected = cable.date.timetuple().tm_yday
    if day.value != expected:
        yield fault(day, f"day {day.value:03} is not {cable.date:%d %b}, which is day {expected:03}")
