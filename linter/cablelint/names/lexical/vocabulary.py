"""Judgements about single words, from the word classes and the word table; all words in small letters."""

from __future__ import annotations

from functools import cache

from cablelint.data.tags import find_tags
from cablelint.data.titles import titles
from cablelint.data.word_table import word_table
from cablelint.names.lexical.word_classes import (
    ABBREVIATIONS,
    BODIES,
    CALENDAR,
    FUNCTION_WORDS,
    LABELS,
    NAME_LIKE_TITLES,
    PARTICLES,
    REGIONS,
    SHORT_SURNAMES,
    STATIONS,
    THING_WORDS,
)
from cablelint.text.folding import without_accents
from cablelint.text.memo import memoized
from cablelint.text.regexes import regex

_NEVER = STATIONS | FUNCTION_WORDS | LABELS | BODIES | ABBREVIATIONS | CALENDAR

# Letters of word lists (data/NAMES.md): countries and peoples; words in many cables; frequent names; any names.
_PLACES, _EVERYDAY, _FREQUENT_NAMES, _NAMES = map(frozenset, ("KN", "12", "AF", "ABFGL"))
_SHORTEST_LIKE_A_NAME = 4
_ORDINARY = frozenset("123W")
_ANY_NAMES = frozenset("ABCDFGHLM")
_MOST_INITIALS, _SHORTEST_SURNAME = 3, 4
_FREQUENT_SURNAMES, _ALL_FORENAMES = frozenset("ABLY"), frozenset("FGHMX")
_FORENAMES, _SURNAMES = frozenset("FG"), frozenset("ABCL")
_MOST_FREQUENT_SURNAMES, _AMERICAN_SURNAMES = frozenset("A"), frozenset("AB")
_TOWNS_AND_NATIONS = frozenset("KNPO")
_GOVERNMENTS = frozenset("usg uae eu un uk mfa mod moi nato".split()) | {
    f"go{letter}" for letter in "abcdefgijklmnopqrstuvwxyz"
}
_VOWELS = frozenset("aeiouyáéíóúàèìòùâêîôûäëïöüãõåæøıəœýÿ")
_WORD = regex(r"[^\W_]+(?:['’][^\W_]+)*")


@cache
def title_words() -> frozenset[str]:
    """Return every word of a title except those that are also particles or names."""
    words = {word for form in titles() for word in _WORD.findall(form)}
    return frozenset(word for word in words if len(word) > 1) - PARTICLES - NAME_LIKE_TITLES


@memoized
def is_seldom_a_name(word: str) -> bool:
    """Whether a word is an ordinary word, a place, a title or no word at all, and no frequent name besides."""
    if word in _never_or_seldom():
        return True
    lists = word_table().lists(without_accents(word))
    return _is_list_of_others(lists) or (_VOWELS.isdisjoint(word) and _NAMES.isdisjoint(lists))


@cache
def _never_or_seldom() -> frozenset[str]:
    return title_words() | _NEVER | REGIONS | _GOVERNMENTS


@memoized
def _is_list_of_others(lists: str) -> bool:
    """Whether a word on these lists is seldom a name: a place, or an ordinary word and no frequent name."""
    if not (_PLACES.isdisjoint(lists) and _EVERYDAY.isdisjoint(lists)) or ("P" in lists and "A" not in lists):
        return True
    return ("3" in lists and _FREQUENT_NAMES.isdisjoint(lists)) or ("W" in lists and _NAMES.isdisjoint(lists))


@memoized
def is_ordinary(word: str) -> bool:
    """Whether cables or the dictionary print the word in small letters, whatever else it may be."""
    return is_on_list(word, _ORDINARY) or word in _NEVER or word in PARTICLES


def is_plain_word(word: str) -> bool:
    """Whether cables or the dictionary print the word in small letters, and no list of names contains it."""
    return is_ordinary(word) and not is_on_list(word, _ANY_NAMES)


def is_forename(word: str) -> bool:
    """Whether a word is on the list of American forenames."""
    return is_on_list(word, _FORENAMES)


