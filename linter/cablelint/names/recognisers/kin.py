"""Relatives: ``married to Rosa Lund``, ``wife's name: Rosa``, ``the Lund brothers, Eero``, ``Lund's nephew``."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.names.lexical.phrases import can_be_name_word, name_end
from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate, TokenText
from cablelint.names.lexical.vocabulary import (
    is_forename,
    is_nation,
    is_office_word,
    is_on_list,
    is_ordinary,
    is_seldom_a_name,
    is_very_frequent_surname,
)
from cablelint.names.people import Evidence
from cablelint.names.recognisers.listed import is_written_like_a_name, listed_names

_RELATIVE = Evidence("kin", "is named as a relative of someone")
_FAMILY = Evidence("kin", "names a family")
_POSSESSOR = Evidence("kin", "has a relative or somebody who works for a person")
_RELATIVES = frozenset(
    "aunt brother brothers child children cousin cousins daughter daughters father fiance fiancee godfather "
    "godmother godson granddaughter grandfather grandmother grandson husband mother nephew nephews niece "
    "nieces sister sisters son sons spouse stepson twins uncle widow wife wives".split()
)
_FAMILIES = frozenset({"brothers", "sisters", "family", "twins", "clan"})
_KIN = _RELATIVES | _FAMILIES
_MARRIED = frozenset({"married", "engaged"})
# What only a person has one of; `Lima's children` and `Finland's sons` are those of a place.
_OF_A_PERSON = frozenset(
    "aunt bodyguard brother brother-in-law chauffeur cousin daughter driver entourage father fiance fiancee husband "
    "lawyer mother nephew niece sister son spouse stepson uncle widow wife".split()
)
# A place can have a daughter or a father, but none of these.
_SPOUSES = frozenset("brother-in-law fiance fiancee husband nephew niece spouse stepson uncle widow wife".split())
_POSSESSIVES = frozenset({"'s", "’s"})
_PLACES_AND_BODIES = frozenset("KPNOR")
# `Wife's name is`, `sons are`, `children:`; the tokens between a relative and the name.
_LINKS = frozenset({"'s", "’s", ",s", "name", "names", "is", "are", "was", "were", "named", "called", ":", ",", "("})
_MOST_LINKS = 4


def relatives(tokens: TokenText) -> Iterator[Candidate]:
    """Find the names of relatives, alone and in lists, of families, and of those whose relatives are mentioned."""
    for index in tokens.places_of(_KIN):
        family = list(_family(tokens, index)) if tokens.folded[index] in _FAMILIES else []
        yield from family
        is_relative = tokens.folded[index] in _RELATIVES
        if is_relative and not family and (tokens.words[index].islower() or _opens_entry(tokens, index)):
            yield from _after(tokens, index + 1)
    for index in tokens.places_of(_OF_A_PERSON):
        yield from _possessor(tokens, index)
    for index in tokens.places_of(_MARRIED):
        if tokens.folded[index + 1 : index + 2] == ["to"]:
            yield from _names(tokens, index + 2)


def _opens_entry(tokens: TokenText, index: int) -> bool:
    """Whether a capitalised relative opens a line or a sentence, or is in a line of capitals."""
    return bool(tokens.shouted[index]) or tokens.breaks[index] != 0 or tokens.words[index - 1] in (".", ";", "--")


def _after(tokens: TokenText, index: int) -> Iterator[Candidate]:
    links = 0
    while index < len(tokens) and tokens.folded[index] in _LINKS and links < _MOST_LINKS:
        index += 1
        links += 1
    yield from _names(tokens, index)


def _names(tokens: TokenText, first: int) -> Iterator[Candidate]:
    for start, end in listed_names(tokens, first):
        if not is_written_like_a_name(tokens, start):
            return
        word = tokens.folded[start]
        is_certain = not tokens.shouted[start] or (is_forename(word) and not is_ordinary(word))
        yield Candidate(tokens.starts[start], tokens.end(end - 1), 1.0 if is_certain else 0.9, _RELATIVE)


def _possessor(tokens: TokenText, index: int) -> Iterator[Candidate]:
    """The name before the possessive of a relative: ``Lund's nephew``, ``Price's wife``."""
    last = index - 2
    if last < 0 or tokens.folded[index - 1] not in _POSSESSIVES or tokens.breaks[index - 1]:
        return
    word, is_spouse = tokens.folded[last], tokens.folded[index] in _SPOUSES
    if tokens.shouted[last] and not is_spouse:
        return
    if is_office_word(word) or is_nation(word):
        return
    if not is_spouse and (is_on_list(word, _PLACES_AND_BODIES) or is_seldom_a_name(word)):
        return
    if tokens.words[last][0].isupper() and is_written_like_a_name(tokens, last):
        yield Candidate(tokens.starts[last], tokens.end(last), 1.0 if is_spouse else 0.85, _POSSESSOR)


def _family(tokens: TokenText, index: int) -> Iterator[Candidate]:
    """The surname before ``brothers`` and the forenames behind a comma."""
    before = index - 1
    if before < 1 or tokens.words[before - 1].lower() != "the" or tokens.breaks[index] == NEW_BLOCK:
        return
    word, is_small = tokens.folded[before], tokens.words[index].islower()
    is_frequent = is_small and tokens.words[before].istitle() and is_very_frequent_surname(word)
    is_other = is_nation(word) or is_seldom_a_name(word) or not can_be_name_word(tokens, before, lenient=False)
    if is_other and not is_frequent:
        return
    if name_end(tokens, before) == index or is_small or tokens.shouted[index]:
        is_certain = is_frequent or (is_small and not is_on_list(word, _PLACES_AND_BODIES))
        yield Candidate(tokens.starts[before], tokens.end(before), 1.0 if is_certain else 0.9, _FAMILY)
        if tokens.folded[index] != "clan" and tokens.words[index + 1 : index + 2] == [","]:
            yield from _names(tokens, index + 2)
