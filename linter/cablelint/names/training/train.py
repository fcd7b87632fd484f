"""Train the name model: ``python -m cablelint.names.training TEXTS LABELS MODEL``.

``TEXTS`` and ``LABELS`` are folders as ``labels.read_kinds`` describes them. Needs the package ``python-crfsuite``,
which inference does not. The same input gives the same file, byte for byte.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cablelint.data.word_table import word_table
from cablelint.names.model.name_model import NameModel, RandomField
from cablelint.names.model.weights import Weights, packed
from cablelint.names.model.word_features import WordFeatureCache
from cablelint.names.training.examples import FOLDS, Encoded, Example, encode, examples
from cablelint.names.training.labels import LabelledText, read_kinds
from cablelint.names.training.tuning import Trial, tune

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ITERATIONS = 60
_L1, _L2 = 0.05, 0.3
_LABELS = ("O", "B", "I")
_ALL = -1


def fit(sample: Sequence[Encoded], iterations: int = _ITERATIONS) -> RandomField:
    """Fit a field to encoded examples by the quasi-Newton method, with both penalties."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"max_iterations": iterations, "c1": _L1, "c2": _L2})
    for segments in sample:
        for tokens, labels in segments:
            trainer.append(pycrfsuite.ItemSequence(tokens), labels)
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
    thousandths: dict[str, tuple[int, int]] = {}
    for name, by_label in raw.items():
        outside = by_label.get("O", 0.0)
        begin, inside = (round((by_label.get(label, 0.0) - outside) * 1000) for label in "BI")
        if begin or inside:
            thousandths[name] = begin, inside
    steps = [round(info.transitions.get((a, b), 0.0), 3) for a in _LABELS for b in _LABELS]
    weights = packed([begin for begin, _ in thousandths.values()], [inside for _, inside in thousandths.values()])
    return RandomField(dict(zip(thousandths, weights, strict=True)), steps)


def fit_folds(sample: Sequence[Example], encoded: Sequence[Encoded], jobs: int) -> list[RandomField]:
    """Fit a field without each fold, and last one to everything.

    Args:
        sample: The examples.
        encoded: Their features.
        jobs: How many fields to fit at a time; the result does not depend on it.
    """
    parts = [
        [part for part, example in zip(encoded, sample, strict=True) if example.fold != fold]
        for fold in (*range(FOLDS), _ALL)
    ]
    if jobs == 1:
        return list(map(fit, parts))
    _PARTS.extend(parts)
    # The examples are large: forked processes share them.
    with ProcessPoolExecutor(jobs, mp_context=get_context("fork")) as pool:
        fields = [RandomField(*fitted) for fitted in pool.map(_fit_part, range(len(parts)))]
    _PARTS.clear()
    return fields


_PARTS: list[list[Encoded]] = []


def _fit_part(number: int) -> tuple[Weights, list[float]]:
    field = fit(_PARTS[number])
    return field.weights, field.transitions


def train(
    texts: Sequence[LabelledText], report: Callable[[str], None], jobs: int = 1
) -> tuple[NameModel, list[NameModel]]:
    """Cross-validate, choose the thresholds, calibrate, and fit on all texts.

    Args:
        texts: The labelled texts.
        report: Called with a line about each step.
        jobs: How many processes to use.

    Returns:
        The model fitted to all texts, and for each fold the model fitted without it.
    """
    sample = examples(texts, WordFeatureCache(word_table()))
    report(f"{len(sample)} copies of {len(texts)} texts")
    encoded = encode(sample)
    report(f"{sum(len(tokens) for part in encoded for tokens, _ in part):,} tokens that can belong to names")
    *by_fold, whole = fit_folds(sample, encoded, jobs)
    del encoded
    trials = [
        Trial(
            example.source,
            example.read,
            example.observations,
            *by_fold[example.fold].marginals(example.observations),
        )
        for example in sample
        if not example.is_damaged
    ]
    metadata = {
        "texts": dict(sorted(Counter(text.kind for text in texts).items())),
        "mentions": sum(len(text.mentions) for text in texts),
        "folds": FOLDS,
        **tune(trials),
    }
    return NameModel(whole, metadata), [NameModel(field, metadata) for field in by_fold]


def main() -> None:
    """Train on the folders given and write the model."""
    parser = argparse.ArgumentParser(prog="python -m cablelint.names.training", description="Train the name model.")
    parser.add_argument("texts", type=Path, help="folder of ID.txt, or of a folder for each kind")
    parser.add_argument("labels", type=Path, help="folder of ID.json, or of a folder for each kind")
    parser.add_argument("model", type=Path, help="the file to write")
    parser.add_argument("--folds", type=Path, metavar="FOLDER", help="also write the models of the cross-validation")
    parser.add_argument("--jobs", type=int, default=1, help="fields fitted at a time")
    arguments = parser.parse_args()
    texts = read_kinds(arguments.texts, arguments.labels)
    if len(texts) < FOLDS:
        parser.error(f"{arguments.labels} has labels for {len(texts)} texts; at least {FOLDS} are needed")
    model, by_fold = train(texts, print, arguments.jobs)
    model.save(arguments.model)
    if arguments.folds:
        arguments.folds.mkdir(parents=True, exist_ok=True)
        for fold, part in enumerate(by_fold):
            part.save(arguments.folds / f"fold{fold}.json.gz")
