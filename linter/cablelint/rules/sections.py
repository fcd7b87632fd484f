"""Sections of the text: summary and comments, headings, the parts of a long message, the signature."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Confidence, Severity
from cablelint.rules.registry import Fault, fault, rule, safe
from cablelint.rules.support.incomplete import is_extract, severity_of_omission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.document.model import Cable, PageMark, Paragraph

_SUMMARY = re.compile(
    r"[ (*_-]*(?:BEGIN |EXECUTIVE |[A-Z]+ (?:AND|&|/) )?(?P<word>SUMMARY)(?: (?:AND|&) [A-Z ]{3,20})?[ \n]*[:.*-]"
)
# The word stands before the test of where it begins: re finds a character faster than the beginning of a word.
_SUMMARY_ENDS = re.compile(
    r"END(?<!\wEND)\s{1,3}(?:OF\s)?(?:EXECUTIVE\s|[A-Z]{3,15}\s?(?:AND|&|/)\s?)?(?P<word>SUMMARY)\b"
)
_SUMMARY_WORD = re.compile(r"SUMMARY(?<!\wSUMMARY)\b")


@rule("SEC001", "summary-unclosed", Severity.WARNING, needs=("paragraphs",))
def summary_unclosed(cable: Cable) -> Iterator[Fault]:
    """A summary begins inside a paragraph and is never ended, or ends where none began.

    Readers who are given the summary alone need to know where it stops. Below a heading of its own a summary may end
    with its section, so a missing END SUMMARY is told there as information.

    Fails:
        1. (C) SUMMARY. The minister agreed.
        2. (C) He will write.
    Passes:
        1. (C) SUMMARY. The minister agreed. END SUMMARY.
        2. (C) He will write.
    Source:
        5 FAH-1 H-246.
    """
    text = cable.source.capitals
    end = _SUMMARY_ENDS.search(text, cable.body.start)
    if end is not None:
        if not _SUMMARY_WORD.search(text, cable.body.start - 200 if cable.body.start > 200 else 0, end.start("word")):
            message = "a summary ends here, but none begins"
            yield fault(Span(*end.span()), message, severity=severity_of_omission(cable))
        return
    for index, paragraph in enumerate(cable.paragraphs):
        opening = _SUMMARY.match(text, paragraph.body.start, paragraph.body.end)
        if opening:
            span = Span(opening.start("word"), _end_of_section(cable.paragraphs[index:]))
            message = "a summary begins here, expected END SUMMARY after it"
            yield fault(span, message, severity=severity_of_omission(cable))
            return
        heading = next((title for title in paragraph.headings if _SUMMARY_WORD.search(title.upper())), None)
        if heading is not None:
            span = Span(paragraph.span.start, _end_of_section(cable.paragraphs[index:]))
            message = "a summary below a heading, expected END SUMMARY after it"
            yield fault(span, message, severity=Severity.INFO, confidence=Confidence.LOW)
            return


def _end_of_section(paragraphs: tuple[Paragraph, ...]) -> int:
    """The end of the last paragraph before the next heading; of the first if there is no other heading."""
    for paragraph, following in pairwise(paragraphs):
        if following.headings:
            return paragraph.body.end
    return paragraphs[0].body.end


_REMARK_ENDS = re.compile(r"END(?<![A-Z]END)\s{1,3}(?:OF\s)?(?:[A-Z]{3,15}\s){0,2}(?P<ended>COMMENT|NOTE)S?\b")
_REMARK_IN_BRACKETS = re.compile(
    r"(?P<bracket>[(\[])\s?(?:BEGIN\s)?(?:[A-Z]{3,15}\s)?(?P<bracketed>COMMENT|NOTE)S?\s?[:.-]"
)
_REMARK_BEGINS = re.compile(r"[ *_-]*(?:BEGIN )?(?:EMBASSY |POST |BIO )?(?P<word>COMMENT|NOTE)S?\s?[:.]")
_REMARK_WORD = re.compile(r"\b(?:COMMENT|NOTE)S?\b")


@rule("SEC002", "comment-unclosed", Severity.INFO, needs=("paragraphs",))
def comment_unclosed(cable: Cable) -> Iterator[Fault]:
    """A comment or note begins inside a paragraph and is never ended, or ends where none began.

    What the embassy thinks must be told apart from what it was told. A remark in brackets ends with its bracket, one
    below a heading of its own with its section.

    Fails:
        1. (C) The minister agreed. (COMMENT: He has done so before.
        2. (C) He will write.
    Passes:
        1. (C) The minister agreed. (COMMENT: He has done so before. END COMMENT.)
        2. (C) COMMENT: He may not. END COMMENT.
    Source:
        5 FAH-1 H-246.
    """
    text = cable.source.capitals
    if "COMMENT" not in text and "NOTE" not in text:
        return
    open_remark: dict[str, Span] = {}
    mentioned: set[str] = set()
    for paragraph in cable.paragraphs:
        mentioned.update(word for heading in paragraph.headings for word in _REMARK_WORD.findall(heading.upper()))
        start, end = paragraph.body
        if text.find("COMMENT", start, end) < 0 and text.find("NOTE", start, end) < 0:
            continue
        begins = _REMARK_BEGINS.match(text, start, end)
        if begins:
            if begins["word"] in open_remark:
                yield _never_ended(open_remark[begins["word"]], begins["word"])
            open_remark[begins["word"]] = Span(begins.start("word"), end)
        for match in _REMARK_IN_BRACKETS.finditer(text, start, end):
            if not _is_closed(text, match, end):
                yield _never_ended(Span(match.start(), end), match["bracketed"])
        for match in _REMARK_ENDS.finditer(text, start, end):
            word = match["ended"]
            if word not in open_remark and not _is_mentioned(text, cable.body.start, match, mentioned):
                yield fault(Span(*match.span()), f"a {word.lower()} ends here, but none begins")
            open_remark.pop(word, None)
    for word, span in open_remark.items():
        yield _never_ended(span, word)


def _never_ended(span: Span, word: str) -> Fault:
    return fault(span, f"a {word.lower()} begins here, expected END {word} after it")


def _is_mentioned(text: str, start: int, end: re.Match[str], mentioned: set[str]) -> bool:
    """Whether the word stands somewhere before its END, in a heading or in a form that this rule does not know."""
    return end["ended"] in mentioned or text.find(end["ended"], start, end.start("ended")) >= 0


def _is_closed(text: str, opening: re.Match[str], end: int) -> bool:
    return text.find({"(": ")", "[": "]"}[opening["bracket"]], opening.end(), end) >= 0


_SENTENCE_ENDS = (".", "!", "?", ":", ";", '"', "”", ")")


def _has_title_above(cable: Cable, start: int) -> bool:
    """Whether the rule underlines a heading from which blank lines or a page mark part it."""
    marks = {cable.source.position(mark.span.start)[0] for mark in cable.page_marks}
    number = cable.source.position(start)[0] - 1
    while number > 1 and (number in marks or not cable.source.line(number).strip()):
        number -= 1
    line = cable.source.line(number).strip()
    return len(line) < 70 and any(map(str.isalpha, line)) and not line.endswith(_SENTENCE_ENDS)


_REST_OF_LINE = re.compile(r"[ \t]*(?:\r\n?|\n)?")


@rule("SEC003", "heading-stray-rule", Severity.INFO, needs=("stray_rules",), fix=Applicability.SAFE)
def heading_stray_rule(cable: Cable) -> Iterator[Fault]:
    """A rule of hyphens stands alone, with no heading between it and another.

    It is what is left of a page break or of a long rule that was wrapped. The fix deletes the line.

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
    Source:
        Damage seen in public copies of the cables of 1966-2010.
    """
    text = cable.source.text
    for stray in cable.stray_rules:
        if _has_title_above(cable, stray.start):
            continue
        start, end = stray
        while start and text[start - 1] in " \t":
            start -= 1
        rest = _REST_OF_LINE.match(text, end)
        fix = safe(Edit(start, rest.end() if rest else end, ""))
        yield fault(stray, "found a rule without a heading", fix=fix)


@rule("SEC004", "section-count", Severity.ERROR, needs=("classification",))
def section_count(cable: Cable) -> Iterator[Fault]:
    """The classification line and the page marks do not agree on the number of sections.

    A long message is sent in sections; the classification line says how many, and each page mark repeats it. Where
    they contradict each other, a part is missing or of another message. Where no page mark is left to compare with,
    or the classification line has lost its count, it is told as information.

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
    section = cable.classification.section if cable.classification else None
    totals = {mark.total for mark in cable.page_marks}
    if cable.classification is None or (section is None and not totals):
        return
    if section is None:
        total = max(totals)
        if total > 1:
            message = f"the page marks count {total} sections, expected SECTION 01 OF {total:02}"
            yield fault(cable.classification.span, message, severity=Severity.INFO)
    elif section.number > section.total:
        yield fault(section.span, f"found section {section.number:02} of {section.total:02}")
    elif section.total > 1 and not totals and not _has_later_headers(cable) and not is_extract(cable):
        message = f"section {section.number:02} of {section.total:02}, but no page mark shows another section"
        yield fault(section.span, message, severity=Severity.INFO)
    elif len(totals) == 1 and section.total not in totals:
        yield fault(
            section.span, f"found {section.total} sections in all, expected {max(totals)} as in every page mark"
        )
        return
    yield from _contradictions(cable.page_marks, section.total if section else None)


def _has_later_headers(cable: Cable) -> bool:
    return bool(cable.repeated_classifications) or any(repair.kind == "repeated-header" for repair in cable.repairs)


def _contradictions(marks: tuple[PageMark, ...], total: int | None) -> Iterator[Fault]:
    before = (1, 0)
    for mark in marks:
        if total is not None and mark.total != total:
            yield fault(mark.span, f"found {mark.total} sections in all, expected {total} as elsewhere")
        elif not 1 <= mark.section <= mark.total:
            yield fault(mark.span, f"found section {mark.section} of {mark.total}")
        elif (mark.section, mark.page) <= before:
            message = f"section {mark.section} page {mark.page} comes after section {before[0]} page {before[1]}"
            yield fault(mark.span, message)
        before = (mark.section, mark.page)


_MASKED_END = re.compile(r"(?:X{4,}|\[[A-Z ]+\])[\s.]*\Z", re.IGNORECASE)
_CHIEF = re.compile(r"(?:AMBASSADOR|CHARG[EÉ])(?![A-Z])", re.IGNORECASE)


@rule("SEC005", "signature-missing", Severity.WARNING, needs=("paragraphs",))
def signature_missing(cable: Cable) -> Iterator[Fault]:
    """No signature stands at the end.

    The text of a telegram ends with the surname of the chief of mission, or of whoever is in charge; without it the
    end may be missing.

    Fails:
        1. (C) The minister agreed.
    Passes:
        1. (C) The minister agreed.
        (blank)
        MARLOW
    Source:
        5 FAH-1 H-246.
    """
    if cable.signature is not None:
        return
    text = cable.source.text
    end = cable.body.end
    if not _MASKED_END.search(text, max(0, end - 200), end):
        message = "the text ends here, expected a signature after it"
        yield fault(Span(end, len(text)), message, severity=severity_of_omission(cable))


@rule("SEC006", "signature-mismatch", Severity.WARNING, needs=("signature", "authority"))
def signature_mismatch(cable: Cable) -> Iterator[Fault]:
    """The signature is spelt otherwise than the name of who classified the cable, or is another's.

    A name one or two letters off is a misspelling, of which redaction must know. That an ambassador's cable bears
    another signature is told as information, since deputies sign for the chief.

    Fails:
        Classified By: Ambassador Alice B. Marlow for reasons 1.4 (b) and (d).
        1. (C) The minister agreed.
        (blank)
        MARLWO
    Passes:
        Classified By: Ambassador Alice B. Marlow for reasons 1.4 (b) and (d).
        1. (C) The minister agreed.
        (blank)
        MARLOW
    Source:
        5 FAH-1 H-246.
    """
    name = cable.authority.name if cable.authority else None
    if name is None or cable.signature is None or cable.authority is None:
        return
    from cablelint.text.edit_distance import distance

    signed = _letters(cable.signature.value)
    words = [word for word in map(_letters, name.value.split()) if len(word) > 1]
    if not words or signed in "".join(words) or set(map(_letters, cable.signature.value.split())) & set(words):
        return
    shortest = min(len(signed), len(words[-1]))
    if shortest >= 4 and min(distance(signed, word) for word in words) <= (2 if shortest >= 6 else 1):
        yield fault(
            cable.signature, "found the signature {}, expected it spelt like {}", cable.signature.value, words[-1]
        )
    elif cable.authority.title and _CHIEF.match(cable.authority.title.value):
        message = "found the signature {}, but the chief of mission who classified is another"
        yield fault(cable.signature, message, cable.signature.value, severity=Severity.INFO, confidence=Confidence.LOW)


def _letters(name: str) -> str:
    return "".join(filter(str.isalpha, name.upper()))
