"""What the features of tokens weigh: added up once for each key a token can have, and kept."""

from __future__ import annotations

from itertools import chain
from operator import add
from typing import TYPE_CHECKING, Any

from cablelint.names.echo import ECHO_EXPANSIONS, Echo
from cablelint.names.features import OFFSETS, context_features
from cablelint.names.sight import EXPANSIONS, Sight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cablelint.names.facts import WordFacts

Weights = dict[str, complex]
"""For each feature, how much it speaks for *begin* (the real part) and for *inside* (the imaginary one), against
*outside*. One number holds both, so that both are added at once and whole columns are added without a loop over their
tokens."""

# Sums of more keys than this are forgotten and made anew, so that a corpus does not fill the memory.
_MOST_KEYS = 200_000


class _Together:
    """The weights of some passes, looked up together, since they share most features.

    Attributes:
        nothing: The weights of a feature that no pass knows.
        by_feature: For each feature its weights, one a pass.
    """

    def __init__(self, passes: Sequence[Weights]) -> None:
        """Gather the weights of the passes."""
        self.nothing = (0j,) * len(passes)
        self.by_feature = {
            name: tuple(weights.get(name, 0j) for weights in passes) for name in dict.fromkeys(chain(*passes))
        }


class _Sums(dict[Any, tuple[complex, ...]]):
    """The summed weights, one sum a pass, of what each key stands for; added up when first asked for."""

    def __init__(self, passes: _Together, expand: Callable[[Any], Iterable[str]]) -> None:
        """Prepare sums over the feature names that ``expand`` gives for a key."""
        self._passes = passes
        self._expand = expand

    def __missing__(self, key: Any) -> tuple[complex, ...]:
        if len(self) >= _MOST_KEYS:
            self.clear()
        found = filter(None, map(self._passes.by_feature.get, self._expand(key)))
        result = self[key] = tuple(map(sum, zip(self._passes.nothing, *found, strict=True)))
        return result

    def of(self, column: Iterable[Any]) -> Iterator[tuple[complex, ...]]:
        """For each pass the sums of the keys of a column."""
        return zip(*map(self.__getitem__, column), strict=True)


class TokenSums:
    """What every pass reads of the tokens: their words, those beside them, and where they stand."""

    def __init__(self, passes: Sequence[Weights]) -> None:
        """Prepare the sums of some passes, which are looked up together."""
        together = _Together(passes)
        self._count = len(passes)
        self._words = [(0, _Sums(together, _own))]
        self._words += ((offset, _Sums(together, _context(offset))) for offset in OFFSETS)
        self._tables = [_Sums(together, expand) for expand in EXPANSIONS]

    def of(self, sight: Sight) -> list[list[complex]]:
        """For each pass the sums of the tokens in segments."""
        totals = [[0j] * len(sight.places) for _ in range(self._count)]
        for offset, sums in self._words:
            totals = _added(totals, sums.of(sight.beside(sight.facts, None, offset)))
        for table, column in zip(self._tables, sight.columns, strict=True):
            totals = _added(totals, table.of(column))
        return totals


class EchoSums:
    """What a pass reads of the findings of the one before."""

    def __init__(self, weights: Weights) -> None:
        """Prepare the sums of one pass."""
        together = _Together([weights])
        self._tables = [_Sums(together, expand) for expand in ECHO_EXPANSIONS]

    def added(self, totals: list[complex], echo: Echo) -> list[complex]:
        """The sums of the tokens in segments, with those of the echo."""
        for table, column in zip(self._tables, echo.columns, strict=True):
            (totals,) = _added([totals], table.of(column))
        return totals


def _added(totals: list[list[complex]], sums: Iterable[tuple[complex, ...]]) -> list[list[complex]]:
    # Without a token there is no column to tell how many passes there are.
    return [list(map(add, *both)) for both in zip(totals, sums, strict=False)] or totals


def _own(fact: WordFacts) -> Iterable[str]:
    return fact.features


def _context(offset: int) -> Callable[[WordFacts | None], Iterable[str]]:
    """What a word, if there is one, tells of the token from which it stands ``offset`` tokens away."""
    return lambda fact: context_features(fact, offset) if fact else ()
