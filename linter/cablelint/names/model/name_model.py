"""The trained name model: for each token the probability that it belongs to a personal name.

A linear-chain conditional random field with the labels *begin*, *inside* and *outside*. Inference is plain Python: the
weights of a word's features are summed once and cached, so a token costs a few look-ups and one step of the
forward-backward algorithm.
"""

from __future__ import annotations

import gzip
import json
import zlib
from functools import cache
from math import exp, isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cablelint.data.word_table import word_table
from cablelint.names.model.decoding import Calibration
from cablelint.names.model.expansions import contexts_in
from cablelint.names.model.weights import TokenWeights, Weights, packed, unpacked
from cablelint.names.model.word_features import WordFeatureCache

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablelint.names.lexical.tokens import TokenText
    from cablelint.names.model.observations import Observations

MODEL_FILE = Path(__file__).parent.parent.parent / "data" / "names.json.gz"
FORMAT = 2

_CEILING = 40.0
# The logarithm of a number that floats can still have.
_LARGEST = 700.0
# The executive orders of 1995 and 2009, a caption and a paragraph mark that older telegrams do not have.
_MODERN_SIGNS = ("12958", "13526", "SIPDIS", "¶")
# Errors of reading a file that is damaged or something else.
_DAMAGE = (
    *(gzip.BadGzipFile, zlib.error, EOFError, ValueError, RecursionError),
    *(LookupError, TypeError, AttributeError, OverflowError),
)
_TRANSITIONS = 9


class ModelError(ValueError):
    """The file is no name model that this version can read."""


class RandomField:
    """A conditional random field: feature weights, and weights of the transitions between labels."""

    def __init__(self, weights: Weights, transitions: list[float]) -> None:
        """Prepare a field.

        Args:
            weights: By feature name, packed.
            transitions: From outside, begin, inside (rows) to outside, begin, inside (columns), row by row.
        """
        self.weights = weights
        self.transitions = transitions
        self._steps = tuple(exp(weight) for weight in transitions)
        self._sums = TokenWeights(weights)
        # The most tokens of which the product of odds and steps remains a number.
        self._most_unscaled = int(_LARGEST / (_CEILING + max(0.0, *transitions)))

    def marginals(self, observations: Observations) -> tuple[list[float], list[float]]:
        """Return for each token the probability that it begins a name, and that it belongs to one."""
        # The odds of begin and inside against outside, for each token by itself.
        begin, inside = map(_odds, self._sums.of(observations))
        count = len(observations.features)
        begins, names = [0.0] * count, [0.0] * count
        done = 0
        for start, end in observations.segments:
            if end - start == 1:
                # Most segments have one token, and need no recursion.
                name = begin[done] + inside[done]
                begins[start], names[start] = begin[done] / (1.0 + name), name / (1.0 + name)
                done += 1
                continue
            following = done + end - start
            marginals = self._short_segment if end - start <= self._most_unscaled else self._segment
            begins[start:end], names[start:end] = marginals(begin[done:following], inside[done:following])
            done = following
        return begins, names

    def _short_segment(self, begin: list[float], inside: list[float]) -> tuple[list[float], list[float]]:
        """Run the algorithm as :meth:`_segment` does, without scaling: two thirds of the steps."""
        oo, ob, oi, bo, bb, bi, io, ib, ii = self._steps
        forward = []
        o, b, i = 1.0, begin[0], inside[0]
        for next_begin, next_inside in zip(begin[1:], inside[1:], strict=True):
            forward.append((b, i))
            o, b, i = (
                o * oo + b * bo + i * io,
                (o * ob + b * bb + i * ib) * next_begin,
                (o * oi + b * bi + i * ii) * next_inside,
            )
        total = o + b + i
        begins, names = [b / total], [(b + i) / total]
        after_outside = after_begin = after_inside = 1.0
        for (b, i), next_begin, next_inside in zip(reversed(forward), reversed(begin), reversed(inside), strict=False):
            started, continued = next_begin * after_begin, next_inside * after_inside
            after_outside, after_begin, after_inside = (
                oo * after_outside + ob * started + oi * continued,
                bo * after_outside + bb * started + bi * continued,
                io * after_outside + ib * started + ii * continued,
            )
            begins.append(b * after_begin / total)
            names.append((b * after_begin + i * after_inside) / total)
        return begins[::-1], names[::-1]

    def _segment(self, begin: list[float], inside: list[float]) -> tuple[list[float], list[float]]:
        """Run the forward-backward algorithm over the odds of the tokens of one segment."""
        oo, ob, oi, bo, bb, bi, io, ib, ii = self._steps
        # Forward, scaled to sum 1 at each token.
        forward = []
        outside, started, continued = 1.0, begin[0], inside[0]
        for next_begin, next_inside in zip([*begin[1:], 0.0], [*inside[1:], 0.0], strict=True):
            total = outside + started + continued
            o, b, i = here = outside / total, started / total, continued / total
            forward.append(here)
            outside = o * oo + b * bo + i * io
            started = (o * ob + b * bb + i * ib) * next_begin
            continued = (o * oi + b * bi + i * ii) * next_inside
        # Backward, scaled the same way; the product of the two, normalised, is the marginal.
        begins, names = [], []
        after_outside = after_begin = after_inside = 1.0
        for (o, b, i), here_begin, here_inside in zip(
            reversed(forward), reversed(begin), reversed(inside), strict=True
        ):
            started, continued = b * after_begin, i * after_inside
            total = o * after_outside + started + continued
            begins.append(started / total)
            names.append((started + continued) / total)
            started, continued = here_begin * after_begin, here_inside * after_inside
            before_outside = oo * after_outside + ob * started + oi * continued
            before_begin = bo * after_outside + bb * started + bi * continued
            before_inside = io * after_outside + ib * started + ii * continued
            total = before_outside + before_begin + before_inside
            after_outside, after_begin, after_inside = (
                before_outside / total,
                before_begin / total,
                before_inside / total,
            )
        return begins[::-1], names[::-1]


