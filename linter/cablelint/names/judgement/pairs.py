"""Two words that are a name: full names that occur once, of which the model knows too little to be sure.

``MARY LAW`` and ``DAVID LONDON`` are people wherever they are, since the first word is nothing but a forename, and so
are ``HAN SUNG-HO`` and ``TRAN THI LIEM``, parts of names of one culture. ``FRANK PRICE`` may be a price; behind a word
that only a person follows (``ARRESTED``, ``TOLD BY``) it is a person too, and so are two words that no list has.
"""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from cablelint.data.word_table import word_table
from cablelint.names.judgement.syllables import are_syllables, is_given_name
from cablelint.names.lexical.phrases import can_be_name_word
from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE, Candidate
from cablelint.names.lexical.vocabulary import (
    is_frequent_surname,
    is_function_word,
    is_nation,
    is_office_word,
    is_on_list,
    is_ordinary,
)
from cablelint.names.lexical.word_classes import NAMELESS_ZONES, THINGS
from cablelint.names.people import Evidence
from cablelint.names.recognisers.roles import places_of_roles
from cablelint.text.folding import without_accents
from cablelint.text.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_PAIR = Evidence("pair", "is a forename before a surname")
_PARTS = Evidence("pair", "consists of parts of names by culture")
_ROLE = Evidence("pair", "follows a word for what someone is")
_OBJECT = Evidence("pair", "follows a word that a person follows")
_AGENT = Evidence("pair", "follows a verb and a preposition that a person follows")
# Verbs that only a person can be the object of, and other words that a person follows.
_BEFORE_PEOPLE = frozenset(
    "abducted abducting acquitted appointed appointing arrested arresting assassinated assassinating companion "
    "congratulated contact convicted deported detained detaining dismissed dismissing divorced elected electing "
    "exiled extradited extraditing fired freed girlfriend hired imprisoned indicted interrogated interviewed "
    "invited jailed kidnapped kidnapping killed late married murdered named nominated nominating pardoned "
    "promoted protect questioned reappointed recruited recruiting reinstated released replace replaced replacing "
    "sacked sentenced spouse succeed succeeded succeeding summoned telephoned thanked widow wounded".split()
)
_BY, _ON, _CALLED = frozenset({"by"}), frozenset({"on"}), frozenset("call called calling".split())
_ACTS = frozenset(
    "accompanied approved brokered chaired cleared commanded directed drafted edited founded headed introduced invited"
    " led managed met owned prepared replaced represented run signed succeeded told visited written".split()
)
_SYLLABLES = Evidence("pair", "has the shape of a Korean name")
_EAST_ASIAN = Evidence("pair", "has the shape of a Chinese or Vietnamese name")
_CONFIDENCE = 0.85
_FREQUENT_FORENAMES, _FORENAMES = frozenset("F"), frozenset("GM")
_FREQUENT_SURNAMES, _SURNAMES = frozenset("AB"), frozenset("ABCDL")
_GREAT_PLACES = frozenset("KNPO")
# How a full name begins with a word: with what is nothing but a forename; with a frequent forename that may be a word
# of the language or a place besides, *frank*, *grant*; with a surname.
_ONLY_A_FORENAME, _ALSO_A_FORENAME, _ANY_SURNAME = 1, 2, 4
_PLACES, _SYLLABLE = frozenset("KNPQRO"), frozenset("X")
# Letters so unlike those of names are those of an abbreviation.
_LEAST_LIKENESS = -0.5
_SHORTEST = 3
_ARTICLES, _BULLETS = frozenset({"a", "an", "the"}), frozenset({"-", "--", "*", "•"})
# Middle names after which a given name always follows, whatever word it looks like.
_BEFORE_GIVEN_NAMES = frozenset({"thi", "van"})


