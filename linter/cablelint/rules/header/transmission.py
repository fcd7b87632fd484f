"""Header: the transmission lines, checked against each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from cablelint.document.model import Addressee, Cable, Located, Style
from cablelint.edits import Span
from cablelint.findings import Confidence, Severity
from cablelint.rules.registry import Fault, fault, rule


@rule("HDR001", "header-missing-line", Severity.ERROR)
def header_missing_line(cable: Cable) -> Iterator[Fault]:
    """A line of the transmission header is not there, or stands out of order.

    Each line has its place: start of transmission, relay, DE, security, date-time group, FM, TO. Without the last three
    nobody can say who told whom what and when; without one of the others the checks between the lines are lost. Thin
    copies and those of the archives have the last three or none.

    Fails:
        (without the DE line)

        RUEHC/SECSTATE WASHDC PRIORITY 3302
        INFO RUEHBJ/AMEMBASSY BEIJING 6897
    Passes:
        DE RUEHKO #2004/01 1270531
        P 070531Z MAY 07
        FM AMEMBASSY TOKYO
        TO RUEHC/SECSTATE WASHDC PRIORITY 3302
    Source:
        ACP 127, format lines 1 to 7; 5 FAH-2 H-320.
    """
    to = next((station for station in cable.addressees if _begins(cable, station, "TO")), None)
    lines: list[tuple[str, Span | None, Severity]] = [
        ("the start of transmission (VZCZC)", _span(cable.transmission), Severity.WARNING),
        ("the relay line", _span(cable.relay), Severity.WARNING),
        ("the DE line", _span(cable.de), Severity.WARNING),
        ("the security line (ZNR or ZNY)", _span(cable.security), Severity.WARNING),
        ("the date-time group", _span(cable.dtg), Severity.ERROR),
        ("the originator (FM)", _span(cable.originator), Severity.ERROR),
        ("the action addressee (TO)", _span(to), Severity.ERROR),
    ]
    if cable.style is not Style.FULL:
        lines = lines[4:] if cable.originator or to else []
    here = 0
    for index, (name, span, severity) in enumerate(lines):
        if span is None:
            later = (place.start for _, place, _ in lines[index + 1 :] if place is not None and place.start >= here)
            start = min(later, default=cable.classification.span.start if cable.classification else cable.body.start)
            yield fault(Span(start, start), f"{name} is missing: expected before this line", severity=severity)
        elif span.start < here:
            yield fault(span, f"{name} stands too early in the header", severity=Severity.WARNING)
        else:
            here = span.start
    yield from _without_info(cable)


def _without_info(cable: Cable) -> Iterator[Fault]:
    """Several stations for action and none for information: the word INFO is lost. The Department does send so."""
    action = [station for station in cable.addressees if station.role == "action"]
    is_department = cable.de is not None and cable.de.indicator is not None and cable.de.indicator.value == "RUEHC"
    if cable.style is Style.FULL and len(action) > 1 and len(action) == len(cable.addressees) and not is_department:
        unlabelled = next((station for station in action[1:] if not _begins(cable, station, "TO")), None)
        if unlabelled is not None:
            message = "all addressees are for action: expected INFO before those for information"
            yield fault(unlabelled.span, message, severity=Severity.WARNING, confidence=Confidence.MEDIUM)


def _span(line: Located[str] | Addressee | object | None) -> Span | None:
    return getattr(line, "span", None)


def _begins(cable: Cable, station: Addressee, word: str) -> bool:
    return cable.source.text[station.span.start : station.span.end].upper().startswith(word + " ")


@rule("HDR002", "header-unparsed-line", Severity.WARNING, needs=("unread",), styles=(Style.FULL,))
def header_unparsed_line(cable: Cable) -> Iterator[Fault]:
    """A line of the transmission header is of no known form.

    It is either damage, such as the rest of a page mark, or an addressee that no check will look at.

    Fails:
        TO RUEHC/SECSTATE WASHDC PRIORITY 3302
        7/29/2009 14:42
        INFO RUEHBJ/AMEMBASSY BEIJING 6897
    Passes:
        TO RUEHC/SECSTATE WASHDC PRIORITY 3302
        INFO RUEHBJ/AMEMBASSY BEIJING 6897
    Source:
        ACP 127, format lines 1 to 8.
    """
    end = cable.classification.span.start if cable.classification else cable.body.start
    last_line = -1
    for span in cable.unread:
        line, _ = cable.source.position(span.start)
        if span.start < end and line != last_line + 1:
            yield fault(span, "found {}, which is no line of a header", cable.source.text[span.start : span.end])
        last_line = line


@rule("HDR003", "dtg-invalid", Severity.ERROR, needs=("dtg",))
def dtg_invalid(cable: Cable) -> Iterator[Fault]:
    """The date-time group is not a moment of the calendar.

    Every rule about dates hangs on it: which executive order was in force, how long the classification may last.

    Fails:
        P 310531Z APR 07

        P 072731Z MAY 07

        P 070531Z MAI 07
    Passes:
        P 290531Z FEB 08
    Source:
        ACP 121; 5 FAH-2 H-321, format line 5.
    """
    if cable.dtg and cable.dtg.value is None:
        stamp = cable.dtg.stamp
        yield fault(stamp, "{} is no moment of the calendar: expected the form 070531Z MAY 07", stamp.value)


@rule("HDR004", "julian-day-mismatch", Severity.ERROR, needs=("de", "date"), styles=(Style.FULL,))
def julian_day_mismatch(cable: Cable) -> Iterator[Fault]:
    """The day of the year in the DE line is not the day of the date-time group.

    The originating station stamps both within minutes, so they differ only where one was altered or miscopied, or where
    midnight fell between the two.

    Fails:
        DE RUEHKO #2004/01 1280531
        P 070531Z MAY 07
    Passes:
        DE RUEHKO #2004/01 1270531
        P 070531Z MAY 07

        DE RUEHKO #2004/01 1280004
        P 072358Z MAY 07
    Source:
        ACP 127, format line 3.
    """
    day = cable.de.day if cable.de else None
    if day is not None and cable.date is not None and not _is_same_day(cable):
        expected = cable.date.timetuple().tm_yday
        yield fault(day, f"day {day.value:03} is not {cable.date:%d %b}, which is day {expected:03}")


def _is_same_day(cable: Cable) -> bool:
    """Whether the DE line is of the day of the date-time group, or of the half day after it."""
    if cable.de is None or cable.de.day is None or cable.date is None:
        return False
    delay = _delay(cable)
    is_next_night = delay is not None and timedelta(0) <= delay <= timedelta(hours=12)
    return is_next_night or cable.de.day.value == cable.date.timetuple().tm_yday


@rule("HDR005", "de-time-mismatch", Severity.WARNING, needs=("de", "date"), styles=(Style.FULL,))
def de_time_mismatch(cable: Cable) -> Iterator[Fault]:
    """The time of filing in the DE line does not follow on the date-time group.

    A post stamps both in the same minute; the Department files up to an hour after the date-time group. A few minutes'
    delay at a post is told as info.

    Fails:
        DE RUEHKO #2004/01 1270431
        P 070531Z MAY 07

        DE RUEHKO #2004/01 1270534
        P 070531Z MAY 07
    Passes:
        DE RUEHKO #2004/01 1270531
        P 070531Z MAY 07
    Source:
        ACP 127, format line 3; the delays are those of 400 cables of 2006 to 2010.
    """
    delay = _delay(cable)
    if delay is None or cable.de is None or cable.de.time is None or cable.dtg is None or not _is_same_day(cable):
        return
    minutes = int(delay.total_seconds()) // 60
    is_department = cable.de.indicator is not None and cable.de.indicator.value.upper() == "RUEHC"
    if 0 <= minutes <= (60 if is_department else 0):
        return
    severity = Severity.INFO if 0 <= minutes <= 5 else None
    when = f"{minutes} min after" if minutes > 0 else f"{-minutes} min before"
    expected = f"{cable.dtg.value:%H%M}"
    yield fault(
        cable.de.time,
        f"the filing time {{}} is {when} the date-time group: expected {expected}",
        cable.de.time.value,
        severity=severity,
    )


def _delay(cable: Cable) -> timedelta | None:
    """How long after the date-time group the DE line was stamped; None where either is no time."""
    line, group = cable.de, cable.dtg
    if line is None or line.day is None or line.time is None or group is None or group.value is None:
        return None
    hours, minutes = int(line.time.value[:2]), int(line.time.value[2:4])
    start = datetime(group.value.year, 1, 1, tzinfo=UTC)
    delay = start + timedelta(days=line.day.value - 1, hours=hours, minutes=minutes) - group.value
    if delay < -timedelta(days=364):
        # The date-time group is of 31 December, the DE line of 1 January.
        delay += start.replace(year=start.year + 1) - start
    return delay


@rule("HDR006", "serial-mrn-mismatch", Severity.ERROR, needs=("de", "message"), styles=(Style.FULL,))
def serial_mrn_mismatch(cable: Cable) -> Iterator[Fault]:
    """The station's serial number in the DE line is not the end of the message reference number.

    The serial is the number's last four digits; they differ only where one of the two was altered or miscopied.

    Fails:
        DE RUEHKO #2005/01 1270531
    Passes:
        DE RUEHKO #2004/01 1270531
    Source:
        5 FAH-2 H-321, format lines 3 and 12.
    """
    serial = cable.de.serial if cable.de else None
    if serial is None or cable.classification is None:
        return
    numbers = [message.number % 10000 for message in cable.classification.messages]
    if serial.value not in numbers:
        found = f"serial #{serial.value:04} is not the end of the message number"
        yield fault(serial, f"{found}: expected #{numbers[0]:04}")


@rule("HDR007", "section-de-mismatch", Severity.ERROR, needs=("classification",))
def section_de_mismatch(cable: Cable) -> Iterator[Fault]:
    """The DE line and the classification line do not agree on the section.

    A cable sent in sections says ``/01`` in the one and ``SECTION 01 OF 05`` in the other. Mirrors drop the words of
    the classification line, so their absence alone is info. A copy without DE line that begins with a later section is
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
    line, classification = cable.de, cable.classification
    if classification is None:
        return
    mark = classification.section
    if mark is not None and not 1 <= mark.number <= mark.total:
        yield fault(mark.span, f"section {mark.number:02} of {mark.total:02} cannot be: expected 01 to {mark.total:02}")
    elif mark is not None and mark.number > 1 and line is None:
        message = f"the message begins with section {mark.number:02}: expected 01"
        yield fault(mark.span, message, severity=Severity.WARNING)
    if line is None or line.day is None:
        return
    section = line.section
    if mark is None and section is not None:
        # A first section alone may have lost its words to the mirror, which is told where they should stand.
        is_later = section.value > 1
        yield fault(
            section if is_later else classification.span,
            f"no SECTION in the classification line, and /{section.value:02} in the DE line",
            severity=None if is_later else Severity.INFO,
        )
    elif mark is not None and section is None:
        yield fault(mark.span, f"section {mark.number:02} here, and none in the DE line: expected /{mark.number:02}")
    elif mark is not None and section is not None and mark.number != section.value:
        yield fault(section, f"section /{section.value:02} is not that of the classification line, {mark.number:02}")
