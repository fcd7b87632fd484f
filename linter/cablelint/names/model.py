"""The trained name model: how likely each token is to belong to a personal name.

Two linear-chain conditional random fields with the labels *begin*, *inside* and *outside*. The second reads the cable
again with what the first found as evidence. Inference is plain Python: the weights of a word's features are added up
once and kept, so a token costs a few look-ups and one step forward and back.
"""

from __future__ import annotations

import gzip
import json
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

from cablelint.names.decision import Calibration
from cablelint.names.echo import ECHO_EXPANSIONS, Echo
from cablelint.names.facts import WordCache, WordFacts
from cablelint.names.features import OFFSETS, context_features
from cablelint.names.sight import EXPANSIONS, Sight
from cablelint.names.words import word_table

MODEL_FILE = Path(__file__).parent.parent / "data" / "names.json.gz"
FORMAT = 1

Weights = dict[str, tuple[float, float]]
"""For each feature, how much it speaks for *begin* and for *inside*, against *outside*."""

_CEILING = 40.0


class ModelError(ValueError):
    """The file is not a name model that this version can read."""


class Layer:
    """One pass: feature weights and the weights of each label following another."""

    def __init__(self, weights: Weights, transitions: list[float], *, echoes: bool) -> None:
        """Prepare a pass.

        Args:
            weights: By feature name.
            transitions: From outside, begin, inside (rows) to outside, begin, inside (columns), row by row.
            echoes: Whether this pass reads what an earlier one found.
        """
        self.weights = weights
        self.transitions = transitions
        self.echoes = echoes
        self._steps = tuple(exp(weight) for weight in transitions)
        self._words = _WordSums(weights)
        self._sums = [_KeySums(weights, expand) for expand in EXPANSIONS]
        self._echo_sums = [_KeySums(weights, expand) for expand in ECHO_EXPANSIONS] if echoes else []

    def marginals(self, sight: Sight, echo: Echo | None = None) -> tuple[list[float], list[float]]:
        """For each token the probability that it begins a name, and that it belongs to one."""
        count = len(sight.facts)
        begins, names = [0.0] * count, [0.0] * count
        for start, end in sight.segments:
            self._segment(sight, echo, start, end, begins, names)
        return begins, names

    def _segment(
        self, sight: Sight, echo: Echo | None, start: int, end: int, begins: list[float], names: list[float]
    ) -> None:
        oo, ob, oi, bo, bb, bi, io, ib, ii = self._steps
        potentials = self._potentials(sight, echo, start, end)
        # Forward, scaled to sum 1 at each token.
        forward = []
        begin, inside = potentials[0]
        total = 1.0 + begin + inside
        outside, begin, inside = 1.0 / total, begin / total, inside / total
        forward.append((outside, begin, inside))
        for here_begin, here_inside in potentials[1:]:
            next_outside = outside * oo + begin * bo + inside * io
            next_begin = (outside * ob + begin * bb + inside * ib) * here_begin
            next_inside = (outside * oi + begin * bi + inside * ii) * here_inside
            total = next_outside + next_begin + next_inside
            outside, begin, inside = next_outside / total, next_begin / total, next_inside / total
            forward.append((outside, begin, inside))
        # Backward, scaled the same way; the product of the two, normalised, is the marginal.
        back_outside = back_begin = back_inside = 1.0
        for position in range(end - start - 1, -1, -1):
            outside, begin, inside = forward[position]
            outside *= back_outside
            begin *= back_begin
            inside *= back_inside
            total = outside + begin + inside
            index = start + position
            begins[index] = begin / total
            names[index] = (begin + inside) / total
            here_begin, here_inside = potentials[position]
            here_begin *= back_begin
            here_inside *= back_inside
            next_outside = oo * back_outside + ob * here_begin + oi * here_inside
            next_begin = bo * back_outside + bb * here_begin + bi * here_inside
            next_inside = io * back_outside + ib * here_begin + ii * here_inside
            total = next_outside + next_begin + next_inside
            back_outside, back_begin, back_inside = next_outside / total, next_begin / total, next_inside / total

    def _potentials(self, sight: Sight, echo: Echo | None, start: int, end: int) -> list[tuple[float, float]]:
        facts, words = sight.facts, self._words
        count = len(facts)
        vectors = [words[facts[index]] if 0 <= index < count else _NOTHING for index in range(start - 2, end + 2)]
        state_sums, neighbour_sums, before_sums, after_sums, place_sums, states_sums = self._sums
        result = []
        for index in range(start, end):
            offset = index - start
            far, near = vectors[offset], vectors[offset + 1]
            here = vectors[offset + 2]
            after, second = vectors[offset + 3], vectors[offset + 4]
            state, neighbours, befores, afters, place, states = sight.keys(index)
            s1 = state_sums[state]
            s2 = neighbour_sums[neighbours]
            s3 = before_sums[befores]
            s4 = after_sums[afters]
            s5 = place_sums[place]
            s6 = states_sums[states]
            begin = here[0] + far[2] + near[4] + after[6] + second[8] + s1[0] + s2[0] + s3[0] + s4[0] + s5[0] + s6[0]
            inside = here[1] + far[3] + near[5] + after[7] + second[9] + s1[1] + s2[1] + s3[1] + s4[1] + s5[1] + s6[1]
            if echo is not None:
                for sums, key in zip(self._echo_sums, echo.keys(index), strict=True):
                    more = sums[key]
                    begin += more[0]
                    inside += more[1]
            result.append((exp(min(begin, _CEILING)), exp(min(inside, _CEILING))))
        return result


