"""The overall level and the places that repeat it (part of the family CLS)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.document.header.transmission import level_of
from cablelint.document.model import Cable, Classification, Level, Located, SectionMark, SecurityLine, Style
from cablelint.edits import Span
from cablelint.findings import Applicability, Severity
from cablelint.rules.rule import Fault, fault, replacing, rule, safe
from cablelint.text.regexes import regex

_LETTERS = {
    Level.UNCLASSIFIED: "U",
    Level.LIMITED_OFFICIAL_USE: "U",
    Level.CONFIDENTIAL: "C",
    Level.SECRET: "S",
    Level.TOP_SECRET: "T",
}
_STANDARD = {
    Level.UNCLASSIFIED: "UNCLAS",
    Level.LIMITED_OFFICIAL_USE: "LIMITED OFFICIAL USE",
    Level.CONFIDENTIAL: "C O N F I D E N T I A L",
    Level.SECRET: "S E C R E T",
    Level.TOP_SECRET: "T O P  S E C R E T",
}
_LEVEL_WORD = regex(
    r"^[ \t]*(?P<level>C O N F I D E N T I A L|CONFIDENTIAL|(?:T O P {1,2})?S E C R E T|(?:TOP )?SECRET"
    r"|UNCLAS(?:SIFIED)?)(?![A-Z])",
    re.IGNORECASE | re.MULTILINE,
)


@rule("CLS001", "classification-missing", Severity.ERROR)
def classification_missing(cable: Cable) -> Iterator[Fault]:
    """Check that the cable has a classification line.

    The line says how to protect the text, and contains the message reference number by which to cite it.

    Fails:
        (without the classification line)
    Passes:
        UNCLAS TOKYO 002004
    Source:
        5 FAH-2 H-321, format line 12; E.O. 13526 section 1.6.
    """
    fields = ("executive_order", "tags", "subject")
    parts = (*(getattr(cable, field) for field in fields if cable.is_printed(field)), *cable.captions[:1])
    starts = [part.span.start for part in parts if part is not None]
    if cable.classification is None and starts:
        start = min(starts)
        yield fault(Span(start, start), "no classification line; expected one before this line")


@rule("CLS002", "znr-level-mismatch", Severity.ERROR, styles=(Style.FULL,))
def znr_level_mismatch(_cable: Cable, security: SecurityLine, level: Level) -> Iterator[Fault]:
    """Check that the security line and the classification line have the same level.

    ``ZNY CCCCC`` goes with CONFIDENTIAL, ``SSSSS`` with SECRET, ``TTTTT`` with TOP SECRET; ``ZNR UUUUU`` or
    ``ZNY EEEEE`` with an unclassified message. The text does not show which of the two is right; a copy that was
    downgraded later keeps its ZNY.

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
    if security.signal is None or security.letters is None:
        return
    signal, letters = security.signal.value.upper(), security.letters.value.upper()
    expected = _LETTERS[level]
    if letters != letters[0] * 5:
        message = f"found {{}}, expected one letter five times, {expected * 5} ({level.value})"
        yield fault(security.letters, message, letters)
    elif letters[0] != expected and not (letters[0] == "E" and not level.is_classified):
        message = f"found {letters} in the security line, expected {expected * 5} ({level.value})"
        yield fault(security.letters, message)
    elif (signal == "ZNR") != (letters[0] == "U"):
        expected = "ZNR" if letters[0] == "U" else "ZNY"
        yield fault(security.signal, f"found {signal}, expected {expected} before {letters}")


@rule("CLS007", "classification-spacing", Severity.INFO, fix=Applicability.SAFE)
def classification_spacing(cable: Cable, classification: Classification) -> Iterator[Fault]:
    """Check that a classified level is spaced letter by letter, that UNCLAS is not, and the form of SECTION after it.

    The spacing makes a classified message visible on a teletype. Lost or doubled letters are a warning. The section
    has the form ``SECTION 01 OF 05``.

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
    yield from _level_spelling(cable, classification)
    if classification.section is not None:
        yield from _section_spelling(cable, classification.section)


def _level_spelling(cable: Cable, classification: Classification) -> Iterator[Fault]:
    level = classification.level
    printed = cable.source.text[level.span.start : level.span.end]
    is_designation = "SENSITIVE" in printed.upper() or "RESTRICTED" in printed.upper()
    if cable.is_printed("classification") and classification.spelling != "spaced" and not is_designation:
        expected = _STANDARD[level.value]
        severity = Severity.WARNING if classification.spelling == "damaged" else None
        fix = safe(replacing(level.span, expected))
        yield fault(level, f"found {{}}, expected {expected}", printed, fix=fix, severity=severity)


def _section_spelling(cable: Cable, section: SectionMark) -> Iterator[Fault]:
    text = cable.source.text
    printed = text[section.span.start : section.span.end]
    expected = f"{section.number:02} OF {section.total:02}"
    if printed[:1].isalpha():
        # The words are joined to each other, and perhaps to the text around them.
        before, after = text[section.span.start - 1 : section.span.start], text[section.span.end :][:1]
        content = f"{'' if before.isspace() else ' '}SECTION {expected}{'' if after.isspace() else ' '}"
    else:
        content = expected
    if " ".join(printed.upper().split()) not in (expected, f"SECTION {expected}"):
        fix = safe(replacing(section.span, content))
        yield fault(section.span, f"found {{}}, expected SECTION {expected}", printed, fix=fix)


@rule("CLS010", "classification-repeated", Severity.ERROR)
def classification_repeated(cable: Cable, classification: Classification) -> Iterator[Fault]:
    """Check that later sections and pages repeat the level of the classification line.

    Each section of a long message repeats the classification line, and each page of a telegram before 1980 the level;
    where they differ, one was altered, or two messages were joined.

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
    overall = classification.level.value
    for place in _repeated_levels(cable):
        level = level_of(place.value)
        if place.span.start > classification.span.start and level is not None and level is not overall:
            yield fault(place, f"found {level.value}, expected {overall.value} as in the classification line")


def _repeated_levels(cable: Cable) -> Iterator[Located[str]]:
    """Find the level words in the headers of later sections, and on the pages of an archive's copy."""
    text = cable.source.text
    places = [repair.edit.span for repair in cable.repairs if repair.kind == "repeated-header"]
    if cable.style is Style.ARCHIVE:
        banners = (line for line in cable.lines if line.kind == "BANNER_LINE")
        places += (cable.view.origin(line.start, line.end) for line in banners)
    for start, end in places:
        for match in _LEVEL_WORD.finditer(text, start, end):
            yield Located(match["level"], Span(*match.span("level")))
