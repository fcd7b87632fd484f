"""Continuation: whether a line belongs to the field of the preamble that began above it.

The patterns here look at line ends and at the case of letters, which a terminal of the grammar cannot see: they decide
where a field ends, and the grammar then parses the field.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from cablelint.document.grammar.parsing import parse
from cablelint.document.lines.text import Text
from cablelint.document.model import Line

_MORE_TAGS = re.compile(
    r"[ \t]*[A-Z0-9]{2,6}(?:\s*\([A-Z, .]+\))?(?:[ ,;]+[A-Z0-9]{2,6}(?:\s*\([A-Z, .]+\))?)*[\s,;.]*"
)
_LETTERED = re.compile(r"[ \t]*(?:¶ ?)?(?:\(?[A-Z]\)|[A-Z][.:])(?:[ \t]|$)")
_CITATION = re.compile(r"[0-9] {0,4}[.,]? {0,4}[0-9][. ]{0,4}[\[(]? ?[A-H](?:[^A-Z]|AND|OR|[A-H](?![A-Z]))*$")
_ENDS_IN_SECTION = re.compile(r"[0-9] {0,2}[.,]?$")
_MORE_CITATION = re.compile(r"[ \t]*(?:[(\[] ?[A-H](?![A-Z/])|(?:AND|ND|OR)\b|[A-H] ?(?:\)|AND\b|\.?\s*$)|[),;/&])")
_CITATION_BELOW = re.compile(r"[ \t]*[0-9] {0,4}[.,] {0,4}[0-9]")
_ENDS_IN_REASON = re.compile(r"REASONS?[ :.;]*$")
_DIGITS_ALONE = re.compile(r"\s*[0-9]{2,8}[\s.;,]*")
_PARAGRAPH_NUMBER = re.compile(r"[0-9]{1,2}[.)] {0,4}(?:\([A-Z/]{1,10}\) {0,4})?")
_PORTION_MARK = re.compile(r"[ \t]*\((?:C|S|U|TS|SBU)(?:/{1,2}[A-Z ,]{1,30})?(?: ?-{1,2} ?ENTIRE TEXT)?\) ")
_ENDS_IN_NUMBER = re.compile(r"[0-9)][\s.,;]*$")
_MASK = re.compile(r"\b[Xx]{4,}\b")
_CAPTION_IN_TITLE = re.compile(r"[ \t]*(?:CODEL|STAFFDEL) [A-Z]")
_DUE_DATE = re.compile(r"[0-9]{2}|N/?A|OADR|GDS|X[1-8]")
# So many characters before a line show whether it continues a reference or a citation.
_LONGEST_TAIL = 80
# A line of a reference list is shorter than this; a longer one is prose.
_LONGEST_REFERENCE_LINE = 100
# So many words without a digit below a whole reference are prose.
_LEAST_WORDS = 6


def continues(kind: str, text: Text, first: Line, line: Line, *, after_gap: bool) -> bool:
    """Whether a line continues a field.

    Args:
        kind: The kind of the field.
        text: The text of both.
        first: The first line of the field, which has its label.
        line: The line in question, which is not blank.
        after_gap: Whether blank lines or page marks separate it from the last line of the field.
    """
    decide = _CONTINUES.get(kind)
    return decide is not None and decide(text, first, line, after_gap)


def _continues_instruction(text: Text, first: Line, line: Line, after_gap: bool) -> bool:
    label = text.capitals[first.start : first.end]
    return not after_gap and line.kind == "OTHER_LINE" and "DECL" in label and not _DUE_DATE.search(label[12:])


def _continues_tags(text: Text, _first: Line, line: Line, after_gap: bool) -> bool:
    return (
        not after_gap
        and line.kind == "OTHER_LINE"
        and _MORE_TAGS.fullmatch(text.raw[line.start : line.end]) is not None
    )


def _continues_subject(text: Text, first: Line, line: Line, after_gap: bool) -> bool:
    if after_gap:
        return False
    if line.kind == "CAPTION_LINE":
        return _CAPTION_IN_TITLE.match(text.capitals, line.start) is not None
    if line.kind not in ("OTHER_LINE", "SLUG_LINE", "ADDRESSEE_LABEL_LINE", "ADDRESSEE_LINE"):
        return False
    title = text.raw[first.start : first.end].partition(":")[2]
    more = text.raw[line.start : line.end]
    return any(map(str.isalnum, more)) and (not _is_capitals(title) or _is_capitals(more))


def _continues_references(text: Text, first: Line, line: Line, after_gap: bool) -> bool:
    capitals = text.capitals[line.start : line.end]
    if line.kind == "LETTERED_LINE" or (line.kind == "OTHER_LINE" and _LETTERED.match(capitals)):
        return not after_gap or not _is_marked_prose(capitals)
    if after_gap:
        return _DIGITS_ALONE.fullmatch(capitals) is not None and not _ENDS_IN_NUMBER.search(_before(text, first, line))
    if line.kind == "PARAGRAPH_LINE":
        return _is_numbered_reference(capitals)
    if line.kind not in ("OTHER_LINE", "SLUG_LINE"):
        return False
    raw = text.raw[line.start : line.end]
    if len(raw) >= _LONGEST_REFERENCE_LINE or _is_first_prose(_before(text, first, line), capitals):
        return False
    return any(map(str.isdigit, raw)) or raw.isupper() or raw[:1] in " \t("


def _is_numbered_reference(capitals: str) -> bool:
    """Whether a numbered line is an entry of the list, and not the first paragraph."""
    words = parse("reference", _PARAGRAPH_NUMBER.sub("", capitals.strip(), count=1))
    return words.problem is None and words.first("NUMBER") is not None and "¶" not in capitals


def _is_marked_prose(capitals: str) -> bool:
    """Whether a line begins with a portion mark and not with the letter of an entry: ``(C) Prices rose``."""
    mark = _PORTION_MARK.match(capitals)
    return mark is not None and parse("reference", capitals[mark.end() :].strip(" .,;\n")).problem is not None


def _is_first_prose(before: str, capitals: str) -> bool:
    """Whether the body begins below a whole reference without a blank line between them."""
    words = capitals.split()
    is_whole = _ENDS_IN_NUMBER.search(before) is not None and not before.rstrip().endswith((",", ";"))
    return is_whole and len(words) >= _LEAST_WORDS and not any(map(str.isdigit, "".join(words)))


def _continues_authority(text: Text, first: Line, line: Line, after_gap: bool) -> bool:
    if line.kind in ("AUTHORITY_LINE", "RULE_LINE", "SUBJECT_LINE", "TAGS_LINE", "REF_LINE"):
        return False
    before = _before(text, first, line)
    capitals = text.capitals[line.start : line.end]
    is_same_line = not before.endswith("\n")
    before = before.strip().replace("\n", " ")
    if after_gap:
        return _ENDS_IN_REASON.search(before) is not None and _CITATION_BELOW.match(capitals) is not None
    if "¶" in capitals[:5] or (is_same_line and line.kind == "PARAGRAPH_LINE"):
        return False
    if _CITATION.search(before):
        return _MORE_CITATION.match(capitals) is not None
    if line.kind == "PARAGRAPH_LINE":
        return _ENDS_IN_SECTION.search(before) is not None
    return line.kind in ("OTHER_LINE", "SLUG_LINE", "LETTERED_LINE", "ADDRESSEE_LABEL_LINE")


# Fields of other kinds have one line.
_CONTINUES: dict[str, Callable[[Text, Line, Line, bool], bool]] = {
    "eo": _continues_instruction,
    "tags": _continues_tags,
    "subject": _continues_subject,
    "reference": _continues_references,
    "authority": _continues_authority,
}


def _before(text: Text, first: Line, line: Line) -> str:
    """The last characters of the field before a line, in capitals."""
    return text.capitals[max(first.start, line.start - _LONGEST_TAIL) : line.start]


def _is_capitals(text: str) -> bool:
    """Whether no letter is small, a masked name aside."""
    return not any(map(str.islower, _MASK.sub("", text)))
