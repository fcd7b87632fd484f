"""Full names by their shape alone: a known forename, an initial, ``bin`` or ``abu``, a patronymic."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.data.word_table import word_table
from cablelint.names.lexical.phrases import name_phrases, name_start, part_count
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.lexical.word_classes import OPENING_PARTICLES, PARTICLES, THINGS
from cablelint.names.people import Evidence
from cablelint.text.folding import without_accents

_FORENAME = Evidence("full-name", "begins with a forename")
_INITIALS = Evidence("full-name", "is written with initials")
_KINSHIP = Evidence("full-name", "holds a word such as 'bin' or 'abu' between names")
_PAIR = Evidence("full-name", "has the shape of a Korean name")
_INITIALISM = Evidence("full-name", "is followed by its initials in parentheses")
_PATRONYMIC = Evidence("full-name", "holds a patronymic")
_KIN = frozenset("abd abu ben bin bint binti ibn umm".split())
_FEWEST_INITIALS = 3
_LONGEST_SYLLABLE = 6
_FORENAMES = frozenset("FGHM")
_PATRONYMICS = ("ovich", "evich", "ovna", "evna", "yevich")
_AMERICAN, _WORLD, _DOUBTFUL = frozenset("F"), frozenset("GM"), frozenset("12PQRKN")
_SURNAMES, _PLACES = frozenset("ABCDL"), frozenset("KNP")


def full_names(reading: TokenText) -> Iterator[Candidate]:
    """Names of two words and more."""
    for first, end in name_phrases(reading):
        if end == first + 1 or reading.zone_of[first] == "reference":
            # The letter of a reference looks like an initial: G. CAPE TOWN 179.
            continue
        following = reading.words[end] if end < len(reading) else ""
        if following[:1].isupper() and following.lower() in THINGS:
            continue
        kind = _kind(reading, first, end)
        if kind is not None:
            yield Candidate(reading.starts[name_start(reading, first)], reading.ends[end - 1], *kind)


def _kind(reading: TokenText, first: int, end: int) -> tuple[float, Evidence] | None:
    """How sure a phrase is a name by its shape, and by what in it; None for a shape that places and bodies share."""
    tokens = reading.folded[first:end]
    words = [word for word in tokens if len(word) > 1 and word[0].isalpha() and word not in PARTICLES]
    parts = part_count(reading, first, end)
    if not parts:
        return None
    if any(len(word) == 1 and word.isalpha() for word in tokens) and not _KIN.isdisjoint(tokens):
        return 0.9, _INITIALS
    if not words or len(words) < 2:
        return (0.85, _INITIALS) if len(tokens) > 1 and tokens[1] == "." and len(tokens[0]) == 1 else None
    if not _KIN.isdisjoint(tokens):
        return 0.93, _KINSHIP
    if _is_pair(reading, first, end):
        return 0.93, _PAIR
    if reading.words[end : end + 3 : 2] == ["(", ")"] and not _is_body(words, reading.folded[end + 1]):
        return 0.9, _INITIALISM
    if any(word.endswith(_PATRONYMICS) for word in words[1:]):
        return 0.95, _PATRONYMIC
    return _by_forename(words, has_particle=not OPENING_PARTICLES.isdisjoint(reading.words[first + 1 : end]))


def _is_pair(reading: TokenText, first: int, end: int) -> bool:
    """Whether a short surname precedes two syllables joined by a hyphen, the second small: Han Sung-ho."""
    return (
        end - first == 4
        and len(reading.words[first]) <= _LONGEST_SYLLABLE
        and reading.words[end - 2] == "-"
        and reading.words[end - 1].islower()
        and len(reading.words[end - 1]) <= _LONGEST_SYLLABLE
    )


def _is_body(words: list[str], short: str) -> bool:
    """Whether letters in parentheses are not the initials of the words before, or none of the words is a forename."""
    initials = "".join(word[0] for word in words)
    return short != initials or len(words) < _FEWEST_INITIALS or not any(map(_is_on_lists, words))


def _is_on_lists(word: str) -> bool:
    return not _FORENAMES.isdisjoint(word_table().lists(without_accents(word)))


def _by_forename(words: list[str], *, has_particle: bool) -> tuple[float, Evidence] | None:
    lists, *others = (frozenset(word_table().lists(without_accents(word))) for word in words)
    if has_particle and not lists.isdisjoint("FG") and others[-1].isdisjoint(_PLACES):
        return 0.9, _FORENAME
    if "R" in lists and "R" in others[-1]:
        return None
    if all(other & _DOUBTFUL and not other & _SURNAMES for other in others):
        return None
    if lists & _AMERICAN:
        return 0.95, _FORENAME
    if lists & _WORLD and not lists & _DOUBTFUL:
        return 0.9, _FORENAME
    if "H" in lists and not any(each & _DOUBTFUL for each in (lists, *others)):
        return 0.85, _FORENAME
    return None
