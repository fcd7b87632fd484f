"""The last block of a message without numbers: all of its text, where no blank line parts it from the header."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cablelint.document.lines.text import Text
from cablelint.document.model import Line
from cablelint.text.regexes import regex

# Regular expressions: the end of a sentence, which a grammar of single lines does not name.
_SENTENCE_END = regex(r"[A-Za-z0-9)\"][.?][ \t]*$", re.MULTILINE)
# A line of so many words is no signature.
_LEAST_WORDS = 4
_NO_PROSE = frozenset(
    {
        *("BLANK_LINE", "BANNER_LINE", "CLASSIFICATION_LINE", "PAGE_MARK_LINE", "NOTICE_LINE", "END_LINE"),
        *("STAMP_LINE", "ARCHIVE_TITLE_LINE"),
    }
)


def last_block(text: Text, lines: Sequence[Line]) -> range:
    """The indices of the lines between two blank ones that have a sentence, with no more than a signature below.

    There are none in a message that has a paragraph with a number, since its text cannot be taken for a field.

    Args:
        text: The text of the message.
        lines: Its lines.
    """
    if any(line.kind == "PARAGRAPH_LINE" for line in lines):
        return range(0)
    end = len(lines)
    while end and not _is_prose(text, lines[end - 1]):
        end -= 1
    begin = end
    while begin and lines[begin - 1].kind != "BLANK_LINE":
        begin -= 1
    while end < len(lines) and lines[end].kind != "BLANK_LINE":
        end += 1
    has_sentence = any(_ends_sentence(text, line) for line in lines[begin:end])
    return range(begin, end) if has_sentence else range(0)


def _is_prose(text: Text, line: Line) -> bool:
    if line.kind in _NO_PROSE:
        return False
    return _ends_sentence(text, line) or len(text.shape[line.start : line.end].split()) >= _LEAST_WORDS


def _ends_sentence(text: Text, line: Line) -> bool:
    return _SENTENCE_END.search(text.shape, line.start, line.end) is not None
