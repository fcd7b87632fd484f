"""Train the name model: ``python -m cablelint.names.training TEXTS LABELS MODEL``.

``TEXTS`` and ``LABELS`` are folders as ``labels.read_labelled`` describes them. Needs the package ``python-crfsuite``,
which inference does not. The same input gives the same file, byte for byte.

Each cable is read as printed and in capitals.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cablelint.document import View, from_text, parse
from cablelint.names.finder import observe
from cablelint.names.lexical.word_table import word_table
from cablelint.names.model.name_model import NameModel, RandomField
from cablelint.names.model.token_features import token_features
from cablelint.names.model.weights import Weights
from cablelint.names.model.word_features import WordFeatureCache
from cablelint.names.training.labels import LabelledText, read_labelled
from cablelint.names.training.tuning import Trial, tune

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cablelint.names.model.observations import Observations

FOLDS = 4
_ITERATIONS = 80
_LEAST_CABLES = 5
_LEAST_WORDS = 8
_L1, _L2 = 0.05, 0.3
_LABELS = ("O", "B", "I")


@dataclass(slots=True)
class Example:
    """A cable to learn from.

    Attributes:
        source: The labelled cable.
        fold: Which part of the cross-validation it belongs to; its copy in capitals is in the same one.
        view: Its text as read, repairs made.
        sight: How the model sees it.
        labels: One a token.
    """

    source: LabelledText
    fold: int
    view: View
    observations: Observations
    labels: list[str]


def examples(cables: Sequence[LabelledText], cache: WordFeatureCache) -> list[Example]:
    """The cables as printed, each followed by itself in capitals."""
    result = []
    for fold, cable in ((number % FOLDS, cable) for number, cable in enumerate(cables)):
        for source in (cable, cable.upper()):
            parsed = parse(from_text(source.text, source.name))
            observations = observe(parsed, cache)
            result.append(
                Example(source, fold, parsed.view, observations, token_labels(source, parsed.view, observations))
            )
    return result


def token_labels(source: LabelledText, view: View, observations: Observations) -> list[str]:
    """For each token ``B`` where a name begins, ``I`` inside one, ``O`` outside."""
    begins = {start for start, _, _ in source.mentions}
    named = bytearray(len(source.text))
    for start, end, _ in source.mentions:
        named[start:end] = b"\1" * (end - start)
    labels = []
    for start, end in zip(observations.tokens.starts, observations.tokens.ends, strict=True):
        span = view.origin(start, end)
        if not any(named[span.start : span.end]):
            labels.append("O")
        else:
            labels.append("B" if not begins.isdisjoint(range(*span)) or labels[-1:] in ([], ["O"]) else "I")
    return labels


def encode(sample: Sequence[Example]) -> list[list[tuple[Any, list[str]]]]:
    """For each cable its segments as the trainer takes them: the features of each token, and the labels.

    A feature that few cables have is left out, and so are letters that few words share: with them the model would learn
    these cables by heart and not the language.
    """
    import pycrfsuite

    named = [_segment_features(example.observations) for example in sample]
    cables: defaultdict[str, set[str]] = defaultdict(set)
    words: defaultdict[str, set[str]] = defaultdict(set)
    for example, segments in zip(sample, named, strict=True):
        for word in {
            word for start, end in example.observations.segments for word in example.observations.features[start:end]
        }:
            for name in word.letter_features:
                words[name].add(word.folded)
        for name in {name for segment in segments for names in segment for name in names}:
            cables[name].add(example.source.name)
    shared = {
        name
        for name, sources in cables.items()
        if len(sources) >= _LEAST_CABLES and (name not in words or len(words[name]) >= _LEAST_WORDS)
    }
    return [
        [
            (
                pycrfsuite.ItemSequence([[name for name in names if name in shared] for names in segment]),
                example.labels[start:end],
            )
            for segment, (start, end) in zip(segments, example.observations.segments, strict=True)
        ]
        for example, segments in zip(sample, named, strict=True)
    ]


def _segment_features(observations: Observations) -> list[list[list[str]]]:
    return [
        [token_features(observations, index) for index in range(start, end)] for start, end in observations.segments
    ]


def fit(sample: Iterable[list[tuple[Any, list[str]]]]) -> RandomField:
    """Fit a field to encoded cables by the quasi-Newton method, with both penalties."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"max_iterations": _ITERATIONS, "c1": _L1, "c2": _L2})
    for segments in sample:
        for items, labels in segments:
            trainer.append(items, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "field.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        with tagger.open(path):
            return _export(tagger.info())


def _export(info: Any) -> RandomField:
    raw: dict[str, dict[str, float]] = {}
    for (name, label), weight in info.state_features.items():
        raw.setdefault(name, {})[label] = weight
    weights: Weights = {}
    for name, by_label in raw.items():
        outside = by_label.get("O", 0.0)
        begin, inside = by_label.get("B", 0.0) - outside, by_label.get("I", 0.0) - outside
        if round(begin * 1000) or round(inside * 1000):
            weights[name] = complex(round(begin * 1000) / 1000, round(inside * 1000) / 1000)
    steps = [round(info.transitions.get((a, b), 0.0), 3) for a in _LABELS for b in _LABELS]
    return RandomField(weights, steps)


def train(cables: Sequence[LabelledText], report: Callable[[str], None]) -> tuple[NameModel, list[NameModel]]:
    """Cross-validate, choose the thresholds, calibrate, and fit on all cables.

    Returns:
        The model fitted to all cables, and for each fold the model that never saw the cables numbered ``fold``,
        ``fold + FOLDS``, and so on.
    """
    sample = examples(cables, WordFeatureCache(word_table()))
    encoded = encode(sample)
    by_fold = []
    for fold in range(FOLDS):
        by_fold.append(fit(part for part, example in zip(encoded, sample, strict=True) if example.fold != fold))
        report(f"fold {fold + 1} of {FOLDS}")
    trials = [
        Trial(
            example.source, example.view, example.observations, *by_fold[example.fold].marginals(example.observations)
        )
        for example in sample
    ]
    metadata = {
        "cables": len(cables),
        "mentions": sum(len(cable.mentions) for cable in cables),
        "folds": FOLDS,
        **tune(trials),
    }
    return NameModel(fit(encoded), metadata), [NameModel(field, metadata) for field in by_fold]


def main() -> None:
    """Train on the folders given and write the model."""
    parser = argparse.ArgumentParser(prog="python -m cablelint.names.training", description="Train the name model.")
    parser.add_argument("texts", type=Path, help="folder of ID.txt")
    parser.add_argument("labels", type=Path, help="folder of ID.json")
    parser.add_argument("model", type=Path, help="the file to write")
    arguments = parser.parse_args()
    cables = read_labelled(arguments.texts, arguments.labels)
    if len(cables) < FOLDS:
        parser.error(f"{arguments.labels} holds labels of {len(cables)} cables; at least {FOLDS} are needed")
    model, _ = train(cables, report=print)
    model.save(arguments.model)
