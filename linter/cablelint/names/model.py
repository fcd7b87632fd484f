"""The trained name model: how likely each token is to belong to a personal name.

A linear-chain conditional random field with the labels *begin*, *inside* and *outside*. Inference is plain Python: the
weights of a word's features are added up once and kept, so a token costs a few look-ups and one step forward and back.
"""

from __future__ import annotations

import gzip
import json
from functools import cache, partial, reduce
from math import exp
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cablelint.names.decision import Calibration
from cablelint.names.facts import WordCache, WordFacts
from cablelint.names.features import OFFSETS, context_features
from cablelint.names.sight import EXPANSIONS, Sight
from cablelint.names.words import word_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MODEL_FILE = Path(__file__).parent.parent / "data" / "names.json.gz"
FORMAT = 2

Weights = dict[str, tuple[float, float]]
"""For each feature, how much it speaks for *begin* and for *inside*, against *outside*."""

_CEILING = 40.0
# Sums of more keys than this are forgotten and made anew, so that a corpus does not fill the memory.
_MOST_KEYS = 200_000


class ModelError(ValueError):
    """The file is not a name model that this version can read."""


class Field:
    """The random field: feature weights and the weights of each label following another."""

    def __init__(self, weights: Weights, transitions: list[float]) -> None:
        """Prepare a field.

        Args:
            weights: By feature name.
            transitions: From outside, begin, inside (rows) to outside, begin, inside (columns), row by row.
        """
        self.weights = weights
        self.transitions = transitions
        self._steps = tuple(exp(weight) for weight in transitions)
        self._words = _Sums(weights, _own)
        self._contexts = {offset: _Sums(weights, _context(offset)) for offset in OFFSETS}
        self._tables = [_Sums(weights, expand) for expand in EXPANSIONS]

    def marginals(self, sight: Sight) -> tuple[list[float], list[float]]:
        """For each token the probability that it begins a name, and that it belongs to one."""
        count = len(sight.facts)
        begins, names = [0.0] * count, [0.0] * count
        potentials = self._potentials(sight)
        done = 0
        for start, end in sight.segments:
            following = done + end - start
            self._segment(potentials[done:following], start, begins, names)
            done = following
        return begins, names

    def _segment(
        self, potentials: list[tuple[float, float]], start: int, begins: list[float], names: list[float]
    ) -> None:
        """Forward and backward over the tokens from ``start`` on, of which nothing is known but their potentials."""
        begin, inside = potentials[0]
        if len(potentials) == 1:
            begins[start] = begin / (1.0 + begin + inside)
            names[start] = (begin + inside) / (1.0 + begin + inside)
            return
        oo, ob, oi, bo, bb, bi, io, ib, ii = self._steps
        # Forward, scaled to sum 1 at each token.
        forward = []
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
        for position in range(len(potentials) - 1, -1, -1):
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

    def _potentials(self, sight: Sight) -> list[tuple[float, float]]:
        """How much likelier than outside begin and inside are, for each token of the segments by itself."""
        facts = sight.facts
        # Padded, so that the first and last tokens have neighbours too.
        padded = [None, None, *facts, None, None]
        contexts = [
            self._contexts[offset].of(sight.here(padded[2 + offset : 2 + offset + len(facts)])) for offset in OFFSETS
        ]
        totals = map(add, self._words.of(sight.here(facts)), reduce(partial(map, add), contexts))
        for table, column in zip(self._tables, sight.columns, strict=True):
            totals = map(add, totals, table.of(column))
        return [(exp(min(total.real, _CEILING)), exp(min(total.imag, _CEILING))) for total in totals]


class _Sums(dict[Any, complex]):
    """The summed weights of what each key stands for, added up when first asked for.

    The weight for *begin* is the real part and that for *inside* the imaginary part of one number, so that both are
    added at once and whole columns are added without a loop over their tokens.
    """

    def __init__(self, weights: Weights, expand: Callable[[Any], Iterable[str]]) -> None:
        """Prepare sums over the feature names that ``expand`` gives for a key."""
        self._weight = weights.get
        self._expand = expand

    def __missing__(self, key: Any) -> complex:
        if len(self) >= _MOST_KEYS:
            self.clear()
        begin = inside = 0.0
        for weight in filter(None, map(self._weight, self._expand(key))):
            begin += weight[0]
            inside += weight[1]
        result = self[key] = complex(begin, inside)
        return result

    def of(self, column: Iterable[Any]) -> Iterator[complex]:
        """The sum for each key of a column."""
        return map(self.__getitem__, column)


def _own(fact: WordFacts) -> Iterable[str]:
    return fact.features


def _context(offset: int) -> Callable[[WordFacts | None], Iterable[str]]:
    """What a word, if there is one, tells of the token from which it stands ``offset`` tokens away."""
    return lambda fact: context_features(fact, offset) if fact else ()


class NameModel:
    """A trained model, ready to read cables.

    Attributes:
        field: What it learnt.
        metadata: How it was trained, on how much, and how well it did.
        calibration: What its probabilities are worth.
        words: The facts of all words met so far.
    """

    def __init__(self, field: Field, metadata: dict[str, Any]) -> None:
        """Make a model of a trained field."""
        self.field = field
        self.metadata = metadata
        self.calibration = Calibration(*map(tuple, metadata["calibration"]))
        self.words = WordCache(word_table())

    def read(self, sight: Sight) -> tuple[list[float], list[float]]:
        """For each token of a sight the probability that it begins a name, and that it belongs to one."""
        return self.field.marginals(sight)

    def threshold(self, sight: Sight, min_confidence: float | None = None) -> float:
        """How likely the surest token of a name must be: as in training, or where the calibration puts a confidence."""
        if min_confidence is not None:
            return self.calibration.probability(min_confidence)
        return float(self.metadata["thresholds"]["capitals" if sight.reading.is_capitals else "mixed"])

    def save(self, path: Path) -> None:
        """Write the model as gzipped JSON: numbers and text, nothing that runs."""
        weights = self.field.weights
        names = sorted(weights)
        document = {
            "format": FORMAT,
            "metadata": self.metadata,
            "transitions": self.field.transitions,
            "features": "\n".join(names),
            "begin": [round(weights[name][0] * 1000) for name in names],
            "inside": [round(weights[name][1] * 1000) for name in names],
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
    try:
        document = json.loads(gzip.decompress(path.read_bytes()))
        if document["format"] != FORMAT:
            raise ModelError(f"{path} is a name model of format {document['format']}; this version reads {FORMAT}")
        begin = [weight / 1000 for weight in document["begin"]]
        inside = [weight / 1000 for weight in document["inside"]]
        weights = dict(zip(document["features"].split("\n"), zip(begin, inside, strict=True), strict=True))
        return NameModel(Field(weights, document["transitions"]), document["metadata"])
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
