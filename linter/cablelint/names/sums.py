"""What the features of tokens weigh: added up once for each key a token can have, and kept."""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING, Any

from cablelint.names.features import OFFSETS, context_features
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

    def __init__(self, weights: Weights, expand: Callable[[Any], Iterable[str]]) -> None:
        """Prepare sums over the feature names that ``expand`` gives for a key."""
        self._weight = weights.get
        self._expand = expand

    def __missing__(self, key: Any) -> complex:
        if len(self) >= _MOST_KEYS:
            self.clear()
        result = self[key] = sum(filter(None, map(self._weight, self._expand(key))), 0j)
        return result

    def of(self, column: Iterable[Any]) -> Iterator[complex]:
        """The sum for each key of a column."""
        return map(self.__getitem__, column)


class TokenSums:
    """What is read of the tokens: their words, those beside them, and where they stand."""

    def __init__(self, weights: Weights) -> None:
        """Prepare the sums of these weights."""
        self._words = [(0, _Sums(weights, _own))]
        self._words += ((offset, _Sums(weights, _context(offset))) for offset in OFFSETS)
        self._tables = [_Sums(weights, expand) for expand in EXPANSIONS]

    def of(self, sight: Sight) -> list[complex]:
        """The sums of the tokens in segments."""
        columns = [sums.of(sight.beside(sight.facts, None, offset)) for offset, sums in self._words]
        columns += (sums.of(column) for sums, column in zip(self._tables, sight.columns, strict=True))
        totals = [0j] * len(sight.places)
        # Table by table, not token by token: one table at a time stays in the processor's cache.
        for column in columns:
            totals = list(map(add, totals, column))
        return totals


def _own(fact: WordFacts) -> Iterable[str]:
    return fact.features


def _context(offset: int) -> Callable[[WordFacts | None], Iterable[str]]:
    """What a word, if there is one, tells of the token from which it stands ``offset`` tokens away."""
    return lambda fact: context_features(fact, offset) if fact else ()
