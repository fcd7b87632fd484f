"""Words that contain a masked surname: run together, derived, behind initials, with digits, in file names and hashtags.

A long surname that no list has as a word is never in another word by chance. A shorter one counts only where its ends
show: at a change of case, a digit, an ending such as ``-ist``, or behind initials in capitals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.redaction.name_parts import is_spelt_well
from cablelint.text.substrings import Substrings

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Set

_SHORTEST, _SHORTEST_DERIVED, _SHORTEST_ANYWHERE = 4, 5, 6
_LONGEST_INITIALS = 3
_ENDINGS = frozenset(
    "s es ism isms ist ists ista istas ite ites ian ians gate ize ized ization led era esque ia ic ics land mania "
    "said".split()
)
_BEGINNINGS = frozenset("anti de ex free non post pre pro re un".split())


class GluedNames:
    """The surnames to look for inside words."""

    def __init__(self, owners: Mapping[str, int]) -> None:
        """Choose the surnames that are no words.

        Args:
            owners: The person of each folded word that alone means this person.
        """
        self._owners = {
            name: person
            for name, person in owners.items()
            if len(name) >= _SHORTEST and name.isalpha() and not is_spelt_well(name)
        }
        self._names = Substrings(self._owners, _SHORTEST)

    def candidates(self, words: Collection[str]) -> Set[str]:
        """The folded words that contain a surname and are longer."""
        return {word for word, name in self._names.pairs(words) if word != name}

    def owner(self, word: str, printed: str) -> int:
        """The person whose surname is in a word, or 0.

        Args:
            word: The folded word, one of :meth:`candidates`.
            printed: The word as the text prints it.
        """
        if is_spelt_well(word):
            return 0
        for name in self._names.within(word):
            start = word.find(name)
            if _is_meant(word, printed, start, start + len(name)):
                return self._owners[name]
        return 0


def _is_meant(word: str, printed: str, start: int, end: int) -> bool:
    size = end - start
    before, after = word[:start], word[end:]
    if size >= _SHORTEST_ANYWHERE:
        return True
    if size >= _SHORTEST_DERIVED:
        is_derived = after in _ENDINGS and (not before or before in _BEGINNINGS)
        has_initials = printed.isupper() and not after and len(before) <= _LONGEST_INITIALS
        if is_derived or has_initials or (before in _BEGINNINGS and not after):
            return True
    return len(printed) == len(word) and _is_edge(printed, start) and _is_edge(printed, end)


def _is_edge(printed: str, place: int) -> bool:
    """Whether a word ends, or its case or kind of character changes, before a place."""
    if place in (0, len(printed)):
        return True
    before, after = printed[place - 1], printed[place]
    return before.isdigit() != after.isdigit() or (before.islower() and after.isupper())
