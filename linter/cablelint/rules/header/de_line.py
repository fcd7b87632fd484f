"""The DE line: day, time, serial number and section, checked against other lines (part of the family HDR)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from cablelint.document.model import Cable, Classification, DateTimeGroup, DeLine, MessageReference, Style
from cablelint.findings import Severity
from cablelint.rules.rule import Fault, fault, rule

# Hours within which a message may still be filed on the next day.
_NIGHT = 12


@rule("HDR004", "julian-day-mismatch", Severity.ERROR, styles=(Style.FULL,))
def julian_day_mismatch(
    _cable: Cable, de: DeLine, dtg: DateTimeGroup, date: date, *, hours: int = _NIGHT
) -> Iterator[Fault]:
    """Check that the day of the year in the DE line is the day of the date-time group.

    The originating station stamps both within minutes, so they differ only where one was altered or miscopied, or
    where midnight fell between the two.

    Fails:
        DE RUEHKO #2004/01 1280531
        P 070531Z MAY 07
    Passes:
        DE RUEHKO #2004/01 1270531
        P 070531Z MAY 07

        DE RUEHKO #2004/01 1280004
        P 072358Z MAY 07
    Options:
        hours: Hours after the date-time group within which the DE line may have the next day.
    Source:
        ACP 127, format line 3.
    """
    expected = date.timetuple().tm_yday
    if de.day is not None and de.day.value != expected and not _is_soon(_delay(de, dtg), timedelta(hours=hours)):
        message = f"found DE day {de.day.value:03}, expected {expected:03} (day of the date-time group)"
        yield fault(de.day, message)


def _is_soon(delay: timedelta | None, longest: timedelta) -> bool:
    return delay is not None and timedelta(0) <= delay <= longest


@rule("HDR005", "de-time-mismatch", Severity.WARNING, styles=(Style.FULL,))
def de_time_mismatch(
    _cable: Cable,
    de: DeLine,
    dtg: DateTimeGroup,
    date: date,
    *,
    department_minutes: int = 60,
    post_minutes: int = 0,
    late_minutes: int = 5,
) -> Iterator[Fault]:
    """Check that the filing time in the DE line follows the date-time group.

    A post stamps both in the same minute; the Department files up to an hour later. A delay of up to 5 minutes at a
    post is info. Where the days differ, HDR004 reports it.

    Fails:
        DE RUEHKO #2004/01 1270530
        P 070531Z MAY 07

        DE RUEHKO #2004/01 1270532
        P 070531Z MAY 07
    Passes:
        DE RUEHKO #2004/01 1270531
        P 070531Z MAY 07
    Options:
        department-minutes: Minutes after the date-time group within which the Department may file.
        post-minutes: Minutes after the date-time group within which a post may file.
        late-minutes: Minutes after the date-time group up to which a delay is info.
    Source:
        ACP 127, format line 3; the delays are those of 400 cables of 2006 to 2010.
    """
    delay = _delay(de, dtg)
    if delay is None or de.time is None or de.day is None or dtg.value is None:
        return
    if de.day.value != date.timetuple().tm_yday and not _is_soon(delay, timedelta(hours=_NIGHT)):
        return
    minutes = int(delay.total_seconds()) // 60
    longest = department_minutes if is_department(de) else post_minutes
    if 0 <= minutes <= longest:
        return
    distance = f"{minutes} min after" if minutes > 0 else f"{-minutes} min before"
    range_ = f" to {dtg.value + timedelta(minutes=longest):%H%M}" if longest else ""
    yield fault(
        de.time,
        f"found filing time {{}}, {distance} the date-time group; expected {dtg.value:%H%M}{range_}",
        de.time.value,
        severity=Severity.INFO if 0 <= minutes <= late_minutes else None,
    )


def is_department(line: DeLine | None) -> bool:
    """Check if the Department of State sent the message."""
    return line is not None and line.indicator is not None and line.indicator.value.upper() == "RUEHC"


def _delay(line: DeLine, group: DateTimeGroup) -> timedelta | None:
    """Return how long after the date-time group the DE line was stamped, None if either has no valid time."""
    if line.day is None or line.time is None or group.value is None:
        return None
    hours, minutes = int(line.time.value[:2]), int(line.time.value[2:4])
    start = datetime(group.value.year, 1, 1, tzinfo=UTC)
    delay = start + timedelta(days=line.day.value - 1, hours=hours, minutes=minutes) - group.value
    if delay < -timedelta(days=364):
        # The date-time group is of 31 December, the DE line of 1 January.
        delay += start.replace(year=start.year + 1) - start
    return delay


@rule("HDR006", "serial-mrn-mismatch", Severity.ERROR, styles=(Style.FULL,))
def serial_mrn_mismatch(
    _cable: Cable, de: DeLine, classification: Classification, _message: MessageReference
) -> Iterator[Fault]:
    """Check that the serial number in the DE line is the end of the message reference number.

    The serial is the number's last four digits; they differ only where one of the two was altered or miscopied.

    Fails:
        DE RUEHKO #2005/01 1270531
    Passes:
        DE RUEHKO #2004/01 1270531
    Source:
        5 FAH-2 H-321, format lines 3 and 12.
    """
    numbers = [each.number % 10000 for each in classification.messages]
    if numbers and de.serial is not None and de.serial.value not in numbers:
        expected = f"#{numbers[0]:04} (end of the message reference number)"
        yield fault(de.serial, f"found serial #{de.serial.value:04}, expected {expected}")


@rule("HDR007", "section-de-mismatch", Severity.ERROR)
def section_de_mismatch(cable: Cable, classification: Classification) -> Iterator[Fault]:
    """Check that the DE line and the classification line have the same section number.

    A cable sent in sections has ``/01`` in the one and ``SECTION 01 OF 05`` in the other. Mirrors drop the section from
    the classification line, so its absence alone is info. A copy without a DE line that begins with a later section is
    a warning: the text before it is lost, or the number is wrong.

    Fails:
        DE RUEHKO #2004/02 1270531
        C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 002004

        DE RUEHKO #2004 1270531
        C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 002004

        C O N F I D E N T I A L SECTION 03 OF 02 TOKYO 002004
    Passes:
        DE RUEHKO #2004/01 1270531
        C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 002004

        DE RUEHKO #2004 1270531
        C O N F I D E N T I A L TOKYO 002004

        (without the heading)
        C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 002004
    Source:
        ACP 127; 5 FAH-2 H-321, format lines 3 and 12.
    """
    line, mark = cable.de, classification.section
    if mark is not None and not 1 <= mark.number <= mark.total:
        found = f"SECTION {mark.number:02} OF {mark.total:02}"
        yield fault(mark.span, f"found {found}, expected a section from 01 to {mark.total:02}")
    elif mark is not None and mark.number > 1 and line is None:
        message = f"the message begins with section {mark.number:02}; expected section 01"
        yield fault(mark.span, message, severity=Severity.WARNING)
    if line is None or line.day is None:
        return
    section = line.section
    if mark is None and section is not None:
        # A mirror may have dropped the words for a first section, which are then reported where they belong.
        is_later = section.value > 1
        yield fault(
            section if is_later else classification.span,
            f"no SECTION in the classification line; expected SECTION {section.value:02} (section of the DE line)",
            severity=None if is_later else Severity.INFO,
        )
    elif mark is not None and section is None:
        yield fault(mark.span, f"found SECTION {mark.number:02}, expected /{mark.number:02} in the DE line")
    elif mark is not None and section is not None and mark.number != section.value:
        found = f"section /{section.value:02} in the DE line"
        yield fault(section, f"found {found}, expected /{mark.number:02} (SECTION of the classification line)")
