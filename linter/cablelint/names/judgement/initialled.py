"""A word behind initials is a surname, whatever else is known of it: ``A.T. Torvanen``, ``JOHN J. COOK``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE, Candidate
from cablelint.names.lexical.vocabulary import (
    is_frequent_surname,
    is_function_word,
    is_nation,
    is_office_word,
    is_on_list,
    is_ordinary,
)
from cablelint.names.lexical.word_classes import NAMELESS_ZONES, THING_WORDS, THINGS
from cablelint.names.people import Evidence
from cablelint.names.recognisers.listed import is_written_like_a_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("pair", "follows initials")
_CONFIDENCE = 0.85
# Letters with points that abbreviate countries, bodies, ships, times, degrees and firms.
_NO_INITIALS = frozenset(
    "ad ag al am ba bc bv cc cf cv dc do ec eec eg eo etc eu fy gop hm hms hq ia id ie ig ll md ms mv na ne no nv"
    " nw oe pc phd pl pm po pob pr ps qc rn sa se ss sw uae uk un us usa uss ussr vc vp wto".split()
)
_FEWEST, _MOST = 2, 3
_SHORTEST = {False: 4, True: 5}
_PLACES = frozenset("KNPO")
_FORENAMES, _SURNAMES, _FREQUENT_SURNAMES = frozenset("FGHM"), frozenset("ABCDL"), frozenset("AB")
_SHORTEST_FORENAME = 3


def initialled(tokens: TokenText) -> Iterator[Candidate]:
    """Yield the initials with the surname, and what a hyphen joins to it.

    Args:
        tokens: The text.
    """
    for point in tokens.places_of({"."}):
        first, surname = point - 1, point + 1
        if not point or len(tokens.words[first]) > 1 or not tokens.words[first].isupper():
            continue
        # One more than the most is enough to know that these are no initials.
        while first > max(1, surname - 2 * _MOST - 2) and _goes_back(tokens, first):
            first -= 2
        count = (surname - first) // 2
        if count == 1 and _has_forename(tokens, first) and _is_ordinary_surname(tokens, surname):
            yield Candidate(tokens.starts[first - 1], tokens.end(surname), _CONFIDENCE, _EVIDENCE)
            continue
        if not _FEWEST <= count <= _MOST or not all(_is_initial(tokens, each) for each in range(first, surname, 2)):
            continue
        letters = "".join(tokens.folded[first:surname:2])
        if letters in _NO_INITIALS or tokens.zone_of[first] in NAMELESS_ZONES or not _is_surname(tokens, surname):
            continue
        end = surname + 1
        if tokens.words[end : end + 1] == ["-"] and tokens.is_glued(end) and _is_surname(tokens, end + 1):
            end += 2
        yield Candidate(tokens.starts[first], tokens.end(end - 1), _CONFIDENCE, _EVIDENCE)


def _goes_back(tokens: TokenText, index: int) -> bool:
    """Whether an initial follows the point of another one without a blank."""
    return _is_initial(tokens, index) and tokens.words[index - 1] == "." and tokens.is_glued(index)


def _is_initial(tokens: TokenText, index: int) -> bool:
    word = tokens.words[index]
    return len(word) == 1 and word.isupper() and tokens.is_glued(index + 1)


def _has_forename(tokens: TokenText, initial: int) -> bool:
    """Whether the word before an initial is a forename, on its line."""
    index = initial - 1
    if index < 0 or not _is_initial(tokens, initial) or tokens.breaks[initial] != SAME_LINE:
        return False
    word, folded = tokens.words[index], tokens.folded[index]
    if len(word) < _SHORTEST_FORENAME:
        return False
    return word[0].isupper() and is_on_list(folded, _FORENAMES) and not is_office_word(folded)


def _is_ordinary_surname(tokens: TokenText, index: int) -> bool:
    """Whether an ordinary word is on a list of surnames; other surnames behind an initial are found without this."""
    if index >= len(tokens) or tokens.breaks[index] == NEW_BLOCK or not is_written_like_a_name(tokens, index):
        return False
    folded = tokens.folded[index]
    is_listed = is_on_list(folded, _FREQUENT_SURNAMES if is_office_word(folded) else _SURNAMES)
    return is_listed and is_ordinary(folded) and not is_function_word(folded)


def _is_surname(tokens: TokenText, index: int) -> bool:
    """Whether a word can follow initials: no place, office or rare surname that is a word, and no thing follows."""
    if index >= len(tokens) or tokens.breaks[index] == NEW_BLOCK:
        return False
    word, folded = tokens.words[index], tokens.folded[index]
    if (
        len(word) < _SHORTEST[bool(tokens.shouted[index])]
        or not word[0].isupper()
        or not is_written_like_a_name(tokens, index)
    ):
        return False
    if is_office_word(folded) or is_nation(folded) or (is_on_list(folded, _PLACES) and not is_ordinary(folded)):
        return False
    if is_ordinary(folded) and (tokens.shouted[index] or not is_frequent_surname(folded)):
        return False
    following = tokens.folded[index + 1] if index + 1 < len(tokens) else ""
    is_thing = (following in THINGS or following in THING_WORDS) and tokens.breaks[index + 1] == SAME_LINE
    return not is_thing
