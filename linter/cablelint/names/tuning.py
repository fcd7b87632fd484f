"""Choosing thresholds and calibration from cross-validation, and the figures that go with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from cablelint.document import View
from cablelint.names.decision import Calibration, calibrate, stretches
from cablelint.names.features import Sight
from cablelint.names.labels import LabelledText
from cablelint.names.measure import Score

# The least precision wanted; recall is as high as this allows.
PRECISION = {"mixed": 0.945, "capitals": 0.89}
_CONFIDENCES = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


class Trial(NamedTuple):
    """A cable and what a model says that has not seen it."""

    source: LabelledText
    view: View
    sight: Sight
    begins: list[float]
    names: list[float]

    def spans(self, threshold: float) -> list[tuple[int, int, float]]:
        """Start and end in the source, and probability, of what is found at a threshold."""
        starts, ends = self.sight.reading.starts, self.sight.reading.ends
        return [
            (*self.view.origin(starts[first], ends[last - 1]), probability)
            for first, last, probability in stretches(self.sight, self.begins, self.names, threshold)
        ]


def score(trials: Sequence[Trial], threshold: float) -> Score:
    """The score of all trials at one threshold."""
    total = Score()
    for trial in trials:
        total.add(trial.source, [(start, end) for start, end, _ in trial.spans(threshold)])
    return total


def tune(trials: Sequence[Trial]) -> dict[str, Any]:
    """Thresholds, calibration and figures for the metadata of a model."""
    mixed = [trial for trial in trials if not trial.sight.reading.is_capitals]
    capitals = [trial for trial in trials if trial.sight.reading.is_capitals]
    calibration = _calibration(mixed or trials)
    thresholds = {
        "mixed": _threshold(mixed, PRECISION["mixed"]),
        "capitals": _threshold(capitals, PRECISION["capitals"]),
    }
    figures = {
        kind: _figures(score(part, thresholds[kind]))
        for kind, part in (("mixed", mixed), ("capitals", capitals))
        if part
    }
    table = [
        {"min_confidence": confidence, **_figures(score(mixed, calibration.probability(confidence)))}
        for confidence in _CONFIDENCES
    ]
    return {
        "thresholds": thresholds,
        "calibration": [calibration.raw, calibration.observed],
        "figures": figures,
        "by_confidence": table,
    }


def _threshold(trials: Sequence[Trial], precision: float) -> float:
    """The least threshold that keeps the precision wanted, by halving; 0.5 without trials."""
    if not trials:
        return 0.5
    low, high = 0.001, 0.999
    for _ in range(10):
        middle = (low + high) / 2
        if score(trials, middle).precision >= precision:
            high = middle
        else:
            low = middle
    return round(high, 4)


def _calibration(trials: Sequence[Trial]) -> Calibration:
    outcomes = []
    for trial in trials:
        named = bytearray(len(trial.source.text))
        for start, end, _ in trial.source.mentions:
            named[start:end] = b"\1" * (end - start)
        outcomes += [(probability, any(named[start:end])) for start, end, probability in trial.spans(0.01)]
    return calibrate(outcomes)


def _figures(result: Score) -> dict[str, float]:
    return {
        "recall": round(result.recall, 4),
        "precision": round(result.precision, 4),
        "people_wholly_masked": round(result.safe_people, 4),
    }
