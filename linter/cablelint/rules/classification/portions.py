"""Portion marks: present, valid, and consistent with the overall level (part of the family CLS)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cablelint.document.model import Cable, Classification, Level, Paragraph, PortionMark
from cablelint.edits import Span
from cablelint.findings import Applicability, Severity
from cablelint.rules.rule import Fault, fault, replacing, rule, safe
from cablelint.rules.support.marks import (
    begins_withheld,
    has_control,
    highest,
    is_unmarked,
    late_mark,
    marks_of,
    marks_up_to,
    unclosed_mark,
    wrong_mark,
)
from cablelint.rules.support.regimes import days_of, has_marking_duty
from cablelint.text.regexes import regex

_INVALID = "invalid portion mark {}; expected one such as (C) or (S//NF)"
_COMPILATION = regex(r"\b(?:aggregat|compilation|taken (?:together|as a whole))", re.IGNORECASE)
_WITHHELD_LINE = regex(r"^[ \t]*X{4,}[. \t]*$", re.MULTILINE | re.IGNORECASE)


@rule("CLS003", "portion-above-overall", Severity.ERROR)
def portion_above_overall(cable: Cable, level: Level) -> Iterator[Fault]:
    """Check that no portion is marked higher than the whole cable.

    The overall level is that of the highest portion; a higher portion would be sent without the protection it needs.

    Fails:
        2. (S) The two sides differ by four thousand tons.

        SUBJECT: (S) TALKS ON THE HERRING CATCH
    Passes:
        2. (SBU) The two sides differ by four thousand tons.
    Source:
        E.O. 13526 section 1.6; 5 FAH-1 H-246.
    """
    for mark in marks_of(cable):
        if mark.level is not None and mark.level.rank > level.rank:
            expected = f"at most {level.value} (level of the cable)"
            yield fault(mark.span, f"found portion mark {{}}, expected {expected}", mark.text)


@rule("CLS004", "overall-above-portions", Severity.WARNING)
def overall_above_portions(
    cable: Cable, classification: Classification, paragraphs: tuple[Paragraph, ...]
) -> Iterator[Fault]:
    """Check that the cable is not classified higher than each of its portions.

    Over-classification is a fault too. The rule is silent if a sentence says that the parts together are classified,
    and if paragraphs are left out.

    Fails:
        1. (U) The third round begins on June 11.
        MARLOW
    Passes:
        1. (C) The two sides differ by four thousand tons.
        MARLOW

        1. (U) The third round begins on June 11.
        2. (U) This cable is classified in the aggregate.
        MARLOW
    Source:
        E.O. 13526 sections 1.6 and 1.7(e); ISOO marking booklet.
    """
    top = highest(cable)
    if top is None or top.rank >= classification.level.value.rank:
        return
    own = [paragraph for paragraph in paragraphs if not paragraph.quoted]
    is_whole = [paragraph.number or 1 for paragraph in own] == list(range(1, len(own) + 1))
    text = cable.source.text[cable.body.start : cable.body.end]
    if not is_whole or not all(paragraph.mark for paragraph in own):
        return
    if any(mark.covers_all for mark in marks_of(cable)) or _COMPILATION.search(text) or _WITHHELD_LINE.search(text):
        return
    level = classification.level
    yield fault(level, f"found {level.value.value}, expected {top.value} (highest portion mark)")


@rule("CLS005", "portion-mark-missing", Severity.ERROR)
def portion_mark_missing(
    cable: Cable, level: Level, paragraphs: tuple[Paragraph, ...], *, lenient_before: int = 2000
) -> Iterator[Fault]:
    """Check that every paragraph of a classified cable has a portion mark.

    A reader who extracts a portion needs its mark to know how far it may be spread. Marks are a duty since
    14 October 1995. A cable without any mark is reported once. A missing mark is a warning before 2000, when posts
    were still learning, and where the publisher crossed out the first words, perhaps with the mark.

    Fails:
        1. (C) The two sides differ by four thousand tons.
        2. The ambassador has cleared this cable.
        MARLOW
    Passes:
        1. (C) The two sides differ by four thousand tons.
        2. (U) The ambassador has cleared this cable.
        MARLOW

        1. (C - ENTIRE TEXT) The two sides differ by four thousand tons.
        2. Neither will move.
        MARLOW

        P 070531Z MAY 94
        1. (C) The two sides differ by four thousand tons.
        2. Neither will move.
    Options:
        lenient-before: Year before which a missing mark is a warning.
    Source:
        E.O. 12958 and 13526, section 1.6(c); 5 FAH-1 H-246.
    """
    days = days_of(cable)
    if not level.is_classified or days is None or not has_marking_duty(days):
        return
    if any(mark.covers_all for mark in marks_of(cable)):
        return
    severity = Severity.WARNING if days.first.year < lenient_before else None
    expected = f"expected one of {', '.join(marks_up_to(level))}"
    missing = list(_unmarked(paragraphs))
    if len(missing) > 1 and not any(paragraph.mark for paragraph in paragraphs):
        message = f"the {len(paragraphs)} paragraphs have no portion marks; {expected} in each"
        yield fault(_number(missing[0]), message, severity=severity)
        return
    for paragraph in missing:
        message = f"paragraph {paragraph.number} has no portion mark; {expected}"
        lower = Severity.WARNING if begins_withheld(paragraph) else severity
        yield fault(_number(paragraph), message, severity=lower)


def _unmarked(paragraphs: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    """Find the numbered paragraphs without a mark, leaving out the numbered items of a list inside a paragraph."""
    last = 0
    for paragraph in paragraphs:
        number = paragraph.number or 0
        if number > last and is_unmarked(paragraph):
            yield paragraph
        if not paragraph.quoted:
            last = max(last, number)


def _number(paragraph: Paragraph) -> Span:
    return paragraph.digits.span if paragraph.digits else Span(paragraph.body.start, paragraph.body.start)


@rule("CLS006", "portion-mark-invalid", Severity.WARNING, fix=Applicability.SAFE)
def portion_mark_invalid(cable: Cable, paragraphs: tuple[Paragraph, ...]) -> Iterator[Fault]:
    """Check that every portion mark is valid, consistent, of its time, and in the standard form.

    Programs that sort and extract portions read the mark. LOU ended on 1 October 1995; SBU before 1990 is info. Letters
    in lower case, blanks and square brackets are info, as is a mark before the number or after the first words.

    Fails:
        1. (C) The two sides differ by four thousand tons.
        2. (CC) Neither will move.

        2. (S//NF//REL GBR) The two sides differ by four thousand tons.

        2. (LOU) The two sides differ by four thousand tons.

        2. ( c ) The two sides differ by four thousand tons.
    Passes:
        2. (C//NF) The two sides differ by four thousand tons.
    Source:
        5 FAH-1 H-246; ISOO marking booklet; LOU ended on 1 October 1995 (STATE 018029 of 2000).
    """
    days = days_of(cable)
    for mark in marks_of(cable):
        if mark.level is None:
            yield fault(mark.span, _INVALID, mark.text)
        elif has_control(mark, "NF", "NOFORN", "N") and has_control(mark, "REL"):
            yield fault(mark.span, "found {}, expected either NF or REL", mark.text)
        elif mark.designation == "LOU" and days and days.first >= date(1995, 10, 1):
            yield fault(mark.span, "found {}, which ended on 1 October 1995; expected (SBU)", mark.text)
        elif mark.designation == "SBU" and days and days.last < date(1990, 1, 1):
            message = "found {}, which was not in use before 1990; expected (LOU)"
            yield fault(mark.span, message, mark.text, severity=Severity.INFO)
        elif not mark.is_standard and not mark.covers_all:
            yield from _in_standard_form(mark)
    marked = sum(paragraph.mark is not None for paragraph in paragraphs)
    if marked * 2 >= len(paragraphs):
        yield from _marks_out_of_place(paragraphs)


def _in_standard_form(mark: PortionMark) -> Iterator[Fault]:
    level, slash, controls = mark.text.strip("()[] ").partition("/")
    controls = controls.strip()
    if set(map(len, level.split())) == {1}:
        level = level.replace(" ", "")
    expected = f"({level.strip().upper()}{slash}{controls.upper() if controls.islower() else controls})"
    if expected != mark.text:
        fix = safe(replacing(mark.span, expected))
        yield fault(mark.span, f"found {{}}, expected {expected}", mark.text, fix=fix, severity=Severity.INFO)


def _marks_out_of_place(paragraphs: tuple[Paragraph, ...]) -> Iterator[Fault]:
    for paragraph in paragraphs:
        if paragraph.quoted:
            continue
        if found := wrong_mark(paragraph):
            yield fault(found[1], _INVALID, found[0])
        elif found := unclosed_mark(paragraph):
            fix = safe(replacing(found[1], found[0] + ")"))
            yield fault(found[1], "found {}, expected {})", found[0], found[0], fix=fix, severity=Severity.INFO)
        elif paragraph.mark_precedes and paragraph.mark:
            message = "found {} before the number, expected it after"
            yield fault(paragraph.mark.span, message, paragraph.mark.text, severity=Severity.INFO)
        elif late_mark(paragraph):
            message = "found the portion mark further on, expected it right after the number"
            yield fault(_number(paragraph), message, severity=Severity.INFO)
