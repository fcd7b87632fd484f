"""A name after a word for what someone is: ``opposition leader Jane Public``, ``his brother Khalid``."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.names.lexical.phrases import name_end
from cablelint.names.lexical.printed_titles import title_ending_at
from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE, Candidate, TokenText
from cablelint.names.lexical.word_classes import NAMELESS_ZONES, ROLES
from cablelint.names.people import Evidence

_INDEFINITE = frozenset({"a", "an", "one"})
_DESCRIPTION_REACH = 6


def is_described(tokens: TokenText, first: int, end: int) -> bool:
    """Whether the words beside a name describe the person in small letters: ``student leader X``; ``a nurse, X,``.

    Args:
        tokens: The text.
        first: The first token of the name.
        end: The token after its last.
    """
    if first and tokens.breaks[first] != NEW_BLOCK and tokens.folded[first - 1] in ROLES:
        return tokens.words[first - 1].islower()
    return _is_indefinite(tokens, first, end)


def _is_indefinite(tokens: TokenText, first: int, end: int) -> bool:
    """Whether an apposition with an indefinite article comes before or after a name: ``a nurse, X``, ``X, a nurse``."""
    if end + 1 < len(tokens) and tokens.words[end] == "," and tokens.folded[end + 1] in ("a", "an"):
        return True
    if first < 3 or tokens.words[first - 1] != ",":
        return False
    for index in range(first - 2, max(-1, first - 2 - _DESCRIPTION_REACH), -1):
        if tokens.folded[index] in _INDEFINITE:
            return True
        if not tokens.words[index][0].isalpha() or tokens.breaks[index] == NEW_BLOCK:
            return False
    return False


def places_of_roles(tokens: TokenText) -> list[int]:
    """List the tokens that are words for what someone is."""
    return tokens.once(_find_roles)


def _find_roles(tokens: TokenText) -> list[int]:
    return tokens.places_of(ROLES)


def names_after_roles(tokens: TokenText) -> Iterator[Candidate]:
    """Find names right after a role, without a comma between: capitalised behind small letters, or all in capitals."""
    for index in places_of_roles(tokens):
        first = index + 1
        if (
            first < len(tokens.words)
            and tokens.words[first][0].isupper()
            and tokens.breaks[first] != NEW_BLOCK
            and (tokens.breaks[first] == SAME_LINE or len(tokens.words[first]) > 1)
            and (_is_small(tokens, index) or _is_in_capitals(tokens, index))
            and tokens.zone_of[index] not in NAMELESS_ZONES
        ):
            end = name_end(tokens, first)
            if end > first:
                evidence = Evidence("role", f"follows the word {tokens.folded[index]!r}")
                confidence = 0.93 if _is_small(tokens, index) else 0.7
                yield Candidate(tokens.starts[first], tokens.end(end - 1), confidence, evidence)


def _is_small(tokens: TokenText, index: int) -> bool:
    return tokens.words[index].islower() and not tokens.shouted[index + 1]


def _is_in_capitals(tokens: TokenText, index: int) -> bool:
    """Whether the whole telegram is in capitals, and the role is no title too, which is other evidence."""
    return tokens.is_capitals and tokens.words[index].isupper() and title_ending_at(tokens, index) is None
