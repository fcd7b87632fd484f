"""The parts of a name beside what was found of it: initials, a particle, a further surname."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.data.tags import find_tags
from cablelint.names.lexical.phrases import part_count
from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE
from cablelint.names.lexical.vocabulary import (
    can_be_part,
    is_function_word,
    is_nation,
    is_office_word,
    is_ordinary,
    is_region,
)
from cablelint.names.lexical.word_classes import HONORIFICS, NAME_LIKE_TITLES, NAMELESS_ZONES, SPEECH_VERBS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablelint.names.lexical.tokens import Candidate, TokenText

# `von` before a name found as `der Leyen`.
_SECOND_PARTICLES, _FIRST_PARTICLES = frozenset("dem den der la las los".split()), frozenset("de van von".split())
_LONE_PARTICLES = frozenset({"van", "von"})
# What mirrors and typists make of `bin` and `ould`, and the titles that are inside names: Omar Sheikh Rashid.
_KIN = frozenset("bn ben bin bint ibn ould wuld".split())
_INNER_TITLES = (HONORIFICS | NAME_LIKE_TITLES) - frozenset(
    "dr jr mr mrs ms sr sir dona prince princess queen king".split()
)
_NO_INITIALS = frozenset("us un uk eu dc pm am eo".split())
_FEWEST_INITIALS, _MOST_INITIALS = 2, 3
_SHORTEST = 3
_LONGEST_TAIL, _VOWELS = 3, frozenset("aeiou")
_FEWEST_PLACES = 2
_OUTSIDE_TEXT = NAMELESS_ZONES | {"end", "notice"}


def with_parts_beside(tokens: TokenText, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names, each with the parts beside it; two with a word of names between them are one.

    Certain names are returned as they are.

    Args:
        tokens: The text.
        found: Names found, without overlaps, in the order of the text.
    """
    ranges = [tokens.tokens_in(name.start, name.end) for name in found]
    lasting = _lasting_surnames(tokens, ranges)
    result: list[Candidate] = []
    reached = 0
    for name, (first, last) in zip(found, ranges, strict=True):
        if first == last or name.confidence == 1:
            result.append(name)
            reached = last
            continue
        start = max(reached, _start(tokens, first, last))
        end = last + 1 if last in lasting or _is_particle_alone(tokens, first, last) else _end(tokens, last)
        longer = name
        if (start, end) != (first, last):
            longer = name._replace(start=min(name.start, tokens.starts[start]), end=max(name.end, tokens.end(end - 1)))
        if result and result[-1].confidence < 1 and _are_one(tokens, reached, start):
            before = result.pop()
            surer = max(before, longer, key=lambda each: each.confidence)
            longer = surer._replace(start=before.start, end=longer.end)
        result.append(longer)
        reached = end
    return result


def _start(tokens: TokenText, first: int, last: int) -> int:
    """Return the first token of a name of which the tokens ``[first, last)`` were found."""
    if tokens.zone_of[first] in NAMELESS_ZONES or not first or tokens.breaks[first] != SAME_LINE:
        return first
    before = first - 1
    word = tokens.folded[before]
    if tokens.folded[first] in _SECOND_PARTICLES and word in _FIRST_PARTICLES:
        return before
    if word == ".":
        return _initials(tokens, first)
    return before if _are_glued_initials(tokens, before, last) else first


