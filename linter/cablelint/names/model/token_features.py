"""The names of the features of tokens, as training needs them."""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING, Any

from cablelint.names.model.expansions import EXPANSIONS, expand_context
from cablelint.names.model.observations import OFFSETS, Observations
from cablelint.text.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cablelint.names.model.word_features import Form, WordFeatures


class FeatureNames:
    """The names of the features of tokens, made once for each key."""

    def __init__(self) -> None:
        """Start empty."""
        self._own: Memo[WordFeatures, tuple[str, ...]] = Memo(lambda word: _interned(word.feature_names))
        self._beside = {offset: self._neighbour(offset) for offset in OFFSETS}
        self._tables = [self._table(expand) for expand in EXPANSIONS]

    @staticmethod
    def _table(expand: Callable[[Any], Iterable[str]]) -> Memo[object, tuple[str, ...]]:
        return Memo(lambda key: _interned(expand(key)))

    @staticmethod
    def _neighbour(offset: int) -> Memo[WordFeatures, tuple[str, ...]]:
        return Memo(lambda word: _interned(context_features(word, offset)) if word.spelling else ())

    def of(self, observations: Observations) -> Iterator[list[str]]:
        """Yield the feature names of each token in a segment."""
        columns = [map(self._own.__getitem__, observations.words)]
        columns += (map(memo.__getitem__, observations.neighbours[offset]) for offset, memo in self._beside.items())
        columns += (
            map(memo.__getitem__, column) for memo, column in zip(self._tables, observations.columns(), strict=True)
        )
        columns += [map(_of_contexts, observations.words, observations.contexts())]
        for parts in zip(*columns, strict=True):
            yield [name for part in parts for name in part]


def _of_contexts(word: WordFeatures, contexts: Iterable[str]) -> tuple[str, ...]:
    return _interned(name for context in sorted(contexts) for name in expand_context(context, word.mode))


def _interned(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(intern, names))


def context_features(word: WordFeatures, offset: int) -> list[str]:
    """Name the features that a word adds to the token ``-offset`` tokens after it."""
    return [f"{word_prefix(offset)}{word.spelling}", *form_features(word.form, offset)]


def word_prefix(offset: int) -> str:
    """The beginning of the name of a word's feature, before the word."""
    return f"{offset}w="


def form_features(form: Form | None, offset: int) -> list[str]:
    """Name the features of the form of the word."""
    if form is None:
        return []
    mode, word_class, shape = form.split(" ")
    names = [f"{offset}{mode}g={word_class}", f"{offset}{mode}h={shape}"]
    return names if abs(offset) == 1 else names[:1]
