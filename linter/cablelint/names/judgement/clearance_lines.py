"""Lines of drafters and clearers without a label: ``EUR/NE:RHALVORSEN:LKS``, ``PM/DCA - J. OKAFOR (DRAFT)``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablelint.data.markings import MARKINGS
from cablelint.data.tags import find_tags
from cablelint.names.lexical.tokens import Candidate
from cablelint.names.lexical.vocabulary import has_initials, is_function_word, is_nation, is_office_word, is_plain_word
from cablelint.names.people import Evidence
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("drafting", "is in a line with an office, as drafters and clearers are listed")
_ENTRY = (
    # Most lines fail at their second letter. A sign or a blank ends a word or an office, so that a search with fewer of
    # its letters would find nothing.
    r"[ \t]{0,60}+(?=[A-Z][^a-z])"
    r"(?:(?P<office>[A-Z][A-Z0-9&]{0,6}+(?:[/-][A-Z0-9&]{1,6}+){0,5}+)(?:[ \t]?:[ \t]?[A-Z]{1,5}(?=[ \t]?:))?"
    r"(?:[ \t]{0,2}:[ \t]{0,3}|[ \t]{1,3}-[ \t]{1,3}))?"
    r"(?:(?:AMB|MRS?|MISS|MS|DR|GEN|COL|LTC|MAJ|CAPT)\.?[ \t]{1,3})?"
    r"(?P<person>(?:[A-Z]\.[ ]?){0,3}(?:[A-Z]{1,3}(?:DE|DI|LA|VAN|VON)[ ])?[A-Z][A-Z'-]{3,24}+"
    r"(?:[ ][A-Z][A-Z'-]{2,24}+)?)"
    r"(?:/(?P<second>[A-Z]{1,3}[A-Z]['A-Z]{3,24}))?"
    r"(?:[ \t]?(?P<before_typist>[:/])[ \t]?(?P<typist>[A-Z]{2,4}))?"
    # A date and a telephone.
    r"(?:[ \t:]{1,9}(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}|(?:X|EXT\.?)[ ]?[0-9]{3,5}))?"
    r"[ \t]{0,3}(?:\([^()\n]{0,30}\))?(?:[;,](?=[ \t])|(?=[ \t]{3,}|[ \t]{0,8}$))"
)
_LINE, _NEXT = regex(r"\n" + _ENTRY, re.MULTILINE), regex(_ENTRY, re.MULTILINE)
# Offices without a slash, which other labels are not.
_OFFICES = frozenset(
    "acda adm admin af agr aid ara arpa bib cia com comm cu dao dcm dea dia dod doe doj dot ea eap eb eca econ"
    " eur faa fbi fcs frb g h hhs ins io isa jcs jus l m mmo nasa nea nsc oes omb opic osd p pa pao pm pol prm rso"
    " s sa sca sci sec state str t treas usda usia usis ustr wha".split()
)
_FEWEST = 2
_SEPARATORS = frozenset(",;")


def clearance_lines(tokens: TokenText) -> Iterator[Candidate]:
    """Yield the people and typists of two such lines one after the other, of one with a typist or glued initials.

    Args:
        tokens: The text.
    """
    row: list[re.Match[str]] = []
    for entry in _entries(f"\n{tokens.text}"):
        if not _is_entry(entry):
            continue
        if row and entry.start() != row[-1].end():
            yield from _people(row)
            row = []
        row.append(entry)
    yield from _people(row)


def _entries(text: str) -> Iterator[re.Match[str]]:
    # Lines are found by the newline before them: a search for one character is fast.
    for line in _LINE.finditer(text):
        entry: re.Match[str] | None = line
        while entry:
            yield entry
            entry = _NEXT.match(text, entry.end()) if text[entry.end() - 1] in _SEPARATORS else None


def _people(row: list[re.Match[str]]) -> Iterator[Candidate]:
    if len(row) < _FEWEST and not any(map(_is_sure, row)):
        return
    for line in row:
        for part in ("person", "second", "typist"):
            if line[part]:
                start, end = line.span(part)
                yield Candidate(start - 1, end - 1, 1.0, _EVIDENCE)


def _is_sure(line: re.Match[str]) -> bool:
    """Whether a line alone is enough: one with a typist, who is no part of an office, or with initials."""
    has_typist = line["typist"] and ("/" in (line["office"] or "") or line["before_typist"] == ":")
    return has_typist or has_initials(line["person"].lower())


def _is_entry(line: re.Match[str]) -> bool:
    """Whether a line has an office and what is like a name, no word, country, tag or office."""
    office = line["office"]
    if office is None:
        return line["typist"] is not None and has_initials(line["person"].lower())
    if "/" not in office and office.lower() not in _OFFICES:
        return False
    words = re.findall(r"[a-z']{2,}", line["person"].lower())
    return bool(words) and not any(
        is_plain_word(word)
        or is_office_word(word)
        or is_function_word(word)
        or is_nation(word)
        or find_tags(word)
        or word in MARKINGS
        for word in words
    )
