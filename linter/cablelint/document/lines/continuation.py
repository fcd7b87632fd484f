"""Continuation: whether a line belongs to the field of the preamble that began above it.

The patterns here look at line ends and at the case of letters, which a terminal of the grammar cannot see: they decide
where a field ends, and the grammar then parses the field.
"""

from __future__ import annotations

from collections.abc import Callable

from cablelint.data.tags import find_tags
from cablelint.document.lines.line_place import Gap, Place
from cablelint.document.lines.reference_lines import continues_references
from cablelint.document.lines.title_lines import continues_subject
from cablelint.text.regexes import regex

# Regular expressions: they look at line ends and at the case of letters, which a terminal of the grammar cannot see.
_MORE_TAGS = regex(r"[ \t]*[A-Z0-9]{2,6}(?:\s*\([A-Z, .]+\))?(?:[ ,;]+[A-Z0-9]{2,6}(?:\s*\([A-Z, .]+\))?)*[\s,;.]*")
# Below a line that ends in a comma or within parentheses, a list of tags may contain phrases and the rest of a name.
_REST_OF_TAGS = regex(r"[ \t]*[A-Z0-9(][A-Z0-9 (),;.&/'-]{0,120}\s*")
_ENDS_OPEN = regex(r",\s*$|\([^()]*$|\b[A-Z]{5,} *\n$")
_CITATION = regex(r"[0-9] {0,4}[.,]? {0,4}[0-9][. ]{0,4}[\[(]? ?[A-H](?:[^A-Z]|AND|OR|[A-H](?![A-Z]))*$")
# A section such as 1.4, and no year or number of a guide: DSCG 05-1.
_ENDS_IN_SECTION = regex(r"(?<![0-9/-])(?:[0-9] {0,4}[.,]? {0,4})?[0-9] {0,2}[.,]?$")
_MORE_CITATION = regex(r"[ \t]*(?:[(\[] ?[A-H](?![A-Z/])|(?:AND|ND|OR)\b|[A-H] ?(?:\)|AND\b|\.?\s*$)|[),;/&])")
_CITATION_BELOW = regex(r"[ \t]*[0-9] {0,4}[.,] {0,4}[0-9]")
_ENDS_IN_CITED_SECTION = regex(r"\b1 ?[.,] ?[4-6][ .,]{0,3}$")
_LETTERS_ALONE = regex(r"[\s(\[]{0,9}[A-H](?:[\s()\[\],;/&.+-]|AND|OR|[A-H](?![A-Z])){0,60}")
_REASON_BELOW = regex(r"[ \t]*(?!¶|[0-9(])[^\n]{0,70}(?:REASONS?[ :.;]{1,3})?\b1 ?[.,] ?[4-6] ?[(\[]? ?[A-H]\b")
_ENDS_IN_REASON = regex(r"REASONS?[ :.;]*$")
_INSTRUCTION = regex(r"[ \t]*(?:DECL|GDS|XGDS|OADR|N/A)\b")
_DUE_DATE = regex(r"[0-9]{2}|N/?A|OADR|GDS|X[1-8]")


def continues(kind: str, place: Place) -> bool:
    """Whether a line continues a field of this kind; fields of other kinds have one line."""
    decide = _CONTINUES.get(kind)
    return decide is not None and decide(place)


def _continues_instruction(place: Place) -> bool:
    label = place.text.capitals[place.first.start : place.first.end]
    is_open = "DECL" in label and not _DUE_DATE.search(label[12:])
    if label.rstrip().endswith(":") and _INSTRUCTION.match(place.capitals):
        is_open = True
    return place.gap is Gap.NONE and place.line.kind == "OTHER_LINE" and is_open


def _continues_tags(place: Place) -> bool:
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


def _continues_authority(place: Place) -> bool:
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


_CONTINUES: dict[str, Callable[[Place], bool]] = {
    "eo": _continues_instruction,
    "tags": _continues_tags,
    "subject": continues_subject,
    "reference": continues_references,
    "authority": _continues_authority,
}


def _above_gap(place: Place) -> str:
    """The first line of the field, which the gap follows, in capitals."""
    return place.text.capitals[place.first.start : place.first.end].rstrip(" ")
