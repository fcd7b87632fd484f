"""Drafting blocks: ``DRAFTED BY EUR/NE:RHALVORSEN:LKS``, ``S/S-O:PKOSTRANDY``, ``CLEARED: POL: DMILLER, DCM: MWILSON``.

An entry has an office, a person and a typist; only the person is always there. A line is read by its separators, since
the names in it look like codes: initials glued to a surname, and the initials of the typist alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.data.tags import find_tags
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.lexical.vocabulary import (
    has_initials,
    is_function_word,
    is_office_word,
    is_ordinary,
    is_seldom_a_name,
    is_surname,
)
from cablelint.names.people import Evidence
from cablelint.text.regexes import regex

_EVIDENCE = Evidence("drafting", "is part of a drafting or clearance line")
_ROLES = r"(?:drafted|prepared|cleared|approved|released)"
_LABEL = regex(
    r"[ \t]{0,60}\(?(?:(?:DRAFTED|PREPARED|CLEARED|APPROVED|RELEASED)[ \t]{1,3}BY\b[ \t]{0,3}:?"
    r"|(?i:" + _ROLES + r"(?:[ \t]{1,3}by)?|draft|drafters?|drafting officer|clearances?|clrs?|concurrences?"
    # The labels of the boxes on outgoing telegrams and airgrams.
    r"|drafting office and officer|(?:contents|telegraphic transmission) and classification approved by)"
    r"[ \t]{0,3}:"
    r"|(?i:(?:drafted|prepared|cleared|approved)[ \t]by)(?=[ \t]{1,3}[A-Z]{2,10}(?:/[A-Z]{1,9}){0,3}[ \t]{0,2}:))"
)
_LABEL_WORDS = frozenset(
    "drafted prepared cleared approved released draft drafter drafters drafting clearance clearances clr clrs"
    " concurrence concurrences".split()
)
# Where a label may begin in a line with two columns.
_COLUMN = regex(r"(?<![^\n])|(?<=[ \t]{3})(?=\(?[A-Za-z])")
_LINE = regex(r"[^\n]{0,200}")
# `DCM: MWILSON, POL: DMILLER`: a comma, a semicolon before a blank, or a wide gap parts the entries of a line.
_ENTRY_END = regex(r",|;(?=[ \t])|[ \t]{3,}|\([^()\n]{0,40}\)|\)")
_FIELD_END = regex(r"[ \t]*[:;][ \t]*|[ \t]+-{1,2}[ \t]+")
_CLEARANCE = regex(
    r"[ \t]{0,8}[A-Z][A-Z0-9&]{0,9}(?:[/-][A-Z0-9&]{1,9}){0,6}(?:[ \t]{0,3}[:;][ \t]{0,3}|[ \t]{1,3}-[ \t]{1,3})"
    r"(?:[A-Z]\.[ \t]?){0,3}[A-Z][A-Z'.-]{1,24}(?:[ \t][A-Z][A-Z'-]{1,24})?(?:[:/][A-Z]{1,4})?"
    r"[ \t]{0,8}(?:\([^()\n]{0,30}\))?[ \t]{0,8}"
)
_WORDS = regex(r"[^\W\d_][^\W\d_.'’-]*(?:[ .'’-]{1,2}[^\W\d_]+){0,4}")
_LINES, _PARTS = regex(r"[^\n]+"), regex(r"[^/]+")
_RANK = regex(r"(?:AMB|MRS?|MS|DR|GEN|COL|LTC|MAJ|CAPT)\.?[ \t]{1,3}(?=[A-Z])")
# ORIG: JOkafor;PG;jah on forms of an agency: the person, then the initials of those who coordinated and typed.
_ORIGINATOR = regex(
    r"[ \t#]{0,40}ORIG[ \t]{0,3}[:.][ \t]{0,4}"
    r"((?:[A-Z]\.[ \t]?){0,3}[A-Z][^\W\d_]{1,24}(?:[ \t][A-Z][^\W\d_]{1,24})?)"
    r"((?:[ \t]{0,2}[:;/,][ \t]{0,2}[^\W\d_]{1,4}(?![^\W\d_])){0,4})"
)
_ORIGIN = frozenset({"orig"})
_INITIALS = regex(r"[^\W\d_]+")
_SHORTEST_GLUED, _SHORTEST_PERSON = 5, 3
_LONGEST_OFFICE = 5
_LONGEST_TYPIST = 4
_NOTHING = frozenset({"n/a", "na", "none", "info", "draft", "subs", "substance", "same", "phone"})
_POSTS = frozenset("cg com conoff consul dao dcm econ eco mgt pao pol polad rso amb ambassador charge usis".split())


def drafting_names(tokens: TokenText) -> Iterator[Candidate]:
    """Find drafters, clearers, approvers and typists."""
    done = 0
    for start in _starts(tokens):
        if start < done:
            continue
        label = _LABEL.match(tokens.text, start)
        line = _LINE.match(tokens.text, label.end() if label else start)
        if line is None:
            continue
        found = list(_entries(tokens.text, *line.span()))
        yield from found
        done = line.end() + 1
        while found and label is not None:
            clearance = _CLEARANCE.match(tokens.text, done)
            if clearance is None or tokens.text[clearance.end() : clearance.end() + 1] not in ("", "\n"):
                break
            yield from _entries(tokens.text, *clearance.span())
            done = clearance.end() + 1


def originators(tokens: TokenText) -> Iterator[Candidate]:
    """Find the originator of an agency's message and the initials behind."""
    for start in tokens.lines_of(_ORIGIN):
        line = _ORIGINATOR.match(tokens.text, start)
        if line is None or all(is_ordinary(word) or is_office_word(word) for word in line[1].lower().split()):
            continue
        yield Candidate(*line.span(1), 1.0, _EVIDENCE)
        for initials in _INITIALS.finditer(tokens.text, *line.span(2)):
            yield Candidate(*initials.span(), 1.0, _EVIDENCE)


