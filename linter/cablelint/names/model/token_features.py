"""The features of a token by name, as training needs them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from cablelint.names.model.observations import EXPANSIONS, Observations

if TYPE_CHECKING:
    from cablelint.names.model.word_features import Form, WordFeatures

OFFSETS = (-2, -1, 1, 2)
"""The neighbours whose words the model looks at."""


def token_features(observations: Observations, index: int) -> list[str]:
    """All features of a token in a segment."""
    features = observations.features
    names = list(features[index].feature_names)
    for offset in OFFSETS:
        if 0 <= index + offset < len(features):
            names += context_features(features[index + offset], offset)
    place = bisect_left(observations.places, index)
    for expand, column in zip(EXPANSIONS, observations.columns, strict=True):
        names += expand(column[place])
    return names


def context_features(word: WordFeatures, offset: int) -> list[str]:
    """What a word tells of a token from which it stands ``offset`` tokens away, negative for before."""
    return [word_feature(word, offset), *form_features(word.form, offset)]


def word_feature(word: WordFeatures, offset: int) -> str:
    """What the word itself tells of such a token."""
    return f"{offset}{word.word_feature}"


def form_features(form: Form | None, offset: int) -> list[str]:
    """What the form of a word tells of such a token."""
    if form is None:
        return []
    mode, word_class, shape = form
    names = [f"{offset}{mode}g={word_class}", f"{offset}{mode}h={shape}"]
    return names if abs(offset) == 1 else names[:1]
