"""The words of the names found so far, by which the same names are found elsewhere in the cable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cablelint.names.lexical.damage import fold
from cablelint.names.lexical.tokens import Candidate, Reading
from cablelint.names.lexical.vocabulary import PARTICLES, is_forename, is_function_word, is_seldom_a_name

_NO_NAME_WORDS = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "jr", "sr", "'s", "’s", ",s"})
_BEFORE_THINGS = frozenset({"the", "in", "at", "near", "inside", "within", "throughout"})
_FEWEST_THINGS, _MOST_THINGS = 2, 0.4


class KnownWord(NamedTuple):
    """A word of a name found with evidence.

    Attributes:
        key: The word, folded.
        confidence: That of the surest name it stands in.
        alone: Whether the word can stand for the person on its own.
        ordinary: Whether it is also a word, a place or a title, by the lists or by this cable.
    """

    key: str
    confidence: float
    alone: bool
    ordinary: bool


def key_of(reading: Reading, index: int) -> str:
    """A token folded for comparing."""
    word = reading.folded[index]
    return word if word.isascii() and word.isalpha() else fold(word)


def name_words(reading: Reading, candidate: Candidate) -> list[int]:
    """The tokens of a name that are words of it: neither initials, particles, generations nor punctuation."""
    first, last = reading.tokens_in(candidate.start, candidate.end)
    return [
        index
        for index in range(first, last)
        if len(reading.words[index]) > 1
        and any(map(str.isalpha, reading.words[index]))
        and reading.folded[index] not in PARTICLES
        and reading.folded[index] not in _NO_NAME_WORDS
    ]


def known_words(reading: Reading, found: Iterable[Candidate]) -> Mapping[str, KnownWord]:
    """The words of the names by their keys, those left out that the cable uses like bodies and places."""
    known: dict[str, KnownWord] = {}
    for candidate in found:
        words = name_words(reading, candidate)
        for index in words:
            key = key_of(reading, index)
            # A forename alone is too common a word to look for; behind a particle it is a surname (De Almar).
            alone = index == words[-1] or not is_forename(key) or reading.folded[index - 1] in PARTICLES
            confidence = candidate.confidence
            before = known.get(key)
            if before is not None:
                alone, confidence = alone or before.alone, max(confidence, before.confidence)
            known[key] = KnownWord(key, confidence, alone, is_seldom_a_name(key))
    places = reading.places_of(known.keys())
    for key in _small_words(reading, places):
        known[key] = known[key]._replace(ordinary=True)
    things = _thing_like(reading, places)
    return {key: word for key, word in known.items() if key not in things}


def _small_words(reading: Reading, places: Iterable[int]) -> frozenset[str]:
    """The words that the cable prints in small letters in some places, hyphenated names and addresses left out."""
    words = reading.words
    return frozenset(
        words[index]
        for index in places
        if words[index].islower()
        and not reading.is_glued(index)
        and words[index + 1 : index + 2] not in (["@"], ["-"], ["_"])
    )


def _thing_like(reading: Reading, places: Iterable[int]) -> frozenset[str]:
    """The words that stand too often after a preposition of place, or after an article and alone: no people."""
    seen: Counter[str] = Counter()
    as_thing: Counter[str] = Counter()
    for index in places:
        if index and reading.words[index][0].isupper():
            key = reading.folded[index]
            seen[key] += 1
            before = reading.folded[index - 1]
            if before in _BEFORE_THINGS and (before != "the" or _ends_phrase(reading, index)):
                as_thing[key] += 1
    return frozenset(
        key for key, count in as_thing.items() if count >= _FEWEST_THINGS and count > _MOST_THINGS * seen[key]
    )


def _ends_phrase(reading: Reading, index: int) -> bool:
    following = reading.folded[index + 1] if index + 1 < len(reading) else "."
    return not following[0].isalnum() or is_function_word(following)
