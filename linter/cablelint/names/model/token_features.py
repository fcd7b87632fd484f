"""The features of a token by name, as training needs them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from cablelint.names.model.observations import EXPANSIONS, Sight

if TYPE_CHECKING:
    from cablelint.names.model.word_features import Form, WordFacts

OFFSETS = (-2, -1, 1, 2)
"""The neighbours whose words the model looks at."""


def features(sight: Sight, index: int) -> list[str]:
    """All features of a token in a segment."""
    facts = sight.facts
    names = list(facts[index].features)
    for offset in OFFSETS:
        if 0 <= index + offset < len(facts):
            names += context_features(facts[index + offset], offset)
    place = bisect_left(sight.places, index)
    for expand, column in zip(EXPANSIONS, sight.columns, strict=True):
        names += expand(column[place])
    return names


def context_features(fact: WordFacts, offset: int) -> list[str]:
    """What a word tells of a token from which it stands ``offset`` tokens away, negative for before."""
    return [word_feature(fact, offset), *form_features(fact.form, offset)]


def word_feature(fact: WordFacts, offset: int) -> str:
    """What the word itself tells of such a token."""
    return f"{offset}{fact.word}"


def form_features(form: Form | None, offset: int) -> list[str]:
    """What the form of a word tells of such a token."""
    if form is None:
        return []
    mode, group, shape = form
    names = [f"{offset}{mode}g={group}", f"{offset}{mode}h={shape}"]
    return names if abs(offset) == 1 else names[:1]
