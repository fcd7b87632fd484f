"""Texts to learn from: their copies, the observations of their tokens, their labels, and their features by name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cablelint.document import Source, View, from_text, parse
from cablelint.names.finder import observe
from cablelint.names.model.token_features import FeatureNames
from cablelint.names.training.damage import training_copies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablelint.edits import Span
    from cablelint.names.model.observations import Observations
    from cablelint.names.model.word_features import WordFeatureCache
    from cablelint.names.training.labels import LabelledText

FOLDS = 4
_LEAST_TEXTS = 5
_LEAST_WORDS = 8


class ReadText(NamedTuple):
    """A text as it is read, which can be a form that has been undone, with repairs made."""

    source: Source
    view: View

    def place(self, start: int, end: int) -> Span:
        """Return the characters of the labelled text behind ``[start, end)`` of the view."""
        return self.source.place(self.view.origin(start, end))


@dataclass(slots=True)
class Example:
    """A copy of a text to learn from.

    Attributes:
        source: The labelled copy.
        is_damaged: Whether the copy is damaged.
        fold: The part of the cross-validation it belongs to; all copies of a text are in the same one.
        read: Its text as read.
        observations: The features' keys of its tokens.
        labels: One for each token.
    """

    source: LabelledText
    is_damaged: bool
    fold: int
    read: ReadText
    observations: Observations
    labels: list[str]


def folds(texts: Sequence[LabelledText]) -> list[int]:
    """Assign each text to a fold: by turns, except that all texts of the 1970s from one post are in one fold."""
    places: defaultdict[str, dict[str, int]] = defaultdict(dict)
    result = []
    for text in texts:
        by_place = places[text.kind]
        key = text.place if text.kind == "1970s" else text.name
        result.append(by_place.setdefault(key, len(by_place) % FOLDS))
    return result


def examples(texts: Sequence[LabelledText], words: WordFeatureCache) -> list[Example]:
    """Read every text and its copies."""
    result = []
    for fold, text in zip(folds(texts), texts, strict=True):
        for source in training_copies(text):
            cable = parse(from_text(source.text, source.name))
            seen = observe(cable, words)
            is_damaged = source.text.lower() != text.text.lower()
            read = ReadText(cable.source, cable.view)
            result.append(Example(source, is_damaged, fold, read, seen, token_labels(source, read, seen)))
    return result


def token_labels(source: LabelledText, read: ReadText, observations: Observations) -> list[str]:
    """Label each token: ``B`` where a name begins, ``I`` inside one, ``O`` outside."""
    begins = {start for start, _, _ in source.mentions}
    named = bytearray(len(source.text))
    for start, end, _ in source.mentions:
        named[start:end] = b"\1" * (end - start)
    labels = []
    for index, start in enumerate(observations.tokens.starts):
        span = read.place(start, observations.tokens.end(index))
        if not any(named[span.start : span.end]):
            labels.append("O")
        else:
            labels.append("B" if not begins.isdisjoint(range(*span)) or labels[-1:] in ([], ["O"]) else "I")
    return labels


Encoded = list[tuple[list[list[str]], list[str]]]
"""For each segment of an example the features of its tokens, and their labels."""


def encode(sample: Sequence[Example]) -> list[Encoded]:
    """Name the features of each example's segments.

    A feature of few texts is left out, and so are letters that few words share: with them the model would memorize
    these texts and not learn the language.
    """
    names = FeatureNames()
    named = [list(names.of(example.observations)) for example in sample]
    shared = _shared(sample, named)
    return [
        [
            ([[name for name in token if name in shared] for token in tokens[done : done + end - start]], labels)
            for (start, end), done in _segments(example.observations)
            for labels in [example.labels[start:end]]
        ]
        for example, tokens in zip(sample, named, strict=True)
    ]


def _segments(observations: Observations) -> Iterator[tuple[tuple[int, int], int]]:
    done = 0
    for start, end in observations.segments:
        yield (start, end), done
        done += end - start


def _shared(sample: Sequence[Example], named: Sequence[Sequence[list[str]]]) -> frozenset[str]:
    texts: defaultdict[str, int] = defaultdict(int)
    last: dict[str, str] = {}
    words: defaultdict[str, set[str]] = defaultdict(set)
    for example, tokens in zip(sample, named, strict=True):
        # The copies of a text follow each other.
        name = example.source.name
        for feature in {feature for token in tokens for feature in token}:
            if last.get(feature) != name:
                last[feature] = name
                texts[feature] += 1
        for word in set(example.observations.words):
            for feature in word.letter_features:
                words[feature].add(word.folded)
    return frozenset(
        feature
        for feature, count in texts.items()
        if count >= _LEAST_TEXTS and (feature not in words or len(words[feature]) >= _LEAST_WORDS)
    )
