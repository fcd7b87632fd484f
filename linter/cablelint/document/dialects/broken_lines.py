"""Lines of a header that a mirror broke in two, and numbers of paragraphs on a line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.data.posts import find_post
from cablelint.document.header.transmission import level_of
from cablelint.document.model import Repair
from cablelint.document.source import Source
from cablelint.edits import Edit
from cablelint.text.regexes import regex

KIND = "broken-line"

_BREAK = r"(?P<break>[ \t]*\r?\n[ \t]*)"
_END = r"[ \t]*\r?\n"
_LEVEL = (
    r"(?:C O N F I D E N T I A L|S E C R E T|T O P  ?S E C R E T|U N C L A S(?: S I F I E D)?|UNCLAS(?:SIFIED)?"
    r"|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE)"
)
_MONTH = r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
_PRECEDENCE = r"(?:FLASH|(?:NIACT )?IMMEDIATE|PRIORITY|ROUTINE)"
_ROUTE = r"(?:R[A-Z]{4,7} ?/ ?)?"
_STATION = _ROUTE + r"(?:AMEMBASSY|AMCONSUL|USMISSION|SECSTATE)"
# Regular expressions: each line is damaged, and one of the grammar only when its two pieces are joined. Hardly a header
# has such a line, so most of them are compiled only for one that has.

# A classification line cut in two: before its post, its number, or the total of its sections; one blank line may
# follow.
_CLASSIFICATION = (
    r"\n[ \t]*" + _LEVEL + r"(?:[ /]{1,3}(?:NOFORN|SENSITIVE|[A-Z]{2,3}DIS))?"
    r"(?: {1,3}SECTION ?[0-9]{1,2}(?: ?OF ?[0-9]{1,2})?)?(?: {1,3}(?P<above>[A-Z][A-Z .'-]{2,30}?))?"
    r"(?P<break>[ \t]*\r?\n[ \t]*(?:\r?\n[ \t]*)?)"
    r"(?=(?:OF ?[0-9]{1,2} )?(?:(?P<below>[A-Z][A-Z .'-]{2,30}) )?[0-9]{3,8}[ \t]*\r?\n)"
)
_SECTION = (
    r"\n[ \t]*"
    + _LEVEL
    + r"(?: {1,3}SECTION(?: [0-9]{1,2} OF)?)?"
    + _BREAK
    + r"(?=(?:SECTION )?[0-9]{1,2}(?: OF [0-9]{1,2})? [A-Z][A-Z .'-]{2,30} [0-9]{3,8}"
    + _END
    + ")"
)
# Within the spaced letters of a level.
_SPACED = r"\n[ \t]*(?P<left>[A-Z](?: [A-Z]){0,11})" + _BREAK + r"(?P<right>[A-Z](?: [A-Z]){0,11})(?= [^\n]{3,60}[0-9])"
_OTHERS = (
    r"\n[ZOPR ]{0,6}[0-9]{6}Z" + _BREAK + "(?=" + _MONTH + r" [0-9]{2}\b)",
    r"\n[ZOPR ]{0,6}[0-9]{6}Z " + _MONTH + _BREAK + r"(?=[0-9]{2}" + _END + ")",
    r"\n(?:FM|TO|INFO)" + _BREAK + "(?=" + _STATION + " [A-Z])",
    r"\n(?:FM|TO|INFO) " + _ROUTE + r"SECSTATE" + _BREAK + "(?=WASHDC)",
    r"\n(?:(?:TO|INFO) |R[A-Z]{4,7}/|AMEMBASSY |AMCONSUL )[^\r\n]{3,60}+"
    + _BREAK
    + "(?="
    + _PRECEDENCE
    + "(?: [0-9]{1,4})?"
    + _END
    + "|[0-9]{1,4}"
    + _END
    + ")",
    r"\nE\.O\." + _BREAK + r"(?=1[0-9]{4} ?:)",
    r"\nE ?\.?O\.? ?1[0-9]{4} ?:[^\r\n]{1,60}?[0-9]/"
    + _BREAK
    + r"(?=[0-9]{1,2}/[0-9]{2,4}"
    + _END
    + "|[0-9]{2,4}"
    + _END
    + ")",
    r"\nCLASSIFIED" + _BREAK + r"(?=BY ?:)",
)
_COLLECTIVE = regex(
    r"\n(?:(?:TO|INFO) )?"
    + _ROUTE
    + r"[A-Z][A-Z ]{2,40}+(?<!COLLECTIVE)"
    + _BREAK
    + r"(?=(?:(?:POLITICAL|COMMUNITY|COUNCIL) )?COLLECTIVE(?: "
    + _PRECEDENCE
    + ")?(?: [0-9]{1,4})?"
    + _END
    + ")"
)
_POST = (
    r"\n(?:(?:FM|TO|INFO) )?"
    + _ROUTE
    + r"(?:AMEMBASSY|AMCONSUL|USMISSION)"
    + _BREAK
    + r"(?P<post>[A-Z][A-Z ]{2,20}?)(?=(?: "
    + _PRECEDENCE
    + r")?(?: [0-9]{1,4})?"
    + _END
    + ")"
)
_MARK = r"(?=\((?:C|S|U|SBU|TS)[)/])"
_NUMBER = regex(r"\n[ \t]*(?:¶ ?)?[0-9]{1,2}\." + _BREAK + _MARK)
# Every line with a piece of a broken one, the lines of collectives aside, and hardly another; re skips each alternative
# by its first character.
_SIGN = regex(
    r"\n[ \t]*(?:"
    # A level with no number of a message behind it, which is at the end of the line below.
    r"[CLSTU](?:ONFIDENTIAL|ECRET|NCLAS|IMITED OFFICIAL USE| O N F| O P | E C R E T| N C L A S)[^\r\n]*+"
    r"(?<![0-9]{3})(?<![0-9]{3}[ \t])\r?\n[ \t]*(?:\r?\n[ \t]*)?[^\r\n]*[0-9]{3}[ \t]*\r?\n"
    r"|[A-Z](?: [A-Z]){0,11}[ \t]*\r?\n[ \t]*[A-Z] |[0-9OPRZ][0-9OPRZ ]{5,11}Z(?: [A-Z]{3})?[ \t]*\r?\n"
    r"|[FIT](?:M|NFO|O)(?: (?:R[A-Z]{4,7} ?/ ?)?(?:AMEMBASSY|AMCONSUL|USMISSION|SECSTATE))?[ \t]*\r?\n"
    r"|R[A-Z]{4,7} ?/ ?(?:AMEMBASSY|AMCONSUL|USMISSION)[ \t]*\r?\n|AM(?:EMBASSY|CONSUL)[ \t]*\r?\n|USMISSION[ \t]*\r?\n"
    # A precedence or number that belongs to the line of a station above it.
    r"|[FINPR](?:LASH|MMEDIATE|IACT IMMEDIATE|RIORITY|OUTINE)(?: [0-9]{1,4})?[ \t]*\r?\n|[0-9]{1,4}[ \t]*\r?\n"
    r"|E\.O\.[ \t]*\r?\n|E ?\.?O\.? ?1[0-9]{4} ?:[^\r\n]{1,60}?[0-9]/[ \t]*\r?\n|CLASSIFIED[ \t]*\r?\n)"
)


def broken_line_repairs(source: Source, header: str) -> list[Repair]:
    """Join the pieces of broken lines of the header, and the numbers of paragraphs with the marks below them.

    Args:
        source: The text.
        header: Its header in capitals.
    """
    header = f"\n{header}"
    found = [*_classifications(header), *_headings(header)] if _SIGN.search(header) else [*_collectives(header)]
    if source.has_bare_number:
        found += _NUMBER.finditer(f"\n{source.capitals}")
    breaks = sorted({match.span("break") for match in found})
    return [Repair(KIND, Edit(start - 1, end - 1, " ")) for start, end in breaks]


def _classifications(header: str) -> Iterator[re.Match[str]]:
    """The classification line: it is one if the two lines contain one post and a number."""
    for found in re.finditer(_CLASSIFICATION, header):
        if find_post(found["above"] or found["below"] or "") and not (found["above"] and found["below"]):
            yield found
    yield from re.finditer(_SECTION, header)
    for found in re.finditer(_SPACED, header):
        if level_of(found["left"] + found["right"]) and not level_of(found["right"]):
            yield found


def _headings(header: str) -> Iterator[re.Match[str]]:
    for pattern in _OTHERS:
        yield from re.finditer(pattern, header)
    yield from _collectives(header)
    for found in re.finditer(_POST, header):
        if find_post(found["post"]):
            yield found


def _collectives(header: str) -> Iterator[re.Match[str]]:
    return _COLLECTIVE.finditer(header) if "COLLECTIVE" in header else iter(())
