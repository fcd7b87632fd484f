"""Classification: the overall level, the portion marks, and what ties them together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cablelint.document.heading import level_of
from cablelint.document.model import Cable, Classification, Level, Located, Paragraph, PortionMark, SectionMark, Style
from cablelint.edits import Span
from cablelint.findings import Applicability, Severity
from cablelint.rules import captions as _captions  # noqa: F401 - its rules register
from cablelint.rules.marks import has_control, highest, is_unmarked, late_mark, marks_of, unclosed_mark, wrong_mark
from cablelint.rules.regimes import days_of, has_marking_duty
from cablelint.rules.registry import Fault, fault, replacing, rule, safe

_LETTERS = {
    Level.UNCLASSIFIED: "U",
    Level.CONFIDENTIAL: "C",
    Level.SECRET: "S",
    Level.TOP_SECRET: "T",
}
_STANDARD = {
    Level.UNCLASSIFIED: "UNCLAS",
    Level.CONFIDENTIAL: "C O N F I D E N T I A L",
    Level.SECRET: "S E C R E T",
    Level.TOP_SECRET: "T O P  S E C R E T",
}
_LEVEL_WORD = re.compile(
    r"^[ \t]*(?P<level>C O N F I D E N T I A L|CONFIDENTIAL|(?:T O P {1,2})?S E C R E T|(?:TOP )?SECRET"
    r"|UNCLAS(?:SIFIED)?)(?![A-Z])",
    re.IGNORECASE | re.MULTILINE,
)
_COMPILATION = re.compile(r"\b(?:aggregat|compilation|taken (?:together|as a whole))", re.IGNORECASE)
_WITHHELD_LINE = re.compile(r"^[ \t]*X{4,}[. \t]*$", re.MULTILINE | re.IGNORECASE)


@rule("CLS001", "classification-missing", Severity.ERROR)
def classification_missing(cable: Cable) -> Iterator[Fault]:
    """The cable has no classification line.

    Without it nobody knows how to protect the text, nor by which message reference number to cite it.

    Fails:
        (without the classification line)
    Passes:
        UNCLAS TOKYO 002004
    Source:
        5 FAH-2 H-321, format line 12; E.O. 13526 section 1.6.
    """
    parts = (cable.executive_order, cable.tags, cable.subject, *cable.captions[:1])
    starts = [part.span.start for part in parts if part is not None]
    if cable.classification is None and starts:
        start = min(starts)
        yield fault(Span(start, start), "the classification line is missing: expected before this line")


@rule("CLS002", "znr-level-mismatch", Severity.ERROR, needs=("security", "classification"), styles=(Style.FULL,))
def znr_level_mismatch(cable: Cable) -> Iterator[Fault]:
    """The security line and the classification line differ in level.

    ``ZNY CCCCC`` goes with CONFIDENTIAL, ``SSSSS`` with SECRET, ``TTTTT`` with TOP SECRET; ``ZNR UUUUU`` or
    ``ZNY EEEEE`` with an unclassified message. Which of the two is right the text cannot tell; a copy downgraded later
    keeps its ZNY.

    Fails:
        ZNY SSSSS ZZH

        ZNR CCCCC ZZH

        ZNY CCSCC ZZH
    Passes:
        ZNY CCCCC ZZH

        ZNR UUUUU ZZH
        UNCLAS TOKYO 002004
    Source:
        ACP 127 and ACP 131, format line 4; 5 FAH-2 H-222.
    """
    line, level = cable.security, cable.level
    if line is None or level is None or line.signal is None or line.letters is None:
        return
    signal, letters = line.signal.value.upper(), line.letters.value.upper()
    expected = _LETTERS[level]
    if letters != letters[0] * 5:
        yield fault(line.letters, f"{{}} is not one letter five times: expected {expected * 5}", letters)
    elif letters[0] != expected and not (letters[0] == "E" and level is Level.UNCLASSIFIED):
        yield fault(line.letters, f"{{}} is not the level of the message: expected {expected * 5}", letters)
    elif (signal == "ZNR") != (letters[0] == "U"):
        expected = "ZNR" if letters[0] == "U" else "ZNY"
        yield fault(line.signal, f"{{}} does not go with {letters}: expected {expected}", signal)


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
    without any mark is told once. Of the years before 2000, when posts were still learning, it is told as a warning.

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
        yield fault(_number(paragraph), message, severity=severity)


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


@rule(
    "CLS007",
    "classification-spacing",
    Severity.INFO,
    needs=("classification",),
    fix=Applicability.SAFE,
    styles=(Style.FULL, Style.THIN),
)
def classification_spacing(cable: Cable) -> Iterator[Fault]:
    """The level is not printed as the format asks: classified words spaced letter by letter, UNCLAS not.

    The spacing makes a classified message stand out on a teletype. Where letters are lost or doubled it is a warning.
    The words for the section after it have a form of their own, ``SECTION 01 OF 05``.

    Fails:
        CONFIDENTIAL SECTION 01 OF 02 TOKYO 002004

        ZNY SSSSS ZZH
        E C R E T SECTION 01 OF 02 TOKYO 002004

        C O N F I D E N T I A L SECTION01OF02 TOKYO 002004
    Passes:
        C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 002004
    Source:
        5 FAH-2 H-321, format line 12.
    """
    if cable.classification is not None:
        yield from _level_spelling(cable, cable.classification)
        if cable.classification.section is not None:
            yield from _section_spelling(cable, cable.classification.section)


def _level_spelling(cable: Cable, classification: Classification) -> Iterator[Fault]:
    level = classification.level
    printed = cable.source.text[level.span.start : level.span.end]
    is_designation = "SENSITIVE" in printed.upper() or "RESTRICTED" in printed.upper()
    if classification.spelling != "spaced" and not is_designation:
        expected = _STANDARD[level.value]
        severity = Severity.WARNING if classification.spelling == "damaged" else None
        fix = safe(replacing(level.span, expected))
        yield fault(level, f"{{}} is not printed as expected, {expected}", printed, fix=fix, severity=severity)


def _section_spelling(cable: Cable, section: SectionMark) -> Iterator[Fault]:
    text = cable.source.text
    printed = text[section.span.start : section.span.end]
    expected = f"{section.number:02} OF {section.total:02}"
    if printed[:1].isalpha():
        # The words are glued, to each other and perhaps to what stands around them.
        before, after = text[section.span.start - 1 : section.span.start], text[section.span.end :][:1]
        content = f"{'' if before.isspace() else ' '}SECTION {expected}{'' if after.isspace() else ' '}"
    else:
        content = expected
    if " ".join(printed.upper().split()) not in (expected, f"SECTION {expected}"):
        fix = safe(replacing(section.span, content))
        yield fault(section.span, f"{{}} is not printed as expected, SECTION {expected}", printed, fix=fix)


@rule("CLS010", "classification-repeated", Severity.ERROR, needs=("classification",))
def classification_repeated(cable: Cable) -> Iterator[Fault]:
    """The level is repeated further down and is another one there.

    Each section of a long message repeats the classification line, and each page of a telegram before 1980 the level;
    where they differ, one was altered, or two messages were glued together.

    Fails:
        1. (C) The two sides differ by four thousand tons.
        S E C R E T SECTION 02 OF 02 TOKYO 002004
        2. (C) Neither will move.
    Passes:
        1. (C) The two sides differ by four thousand tons.
        C O N F I D E N T I A L SECTION 02 OF 02 TOKYO 002004
        2. (C) Neither will move.
    Source:
        5 FAH-2 H-321; E.O. 13526 section 1.6.
    """
    first = cable.classification
    for place in _repeated_levels(cable):
        level = level_of(place.value)
        if first and place.span.start > first.span.start and level is not None and level is not first.level.value:
            expected = first.level.value.value
            yield fault(place, f"{{}} differs from the classification line: expected {expected}", place.value)


def _repeated_levels(cable: Cable) -> Iterator[Located[str]]:
    """The level words in the headers of later sections, and on the pages of an archive's copy."""
    text = cable.source.text
    places = [repair.edit.span for repair in cable.repairs if repair.kind == "repeated-header"]
    if cable.style is Style.ARCHIVE:
        banners = (line for line in cable.lines if line.kind == "BANNER_LINE")
        places += (cable.view.origin(line.start, line.end) for line in banners)
    for start, end in places:
        for match in _LEVEL_WORD.finditer(text, start, end):
            yield Located(match["level"], Span(*match.span("level")))