def _odds(weights: list[float]) -> list[float]:
    if weights and max(weights) > _CEILING:
        weights = [min(weight, _CEILING) for weight in weights]
    return [*map(exp, weights)]


def threshold_kind(tokens: TokenText) -> str:
    """Return the kind of a text for its threshold: ``mixed``, ``capitals``, or ``old`` capitals.

    Capitals count as old where nothing in the text was introduced after 1990.
    """
    if not tokens.is_capitals:
        return "mixed"
    return "capitals" if any(sign in tokens.text for sign in _MODERN_SIGNS) else "old"


class NameModel:
    """A trained model, ready to read cables.

    Attributes:
        field: The fitted field.
        metadata: Training data, thresholds and figures.
        calibration: The share of names at each probability.
        words: The features of all words met so far.
    """

    def __init__(self, field: RandomField, metadata: dict[str, Any]) -> None:
        """Combine a fitted field with its metadata."""
        self.field = field
        self.metadata = metadata
        self.calibration = Calibration(*map(tuple, metadata["calibration"]))
        self.words = WordFeatureCache(word_table(), contexts_in(field.weights))

    def read(self, observations: Observations) -> tuple[list[float], list[float]]:
        """Return for each token the probability that it begins a name, and that it belongs to one."""
        return self.field.marginals(observations)

    def threshold(self, observations: Observations, min_confidence: float | None = None) -> float:
        """Return the least probability of a name's likeliest token: the trained one, or that of ``min_confidence``."""
        if min_confidence is not None:
            return self.calibration.probability(min_confidence)
        thresholds = self.metadata["thresholds"]
        return float(thresholds.get(threshold_kind(observations.tokens), thresholds["capitals"]))

    def save(self, path: Path) -> None:
        """Write the model as gzipped JSON: numbers and text, nothing that runs."""
        names = sorted(self.field.weights)
        begin, inside = unpacked([*map(self.field.weights.__getitem__, names)])
        document = {
            "format": FORMAT,
            "metadata": self.metadata,
            "transitions": self.field.transitions,
            "features": "\n".join(names),
            "begin": [*map(int, begin)],
            "inside": [*map(int, inside)],
        }
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        # No time stamp, so that the same training gives the same bytes.
        path.write_bytes(gzip.compress(text.encode(), mtime=0))


def load(path: Path) -> NameModel:
    """Read a model file.

    Raises:
        ModelError: It is not a name model, or one of another format.
        OSError: It cannot be read.
    """
    invalid = ModelError(f"{path} is not a name model; train one with python -m cablelint.names.training")
    try:
        document = json.loads(gzip.decompress(path.read_bytes()))
        version = document["format"]
    except _DAMAGE:
        raise invalid from None
    if version != FORMAT:
        raise ModelError(f"{path} is a name model of another format; this version reads format {FORMAT}")
    try:
        begin, inside = document["begin"], document["inside"]
        _check_numbers((sum(begin), sum(inside)))
        weights = dict(zip(document["features"].split("\n"), packed(begin, inside), strict=True))
        metadata = document["metadata"]
        _check_numbers(document["transitions"], count=_TRANSITIONS)
        _check_numbers((*metadata["thresholds"].values(), metadata["thresholds"]["capitals"]))
        raw, observed = metadata["calibration"]
        _check_numbers((*raw, *observed), count=2 * len(raw))
        return NameModel(RandomField(weights, document["transitions"]), metadata)
    except _DAMAGE:
        raise invalid from None


def _check_numbers(numbers: Sequence[float], count: int | None = None) -> None:
    """Check values of a model file.

    Raises:
        TypeError: A value is no number.
        ValueError: A number is not finite, or there are not so many.
    """
    if not all(map(isfinite, numbers)) or count not in (None, len(numbers)):
        raise ValueError("expected finite numbers, and so many")


@cache
def default_model() -> NameModel:
    """Load the model of the package."""
    return load(MODEL_FILE)
