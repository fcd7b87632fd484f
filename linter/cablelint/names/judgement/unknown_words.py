"""Single words that no list has, beside words that are said of people alone: ``Torvanen shrugged``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.data.word_table import word_table
from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE, Candidate
from cablelint.names.lexical.vocabulary import can_be_part, is_on_list, is_ordinary
from cablelint.names.lexical.word_classes import NAMELESS_ZONES, ROLES
from cablelint.names.people import Evidence
from cablelint.names.recognisers.listed import is_written_like_a_name
from cablelint.text.folding import without_accents
from cablelint.text.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cablelint.names.lexical.tokens import TokenText

_SUBJECT = Evidence("speech", "is before a verb that only a person is the subject of")
_OBJECT = Evidence("speech", "is after a verb that only a person is the object of")
_AFTER_WORDS = Evidence("pair", "is after words that only a person follows")
_APPOSITION = Evidence("role", "is between commas behind a word for what someone is, or before an age")
_CONFIDENCE = 0.85
# Bodies are the subject of most verbs of speech too; of these they are not.
_VERBS_OF_SUBJECTS = frozenset(
    "chuckled confided frowned grinned interjected interrupted joked laughed lunched mused nodded quipped recalled"
    " remarked resigned retorted shrugged sighed smiled sulked telephoned thinks thought wept whispered winced"
    " wondered wonders".split()
)
_VERBS_OF_OBJECTS = frozenset(
    "abducted acquitted assassinated assassinating befriended congratulated convicted dismissed divorced exiled"
    " extradited imprisoned interrogated interviewed jailed kidnapped married murdered pardoned reappointed sacked"
    " succeeded telephoned thanked".split()
)
# What only people have, or do to a paper: the widow of Torvanen, signed by Torvanen.
_BEFORE = {
    "of": frozenset(
        "arrest assassination bodyguard brother cousin daughter execution husband kidnapping murder nephew niece"
        " protege remains sister son wedding widow wife".split()
    ),
    "by": frozenset("accompanied authored chaired drafted flanked penned replaced signed succeeded written".split()),
}
# These make a body of the word before them: the arrest of Torvanen officers.
_GROUPS = frozenset(
    "activists agents commanders fighters forces guerrillas guards leaders members militants officers officials police"
    " rebels soldiers supporters troops workers".split()
)
# `The mayor, Torvanen, resigned`: words for a person, without those that a firm or a party can be.
_PEOPLE = ROLES - frozenset(
    "activist ally academic author defendant equivalent founder leader member owner partner predecessor producer"
    " publisher rival student successor trader".split()
) | frozenset(
    "clerk deceased detainee driver farmer fisherman guard interpreter mechanic merchant nurse waiter".split()
)
_AGES = frozenset(map(str, range(10, 100)))
_OPEN_AGES = _AGES | {"aged"}
_SHORTEST, _LEAST_LIKENESS = 5, 0.0
_SURNAMES, _OTHERS = frozenset("ABCDLXY"), frozenset("KNPOE")


@memoized
def is_unknown(word: str) -> bool:
    """Whether no list has a word in small letters, and its letters are like those of names."""
    key = without_accents(word)
    is_long = len(word) >= _SHORTEST and word.isalpha()
    return is_long and not word_table().lists(key) and word_table().likeness(key) > _LEAST_LIKENESS


@memoized
def _is_unknown_or_surname(word: str) -> bool:
    """Whether a word is unknown, or a surname and neither a place, a body nor an ordinary word."""
    if is_unknown(word):
        return True
    is_surname_alone = is_on_list(word, _SURNAMES) and not is_on_list(word, _OTHERS) and can_be_part(word)
    return len(word) >= _SHORTEST and is_surname_alone and not is_ordinary(word)


def unknown_people(tokens: TokenText) -> Iterator[Candidate]:
    """Yield such words that have letters like those of names; behind some words also surnames on a list.

    Args:
        tokens: The text.
    """
    folded = tokens.folded
    for verb in tokens.places_of(_VERBS_OF_SUBJECTS):
        if verb and tokens.breaks[verb] != NEW_BLOCK:
            yield from _unknown(tokens, verb - 1, _SUBJECT)
    for verb in tokens.places_of(_VERBS_OF_OBJECTS):
        if _is_last(tokens, verb + 1):
            yield from _unknown(tokens, verb + 1, _OBJECT)
    for preposition in tokens.places_of(_BEFORE.keys()):
        if not preposition or folded[preposition - 1] not in _BEFORE[folded[preposition]]:
            continue
        is_of_group = not _GROUPS.isdisjoint(folded[preposition + 2 : preposition + 3])
        if not is_of_group and _is_last(tokens, preposition + 1):
            yield from _unknown(tokens, preposition + 1, _AFTER_WORDS, _is_unknown_or_surname)
    commas = tokens.places_of({","})
    behind_words, before_ages = {comma - 2 for comma in commas}, {age - 1 for age in tokens.places_of(_OPEN_AGES)}
    for comma in filter((behind_words | before_ages).__contains__, commas):
        if _is_apposition(tokens, comma):
            yield from _unknown(tokens, comma + 1, _APPOSITION, _is_unknown_or_surname)
        elif comma and _is_age(tokens, comma + 1):
            yield from _unknown(tokens, comma - 1, _APPOSITION, _is_unknown_or_surname)


def _is_apposition(tokens: TokenText, comma: int) -> bool:
    """Whether a word for a person, in small letters amid them, precedes a comma, and one word and a comma follow."""
    if not comma or tokens.words[comma + 2 : comma + 3] != [","] or tokens.breaks[comma + 1] == NEW_BLOCK:
        return False
    return (tokens.folded if tokens.is_capitals else tokens.words)[comma - 1] in _PEOPLE


def _is_age(tokens: TokenText, index: int) -> bool:
    """Whether the age of a person and a comma are here: ``34,``, ``aged 34,``."""
    if tokens.folded[index : index + 1] == ["aged"]:
        index += 1
    if _AGES.isdisjoint(tokens.words[index : index + 1]):
        return False
    return tokens.words[index + 1 : index + 2] == [","] and not "".join(tokens.words[index + 2 : index + 3]).isdigit()


def _unknown(
    tokens: TokenText, index: int, evidence: Evidence, fits: Callable[[str], bool] = is_unknown
) -> Iterator[Candidate]:
    is_outside = tokens.zone_of[index] in NAMELESS_ZONES
    if not is_outside and fits(tokens.folded[index]) and _is_alone(tokens, index):
        yield Candidate(tokens.starts[index], tokens.end(index), _CONFIDENCE, evidence)


def _is_last(tokens: TokenText, index: int) -> bool:
    """Whether a word is here that no further capitalised word, amid small letters, and no hyphen continues."""
    if index >= len(tokens) or tokens.breaks[index] == NEW_BLOCK:
        return False
    after = index + 1
    if after == len(tokens) or tokens.breaks[after] == NEW_BLOCK:
        return True
    return tokens.words[after] != "-" and (bool(tokens.shouted[after]) or not tokens.words[after][0].isupper())


def _is_alone(tokens: TokenText, index: int) -> bool:
    """Whether a word is written like a name, and no hyphen or other capitalised word amid small letters precedes it."""
    if not tokens.words[index][0].isupper() or not is_written_like_a_name(tokens, index):
        return False
    if not index or tokens.breaks[index] != SAME_LINE:
        return True
    before = tokens.words[index - 1]
    return before != "-" and (bool(tokens.shouted[index]) or not before[0].isupper())
