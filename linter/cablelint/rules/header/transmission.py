"""The transmission lines, checked against each other (part of the family HDR)."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.model import Addressee, Cable, DateTimeGroup, Located, Style
from cablelint.edits import Span
from cablelint.findings import Confidence, Severity
from cablelint.rules.header.de_line import is_department
from cablelint.rules.rule import Fault, fault, rule


@rule("HDR001", "header-missing-line", Severity.ERROR)
def header_missing_line(cable: Cable) -> Iterator[Fault]:
    """Check that the lines of the transmission header are complete and in order.

    The order is: start of transmission, relay, DE, security, date-time group, FM, TO. Without the last three a reader
    cannot know who sent the message, to whom and when; without one of the others the checks between the lines are
    lost, which is a warning. Thin copies and copies of archives have the last three or none.

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
        ("start of transmission (VZCZC)", _span(cable.transmission), Severity.WARNING),
        ("relay line", _span(cable.relay), Severity.WARNING),
        ("DE line", _span(cable.de), Severity.WARNING),
        ("security line (ZNR or ZNY)", _span(cable.security), Severity.WARNING),
        ("date-time group", _span(cable.dtg), Severity.ERROR),
        ("originator (FM)", _span(cable.originator), Severity.ERROR),
        ("action addressee (TO)", _span(to), Severity.ERROR),
    ]
    if cable.style is not Style.FULL:
        lines = lines[4:] if cable.is_printed("originator") or to else []
    here, before = 0, ""
    for index, (name, span, severity) in enumerate(lines):
        if span is None:
            later = (place.start for _, place, _ in lines[index + 1 :] if place is not None and place.start >= here)
            start = min(later, default=cable.classification.span.start if cable.classification else cable.body.start)
            yield fault(Span(start, start), f"no {name}; expected one before this line", severity=severity)
        elif span.start < here:
            message = f"found the {name} before the {before}, expected it after"
            yield fault(span, message, severity=Severity.WARNING)
        else:
            here, before = span.start, name
    yield from _without_info(cable)


def _without_info(cable: Cable) -> Iterator[Fault]:
    """Report several action addressees and no INFO. Only the Department sends such messages."""
    action = [station for station in cable.addressees if station.role == "action"]
    is_all = 1 < len(action) == len(cable.addressees)
    if cable.style is Style.FULL and is_all and not is_department(cable.de):
        unlabelled = next((station for station in action[1:] if not _begins(cable, station, "TO")), None)
        if unlabelled is not None:
            message = f"found {len(action)} action addressees and no INFO, expected INFO before the others"
            yield fault(unlabelled.span, message, severity=Severity.WARNING, confidence=Confidence.MEDIUM)


def _span(line: Located[str] | Addressee | object | None) -> Span | None:
    return getattr(line, "span", None)


def _begins(cable: Cable, station: Addressee, word: str) -> bool:
    return cable.source.text[station.span.start : station.span.end].upper().startswith(word + " ")


@rule("HDR002", "header-unparsed-line", Severity.WARNING, styles=(Style.FULL,))
def header_unparsed_line(cable: Cable, unread: tuple[Span, ...]) -> Iterator[Fault]:
    """Check that every line of the transmission header has a known form.

    Such a line is either damage, such as the rest of a page mark, or an addressee that no rule checks.

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
    for span in unread:
        line, _ = cable.source.position(span.start)
        if span.start < end and line != last_line + 1:
            yield fault(span, "found {}, expected a line of the header", cable.source.text[span.start : span.end])
        last_line = line


@rule("HDR003", "dtg-invalid", Severity.ERROR)
def dtg_invalid(_cable: Cable, dtg: DateTimeGroup) -> Iterator[Fault]:
    """Check that the date-time group is a date and time of the calendar.

    The rules about dates depend on it: which executive order was in force, and how long the classification may last.

    Fails:
        P 310531Z APR 07

        P 072431Z MAY 07

        P 070560Z MAY 07

        P 070531Z MAI 07
    Passes:
        P 290531Z FEB 08

        P 072359Z MAY 07
    Source:
        ACP 121; 5 FAH-2 H-321, format line 5.
    """
    if dtg.value is None:
        yield fault(dtg.stamp, "invalid date-time group {}; expected the form 070531Z MAY 07", dtg.stamp.value)
