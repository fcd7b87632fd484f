"""Surnames behind the possessive of a party or body that is abbreviated: ``the RPF's Lindqvist``, ``RPF'S OKAFOR``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.phrases import name_end
from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate
from cablelint.names.lexical.vocabulary import is_on_list, is_ordinary, is_unlisted
from cablelint.names.lexical.word_classes import NAMELESS_ZONES
from cablelint.names.people import Evidence
from cablelint.names.recognisers.listed import is_written_like_a_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("member", "is named as somebody of a body that is abbreviated")
_POSSESSIVES = frozenset({"'s", "’s"})
_SHORTEST, _LONGEST = 2, {False: 8, True: 5}
_NO_NAMES = frozenset("KNOPQ")


def members(tokens: TokenText) -> Iterator[Candidate]:
    """Find capitalised words, neither ordinary nor places, behind the possessive of an abbreviation."""
    for possessive in tokens.places_of(_POSSESSIVES):
        first = possessive + 1
        if first >= len(tokens) or tokens.breaks[first] == NEW_BLOCK or not _is_abbreviation(tokens, possessive - 1):
            continue
        if tokens.zone_of[first] in NAMELESS_ZONES or not is_written_like_a_name(tokens, first):
            continue
        end = name_end(tokens, first)
        words = [word for word in tokens.folded[first:end] if word[0].isalpha()]
        if words and not is_ordinary(words[0]) and not any(is_on_list(word, _NO_NAMES) for word in words):
            yield Candidate(tokens.starts[first], tokens.end(end - 1), 0.85, _EVIDENCE)


def _is_abbreviation(tokens: TokenText, index: int) -> bool:
    word = tokens.words[index]
    if not _SHORTEST <= len(word) <= _LONGEST[bool(tokens.shouted[index])] or not word.isupper() or not word.isalpha():
        return False
    return not tokens.shouted[index] or (is_unlisted(word.lower()) and not is_ordinary(word.lower()))
