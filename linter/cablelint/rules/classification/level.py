"""Classification: the overall level and where it is told; portion marks and captions have modules of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.document.header.transmission import level_of
from cablelint.document.model import Cable, Classification, Level, Located, SectionMark, Style
from cablelint.edits import Span
from cablelint.findings import Applicability, Severity
from cablelint.rules.registry import Fault, fault, replacing, rule, safe

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
_LEVEL_WORD = re.compile(
    r"^[ \t]*(?P<level>C O N F I D E N T I A L|CONFIDENTIAL|(?:T O P {1,2})?S E C R E T|(?:TOP )?SECRET"
    r"|UNCLAS(?:SIFIED)?)(?![A-Z])",
    re.IGNORECASE | re.MULTILINE,
)


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
    elif letters[0] != expected and not (letters[0] == "E" and not level.is_classified):
        yield fault(line.letters, f"{{}} is not the level of the message: expected {expected * 5}", letters)
    elif (signal == "ZNR") != (letters[0] == "U"):
        expected = "ZNR" if letters[0] == "U" else "ZNY"
        yield fault(line.signal, f"{{}} does not go with {letters}: expected {expected}", signal)


@rule("CLS007", "classification-spacing", Severity.INFO, needs=("classification",), fix=Applicability.SAFE)
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
