"""The summary: the text between SUMMARY and END SUMMARY, or under a heading of that name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from cablelint.document.model import Located, Paragraph
from cablelint.edits import Span
from cablelint.text.letter_case import capitals
from cablelint.text.regexes import regex

_TITLE = r"(?:BEGIN )?(?:EXECUTIVE |INTRODUCTION AND )?SUMMARY"
# Regular expressions: its words may be anywhere in a paragraph, whose text is prose to the grammar.
_SUMMARY_BEGINS = regex(rf"[\s(/-]{{0,8}}{_TITLE}(?: (?:AND|&) [A-Z ]{{3,30}})?[ \t]*[/):.,-]*\s*")
# Its first word is searched for: a search that begins with optional characters takes ten times as long.
_SUMMARY_ENDS = regex(r"END\s+(?:OF\s+|EXECUTIVE\s+|(?:INTRODUCTION|COMMENT)\s+AND\s+)?SUMMARY")
_BEFORE_END = regex(r"[(\[]?\s?\Z")
_HEADING = regex(rf"\W*{_TITLE}(?![A-Z])")
# The word that opens a summary comes within so many characters of a paragraph.
_LONGEST_OPENING = 50
# An action request, the list of participants or a note on the copy may precede it.
_LATEST_PARAGRAPH = 5
# A summary that is no section of its own is closed within so many paragraphs, or is the first one.
_LONGEST = 3


def find_summary(paragraphs: Sequence[Paragraph]) -> Located[str] | None:
    """The summary of a text, without its opening and closing words, or None."""
    for index, paragraph in enumerate(paragraphs[:_LATEST_PARAGRAPH]):
        has_heading = any(_HEADING.match(heading.upper()) for heading in paragraph.headings)
        is_near = "SUMMARY" in capitals(paragraph.text[:_LONGEST_OPENING])
        begins = _SUMMARY_BEGINS.match(capitals(paragraph.text)) if is_near else None
        if has_heading or begins is not None:
            return _summary(paragraphs[index:], 0 if begins is None else begins.end(), has_heading=has_heading)
    if any(_end(paragraph.text) is not None for paragraph in paragraphs[:_LONGEST]):
        return _summary(paragraphs, 0, has_heading=False)
    return None


def _summary(paragraphs: Sequence[Paragraph], begin: int, *, has_heading: bool) -> Located[str] | None:
    first = paragraphs[0]
    block = list(takewhile(lambda paragraph: paragraph is first or not paragraph.headings, paragraphs))
    if not has_heading:
        block = block[:_LONGEST]
    ends = ((index, _end(paragraph.text)) for index, paragraph in enumerate(block))
    closing, end = next((each for each in ends if each[1] is not None), (None, None))
    if closing is not None:
        block = block[: closing + 1]
    elif not has_heading:
        block = block[:1]
    texts = [paragraph.text for paragraph in block]
    texts[-1] = texts[-1][:end]
    texts[0] = texts[0][begin:]
    value = "\n".join(text.strip() for text in texts)
    return Located(value, Span(first.body.start, block[-1].body.end)) if value else None


def _end(text: str) -> int | None:
    folded = capitals(text)
    match = _SUMMARY_ENDS.search(folded) if "SUMMARY" in folded else None
    if match is None:
        return None
    before = _BEFORE_END.search(folded, max(0, match.start() - 2), match.start())
    return before.start() if before else match.start()
