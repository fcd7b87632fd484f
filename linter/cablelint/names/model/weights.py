"""Feature weights, summed once for each key of a token and cached."""

from __future__ import annotations

from itertools import repeat
from math import remainder
from operator import sub
from typing import TYPE_CHECKING, Any

from cablelint.names.model.expansions import EXPANSIONS
from cablelint.names.model.observations import OFFSETS, Observations
from cablelint.names.model.token_features import form_features, word_feature
from cablelint.text.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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
        self._beside = {offset: memoized(_of_neighbour(weights, offset)) for offset in OFFSETS}
        self._tables = [memoized(_adder(weights, expand)) for expand in EXPANSIONS]

    def of(self, observations: Observations) -> tuple[list[float], list[float]]:
        """Return the summed weights of each token in a segment, for *begin* and for *inside*."""
        columns = [map(self._own, observations.words)]
        columns += (map(sum_of, observations.neighbours[offset]) for offset, sum_of in self._beside.items())
        columns += (map(sum_of, column) for sum_of, column in zip(self._tables, observations.columns(), strict=True))
        # Table by table, so that one table at a time remains in the processor's cache; then token by token.
        sums = [*map(sum, zip(*map(list, columns), strict=True), repeat(0.0))]
        inside = [*map(remainder, sums, repeat(_UNIT))]
        return [begin / (_UNIT * _THOUSAND) for begin in map(sub, sums, inside)], [each / _THOUSAND for each in inside]


def _adder(weights: Weights, expand: Callable[[Any], Iterable[str]]) -> Callable[[Any], float]:
    """Return a function that sums the weights of the feature names that ``expand`` yields for a key."""
    weight = weights.get
    return lambda key: _in_one(sum(filter(None, map(weight, expand(key))), 0j))


def _in_one(weight: complex) -> float:
    if not weight:
        # As of most words beside another.
        return 0.0
    begin, inside = weight.real, weight.imag
    if max(begin, inside, -begin, -inside) > _MOST:
        begin, inside = (max(-_MOST, min(each, _MOST)) for each in (begin, inside))
    return round(begin * _THOUSAND) * _UNIT + round(inside * _THOUSAND)


def _of_neighbour(weights: Weights, offset: int) -> Callable[[WordFeatures | None], float]:
    """Return a function that sums the weights of a word for the token ``offset`` tokens before it.

    Words are many and their forms are few, so those are added up once for all words.
    """
    form_sum = memoized(_adder(weights, lambda form: form_features(form, offset)))

    def total(word: WordFeatures | None) -> float:
        return _in_one(weights.get(word_feature(word, offset), 0j)) + form_sum(word.form) if word else 0.0

    return total
