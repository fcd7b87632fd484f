"""Names of three syllables in capitals: ``YAP FOOK SENG``, ``NGUYEN THE HUNG``, whatever words they look like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.data.tags import find_tags
from cablelint.names.lexical.tokens import SAME_LINE
from cablelint.names.lexical.vocabulary import is_function_word, is_office_word, is_on_list
from cablelint.names.lexical.word_classes import NAMELESS_ZONES, PARTICLES
from cablelint.text.memo import memoized
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from cablelint.names.lexical.tokens import TokenText

_SYLLABLE = regex(
    r"(?:[bcfghjklmnpqrstwxyz]|ch?h?|[bgkpt]h|hs|[gk]w|ngh?|sh|sw|t[sz]|tr|zh)?[aeiou]{1,3}y?(?:ng|[hklmnptwy])?"
)
_LONGEST = 6
_SURNAMES = frozenset("ABCDHLMX")
_FREQUENT_WORDS, _WORDS, _PLACES = frozenset("12"), frozenset("3W"), frozenset("KN")
_MOST_WORDS = 1
# After these surnames a middle name may look like a function word.
_VIETNAMESE = frozenset("bui dang dinh duong hoang huynh nguyen pham tran truong vuong".split())


def are_syllables(tokens: TokenText, first: int) -> bool:
    """Whether a surname and two given names, each a syllable, start at a token, on one line in capitals."""
    end = first + 3
    if end > len(tokens.words) or tokens.zone_of[first] in NAMELESS_ZONES or not tokens.shouted[first]:
        return False
    surname, middle, last = words = tokens.folded[first:end]
    if not (_is_syllable(middle) and _is_syllable(last)):
        return False
    if any(tokens.breaks[index] != SAME_LINE for index in range(first + 1, end)) or len(set(words)) < len(words):
        return False
    if surname in _VIETNAMESE:
        return _is_given_name(last)
    if not (_is_syllable(surname) and _is_surname(surname) and _is_given_name(middle) and _is_given_name(last)):
        return False
    return sum(is_on_list(word, _WORDS) for word in words) <= _MOST_WORDS


@memoized
def _is_syllable(word: str) -> bool:
    return len(word) <= _LONGEST and _SYLLABLE.fullmatch(word) is not None


def is_given_name(word: str) -> bool:
    """Whether a word is a syllable of East Asian names, and neither an everyday word, an office nor a country."""
    return _is_syllable(word) and _is_given_name(word)


@memoized
def _is_surname(word: str) -> bool:
    return is_on_list(word, _SURNAMES) and _is_given_name(word)


@memoized
def _is_given_name(word: str) -> bool:
    if is_function_word(word) or is_office_word(word) or word in PARTICLES or find_tags(word):
        return False
    return not (is_on_list(word, _FREQUENT_WORDS) or is_on_list(word, _PLACES))
