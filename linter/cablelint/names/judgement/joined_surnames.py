"""Two surnames that a hyphen joins before what two people have: ``OKAFOR-LUND TALKS``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate
from cablelint.names.lexical.vocabulary import is_nation, is_office_word, is_on_list, is_ordinary
from cablelint.names.lexical.word_classes import NAMELESS_ZONES, THING_WORDS
from cablelint.names.people import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("pair", "is joined to another name before what two people have")
_CONFIDENCE = 0.85
# No pacts and accords, which are named after people of history.
_OF_TWO_PEOPLE = frozenset(
    "controversy conversation conversations correspondence dialogue discussion discussions encounter exchange feud "
    "exchanges meeting meetings rift rivalry summit talk talks team ticket".split()
)
_SURNAMES, _PLACES_AND_THINGS = frozenset("ABCDLXY"), frozenset("KPNO")
_SHORTEST_UNLISTED = 5


def joined_surnames(tokens: TokenText) -> Iterator[Candidate]:
    """Yield both names of such a pair, of which one at least is on a list of surnames.

    Args:
        tokens: The text.
    """
    for after in tokens.places_of(_OF_TWO_PEOPLE):
        first, hyphen, last = after - 3, after - 2, after - 1
        if first < 0 or tokens.words[hyphen] != "-" or tokens.breaks[after] == NEW_BLOCK:
            continue
        if not (tokens.is_glued(hyphen) and tokens.is_glued(last)) or tokens.zone_of[first] in NAMELESS_ZONES:
            continue
        both = first, last
        if all(_can_be_surname(tokens, one) for one in both) and any(_is_listed(tokens.folded[one]) for one in both):
            for one in both:
                yield Candidate(tokens.starts[one], tokens.end(one), _CONFIDENCE, _EVIDENCE)


def _can_be_surname(tokens: TokenText, index: int) -> bool:
    """Whether a word is a surname, or long and on no list; no word, place, office or abbreviation."""
    word, folded = tokens.words[index], tokens.folded[index]
    if not word.isalpha() or not (word.istitle() or tokens.shouted[index]):
        return False
    if is_office_word(folded) or is_nation(folded) or is_ordinary(folded) or folded in THING_WORDS:
        return False
    return not is_on_list(folded, _PLACES_AND_THINGS) and (_is_listed(folded) or len(word) >= _SHORTEST_UNLISTED)


def _is_listed(folded: str) -> bool:
    return is_on_list(folded, _SURNAMES)
