"""Surnames of saints behind a forename: ``Tomas St. Hilaire``, and then ``St. Hilaire`` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE, Candidate
from cablelint.names.lexical.vocabulary import is_likely_forename, is_nation, is_office_word, is_ordinary
from cablelint.names.lexical.word_classes import NAMELESS_ZONES
from cablelint.names.people import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_FULL = Evidence("pair", "is a forename before the name of a saint")
_ALONE = Evidence("pair", "is the name of a saint that follows a forename elsewhere in the cable")
_CONFIDENCE = 0.85
_SAINTS = frozenset({"st", "ste"})


def saints(tokens: TokenText) -> Iterator[Candidate]:
    """Yield the full names, and the surname wherever the text has it again.

    Args:
        tokens: The text.
    """
    places = [index for index in tokens.places_of(_SAINTS) if tokens.words[index][0].isupper()]
    surnames = {index: surname for index in places if (surname := _surname(tokens, index))}
    known = {tokens.folded[surname] for index, surname in surnames.items() if _follows_forename(tokens, index)}
    for index, surname in surnames.items():
        if tokens.folded[surname] in known and tokens.zone_of[index] not in NAMELESS_ZONES:
            first, evidence = (index - 1, _FULL) if _follows_forename(tokens, index) else (index, _ALONE)
            yield Candidate(tokens.starts[first], tokens.end(surname), _CONFIDENCE, evidence)


def _surname(tokens: TokenText, index: int) -> int:
    """Return the token of the saint behind ``St.`` or ``St``, 0 if there is none."""
    surname = index + 2 if tokens.words[index + 1 : index + 2] == ["."] else index + 1
    if surname >= len(tokens) or NEW_BLOCK in tokens.breaks[index + 1 : surname + 1]:
        return 0
    return surname if tokens.words[surname][0].isupper() and len(tokens.words[surname]) > 1 else 0


def _follows_forename(tokens: TokenText, index: int) -> bool:
    """Whether a forename that is no other word is before ``St.``, on its line."""
    if not index or tokens.breaks[index] != SAME_LINE or not tokens.words[index - 1][0].isupper():
        return False
    word = tokens.folded[index - 1]
    return is_likely_forename(word) and not (is_ordinary(word) or is_nation(word) or is_office_word(word))
