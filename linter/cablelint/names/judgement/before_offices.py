"""A surname before the symbol of an office in brackets: ``pass to Okafor (AF/E)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate
from cablelint.names.lexical.vocabulary import (
    can_be_part,
    is_forename,
    is_frequent_surname,
    is_function_word,
    is_nation,
    is_on_list,
    is_ordinary,
    is_region,
)
from cablelint.names.lexical.word_classes import NAMELESS_ZONES
from cablelint.names.people import Evidence
from cablelint.names.recognisers.listed import is_written_like_a_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("bracketed", "is before the symbol of an office in brackets")
_CONFIDENCE = 0.85
_LONGEST_SYMBOL, _LONGEST_PART, _SHORTEST = 8, 5, 3
# A person follows these; other words continue what an office is called: Office of Eastern Affairs (AF/E).
_BEFORE = frozenset("and by for from per to with , ;".split())
_PLACES_AND_BODIES = frozenset("KPNOR")


def names_before_offices(tokens: TokenText) -> Iterator[Candidate]:
    """Yield the surnames that directly precede such a symbol; it has a stroke, since a body has brackets too.

    Args:
        tokens: The text.
    """
    for stroke in tokens.places_of({"/"}):
        bracket = stroke - 2
        if bracket < 1 or tokens.words[bracket] != "(" or not _is_symbol(tokens, bracket + 1):
            continue
        name = bracket - 1
        if name and tokens.breaks[bracket] != NEW_BLOCK and _is_surname(tokens, name):
            yield Candidate(tokens.starts[name], tokens.end(name), _CONFIDENCE, _EVIDENCE)


def _is_symbol(tokens: TokenText, first: int) -> bool:
    """Whether short parts in capitals with strokes between are here, up to a closing bracket."""
    for index in range(first, min(len(tokens), first + _LONGEST_SYMBOL)):
        word = tokens.words[index]
        if word == ")":
            return tokens.words[index - 1] != "/"
        is_part = word.isalpha() and word.isupper() and len(word) <= _LONGEST_PART
        if not (is_part if (index - first) % 2 == 0 else word == "/"):
            return False
    return False


def _is_surname(tokens: TokenText, index: int) -> bool:
    word = tokens.folded[index]
    if tokens.folded[index - 1] not in _BEFORE or tokens.zone_of[index] in NAMELESS_ZONES:
        return False
    if (
        len(word) < _SHORTEST
        or not tokens.words[index][0].isupper()
        or not is_written_like_a_name(tokens, index)
        or not can_be_part(word)
    ):
        return False
    if is_nation(word) or is_region(word) or is_function_word(word):
        return False
    if is_ordinary(word):
        return is_frequent_surname(word)
    return not is_on_list(word, _PLACES_AND_BODIES) or is_forename(word)
