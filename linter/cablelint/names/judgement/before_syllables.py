"""A surname that is a word, before a given name of two syllables: ``Son Tae-il``, ``with No Chong-su``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate
from cablelint.names.lexical.vocabulary import is_on_list
from cablelint.names.lexical.word_classes import NAMELESS_ZONES
from cablelint.names.people import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("pair", "has the shape of a Korean name")
_CONFIDENCE = 0.85
# Korean surnames, as cables spell them, that are words of English too.
_SURNAMES = frozenset("ban bang do go ha man mo no o pan sin so son to u wi won".split())
# Those that the words around a given name may be, where capitals do not part names from words.
_WORDS_IN_CAPITALS = frozenset("do go no so to".split())
# His son Tae-il.
_BEFORE_KIN = frozenset("'s ’s a an her his my our the their whose your".split())
_SYLLABLE = frozenset("X")


def surnames_before_syllables(tokens: TokenText) -> Iterator[Candidate]:
    """Yield such names.

    Args:
        tokens: The text.
    """
    for hyphen in tokens.places_of({"-"}):
        first = hyphen - 2
        if first < 0 or tokens.folded[first] not in _SURNAMES or hyphen + 1 >= len(tokens):
            continue
        if _is_given_name(tokens, hyphen) and _is_surname(tokens, first):
            yield Candidate(tokens.starts[first], tokens.end(hyphen + 1), _CONFIDENCE, _EVIDENCE)


def _is_given_name(tokens: TokenText, hyphen: int) -> bool:
    """Whether a hyphen joins two syllables of names, the first with a capital."""
    is_joined = tokens.is_glued(hyphen) and tokens.is_glued(hyphen + 1)
    syllables = tokens.folded[hyphen - 1], tokens.folded[hyphen + 1]
    is_name = tokens.words[hyphen - 1][0].isupper() and all(is_on_list(each, _SYLLABLE) for each in syllables)
    return is_joined and is_name and tokens.breaks[hyphen - 1] != NEW_BLOCK


def _is_surname(tokens: TokenText, index: int) -> bool:
    if not tokens.words[index][0].isupper() or tokens.zone_of[index] in NAMELESS_ZONES:
        return False
    before = tokens.folded[index - 1] if index else ""
    is_word = tokens.shouted[index] and tokens.folded[index] in _WORDS_IN_CAPITALS
    return not is_word and before not in _BEFORE_KIN
