"""The place of a line that may continue the field above it."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from cablelint.document.lines.text import Text
from cablelint.document.model import Line

# So many characters before a line show whether it continues a reference or a citation.
_LONGEST_TAIL = 80


class Gap(Enum):
    """The lines between a field and the line in question: none, blank lines, or a page mark and blank lines."""

    NONE = 0
    BLANK = 1
    PAGE = 2


class Place(NamedTuple):
    """A line below a field.

    Attributes:
        text: The text of both.
        first: The first line of the field, which has its label.
        line: The line in question, which is not blank.
        gap: The lines that separate it from the last line of the field.
        following: The kind of the next line that is not blank, an empty string at the end of the text.
        is_text: Whether the lines up to the next blank one are all of the text, so that they cannot all be of a field.
    """

    text: Text
    first: Line
    line: Line
    gap: Gap
    following: str
    is_text: bool

    @property
    def capitals(self) -> str:
        """The line in capitals."""
        return self.text.capitals[self.line.start : self.line.end]

    @property
    def raw(self) -> str:
        """The line as printed."""
        return self.text.shape[self.line.start : self.line.end]

    @property
    def before(self) -> str:
        """The last characters of the field before the line, in capitals."""
        return self.text.capitals[max(self.first.start, self.line.start - _LONGEST_TAIL) : self.line.start]