def pairs(tokens: TokenText) -> Iterator[Candidate]:
    """Yield each full name, with further words that are like names.

    Args:
        tokens: The text.
    """
    folded, shouted = tokens.folded, tokens.shouted
    done = 0
    # Most words open no full name: one look-up excludes them.
    kinds = [*map(_ways_to_open, map(folded.__getitem__, tokens.capitalised))]
    for first, kind in zip(compress(tokens.capitalised, kinds), filter(None, kinds), strict=True):
        if kind & _ONLY_A_FORENAME and _precedes_surname(tokens, first):
            yield from _name_at(tokens, first, _PAIR)
        elif not shouted[first] and kind & _ALSO_A_FORENAME and _is_amid_small_letters(tokens, first):
            yield Candidate(tokens.starts[first], tokens.end(first + 1), _CONFIDENCE, _PAIR)
        elif not shouted[first] or not kind & _ANY_SURNAME:
            continue
        elif _is_surname_first(tokens, first):
            yield Candidate(tokens.starts[first], tokens.end(first + 3), _CONFIDENCE, _SYLLABLES)
        elif first >= done and are_syllables(tokens, first):
            done = first + 3
            yield Candidate(tokens.starts[first], tokens.end(first + 2), _CONFIDENCE, _EAST_ASIAN)
        elif _are_parts(tokens, first):
            yield from _name_at(tokens, first, _PARTS)
    for index in places_of_roles(tokens):
        if _are_like_names(tokens, index + 1):
            yield from _name_at(tokens, index + 1, _ROLE)
    for index in tokens.places_of(_BEFORE_PEOPLE):
        if is_likely_pair(tokens, index + 1):
            yield from _name_at(tokens, index + 1, _OBJECT)
    for prepositions, verbs in ((_BY, _ACTS), (_ON, _CALLED)):
        for index in tokens.places_of(prepositions):
            if index and tokens.folded[index - 1] in verbs and is_likely_pair(tokens, index + 1):
                yield from _name_at(tokens, index + 1, _AGENT)


def _are_parts(tokens: TokenText, first: int) -> bool:
    """Whether a surname and the next word, in capitals, are parts of names of one culture: ``TRAN THI LIEM``."""
    return _is_part(tokens.folded[first]) and _are_words(tokens, first) and _is_part(tokens.folded[first + 1])


@memoized
def _ways_to_open(word: str) -> int:
    """In which ways a full name can begin with a word, as a sum of flags."""
    lists = word_table().lists(without_accents(word))
    ways = 0 if _SURNAMES.isdisjoint(lists) else _ANY_SURNAME
    if not _FREQUENT_FORENAMES.isdisjoint(lists):
        if _GREAT_PLACES.isdisjoint(lists) and not is_ordinary(word):
            ways |= _ONLY_A_FORENAME
        if not is_nation(word) and not is_function_word(word):
            ways |= _ALSO_A_FORENAME
    return ways


@memoized
def _is_part(word: str) -> bool:
    lists = word_table().lists(without_accents(word))
    return "X" in lists and _GREAT_PLACES.isdisjoint(lists) and not is_ordinary(word)


def _is_surname_first(tokens: TokenText, first: int) -> bool:
    """Whether a surname precedes two syllables of names joined by a hyphen, all in capitals: ``HAN SUNG-HO``."""
    if first + 4 > len(tokens.words) or tokens.words[first + 2] != "-":
        return False
    syllables = tokens.folded[first + 1], tokens.folded[first + 3]
    if is_function_word(tokens.folded[first]):
        return False
    is_one_name = tokens.breaks[first + 1] != NEW_BLOCK and tokens.is_glued(first + 2) and tokens.is_glued(first + 3)
    return is_one_name and (
        all(is_on_list(each, _SYLLABLE) for each in syllables) or all(map(is_given_name, syllables))
    )


