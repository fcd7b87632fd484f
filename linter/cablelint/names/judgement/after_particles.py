"""A surname that begins with particles, in a row of words in small letters: ``Okafor and de la Torvanen``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import SAME_LINE, Candidate
from cablelint.names.lexical.vocabulary import is_on_list, is_ordinary
from cablelint.names.lexical.word_classes import NAMELESS_ZONES, THING_WORDS
from cablelint.names.people import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("surname", "begins with particles amid words in small letters")
_CONFIDENCE = 0.85
_PARTICLES = (
    ("de", "la"),
    ("de", "los"),
    ("de", "las"),
    ("van", "de"),
    ("van", "den"),
    ("van", "der"),
    ("von", "der"),
    ("von",),
    ("zu",),
)
_OPENING = frozenset(words[0] for words in _PARTICLES)
# A capitalised word before the particles makes them those of a place or a body: Banco de la Nacion.
_BEFORE = frozenset("and as by for from like than that with , ;".split())
_PLACES_AND_BODIES = frozenset("KPNO")


def names_after_particles(tokens: TokenText) -> Iterator[Candidate]:
    """Yield such surnames with their particles.

    Args:
        tokens: The text.
    """
    for first in tokens.places_of(_OPENING):
        if not first or tokens.folded[first - 1] not in _BEFORE or tokens.zone_of[first] in NAMELESS_ZONES:
            continue
        for words in _PARTICLES:
            last = first + len(words)
            if tuple(tokens.words[first:last]) == words and _is_surname(tokens, last):
                yield Candidate(tokens.starts[first], tokens.end(last), _CONFIDENCE, _EVIDENCE)


def _is_surname(tokens: TokenText, index: int) -> bool:
    if index >= len(tokens) or tokens.breaks[index] != SAME_LINE or not tokens.words[index].istitle():
        return False
    word = tokens.folded[index]
    return not (word in THING_WORDS or is_ordinary(word) or is_on_list(word, _PLACES_AND_BODIES))
