"""Names in Spanish, French and Portuguese prose: which words of a candidate, and which words after titles."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cablelint.names.lexical.languages import TITLES, foreign_words
from cablelint.names.lexical.printed_titles import title_before
from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate
from cablelint.names.lexical.vocabulary import (
    is_likely_forename,
    is_nation,
    is_office_word,
    is_on_list,
    is_ordinary,
    is_unlisted,
)
from cablelint.names.lexical.word_classes import NAME_LIKE_TITLES, PARTICLES
from cablelint.names.people import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablelint.names.lexical.tokens import TokenText

_FEWEST_WORDS, _FURTHER_WORDS = 2, frozenset("E")
_EVIDENCE = Evidence("title", "follows a title in Spanish, French or Portuguese prose")
_CONFIDENCE, _MOST_WORDS = 0.85, 6
_SHORTEST, _TOWNS, _JOINTS = 3, frozenset("P"), frozenset({"y", "e", "ou", "las", "los"})
_ROW_JOINTS = frozenset({",", "y", "e", "et"})


def is_supported(tokens: TokenText, candidate: Candidate, first: int) -> bool:
    """Whether more than the model, which reads English, takes a word in foreign capitals for a name."""
    if not tokens.shouted[first] or candidate.evidence.kind != "model":
        return True
    before = first - 2 if tokens.words[first - 1] in (".", ",") else first - 1
    last = tokens.tokens_in(candidate.start, candidate.end)[1]
    if not TITLES.isdisjoint(tokens.folded[max(0, before) : last]):
        return True
    return title_before(tokens, first) is not None or _is_full_name(tokens.folded[first:last])


def _is_full_name(words: Sequence[str]) -> bool:
    """Whether words are a forename and further ones, of which none is an ordinary word."""
    names = [word for word in words if len(word) > 1 and word not in PARTICLES]
    if len(names) < _FEWEST_WORDS or not is_likely_forename(names[0]):
        return False
    return not any(is_ordinary(word) or is_on_list(word, _FURTHER_WORDS) for word in names)


def _is_title(word: str) -> bool:
    return word in TITLES and word not in NAME_LIKE_TITLES


def function_words(tokens: TokenText, first: int, last: int, words: frozenset[str]) -> set[int]:
    """The titles and function words of the language in a name, those left out that particles of names are too."""
    titles = [index for index in range(first, last) if _is_title(tokens.folded[index])]
    excluded = set(titles)
    excluded.update(index for index in range(first + _FEWEST_WORDS, last - 1) if _parts_two(tokens, index))
    for start, end in pairwise([first - 1, *titles, last]):
        core = [index for index in range(start + 1, end) if tokens.folded[index] not in words]
        inner = range(core[0], core[-1]) if core else range(0)
        excluded.update(
            index
            for index in range(start + 1, end)
            if tokens.folded[index] in words and not (tokens.folded[index] in PARTICLES and index in inner)
        )
    return excluded


def _parts_two(tokens: TokenText, index: int) -> bool:
    """Whether a word for *and* parts two names, since a forename follows: ``Tomas Lund y Ignacio Belarte``."""
    return tokens.folded[index] in _ROW_JOINTS and is_likely_forename(tokens.folded[index + 1])


def names_after_titles(tokens: TokenText) -> Iterator[Candidate]:
    """Find the names after titles in such prose, several after a plural: ``el canciller Adalid Torvanen``.

    In capitals a name ends before the first word of the language.

    Args:
        tokens: The text.
    """
    foreign = tokens.once(foreign_words)
    if not foreign:
        return
    for index in tokens.places_of(TITLES):
        if index not in foreign:
            continue
        first = index + 2 if tokens.words[index + 1 : index + 2] == ["."] else index + 1
        is_plural = tokens.folded[index].endswith("s")
        while first < len(tokens):
            end = _end(tokens, first, foreign[index])
            if end == first:
                break
            if not all(is_nation(word) or is_on_list(word, _TOWNS) for word in tokens.folded[first:end]):
                yield Candidate(tokens.starts[first], tokens.end(end - 1), _CONFIDENCE, _EVIDENCE)
            if not is_plural or end >= len(tokens) or tokens.folded[end] not in _ROW_JOINTS:
                break
            first = end + 1


def _end(tokens: TokenText, first: int, words: frozenset[str]) -> int:
    """Return the token after the name that may start at ``first``, or ``first``."""
    end = first
    while end < min(len(tokens), first + _MOST_WORDS) and _can_follow(tokens, end, words, is_first=end == first):
        if tokens.shouted[end] and end >= first + _FEWEST_WORDS and is_unlisted(tokens.folded[end]):
            # In capitals a verb that no list has looks like a name: OSVALDO TERVO SERAN LIBRES.
            break
        end += 1
    while end > first and tokens.folded[end - 1] in PARTICLES:
        end -= 1
    return end


def _can_follow(tokens: TokenText, index: int, words: frozenset[str], *, is_first: bool) -> bool:
    """Whether a token can be the next word of a name after a title."""
    word, folded = tokens.words[index], tokens.folded[index]
    if tokens.breaks[index] == NEW_BLOCK or (is_first and folded in PARTICLES):
        return False
    if folded in PARTICLES:
        return folded not in _JOINTS
    if not word[0].isupper() or len(word) < _SHORTEST or folded in words or folded in TITLES or is_office_word(folded):
        return False
    if not tokens.shouted[index]:
        return True
    return is_likely_forename(folded) or not (is_ordinary(folded) or is_on_list(folded, _FURTHER_WORDS))