@memoized
def is_epithet(word: str) -> bool:
    """Whether a word that is a nickname means no person elsewhere: a common word, or a country or people."""
    return is_plain_word(word) or (is_nation(word) and not is_forename(word))


def is_unlisted(word: str) -> bool:
    """Whether no list of names contains a word."""
    return not is_on_list(word, _ANY_NAMES)


def is_likely_forename(word: str) -> bool:
    """Whether a word is on a list of forenames of any country, or a part of names by culture."""
    return is_on_list(word, _ALL_FORENAMES)


def is_surname(word: str) -> bool:
    """Whether a word is on a list of frequent surnames."""
    return is_on_list(word, _FREQUENT_SURNAMES)


def has_initials(word: str) -> bool:
    """Whether a word on no list is a frequent surname with up to three initials before it: ``rdwhitcomb``."""
    if word_table().lists(word):
        return False
    sizes = range(1, min(_MOST_INITIALS, len(word) - _SHORTEST_SURNAME) + 1)
    return any(is_surname(word[size:]) for size in sizes)


def is_frequent_surname(word: str) -> bool:
    """Whether a word is one of the 10,000 most frequent American surnames, whatever else it may be."""
    return is_on_list(word, _AMERICAN_SURNAMES)


def is_very_frequent_surname(word: str) -> bool:
    """Whether a word is one of the 1,000 most frequent American surnames, whatever else it may be."""
    return is_on_list(word, _MOST_FREQUENT_SURNAMES)


def is_listed_surname(word: str) -> bool:
    """Whether a word is on a list of surnames, frequent or not, and no country or town of more than 200,000."""
    lists = word_table().lists(without_accents(word))
    return not _SURNAMES.isdisjoint(lists) and _TOWNS_AND_NATIONS.isdisjoint(lists)


def is_known_from_the_news(word: str) -> bool:
    """Whether a word is on the list of surnames known from the news and from history."""
    return "Y" in word_table().lists(without_accents(word))


def is_never_a_name(word: str) -> bool:
    """Whether no name contains the word: function words, bodies, abbreviations, months."""
    return word in _NEVER


def is_on_list(word: str, lists: frozenset[str]) -> bool:
    """Whether one of some lists of words has a word.

    Args:
        word: The word in small letters, with or without accents.
        lists: The letters of the lists, as in :class:`~cablelint.data.word_table.WordTable`.
    """
    return not lists.isdisjoint(word_table().lists(without_accents(word)))


def is_office_word(word: str) -> bool:
    """Whether a word belongs to titles and offices."""
    return word in title_words() or word in _NEVER


def can_be_part(word: str) -> bool:
    """Whether a word is a particle, or no word of offices, titles, bodies and things: it can be part of a full name."""
    return word in PARTICLES or not (is_office_word(word) or word in THING_WORDS)


def is_function_word(word: str) -> bool:
    """Whether a word is a preposition, a pronoun, a conjunction or the like."""
    return word in FUNCTION_WORDS


@memoized
def is_code(word: str) -> bool:
    """Whether a short word, in text that is all capitals, is rather an abbreviation: a tag, or unlike any name."""
    if word in SHORT_SURNAMES:
        return False
    if len(word) < _SHORTEST_LIKE_A_NAME:
        return bool(find_tags(word)) or _SURNAMES.isdisjoint(word_table().lists(word))
    return bool(find_tags(word)) or is_unlike_names(word)


@memoized
def is_unlike_names(word: str) -> bool:
    """Whether a word is on no list of names and its letters are not those of names."""
    table = word_table()
    return _ANY_NAMES.isdisjoint(table.lists(without_accents(word))) and table.likeness(without_accents(word)) < 0


@memoized
def is_nation(word: str) -> bool:
    """Whether a word is a country, or of one: Finland, Finnish."""
    return is_on_list(word, _PLACES)


def is_region(word: str) -> bool:
    """Whether a word is a part of the world."""
    return word in REGIONS
