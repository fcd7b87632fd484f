"""Choosing thresholds and calibration from cross-validation, and the figures that go with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cablelint.names.judgement.decide import decide
from cablelint.names.model.decoding import Calibration, calibrate, likely_spans
from cablelint.names.model.name_model import threshold_kind
from cablelint.names.training.measure import Score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablelint.edits import Span
    from cablelint.names.model.observations import Observations
    from cablelint.names.training.examples import ReadText
    from cablelint.names.training.labels import LabelledText

# The least precision wanted; recall is as high as this allows.
PRECISION = {"mixed": 0.965, "capitals": 0.94, "old": 0.94}
# Spans less likely than this are not worth calibrating.
_LEAST = 0.002
# A default threshold outside of this would be an accident of a small sample.
_SEARCHED = (0.03, 0.97)
_STEPS = 8
_CONFIDENCES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


class Trial(NamedTuple):
    """A text or its copy in capitals, and the probabilities of a model that has not seen it."""

    source: LabelledText
    read: ReadText
    observations: Observations
    begins: list[float]
    names: list[float]

    @property
    def kind(self) -> str:
        """The kind of text and of copy, for the table of figures."""
        return f"{self.source.kind or 'texts'}, {'in capitals' if self.source.text.isupper() else 'as printed'}"

    @property
    def threshold_kind(self) -> str:
        """The kind of text that has a threshold of its own."""
        return threshold_kind(self.observations.tokens)

    def spans(self, threshold: float, calibration: Calibration, least: float) -> list[Span]:
        """Return what is found at a threshold and is at least so sure, in the source."""
        names = decide(self.observations, self.begins, self.names, threshold, calibration, least)
        return [self.read.place(name.start, name.end) for name in names]


def score(trials: Sequence[Trial], threshold: float, calibration: Calibration, least: float = 0) -> Score:
    """Score all trials at one threshold, names less sure than ``least`` left out."""
    total = Score()
    for trial in trials:
        total.add(trial.source, trial.spans(threshold, calibration, least))
    return total


def tune(trials: Sequence[Trial]) -> dict[str, Any]:
    """Return thresholds, calibration and figures for the metadata of a model."""
    parts = {kind: [trial for trial in trials if trial.threshold_kind == kind] for kind in PRECISION}
    calibration = _calibration(trials)
    thresholds = {kind: _threshold(part, PRECISION[kind], calibration) for kind, part in parts.items()}
    figures: dict[str, dict[str, float]] = {}
    for kind in sorted({trial.kind for trial in trials}):
        result = Score()
        for trial in trials:
            if trial.kind == kind:
                result.add(trial.source, trial.spans(thresholds[trial.threshold_kind], calibration, 0))
        figures[kind] = _figures(result)
    table = [
        {
            "min_confidence": confidence,
            **_figures(score(parts["mixed"], calibration.probability(confidence), calibration, confidence)),
        }
        for confidence in _CONFIDENCES
    ]
    return {
        "thresholds": thresholds,
        "calibration": [calibration.raw, calibration.observed],
        "figures": figures,
        "by_confidence": table,
    }


def _threshold(trials: Sequence[Trial], precision: float, calibration: Calibration) -> float:
    """Return the least threshold that keeps the precision wanted, by bisection; 0.5 without trials."""
    if not trials:
        return 0.5
    low, high = _SEARCHED
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if score(trials, middle, calibration).precision >= precision:
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
        tokens = trial.observations.tokens
        for first, last, probability in likely_spans(trial.observations, trial.begins, trial.names, _LEAST):
            span = trial.read.place(tokens.starts[first], tokens.end(last - 1))
            outcomes.append((probability, any(named[span.start : span.end])))
    return calibrate(outcomes)


def _figures(result: Score) -> dict[str, float]:
    return {
        "recall": round(result.recall, 4),
        "precision": round(result.precision, 4),
        "people_wholly_masked": round(result.safe_people, 4),
    }
