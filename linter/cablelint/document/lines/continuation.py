"""Continuation: whether a line belongs to the field of the preamble that began above it.

The patterns here look at line ends and at the case of letters, which a terminal of the grammar cannot see: they decide
where a field ends, and the grammar then parses the field.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from operator import and_
from typing import NamedTuple

from cablelint.data.posts import find_post
from cablelint.data.tags import find_tags
from cablelint.document.grammar.parsing import parse_sound
from cablelint.document.lines.text import Text
from cablelint.document.model import Line
from cablelint.text.regexes import regex

# Regular expressions: they look at line ends and at the case of letters, which a terminal of the grammar cannot see.
_MORE_TAGS = regex(r"[ \t]*[A-Z0-9]{2,6}(?:\s*\([A-Z, .]+\))?(?:[ ,;]+[A-Z0-9]{2,6}(?:\s*\([A-Z, .]+\))?)*[\s,;.]*")
# Below a line that ends in a comma or within parentheses, a list of tags may contain phrases and the rest of a name.
_REST_OF_TAGS = regex(r"[ \t]*[A-Z0-9(][A-Z0-9 (),;.&/'-]{0,120}\s*")
_ENDS_OPEN = regex(r",\s*$|\([^()]*$|\b[A-Z]{5,} *\n$")
_LETTERED = regex(r"[ \t]*(?:¶ ?)?(?:\(?[A-Z]\)|[A-Z][.:])(?:[ \t]|$)")
_CITATION = regex(r"[0-9] {0,4}[.,]? {0,4}[0-9][. ]{0,4}[\[(]? ?[A-H](?:[^A-Z]|AND|OR|[A-H](?![A-Z]))*$")
# A section such as 1.4, and no year or number of a guide: DSCG 05-1.
_ENDS_IN_SECTION = regex(r"(?<![0-9/-])(?:[0-9] {0,4}[.,]? {0,4})?[0-9] {0,2}[.,]?$")
_MORE_CITATION = regex(r"[ \t]*(?:[(\[] ?[A-H](?![A-Z/])|(?:AND|ND|OR)\b|[A-H] ?(?:\)|AND\b|\.?\s*$)|[),;/&])")
_CITATION_BELOW = regex(r"[ \t]*[0-9] {0,4}[.,] {0,4}[0-9]")
_ENDS_IN_CITED_SECTION = regex(r"\b1 ?[.,] ?[4-6][ .,]{0,3}$")
_LETTERS_ALONE = regex(r"[\s(\[]{0,9}[A-H](?:[\s()\[\],;/&.+-]|AND|OR|[A-H](?![A-Z])){0,60}")
_REASON_BELOW = regex(r"[ \t]*(?!¶|[0-9(])[^\n]{0,70}(?:REASONS?[ :.;]{1,3})?\b1 ?[.,] ?[4-6] ?[(\[]? ?[A-H]\b")
_ENDS_IN_REASON = regex(r"REASONS?[ :.;]*$")
_DIGITS_ALONE = regex(r"\s*[0-9]{2,8}[\s.;,]*")
_PARAGRAPH_NUMBER = regex(r"[0-9]{1,2}[.)] {0,4}(?:\([A-Z/]{1,10}\) {0,4})?")
_PORTION_MARK = regex(r"[ \t]*\((?:C|S|U|TS|SBU)(?:/{1,2}[A-Z ,]{1,30})?(?: ?-{1,2} ?ENTIRE TEXT)?\) ")
_ENDS_IN_NUMBER = regex(r"[0-9)][\s.,;]*$")
_MASK = regex(r"\b[Xx]{4,}\b")
_NO_TITLE = regex(
    r"[ \t]*(?:\(?SBU\)|SENSITIVE BUT UNCLASSIFIED|(?:THIS|PLEASE|NOT) [A-Z ]{0,40}(?:MESSAGE|CABLE|HANDLE|INTERNET)"
    r"|REFERENCES?:|ENTIRE TEXT|(?:COUNTRY|ORIGIN|CLASSIFICATION|DISTRIBUTION|KEYWORDS?) ?:)"
)
_SLUG = regex(r"[ \t]*(?:[A-Z0-9&/.'-]{1,20} ){0,3}(?:FOR|FROM|PASS|ATTN)\b")
# For whom the message is, below a list of references that is whole.
_SLUG_BELOW = regex(r"[ \t]*FOR (?:AMBASSADOR|DCM|[A-Z]{1,5}/|[A-Z]{2,5}\s*$)")
_INDENTED = regex(r"[ \t]{4,}[A-Z]")
_LONGEST_TITLE_LINE = 75
_CAPTION_IN_TITLE = regex(r"[ \t]*(?:CODEL|STAFFDEL) [A-Z]")
_INSTRUCTION = regex(r"[ \t]*(?:DECL|GDS|XGDS|OADR|N/A)\b")
_DUE_DATE = regex(r"[0-9]{2}|N/?A|OADR|GDS|X[1-8]")
# So many characters before a line show whether it continues a reference or a citation.
_LONGEST_TAIL = 80
# A line of a reference list is shorter than this; a longer one is prose.
_LONGEST_REFERENCE_LINE = 100
# A message that is named alone on a line.
_LONGEST_REFERENCE = 40
# Lines above a field that show whether all of them are double-spaced, and so many characters of them.
_FEWEST_SPACED, _LONGEST_HEADER = 5, 600
# A message number of fewer digits may be any number.
_LEAST_DIGITS = 3
# So many words without a digit below a whole reference are prose.
_LEAST_WORDS = 6


class Gap(Enum):
    """The lines between a field and the line in question: none, blank lines, or a page mark and blank lines."""

    NONE = 0
    BLANK = 1
    PAGE = 2


def continues(kind: str, text: Text, first: Line, line: Line, *, gap: Gap, following: str) -> bool:
    """Whether a line continues a field.

    Args:
        kind: The kind of the field.
        text: The text of both.
        first: The first line of the field, which has its label.
        line: The line in question, which is not blank.
        gap: The lines that separate it from the last line of the field.
        following: The kind of the next line that is not blank, an empty string at the end of the text.
    """
    decide = _CONTINUES.get(kind)
    return decide is not None and decide(_Place(text, first, line, gap, following))


class _Place(NamedTuple):
    text: Text
    first: Line
    line: Line
    gap: Gap
    following: str

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


def _continues_instruction(place: _Place) -> bool:
    label = place.text.capitals[place.first.start : place.first.end]
    is_open = "DECL" in label and not _DUE_DATE.search(label[12:])
    if label.rstrip().endswith(":") and _INSTRUCTION.match(place.capitals):
        is_open = True
    return place.gap is Gap.NONE and place.line.kind == "OTHER_LINE" and is_open


def _continues_tags(place: _Place) -> bool:
    if place.line.kind != "OTHER_LINE":
        return False
    before = place.before.rstrip(" ") if place.gap is Gap.NONE else _above_gap(place)
    is_open = _ENDS_OPEN.search(before) is not None
    if _MORE_TAGS.fullmatch(place.raw):
        return place.gap is Gap.NONE or is_open or (place.following == "SUBJECT_LINE" and _are_known_tags(place.raw))
    return is_open and _REST_OF_TAGS.fullmatch(place.capitals) is not None and place.gap is not Gap.BLANK


def _are_known_tags(printed: str) -> bool:
    """Whether each word is on the list of TAGS."""
    return all(map(find_tags, printed.replace(",", " ").split()))


def _continues_subject(place: _Place) -> bool:
    line = place.line
    if line.kind == "CAPTION_LINE":
        return place.gap is Gap.NONE and _CAPTION_IN_TITLE.match(place.text.capitals, line.start) is not None
    if line.kind not in ("OTHER_LINE", "SLUG_LINE", "ADDRESSEE_LABEL_LINE", "ADDRESSEE_LINE"):
        return False
    title = place.text.shape[place.first.start : place.first.end].partition(":")[2]
    if place.gap is Gap.BLANK and not _continues_below_blank(place, title):
        return False
    is_title = any(map(str.isalnum, place.raw)) and _NO_TITLE.match(place.capitals) is None
    return is_title and (not _is_capitals(title) or _is_capitals(place.raw))


def _continues_below_blank(place: _Place, title: str) -> bool:
    """Whether a title may go on below a blank line.

    It may where it is empty, where each line has a blank one below it, and where its second line is indented or before
    a field.
    """
    if not title.strip() or _is_double_spaced(place):
        return True
    is_title = place.line.kind == "OTHER_LINE" and _is_capitals(place.raw) and len(place.raw) <= _LONGEST_TITLE_LINE
    is_in_preamble = place.following in ("REF_LINE", "AUTHORITY_LINE") and _SLUG.match(place.capitals) is None
    return is_title and (is_in_preamble or _INDENTED.match(place.raw) is not None)


def _is_double_spaced(place: _Place) -> bool:
    """Whether no two of the lines above a field follow each other, and one blank line is above the line in question."""
    text = place.text.shape
    begin = max(0, place.first.start - _LONGEST_HEADER)
    above = text[begin : place.first.start].splitlines()[begin > 0 :]
    printed = [bool(line.strip()) for line in above]
    is_spaced = sum(printed) >= _FEWEST_SPACED and not any(map(and_, printed, printed[1:]))
    blank = text[place.first.start : place.line.start]
    return is_spaced and blank.count("\n", len(blank.rstrip())) == 2


def _continues_references(place: _Place) -> bool:
    line, capitals, after_gap = place.line, place.capitals, place.gap is not Gap.NONE
    if line.kind == "LETTERED_LINE" or (line.kind == "OTHER_LINE" and _LETTERED.match(capitals)):
        return not after_gap or not _is_marked_prose(capitals)
    if after_gap:
        is_number = _DIGITS_ALONE.fullmatch(capitals) is not None and not _ENDS_IN_NUMBER.search(place.before)
        return is_number or (line.kind == "OTHER_LINE" and _is_reference(capitals))
    if line.kind == "PARAGRAPH_LINE":
        return _is_numbered_reference(capitals)
    if line.kind not in ("OTHER_LINE", "SLUG_LINE"):
        return False
    if _SLUG_BELOW.match(capitals) and _ENDS_IN_NUMBER.search(place.before):
        return False
    raw = place.raw
    if len(raw) >= _LONGEST_REFERENCE_LINE or _is_first_prose(place.before, capitals):
        return False
    return any(map(str.isdigit, raw)) or raw.isupper() or raw[:1] in " \t("


def _is_numbered_reference(capitals: str) -> bool:
    """Whether a numbered line is an entry of the list, and not the first paragraph."""
    words = parse_sound("reference", _PARAGRAPH_NUMBER.sub("", capitals.strip(), count=1))
    if words is None or "¶" in capitals:
        return False
    post, number = words.first("POST"), words.first("NUMBER")
    if number is None:
        return False
    # HE ARRIVED FEB 12 has the form of QUITO 12.
    return post is None or len(number.text.strip()) >= _LEAST_DIGITS or find_post(post.text) is not None


def _is_reference(capitals: str) -> bool:
    """Whether a line is the post and the number of a message and nothing else."""
    if len(capitals) >= _LONGEST_REFERENCE or not _ENDS_IN_NUMBER.search(capitals):
        return False
    words = parse_sound("reference", capitals.strip().rstrip(" .,;"))
    if words is None:
        return False
    post, number = words.first("POST"), words.first("NUMBER")
    return post is not None and number is not None and find_post(post.text) is not None


def _is_marked_prose(capitals: str) -> bool:
    """Whether a line begins with a portion mark and not with the letter of an entry: ``(C) Prices rose``."""
    mark = _PORTION_MARK.match(capitals)
    if mark is None:
        return False
    words = parse_sound("reference", capitals[mark.end() :].strip(" .,;\n"))
    if words is None or not words.tokens:
        return True
    # 250 SHIPS CAME has the form of 377 KATHMANDU.
    return words.tokens[0].type == "NUMBER" and not find_post(words.tokens[-1].text)


def _is_first_prose(before: str, capitals: str) -> bool:
    """Whether the body begins below a whole reference without a blank line between them."""
    words = capitals.split()
    is_whole = _ENDS_IN_NUMBER.search(before) is not None and not before.rstrip().endswith((",", ";"))
    return is_whole and len(words) >= _LEAST_WORDS and not any(map(str.isdigit, "".join(words)))


def _continues_authority(place: _Place) -> bool:
    line, capitals, before = place.line, place.capitals, place.before
    if line.kind in ("AUTHORITY_LINE", "RULE_LINE", "SUBJECT_LINE", "TAGS_LINE", "REF_LINE"):
        return False
    is_same_line = not before.endswith("\n")
    if place.gap is Gap.PAGE:
        before = _above_gap(place)
    before = before.strip().replace("\n", " ")
    if place.gap is Gap.BLANK or (place.gap is Gap.PAGE and _CITATION.search(before)):
        return _continues_citation_below(before, capitals)
    if "¶" in capitals[:5] or (is_same_line and line.kind == "PARAGRAPH_LINE"):
        return False
    if _CITATION.search(before):
        return _MORE_CITATION.match(capitals) is not None
    if line.kind == "PARAGRAPH_LINE":
        return _ENDS_IN_SECTION.search(before) is not None
    return line.kind in ("OTHER_LINE", "SLUG_LINE", "LETTERED_LINE", "ADDRESSEE_LABEL_LINE")


def _continues_citation_below(before: str, capitals: str) -> bool:
    """Whether a line below a blank one contains the reason, or the rest of it, that the field lacks."""
    if _ENDS_IN_REASON.search(before):
        return _CITATION_BELOW.match(capitals) is not None
    if _ENDS_IN_CITED_SECTION.search(before):
        return _LETTERS_ALONE.fullmatch(capitals) is not None
    return _CITATION.search(before) is None and _REASON_BELOW.match(capitals) is not None


# Fields of other kinds have one line.
_CONTINUES: dict[str, Callable[[_Place], bool]] = {
    "eo": _continues_instruction,
    "tags": _continues_tags,
    "subject": _continues_subject,
    "reference": _continues_references,
    "authority": _continues_authority,
}


def _above_gap(place: _Place) -> str:
    """The first line of the field, which the gap follows, in capitals."""
    return place.text.capitals[place.first.start : place.first.end].rstrip(" ")


def _is_capitals(text: str) -> bool:
    """Whether no letter is small, a masked name aside."""
    return not any(map(str.islower, _MASK.sub("", text)))
