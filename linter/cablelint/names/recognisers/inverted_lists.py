"""Lists with surnames first, one a line or between semicolons: ``A. LINDQVIST, TOMAS O.``; ``Okafor, Jane;``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import Candidate
from cablelint.names.lexical.vocabulary import (
    can_be_part,
    is_likely_forename,
    is_nation,
    is_ordinary,
    is_region,
    title_words,
)
from cablelint.names.lexical.word_classes import NAMELESS_ZONES, ROLES
from cablelint.names.people import Evidence
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("list", "is in a list of names with surnames first")
_WORD = (
    r"(?:(?:de|del|de la|da|dos|van|von|al|el|bin)[ -])?"
    # What is behind a name is never a letter, so that to give back letters or words would find nothing.
    r"[A-Z](?:\.(?:[A-Z]\.){0,2}|[^\W\d_]{0,30}+(?:[-'’][^\W\d_]{1,30}+){0,2}+)"
)
_PART = rf"{_WORD}(?: {_WORD}){{0,3}}+"
# A bullet, letter or number, the name, and what ends the entry or begins a remark about the person.
_ENTRY = regex(
    rf"[ \t]{{0,20}}(?P<bullet>\(?(?:[A-Za-z]|\d{{1,3}})[.)] {{0,4}}|[-*•]{{1,2}} {{0,4}})?"
    rf"(?P<name>{_PART}, (?:(?:MRS?|MISS|MS|DR|FR|REV|PROF|SR|CAPT|COL|MAJ|GEN|LT)\.? )?{_PART})"
    # Behind a bullet or initials the office of the person may follow.
    r"[ \t]{0,4}(?=[\n;(:]|--?[ \t]|, ?\d|\.[ \t]{0,4}(?:\n|\Z)|\Z|(?(bullet),|(?!)))"
)
# Behind (MS) or a comma: LECTURER.
_OFFICE = regex(r"[ \t]{0,4}(?:\([A-Za-z]{2,4}\.?\))?,[ \t]{0,4}([^\W\d][^\n,;]{0,60})")
_FEWEST = 2
# Characters and newlines between two entries of a list: a remark about the first, and a blank line.
_LONGEST_REMARK, _MOST_NEWLINES = 160, 3
_LETTERS = regex(r"[^\W\d_]{2,}")
_ADDRESS = regex(r"[ \t]{0,4}\((?:MRS?|MS|MISS|DR|PROF)\.?\)", re.IGNORECASE)


def names_in_inverted_lists(tokens: TokenText) -> Iterator[Candidate]:
    """Find the entries of lists of two people or more, at least half of whom have a forename that is on a list."""
    row: list[re.Match[str]] = []
    for entry in _entries(tokens):
        if tokens.zone_of[tokens.token_at(entry.start("name"))] in NAMELESS_ZONES or not _can_be_person(entry["name"]):
            continue
        if row and not _follows(tokens.text, row[-1].end(), entry.start()):
            yield from _people(row)
            row = []
        row.append(entry)
    yield from _people(row)


def _entries(tokens: TokenText) -> Iterator[re.Match[str]]:
    """Yield what may be an entry, at the beginning of a line or behind a semicolon."""
    for line in tokens.lines_with(", "):
        start = line
        end = tokens.text.find("\n", start)
        end = end if end >= 0 else len(tokens.text)
        while start >= 0:
            entry = _ENTRY.match(tokens.text, start)
            if entry:
                yield entry
            separator = tokens.text.find(";", entry.end() if entry else start, end)
            start = separator + 1 if separator >= 0 else -1


def _follows(text: str, end: int, start: int) -> bool:
    return start - end <= _LONGEST_REMARK and text.count("\n", end, start) <= _MOST_NEWLINES


def _can_be_person(name: str) -> bool:
    """Whether no word is an office, a body or a function word, and no surname is a country or region."""
    halves = [[word.lower() for word in _LETTERS.findall(half)] for half in name.split(",")]
    if len(halves[1]) > 1 and _is_address(halves[1][0]):
        # OKAFOR, MRS. JANE.
        halves[1].pop(0)
    if not halves[0] or not all(map(can_be_part, (word for half in halves for word in half))):
        return False
    return not any(is_nation(word) or is_region(word) for word in halves[0])


def _people(row: Iterable[re.Match[str]]) -> Iterator[Candidate]:
    entries = list(row)
    sure = sum(map(_is_surely_a_person, entries))
    if len(entries) >= _FEWEST and 2 * sure >= len(entries):
        yield from (Candidate(*entry.span("name"), 1.0, _EVIDENCE) for entry in entries)


def _is_surely_a_person(entry: re.Match[str]) -> bool:
    """Whether a forename is listed, or an address or office follows: ``B. OKAFOR, CEPHAS, EDITOR``."""
    found = next(
        (word for word in _LETTERS.finditer(entry["name"].partition(",")[2]) if not _is_address(word[0])), None
    )
    if _ADDRESS.match(entry.string, entry.end("name")) or (found is None and entry["bullet"]):
        return True
    forename = found[0].lower() if found else ""
    if not forename or is_nation(forename):
        return False
    office = _OFFICE.match(entry.string, entry.end("name"))
    if office is None:
        return is_likely_forename(forename)
    words = [word.lower() for word in _LETTERS.findall(office[1])]
    return any(map(_is_office, words)) or (is_likely_forename(forename) and not is_ordinary(forename))


def _is_address(word: str) -> bool:
    return word.lower() in title_words()


def _is_office(word: str) -> bool:
    return word in ROLES or word in title_words()
