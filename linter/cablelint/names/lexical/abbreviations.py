"""Abbreviations of bodies that a text explains: ``Employers' Confederation of Ruritania (EMCOR)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.data.word_table import word_table
from cablelint.names.lexical.word_classes import FUNCTION_WORDS, PARTICLES
from cablelint.text.folding import without_accents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablelint.names.lexical.tokens import TokenText

_SHORTEST, _LONGEST = 4, 10
_FEWEST_INITIALS = 3
_SURNAMES = frozenset("ABCDLXY")
_MOST_WORDS = 9
_SMALL_WORDS = FUNCTION_WORDS | PARTICLES


def abbreviations(tokens: TokenText) -> frozenset[str]:
    """Return the abbreviations, in capitals, that are in parentheses behind the words they consist of.

    Each consists of the first letters of at least two words, and of more than one letter of some word: initials alone
    may be those of a person, unless the last of three words or more is a word and no surname.
    """
    return frozenset(_find(tokens)) | {tokens.words[end + 1] for _, end in tokens.once(spelt_out_bodies)}


def spelt_out_bodies(tokens: TokenText) -> tuple[tuple[int, int], ...]:
    """Return the tokens ``[first, bracket)`` of each body that its initials follow: ``LLOYD AEREO NACIONAL (LAN)``."""
    return tuple(
        (bracket - len(word), bracket)
        for bracket, word in tokens.once(_bracketed)
        if _is_initials_of_body(tokens, bracket, word.lower())
    )


def _bracketed(tokens: TokenText) -> list[tuple[int, str]]:
    """Find the single words in parentheses, each with the token that opens them."""
    closing = {*tokens.places_of({")"})}
    return [(bracket, tokens.words[bracket + 1]) for bracket in tokens.places_of({"("}) if bracket + 2 in closing]


def _is_initials_of_body(tokens: TokenText, bracket: int, initials: str) -> bool:
    words = tokens.folded[max(0, bracket - len(initials)) : bracket]
    if not _FEWEST_INITIALS <= len(initials) == len(words) or "".join(word[0] for word in words) != initials:
        return False
    lists = word_table().lists(without_accents(words[-1]))
    return bool(lists) and _SURNAMES.isdisjoint(lists) and tokens.words[bracket - 1][0].isupper()


def _find(tokens: TokenText) -> Iterator[str]:
    for bracket, word in tokens.once(_bracketed):
        if word.isupper() and word.isalpha() and _SHORTEST <= len(word) <= _LONGEST:
            before = [part for part in tokens.folded[max(0, bracket - _MOST_WORDS) : bracket] if part[0].isalpha()]
            short = word.lower()
            if any(
                before[first][0] == short[0] and _is_made_of(short, before[first:]) for first in range(len(before) - 1)
            ):
                yield word


def _is_made_of(short: str, words: Sequence[str]) -> bool:
    """Whether a word consists of the beginnings of words in order, small words left out at will."""
    # For each number of letters matched: the fewest letters by which the words are longer than initials, and the words.
    states = {0: (0, 0)}
    for number, word in enumerate(words):
        following = dict(states) if word in _SMALL_WORDS and number else {}
        for done, (extra, used) in states.items():
            size = 1
            while short[done : done + size] == word[:size] and done + size <= len(short):
                state = (extra + size - 1, used + 1)
                following[done + size] = max(following.get(done + size, state), state)
                size += 1
                if size > len(word):
                    break
        states = following
    extra, used = states.get(len(short), (0, 0))
    return used > 1 and extra > 0
