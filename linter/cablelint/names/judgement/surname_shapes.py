"""A surname by its shape alone: ``O'Torvanen``, ``McTorvan``, ``FitzTorvan``, ``D'Annunzio``, ``MCTORVAN``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import SAME_LINE, Candidate
from cablelint.names.lexical.vocabulary import is_on_list
from cablelint.names.lexical.word_classes import NAMELESS_ZONES, THING_WORDS, THINGS
from cablelint.names.people import Evidence
from cablelint.text.places import places_of
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("surname", "has the shape of a surname")
_CONFIDENCE = 0.85
_OPENINGS, _APOSTROPHES = ("Mc", "MC", "Mac", "Fitz"), ("'", "’")
_SHAPE = regex(
    r"(?<![\w'’-])(?:O['’][A-Z][a-z]{2,20}|D['’][A-Z][a-z]{3,20}|(?:Mc|Mac|Fitz)[A-Z][a-z]{2,20}"
    r"|O['’][A-Z]{3,20}|MC[A-Z]{4,20})(?:-[A-Z]\w{1,20})?(?![\w-])"
)
_NO_SURNAMES = frozenset(
    "accord affaire affaires art azur clock entente etat etats etude etudes honneur horizon information ivoire or "
    "orsay".split()
)
# Charge d'Affaires, Coup d'Etat, Cote d'Ivoire, Quai d'Orsay.
_BEFORE = frozenset("chef charge cote coup cri quai val".split())
_POSSESSIVES = frozenset({"'s", "’s"})
_PLACES_AND_THINGS = frozenset("KPO")
_NAMED_AFTER_PEOPLE = frozenset("afb air airport base corp co inc island islands ltd station".split())


def surnames_by_shape(tokens: TokenText) -> Iterator[Candidate]:
    """Yield such surnames, but not where a place or a firm has the name.

    Args:
        tokens: The text.
    """
    text = tokens.text
    places = places_of(text, _OPENINGS)
    places += (place - 1 for place in places_of(text, _APOSTROPHES) if text[place - 1 : place] in ("O", "D"))
    for place in sorted(places):
        found = _SHAPE.match(text, place)
        if found is None:
            continue
        index = tokens.token_at(place)
        if tokens.starts[index] == place and not _is_of_a_thing(tokens, index):
            yield Candidate(*found.span(), _CONFIDENCE, _EVIDENCE)


def _is_of_a_thing(tokens: TokenText, index: int) -> bool:
    if tokens.zone_of[index] in NAMELESS_ZONES or (index and tokens.folded[index - 1] in _BEFORE):
        return True
    folded = tokens.folded[index]
    if folded[2:] in _NO_SURNAMES or is_on_list(folded, _PLACES_AND_THINGS):
        return True
    following = tokens.folded[index + 1] if index + 1 < len(tokens) else ""
    if folded == "mcdonald" and following in _POSSESSIVES:
        # The restaurants.
        return True
    is_thing = following in THINGS or following in THING_WORDS or following in _NAMED_AFTER_PEOPLE
    return is_thing and tokens.breaks[index + 1] == SAME_LINE
