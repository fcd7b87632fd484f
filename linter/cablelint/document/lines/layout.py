"""The layout of a message: its lines gathered into the fields of header and preamble, and the text after them.

The order of the parts is that of ``grammar/cable.lark``. Real copies miss lines and shuffle them, so this walk never
fails: a line that belongs nowhere is left as unread, and what follows is taken up again at the next line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from cablelint.document.grammar import compiled as grammar
from cablelint.document.model import Line

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
_TEXT = {"PARAGRAPH_LINE", "RULE_LINE"}
_FORMAL = {*_HEADING, *_PREAMBLE, "CLASSIFICATION_LINE"} - {"ADDRESSEE_LABEL_LINE", "ADDRESSEE_LINE", "BANNER_LINE"}
# So many lines of something else may stand between two fields; what follows a longer gap is a quotation in the text.
_LONGEST_GAP = 25
# Double-spaced printouts put blank lines between them.
_LONGEST_GAP_WITH_BLANKS = 4 * _LONGEST_GAP
# A line of prose is at least so long before the wrap.
_LEAST_PROSE = 45
# A drafting block lists the drafter, the approver and every office that cleared the text.
_LONGEST_DRAFTING = 60
_AFTER_DRAFTING = {"ARCHIVE_RELAY_LINE", "DTG_LINE", "FROM_LINE", "ADDRESSEE_LABEL_LINE", "CLASSIFICATION_LINE"}
# Longer fields than this are prose that lost its paragraph numbers; a list of references goes on as long as it likes.
_LONGEST_FIELD = 12
_LONGEST_REFERENCE = 100
_LEAST_WORDS = 6
# A line of the header after the classification line: a station's own copy shows the line twice.
_SECOND_HEADER = {"TRANSMISSION_LINE", "RELAY_LINE", "DE_LINE", "DTG_LINE"}
_BEFORE_SECOND_HEADER = {"classification", "caption", "slug", "archive", "drafting", "stamp", "notice"}

_MORE_INDICATORS = re.compile(r"[ \t]*R[A-Z]{4,7}(?: +R[A-Z]{4,7})*\s*")
_BARE_STATION = re.compile(r"[ \t]*[A-Z][A-Z0-9 /&.,'()-]{3,60}\s*")
_MORE_TAGS = re.compile(
    r"[ \t]*[A-Z0-9]{2,6}(?:\s*\([A-Z, .]+\))?(?:[ ,;]+[A-Z0-9]{2,6}(?:\s*\([A-Z, .]+\))?)*[\s,;.]*"
)
_LETTERED = re.compile(r"[ \t]*(?:¶ ?)?(?:\(?[A-Z]\)|[A-Z][.:])(?:[ \t]|$)")
_CITATION = re.compile(r"[0-9] {0,4}[.,]? {0,4}[0-9][. ]{0,4}[\[(]? ?[A-H](?:[^A-Z]|AND|OR|[A-H](?![A-Z]))*$")
_NUMBERED_AUTHORITY = re.compile(r"[ \t]*(?:¶ ?)?[0-9]{1,2}\.? {0,4}(?:\([A-Z/]+\))? {0,4}CLASSIFIED BY\b")
_ENDS_IN_SECTION = re.compile(r"[0-9] {0,2}[.,]?$")
_MORE_CITATION = re.compile(r"[ \t]*(?:[(\[] ?[A-H](?![A-Z/])|(?:AND|ND|OR)\b|[A-H] ?(?:\)|AND\b|\.?\s*$)|[),;/&])")
_CITATION_BELOW = re.compile(r"[ \t]*[0-9] {0,4}[.,] {0,4}[0-9]")
_ENDS_IN_REASON = re.compile(r"REASONS?[ :.;]*$")
_DIGITS_ALONE = re.compile(r"\s*[0-9]{2,8}[\s.;,]*")
_NUMBER = re.compile(r"[0-9]{1,2}[.)] {0,4}(?:\([A-Z/]{1,10}\) {0,4})?")
_ENDS_IN_NUMBER = re.compile(r"[0-9)][\s.,;]*$")
_MASK = re.compile(r"\b[Xx]{4,}\b")
_TITLE_CAPTION = re.compile(r"[ \t]*(?:CODEL|STAFFDEL) [A-Z]")
_SLUG = re.compile(r"[ \t]*(?:[A-Z0-9&/.,'() -]{1,60} )?(?:FOR|FROM|PASS|PLEASE PASS)(?: TO)? [A-Z]")
_PRINTER_NUMBER = re.compile(r"[ \t]*[0-9]{1,3}[ \t]*\n")
_DUE_DATE = re.compile(r"[0-9]{2}|N/?A|OADR|GDS|X[1-8]")


class Field(NamedTuple):
    """Lines that belong together, from the one with the label to the last that continues it.

    Attributes:
        kind: transmission, relay, de, security, dtg, from, addressee, classification, caption, slug, eo, tags,
            subject, reference, authority, archive, drafting, stamp or notice.
        start: Offset of its first character in the view.
        end: Offset after its last line's newline.
        lines: Its lines; page marks inside it are left out.
    """

    kind: str
    start: int
    end: int
    lines: tuple[Line, ...]


@dataclass(slots=True)
class Layout:
    """The fields in order, the lines of the text after them, and what belongs nowhere."""

    fields: list[Field] = field(default_factory=list)
    text: list[Line] = field(default_factory=list)
    pages: list[Line] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)


def classify(folded: str) -> tuple[Line, ...]:
    """The lines of a folded text by kind; joined they are the text."""
    return tuple(map(Line._make, grammar.lines(folded)))


def lay_out(lines: tuple[Line, ...], folded: str, raw: str) -> Layout:
    """Gather the lines of a message.

    Args:
        lines: From :func:`classify`.
        folded: The view in capitals.
        raw: The view as it is, to tell capitals from prose.
    """
    return _Walk(lines, folded, raw).run()


def authority_in_text(lines: Sequence[Line], folded: str) -> Field | None:
    """A Classified By line that is a numbered paragraph, as drafters wrote it before 1999 and some ever after.

    Args:
        lines: The lines of the text; the first ones are looked at.
        folded: The view in capitals.
    """
    for index, line in enumerate(lines[:_LONGEST_GAP]):
        if line.kind == "PARAGRAPH_LINE" and _NUMBERED_AUTHORITY.match(folded, line.start):
            more = takewhile(lambda later: later.kind == "OTHER_LINE", lines[index + 1 : index + _LONGEST_FIELD])
            taken = (line, *more)
            return Field("authority", line.start, taken[-1].end, taken)
    return None


class _Walk:
    def __init__(self, lines: tuple[Line, ...], folded: str, raw: str) -> None:
        self.lines = lines
        self.folded = folded
        self.raw = raw
        self.layout = Layout()
        self.seen: set[str] = set()
        self.index = 0

    def run(self) -> Layout:
        in_heading = True
        while self.index < len(self.lines):
            line = self.lines[self.index]
            if line.kind == "BLANK_LINE":
                self.index += 1
            elif line.kind == "PAGE_MARK_LINE":
                self.layout.pages.append(line)
                self.index += 1
            elif line.kind == "NOTICE_LINE":
                self._take("notice")
            elif line.kind in _STAMPS:
                self._take("stamp")
            elif line.kind == "ARCHIVE_DRAFTING_LINE":
                self._take("drafting", self._length_of_drafting())
            elif line.kind in _ARCHIVE or self._is_printers(line, in_heading=in_heading):
                self._take("archive")
            elif line.kind == "CLASSIFICATION_LINE":
                in_heading = False
                self._take("classification")
            elif line.kind in _HEADING and (in_heading or self._begins_header(line)):
                in_heading = True
                self._take_heading(line)
            elif line.kind in _PREAMBLE:
                in_heading = False
                self._take_preamble(_PREAMBLE[line.kind])
            elif in_heading and (not self._is_prose(line) or self._more_follows()) and line.kind not in _TEXT:
                self.layout.unread.append(line)
                self.index += 1
            elif not in_heading and self._is_slug(line):
                self._take_slug()
            elif line.kind != "PARAGRAPH_LINE" and self._more_follows():
                self.layout.unread.append(line)
                self.index += 1
            else:
                break
        self.layout.text = list(self.lines[self.index :])
        return self.layout

    def _begins_header(self, line: Line) -> bool:
        return line.kind in _SECOND_HEADER and self.seen <= _BEFORE_SECOND_HEADER

    def _is_printers(self, line: Line, *, in_heading: bool) -> bool:
        """Whether a line is the banner above the first page, or the number that the printer put below it."""
        if line.kind == "BANNER_LINE":
            return self.seen <= {"stamp"}
        is_number = _PRINTER_NUMBER.fullmatch(self.raw, line.start, line.end) is not None
        return in_heading and "archive" in self.seen and is_number

    def _more_follows(self) -> bool:
        gap = 0
        for line in self.lines[self.index + 1 : self.index + _LONGEST_GAP_WITH_BLANKS]:
            if line.kind == "PARAGRAPH_LINE" or gap == _LONGEST_GAP:
                return False
            if line.kind in _FORMAL:
                return True
            gap += line.kind != "BLANK_LINE"
        return False

    def _length_of_drafting(self) -> int:
        ahead = self.lines[self.index : self.index + _LONGEST_DRAFTING]
        end = next((place for place, line in enumerate(ahead) if line.kind in _AFTER_DRAFTING), 1)
        return end if end > 1 else sum(1 for _ in takewhile(lambda line: line.kind == "ARCHIVE_DRAFTING_LINE", ahead))

    def _take(self, kind: str, count: int = 1) -> None:
        taken = kept = self.lines[self.index : self.index + count]
        if count > 1:
            self.layout.pages += (line for line in taken if line.kind == "PAGE_MARK_LINE")
            kept = tuple(line for line in taken if line.kind not in ("PAGE_MARK_LINE", "BLANK_LINE"))
        self.layout.fields.append(Field(kind, taken[0].start, kept[-1].end, kept))
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
            while self.index < len(self.lines) and self._is_bare_station(self.lines[self.index]):
                self._take("addressee")

    def _is_bare_station(self, line: Line) -> bool:
        text = self.raw[line.start : line.end]
        return line.kind == "OTHER_LINE" and _BARE_STATION.fullmatch(text) is not None

    def _take_preamble(self, kind: str) -> None:
        continues = {
            "eo": self._continues_eo,
            "tags": self._continues_tags,
            "subject": self._continues_subject,
            "reference": self._continues_reference,
            "authority": self._continues_authority,
        }.get(kind)
        count = 1
        if continues is not None:
            ahead = 1
            while self.index + ahead < len(self.lines) and (count < _LONGEST_FIELD or kind == "reference"):
                line = self.lines[self.index + ahead]
                is_gap = line.kind == "BLANK_LINE" and kind in ("reference", "authority")
                if (is_gap or line.kind == "PAGE_MARK_LINE") and ahead < count + _LONGEST_GAP:
                    ahead += 1
                elif line.kind != "BLANK_LINE" and continues(line, after_gap=ahead > count):
                    ahead += 1
                    count = ahead
                else:
                    break
        self._take(kind, count)

    def _continues_eo(self, line: Line, *, after_gap: bool) -> bool:
        first = self.lines[self.index]
        text = self.folded[first.start : first.end]
        return not after_gap and line.kind == "OTHER_LINE" and "DECL" in text and not _DUE_DATE.search(text[12:])

    def _continues_tags(self, line: Line, *, after_gap: bool) -> bool:
        text = self.raw[line.start : line.end]
        return not after_gap and line.kind == "OTHER_LINE" and _MORE_TAGS.fullmatch(text) is not None

    def _continues_subject(self, line: Line, *, after_gap: bool) -> bool:
        if after_gap:
            return False
        if line.kind == "CAPTION_LINE":
            return _TITLE_CAPTION.match(self.folded, line.start) is not None
        if line.kind not in ("OTHER_LINE", "SLUG_LINE", "ADDRESSEE_LABEL_LINE", "ADDRESSEE_LINE"):
            return False
        first = self.lines[self.index]
        title = self.raw[first.start : first.end].partition(":")[2]
        more = self.raw[line.start : line.end]
        return any(map(str.isalnum, more)) and (not _is_capitals(title) or _is_capitals(more))

    def _continues_reference(self, line: Line, *, after_gap: bool) -> bool:
        text = self.folded[line.start : line.end]
        if line.kind == "LETTERED_LINE" or (line.kind == "OTHER_LINE" and _LETTERED.match(text)):
            return True
        if after_gap:
            before = self.folded[max(self.lines[self.index].start, line.start - 80) : line.start]
            return _DIGITS_ALONE.fullmatch(text) is not None and not _ENDS_IN_NUMBER.search(before)
        if line.kind == "PARAGRAPH_LINE":
            return self._is_numbered_reference(text)
        if line.kind not in ("OTHER_LINE", "SLUG_LINE"):
            return False
        raw = self.raw[line.start : line.end]
        if len(raw) >= _LONGEST_REFERENCE or self._is_first_prose(line):
            return False
        return any(map(str.isdigit, raw)) or raw.isupper() or raw[:1] in " \t("

    def _is_numbered_reference(self, text: str) -> bool:
        """Whether a numbered line is an entry of the list, and not the first paragraph."""
        rest = _NUMBER.sub("", text.strip(), count=1)
        parsed = grammar.parse("reference", rest)
        return parsed.problem is None and parsed.first("NUMBER") is not None and "¶" not in text

    def _is_first_prose(self, line: Line) -> bool:
        """Whether the text begins below a whole reference without a blank line between them."""
        before = self.folded[max(self.lines[self.index].start, line.start - 80) : line.start].rstrip()
        words = self.folded[line.start : line.end].split()
        is_whole = _ENDS_IN_NUMBER.search(before) is not None and not before.endswith((",", ";"))
        return is_whole and len(words) >= _LEAST_WORDS and not any(map(str.isdigit, "".join(words)))

    def _continues_authority(self, line: Line, *, after_gap: bool) -> bool:
        if line.kind in ("AUTHORITY_LINE", "RULE_LINE", "SUBJECT_LINE", "TAGS_LINE", "REF_LINE"):
            return False
        so_far = self.folded[max(self.lines[self.index].start, line.start - 80) : line.start]
        text = self.folded[line.start : line.end]
        is_same_line = not so_far.endswith("\n")
        so_far = so_far.strip().replace("\n", " ")
        if after_gap:
            return _ENDS_IN_REASON.search(so_far) is not None and _CITATION_BELOW.match(text) is not None
        if "¶" in text[:5] or (is_same_line and line.kind == "PARAGRAPH_LINE"):
            return False
        if _CITATION.search(so_far):
            return _MORE_CITATION.match(text) is not None
        if line.kind == "PARAGRAPH_LINE":
            return _ENDS_IN_SECTION.search(so_far) is not None
        return line.kind in ("OTHER_LINE", "SLUG_LINE", "LETTERED_LINE", "ADDRESSEE_LABEL_LINE")

    def _is_slug(self, line: Line) -> bool:
        if line.kind in _TEXT or line.kind in ("LETTERED_LINE", "END_LINE"):
            return False
        if "subject" not in self.seen:
            return self._more_follows() or not self._is_text_block()
        text = self.raw[line.start : line.end]
        if "authority" in self.seen or not text.isupper() or _SLUG.match(text) is None:
            return False
        return not self._is_text_block()

    def _is_text_block(self) -> bool:
        """Whether the lines up to the next blank one are prose: many, or a sentence that ends."""
        block = list(takewhile(lambda line: line.kind != "BLANK_LINE", self.lines[self.index : self.index + 5]))
        printed = [self.raw[line.start : line.end].rstrip() for line in block]
        if len(block) == 5 and sum(map(len, printed)) >= 5 * _LEAST_PROSE:
            return True
        return any(len(text) >= _LEAST_PROSE and text.endswith((".", "?", '."')) for text in printed)

    def _take_slug(self) -> None:
        count = 1
        while self.index + count < len(self.lines):
            line = self.lines[self.index + count]
            if line.kind not in ("OTHER_LINE", "SLUG_LINE", "ADDRESSEE_LABEL_LINE", "ADDRESSEE_LINE", "FROM_LINE"):
                break
            if "subject" in self.seen and not self.raw[line.start : line.end].isupper():
                break
            count += 1
        self._take("slug", count)

    def _is_prose(self, line: Line) -> bool:
        text = self.raw[line.start : line.end]
        return any(map(str.islower, text)) and len(text) > 40

    def _matches(self, ahead: int, pattern: re.Pattern[str]) -> bool:
        if self.index + ahead >= len(self.lines):
            return False
        line = self.lines[self.index + ahead]
        return line.kind == "OTHER_LINE" and pattern.fullmatch(self.folded, line.start, line.end) is not None


def _is_capitals(text: str) -> bool:
    """Whether no letter is small, a masked name aside."""
    return not any(map(str.islower, _MASK.sub("", text)))
