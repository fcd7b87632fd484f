"""Whether a line below a title is the rest of it, or the beginning of the text."""

from __future__ import annotations

from operator import and_

from cablelint.document.lines.line_place import Gap, Place
from cablelint.text.regexes import regex

# Regular expressions: they look at line ends and at the case of letters, which a terminal of the grammar cannot see.
_MASK = regex(r"\b[Xx]{4,}\b")
_NO_TITLE = regex(
    r"[ \t]*(?:\(?SBU\)|SENSITIVE BUT UNCLASSIFIED|(?:THIS|PLEASE|NOT) [A-Z ]{0,40}(?:MESSAGE|CABLE|HANDLE|INTERNET)"
    r"|REFERENCES?:|ENTIRE TEXT|(?:COUNTRY|ORIGIN|CLASSIFICATION|DISTRIBUTION|KEYWORDS?) ?:)"
)
_SLUG = regex(r"[ \t]*(?:[A-Z0-9&/.'-]{1,20} ){0,3}(?:FOR|FROM|PASS|ATTN)\b")
_INDENTED = regex(r"[ \t]{4,}[A-Z]")
_LONGEST_TITLE_LINE = 75
# Where a title has so many characters in a line, the line below may be the rest of it.
_WRAPPED_TITLE_LINE = 45
_ENDS_IN_OPEN_TITLE = regex(r"(?:[,;:&(/-]|\b(?:A|AN|AND|AT|BY|FOR|FROM|IN|OF|ON|OR|THE|TO|WITH))\s*$")
_ENDS_SENTENCE = regex(r"[A-Z0-9)]{2}\.(?:\s*$| [A-Z])")
_PREAMBLE_LINES = frozenset({"REF_LINE", "AUTHORITY_LINE", "EO_LINE", "TAGS_LINE"})
_CAPTION_IN_TITLE = regex(r"[ \t]*(?:CODEL|STAFFDEL) [A-Z]")
# Lines above a field that show whether all of them are double-spaced, and so many characters of them.
_FEWEST_SPACED, _LONGEST_HEADER = 5, 600


def continues_subject(place: Place) -> bool:
    """Whether a line continues a title."""
    line = place.line
    if line.kind == "CAPTION_LINE":
        return place.gap is Gap.NONE and _CAPTION_IN_TITLE.match(place.text.capitals, line.start) is not None
    if line.kind not in ("OTHER_LINE", "SLUG_LINE", "ADDRESSEE_LABEL_LINE", "ADDRESSEE_LINE"):
        return False
    title = place.text.shape[place.first.start : place.first.end].partition(":")[2]
    if place.gap is Gap.BLANK and not _continues_below_blank(place, title):
        return False
    if place.gap is Gap.NONE and place.is_text and _is_prose_below(place, title):
        return False
    is_title = any(map(str.isalnum, place.raw)) and _NO_TITLE.match(place.capitals) is None
    return is_title and (not _is_capitals(title) or _is_capitals(place.raw))


def _continues_below_blank(place: Place, title: str) -> bool:
    """Whether a title may go on below a blank line.

    It may where it is empty, where each line has a blank one below it, and where its second line is indented or before
    a field.
    """
    if not title.strip() or _is_double_spaced(place):
        return True
    is_title = place.line.kind == "OTHER_LINE" and _is_capitals(place.raw) and len(place.raw) <= _LONGEST_TITLE_LINE
    is_in_preamble = place.following in ("REF_LINE", "AUTHORITY_LINE") and _SLUG.match(place.capitals) is None
    return is_title and (is_in_preamble or _INDENTED.match(place.raw) is not None)


def _is_prose_below(place: Place, title: str) -> bool:
    """Whether the text of a message without numbers begins directly below a title."""
    if not title.strip() or place.following in _PREAMBLE_LINES or _INDENTED.match(place.raw):
        return False
    above = place.before.rstrip().rpartition("\n")[2]
    is_open = len(above) >= _WRAPPED_TITLE_LINE or _ENDS_IN_OPEN_TITLE.search(above) is not None
    return not is_open or _ENDS_SENTENCE.search(place.capitals) is not None


def _is_double_spaced(place: Place) -> bool:
    """Whether no two of the lines above a field follow each other, and one blank line is above the line in question."""
    text = place.text.shape
    begin = max(0, place.first.start - _LONGEST_HEADER)
    above = text[begin : place.first.start].splitlines()[begin > 0 :]
    printed = [bool(line.strip()) for line in above]
    is_spaced = sum(printed) >= _FEWEST_SPACED and not any(map(and_, printed, printed[1:]))
    blank = text[place.first.start : place.line.start]
    return is_spaced and blank.count("\n", len(blank.rstrip())) == 2


def _is_capitals(text: str) -> bool:
    """Whether no letter is small, a masked name aside."""
    return not any(map(str.islower, _MASK.sub("", text)))
