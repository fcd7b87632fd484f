"""How far a name reaches: reading a name phrase from a token onwards, by the shapes that names of the world have."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cablelint.data.titles import titles
from cablelint.names.reading import NEW_BLOCK, SAME_LINE, Reading
from cablelint.names.words import fold, word_table

PARTICLES = frozenset(
    "abd abu al ad an ar as at az ash bani ben bin bint binti da dal das de del della den der di do dos du e el ed ibn la las le "
    "los ou san santa st ter ul ur uz van vom von y zu".split()
)
"""Small words inside names. Some are also English or Spanish words, so they count between two parts only."""

# What a particle may start: "de Charette", "bin Laden", "al-Qadhafi"; "as", "do" or "an" would start anything.
_OPENING_PARTICLES = frozenset("abd abu al bin bint da de del della di el ibn la le van von".split())

_FUNCTION_WORDS = frozenset(
    "a about after against also and any are as at be been before both but by can could did for from had has have he her "
    "his if in into is it its may might must no nor not of on or our said says shall she should so than that the their "
    "then there these they this those to told under until upon was we were what when where whether which while who "
    "whom whose why will with would you your reason reasons ref reftel sections section per via re eo tags subject sipdis d'affairs affairs".split()
)
# Words for bodies and papers, often capitalised after a title: "General Assembly", "Defense Minister Meeting".
_BODIES = frozenset(
    "academy administration affairs agency agreement ambassador army assembly authority bank board bureau cabinet center "
    "centre chamber command commission committee company conference congress corporation council court delegation department "
    "division embassy federation force forces foundation front general government group guard house institute "
    "institution intelligence mission ministry movement office organization organisation parliament party police "
    "program programme project secretariat section security senate service society staff state states summit team "
    "trade treaty tribunal union university".split()
)
NAME_LIKE_TITLES = frozenset(
    "amir dato don dona ibu ko lama ma maung min oba pak pir sayed sayyid shah sri sultan tan tun".split()
)
"""Titles that are as often a part of the name itself: Amir Peretz, Shah Mahmood Qureshi, Ma Xiaotian."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GENERATIONS = frozenset({"ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiv", "xvi"})
# What follows a name after a hyphen without belonging to it: "Putin-era", "Merkel-led".
_COMPOUND_TAILS = frozenset(
    "aligned allied appointed backed based bashing born brokered chaired controlled created day dominated elect era esque "
    "friendly held hosted initiated inspired language led leaning like linked looking made mandated minded named opened "
    "operated oriented owned proposed related run signed sponsored style supported trained type wing years year".split()
)
NAMELESS_ZONES = frozenset({"heading", "classification", "caption", "tags"})
"""Where titles and capitals mean offices and codes."""

_MOST_PARTS = 6


# The lists of names/lists.py: countries and peoples; words in many cables; top surnames and forenames; any names.
_PLACES, _EVERYDAY, _FREQUENT_NAMES, _NAMES = map(frozenset, ("KN", "12", "AF", "ABFGL"))
_FORENAMES = frozenset("FG")
_CALENDAR = frozenset(
    "january february march july august september october november december jan feb mar apr jun jul aug sep sept oct nov "
    "dec monday tuesday wednesday thursday friday saturday sunday".split()
)
_NEVER = _FUNCTION_WORDS | _BODIES | _CALENDAR


@cache
def title_words() -> frozenset[str]:
    """Every word of a title, in small letters, particles and letters left out."""
    words = {word for form in titles() for word in _WORD.findall(form)}
    return frozenset(word for word in words if len(word) > 1) - PARTICLES - NAME_LIKE_TITLES


@lru_cache(maxsize=1 << 16)
def is_seldom_a_name(word: str) -> bool:
    """Whether a word in small letters is an ordinary word, a place or a title, and no frequent name besides."""
    if word in title_words() or word in _NEVER:
        return True
    lists = frozenset(word_table().lists(fold(word)))
    if lists & _PLACES or "P" in lists and "A" not in lists:
        return True
    if lists & _EVERYDAY:
        return True
    return "3" in lists and not lists & _FREQUENT_NAMES or "W" in lists and not lists & _NAMES


