"""Train the name model: ``python -m cablelint.names.training TEXTS LABELS MODEL``.

``TEXTS`` and ``LABELS`` are folders as ``labels.read_labelled`` describes them. Needs the package ``python-crfsuite``,
which inference does not. The same input gives the same file, byte for byte.

Each cable is read as printed, and every second one also in capitals. The second pass learns from what first passes
trained on *other* cables say of a cable, because at run time the first pass has not seen the cable either.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cablelint.document import View, from_text, parse
from cablelint.names.echo import Echo
from cablelint.names.facts import WordCache
from cablelint.names.features import features
from cablelint.names.finder import look
from cablelint.names.labels import LabelledText, read_labelled
from cablelint.names.model import Layer, NameModel
from cablelint.names.sums import TokenSums, Weights
from cablelint.names.tuning import Trial, tune
from cablelint.names.words import word_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cablelint.names.sight import Sight

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
        names: What a first pass that never saw this cable says: for each token the probability of a name.
    """

    source: LabelledText
    fold: int
    view: View
    sight: Sight
    labels: list[str]
    names: list[float]


def examples(cables: Sequence[LabelledText], cache: WordCache) -> list[Example]:
    """The cables as printed, then every second one in capitals."""
    sources = [(number % FOLDS, cable) for number, cable in enumerate(cables)]
    sources += [(number % FOLDS, cable.upper()) for number, cable in enumerate(cables) if number % 2]
    result = []
    for fold, source in sources:
        cable = parse(from_text(source.text, source.name))
        sight = look(cable, cache)
        result.append(Example(source, fold, cable.view, sight, token_labels(source, cable.view, sight), []))
    return result


def token_labels(source: LabelledText, view: View, sight: Sight) -> list[str]:
    """For each token ``B`` where a name begins, ``I`` inside one, ``O`` outside."""
    begins = {start for start, _, _ in source.mentions}
    named = bytearray(len(source.text))
    for start, end, _ in source.mentions:
        named[start:end] = b"\1" * (end - start)
    labels = []
    for start, end in zip(sight.reading.starts, sight.reading.ends, strict=True):
        span = view.origin(start, end)
        if not any(named[span.start : span.end]):
            labels.append("O")
        else:
            labels.append("B" if not begins.isdisjoint(range(*span)) or labels[-1:] in ([], ["O"]) else "I")
    return labels


def encode(sample: Sequence[Example], *, echoes: bool) -> list[list[tuple[Any, list[str]]]]:
    """For each cable its segments as the trainer takes them: the features of each token, and the labels.

    A feature that few cables have is left out, and so are letters that few words share: with them the model would learn
    these cables by heart and not the language.
    """
    import pycrfsuite

    named = [_segment_features(example, echoes) for example in sample]
    cables: defaultdict[str, set[str]] = defaultdict(set)
    words: defaultdict[str, set[str]] = defaultdict(set)
    for example, segments in zip(sample, named, strict=True):
        for fact in {fact for start, end in example.sight.segments for fact in example.sight.facts[start:end]}:
            for name in fact.letters:
                words[name].add(fact.folded)
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
            for segment, (start, end) in zip(segments, example.sight.segments, strict=True)
        ]
        for example, segments in zip(sample, named, strict=True)
    ]


def _segment_features(example: Example, echoes: bool) -> list[list[list[str]]]:
    sight = example.sight
    echo = Echo(sight, example.names) if echoes else None
    return [[features(sight, index, echo) for index in range(start, end)] for start, end in sight.segments]


def train_layer(sample: Iterable[list[tuple[Any, list[str]]]], *, echoes: bool) -> Layer:
    """Fit one pass to encoded cables by the quasi-Newton method, with both penalties."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"max_iterations": _ITERATIONS, "c1": _L1, "c2": _L2})
    for segments in sample:
        for items, labels in segments:
            trainer.append(items, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "layer.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        with tagger.open(path):
            return _export(tagger.info(), echoes=echoes)


def _export(info: Any, *, echoes: bool) -> Layer:
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
    return Layer(weights, steps, echoes=echoes)


@dataclass(frozen=True, slots=True)
class Fitted:
    """What training gives.

    Attributes:
        layers: Both passes, fitted to all cables.
        by_fold: For each fold both passes fitted without it.
        trials: For each example what the passes say that never saw its cable.
    """

    layers: list[Layer]
    by_fold: list[list[Layer]]
    trials: list[Trial]


def fit(sample: Sequence[Example], report: Callable[[str], None]) -> Fitted:
    """Fit both passes, to all cables and without each fold.

    The second pass of a fold learns from first passes of which some have seen the cables it is tried on, as is usual in
    stacking; it never sees those cables, nor their labels.
    """
    layers: list[Layer] = []
    by_fold: list[list[Layer]] = [[] for _ in range(FOLDS)]
    results: list[tuple[list[float], list[float]]] = []
    for echoes in (False, True):
        encoded = encode(sample, echoes=echoes)
        results = [([], [])] * len(sample)
        for fold in range(FOLDS):
            others = [part for part, example in zip(encoded, sample, strict=True) if example.fold != fold]
            layer = train_layer(others, echoes=echoes)
            by_fold[fold].append(layer)
            token_sums = TokenSums([layer.weights])
            for number, example in enumerate(sample):
                if example.fold == fold:
                    echo = Echo(example.sight, example.names) if echoes else None
                    (sums,) = token_sums.of(example.sight)
                    results[number] = layer.marginals(example.sight, sums, echo)
            report(f"pass {1 + echoes}, fold {fold + 1} of {FOLDS}")
        layers.append(train_layer(encoded, echoes=echoes))
        if not echoes:
            for example, (_, names) in zip(sample, results, strict=True):
                example.names = names
    trials = [
        Trial(example.source, example.view, example.sight, *result)
        for example, result in zip(sample, results, strict=True)
    ]
    return Fitted(layers, by_fold, trials)


def train(cables: Sequence[LabelledText], report: Callable[[str], None]) -> tuple[NameModel, list[NameModel]]:
    """Cross-validate, choose the thresholds, calibrate, and fit on all cables.

    Returns:
        The model fitted to all cables, and for each fold the model that never saw the cables numbered ``fold``,
        ``fold + FOLDS``, and so on.
    """
    fitted = fit(examples(cables, WordCache(word_table())), report)
    metadata = {
        "cables": len(cables),
        "mentions": sum(len(cable.mentions) for cable in cables),
        "folds": FOLDS,
        **tune(fitted.trials),
    }
    return NameModel(fitted.layers, metadata), [NameModel(layers, metadata) for layers in fitted.by_fold]


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


if __name__ == "__main__":
    main()
