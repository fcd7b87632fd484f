"""What the features of tokens weigh: added up once for each key a token can have, and kept."""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING, Any

from cablelint.names.model.observations import EXPANSIONS, Observations
from cablelint.names.model.token_features import OFFSETS, form_features, word_feature
from cablelint.text.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cablelint.names.model.word_features import WordFeatures

Weights = dict[str, complex]
"""For each feature, how much it speaks for *begin* (the real part) and for *inside* (the imaginary one), against
*outside*. One number holds both, so that both are added at once and whole columns are added without a loop over their
tokens."""


class TokenWeights:
    """What is read of the tokens: their words, those beside them, and where they stand."""

    def __init__(self, weights: Weights) -> None:
        """Prepare the sums of these weights."""
        self._words = [(0, memoized(_adder(weights, lambda word: word.feature_names)))]
        self._words += ((offset, memoized(_of_neighbour(weights, offset))) for offset in OFFSETS)
        self._tables = [memoized(_adder(weights, expand)) for expand in EXPANSIONS]

    def of(self, observations: Observations) -> list[complex]:
        """The sums of the tokens in segments."""
        columns = [
            map(sum_of, observations.beside(observations.features, None, offset)) for offset, sum_of in self._words
        ]
        columns += (map(sum_of, column) for sum_of, column in zip(self._tables, observations.columns, strict=True))
        totals = [0j] * len(observations.places)
        # Table by table, not token by token: one table at a time stays in the processor's cache.
        for column in columns:
            totals = list(map(add, totals, column))
        return totals


def _adder(weights: Weights, expand: Callable[[Any], Iterable[str]]) -> Callable[[Any], complex]:
    """What adds up the weights of the feature names that ``expand`` gives for a key."""
    weight = weights.get
    return lambda key: sum(filter(None, map(weight, expand(key))), 0j)


def _of_neighbour(weights: Weights, offset: int) -> Callable[[WordFeatures | None], complex]:
    """What weighs a word, if there is one, for the token from which it stands ``offset`` tokens away.

    Words are many and their forms are few, so those are added up once for all words.
    """
    form_sum = memoized(_adder(weights, lambda form: form_features(form, offset)))

    def total(word: WordFeatures | None) -> complex:
        return weights.get(word_feature(word, offset), 0j) + form_sum(word.form) if word else 0j

    return total
