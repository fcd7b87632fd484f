"""Places where no person is named, whatever a word looks like: codes, dates, posts, page marks, labels."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cablelint.names.judgement.beside_numbers import BESIDE_NUMBERS, is_beside_number
from cablelint.names.judgement.bodies import is_body
from cablelint.names.judgement.foreign_prose import function_words, is_supported
from cablelint.names.judgement.posts_in_place import BEFORE_POSTS, is_of_post, post_length
from cablelint.names.judgement.rows_of_places import is_in_row_of_places
from cablelint.names.judgement.side_by_side import further_names
from cablelint.names.judgement.telegram_marks import (
    has_no_vowels,
    is_attribute,
    is_item_letter,
    is_label,
    is_mark,
    is_rest_of_word,
    line_start,
)
from cablelint.names.judgement.words_beside import introductions, is_monsieur, kin_before, roles_beside
from cablelint.names.lexical.abbreviations import abbreviations, spelt_out_bodies
from cablelint.names.lexical.codes import is_capital_code, is_code, is_post_code
from cablelint.names.lexical.languages import foreign_words
from cablelint.names.lexical.printed_titles import title_before
from cablelint.names.lexical.tokens import SAME_LINE, Candidate
from cablelint.names.lexical.vocabulary import (
    is_forename,
    is_likely_forename,
    is_office_word,
    is_seldom_a_name,
    is_unlisted,
)
from cablelint.text.memo import memoized
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from cablelint.names.lexical.tokens import TokenText

# UNVIE VIEN 00000411  005.2 OF 036 and PAGE 02 LIMA 00123; the log-in of an archive's reviewer.
_FURNITURE = regex(
    r"[ \t]*(?:[A-Z][A-Z .]{1,40}[ \t]\d{4,8}[ \t]{1,4}\d{3}(?:\.\d{1,2})?[ \t]{1,4}OF[ \t]{1,4}\d{3}\b"
    r"|PAGE[ \t]{1,3}\d{1,3}\b"
    r"|(?:Review|Disposition)[ \t]\w{1,20}(?:[ \t]\w{1,20}){0,2}:)"
)
# Codes with numbers in a row; few lines have as many commas in so many characters.
_NUMBERED_CODES = regex(r"[ \t]{0,60}+[^\n]{0,40}(?:\b[A-Z]{4}[ ]\d{1,2},\s){3}")
_FEWEST_NUMBERED, _REACH_OF_NUMBERED = 3, 130
# The masks of earlier releases: [NAME-1], [(b)(6)], [P-ABCDEFGH], crosses, blocks.
_MASK = regex(r"\)?[ \t]{0,3}(?:\[(?:[A-Z]{1,12}-|\([bB]\)|1\.|[bB]\d)|█|#{6}|[Xx]{6})")
_SIGNS_OF_MASKS = ("[", "]", "█", "######", "xxxxxx")
# Evidence of lines in which every name is known by its place.
_READ_AS_LINES = frozenset({"drafting", "table"})
_ATTENTION_ZONES = frozenset({"slug", "caption"})
# Two letters alone that no list of names has abbreviate a country or an office.
_CODE, _LONGEST_CODE = 2, 3
_SHORTEST_ROW = 5
# Function words that are also names: He Yafei, Will Rogers.
_PRONOUNS = frozenset("a can he in may no shall to will you".split())


def possible_names(
    tokens: TokenText, candidates: Iterable[Candidate], possible: Set[Candidate] = frozenset()
) -> Iterator[Candidate]:
    """Yield the parts of candidates where a person can be named; certain ones as they are.

    Args:
        tokens: The text.
        candidates: Names found, without overlaps.
        possible: Candidates that were yielded whole before, from the same text; they are not judged again.
    """
    candidates = list(candidates)
    foreign = tokens.once(foreign_words)
    bodies, spelt_out = tokens.once(abbreviations), tokens.once(spelt_out_bodies)
    # Lines in which a name is known by its place, so that nothing else there is one.
    read_lines = {
        line_start(tokens.text, each.start)
        for each in candidates
        if each.evidence.kind in _READ_AS_LINES or (each.confidence == 1 and _is_of_drafting(tokens, each))
    }
    for candidate in candidates:
        if candidate.confidence == 1:
            yield candidate
            continue
        line = line_start(tokens.text, candidate.start)
        first, last = tokens.tokens_in(candidate.start, candidate.end)
        if line in read_lines and (candidate not in possible or tokens.words[last : last + 1] == [":"]):
            # An office before its officer is one however it was judged before.
            continue
        if candidate in possible:
            yield candidate
            continue
        excluded = _excluded(tokens, first, last, line)
        if not bodies.isdisjoint(tokens.words[first:last]):
            excluded.update(index for index in range(first, last) if tokens.words[index] in bodies)
        for start, end in spelt_out:
            excluded.update(range(max(start, first), min(end, last)))
        if _is_beside_mask(tokens, candidate, first, last):
            continue
        if tokens.zone_of[first] == "end" and is_attribute(tokens, first, line):
            continue
        if last - first == 1 and is_mark(tokens, first):
            continue
        if first in foreign:
            excluded |= function_words(tokens, first, last, foreign[first])
            if not is_supported(tokens, candidate, _first_left(first, last, excluded)):
                continue
        if last - first > 1 and all(len(word) == 1 for word in tokens.words[first:last]):
            # Initials alone: ``E.O.``.
            continue
        further = further_names(tokens, first, last) if last - first > 1 else []
        if not (excluded or further):
            yield candidate
            continue
        for start, end in pairwise([first, *further, last]):
            if further and all(is_seldom_a_name(word) for word in tokens.folded[start:end] if word.isalpha()):
                continue
            yield from _parts(tokens, candidate, start, end, excluded)


def _is_beside_mask(tokens: TokenText, candidate: Candidate, first: int, last: int) -> bool:
    """Whether a candidate is in a mask, or before one: a title, an office, a word that no list of forenames has."""
    if not tokens.once(_may_have_masks):
        return False
    if tokens.words[first - 1 : first] == ["-"] and tokens.words[last : last + 1] == ["]"]:
        return True
    if _MASK.match(tokens.text, candidate.end) is None:
        return False
    return all(map(_is_title_or_code, tokens.words[first:last])) or (
        last - first == 1 and not is_likely_forename(tokens.folded[first])
    )


def _may_have_masks(tokens: TokenText) -> bool:
    return any(map(tokens.lowered.__contains__, _SIGNS_OF_MASKS))


def _is_title_or_code(word: str) -> bool:
    return is_office_word(word.lower()) or (word.isupper() and len(word) <= _LONGEST_CODE)


def _is_of_drafting(tokens: TokenText, candidate: Candidate) -> bool:
    first, last = tokens.tokens_in(candidate.start, candidate.end)
    return first < last and tokens.zone_of[first] == "drafting"


def _excluded(tokens: TokenText, first: int, last: int, line: int) -> set[int]:
    """Find the tokens within a name that do not belong to it; ``line`` is the first character of its line."""
    if _FURNITURE.match(tokens.text, line) or _has_numbered_codes(tokens.text, line) or _is_among_codes(tokens, first):
        return set(range(first, last))
    if is_body(tokens, first, last) or is_in_row_of_places(tokens, first, last):
        return set(range(first, last))
    for index in range(first + 1, last):
        if is_label(tokens, index) or _opens_attention(tokens, first, index):
            last, excluded = index, set(range(index, last))
            break
    else:
        excluded = set()
    if last - first > 1:
        excluded.update(roles_beside(tokens, first, last) if tokens.shouted[first] else kin_before(tokens, first))
        excluded.update(introductions(tokens, first, last))
    if last - first > 2 and (is_item_letter(tokens, first) or is_monsieur(tokens, first)):
        excluded.update((first, first + 1))
    if last - first == 1 and len(tokens.words[first]) == _CODE and is_unlisted(tokens.folded[first]):
        excluded.add(first)
    is_other = is_rest_of_word(tokens, first) or _is_pronoun(tokens, first, last)
    if is_other:
        excluded.add(first)
    for index, word in enumerate(tokens.words[first:last], first):
        if _is_plain(word) and (not index or tokens.folded[index - 1] not in BEFORE_POSTS):
            # As mostly.
            continue
        if _is_any_code(word) or is_beside_number(tokens, index):
            excluded.add(index)
        elif word.isalpha() and not (index == first and is_other) and (length := post_length(tokens, first, index)):
            # San Jose de Guaviare, Tel Aviv-area.
            is_longer = tokens.folded[index + length : index + length + 1] in (["-"], ["de"])
            excluded.update(range(index, last if is_longer else min(last, index + length)))
    return excluded


def _has_numbered_codes(text: str, line: int) -> bool:
    """Whether a line has codes with numbers near its start."""
    if text.count(",", line, line + _REACH_OF_NUMBERED) < _FEWEST_NUMBERED:
        return False
    return _NUMBERED_CODES.match(text, line) is not None


@memoized
def _is_plain(word: str) -> bool:
    """Whether a word is neither a code nor beside numbers, and in the name of a post only behind certain words."""
    folded = word.lower()
    return not (_is_any_code(word) or folded in BESIDE_NUMBERS or is_of_post(folded))


def _is_any_code(word: str) -> bool:
    return is_code(word.lower()) or is_capital_code(word) or has_no_vowels(word)


def _opens_attention(tokens: TokenText, first: int, index: int) -> bool:
    """Whether a line of attentions begins with a token, ``NSC FOR OKAFOR``, that no forename alone precedes."""
    if tokens.breaks[index] == SAME_LINE or tokens.zone_of[index] not in _ATTENTION_ZONES:
        return False
    is_forename_before = index == first + 1 and is_forename(tokens.folded[first])
    return tokens.words[index + 1 : index + 2] == ["FOR"] and not is_forename_before


def _is_pronoun(tokens: TokenText, first: int, last: int) -> bool:
    """Whether a candidate is a word such as HE alone, in capitals, and no title precedes it."""
    is_alone = last - first == 1 and tokens.shouted[first] == 1 and tokens.folded[first] in _PRONOUNS
    return is_alone and title_before(tokens, first) is None


def _first_left(first: int, last: int, excluded: Set[int]) -> int:
    return next((index for index in range(first, last) if index not in excluded), first)


def _parts(tokens: TokenText, candidate: Candidate, first: int, last: int, excluded: set[int]) -> Iterator[Candidate]:
    """The stretches between the excluded tokens that have a word of two letters or more."""
    start = first
    for index in range(first, last + 1):
        if index < last and index not in excluded:
            continue
        words = [at for at in range(start, index) if tokens.words[at][0].isalnum()]
        if any(len(tokens.words[at]) > 1 for at in words):
            yield candidate._replace(start=tokens.starts[words[0]], end=tokens.end(words[-1]))
        start = index + 1


def _is_among_codes(tokens: TokenText, index: int) -> bool:
    """Whether a token is in a row of posts as an agency abbreviates them: FRAN BONN HAMB MUNI VIEN."""
    first = last = index
    while first > 0 and last - first < _SHORTEST_ROW and is_post_code(tokens.words[first - 1]):
        first -= 1
    while last < len(tokens.words) and last - first < _SHORTEST_ROW and is_post_code(tokens.words[last]):
        last += 1
    return last - first >= _SHORTEST_ROW
