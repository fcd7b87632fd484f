"""The words of the names found so far, with which the same names are found elsewhere in the cable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.lexical.vocabulary import (
    is_epithet,
    is_forename,
    is_function_word,
    is_on_list,
    is_ordinary,
    is_seldom_a_name,
    is_surname,
)
from cablelint.names.lexical.word_classes import PARTICLES
from cablelint.text.folding import comparison_key
from cablelint.text.memo import Memo, memoized

_OPENING_QUOTES, _LONGEST_NICKNAME = frozenset("\"“'‘"), 3
_NO_NAME_WORDS = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "jr", "sr", "'s", "’s", ",s"})
_BEFORE_THINGS = frozenset({"the", "in", "at", "near", "inside", "within", "throughout"})
# Lines that glue initials to surnames.
_WITH_INITIALS, _MOST_INITIALS, _SHORTEST_SURNAME = frozenset({"drafting", "attention", "marked"}), 3, 5
_FEWEST_THINGS, _MOST_THINGS = 2, 0.4
# A surname that is a town too is no town in a text that has it so often, and hardly ever behind such a preposition.
_FEWEST_SURNAMES, _MOST_PLACED = 3, 0.1
_BEFORE_TOWNS = frozenset("at from in near outside through to via within".split())
_WORDS_AND_NATIONS = frozenset("123WKNO")


class KnownWord(NamedTuple):
    """A word of a name found with evidence.

    Attributes:
        key: The word, folded.
        confidence: That of the surest name that contains it.
        alone: Whether the word alone can mean the person.
        ordinary: Whether it is also a word, a place or a title, by the lists or by this cable.
    """

    key: str
    confidence: float
    alone: bool
    ordinary: bool


def key_of(tokens: TokenText, index: int) -> str:
    """Return a token folded for comparison."""
    return _key(tokens.folded[index])


def _key(word: str) -> str:
    # Most words are their own key.
    return word if word.isascii() and word.isalpha() else _OTHER_KEYS[word]


_OTHER_KEYS = Memo(comparison_key)


def name_words(tokens: TokenText, first: int, last: int) -> list[int]:
    """List the tokens of a name ``[first, last)`` that are words: no initials, particles, generations, punctuation."""
    return [index for index, word in enumerate(tokens.folded[first:last], first) if _can_be_of_name(word)]


@memoized
def _can_be_of_name(word: str) -> bool:
    return len(word) > 1 and any(map(str.isalpha, word)) and word not in PARTICLES and word not in _NO_NAME_WORDS


def known_words(tokens: TokenText, found: Iterable[tuple[Candidate, tuple[int, int]]]) -> Mapping[str, KnownWord]:
    """Return the words of the names by key, without those that the cable uses like bodies and places.

    Args:
        tokens: The text.
        found: The names, each with the range of its tokens.
    """
    known: dict[str, KnownWord] = {}
    folded = tokens.folded
    quotes = tokens.places_of(_OPENING_QUOTES)
    behind_quotes = {index for quote in quotes for index in range(quote + 1, quote + 1 + _LONGEST_NICKNAME)}
    for candidate, (first, last) in found:
        words = name_words(tokens, first, last)
        if not behind_quotes.isdisjoint(words):
            words = [index for index in words if not (index in behind_quotes and _is_epithet(tokens, index))]
        for index in words:
            key = _key(folded[index])
            before = known.get(key)
            confidence = candidate.confidence
            if before is not None and before.alone and before.confidence >= confidence:
                continue
            # A forename alone is too common a word to look for; behind a particle it is a surname (De Almar).
            alone = index == words[-1] or not is_forename(key) or folded[index - 1] in PARTICLES
            # Of two surnames the first is the one used alone: Victor Paz Salo.
            alone = alone or (words[0] < index < words[-1] and is_surname(key))
            if before is not None:
                alone, confidence = alone or before.alone, max(confidence, before.confidence)
            known[key] = KnownWord(key, confidence, alone, is_seldom_a_name(key))
        if candidate.evidence.kind in _WITH_INITIALS and len(words) == 1:
            known.update(_without_initials(tokens, key_of(tokens, words[0]), candidate.confidence))
    places = tokens.places_of(known.keys())
    for key in _small_words(tokens, places):
        known[key] = known[key]._replace(ordinary=True)
    for key in _surnames_and_no_towns(tokens, known):
        known[key] = known[key]._replace(ordinary=False)
    things = _thing_like(tokens, places)
    return {key: word for key, word in known.items() if key not in things}


def _is_epithet(tokens: TokenText, index: int) -> bool:
    """Whether a word is of a nickname in quotes, and a people's or a common word: elsewhere it means no person."""
    if not is_epithet(tokens.folded[index]):
        return False
    for quote in range(index - 1, max(-1, index - 1 - _LONGEST_NICKNAME), -1):
        if tokens.words[quote] in _OPENING_QUOTES:
            return tokens.is_glued(quote + 1) and not tokens.is_glued(quote)
    return False


