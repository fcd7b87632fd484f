"""Feature weights, summed once for each key of a token and cached."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from itertools import repeat
from math import remainder
from operator import sub
from typing import TYPE_CHECKING, Any

from cablelint.names.model.expansions import EXPANSIONS, expand_context
from cablelint.names.model.observations import OFFSETS, Observations
from cablelint.names.model.token_features import form_features, word_prefix
from cablelint.names.model.word_features import MODES
from cablelint.text.memo import FEWER_ENTRIES, memoized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cablelint.names.model.word_features import WordFeatures

Weights = dict[str, complex]
"""For each feature its weight for *begin* (the real part) and *inside* (the imaginary part), relative to *outside*, in
whole thousandths."""

# One float has both weights of a key, since floats are added in C without an object for each addition: *begin* in units
# of so many thousandths, *inside* in thousandths.
_UNIT = 2.0**27
_THOUSAND = 1000.0
# More is certain already, and the sums of a token's keys remain exact.
_MOST = 3000.0


class TokenWeights:
    """Sums up the weights of tokens: of their words, their neighbours and their positions."""

    def __init__(self, weights: Weights) -> None:
        """Prepare the caches for these weights."""
        self._own = memoized(_adder(weights, lambda word: word.feature_names))
        names = sorted(weights)
        self._words_beside = {offset: _of_words(weights, names, word_prefix(offset)) for offset in OFFSETS}
        self._forms_beside = {
            offset: memoized(_adder(weights, partial(form_features, offset=offset))) for offset in OFFSETS
        }
        self._contexts = {mode: memoized(_adder(weights, partial(expand_context, mode=mode))) for mode in MODES}
        self._tables = [memoized(_adder(weights, expand), FEWER_ENTRIES) for expand in EXPANSIONS]

    def of(self, observations: Observations) -> tuple[list[float], list[float]]:
        """Return the summed weights of each token in a segment, for *begin* and for *inside*."""
        columns: list[Iterable[float]] = [map(self._own, observations.words)]
        columns += (self._of_neighbours(offset, words) for offset, words in observations.neighbours.items())
        columns += [self._of_contexts(observations)]
        columns += (map(sum_of, column) for sum_of, column in zip(self._tables, observations.columns(), strict=True))
        # Table by table, so that one table at a time remains in the processor's cache; then token by token.
        sums = [*map(sum, zip(*map(list, columns), strict=True), repeat(0.0))]
        inside = [*map(remainder, sums, repeat(_UNIT))]
        return [begin / (_UNIT * _THOUSAND) for begin in map(sub, sums, inside)], [each / _THOUSAND for each in inside]

    def _of_neighbours(self, offset: int, words: Sequence[WordFeatures | None]) -> list[float]:
        """Return the weights of words, each for the token ``offset`` tokens before it."""
        of_word, of_form = self._words_beside[offset].get, self._forms_beside[offset]
        return [of_word(word.spelling, 0.0) + of_form(word.form) if word else 0.0 for word in words]

    def _of_contexts(self, observations: Observations) -> list[float]:
        """Return the weights of the contexts that each word has anywhere in the text."""
        places = zip(observations.words, observations.contexts(), strict=True)
        return [sum(map(self._contexts[word.mode], contexts)) if contexts else 0.0 for word, contexts in places]


def _adder(weights: Weights, expand: Callable[[Any], Iterable[str]]) -> Callable[[Any], float]:
    """Return a function that sums the weights of the feature names that ``expand`` yields for a key."""
    weight = weights.get
    return lambda key: _in_one(sum(filter(None, map(weight, expand(key))), 0j))


def _in_one(weight: complex) -> float:
    if not weight:
        # As of most words beside another.
        return 0.0
    begin, inside = weight.real, weight.imag
    if not (-_MOST < begin < _MOST and -_MOST < inside < _MOST):
        begin, inside = (max(-_MOST, min(each, _MOST)) for each in (begin, inside))
    return round(begin * _THOUSAND) * _UNIT + round(inside * _THOUSAND)


def _of_words(weights: Weights, names: Sequence[str], prefix: str) -> dict[str, float]:
    """Return the weight of each word with a feature that begins with ``prefix``; few words have one."""
    start, end = bisect_left(names, prefix), bisect_left(names, prefix[:-1] + chr(ord(prefix[-1]) + 1))
    return {name[len(prefix) :]: _in_one(weights[name]) for name in names[start:end]}
