"""Full names by their shape alone: a known forename, an initial, ``bin`` or ``al-``, a Korean pair, a patronymic."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.names.people import Evidence
from cablelint.names.phrases import name_end, name_start, part_count
from cablelint.names.reading import Candidate, Reading
from cablelint.names.vocabulary import NAMELESS_ZONES, PARTICLES, THINGS
from cablelint.names.words import fold, word_table

_FORENAME = Evidence("full-name", "begins with a forename")
_INITIALS = Evidence("full-name", "is written with initials")
_KINSHIP = Evidence("full-name", "holds a word such as 'bin' or 'abu' between names")
_PAIR = Evidence("full-name", "has the shape of a Korean or Chinese name")
_PATRONYMIC = Evidence("full-name", "holds a patronymic")
_KIN = frozenset("abd abu ben bin bint binti ibn umm".split())
_PATRONYMICS = ("ovich", "evich", "ovna", "evna", "yevich")
_AMERICAN, _WORLD, _DOUBTFUL = frozenset("F"), frozenset("GM"), frozenset("12PQRKN")
_SURNAMES = frozenset("ABCDL")
# The letter of a reference looks like an initial: G. CAPE TOWN 179.
_NAMELESS_ZONES = NAMELESS_ZONES | {"reference"}


def full_names(reading: Reading) -> Iterator[Candidate]:
    """Names of two words and more, in lines that are not all capitals."""
    index = 0
    while index < len(reading):
        first = index
        index += 1
        if (
            not reading.words[first][0].isupper()
            or (reading.shouted[first] and not reading.is_capitals)
            or reading.zone_of[first] in _NAMELESS_ZONES
        ):
            continue
        end = name_end(reading, first)
        if end <= first + 1:
            continue
        index = end
        following = reading.words[end] if end < len(reading) else ""
        if following[:1].isupper() and following.lower() in THINGS:
            continue
        kind = _kind(reading, first, end)
        if kind is not None:
            yield Candidate(reading.starts[name_start(reading, first)], reading.ends[end - 1], *kind)


def _kind(reading: Reading, first: int, end: int) -> tuple[float, Evidence] | None:
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
    if any(word.endswith(_PATRONYMICS) for word in words[1:]):
        return 0.95, _PATRONYMIC
    return _by_forename(words)


def _by_forename(words: list[str]) -> tuple[float, Evidence] | None:
    lists = frozenset(word_table().lists(fold(words[0])))
    last = frozenset(word_table().lists(fold(words[-1])))
    if ("R" in lists and "R" in last) or (last & _DOUBTFUL and not last & _SURNAMES):
        return None
    if lists & _AMERICAN:
        return 0.95, _FORENAME
    if lists & _WORLD and not lists & _DOUBTFUL:
        return 0.9, _FORENAME
    return None
