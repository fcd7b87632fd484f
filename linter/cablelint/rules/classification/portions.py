"""Portion marks: present, legible, and in accord with the overall level (part of the family CLS)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cablelint.document.model import Cable, Paragraph, PortionMark
from cablelint.edits import Span
from cablelint.findings import Applicability, Severity
from cablelint.rules.registry import Fault, fault, replacing, rule, safe
from cablelint.rules.support.marks import (
    begins_withheld,
    has_control,
    highest,
    is_unmarked,
    late_mark,
    marks_of,
    unclosed_mark,
    wrong_mark,
)
from cablelint.rules.support.regimes import days_of, has_marking_duty

_COMPILATION = re.compile(r"\b(?:aggregat|compilation|taken (?:together|as a whole))", re.IGNORECASE)
_WITHHELD_LINE = re.compile(r"^[ \t]*X{4,}[. \t]*$", re.MULTILINE | re.IGNORECASE)


@rule("CLS003", "portion-above-overall", Severity.ERROR, needs=("classification",))
def portion_above_overall(cable: Cable) -> Iterator[Fault]:
    """A portion is marked higher than the whole cable.

    The overall level is that of the highest portion; a higher portion would travel without the protection it needs.

    Fails:
        2. (S) The two sides differ by four thousand tons.

        SUBJECT: (S) TALKS ON THE HERRING CATCH
    Passes:
        2. (SBU) The two sides differ by four thousand tons.
    Source:
        E.O. 13526 section 1.6; 5 FAH-1 H-246.
    """
    overall = cable.level
    if overall is None:
        return
    for mark in marks_of(cable):
        if mark.level is not None and mark.level.rank > overall.rank:
            expected = f"at most {overall.value}"
            yield fault(mark.span, f"{{}} is above the level of the cable: expected {expected}", mark.text)


@rule("CLS004", "overall-above-portions", Severity.WARNING, needs=("classification", "paragraphs"))
def overall_above_portions(cable: Cable) -> Iterator[Fault]:
    """The cable is classified higher than any of its portions.

    Over-classification is a fault too. A sentence that the whole tells more than its parts explains it and mutes the
    rule; so do paragraphs left out.

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
    classification, top = cable.classification, highest(cable)
    if classification is None or top is None or top.rank >= classification.level.value.rank:
        return
    paragraphs = [paragraph for paragraph in cable.paragraphs if not paragraph.quoted]
    is_whole = [paragraph.number or 1 for paragraph in paragraphs] == list(range(1, len(paragraphs) + 1))
    text = cable.source.text[cable.body.start : cable.body.end]
    if not is_whole or not all(paragraph.mark for paragraph in paragraphs):
        return
    if any(mark.covers_all for mark in marks_of(cable)) or _COMPILATION.search(text) or _WITHHELD_LINE.search(text):
        return
    level = classification.level
    yield fault(level, f"{{}} is above every portion, the highest being {top.value}", level.value.value)


@rule("CLS005", "portion-mark-missing", Severity.ERROR, needs=("classification", "paragraphs"))
def portion_mark_missing(cable: Cable) -> Iterator[Fault]:
    """A paragraph of a classified cable has no portion mark.

    Each portion has to say by itself how far it may be spread; who extracts an unmarked one cannot know. A cable
    without any mark is told once. It is a warning in the years before 2000, when posts were still learning, and where
    the publisher crossed out the first words, perhaps with the mark.

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
    Source:
        E.O. 12958 and 13526, section 1.6(c); 5 FAH-1 H-246.
    """
    days = days_of(cable)
    if cable.level is None or not cable.level.is_classified or days is None or not has_marking_duty(days):
        return
    if any(mark.covers_all for mark in marks_of(cable)):
        return
    severity = Severity.WARNING if days.first < date(2000, 1, 1) else None
    missing = list(_unmarked(cable))
    if len(missing) > 1 and not any(paragraph.mark for paragraph in cable.paragraphs):
        message = f"none of the {len(cable.paragraphs)} paragraphs has a portion mark: expected one such as (C) in each"
        yield fault(_number(missing[0]), message, severity=severity)
        return
    for paragraph in missing:
        message = f"paragraph {paragraph.number} has no portion mark: expected one such as (C) after its number"
        lower = Severity.WARNING if begins_withheld(paragraph) else severity
        yield fault(_number(paragraph), message, severity=lower)


def _unmarked(cable: Cable) -> Iterator[Paragraph]:
    """The unmarked paragraphs with a number; the numbered items of a list inside a paragraph are none."""
    last = 0
    for paragraph in cable.paragraphs:
        number = paragraph.number or 0
        if number > last and is_unmarked(paragraph):
            yield paragraph
        if not paragraph.quoted:
            last = max(last, number)


def _number(paragraph: Paragraph) -> Span:
    return paragraph.digits.span if paragraph.digits else Span(paragraph.body.start, paragraph.body.start)


@rule("CLS006", "portion-mark-invalid", Severity.WARNING, needs=("paragraphs",), fix=Applicability.SAFE)
def portion_mark_invalid(cable: Cable) -> Iterator[Fault]:
    """A portion mark is none, contradicts itself, is out of its time, or is not printed as it should be.

    Programs that sort and extract portions go by the mark. Letters in lower case, blanks and square brackets are info,
    as is a mark before the number or after the first words.

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
            yield fault(mark.span, "{} is no portion mark: expected one such as (C) or (S//NF)", mark.text)
        elif has_control(mark, "NF", "NOFORN", "N") and has_control(mark, "REL"):
            yield fault(mark.span, "{} both allows and forbids release to foreigners", mark.text)
        elif mark.designation == "LOU" and days and days.first >= date(1995, 10, 1):
            yield fault(mark.span, "{} ended on 1 October 1995: expected (SBU)", mark.text)
        elif mark.designation == "SBU" and days and days.last < date(1990, 1, 1):
            yield fault(mark.span, "{} was not in use before 1990: expected (LOU)", mark.text, severity=Severity.INFO)
        elif not mark.is_standard and not mark.covers_all:
            yield from _in_standard_form(mark)
    marked = sum(paragraph.mark is not None for paragraph in cable.paragraphs)
    if marked * 2 >= len(cable.paragraphs):
        yield from _marks_out_of_place(cable)


def _in_standard_form(mark: PortionMark) -> Iterator[Fault]:
    level, slash, controls = mark.text.strip("()[] ").partition("/")
    expected = f"({level.strip().upper()}{slash}{controls.strip()})"
    if expected != mark.text:
        fix = safe(replacing(mark.span, expected))
        yield fault(
            mark.span,
            f"{{}} is not in the standard form: expected {expected}",
            mark.text,
            fix=fix,
            severity=Severity.INFO,
        )


def _marks_out_of_place(cable: Cable) -> Iterator[Fault]:
    for paragraph in cable.paragraphs:
        if paragraph.quoted:
            continue
        if found := wrong_mark(paragraph):
            yield fault(found[1], "{} is no portion mark: expected one such as (C) or (S//NF)", found[0])
        elif found := unclosed_mark(paragraph):
            fix = safe(replacing(found[1], found[0] + ")"))
            yield fault(
                found[1], f"{{}} is not closed: expected {found[0]})", found[0], fix=fix, severity=Severity.INFO
            )
        elif paragraph.mark_precedes and paragraph.mark:
            message = "{} stands before the number: expected after it"
            yield fault(paragraph.mark.span, message, paragraph.mark.text, severity=Severity.INFO)
        elif late_mark(paragraph):
            message = "the portion mark stands further on: expected right after the number"
            yield fault(_number(paragraph), message, severity=Severity.INFO)
