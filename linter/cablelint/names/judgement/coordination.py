"""Names beside names: of ``Lund and X``, ``neither X nor Lund`` the other is a person too, if it is like a name."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cablelint.data.word_table import word_table
from cablelint.names.judgement.pairs import is_likely_pair, is_listed_pair
from cablelint.names.lexical.phrases import can_be_name_word, name_end
from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate
from cablelint.names.lexical.vocabulary import (
    is_known_from_the_news,
    is_nation,
    is_office_word,
    is_on_list,
    is_seldom_a_name,
)
from cablelint.names.lexical.word_classes import NAMELESS_ZONES, THINGS
from cablelint.names.people import Evidence
from cablelint.names.recognisers.listed import is_written_like_a_name
from cablelint.text.folding import without_accents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("coordination", "is named in one breath with a person")
_JOINTS = frozenset({"and", "or", "nor", "&"})
_JOINTS_OF_ROWS = _JOINTS | {","}
_OPENERS = frozenset({"between", "both", "either", "neither"})
_ATTENTION_ZONES = frozenset({"slug", "caption"})
_LEAST_CONFIDENCE = 0.8
_CONFIDENCE = 0.85
_SURNAMES, _PLACES = frozenset("ABCDLXY"), frozenset("KNPQRO")
_EVERYDAY, _SHORTEST = frozenset("12"), 4
_LEAST_LIKENESS = 0.5
_LONGEST_BEFORE = 3
_LONGEST_BETWEEN = 6


def coordinated(tokens: TokenText, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield what ``and``, ``or`` and ``nor`` join to names, where it is like a name and no place or thing.

    Args:
        tokens: The text.
        found: Names found, without overlaps, in the order of the text.
    """
    names = [tokens.tokens_in(each.start, each.end) for each in found if each.confidence >= _LEAST_CONFIDENCE]
    covered = bytearray(len(tokens.words))
    for first, last in names:
        covered[first:last] = b"\1" * (last - first)
    folded = tokens.folded
    for first, last in names:
        if folded[first - 1] not in _JOINTS_OF_ROWS and (last == len(folded) or folded[last] not in _JOINTS_OF_ROWS):
            continue
        if tokens.zone_of[first] in NAMELESS_ZONES or _is_among_codes(tokens, first):
            continue
        beside = (*_pairs_beside(tokens, first, last), *_after(tokens, last), *_before(tokens, first))
        for start, end in dict.fromkeys(beside):
            if not any(covered[start:end]) and _is_like_a_name(tokens, start, end):
                yield Candidate(tokens.starts[start], tokens.end(end - 1), _CONFIDENCE, _EVIDENCE)
    for start, end in (*_between(tokens, names), *_last_of_row(tokens, names)):
        if not any(covered[start:end]) and all(_can_be_listed(tokens, index) for index in range(start, end)):
            yield Candidate(tokens.starts[start], tokens.end(end - 1), _CONFIDENCE, _EVIDENCE)


def _is_among_codes(tokens: TokenText, index: int) -> bool:
    """Whether capitals here may be those of bodies: a heading amid mixed text, an attention line aside."""
    if tokens.zone_of[index] in _ATTENTION_ZONES:
        return False
    return tokens.words[index].isupper() and not tokens.is_capitals