_NOTHING = (0.0,) * 10


class _WordSums(dict[WordFacts, tuple[float, ...]]):
    """The summed weights of a word, as the token itself and as the neighbour at each of ``OFFSETS``."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def __missing__(self, fact: WordFacts) -> tuple[float, ...]:
        sums = list(_add(self._weights, fact.features))
        for offset in OFFSETS:
            sums += _add(self._weights, context_features(fact, offset))
        result = self[fact] = tuple(sums)
        return result


class _KeySums(dict[object, tuple[float, float]]):
    """The summed weights of what a key stands for."""

    def __init__(self, weights: Weights, expand: Any) -> None:
        self._weights = weights
        self._expand = expand

    def __missing__(self, key: object) -> tuple[float, float]:
        result = self[key] = _add(self._weights, self._expand(key))
        return result


def _add(weights: Weights, names: Any) -> tuple[float, float]:
    begin = inside = 0.0
    for name in names:
        weight = weights.get(name)
        if weight is not None:
            begin += weight[0]
            inside += weight[1]
    return begin, inside


class NameModel:
    """A trained model, ready to read cables.

    Attributes:
        layers: The passes, in order.
        metadata: How it was trained, on how much, and how well it did.
        calibration: What its probabilities are worth.
        words: The facts of all words met so far.
    """

    def __init__(self, layers: list[Layer], metadata: dict[str, Any]) -> None:
        """Make a model of its layers."""
        self.layers = layers
        self.metadata = metadata
        self.calibration = Calibration(*map(tuple, metadata["calibration"]))
        self.words = WordCache(word_table())

    def read(self, sight: Sight) -> tuple[list[float], list[float]]:
        """For each token of a sight the probability that it begins a name, and that it belongs to one."""
        begins: list[float] = []
        names: list[float] = []
        for layer in self.layers:
            begins, names = layer.marginals(sight, Echo(sight, names) if layer.echoes else None)
        return begins, names

    def threshold(self, sight: Sight, min_confidence: float | None = None) -> float:
        """How likely the surest token of a name must be: as in training, or where the calibration puts a confidence."""
        if min_confidence is not None:
            return self.calibration.probability(min_confidence)
        return float(self.metadata["thresholds"]["capitals" if sight.reading.is_capitals else "mixed"])

    def save(self, path: Path) -> None:
        """Write the model as gzipped JSON: numbers and text, nothing that runs."""
        layers = []
        for layer in self.layers:
            names = sorted(layer.weights)
            layers.append(
                {
                    "echoes": layer.echoes,
                    "transitions": layer.transitions,
                    "features": "\n".join(names),
                    "begin": [round(layer.weights[name][0] * 1000) for name in names],
                    "inside": [round(layer.weights[name][1] * 1000) for name in names],
                }
            )
        document = {"format": FORMAT, "metadata": self.metadata, "layers": layers}
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        # No time stamp, so that the same training gives the same bytes.
        path.write_bytes(gzip.compress(text.encode(), mtime=0))


def load(path: Path) -> NameModel:
    """Read a model file.

    Raises:
        ModelError: It is not a name model, or one of another format.
        OSError: It cannot be read.
    """
    try:
        document = json.loads(gzip.decompress(path.read_bytes()))
        if document["format"] != FORMAT:
            raise ModelError(f"{path} is a name model of format {document['format']}; this version reads {FORMAT}")
        layers = []
        for layer in document["layers"]:
            begin = [weight / 1000 for weight in layer["begin"]]
            inside = [weight / 1000 for weight in layer["inside"]]
            weights = dict(zip(layer["features"].split("\n"), zip(begin, inside, strict=True), strict=True))
            layers.append(Layer(weights, layer["transitions"], echoes=layer["echoes"]))
        return NameModel(layers, document["metadata"])
    except (gzip.BadGzipFile, EOFError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise ModelError(f"{path} is not a name model; train one with python -m cablelint.names.training") from error
    except ValueError as error:
        if isinstance(error, ModelError):
            raise
        raise ModelError(f"{path} is not a name model; train one with python -m cablelint.names.training") from error


@cache
def default_model() -> NameModel:
    """The model that comes with the package."""
    return load(MODEL_FILE)
