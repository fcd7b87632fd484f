"""Layout: rules under headings, and the numbering of the sections of a long message (part of the family SEC)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Severity
from cablelint.rules.rule import Fault, fault, rule, safe
from cablelint.rules.support.incomplete import is_extract
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.document.model import Cable, Classification, PageMark

_SENTENCE_ENDS = (".", "!", "?", ":", ";", '"', "”", ")")


def _has_title_above(cable: Cable, start: int, longest: int) -> bool:
    """Check if the rule underlines a heading, perhaps with blank lines or a page mark between the two."""
    marks = {cable.source.position(mark.span.start)[0] for mark in cable.page_marks}
    number = cable.source.position(start)[0] - 1
    while number > 1 and (number in marks or not cable.source.line(number).strip()):
        number -= 1
    line = cable.source.line(number).strip()
    return len(line) <= longest and any(map(str.isalpha, line)) and not line.endswith(_SENTENCE_ENDS)


_REST_OF_LINE = regex(r"[ \t]*(?:\r\n?|\n)?")


@rule("SEC003", "heading-stray-rule", Severity.INFO, fix=Applicability.SAFE)
def heading_stray_rule(cable: Cable, stray_rules: tuple[Span, ...], *, longest_heading: int = 69) -> Iterator[Fault]:
    """Check that every rule of hyphens belongs to a heading.

    A stray rule is left over from a page break, or from a long rule that was wrapped. The fix deletes the line. A line
    of at most 69 characters above the rule, without the punctuation of a sentence, is a heading.

    Fails:
        1. (C) The minister agreed.
        (blank)
        -----
        2. (C) He will write.
    Passes:
        1. (C) The minister agreed.
        (blank)
        ----------
        NEXT STEPS
        ----------
        (blank)
        2. (C) He will write.
    Options:
        longest-heading: Most characters of a line that is taken for the heading above a rule.
    Source:
        Damage seen in public copies of the cables of 1966-2010.
    """
    text = cable.source.text
    for stray in stray_rules:
        if _has_title_above(cable, stray.start, longest_heading):
            continue
        start, end = stray
        while start and text[start - 1] in " \t":
            start -= 1
        rest = _REST_OF_LINE.match(text, end)
        fix = safe(Edit(start, rest.end() if rest else end, ""))
        yield fault(stray, "found a rule of hyphens without a heading, expected none", fix=fix)


@rule("SEC004", "section-count", Severity.ERROR)
def section_count(cable: Cable, classification: Classification) -> Iterator[Fault]:
    """Check that the classification line and the page marks agree on the number of sections.

    A long message is sent in sections; the classification line contains their number, and each page mark repeats it.
    Where they contradict each other, a part is missing or belongs to another message. It is info if no page mark is
    left to compare with, or if the classification line has lost its count.

    Fails:
        C O N F I D E N T I A L SECTION 01 OF 03 TOKYO 002004
        1. (C) The minister agreed.
        TOKYO 00002004  002 OF 002
        2. (C) He will write.

        C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 002004
        1. (C) The minister agreed.
    Passes:
        C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 002004
        1. (C) The minister agreed.
        TOKYO 00002004  002 OF 002
        2. (C) He will write.
    Source:
        ACP 127, sections of a long message; 5 FAH-2 H-321.
    """
    section = classification.section
    totals = {mark.total for mark in cable.page_marks}
    if section is None and not totals:
        return
    if section is None:
        total = max(totals)
        if total > 1:
            message = f"no SECTION in the classification line; expected SECTION 01 OF {total:02} as in the page marks"
            yield fault(classification.span, message, severity=Severity.INFO)
    elif section.number > section.total:
        found = f"SECTION {section.number:02} OF {section.total:02}"
        yield fault(section.span, f"found {found}, expected a section from 01 to {section.total:02}")
    elif section.total > 1 and not totals and not _has_later_headers(cable) and not is_extract(cable):
        message = f"found SECTION {section.number:02} OF {section.total:02}, expected page marks of the other sections"
        yield fault(section.span, message, severity=Severity.INFO)
    elif len(totals) == 1 and section.total not in totals:
        yield fault(section.span, f"found {section.total} sections, expected {max(totals)} as in every page mark")
        return
    yield from _contradictions(cable.page_marks, section.total if section else None)


def _has_later_headers(cable: Cable) -> bool:
    return bool(cable.repeated_classifications) or any(repair.kind == "repeated-header" for repair in cable.repairs)


def _contradictions(marks: tuple[PageMark, ...], total: int | None) -> Iterator[Fault]:
    before = (1, 0)
    for mark in marks:
        if total is not None and mark.total != total:
            yield fault(mark.span, f"found {mark.total} sections, expected {total} as in the classification line")
        elif not 1 <= mark.section <= mark.total:
            yield fault(mark.span, f"found section {mark.section} of {mark.total}, expected 1 to {mark.total}")
        elif (mark.section, mark.page) <= before:
            found = f"section {mark.section} page {mark.page}"
            message = f"found {found}, expected a page after section {before[0]} page {before[1]}"
            yield fault(mark.span, message)
        before = (mark.section, mark.page)