def _pairs_beside(tokens: TokenText, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the full names before and after the joint or comma beside a name."""
    before, after = first - 3, last + 1
    if before >= 0 and tokens.folded[first - 1] in _JOINTS_OF_ROWS and is_listed_pair(tokens, before):
        yield before, first - 1
    if after < len(tokens.words) and tokens.folded[last] in _JOINTS_OF_ROWS and is_listed_pair(tokens, after):
        yield after, after + 2


def _between(tokens: TokenText, names: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what is alone between two names of a row: ``Lund, X, and Doe``."""
    for (_, comma), (right, _) in pairwise(names):
        if right - comma > _LONGEST_BETWEEN or tokens.folded[comma : comma + 1] != [","]:
            continue
        start, end = comma + 1, right
        while end > start and tokens.folded[end - 1] in _JOINTS_OF_ROWS:
            end -= 1
        if start < end < right and NEW_BLOCK not in tokens.breaks[start:right] and name_end(tokens, start) == end:
            yield start, end


def _last_of_row(tokens: TokenText, names: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what ends a row of two names and itself: ``Lund, Doe, and X``."""
    for (_, comma), (second, last) in pairwise(names):
        if second != comma + 1 or tokens.folded[comma] != ",":
            continue
        start = last
        while start < len(tokens.words) and tokens.folded[start] in _JOINTS_OF_ROWS:
            start += 1
        if start < len(tokens.words) and tokens.folded[start - 1] in _JOINTS and tokens.breaks[start] != NEW_BLOCK:
            end = name_end(tokens, start)
            if end > start:
                yield start, end


def _can_be_listed(tokens: TokenText, index: int) -> bool:
    """Whether a word of a row of people is like theirs and no place or thing."""
    word = tokens.folded[index]
    if len(word) < _SHORTEST or is_seldom_a_name(word) or not is_written_like_a_name(tokens, index):
        return False
    return not is_on_list(word, _PLACES)


def _after(tokens: TokenText, last: int) -> Iterator[tuple[int, int]]:
    start = last + 1
    if start < len(tokens.words) and tokens.folded[last] in _JOINTS and tokens.breaks[start] != NEW_BLOCK:
        end = name_end(tokens, start)
        if end > start or _is_in_the_news(tokens, start):
            yield start, max(end, start + 1)


def _is_in_the_news(tokens: TokenText, index: int) -> bool:
    """Whether a word is a surname known from the news, whatever else; in capitals an everyday word is that word."""
    word = tokens.folded[index]
    if not tokens.words[index][0].isupper() or not is_known_from_the_news(word):
        return False
    if is_nation(word) or is_office_word(word):
        return False
    return not tokens.shouted[index] or not is_on_list(word, _EVERYDAY)


def _before(tokens: TokenText, first: int) -> Iterator[tuple[int, int]]:
    end = first - 1
    if end < 1 or tokens.folded[end] not in _JOINTS or tokens.breaks[first] == NEW_BLOCK:
        return
    if _is_in_the_news(tokens, end - 1):
        yield end - 1, end
    start = end
    while (
        start
        and end - start < _LONGEST_BEFORE
        and tokens.folded[start - 1] not in _OPENERS
        and can_be_name_word(tokens, start - 1, lenient=False)
    ):
        start -= 1
    is_whole = start == 0 or tokens.folded[start - 1] in _OPENERS or not _is_capital(tokens, start - 1)
    if start < end and is_whole and name_end(tokens, start) == end:
        yield start, end
        if start < end - 1 and tokens.shouted[start]:
            # In capitals the words before may be others: THE DISSIDENTS LUND AND DOE.
            yield end - 1, end


def _is_capital(tokens: TokenText, index: int) -> bool:
    return tokens.words[index][0].isupper() and not tokens.shouted[index]


def _is_like_a_name(tokens: TokenText, first: int, end: int) -> bool:
    following = tokens.folded[end] if end < len(tokens.words) else ""
    if following not in THINGS and end - first == 2 and is_likely_pair(tokens, first):
        return True
    word = tokens.folded[end - 1]
    if end - first == 1 and following not in THINGS and _is_in_the_news(tokens, first):
        return True
    if following in THINGS or len(word) < _SHORTEST or any(map(is_seldom_a_name, tokens.folded[first:end])):
        return False
    if not is_written_like_a_name(tokens, end - 1):
        return False
    key = without_accents(word)
    lists = word_table().lists(key)
    if not _PLACES.isdisjoint(lists):
        return False
    return not _SURNAMES.isdisjoint(lists) or (not lists and word_table().likeness(key) > _LEAST_LIKENESS)