def _starts(tokens: TokenText) -> list[int]:
    """The first characters of the lines that may be drafting lines."""
    starts: set[int] = set()
    for line in tokens.lines_of(_LABEL_WORDS):
        end = tokens.text.find("\n", line)
        columns = _COLUMN.finditer(tokens.text, line, end if end >= 0 else len(tokens.text))
        starts.update(column.end() for column in columns if _LABEL.match(tokens.text, column.end()))
    for zone in tokens.zones_of("drafting"):
        starts.update(line.start() for line in _LINES.finditer(tokens.text, *zone))
    return sorted(starts)


def _entries(text: str, start: int, end: int) -> Iterator[Candidate]:
    position = start
    for stop in [*_ENTRY_END.finditer(text, start, end), None]:
        label = _LABEL.match(text, position, end)
        yield from _entry(text, label.end() if label else position, stop.start() if stop else end)
        position = stop.end() if stop else end


def _entry(text: str, start: int, end: int) -> Iterator[Candidate]:
    """The person of an entry, and the typist behind."""
    fields = list(_fields(text, start, end))
    has_office = False
    while len(fields) > 1 and (
        _is_office(text[slice(*fields[0])], is_first=not has_office) or _RANK.match(text, *fields[1])
    ):
        has_office = True
        fields.pop(0)
    if len(fields) > 2 and has_office and _is_division(*(text[slice(*field)].lower() for field in fields[:2])):
        fields.pop(0)
    if len(fields) == 1:
        fields, has_office = _parts_at_slashes(text, *fields[0], has_office=has_office)
    for number, (start_of_field, last) in enumerate(fields):
        rank = _RANK.match(text, start_of_field, last)
        first = rank.end() if rank else start_of_field
        if not _is_person(text[first:last], is_typist=number > 0, has_office=has_office):
            return
        yield Candidate(first, last, 1.0, _EVIDENCE)


def _is_person(field: str, *, is_typist: bool, has_office: bool) -> bool:
    if not _WORDS.fullmatch(field) or field.lower() in _NOTHING:
        return False
    words = re.findall(r"[^\W\d_]+", field.lower())
    if is_typist:
        return len(field) <= _LONGEST_TYPIST or (len(words) > 1 and not any(map(is_seldom_a_name, words)))
    if any(map(is_function_word, words)) or all(map(is_office_word, words)):
        return False
    return has_office or (len(field) >= _SHORTEST_GLUED and not any(map(is_seldom_a_name, words)))


def _fields(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between colons and spaced hyphens, without blanks at their ends."""
    position = start
    for stop in [*_FIELD_END.finditer(text, start, end), None]:
        field = text[position : stop.start() if stop else end]
        first = position + len(field) - len(field.lstrip())
        last = position + len(field.rstrip(" \t."))
        if first < last:
            yield first, last
        position = stop.end() if stop else end


def _parts_at_slashes(text: str, start: int, end: int, *, has_office: bool) -> tuple[list[tuple[int, int]], bool]:
    """Person and typist of a field whose office only slashes part: ``CA/OCS/TDHOLLAND/JCC``."""
    field = text[start:end]
    if "/" not in field:
        return ([] if _is_office(field) and not has_office else [(start, end)]), has_office
    parts = [part.span() for part in _PARTS.finditer(text, start, end)]
    person = next(
        (
            index
            for index, (first, last) in enumerate(parts)
            if last - first > _LONGEST_OFFICE or "." in text[first:last]
        ),
        None,
    )
    if person is None:
        return [], True
    return parts[person : person + 2], True


def _is_office(field: str, *, is_first: bool = True) -> bool:
    """Whether a field is an office or a code: ``EUR/NE``, ``INR``, ``POL``; behind another the O of S/S - O."""
    folded = field.lower().strip(" .")
    if "/" in folded or folded in _POSTS or any(map(str.isdigit, folded)) or len(folded) < 3:
        return True
    words = folded.split()
    return bool(words) and is_first and (is_office_word(words[0]) or (len(words) == 1 and _is_code(folded)))


def _is_division(code: str, person: str) -> bool:
    """Whether a code behind an office is a part of it, and the drafter follows: ``ARA:EST:JRWALDEN:MK``."""
    may_be_person = len(code) > _SHORTEST_PERSON and is_surname(code[1:])
    return _is_code(code) and has_initials(person) and not may_be_person


def _is_code(word: str) -> bool:
    return len(word) <= _LONGEST_OFFICE or bool(find_tags(word))
