"""Several messages in one text: kept apart when they are different ones, joined when they are sections of one.

A new message begins where, after the text of one, there is a classification line with another message reference number:
at the header before it, or at that line itself in copies without header. A section of the same message repeats header
and preamble; the view leaves the repetition out, so that its sentences run on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from cablelint.document.dialects.enclosed import as_it_is, nested
from cablelint.document.grammar import parsing
from cablelint.document.model import REPEATED_HEADER, Line, Repair
from cablelint.document.source import Source, View
from cablelint.edits import Edit, Span
from cablelint.text.regexes import regex

# Regular expressions: cheap signs, searched for in the whole text, decide whether its lines are read at all; numbers at
# the end of a line are searched for from there.

# Cheap signs of a second message; most texts have one at most and are never looked at line by line. They are looked for
# at the newline before a line, since re finds a character faster than the beginning of a line.
# A date-time group may begin like a level, and the groups are at the ends, as in the grammar of lines.
_SIGN = regex(
    r"\n[ \t]*(?:(?:VZCZC|ZCZC)[A-Z]{3}(?P<transmission>)"
    r"|(?:[A-Z]{1,3} {1,2}[A-Z] (?![0-9])|UNCLAS|CONFIDENTIAL|SECRET|LIMITED OFF)[^\n]* [0-9]{2,8}[ \t]*$"
    r"(?P<classification>))",
    re.MULTILINE,
)
_MESSAGE = regex(r"([A-Z]+)[ .]+0*([0-9]{1,8})[ \t]*$")
_SECTION = regex(r"SECTION ?([0-9]{1,2}) ?OF ?([0-9]{1,2})")
_FIRST_PAGE = regex(r"[ \t]*PAGE 01 ")
_QUOTE_BEGINS = regex(r"\W*(?:BEGIN(?:S|NING)?\b[^\n]{0,60}\b(?:TEXT|MESSAGE|CABLE|QUOTE)|QUOTE)\b")
_QUOTE_ENDS = regex(r"\W*(?:END\b[^\n]{0,60}\b(?:TEXT|MESSAGE|CABLE|QUOTE)|UNQUOTE)\b")
_HEADER = {"TRANSMISSION_LINE", "RELAY_LINE", "DE_LINE", "SECURITY_LINE", "DTG_LINE", "FROM_LINE"}
_PREAMBLE = {"EO_LINE", "TAGS_LINE", "SUBJECT_LINE"}
_IN_A_PREAMBLE = {*_PREAMBLE, "CAPTION_LINE"}
_BETWEEN = {"BLANK_LINE", "BANNER_LINE", "NOTICE_LINE", "END_LINE", "STAMP_LINE", "ARCHIVE_TITLE_LINE"}
# A header has at most this many lines; its preamble may be as far from the classification line.
_LONGEST_HEADER = 150
_LONGEST_GAP = 25
_LEAST_STATION = 4


class _Key(NamedTuple):
    post: str
    number: int


@dataclass(slots=True)
class Message:
    """One message of a text.

    Attributes:
        span: From its first character to the first of the next message.
        repetitions: The headers of its later sections.
    """

    span: Span
    repetitions: list[Span] = field(default_factory=list)


def each_message(source: Source) -> Iterator[Source]:
    """The messages of a text, each as a source of its own unless it is the whole, with the headers of its sections."""
    messages = split(source)
    for message in messages:
        start, end = message.span
        part = source
        if len(messages) > 1:
            others = [Edit(*span, "") for span in ((0, start), (end, len(source.text)))]
            part = nested(source, View(source.text, others), as_it_is)
        headers = tuple(Span(header.start - start, header.end - start) for header in message.repetitions)
        yield replace(part, repeated_headers=headers) if headers else part


def with_repeated_headers(source: Source, repairs: list[Repair]) -> list[Repair]:
    """The repairs of a message, and a mark for the header of each of its later sections, which stays in the view."""
    return [*repairs, *(Repair(REPEATED_HEADER, Edit(*header, "")) for header in source.repeated_headers)]


def split(source: Source) -> tuple[Message, ...]:
    """The messages of a text, in order; at least one, and together they are the text."""
    folded = source.capitals
    if "\r" in folded or "\f" in folded:
        # Every newline becomes one character of the same place, so that offsets stay.
        folded = folded.replace("\r\n", " \n").replace("\r", "\n").replace("\f", "\n")
    signs = [match.lastgroup for match in _SIGN.finditer("\n" + folded)]
    if max(map(signs.count, set(signs)), default=0) < 2:
        return (Message(Span(0, len(folded))),)
    return tuple(_Walk(folded).run())


class _Walk:
    """One pass over the lines, remembering where a header began and whether the message before it has had its text."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.lines = list(map(Line._make, parsing.lines(folded)))
        self.messages: list[Message] = []
        self.first_line = 0
        self._begin(0)

    def _begin(self, index: int) -> None:
        start = self.lines[index].start
        if self.messages:
            self.messages[-1].span = Span(self.messages[-1].span.start, start)
        self.messages.append(Message(Span(start, len(self.folded))))
        self.first_line = index
        self.key: _Key | None = None
        self.section = 0
        self.has_text = self.is_quoted = False
        self.header: int | None = None

    def run(self) -> list[Message]:
        for index, line in enumerate(self.lines):
            if line.kind == "CLASSIFICATION_LINE":
                self._classification(index, line)
            elif self._opens_header(line):
                self._header(index, line)
            elif line.kind == "PARAGRAPH_LINE":
                self.has_text = self.key is not None
                self.header = None
            elif line.kind in _PREAMBLE or line.kind == "END_LINE":
                self.has_text = self.has_text or self.key is not None
                self.is_quoted = self.is_quoted and line.kind != "END_LINE"
            elif line.kind in ("OTHER_LINE", "SLUG_LINE"):
                marks = _QUOTE_ENDS if self.is_quoted else _QUOTE_BEGINS
                if marks.match(self.folded, line.start, line.end):
                    self.is_quoted = not self.is_quoted
        return self.messages

    def _opens_header(self, line: Line) -> bool:
        if line.kind == "ARCHIVE_PAGE_LINE":
            return _FIRST_PAGE.match(self.folded, line.start) is not None
        return line.kind in _HEADER

    def _header(self, index: int, line: Line) -> None:
        if line.kind == "TRANSMISSION_LINE":
            self.is_quoted = False
        if self.has_text and self.header is None and not self.is_quoted:
            self.header = index

    def _classification(self, index: int, line: Line) -> None:
        printed = self.folded[line.start : line.end].rstrip()
        found = _MESSAGE.search(printed[-60:])
        key = _Key(found[1], int(found[2])) if found else None
        numbers = _SECTION.search(printed)
        section = int(numbers[1]) if numbers else 0
        header = self.header if self.header is not None and index - self.header <= _LONGEST_HEADER else None
        if self.has_text and not self.is_quoted and key is not None:
            if key == self.key and section > self.section:
                self._repetition(index if header is None else header, index)
            elif header is not None or (key != self.key and self._has_preamble(index)):
                self._begin(self._with_lines_between(index if header is None else header))
        if not self.has_text:
            self.key = key
        if key == self.key:
            self.section = section
        self.header = None

    def _has_preamble(self, index: int) -> bool:
        for line in self.lines[index + 1 : index + _LONGEST_GAP]:
            if line.kind == "PARAGRAPH_LINE":
                return False
            if line.kind in _PREAMBLE:
                return True
        return False

    def _with_lines_between(self, index: int) -> int:
        while index > self.first_line and self.lines[index - 1].kind in _BETWEEN - {"END_LINE"}:
            index -= 1
        return index

    def _repetition(self, first: int, classification: int) -> None:
        while first > self.first_line and self.lines[first - 1].kind in _BETWEEN:
            first -= 1
        known = set()
        for line in self.lines[self.first_line : first]:
            if line.kind == "PARAGRAPH_LINE":
                break
            known.add(self.folded[line.start : line.end].strip())
        header = self.folded[self.lines[first].start : self.lines[classification].start]
        after = classification + 1
        while after < len(self.lines) and (
            self.lines[after].kind in _IN_A_PREAMBLE
            or self.folded[self.lines[after].start : self.lines[after].end].strip() in known
            or self._passes_to_addressee(after, header)
        ):
            after += 1
        end = self.lines[after].start if after < len(self.lines) else len(self.folded)
        self.messages[-1].repetitions.append(Span(self.lines[first].start, end))

    def _passes_to_addressee(self, index: int, header: str) -> bool:
        """Whether a line names the person or office to which an addressee of the header passes the message."""
        line = self.lines[index]
        if line.kind != "SLUG_LINE":
            return False
        station, passed, _ = self.folded[line.start : line.end].strip().partition(" FOR ")
        return bool(passed) and len(station) >= _LEAST_STATION and station in header
