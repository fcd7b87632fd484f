"""Speakers and delegates with their countries in parentheses: ``LUND (SWEDEN), OKAFOR (NIGERIA) AND DOE (UK)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.phrases import can_be_name_word
from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate
from cablelint.names.lexical.vocabulary import is_nation, is_on_list, is_ordinary, is_region
from cablelint.names.lexical.word_classes import NAMELESS_ZONES
from cablelint.names.people import Evidence
from cablelint.names.recognisers.listed import is_written_like_a_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("delegate", "is in a row of people with their countries in parentheses")
_COUNTRIES = frozenset("drc eu fiji frg fyrom gdr kosovo prc roc rok uae uk us usa ussr zaire".split())
_JOINTS = frozenset({",", "and", "&", ";", "or"})
_SURNAMES, _THINGS, _LONGER_PLACES = frozenset("ABCDLXY"), frozenset("KNOPQS"), frozenset("R")
_LONGEST_COUNTRY = 5
_MOST_JOINTS = 2


def delegates(tokens: TokenText) -> Iterator[Candidate]:
    """Find rows of two and more names that a country in parentheses follows, one of them on a list of surnames."""
    row: list[tuple[int, int]] = []
    end = -1
    for bracket in tokens.places_of({"("}):
        # Behind no capital are the portion marks, which are most.
        if not bracket or not tokens.words[bracket - 1][0].isupper():
            continue
        close = _after_country(tokens, bracket)
        if not close or tokens.zone_of[bracket] in NAMELESS_ZONES:
            continue
        first = _start(tokens, bracket)
        if first == bracket:
            continue
        if row and not _is_joined(tokens, end, first):
            yield from _people(tokens, row)
            row = []
        row.append((first, bracket))
        end = close
    yield from _people(tokens, row)


def _after_country(tokens: TokenText, bracket: int) -> int:
    """Return the token after a country in parentheses, or 0."""
    for close in range(bracket + 2, min(bracket + _LONGEST_COUNTRY, len(tokens.words))):
        if tokens.words[close] == ")":
            return close + 1 if _is_country(tokens.folded[bracket + 1 : close]) else 0
    return 0


def _is_country(words: list[str]) -> bool:
    """Whether one of some words is a country, or one of several is of a longer name of a place: New Zealand."""
    if any(is_nation(word) or is_region(word) or word in _COUNTRIES for word in words):
        return True
    return len(words) > 1 and any(is_on_list(word, _LONGER_PLACES) for word in words)


def _start(tokens: TokenText, bracket: int) -> int:
    """Return the first token of the surname before a parenthesis: one word, or two that a hyphen joins."""
    first = bracket - 1
    if tokens.breaks[bracket] == NEW_BLOCK or not _is_surname(tokens, first):
        return bracket
    if first >= 2 and tokens.words[first - 1] == "-" and tokens.is_glued(first) and _is_surname(tokens, first - 2):
        first -= 2
    return first


def _is_surname(tokens: TokenText, index: int) -> bool:
    word = tokens.folded[index]
    if not is_written_like_a_name(tokens, index) or not can_be_name_word(tokens, index, lenient=True):
        return False
    return not is_on_list(word, _THINGS) and (not is_ordinary(word) or is_on_list(word, _SURNAMES))


def _is_joined(tokens: TokenText, end: int, first: int) -> bool:
    """Whether only a comma, ``and`` and particles of the next name are between two entries of a row."""
    between = tokens.folded[end:first]
    joints = [word for word in between if word in _JOINTS]
    return 0 < len(joints) <= _MOST_JOINTS and len(between) - len(joints) <= _MOST_JOINTS and between[0] in _JOINTS


def _people(tokens: TokenText, row: list[tuple[int, int]]) -> Iterator[Candidate]:
    if len(row) > 1 and any(is_on_list(tokens.folded[end - 1], _SURNAMES) for _, end in row):
        for first, end in row:
            yield Candidate(tokens.starts[first], tokens.end(end - 1), 1.0, _EVIDENCE)
