"""Lines of drafters and clearers without a label: ``EUR/NE:RHALVORSEN:LKS``, ``PM/DCA - J. OKAFOR (DRAFT)``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablelint.data.tags import find_tags
from cablelint.names.lexical.tokens import Candidate
from cablelint.names.lexical.vocabulary import is_function_word, is_nation, is_office_word, is_plain_word
from cablelint.names.people import Evidence
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("drafting", "is in a line with an office, as drafters and clearers are listed")
_LINE = regex(
    r"\n[ \t]{0,20}(?P<office>[A-Z][A-Z0-9&]{0,6}(?:[/-][A-Z0-9&]{1,6}){0,5})"
    r"(?:[ \t]{0,2}:[ \t]{0,3}|[ \t]{1,3}-[ \t]{1,3})"
    r"(?:(?:AMB|MRS?|MISS|MS|DR|GEN|COL|LTC|MAJ|CAPT)\.?[ \t]{1,3})?"
    r"(?P<person>(?:[A-Z]\.[ ]?){0,3}[A-Z][A-Z'-]{3,24}(?:[ ][A-Z][A-Z'-]{2,24})?)"
    r"(?:[:/](?P<typist>[A-Z]{2,4}))?[ \t]{0,3}(?:\([^()\n]{0,30}\))?[ \t]{0,8}$",
    re.MULTILINE,
)
# Offices without a slash, which other labels are not.
_OFFICES = frozenset(
    "acda af aid ara arpa bib cia com comm cu dao dcm dea dia dod doe doj dot ea eap eb eca econ eur faa fbi fcs frb g"
    " h hhs ins io isa jcs jus l m mmo nasa nea nsc oes omb opic osd p pa pao pm pol prm rso s sa sca sci sec state"
    " str t treas usda usia usis ustr wha".split()
)
_FEWEST = 2


def clearance_lines(tokens: TokenText) -> Iterator[Candidate]:
    """Yield the people and typists of two such lines one after the other, and of one with a typist.

    Args:
        tokens: The text.
    """
    row: list[re.Match[str]] = []
    # Lines are found by the newline before them: a search for one character is fast.
    for line in _LINE.finditer(f"\n{tokens.text}"):
        if not _is_entry(line):
            continue
        if row and line.start() != row[-1].end():
            yield from _people(row)
            row = []
        row.append(line)
    yield from _people(row)


def _people(row: list[re.Match[str]]) -> Iterator[Candidate]:
    if len(row) < _FEWEST and not any(line["typist"] and "/" in line["office"] for line in row):
        return
    for line in row:
        for part in ("person", "typist"):
            if line[part]:
                start, end = line.span(part)
                yield Candidate(start - 1, end - 1, 1.0, _EVIDENCE)


def _is_entry(line: re.Match[str]) -> bool:
    """Whether a line has an office and what is like a name, no word, country, tag or office."""
    if "/" not in line["office"] and line["office"].lower() not in _OFFICES:
        return False
    words = re.findall(r"[a-z']{2,}", line["person"].lower())
    return bool(words) and not any(
        is_plain_word(word) or is_office_word(word) or is_function_word(word) or is_nation(word) or find_tags(word)
        for word in words
    )
