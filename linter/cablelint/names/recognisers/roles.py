"""A name after a word for what someone is: ``opposition leader Jane Public``, ``his brother Khalid``."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.names.lexical.phrases import name_end
from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate, TokenText
from cablelint.names.lexical.word_classes import NAMELESS_ZONES
from cablelint.names.people import Evidence

_ROLES = frozenset(
    "academic activist actor adviser advisor aide ally ambassador analyst architect assistant associate attorney "
    "author banker billionaire blogger boss brother businessman businesswoman candidate captain chairman chairwoman "
    "chancellor chief cleric coach colleague colonel columnist commander commentator commissioner congressman contact "
    "coordinator counterpart cousin daughter defendant deputy designate dictator diplomat director dissident doctor "
    "economist editor elder envoy equivalent expert father financier fighter forger founder friend fugitive general "
    "governor guerrilla hacker head heir historian husband imam interlocutor investigator investor journalist judge "
    "king laureate lawmaker lawyer leader legislator lobbyist magistrate magnate manager mayor member mentor militant "
    "minister mother mogul mullah negotiator nephew nominee novelist officer oligarch owner parliamentarian partner "
    "philosopher physician pilot poet politician predecessor president premier priest prince prisoner producer "
    "professor propagandist prosecutor protege psychiatrist publisher pundit rapporteur reporter representative "
    "researcher rival scholar scientist secretary senator shaykh sheikh singer sister son spokesman spokesperson "
    "spokeswoman strategist strongman student successor suspect terrorist trader traitor tycoon uncle veteran victim "
    "warlord wife writer".split()
)


_INDEFINITE = frozenset({"a", "an", "one"})
_DESCRIPTION_REACH = 6


def is_described(reading: TokenText, first: int, end: int) -> bool:
    """Whether the words beside a name say what the person is in small letters: ``student leader X``; ``a nurse, X,``.

    Args:
        reading: The text.
        first: The first token of the name.
        end: The token after its last.
    """
    if first and reading.breaks[first] != NEW_BLOCK and reading.folded[first - 1] in _ROLES:
        return reading.words[first - 1].islower()
    return _is_indefinite(reading, first, end)


def _is_indefinite(reading: TokenText, first: int, end: int) -> bool:
    """Whether an apposition with an indefinite article comes before or after a name: ``a nurse, X``, ``X, a nurse``."""
    if reading.words[end : end + 1] == [","] and reading.folded[end + 1 : end + 2] in (["a"], ["an"]):
        return True
    if first < 3 or reading.words[first - 1] != ",":
        return False
    for index in range(first - 2, max(-1, first - 2 - _DESCRIPTION_REACH), -1):
        if reading.folded[index] in _INDEFINITE:
            return True
        if not reading.words[index][0].isalpha() or reading.breaks[index] == NEW_BLOCK:
            return False
    return False


def names_after_roles(reading: TokenText) -> Iterator[Candidate]:
    """Capitalised names right after a role in small letters, without a comma between."""
    for index in reading.places_of(_ROLES):
        first = index + 1
        if (
            first < len(reading)
            and reading.words[index].islower()
            and reading.words[first][0].isupper()
            and reading.breaks[first] != NEW_BLOCK
            and not reading.shouted[first]
            and reading.zone_of[index] not in NAMELESS_ZONES
        ):
            end = name_end(reading, first)
            if end > first:
                evidence = Evidence("role", f"follows the word {reading.words[index]!r}")
                yield Candidate(reading.starts[first], reading.ends[end - 1], 0.93, evidence)
