"""Names before words that are said of people alone: ``(DOB: 4 MAY 1951)``, ``was born``, ``aka``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate
from cablelint.names.lexical.vocabulary import (
    can_be_part,
    is_forename,
    is_function_word,
    is_nation,
    is_ordinary,
    is_plain_word,
    is_region,
    is_surname,
)
from cablelint.names.lexical.word_classes import NAMELESS_ZONES, PARTICLES, THING_WORDS
from cablelint.names.people import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("pair", "precedes a word that is said of people alone")
_CONFIDENCE = 0.85
_WORDS = frozenset("aka born divorced dob dpob married pob ppob widowed yob".split())
_STATES = frozenset("born divorced married widowed".split())
# What may be between a name and such a word, and must be before a state.
_BETWEEN = frozenset({"is", "was", "(", ",", "--", "---"})
# Words of a name, and its tokens with initials, particles and signs.
_FEWEST, _MOST, _MOST_TOKENS = 2, 5, 16


def before_personal_words(tokens: TokenText) -> Iterator[Candidate]:
    """Yield the full names before such words; also with the surname first: ``PRICE, MARY (DOB: 4 MAY 1951)``.

    Args:
        tokens: The text.
    """
    for index in tokens.places_of(_WORDS):
        end = _end(tokens, index)
        if not end or tokens.zone_of[end - 1] in NAMELESS_ZONES:
            continue
        first, count = _start(tokens, end)
        if count == 1 and _follows_surname(tokens, first):
            first, count = first - 2, 2
        if count >= _FEWEST and _is_likely(tokens.folded[first:end]):
            yield Candidate(tokens.starts[first], tokens.end(end - 1), _CONFIDENCE, _EVIDENCE)


def _end(tokens: TokenText, index: int) -> int:
    """Return the token after a name that a word is said of, 0 if it is said of none."""
    if not index or tokens.breaks[index] == NEW_BLOCK:
        return 0
    if tokens.folded[index - 1] in _BETWEEN:
        return index - 1
    return 0 if tokens.folded[index] in _STATES else index


def _start(tokens: TokenText, end: int) -> tuple[int, int]:
    """Return the first token of a name that ends before ``end``, and how many words it has."""
    first, count = end, 0
    while first > max(0, end - _MOST_TOKENS) and count < _MOST and (first == end or tokens.breaks[first] != NEW_BLOCK):
        if count and _is_joint(tokens, first - 1):
            first -= 1
            continue
        if not _can_be_word(tokens, first - 1, is_last=count == 0):
            break
        first -= 1
        count += len(tokens.words[first]) > 1
    while first < end and not tokens.words[first][0].isupper():
        first += 1
    return first, count


def _is_joint(tokens: TokenText, index: int) -> bool:
    """Whether a particle, a hyphen within a word or the point of an initial is here."""
    word = tokens.folded[index]
    if word == "-":
        return tokens.is_glued(index) and tokens.is_glued(index + 1)
    return word in PARTICLES or (word == "." and index > 0 and len(tokens.words[index - 1]) == 1)


def _can_be_word(tokens: TokenText, index: int, *, is_last: bool) -> bool:
    """Whether a word can be the last of a name, which may be an ordinary word, or one before it."""
    word, folded = tokens.words[index], tokens.folded[index]
    if not word[0].isupper() or not word.replace("'", "").isalpha() or is_function_word(folded):
        return False
    if not can_be_part(folded) or is_plain_word(folded):
        return False
    return is_last or is_forename(folded) or not (is_ordinary(folded) or is_nation(folded))


def _follows_surname(tokens: TokenText, first: int) -> bool:
    """Whether a surname and a comma precede a forename."""
    if first < _FEWEST or tokens.words[first - 1] != "," or tokens.breaks[first] == NEW_BLOCK:
        return False
    surname = tokens.folded[first - 2]
    if surname in THING_WORDS and tokens.words[first - 2][0].isupper():
        return is_surname(surname) and is_forename(tokens.folded[first])
    return _can_be_word(tokens, first - 2, is_last=True) and (is_surname(surname) or not is_ordinary(surname))


def _is_likely(words: Sequence[str]) -> bool:
    """Whether words are those of a person: a forename is among them, or none is a word or place besides."""
    if is_nation(words[-1]) or is_region(words[-1]):
        return False
    return any(map(is_forename, words)) or not any(map(is_ordinary, words))
