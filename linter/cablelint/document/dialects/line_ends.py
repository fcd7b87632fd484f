"""Line ends that a mirror lost or added: a header on one line, fields that run into each other, a broken line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cablelint.document.dialects.joined_headings import joined_lines
from cablelint.document.dialects.joined_paragraphs import (
    has_paragraph_within_line,
    paragraph_breaks,
    unmarked_breaks,
)
from cablelint.document.dialects.joined_printouts import (
    first_paragraph,
    printout_breaks,
    text_end,
    title_breaks,
    unnumbered_text_breaks,
)
from cablelint.document.model import Repair
from cablelint.document.source import Source
from cablelint.edits import Edit
from cablelint.text.places import places_of
from cablelint.text.regexes import regex

KIND = "line-end"

_LEVEL = (
    r"(?:C O N F I D E N T I A L|S E C R E T|T O P  ?S E C R E T|U N C L A S(?: S I F I E D)?|UNCLAS(?:SIFIED)?"
    r"|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE)"
)
_SECTION = r"(?: {1,3}SECTION ?[0-9]{1,2} ?OF ?[0-9]{1,2})?"
# A number of one or two digits could be of anything, but not before the next part of a header.
_SMALL = r"[0-9]{1,2}(?= {1,3}(?:SIPDIS|NODIS|EXDIS|LIMDIS|STADIS|E\.O|TAGS ?:|SUBJ(?:ECT)?:))"
_NUMBERED = (
    _LEVEL + r"(?:[ /]{1,3}[A-Z]{4,9}){0,2}" + _SECTION + r" {1,3}[A-Z][A-Z .'-]{2,30} (?:[0-9]{3,8}|" + _SMALL + ")"
)
# Regular expressions: they find lines that have lost their ends, so the text has no lines yet that a grammar could
# name.

# A classification line that does not end behind its number; with it all of the header may be on one line.
_JOINED_AFTER_NUMBER = regex(
    r"(?P<line>" + _NUMBERED + r")(?P<rest>[ \t]+(?=[A-Z(])|(?=(?:SIPDIS|NODIS|EXDIS|LIMDIS|STADIS|NOFORN|E\.O|TAGS)))"
)
_NUMBERED_LEVEL = regex(_NUMBERED)
_HEADING_LINE = regex(r"[ \t]*(?:(?:FM|TO|INFO|XMT|DE|ZN[RY]) |R[A-Z]{4,7}/|AMEMBASSY|AMCONSUL|SECSTATE)")
_JOINED_TRANSMISSION = regex(r"ZCZC[A-Z]{3}[0-9]{3,4} +(?:ZZ|OO|PP|RR) R[A-Z]{4,7}\b")
# What begins a line of its own in a header. Words of the language are left out, except behind their line's prosign.
_ROLE = r"(?<!TO )(?<!INFO )(?<!FM )(?<!XMT )"
_BEGINS = regex(
    r"(?P<transmission>\b(?:(?:ZZ|OO|PP|RR)(?= R[A-Z]{4,7}\b)|DE R[A-Z]{3,7} #|ZN[RY] [A-Z]{5}\b"
    r"|(?:[ZOPR] ){1,2}[0-9]{6}Z [A-Z]{3} [0-9]{2}\b"
    r"|FM (?=R[A-Z]{4,7}/|AM[A-Z]{2,7} |SECSTATE|SECDEF|US[A-Z]{2,8} |REO |AIT )"
    r"|(?:TO|INFO) (?=R[A-Z]{4,7}/|AMEMBASSY|SECSTATE|AMCONSUL|(?:[A-Z]+ ){1,6}COLLECTIVE)"
    r"|" + _ROLE + r"R[A-Z]{4,7}/(?=[A-Z])"
    r"|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY, [0-9]{1,2} [A-Z]{3,9} [0-9]{4}(?=,| *[0-9])"
    r"|(?<= )BT(?=[ \t]+" + _NUMBERED + r")"
    r"|(?<=[A-Z0-9] )" + _ROLE + r"(?:AMEMBASSY|AMCONSUL|USMISSION) (?=[A-Z]))|(?<=[0-9])R[A-Z]{4,7}/(?=[A-Z]))"
    r"|(?P<classification>" + _NUMBERED + r")"
    r"|(?P<caption>(?:SIPDIS|NODIS|EXDIS|LIMDIS|STADIS|C O R R E C T E D {1,2}C O P Y|CORRECTED COPY)"
    r"(?=E\.O|(?:STATE|DEPT|FOR) |[^A-Z/,]|$)|NOFORN(?=SIPDIS))"
    r"|(?P<label>E ?\. ?O\.? ?1[0-9]{4}(?![0-9])|(?<= )EO 1[0-9]{4}(?= ?:)|(?<![A-Z])TAGS(?: ?:| (?=[A-Z]{4}[, \n]))"
    r"|TAGS: ?(?=[A-Z]{4}[, \n])|SUBJ(?:ECT)? ?:|(?<!PRIME)(?<!\bIN )REF(?:TEL)?S? ?:(?!/)"
    r"|(?<=[A-Z])REFS? (?=\(?A[.)] )"
    r"|CLASSIFIED BY ?:|(?<=\.)CLASSIFIED BY\b|(?<=\) )CLASSIFIED BY\b"
    r"|(?<=[A-Z0-9]{2})(?<!DE)(?<!UN)CLASSIFIED BY (?=[A-Z][A-Z ]{5})|DERIVED FROM ?:)"
)
_GLUED = regex(
    r"[A-Z0-9.)\]\"?!'](?:E\.O\. ?1[0-9]{4}:|(?<![A-Z])TAGS(?:: | [A-Z]{4}[, ])|TAGS: ?[A-Z]{4}[, \n]|SUBJ(?:ECT)?:"
    r"|(?<!PRIME)REF(?:TEL)?S?:|CLASSIFIED BY:"
    r"|(?<=[A-Z])REFS? (?=\(?A[.)] )"
    r"|CLASSIFIED BY (?=[A-Z][A-Z ]{5})|SIPDIS(?=E\.O|[^A-Z]))"
)
# It begins with a letter, for which re searches faster than for what precedes it.
_GLUED_STATION = regex(r"R(?<=[0-9]R)[A-Z]{4,7}/[A-Z]")
_LEVEL_BEGINS = ("C O N F", "S E C R", "T O P", "U N C L", "UNCLAS", "CONFIDENTIAL", "SECRET", "LIMITED OFFICIAL")
_LABEL_BEGINS = ("E.O.", "TAGS", "SUBJ", "REF", "CLASSIFIED BY", "SIPDIS")
_NOTICE_ENDS = ("NOT AVAILABLE.", "PARTIAL EXTRACT.")
_NOTICE = regex(r"(?:NOT AVAILABLE|PARTIAL EXTRACT)\.(?=" + _LEVEL + r"[ /])")
_FIELD_SIGNS = (" REF", " CLASSIFIED BY", " E.O. 1", " 1. ", " 1.(")
# Not behind the number with which a printed telegram begins: 2210. Ref: Deptel 1477.
_FIELD_WITHIN_LINE = regex(
    r"\n(?![ \t]*[0-9]{1,6}\. R)[^\n:]{3,100}?(?P<space> {1,8})"
    r"(?=REF(?:TEL)?S?: ?(?:\(?A[).:] ?)?[A-Z0-9][A-Z .]{2,20} [0-9]{2,6}"
    r"|CLASSIFIED BY ?:|E\.O\. 1[0-9]{4}: |1\. ?(?:\((?:C|S|U|SBU)[)/]|(?:CONFIDENTIAL|SECRET) ?-{1,2} ?ENTIRE))"
)
# A signature glued to the last sentence, and what ends the message where all of it is on one line.
_SIGNATURE = regex(r"(?<=[A-Z]{3}[.?!])(?=[A-Z][A-Z'-]{2,20}\s*$)")
_END_OF_MESSAGE = regex(r"[ \t]+(?=(?:BT(?:[ \t]+#[0-9]{4})?|#[0-9]{4}|N{3,5})\s*$)")
_BLANKS = " \t"
_LONGEST_LINE = 500


def line_end_repairs(source: Source, header: str, *, has_sound_lines: bool = False) -> list[Repair]:
    """The line ends that the text of a cable needs to be read; nothing for a text that has its own.

    Args:
        source: The text.
        header: Its header in capitals.
        has_sound_lines: Whether :func:`has_joined_line` is false of its lines.
    """
    text, folded = source.text, source.capitals
    is_joined, is_sound = False, has_sound_lines
    within: dict[int, int] = {}
    if not has_sound_lines:
        levels = places_of(header, _LEVEL_BEGINS)
        is_joined = _is_joined(header, levels)
        within = dict(_field_breaks(header)) | dict(_heading_breaks(header, levels))
        is_sound = not is_joined and not within and not _has_glued_sign(header)
    if is_sound and not _has_glued_pilcrow(text) and not has_paragraph_within_line(folded):
        return [Repair(KIND, Edit(start, end, "\n")) for end, start in unmarked_breaks(folded, len(header))]
    if is_joined:
        header = header[: text_end(folded)]
    breaks = {} if is_sound else dict(_header_breaks(header, is_joined=is_joined)) | within
    first = first_paragraph(header) if is_joined else None
    begin = max(breaks, default=0) if first is None else first
    breaks |= dict(paragraph_breaks(folded, begin, is_joined=is_joined))
    blank = {}
    if is_joined:
        breaks |= dict(printout_breaks(folded))
        blank = dict(title_breaks(header, begin))
        if first is None:
            blank |= unnumbered_text_breaks(folded, begin)
    signature = _SIGNATURE.search(folded, max(0, len(folded) - 60)) if is_joined or breaks else None
    if signature:
        breaks[signature.start()] = signature.start()
    if is_joined:
        breaks |= {end.end(): end.start() for end in _END_OF_MESSAGE.finditer(folded, max(0, len(folded) - 60))}
    return [
        Repair(KIND, Edit(start, end, "\n\n" if end in blank and end not in breaks else "\n"))
        for end, start in sorted((breaks | blank).items())
        if start or end
    ]


def has_joined_line(header: str) -> bool:
    """Whether a line of a header may contain another one, or the beginning of one, as the line alone shows.

    Args:
        header: The lines in capitals, a newline before each.
    """
    levels = places_of(header, _LEVEL_BEGINS)
    numbered = [place for place in levels if _NUMBERED_LEVEL.match(header, place)]
    return (
        ("ZCZC" in header and _JOINED_TRANSMISSION.search(header) is not None)
        or any(_is_joined(header, [place]) for place in levels)
        or any(next(_break_at(header, place, is_joined=True), None) for place in numbered)
        or next(joined_lines(header), None) is not None
        or next(_field_breaks(header), None) is not None
        or _has_glued_sign(header)
    )


def _has_glued_sign(header: str) -> bool:
    """Whether a label, notice or station follows a word without a blank."""
    return _has_glued_label(header) or _has_glued_notice(header) or _GLUED_STATION.search(header) is not None


def _is_joined(header: str, levels: Iterable[int]) -> bool:
    """Whether the header is on one line, or was at least where the classification line ends.

    Args:
        header: The header in capitals.
        levels: Where a word of a level begins in it.
    """
    if "ZCZC" in header and _JOINED_TRANSMISSION.search(header):
        return True
    for place in levels:
        found = _JOINED_AFTER_NUMBER.match(header, place)
        if found is not None:
            rest = header[found.end() : found.end() + _LONGEST_LINE].split("\n", 1)[0]
            return _BEGINS.search(rest) is not None
    return False


def _has_glued_label(header: str) -> bool:
    """Whether a label or caption follows a word without a blank."""
    places = places_of(header, _LABEL_BEGINS)
    return any(place and not header[place - 1].isspace() and _GLUED.match(header, place - 1) for place in places)


def _heading_breaks(header: str, levels: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where each line above the classification line begins, and that line itself, if not at the beginning of one."""
    places = [place for place in levels if _NUMBERED_LEVEL.match(header, place)]
    level = min(places, default=0)
    line = header[header.rfind("\n", 0, level) + 1 : level]
    # A letter before a level is doubled: CC O N F I D E N T I A L.
    if (line[-1:].isalnum() and len(line) > 1) or _HEADING_LINE.match(line):
        yield from _break_at(header, level, is_joined=True)
    for place in joined_lines(header[:level]):
        yield from _break_at(header, place, is_joined=True)


