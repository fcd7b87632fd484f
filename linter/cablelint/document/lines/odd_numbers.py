"""Paragraph numbers in another form than ``3.``: ``3)``, ``(3)``, ``3,``, ``PARA 3``, ``S.`` for 5, or with no stop.

Lists within a paragraph have such numbers too. So they number a paragraph only where all of a text do, or where one
is due between the numbers that are printed as they should be, or behind the last of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from cablelint.document.misreadings import AS_DIGITS
from cablelint.document.model import Line
from cablelint.text.regexes import regex

# Regular expressions: whether such a number is of a paragraph depends on the lines around it, which the grammar of
# single lines cannot see.
_NUMBER = regex(r"[ \t]*(?:\([A-Z/]{1,20}\) {0,2})?(?:PARA )?\(?(?P<number>[0-9]{1,2})")
_ODD_NUMBER = regex(
    r"[ \t]*(?P<before>PARA(?:GRAPH)? |[#*'.(]{0,2} ?)"
    r"(?P<number>[1-9][0-9]?|(?:[1-9]?[OILSZBG]|[ILSZBG][0-9])(?=\.))(?P<behind> ?[.,:;)_/*-]{1,3}|(?=[ \t]))"
    r"(?: {0,4}(?=[A-Z]{2}|[A-Z][ '.][A-Z(\"]|[(\"])|[ \t]*$)",
    re.MULTILINE,
)
_BLANK = regex(r"[ \t]*\n?")
_FIRST = frozenset(" \t0123456789OILSZBG(#*'.P")
_KINDS = frozenset({"OTHER_LINE", "LETTERED_LINE", "SLUG_LINE"})
_PROSE = frozenset({"OTHER_LINE", "SLUG_LINE", "PARAGRAPH_LINE"})
_SENTENCE_ENDS = frozenset('.!?:)"”’')
_ABOVE_TEXT = frozenset({"SUBJECT_LINE", "REF_LINE", "AUTHORITY_LINE", "CAPTION_LINE", "TAGS_LINE"})
# So many numbers make a series, and so many may be damaged one after the other.
_LEAST_SERIES = 2
_LONGEST_GAP = 9
# A line of prose is at least so long; in tables of numbers lines are shorter.
_LEAST_PROSE = 40


class _Odd(NamedTuple):
    """A line below the end of a sentence that begins with a number in another form.

    Attributes:
        place: The index of the line.
        item_before: The item before it, as printed, if this is one of a list; empty if the number has no sign.
        is_letter: Whether a letter is in the place of a digit.
        is_below_blank: Whether a blank line is above it.
    """

    place: int
    number: int
    item_before: str
    is_letter: bool
    is_below_blank: bool


def with_odd_numbers(capitals: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, those as paragraphs whose number is in another form and counts on.

    Args:
        capitals: The view in capitals.
        lines: Its lines.
    """
    odd = [] if "¶" in capitals else list(_odd_numbers(capitals, lines))
    if not odd:
        return lines
    numbered = [place for place, line in enumerate(lines) if line.kind == "PARAGRAPH_LINE"]
    changed = set(_between(capitals, lines, numbered, odd) if numbered else _series(lines, odd))
    return tuple(line._replace(kind="PARAGRAPH_LINE") if place in changed else line for place, line in enumerate(lines))


def _odd_numbers(capitals: str, lines: tuple[Line, ...]) -> Iterator[_Odd]:
    for place in [at for at, (kind, start, _) in enumerate(lines) if kind in _KINDS and capitals[start] in _FIRST]:
        _, start, end = lines[place]
        found = _ODD_NUMBER.match(capitals, start, end)
        if found is None or place == 0 or not _is_behind_sentence(capitals, lines, place):
            continue
        before, printed, behind = found["before"].strip(), found["number"], found["behind"].strip()
        # A number alone on its line is that of a page, unless it has its stop.
        if behind != "." and _BLANK.fullmatch(capitals, found.end(), end):
            continue
        number = int(printed.translate(AS_DIGITS))
        if is_letter := not printed.isdigit():
            item_before = f"\n{chr(ord(printed[-1]) - 1)}."
        else:
            item_before = f"{before}{number - 1}{behind}" if before or behind else ""
        yield _Odd(place, number, item_before, is_letter, lines[place - 1].kind == "BLANK_LINE")


def _series(lines: tuple[Line, ...], odd: list[_Odd]) -> list[int]:
    """The numbers of a text that has no others: they count from 1, the first below the preamble."""
    found: list[int] = []
    for each in odd:
        is_due = each.is_below_blank and not each.is_letter and each.number == len(found) + 1
        if is_due and (found or _is_below_preamble(lines, each.place)):
            found.append(each.place)
    return found if len(found) >= _LEAST_SERIES else []


def _between(capitals: str, lines: tuple[Line, ...], numbered: list[int], odd: list[_Odd]) -> Iterator[int]:
    """The numbers that are due between the others, and behind the last."""
    due, after = 1, 0
    for place in numbered:
        found = _NUMBER.match(capitals, lines[place].start)
        number = int(found["number"]) if found else 0
        if not due <= number <= due + _LONGEST_GAP:
            continue
        within = [each for each in odd if after < each.place < place]
        while due < number and (fit := _fit(capitals, lines, within, due, after)) is not None:
            yield fit
            due, after = due + 1, fit
        due, after = number + 1, place
    rest = [
        each
        for each in odd
        if each.is_below_blank
        and not each.is_letter
        and (each.item_before or not _is_short(capitals, lines[each.place]))
    ]
    while due > 1 and (fit := _fit(capitals, lines, rest, due, after)) is not None:
        yield fit
        due, after = due + 1, fit


def _fit(capitals: str, lines: tuple[Line, ...], odd: list[_Odd], due: int, after: int) -> int | None:
    """The line with the due number, unless it is an item of a list that began behind the line after."""
    each = next((each for each in odd if each.number == due and each.place > after), None)
    if each is None or (due == 1 and (each.is_letter or not _is_below_preamble(lines, each.place))):
        return None
    is_item = each.item_before and capitals.find(each.item_before, lines[after].end, lines[each.place].start) >= 0
    return None if is_item and due > 1 else each.place


def _is_behind_sentence(capitals: str, lines: tuple[Line, ...], place: int) -> bool:
    """Whether the last line above that is not blank ends a sentence, or is not prose."""
    kind, start, end = lines[_printed_above(lines, place)]
    return kind not in _PROSE or capitals[start:end].rstrip()[-1:] in _SENTENCE_ENDS


def _is_short(capitals: str, line: Line) -> bool:
    return len(capitals[line.start : line.end].strip()) < _LEAST_PROSE


def _is_below_preamble(lines: tuple[Line, ...], place: int) -> bool:
    """Whether the last block above a line has a field of the preamble."""
    last = _printed_above(lines, place)
    block = takewhile(lambda at: lines[at].kind != "BLANK_LINE", range(last, -1, -1))
    return any(lines[at].kind in _ABOVE_TEXT for at in block)


def _printed_above(lines: tuple[Line, ...], place: int) -> int:
    """The last line above that is not blank, or the first of all."""
    return next((at for at in range(place - 1, 0, -1) if lines[at].kind != "BLANK_LINE"), 0)
