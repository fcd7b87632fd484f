"""Relatives: ``married to Rosa Lund``, ``wife's name: Rosa``, ``the Lund brothers, Eero and Tomas``."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.names.lexical.phrases import can_be_name_word, name_end
from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate, TokenText
from cablelint.names.lexical.vocabulary import is_forename, is_nation, is_ordinary, is_seldom_a_name
from cablelint.names.people import Evidence
from cablelint.names.recognisers.listed import is_written_like_a_name, listed_names

_RELATIVE = Evidence("kin", "is named as a relative of someone")
_FAMILY = Evidence("kin", "names a family")
_RELATIVES = frozenset(
    "aunt brother brothers child children cousin cousins daughter daughters father fiance fiancee husband mother "
    "nephew nephews niece nieces sister sisters son sons spouse stepson twins uncle widow wife wives".split()
)
_FAMILIES = frozenset({"brothers", "sisters", "family", "twins", "clan"})
_MARRIED = frozenset({"married", "engaged"})
# `Wife's name is`, `sons are`, `children:`; the tokens between a relative and the name.
_LINKS = frozenset({"'s", "’s", ",s", "name", "names", "is", "are", "was", "were", "named", "called", ":", ","})
_MOST_LINKS = 4


def relatives(tokens: TokenText) -> Iterator[Candidate]:
    """Find the names of relatives, alone and in lists, and of families."""
    for index in tokens.places_of(_RELATIVES | _FAMILIES):
        family = list(_family(tokens, index)) if tokens.folded[index] in _FAMILIES else []
        yield from family
        is_relative = tokens.folded[index] in _RELATIVES
        if is_relative and not family and (tokens.words[index].islower() or _opens_entry(tokens, index)):
            yield from _after(tokens, index + 1)
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
        yield Candidate(tokens.starts[start], tokens.ends[end - 1], 1.0 if is_certain else 0.9, _RELATIVE)


def _family(tokens: TokenText, index: int) -> Iterator[Candidate]:
    """The surname before ``brothers`` and the forenames behind a comma."""
    before = index - 1
    if before < 1 or tokens.words[before - 1].lower() != "the" or tokens.breaks[index] == NEW_BLOCK:
        return
    word = tokens.folded[before]
    if is_nation(word) or is_seldom_a_name(word) or not can_be_name_word(tokens, before, lenient=False):
        return
    if name_end(tokens, before) == index or tokens.words[index].islower() or tokens.shouted[index]:
        yield Candidate(tokens.starts[before], tokens.ends[before], 0.9, _FAMILY)
        if tokens.folded[index] != "clan" and tokens.words[index + 1 : index + 2] == [","]:
            yield from _names(tokens, index + 2)
