"""From probabilities to names: which stretches of tokens are masked, and how sure that is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from cablelint.names.features import Sight

# A token beside a sure one belongs to the name when it is this fraction as likely as the least sure token must be:
# half a name masked is a name leaked.
_REACH = 0.2


class Stretch(NamedTuple):
    """Tokens ``[first, last)`` taken for one name, and the greatest probability among them."""

    first: int
    last: int
    probability: float


def stretches(sight: Sight, begins: Sequence[float], names: Sequence[float], threshold: float) -> Iterator[Stretch]:
    """The names of a cable: runs of likely tokens that hold at least one as likely as ``threshold``.

    Args:
        sight: The cable.
        begins: For each token how likely it begins a name.
        names: For each token how likely it belongs to one.
        threshold: From 0 to 1.
    """
    words = sight.reading.words
    reach = threshold * _REACH
    for start, end in sight.segments:
        index = start
        while index < end:
            if names[index] < reach:
                index += 1
                continue
            first = index
            index += 1
            while index < end and names[index] >= reach and begins[index] < names[index] / 2:
                index += 1
            last = index
            while last > first and not words[last - 1][0].isalnum():
                last -= 1
            while first < last and not words[first][0].isalnum():
                first += 1
            probability = max(names[first:last], default=0.0)
            if probability >= threshold:
                yield Stretch(first, last, probability)


@dataclass(frozen=True, slots=True)
class Calibration:
    """How often a stretch of a given probability was a name in cross-validation.

    Attributes:
        raw: Probabilities of the model, rising.
        observed: The share of names at each, never falling.
    """

    raw: tuple[float, ...]
    observed: tuple[float, ...]

    def confidence(self, probability: float) -> float:
        """The calibrated probability, between the points of the table on a straight line."""
        return _interpolate(self.raw, self.observed, probability)

    def probability(self, confidence: float) -> float:
        """The model's probability that a calibrated one stands for."""
        return _interpolate(self.observed, self.raw, confidence)


def calibrate(outcomes: Sequence[tuple[float, bool]], bins: int = 20) -> Calibration:
    """Learn a calibration from stretches of cross-validation: their probability and whether they were names.

    Equally filled bins are merged until the share of names rises with the probability.
    """
    ranked = sorted(outcomes)
    size = max(1, len(ranked) // bins)
    pools: list[list[float]] = []
    for start in range(0, len(ranked), size):
        part = ranked[start : start + size]
        pools.append([sum(raw for raw, _ in part), sum(good for _, good in part), len(part)])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            total, good, count = pools.pop()
            pools[-1] = [pools[-1][0] + total, pools[-1][1] + good, pools[-1][2] + count]
    return Calibration(
        tuple(round(total / count, 5) for total, _, count in pools),
        tuple(round(good / count, 5) for _, good, count in pools),
    )


def _interpolate(xs: Sequence[float], ys: Sequence[float], x: float) -> float:
    points = [(0.0, 0.0), *zip(xs, ys, strict=True), (1.0, 1.0)]
    for (left, low), (right, high) in pairwise(points):
        if x <= right:
            return high if right <= left else low + (high - low) * (x - left) / (right - left)
    return 1.0
