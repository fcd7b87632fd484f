"""The forename directly before a name found, or joined to it by a hyphen: half a name masked is a name leaked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE
from cablelint.names.lexical.vocabulary import is_function_word, is_nation, is_on_list, is_ordinary, title_words
from cablelint.names.lexical.word_classes import NAMELESS_ZONES
from cablelint.text.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablelint.names.lexical.tokens import Candidate, TokenText

_FORENAMES, _THINGS = frozenset("FGHM"), frozenset("KNOPQ")
_SHORTEST = 3


def with_forenames(tokens: TokenText, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates, each with the forename before it that lists have as nothing else.

    A hyphen joins more: ``FRANK-WALTER``, though *frank* is a word.

    Args:
        tokens: The text.
        candidates: Names found.
    """
    for candidate in candidates:
        first, _ = tokens.tokens_in(candidate.start, candidate.end)
        if not first or not (tokens.words[first - 1][0].isupper() or tokens.words[first - 1] == "-"):
            # As mostly.
            yield candidate
            continue
        before = _forename_before(tokens, first)
        is_longer = before < first and candidate.confidence < 1
        yield candidate._replace(start=tokens.starts[before]) if is_longer else candidate


def _forename_before(tokens: TokenText, first: int) -> int:
    """Return the token of the forename before ``first``, or ``first``."""
    if first < 1 or tokens.breaks[first] == NEW_BLOCK or tokens.zone_of[first] in NAMELESS_ZONES:
        return first
    if first > 1 and tokens.words[first - 1] == "-" and tokens.is_glued(first) and tokens.is_glued(first - 1):
        return first - 2 if _is_forename(tokens, first - 2) else first
    if tokens.breaks[first] != SAME_LINE or not _is_forename(tokens, first - 1):
        return first
    word = tokens.folded[first - 1]
    is_only_forename = not is_ordinary(word) and not is_on_list(word, _THINGS)
    return first - 1 if is_only_forename else first


def _is_forename(tokens: TokenText, index: int) -> bool:
    return _can_be_forename(tokens.words[index]) and (tokens.shouted[index] == 1 or tokens.words[index].istitle())


@memoized
def _can_be_forename(word: str) -> bool:
    folded = word.lower()
    if len(word) < _SHORTEST or not word[0].isupper() or not word.isalpha() or is_function_word(folded):
        return False
    return is_on_list(folded, _FORENAMES) and not is_nation(folded) and folded not in title_words()
