"""Surnames of two words that a hyphen joins, of which the model knows too little: ``Torvanen-Obi said``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.data.word_table import word_table
from cablelint.names.lexical.phrases import name_start
from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE, Candidate
from cablelint.names.lexical.vocabulary import (
    is_forename,
    is_function_word,
    is_likely_forename,
    is_nation,
    is_office_word,
    is_on_list,
    is_ordinary,
)
from cablelint.names.lexical.word_classes import COMPOUND_TAILS, NAMELESS_ZONES, PARTICLES, THING_WORDS, THINGS
from cablelint.names.people import Evidence
from cablelint.names.recognisers.listed import is_written_like_a_name
from cablelint.text.folding import without_accents
from cablelint.text.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("pair", "has the shape of a double surname")
_CONFIDENCE = 0.85
_SHORTEST = {False: 4, True: 5}
_FREQUENT_SURNAMES, _SURNAMES = frozenset("AY"), frozenset("ABCDLYX")
_NO_SURNAMES, _TOWNS, _SMALL_TOWNS = frozenset("KNOE"), frozenset("P"), frozenset("Q")
_FURTHER_SURNAMES, _SURNAMES_AND_WORDS = frozenset("BLX"), frozenset("AB")
_EVERYDAY = frozenset("12")
_LEAST_BESIDE_LISTED, _LEAST_LIKENESS = 0.1, 0.2
# Around a place, or the surnames of a couple: the Lund-Okafor talks, Lund-Okafor memo.
_BEFORE_OTHERS = frozenset({"a", "an", "at", "in", "near", "the", "this"})
_SHARED = frozenset(
    "accord axis call conversation correspondence dialogue dinner discussion discussions duo exchange feud letter "
    "letters lunch meeting meetings memcon memo memos pairing rivalry summit talks telcon ticket".split()
)
_AFTER_OTHERS = THINGS | THING_WORDS | _SHARED
_OF_PEOPLES = frozenset("afro anglo austro euro franco graeco greco hispano indo italo luso russo serbo sino".split())
_NO_PARTS, _IN_COMPOUNDS = PARTICLES | THING_WORDS, COMPOUND_TAILS | _OF_PEOPLES


def double_surnames(tokens: TokenText) -> Iterator[Candidate]:
    """Yield them, with the forenames before, where the words are like surnames and no places, words or things.

    Args:
        tokens: The text.
    """
    words = tokens.words
    for hyphen in tokens.places_of({"-"}):
        first, last = hyphen - 1, hyphen + 1
        # Most hyphens are soon known to be of numbers, or in words with small letters.
        if not (hyphen and words[first][0].isupper() and len(words[first]) >= _SHORTEST[False]):
            continue
        if not _are_joined(tokens, hyphen) or tokens.zone_of[hyphen] in NAMELESS_ZONES:
            continue
        if tokens.shouted[first] and not tokens.is_capitals and tokens.zone_of[first] == "paragraph":
            continue
        if _are_surnames(tokens, first, last) and not _names_thing(tokens, first, last):
            start = _with_forenames(tokens, first)
            yield Candidate(tokens.starts[start], tokens.end(last), _CONFIDENCE, _EVIDENCE)


def _are_joined(tokens: TokenText, hyphen: int) -> bool:
    """Whether a hyphen joins two words and no third."""
    first, last = hyphen - 1, hyphen + 1
    if first < 0 or last >= len(tokens) or not (tokens.is_glued(hyphen) and tokens.is_glued(last)):
        return False
    after = last + 1
    is_longer = after < len(tokens) and tokens.is_glued(after) and tokens.words[after] in "-/"
    return not is_longer and not (tokens.is_glued(first) and tokens.words[first - 1] in "-/")


def _are_surnames(tokens: TokenText, first: int, last: int) -> bool:
    """Whether two words are written like surnames and like some: a listed one makes up for one on no list."""
    shortest = _SHORTEST[bool(tokens.shouted[first])]
    for index in (first, last):
        word = tokens.words[index]
        if not word[0].isupper() or len(word) < shortest:
            return False
        if not is_written_like_a_name(tokens, index) and not _follows_forename(tokens, first):
            return False
    (least, other), (most, _) = sorted((_likeness(word), word) for word in (tokens.folded[first], tokens.folded[last]))
    if least < 0:
        is_everyday = bool(tokens.shouted[first]) and is_on_list(other, _EVERYDAY)
        return most > _LEAST_LIKENESS and _is_word_and_surname(other) and not is_everyday
    return least > (_LEAST_BESIDE_LISTED if most == 1 else _LEAST_LIKENESS)


def _follows_forename(tokens: TokenText, first: int) -> bool:
    """Whether a surname in capitals amid small letters follows a forename in capitals: ``JANE TORVANEN-OKAFOR``."""
    return first > 0 and tokens.words[first - 1].isupper() and is_forename(tokens.folded[first - 1])


@memoized
def _likeness(word: str) -> float:
    """Return how like a surname a word is: 1 on a list, less by its letters, below 0 a word, place or office."""
    if not word.isalpha() or word in _NO_PARTS or word in _IN_COMPOUNDS:
        return -1
    if is_ordinary(word) or is_office_word(word) or is_on_list(word, _NO_SURNAMES):
        return -1
    if is_on_list(word, _FREQUENT_SURNAMES):
        return 1
    if is_on_list(word, _TOWNS) or (is_on_list(word, _SMALL_TOWNS) and not is_on_list(word, _FURTHER_SURNAMES)):
        return -1
    return 1 if is_on_list(word, _SURNAMES) else min(1, word_table().likeness(without_accents(word)))


@memoized
def _is_word_and_surname(word: str) -> bool:
    """Whether a word is a frequent surname, and an ordinary word or a town besides: *hope*, *parks*, *lima*."""
    if is_function_word(word) or is_office_word(word) or is_on_list(word, _NO_SURNAMES):
        return False
    return word not in _IN_COMPOUNDS and is_on_list(word, _SURNAMES_AND_WORDS)


def _names_thing(tokens: TokenText, first: int, last: int) -> bool:
    """Whether two surnames are those of a couple, or name a thing: ``the Lund-Okafor talks``."""
    if first and tokens.folded[first - 1] in _BEFORE_OTHERS:
        return True
    after = last + 1
    if after == len(tokens) or tokens.breaks[after] == NEW_BLOCK:
        return False
    return tokens.folded[after] in _AFTER_OTHERS


def _with_forenames(tokens: TokenText, first: int) -> int:
    """Return the first token of a name with the forenames and particles before its surname."""
    while first and tokens.breaks[first] == SAME_LINE and tokens.words[first - 1].isalpha():
        word = tokens.folded[first - 1]
        is_forename = is_likely_forename(word) and not (is_ordinary(word) or is_nation(word) or is_office_word(word))
        before = tokens.words[first - 1]
        is_alike = is_written_like_a_name(tokens, first - 1) or (before.isupper() and tokens.words[first].isupper())
        if not is_forename or not is_alike or not before[0].isupper():
            break
        first -= 1
    return name_start(tokens, first)