def can_be_name_word(reading: Reading, index: int, *, lenient: bool) -> bool:
    """Whether a token can be a word of a name, judged alone.

    Args:
        reading: The text.
        index: The token.
        lenient: Also take ordinary words, places and titles: the place where it stands is sure to hold a name.
    """
    word = reading.words[index]
    if not (word[0].isupper() and len(word) > 1):
        return False
    folded = reading.folded[index]
    if folded in _NEVER:
        return False
    if word.isupper() and not reading.shouted[index] and not lenient and len(word) < 5:
        return False
    return (lenient or not is_seldom_a_name(folded)) and not set(folded) <= {"x"} and folded.replace("'", "").isalnum()


def name_end(reading: Reading, first: int, *, lenient: bool = False, stop: int | None = None) -> int:
    """The token after the last one of the name that starts at ``first``; ``first`` itself where none starts.

    The name may hold initials (``J. R.``), particles, hyphens, a quoted nickname, a generation, and one line break.

    Args:
        reading: The text.
        first: The token where the name should start.
        lenient: See :func:`can_be_name_word`.
        stop: The name ends before this token at the latest.
    """
    words, folded, breaks = reading.words, reading.folded, reading.breaks
    stop = min(len(words), first + 16) if stop is None else min(stop, len(words), first + 16)
    index = end = first
    parts = 0
    while index < stop and parts < _MOST_PARTS:
        word = words[index]
        if index > first and breaks[index] != SAME_LINE and not _continues(reading, index):
            break
        if word == "-":
            if not (
                end == index > first and reading.is_glued(index) and index + 1 < stop and reading.is_glued(index + 1)
            ):
                break
            if folded[index + 1] in _COMPOUND_TAILS or not words[index + 1][0].isalpha():
                break
            index += 2
            end = index
            parts += folded[index - 1] not in PARTICLES
        elif can_be_name_word(
            reading, index, lenient=lenient or parts > 0 and _is_sure_to_go_on(reading, first, index)
        ):
            index += 1
            end = index
            parts += 1
        elif len(word) == 1 and word.isupper() and index + 1 < stop:
            # An initial, with its point or without.
            index += 1
            if words[index] == "." and reading.is_glued(index):
                index += 1
        elif folded[index] in PARTICLES and (parts or folded[index] in _OPENING_PARTICLES) and index + 1 < stop:
            index += 1
            if words[index] == "-" and reading.is_glued(index):
                index += 1
        elif parts and folded[index] in _GENERATIONS and word.isupper():
            end = index + 1
            break
        elif parts and word in "\"“'‘(" and index + 3 < stop and words[index + 2] in "\"”'’)":
            if not can_be_name_word(reading, index + 1, lenient=True) or not can_be_name_word(
                reading, index + 3, lenient=lenient
            ):
                break
            index += 3
        else:
            break
    return end


def _continues(reading: Reading, index: int) -> bool:
    """Whether a name may run on from the line before: lines of one block, both shouted or neither."""
    return reading.breaks[index] != NEW_BLOCK and reading.shouted[index] == reading.shouted[index - 1]


def _is_sure_to_go_on(reading: Reading, first: int, index: int) -> bool:
    """Whether a token belongs to the name even if it is an ordinary word or a place: Mark Hague, Eric Green said."""
    following = reading.folded[index + 1] if index + 1 < len(reading) else "."
    if reading.shouted[index]:
        return False
    return following in _CLOSERS or is_forename(reading.folded[index - 1] if index - 1 == first else "")


def is_forename(word: str) -> bool:
    """Whether a word in small letters is on the list of American forenames."""
    return not _FORENAMES.isdisjoint(word_table().lists(fold(word)))


_CLOSERS = frozenset({",", "'s", "’s", ",s", "said", "told", "noted", "has", "had", "was", "is", ")", ";", "and"})


def part_count(reading: Reading, first: int, end: int) -> int:
    """How many words of a name phrase are neither initials, particles nor punctuation."""
    return sum(
        len(word) > 1 and word[0].isalpha() and word.lower() not in PARTICLES for word in reading.words[first:end]
    )


def is_office_word(word: str) -> bool:
    """Whether a word in small letters belongs to titles and offices, never to names."""
    return word in title_words() or word in _NEVER
