"""Fields: the lines of a message grouped into the fields of header and preamble, and the body after them.

The order of the parts is that of ``grammar/cable.lark``. Real copies lose lines and shuffle them, so grouping never
fails: a line that is part of no field is unread, and grouping resumes at the next line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, partial
from itertools import takewhile

from cablelint.document.grammar import parsing
from cablelint.document.lines.continuation import continues
from cablelint.document.lines.last_block import last_block
from cablelint.document.lines.line_place import Gap, Place
from cablelint.document.lines.message_parts import LONGEST_FIELD, LONGEST_GAP, LONGEST_LABELLESS, Field, MessageParts
from cablelint.document.lines.text import Text
from cablelint.document.model import Line
from cablelint.text.regexes import regex

_HEADING = {
    "TRANSMISSION_LINE": "transmission",
    "RELAY_LINE": "relay",
    "DE_LINE": "de",
    "SECURITY_LINE": "security",
    "DTG_LINE": "dtg",
    "FROM_LINE": "from",
    "ADDRESSEE_LABEL_LINE": "addressee",
    "ADDRESSEE_LINE": "addressee",
}
_PREAMBLE = {
    "CAPTION_LINE": "caption",
    "BANNER_LINE": "caption",
    "EO_LINE": "eo",
    "TAGS_LINE": "tags",
    "SUBJECT_LINE": "subject",
    "REF_LINE": "reference",
    "AUTHORITY_LINE": "authority",
}
_ARCHIVE = {"ARCHIVE_PAGE_LINE", "ARCHIVE_OFFICE_LINE", "ARCHIVE_RELAY_LINE"}
_STAMPS = {"STAMP_LINE", "ARCHIVE_TITLE_LINE"}
_BODY = {"PARAGRAPH_LINE", "RULE_LINE"}
_FORMAL = {*_HEADING, *_PREAMBLE, "CLASSIFICATION_LINE"} - {"ADDRESSEE_LABEL_LINE", "ADDRESSEE_LINE", "BANNER_LINE"}
# Double-spaced printouts put blank lines between them.
_LONGEST_GAP_WITH_BLANKS = 4 * LONGEST_GAP
# A line of prose has at least so many characters before the wrap, and a block of so many such lines is prose.
_LEAST_PROSE = 45
# A sentence of a message without numbers may be shorter: PASS TO MRS. PRICE.
_LEAST_SENTENCE = 18
_LEAST_BLOCK = 5
# A drafting block lists the drafter, the approver and every office that cleared the text.
_LONGEST_DRAFTING = 60
_AFTER_DRAFTING = {*_HEADING, "ARCHIVE_RELAY_LINE", "CLASSIFICATION_LINE"} - {"ADDRESSEE_LINE"}
# Fields that may contain blank lines and page marks.
_WITH_GAPS = {"tags", "subject", "reference", "authority"}
# Lines that begin another field, or nothing, whatever is above them.
_CONTINUE_NOTHING = {"BLANK_LINE", "TAGS_LINE", "SUBJECT_LINE", "REF_LINE", "AUTHORITY_LINE", "RULE_LINE"}
_GAPS = {"BLANK_LINE", "PAGE_MARK_LINE", "STAMP_LINE"}
_ABOVE_ADDRESSEES = {"relay", "de", "dtg", "from", "archive"}
# Lines of no kind between a line and the one that shows what it belongs to.
_MOST_OTHERS = 2
# What has the level of a message with an archive's header, or with a classification line.
_WITH_LEVEL = {"archive", "classification"}
# Header lines after a classification line: the copy of the sending station contains that line twice.
_SECOND_HEADER = {"TRANSMISSION_LINE", "RELAY_LINE", "DE_LINE", "DTG_LINE"}
_BEFORE_SECOND_HEADER = {"classification", "caption", "slug", "archive", "drafting", "stamp", "notice"}

# Regular expressions: they decide what kind of line an unlabelled one is from the fields around it, which a grammar of
# single lines cannot see.
_MORE_INDICATORS = regex(r"[ \t]*R[A-Z]{4,7}(?: +R[A-Z]{4,7})*\s*")
_BARE_STATION = regex(r"[ \t]*[A-Z][A-Z0-9 /&.,'()-]{3,60}\s*")
_PRINTER_NUMBER = regex(r"[ \t]*[0-9]{1,3}[ \t]*\n")
_SLUG = regex(r"[ \t]*(?:[A-Z0-9&/.,'() -]{1,60} )?(?:FOR|FROM|PASS|PLEASE PASS)(?: TO)? [A-Z]")
# What Line._make does without its check of the length: a cable has hundreds of lines.
_AS_LINE: Callable[[tuple[str, int, int]], Line] = partial(tuple.__new__, Line)


def classify(capitals: str) -> tuple[Line, ...]:
    """The lines of a text in capitals, each with its kind; joined they are the text."""
    return tuple(map(_AS_LINE, parsing.lines(capitals)))


def find_fields(text: Text, lines: tuple[Line, ...], *, is_below_head: bool = False) -> MessageParts:
    """Group the lines of a message into fields.

    Args:
        text: The text of the message.
        lines: Its lines, from :func:`classify`.
        is_below_head: Whether a form above the lines has the heading, so that the first other line begins the text.
    """
    return _FieldFinder(text, lines, is_below_head=is_below_head).run()


class _FieldFinder:
    def __init__(self, text: Text, lines: tuple[Line, ...], *, is_below_head: bool) -> None:
        self.is_below_head = is_below_head
        self.text = text
        self.lines = lines
        self.parts = MessageParts()
        self.seen: set[str] = set()
        self.index = 0

    def run(self) -> MessageParts:
        in_heading = True
        while self.index < len(self.lines):
            line = self.lines[self.index]
            kind = line.kind
            if kind == "BLANK_LINE":
                self.index += 1
            elif kind == "PAGE_MARK_LINE":
                self.parts.page_marks.append(line)
                self.index += 1
            elif kind == "NOTICE_LINE":
                self._take("notice")
            elif kind == "END_LINE" and in_heading:
                self._take("break")
            elif self.is_below_head and self._begins_text(line):
                break
            elif kind in _STAMPS:
                self._take("stamp")
            elif kind == "ARCHIVE_DRAFTING_LINE":
                self._take("drafting", self._length_of_drafting())
            elif kind in _ARCHIVE or self._is_printers(line, in_heading=in_heading):
                self._take("archive")
            elif kind == "CLASSIFICATION_LINE" or (in_heading and self._is_level_alone(line)):
                in_heading = False
                self._take("classification")
            elif kind == "ADDRESSEE_LABEL_LINE" and self._is_of_mail(line):
                self.parts.unread.append(line)
                self.index += 1
            elif kind in _HEADING and (in_heading or self._begins_header(line)):
                in_heading = True
                self._take_heading(line)
            elif kind in _PREAMBLE:
                in_heading = False
                self._take_preamble(_PREAMBLE[kind])
            elif in_heading and (not self._is_prose(line) or self._more_follows()) and kind not in _BODY:
                self.parts.unread.append(line)
                self.index += 1
            elif not in_heading and self._is_slug(line):
                self._take_slug()
            elif kind != "PARAGRAPH_LINE" and self._more_follows():
                self.parts.unread.append(line)
                self.index += 1
            else:
                break
        self.parts.body = list(self.lines[self.index :])
        return self.parts

    def _begins_text(self, line: Line) -> bool:
        """Whether a line below a form with the heading is of the text: none for somebody, nor one above a preamble."""
        is_text = line.kind == "OTHER_LINE" or (
            line.kind == "SLUG_LINE" and self.text.shape[line.start : line.end].rstrip().endswith(":")
        )
        return is_text and not self._more_follows()

    def _is_of_mail(self, line: Line) -> bool:
        """Whether a line ``To:`` is of an e-mail: a station's has its colon below the date or the originator only."""
        is_first = self.seen.isdisjoint(_ABOVE_ADDRESSEES)
        return is_first and ":" in self.text.capitals[line.start : line.end].lstrip()[:6]

    def _is_level_alone(self, line: Line) -> bool:
        """Whether a line is the level of a military message: below its stations, the only one above the text."""
        if line.kind != "BANNER_LINE" or "from" not in self.seen or not self.seen.isdisjoint(_WITH_LEVEL):
            return False
        ahead = self.lines[self.index + 1 : self.index + _LONGEST_GAP_WITH_BLANKS]
        header = takewhile(lambda line: line.kind != "PARAGRAPH_LINE", ahead)
        return all(line.kind != "CLASSIFICATION_LINE" for line in header)

    def _begins_header(self, line: Line) -> bool:
        return line.kind in _SECOND_HEADER and self.seen <= _BEFORE_SECOND_HEADER

    def _is_printers(self, line: Line, *, in_heading: bool) -> bool:
        """Whether a line is the banner above the first page, or the number that the printer put below it."""
        if line.kind == "BANNER_LINE":
            return self.seen <= {"stamp"}
        is_in_archive = in_heading and "archive" in self.seen
        return is_in_archive and _PRINTER_NUMBER.fullmatch(self.text.shape, line.start, line.end) is not None

    def _more_follows(self) -> bool:
        gap = 0
        for line in self.lines[self.index + 1 : self.index + _LONGEST_GAP_WITH_BLANKS]:
            if line.kind == "PARAGRAPH_LINE" or gap == LONGEST_GAP:
                return False
            if line.kind in _FORMAL:
                return True
            gap += line.kind != "BLANK_LINE"
        return False

    def _length_of_drafting(self) -> int:
        ahead = self.lines[self.index : self.index + _LONGEST_DRAFTING]
        end = next((place for place, line in enumerate(ahead) if line.kind in _AFTER_DRAFTING), 1)
        return end if end > 1 else sum(1 for _ in takewhile(self._is_of_drafting, ahead))

    def _is_of_drafting(self, line: Line) -> bool:
        """Whether a line of a drafting block without a header below has its label, or an office with a person."""
        if line.kind != "OTHER_LINE":
            return line.kind == "ARCHIVE_DRAFTING_LINE"
        words = parsing.parse_sound("drafting_line", self.text.capitals[line.start : line.end].strip())
        return words is not None and [token.type for token in words.tokens[:2]] == ["OFFICE", "PERSON"]

    def _take(self, kind: str, count: int = 1) -> None:
        taken = kept = self.lines[self.index : self.index + count]
        if count > 1:
            self.parts.page_marks += (line for line in taken if line.kind == "PAGE_MARK_LINE")
            kept = tuple(line for line in taken if line.kind not in _GAPS)
        self.parts.fields.append(Field(kind, taken[0].start, kept[-1].end, kept))
        self.seen.add(kind)
        self.index += count

    def _take_heading(self, line: Line) -> None:
        kind = _HEADING[line.kind]
        count = 1
        if kind == "relay":
            while self._matches(count, _MORE_INDICATORS):
                count += 1
        self._take(kind, count)
        if kind == "addressee":
            while (after := self._after_blank_lines()) is not None and self._is_bare_station(self.lines[after]):
                self.index = after
                self._take("addressee")

    def _after_blank_lines(self) -> int | None:
        """The next line, after blank lines only above the classification line of a header with double spacing."""
        place = self.index
        while place < len(self.lines) and self.lines[place].kind == "BLANK_LINE":
            place += 1
        if place == self.index or place == len(self.lines):
            return place if place < len(self.lines) else None
        ahead = self.lines[place + 1 : place + LONGEST_GAP]
        return place if any(line.kind == "CLASSIFICATION_LINE" for line in ahead) else None

    def _is_bare_station(self, line: Line) -> bool:
        if line.kind not in ("OTHER_LINE", "SLUG_LINE"):
            return False
        text = self.text.shape[line.start : line.end]
        if text.islower():
            # The header of a lower-cased copy.
            text = self.text.capitals[line.start : line.end]
        is_station = line.kind == "OTHER_LINE" or " COLLECTIVE" in text
        return is_station and _BARE_STATION.fullmatch(text) is not None

    def _take_preamble(self, kind: str) -> None:
        """Take a field of the preamble with the lines that continue it, across blank lines and page marks."""
        first = self.lines[self.index]
        count = ahead = 1
        gap = Gap.NONE
        while self.index + ahead < len(self.lines) and (count < LONGEST_FIELD or kind == "reference"):
            line = self.lines[self.index + ahead]
            if line.kind in _GAPS and kind in _WITH_GAPS and ahead < count + LONGEST_GAP:
                gap = Gap.BLANK if line.kind == "BLANK_LINE" and gap is not Gap.PAGE else Gap.PAGE
                ahead += 1
                continue
            if line.kind in _CONTINUE_NOTHING:
                break
            place = Place(self.text, first, line, gap, self._next_kind(ahead + 1), self._is_text(ahead))
            if not continues(kind, place):
                break
            ahead += 1
            count, gap = ahead, Gap.NONE
        self._take(kind, count)

    def _is_text(self, ahead: int) -> bool:
        """Whether a line, so many lines from here, is of all the text there is, and cannot be of a field."""
        return self.index + ahead in self._last_block

    @cached_property
    def _last_block(self) -> range:
        return last_block(self.text, self.lines)

    def _next_kind(self, ahead: int) -> str:
        """The kind of the next line that is not blank, nor one of two lines of no kind, from so many lines ahead on."""
        others = 0
        for kind, _, _ in self.lines[self.index + ahead : self.index + ahead + LONGEST_GAP]:
            if kind not in ("BLANK_LINE", "OTHER_LINE"):
                return kind
            others += kind == "OTHER_LINE"
            if others > _MOST_OTHERS:
                break
        return ""

    def _is_slug(self, line: Line) -> bool:
        if line.kind in _BODY or line.kind in ("LETTERED_LINE", "END_LINE"):
            return False
        if "subject" not in self.seen:
            return self._more_follows() or not self._is_prose_block()
        text = self.text.shape[line.start : line.end]
        if "authority" in self.seen or not text.isupper() or _SLUG.match(text) is None:
            return False
        return not self._is_prose_block()

    def _is_prose_block(self) -> bool:
        """Whether the lines up to the next blank one are prose: many, or a sentence that ends."""
        ahead = self.lines[self.index : self.index + _LEAST_BLOCK]
        block = takewhile(lambda line: line.kind != "BLANK_LINE", ahead)
        printed = [self.text.shape[line.start : line.end].rstrip() for line in block]
        if len(printed) == _LEAST_BLOCK and sum(map(len, printed)) >= _LEAST_BLOCK * _LEAST_PROSE:
            return True
        shortest = _LEAST_SENTENCE if "subject" in self.seen and self._is_text(0) else _LEAST_PROSE
        # The end of a sentence that fills the line above counts as much as a long line: names in it may be masked.
        above = ["", *printed]
        return any(
            line.endswith((".", "?", '."')) and (len(line) >= shortest or len(before) >= _LEAST_PROSE)
            for before, line in zip(above, printed, strict=False)
        )

    def _take_slug(self) -> None:
        count = 1
        while self.index + count < len(self.lines):
            line = self.lines[self.index + count]
            if line.kind not in ("OTHER_LINE", "SLUG_LINE", "ADDRESSEE_LABEL_LINE", "ADDRESSEE_LINE", "FROM_LINE"):
                break
            if "subject" in self.seen and not self.text.shape[line.start : line.end].isupper():
                break
            count += 1
        self._take("slug", count)

    def _is_prose(self, line: Line) -> bool:
        text = self.text.shape[line.start : line.end]
        return any(map(str.islower, text)) and len(text) > LONGEST_LABELLESS

    def _matches(self, ahead: int, pattern: re.Pattern[str]) -> bool:
        if self.index + ahead >= len(self.lines):
            return False
        line = self.lines[self.index + ahead]
        return line.kind == "OTHER_LINE" and pattern.fullmatch(self.text.capitals, line.start, line.end) is not None
