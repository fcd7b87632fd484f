"""What the features of tokens weigh: added up once for each key a token can have, and kept."""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING, Any

from cablelint.names.features import OFFSETS, form_features, word_feature
from cablelint.names.sight import EXPANSIONS, Sight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cablelint.names.facts import WordFacts

Weights = dict[str, complex]
"""For each feature, how much it speaks for *begin* (the real part) and for *inside* (the imaginary one), against
*outside*. One number holds both, so that both are added at once and whole columns are added without a loop over their
tokens."""

# Sums of more keys than this are forgotten and made anew, so that a corpus does not fill the memory.
_MOST_KEYS = 200_000


class _Sums(dict[Any, complex]):
    """The summed weights of what each key stands for, added up when first asked for."""

    def __init__(self, total: Callable[[Any], complex]) -> None:
        """Prepare sums of what ``total`` gives for a key."""
        self._total = total

    def __missing__(self, key: Any) -> complex:
        if len(self) >= _MOST_KEYS:
            self.clear()
        result = self[key] = self._total(key)
        return result

    def of(self, column: Iterable[Any]) -> Iterator[complex]:
        """The sum for each key of a column."""
        return map(self.__getitem__, column)


class TokenSums:
    """What is read of the tokens: their words, those beside them, and where they stand."""

    def __init__(self, weights: Weights) -> None:
        """Prepare the sums of these weights."""
        self._words = [(0, _Sums(_adder(weights, lambda fact: fact.features)))]
        self._words += ((offset, _Sums(_of_neighbour(weights, offset))) for offset in OFFSETS)
        self._tables = [_Sums(_adder(weights, expand)) for expand in EXPANSIONS]

    def of(self, sight: Sight) -> list[complex]:
        """The sums of the tokens in segments."""
        columns = [sums.of(sight.beside(sight.facts, None, offset)) for offset, sums in self._words]
        columns += (sums.of(column) for sums, column in zip(self._tables, sight.columns, strict=True))
        totals = [0j] * len(sight.places)
        # Table by table, not token by token: one table at a time stays in the processor's cache.
        for column in columns:
            totals = list(map(add, totals, column))
        return totals


def _adder(weights: Weights, expand: Callable[[Any], Iterable[str]]) -> Callable[[Any], complex]:
    """What adds up the weights of the feature names that ``expand`` gives for a key."""
    weight = weights.get
    return lambda key: sum(filter(None, map(weight, expand(key))), 0j)


def _of_neighbour(weights: Weights, offset: int) -> Callable[[WordFacts | None], complex]:
    """What weighs a word, if there is one, for the token from which it stands ``offset`` tokens away.

    Words are many and their forms are few, so those are added up once for all words.
    """
    forms = _Sums(_adder(weights, lambda form: form_features(form, offset)))

    def total(fact: WordFacts | None) -> complex:
        return weights.get(word_feature(fact, offset), 0j) + forms[fact.form] if fact else 0j

    return total
