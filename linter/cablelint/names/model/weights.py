"""Feature weights, summed once for each key of a token and cached."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from itertools import repeat
from math import remainder
from operator import add, attrgetter, mul, sub
from typing import TYPE_CHECKING, Any, TypeAlias

from cablelint.names.model.expansions import EXPANSIONS, ClassRun, expand_context
from cablelint.names.model.observations import OFFSETS, Observations
from cablelint.names.model.token_features import form_features, word_prefix
from cablelint.names.model.word_features import LETTER_KINDS, MODES, WORD_KIND, list_features, shape_features
from cablelint.text.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cablelint.names.model.word_features import WordFeatures

Weights = dict[str, float]
"""For each feature, by its name, its weight for *begin* and that for *inside*, relative to *outside*, in one float (see
:func:`packed`)."""

_Column: TypeAlias = "Callable[[Iterator[Any]], Iterable[float]]"
"""The weights of the keys of a column."""

# One float has both weights, since floats are added in C without an object for each addition: *begin* in units of so
# many thousandths, *inside* in thousandths.
_UNIT = 2.0**27
_THOUSAND = 1000.0
_SPELLING, _FORM = attrgetter("spelling"), attrgetter("form")
# In thousandths. More is certain already, and the sums of all weights of a token remain exact.
_MOST = 100 * 1000


def packed(begin: Sequence[float], inside: Sequence[float]) -> list[float]:
    """Return both weights of each feature in one float; those beyond 100 count as 100.

    Args:
        begin: In whole thousandths.
        inside: The same.
    """
    begin, inside = map(_bounded, (begin, inside))
    return [*map(add, map(mul, begin, repeat(_UNIT)), inside)]


def _bounded(weights: Sequence[float]) -> Sequence[float]:
    if min(weights, default=0) >= -_MOST and max(weights, default=0) <= _MOST:
        return weights
    return [max(-_MOST, min(weight, _MOST)) for weight in weights]


def unpacked(sums: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return the weights, or sums of weights, for *begin* and for *inside*, in thousandths."""
    inside = [*map(remainder, sums, repeat(_UNIT))]
    return [begin / _UNIT for begin in map(sub, sums, inside)], inside


class TokenWeights:
    """Sums up the weights of tokens: of their words, their neighbours and their positions."""

    def __init__(self, weights: Weights) -> None:
        """Prepare the tables for these weights: those of the model by key, or sums made once for each key."""
        names = sorted(weights)
        self._weight = weights.get
        self._own = memoized(self._of_word)
        self._words, *letters = (_by_rest(weights, names, kind) for kind in (WORD_KIND, *LETTER_KINDS))
        self._letters = dict(zip(LETTER_KINDS, letters, strict=True))
        self._of_shape = memoized(_adder(weights, shape_features))
        self._of_lists = memoized(_adder(weights, lambda key: list_features(*key)))
        self._words_beside = {offset: _by_rest(weights, names, word_prefix(offset)).get for offset in OFFSETS}
        self._forms_beside = {
            offset: memoized(_adder(weights, partial(form_features, offset=offset))) for offset in OFFSETS
        }
        self._contexts = {mode: memoized(_adder(weights, partial(expand_context, mode=mode))) for mode in MODES}
        self._columns = [
            _of_runs(weights, names, expand) if isinstance(expand, ClassRun) else _once(weights, expand)
            for expand in EXPANSIONS
        ]

    def of(self, observations: Observations) -> tuple[list[float], list[float]]:
        """Return the summed weights of each token in a segment, for *begin* and for *inside*."""
        columns: list[Iterable[float]] = [map(self._own, observations.words)]
        for offset, words in observations.neighbours.items():
            columns += [map(self._words_beside[offset], map(_SPELLING, words), repeat(0.0))]
            columns += [map(self._forms_beside[offset], map(_FORM, words))]
        columns += [self._of_contexts(observations)]
        columns += (weights(keys) for weights, keys in zip(self._columns, observations.columns(), strict=True))
        # Column by column, so that one table at a time remains in the processor's cache; then token by token.
        sums = [*map(sum, zip(*map(list, columns), strict=True), repeat(0.0))]
        begin, inside = unpacked(sums)
        return [weight / _THOUSAND for weight in begin], [weight / _THOUSAND for weight in inside]

    def _of_word(self, word: WordFeatures) -> float:
        """Return the weight of a word by itself: of all its features, of which few are in the model."""
        total = self._words.get(word.spelling, 0.0)
        if word.form is None:
            return total
        total += self._of_shape(word.form) + self._of_lists((word.mode, word.known_lists))
        letters = self._letters
        return (
            total
            + sum(map(self._weight, word.likeness_features, repeat(0.0)))
            + sum([letters[kind].get(group, 0.0) for kind, group in word.letter_groups()])
        )

    def _of_contexts(self, observations: Observations) -> list[float]:
        """Return the weights of the contexts that each word has anywhere in the text."""
        places = zip(observations.words, observations.contexts(), strict=True)
        return [sum(map(self._contexts[word.mode], contexts)) if contexts else 0.0 for word, contexts in places]


def _adder(weights: Weights, expand: Callable[[Any], Iterable[str]]) -> Callable[[Any], float]:
    """Return a function that sums the weights of the feature names that ``expand`` yields for a key."""
    weight = weights.get
    return lambda key: sum(map(weight, expand(key), repeat(0.0)))


def _names_with(names: Sequence[str], prefix: str) -> Sequence[str]:
    """Return the names that begin with ``prefix``, of ``names`` in order."""
    return names[bisect_left(names, prefix) : bisect_left(names, prefix[:-1] + chr(ord(prefix[-1]) + 1))]


def _by_rest(weights: Weights, names: Sequence[str], prefix: str) -> Mapping[str, float]:
    """Return the weights of the features that begin with ``prefix``, by the rest of their names."""
    return {name[len(prefix) :]: weights[name] for name in _names_with(names, prefix)}


def _of_runs(weights: Weights, names: Sequence[str], run: ClassRun) -> _Column:
    """Return the weights of runs, of which few have one."""
    weight = {run.key(name): weights[name] for mode in MODES for name in _names_with(names, f"{mode}{run.kind}=")}.get
    return lambda keys: map(weight, keys, repeat(0.0))


def _once(weights: Weights, expand: Callable[[Any], Iterable[str]]) -> _Column:
    """Return the weights of keys, each summed once."""
    return partial(map, memoized(_adder(weights, expand)))