def _has_glued_notice(header: str) -> bool:
    return any(sign in header for sign in _NOTICE_ENDS) and _NOTICE.search(header) is not None


def _has_glued_pilcrow(text: str) -> bool:
    place = text.find("¶")
    while place >= 0:
        if place and not text[place - 1].isspace() and text[place + 1 : place + 2].isdigit():
            return True
        place = text.find("¶", place + 1)
    return False


def _field_breaks(header: str) -> Iterator[tuple[int, int]]:
    """Where a field begins that follows the second line of another; the grammar sees it in the first line."""
    if any(sign in header for sign in _FIELD_SIGNS):
        for found in _FIELD_WITHIN_LINE.finditer(header):
            yield found.end(), found.start("space")


def _header_breaks(header: str, *, is_joined: bool) -> Iterator[tuple[int, int]]:
    """Where each line of the header begins that is not at the beginning of one, and where the blanks before it do."""
    notice = _NOTICE.search(header)
    if notice:
        yield notice.end(), notice.end()
    for found in _BEGINS.finditer(header):
        start = found.start()
        yield from _break_at(header, start, is_joined=is_joined)
        if found["caption"] or found["classification"]:
            end = found.end()
            if (
                is_joined
                and header[end : end + 1] in (*_BLANKS,)
                and header[end:].lstrip(_BLANKS)[:1] not in ("", "\n", "\r", "/", ",")
            ):
                after = end + len(header[end:]) - len(header[end:].lstrip(_BLANKS))
                yield after, end


def _break_at(text: str, start: int, *, is_joined: bool) -> Iterator[tuple[int, int]]:
    blanks = start
    while blanks and text[blanks - 1] in _BLANKS:
        blanks -= 1
    is_line_start = blanks == 0 or text[blanks - 1] in "\n\r"
    if not is_line_start and (is_joined or blanks == start):
        yield start, blanks