def is_listed_pair(tokens: TokenText, first: int) -> bool:
    """Whether two words are a forename and a surname, whatever else they may be."""
    if not _are_words(tokens, first):
        return False
    forename, surname = tokens.folded[first : first + 2]
    is_first = is_on_list(forename, _FREQUENT_FORENAMES) or (
        is_on_list(forename, _FORENAMES) and not is_ordinary(forename)
    )
    if not is_first or is_nation(forename) or is_function_word(forename):
        return False
    return _is_surname(surname, _SURNAMES)


def is_likely_pair(tokens: TokenText, first: int) -> bool:
    """Whether two words are a forename and a surname, or like names and on no list."""
    return is_listed_pair(tokens, first) or _are_like_names(tokens, first)


def _are_like_names(tokens: TokenText, first: int) -> bool:
    """Whether two words are no words of the language, offices or places, and have letters like those of names."""
    return _are_words(tokens, first) and all(map(_is_unknown, tokens.folded[first : first + 2]))


def _precedes_surname(tokens: TokenText, first: int) -> bool:
    """Whether a frequent surname follows."""
    return _are_words(tokens, first) and _is_surname(tokens.folded[first + 1], _FREQUENT_SURNAMES)


def _is_amid_small_letters(tokens: TokenText, first: int) -> bool:
    """Whether two capitalised words, the second a surname, are in a sentence or open an item: to Frank Price."""
    after = first + 2
    if not first or not _precedes_surname(tokens, first) or tokens.breaks[first + 1] != SAME_LINE:
        return False
    if not all(word.istitle() for word in tokens.words[first:after]):
        return False
    before, following = tokens.words[first - 1], tokens.words[after] if after < len(tokens.words) else "."
    if following[0].isupper() or following in "-/&":
        return False
    if before.islower():
        return before not in _ARTICLES and tokens.breaks[first] != NEW_BLOCK
    return before in _BULLETS and tokens.breaks[first - 1] != SAME_LINE and following in {",", "("}


def _are_words(tokens: TokenText, first: int) -> bool:
    """Whether a token and the next one are capitalised words of one block, where names can be."""
    after = first + 1
    if after >= len(tokens.words):
        return False
    word, following = tokens.words[first], tokens.words[after]
    if not (word[0].isupper() and following[0].isupper()) or word == following:
        return False
    if len(word) < _SHORTEST or len(following) < _SHORTEST:
        return False
    return tokens.breaks[after] != NEW_BLOCK and tokens.zone_of[first] not in NAMELESS_ZONES


def _name_at(tokens: TokenText, first: int, evidence: Evidence) -> Iterator[Candidate]:
    end = first + 2
    if evidence is _PARTS and tokens.folded[first + 1] in _BEFORE_GIVEN_NAMES and _is_capital(tokens, end):
        end += 1
    while (
        end < len(tokens.words)
        and tokens.breaks[end] == SAME_LINE
        and tokens.folded[end] != tokens.folded[end - 1]
        and can_be_name_word(tokens, end, lenient=False)
    ):
        end += 1
    is_body = end < len(tokens.words) and tokens.folded[end] in THINGS and tokens.words[end][0].isupper()
    if not is_body:
        yield Candidate(tokens.starts[first], tokens.end(end - 1), _CONFIDENCE, evidence)


def _is_capital(tokens: TokenText, index: int) -> bool:
    """Whether a word with a capital is here, on the same line."""
    return index < len(tokens.words) and tokens.words[index][0].isupper() and tokens.breaks[index] == SAME_LINE


def _is_surname(word: str, lists: frozenset[str]) -> bool:
    """Whether one of some lists has a word, which is no function word, nor an office unless a frequent surname."""
    if not is_on_list(word, lists) or is_function_word(word):
        return False
    return not is_office_word(word) or is_frequent_surname(word)


def _is_unknown(word: str) -> bool:
    key = without_accents(word)
    lists = word_table().lists(key)
    is_known = is_ordinary(word) or is_office_word(word) or not _PLACES.isdisjoint(lists)
    return not is_known and word_table().likeness(key) > _LEAST_LIKENESS
