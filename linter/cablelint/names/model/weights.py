"""Feature weights, summed once for each key of a token and cached."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Any

from cablelint.names.model.expansions import EXPANSIONS
from cablelint.names.model.observations import Observations
from cablelint.names.model.token_features import OFFSETS, form_features, word_feature
from cablelint.text.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cablelint.names.model.word_features import WordFeatures

Weights = dict[str, complex]
"""For each feature its weight for *begin* (the real part) and *inside* (the imaginary part), relative to *outside*. One
number has both, so that both are added at once and whole columns are added without a loop over their tokens."""


class TokenWeights:
    """Sums up the weights of tokens: of their words, their neighbours and their positions."""

    def __init__(self, weights: Weights) -> None:
        """Prepare the caches for these weights."""
        self._words = [(0, memoized(_adder(weights, lambda word: word.feature_names)))]
        self._words += ((offset, memoized(_of_neighbour(weights, offset))) for offset in OFFSETS)
        self._tables = [memoized(_adder(weights, expand)) for expand in EXPANSIONS]

    def of(self, observations: Observations) -> list[complex]:
        """Return the summed weights of each token in a segment."""
        columns = [
            map(sum_of, observations.shifted(observations.features, None, offset)) for offset, sum_of in self._words
        ]
        columns += (map(sum_of, column) for sum_of, column in zip(self._tables, observations.columns(), strict=True))
        # Table by table, so that one table at a time remains in the processor's cache; then token by token.
        return [*map(sum, zip(*map(list, columns), strict=True), repeat(0j))]


def _adder(weights: Weights, expand: Callable[[Any], Iterable[str]]) -> Callable[[Any], complex]:
    """Return a function that sums the weights of the feature names that ``expand`` yields for a key."""
    weight = weights.get
    return lambda key: sum(filter(None, map(weight, expand(key))), 0j)


def _of_neighbour(weights: Weights, offset: int) -> Callable[[WordFeatures | None], complex]:
    """Return a function that sums the weights of a word for the token ``offset`` tokens before it.

    Words are many and their forms are few, so those are added up once for all words.
    """
    form_sum = memoized(_adder(weights, lambda form: form_features(form, offset)))

    def total(word: WordFeatures | None) -> complex:
        return weights.get(word_feature(word, offset), 0j) + form_sum(word.form) if word else 0j

    return total