def _without_initials(tokens: TokenText, word: str, confidence: float) -> Iterator[tuple[str, KnownWord]]:
    """Yield the surname of a drafter whose initials are glued to it, ``QLOKAFOR``, if the text has it alone."""
    for size in range(1, _MOST_INITIALS + 1):
        surname = word[size:]
        if len(surname) >= _SHORTEST_SURNAME and not is_ordinary(surname) and tokens.places_of({surname}):
            yield surname, KnownWord(surname, confidence, alone=True, ordinary=is_seldom_a_name(surname))


def _small_words(tokens: TokenText, places: Iterable[int]) -> frozenset[str]:
    """Find the words that the cable also prints in small letters, outside hyphenated names and addresses."""
    words = tokens.words
    return frozenset(
        words[index]
        for index in places
        if words[index].islower()
        and not tokens.is_glued(index)
        and words[index + 1 : index + 2] not in (["@"], ["-"], ["_"])
    )


def _surnames_and_no_towns(tokens: TokenText, keys: Iterable[str]) -> list[str]:
    """Find the towns that are frequent surnames too, and which the cable does not use as places."""
    return [key for key in keys if _is_surname_and_town(key) and _is_no_town(tokens, key)]


def _is_surname_and_town(key: str) -> bool:
    return is_seldom_a_name(key) and is_surname(key) and not is_on_list(key, _WORDS_AND_NATIONS)


def _is_no_town(tokens: TokenText, key: str) -> bool:
    where = tokens.places_of({key})
    placed = sum(tokens.folded[index - 1] in _BEFORE_TOWNS for index in where if index)
    return len(where) >= _FEWEST_SURNAMES and placed <= _MOST_PLACED * len(where)


def _thing_like(tokens: TokenText, places: Iterable[int]) -> frozenset[str]:
    """Find the words that follow a preposition of place, or an article and end the phrase, too often for a person."""
    words, folded = tokens.words, tokens.folded
    as_thing = Counter(
        [
            folded[index]
            for index in places
            if (before := folded[index - 1]) in _BEFORE_THINGS
            and index
            and words[index][0].isupper()
            and (before != "the" or _ends_phrase(tokens, index))
        ]
    )
    return frozenset(
        key
        for key, count in as_thing.items()
        if count >= _FEWEST_THINGS and count > _MOST_THINGS * _count_capitalised(tokens, key)
    )


def _count_capitalised(tokens: TokenText, key: str) -> int:
    """Count the tokens of a word that have a capital, the first token of the text left out."""
    return sum(tokens.words[index][0].isupper() for index in tokens.places_of({key}) if index)


def _ends_phrase(tokens: TokenText, index: int) -> bool:
    following = tokens.folded[index + 1] if index + 1 < len(tokens) else "."
    return not following[0].isalnum() or is_function_word(following)
