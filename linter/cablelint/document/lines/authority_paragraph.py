"""The Classified By line that is a numbered paragraph of the text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from cablelint.document.lines.message_parts import LONGEST_FIELD, LONGEST_GAP, Field
from cablelint.document.lines.text import Text
from cablelint.document.model import Line
from cablelint.text.regexes import regex

# Regular expressions: the label is behind the number and mark of a paragraph, whose line the grammar names by these.
_NUMBERED_AUTHORITY = regex(
    r"[ \t]*(?:¶ ?)?[0-9]{1,2}\.? {0,4}(?:\([A-Z/]+\))? {0,4}"
    r"(?P<entire>\(?(?:C|S|CONFIDENTIAL|SECRET) {0,2}-{0,2} {0,2}ENTIRE TEXT[.) ]{1,4})?CLASSIFIED BY\b"
)


def find_authority_paragraph(text: Text, lines: Sequence[Line]) -> Field | None:
    """The Classified By line that is a numbered paragraph, as drafters wrote it before 1999 and some later.

    Args:
        text: The text of the message.
        lines: The lines of its body; the first :data:`LONGEST_GAP` are searched.
    """
    for index, line in enumerate(lines[:LONGEST_GAP]):
        found = _NUMBERED_AUTHORITY.match(text.capitals, line.start) if line.kind == "PARAGRAPH_LINE" else None
        if found is not None:
            more = takewhile(lambda later: later.kind == "OTHER_LINE", lines[index + 1 : index + LONGEST_FIELD])
            start = found.end("entire") if found["entire"] else line.start
            taken = (Line(line.kind, start, line.end), *more)
            return Field("authority", start, taken[-1].end, taken)
    return None
