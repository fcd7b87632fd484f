"""Remarks: the summary, comments and notes, each with its beginning and its end (part of the family SEC)."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from cablelint.edits import Span
from cablelint.findings import Confidence, Severity
from cablelint.rules.rule import Fault, fault, rule
from cablelint.rules.support.incomplete import severity_of_omission
from cablelint.text.places import places_of
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.document.model import Cable, Paragraph

_SUMMARY = regex(
    r"[ (*_-]*(?:BEGIN |EXECUTIVE |[A-Z]+ (?:AND|&|/) )?(?P<word>SUMMARY)(?: (?:AND|&) [A-Z ]{3,20})?[ \n]*[:.*-]"
)
# The word precedes the lookbehind for its beginning: re finds a character faster than the beginning of a word.
_SUMMARY_ENDS = regex(r"END(?<!\wEND)\s{1,3}(?:OF\s)?(?:EXECUTIVE\s|[A-Z]{3,15}\s?(?:AND|&|/)\s?)?(?P<word>SUMMARY)\b")
# Characters above the first paragraph in which a summary may begin.
_ABOVE = 200
_SUMMARY_WORD = regex(r"SUMMARY(?<!\wSUMMARY)\b")


@rule("SEC001", "summary-unclosed", Severity.WARNING)
def summary_unclosed(cable: Cable, paragraphs: tuple[Paragraph, ...]) -> Iterator[Fault]:
    """Check that a summary inside a paragraph has an end, and that every END SUMMARY has a beginning.

    Readers who receive only the summary need its end. Below a heading a summary may end with its section, so a missing
    END SUMMARY is info there.

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
        if not _SUMMARY_WORD.search(text, max(0, cable.body.start - _ABOVE), end.start("word")):
            message = "found END SUMMARY, expected a summary before it"
            yield fault(Span(*end.span()), message, severity=severity_of_omission(cable))
        return
    for index, paragraph in enumerate(paragraphs):
        opening = _SUMMARY.match(text, paragraph.body.start, paragraph.body.end)
        if opening:
            span = Span(opening.start("word"), _end_of_section(paragraphs[index:]))
            message = "no END SUMMARY; expected one in this section"
            yield fault(span, message, severity=severity_of_omission(cable))
            return
        heading = next((title for title in paragraph.headings if _SUMMARY_WORD.search(title.upper())), None)
        if heading is not None:
            span = Span(paragraph.span.start, _end_of_section(paragraphs[index:]))
            message = "no END SUMMARY; expected one in the section below the heading SUMMARY"
            yield fault(span, message, severity=Severity.INFO, confidence=Confidence.LOW)
            return


def _end_of_section(paragraphs: tuple[Paragraph, ...]) -> int:
    """Return the end of the last paragraph before the next heading, or of the first without another heading."""
    for paragraph, following in pairwise(paragraphs):
        if following.headings:
            return paragraph.body.end
    return paragraphs[0].body.end


_REMARK_ENDS = regex(r"END(?<![A-Z]END)\s{1,3}(?:OF\s)?(?:[A-Z]{3,15}\s){0,2}(?P<ended>COMMENT|NOTE)S?\b")
_REMARK_IN_BRACKETS = regex(r"(?P<bracket>[(\[])\s?(?:BEGIN\s)?(?:[A-Z]{3,15}\s)?(?P<bracketed>COMMENT|NOTE)S?\s?[:.-]")
_REMARK_BEGINS = regex(r"[ *_-]*(?:BEGIN )?(?:EMBASSY |POST |BIO )?(?P<word>COMMENT|NOTE)S?\s?[:.]")
_REMARK_WORD = regex(r"\b(?:COMMENT|NOTE)S?\b")
_REMARKS = ("COMMENT", "NOTE")
# From END to the word COMMENT or NOTE.
_LONGEST_ENDING = 45
# A bracket with the words before its COMMENT or NOTE is no longer.
_LONGEST_OPENING = 25


@rule("SEC002", "comment-unclosed", Severity.INFO)
def comment_unclosed(cable: Cable, paragraphs: tuple[Paragraph, ...]) -> Iterator[Fault]:
    """Check that a comment or note inside a paragraph has an end, and that every END COMMENT has a beginning.

    Readers have to distinguish the opinion of the embassy from its report. A remark in brackets ends with its bracket,
    one below a heading with its section.

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
    places = sorted(places_of(text, _REMARKS))
    if not places:
        return
    open_remark: dict[str, Span] = {}
    mentioned: set[str] = set()
    for paragraph in paragraphs:
        for heading in paragraph.headings:
            mentioned.update(_REMARK_WORD.findall(heading.upper()))
        start, end = paragraph.body
        first = bisect_left(places, start)
        if first == len(places) or places[first] >= end:
            continue
        words = places[first : bisect_left(places, end)]
        begins = _REMARK_BEGINS.match(text, start, end)
        if begins:
            if begins["word"] in open_remark:
                yield _never_ended(open_remark[begins["word"]], begins["word"])
            open_remark[begins["word"]] = Span(begins.start("word"), end)
        for bracket in sorted({_bracket_before(text, start, word) for word in words} - {-1}):
            match = _REMARK_IN_BRACKETS.match(text, bracket, end)
            if match and not _is_closed(text, match, end):
                yield _never_ended(Span(match.start(), end), match["bracketed"])
        may_end = any(text.find("END", max(start, word - _LONGEST_ENDING), word) >= 0 for word in words)
        for match in _REMARK_ENDS.finditer(text, start, end) if may_end else ():
            word = match["ended"]
            if word not in open_remark and not _is_mentioned(text, cable.body.start, match, mentioned):
                yield fault(Span(*match.span()), f"found END {word}, expected a {word.lower()} before it")
            open_remark.pop(word, None)
    for word, span in open_remark.items():
        yield _never_ended(span, word)


def _never_ended(span: Span, word: str) -> Fault:
    return fault(span, f"no END {word}; expected one after this {word.lower()}")


def _bracket_before(text: str, start: int, word: int) -> int:
    """Find the last bracket that may open a remark with this word; -1 if no bracket precedes it so closely."""
    begin = max(start, word - _LONGEST_OPENING)
    return max(text.rfind("(", begin, word), text.rfind("[", begin, word))


def _is_mentioned(text: str, start: int, end: re.Match[str], mentioned: set[str]) -> bool:
    """Check if the word precedes its END somewhere, in a heading or in a form that this rule does not know."""
    return end["ended"] in mentioned or text.find(end["ended"], start, end.start("ended")) >= 0


def _is_closed(text: str, opening: re.Match[str], end: int) -> bool:
    return text.find({"(": ")", "[": "]"}[opening["bracket"]], opening.end(), end) >= 0
