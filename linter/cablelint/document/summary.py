"""The summary: what stands between SUMMARY and END SUMMARY, or under a heading of that name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from cablelint.document import grammar
from cablelint.document.model import Located, Paragraph
from cablelint.edits import Span

_SUMMARY_BEGINS = re.compile(r"(?:BEGIN )?(?:EXECUTIVE )?SUMMARY(?: (?:AND|&) [A-Z ]{3,30})?[ \t]*[:.,-]*\s*")
_SUMMARY_ENDS = re.compile(r"\(?END (?:OF )?(?:EXECUTIVE )?SUMMARY")
# A summary that is no section of its own is closed within so many paragraphs, or is the first one.
_LONGEST = 3


def find_summary(paragraphs: Sequence[Paragraph]) -> Located[str] | None:
    """The summary of a text, without its opening and closing words; None where there is none."""
    if not paragraphs:
        return None
    first = paragraphs[0]
    has_heading = any("SUMMARY" in heading.upper() for heading in first.headings)
    begins = _SUMMARY_BEGINS.match(grammar.fold(first.text))
    if not has_heading and begins is None:
        return None
    block = list(takewhile(lambda paragraph: paragraph is first or not paragraph.headings, paragraphs))
    if not has_heading:
        block = block[:_LONGEST]
    closing = next((index for index, paragraph in enumerate(block) if _end(paragraph.text) is not None), None)
    if closing is not None:
        block = block[: closing + 1]
    elif not has_heading:
        block = block[:1]
    texts = [paragraph.text for paragraph in block]
    texts[-1] = texts[-1][: _end(texts[-1])]
    if begins is not None:
        texts[0] = texts[0][begins.end() :]
    value = "\n".join(text.strip() for text in texts)
    return Located(value, Span(first.body.start, block[-1].body.end)) if value else None


def _end(text: str) -> int | None:
    match = _SUMMARY_ENDS.search(grammar.fold(text))
    return match.start() if match else None
