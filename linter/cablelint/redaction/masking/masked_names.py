"""The names of the masked people by their words: an index that a text and its file name are searched with."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cablelint.redaction.masking.glued_words import GluedNames
from cablelint.text.edit_distance import deletions, distance
from cablelint.text.substrings import Substrings

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from cablelint.redaction.name_parts import NameParts

    _Sign = tuple[str, int]

SHORTEST_MISSPELT = 5
#: No name is longer; the work of comparing two words grows with their lengths.
LONGEST_MISSPELT = 40
_SHORTEST_OTHER_INITIAL = 7
# So many letters at the end are untouched where the beginning of a long name is misspelt.
_END = 4


class MaskedNames:
    """The names of masked people.

    Attributes:
        people: The words of each name, by the person's id.
        telling: The people whom each folded word alone means.
        owners: The first of them.
    """

    def __init__(self, people: Mapping[int, NameParts]) -> None:
        """Index the names."""
        self.people = people
        self.telling: dict[str, list[int]] = {}
        for person, parts in people.items():
            for word in parts.telling:
                self.telling.setdefault(word, []).append(person)
        self.owners = {word: named[0] for word, named in self.telling.items()}

    @cached_property
    def glued(self) -> dict[str, int]:
        """The person of each form of a name in one piece, as in addresses."""
        return {form: person for person, parts in self.people.items() for form in parts.glued}

    @cached_property
    def inside_words(self) -> GluedNames:
        """The surnames that may be inside other words."""
        return GluedNames(self.owners)

    def within(self, word: str) -> int:
        """The person who has a distinctive word inside a folded word, or 0."""
        return next((self.owners[name] for name in self._distinctive.within(word)), 0)

    @cached_property
    def _distinctive(self) -> Substrings:
        return Substrings(self.owners, SHORTEST_MISSPELT)

    def misspelt(self, words: Collection[str]) -> dict[str, int]:
        """For each folded word that may be a misspelling the person whose name it may be meant to be."""
        # Most words begin and end like no name, which is known long before their letters are compared.
        printed = {sign for word in words for sign in _signs(word)}
        misspellable = (name for name in self.telling if SHORTEST_MISSPELT <= len(name) <= LONGEST_MISSPELT)
        expected = {name: signs for name in misspellable if not printed.isdisjoint(signs := _signs_if_misspelt(name))}
        possible = set().union(*expected.values())
        nearby: dict[str, list[str]] = {}
        for name in expected:
            for rest in deletions(name, allowed_distance(name)):
                nearby.setdefault(rest, []).append(name)
        owners = ((word, self._meant_by(word, nearby)) for word in words if not possible.isdisjoint(_signs(word)))
        return {word: person for word, person in owners if person}

    def _meant_by(self, word: str, nearby: Mapping[str, list[str]]) -> int:
        for rest in deletions(word, 2 if len(word) >= 7 else 1):
            for name in nearby.get(rest, ()):
                if is_misspelling(word, name):
                    return self.owners[name]
        return 0


def _signs(word: str) -> tuple[_Sign, _Sign]:
    """Return the first letter of a word with the length, and its end: what words that are alike may share."""
    return (word[0], len(word)), (word[-_END:], 0)


def _signs_if_misspelt(name: str) -> set[_Sign]:
    """Return the signs of a name's misspellings, each of which has at least one of them."""
    limit = allowed_distance(name)
    signs = {(name[0], len(name) + more) for more in range(-limit, limit + 1)}
    return signs | {(name[-_END:], 0)} if len(name) >= _SHORTEST_OTHER_INITIAL else signs


def is_misspelling(word: str, name: str) -> bool:
    """Whether a word may be a name misspelt; another first letter counts in long names alone."""
    if name[0] == word[0]:
        return distance(name, word, allowed_distance(name)) <= allowed_distance(name)
    return min(len(name), len(word)) >= _SHORTEST_OTHER_INITIAL and distance(name, word, 1) <= 1


def allowed_distance(name: str) -> int:
    """How many letters may differ between a name and its misspelling."""
    return 2 if len(name) >= 8 else 1