def _initials(tokens: TokenText, first: int) -> int:
    """Return the token of the first of two or three initials before a name, ``first`` where none are: ``G.W. Doe``."""
    start = first
    while start > 1 and tokens.words[start - 1] == "." and _is_initial(tokens.words[start - 2]):
        if not tokens.is_glued(start - 1) or (start < first and not tokens.is_glued(start)):
            break
        start -= 2
    count = (first - start) // 2
    letters = "".join(tokens.folded[start:first:2])
    is_whole = start == 0 or not tokens.is_glued(start)
    return start if _FEWEST_INITIALS <= count <= _MOST_INITIALS and is_whole and letters not in _NO_INITIALS else first


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _are_glued_initials(tokens: TokenText, index: int, last: int) -> bool:
    """Whether capitals before a surname alone are initials: ``AQ Doe``; the text has an abbreviation elsewhere too."""
    word, folded = tokens.words[index], tokens.folded[index]
    if not (_FEWEST_INITIALS <= len(word) <= _MOST_INITIALS and word.isupper() and word.isalpha()):
        return False
    if part_count(tokens, index + 1, last) > 1 or tokens.words[index - 1 : index] == ["/"]:
        return False
    if folded in _NO_INITIALS or is_office_word(folded) or is_ordinary(folded) or is_function_word(folded):
        return False
    if tokens.shouted[index] and (find_tags(folded) or not _VOWELS.isdisjoint(folded)):
        return False
    following = {tokens.folded[place + 1] for place in tokens.places_of({folded}) if place + 1 < len(tokens.words)}
    return len(following) == 1


def _is_particle_alone(tokens: TokenText, first: int, last: int) -> bool:
    """Whether a particle is all that was found of a name: ``VAN`` of ``VAN WELL``."""
    if last - first > 1 or tokens.folded[first] not in _LONE_PARTICLES or last >= len(tokens.words):
        return False
    is_capital = tokens.breaks[last] == SAME_LINE and tokens.words[last][0].isupper()
    return is_capital and can_be_part(tokens.folded[last])


def _end(tokens: TokenText, last: int) -> int:
    """Return the token after a name that was found up to ``last``: a comma may be an apostrophe, ``Mish,al``."""
    if last + 1 >= len(tokens.words) or tokens.words[last] != ",":
        return last
    tail = tokens.words[last + 1]
    is_tail = tail.islower() and tail.isalpha() and len(tail) <= _LONGEST_TAIL and tail[0] in _VOWELS
    is_glued = tokens.is_glued(last) and tokens.is_glued(last + 1)
    return last + 2 if is_tail and is_glued and not is_function_word(tail) else last


def _are_one(tokens: TokenText, last: int, first: int) -> bool:
    """Whether one word of names is all there is between two names: ``Omar bn Rashid``, ``Omar Sheikh Rashid``."""
    if first != last + 1 or NEW_BLOCK in tokens.breaks[last : first + 1] or tokens.is_glued(first):
        return False
    word, folded = tokens.words[last], tokens.folded[last]
    return folded in _KIN or (folded in _INNER_TITLES and word[0].isupper())


def _lasting_surnames(tokens: TokenText, ranges: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the tokens behind names that belong to them, since the text has the word nowhere but behind this name."""
    behind: dict[str, set[int]] = {}
    for first, last in ranges:
        if first < last < len(tokens.words) and _may_be_surname(tokens, last):
            behind.setdefault(tokens.folded[last], set()).add(last)
    lasting: set[int] = set()
    for word, places in behind.items():
        names = {tokens.folded[place - 1] for place in places}
        in_sentences = sum(not tokens.shouted[place] and tokens.breaks[place] == SAME_LINE for place in places)
        if len(names) == 1 and in_sentences >= _FEWEST_PLACES and len(tokens.places_of({word})) == len(places):
            lasting |= places
    return frozenset(lasting)


def _may_be_surname(tokens: TokenText, index: int) -> bool:
    word, folded = tokens.words[index], tokens.folded[index]
    if not word[0].isupper() or not word.isalpha() or len(word) < _SHORTEST or tokens.breaks[index] == NEW_BLOCK:
        return False
    if (
        tokens.zone_of[index] in _OUTSIDE_TEXT
        or not can_be_part(folded)
        or is_nation(folded)
        or is_region(folded)
        or folded in SPEECH_VERBS
    ):
        return False
    following = tokens.words[index + 1 : index + 2]
    return not following or not following[0][0].isupper() or bool(tokens.shouted[index])
