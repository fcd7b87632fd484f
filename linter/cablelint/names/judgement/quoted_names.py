"""Names in quotes behind a title, a role or a network: ``Lt. "Iron Fist"``, ``a man called "Ana"``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.printed_titles import title_before
from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate
from cablelint.names.lexical.vocabulary import is_function_word, is_nation, is_office_word, is_ordinary
from cablelint.names.lexical.word_classes import NAMELESS_ZONES, ROLES, THING_WORDS
from cablelint.names.people import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("alias", "is in quotes behind a title or a word for what someone is")
_CONFIDENCE = 0.85
_OPENING, _CLOSING = frozenset('"“'), frozenset('"”')
_MOST_WORDS = 3
_SHORTEST = 3
_ROLES = ROLES - frozenset("academic candidate chief coach editor forger leader member owner publisher".split())
_NAMED = frozenset("called named nicknamed".split())
_PEOPLE = ROLES | frozenset("boy girl individual man officer one person somebody someone woman".split())


def quoted_names(tokens: TokenText) -> Iterator[Candidate]:
    """Yield the words in quotes; ordinary ones behind a title with a capital only.

    Args:
        tokens: The text.
    """
    for quote in tokens.places_of(_OPENING):
        first = quote + 1
        end = _end(tokens, first)
        if end == first or not quote or tokens.zone_of[quote] in NAMELESS_ZONES:
            continue
        is_titled = title_before(tokens, quote) is not None and (
            tokens.is_capitals or _last_word(tokens, quote).istitle()
        )
        if not (is_titled or _is_role(tokens, quote)):
            continue
        is_certain = is_titled and not tokens.is_capitals
        if is_certain or not any(map(is_ordinary, tokens.folded[first:end])):
            yield Candidate(tokens.starts[first], tokens.end(end - 1), _CONFIDENCE, _EVIDENCE)


def _last_word(tokens: TokenText, index: int) -> str:
    """Return the word before a token, without the point of its abbreviation."""
    return tokens.words[index - 2 if tokens.words[index - 1] == "." and index > 1 else index - 1]


def _is_role(tokens: TokenText, quote: int) -> bool:
    """Whether a word for what someone is precedes a quote, also with ``called`` or ``named`` between."""
    words = tokens.folded if tokens.is_capitals else tokens.words
    if words[quote - 1] in _NAMED:
        return quote > 1 and words[quote - 2] in _PEOPLE
    return words[quote - 1] in _ROLES


def _end(tokens: TokenText, first: int) -> int:
    """Return the token of the closing quote behind up to three words with a capital, or ``first``."""
    for index in range(first, min(len(tokens.words), first + _MOST_WORDS + 1)):
        if tokens.words[index] in _CLOSING and tokens.is_glued(index):
            return index
        if tokens.breaks[index] == NEW_BLOCK or not _can_be_word(tokens, index):
            break
    return first


def _can_be_word(tokens: TokenText, index: int) -> bool:
    word, folded = tokens.words[index], tokens.folded[index]
    if not word[0].isupper() or word.isupper() != tokens.is_capitals or len(word) < _SHORTEST or folded in THING_WORDS:
        return False
    return not (is_function_word(folded) or is_nation(folded) or is_office_word(folded))
