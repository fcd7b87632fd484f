"""From probabilities to names: which stretches of tokens are masked, and how sure that is."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablelint.names.model.observations import Sight

# A token beside a sure one belongs to the name when it is this fraction as likely as the least sure token must be:
# half a name masked is a name leaked. Particles and initials are drawn in even when they are unlikely.
_REACH = 0.2
_SMALL_REACH = 0.01
_MOST_DRAWN_IN = 6
# "Tokyo", "Lima" or "Jordan" alone is the place, unless the model is so many times surer than it must be.
_BARE_PLACE = 2.5
_CERTAIN = 0.99
_SMALL_GROUPS = frozenset({"particle", "Particle", "X", ".", "-"})


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
    previous: Stretch | None = None
    for stretch in _cores(sight, begins, names, threshold):
        if previous is not None and _are_one(sight, previous, stretch):
            surest = max(previous.probability, stretch.probability)
            previous = Stretch(previous.first, stretch.last, surest)
            continue
        if previous is not None:
            yield previous
        previous = stretch
    if previous is not None:
        yield previous


def _cores(sight: Sight, begins: Sequence[float], names: Sequence[float], threshold: float) -> Iterator[Stretch]:
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
            stretch = _whole(sight, names, start, first, last)
            least = min(_BARE_PLACE * threshold, _CERTAIN) if _is_bare_place(sight, stretch) else threshold
            if stretch.probability >= least:
                yield stretch


def _is_bare_place(sight: Sight, stretch: Stretch) -> bool:
    """Whether a stretch is the name of a country or large town alone, and no recogniser knows better."""
    if stretch.last - stretch.first != 1 or sight.evidence(stretch.first) is not None:
        return False
    return sight.facts[stretch.first].group.startswith(("town", "nation"))


def _are_one(sight: Sight, left: Stretch, right: Stretch) -> bool:
    """Whether nothing but particles stands between two stretches, or they overlap: Fernandez *de* Kirchner."""
    between = range(left.last, right.first)
    if not between:
        return left.last > right.first
    return all(sight.facts[index].group in ("particle", "Particle") for index in between)


def _whole(sight: Sight, names: Sequence[float], start: int, first: int, last: int) -> Stretch:
    """A run of tokens with the particles and initials before it, without punctuation or prepositions at its ends."""
    facts = sight.facts
    start = max(start, first - _MOST_DRAWN_IN)
    while first > start and facts[first - 1].group in _SMALL_GROUPS and names[first - 1] >= _SMALL_REACH:
        first -= 1
    while last > first and (
        not facts[last - 1].folded[0].isalnum()
        # What is spelt like a particle behind a name is a preposition: "told Okafor at dinner".
        or (facts[last - 1].group == "particle" and not sight.reading.is_glued(last - 1))
    ):
        last -= 1
    while first < last and not facts[first].folded[0].isalnum():
        first += 1
    return Stretch(first, last, max(names[first:last], default=0.0))


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
    """The value at ``x`` on straight lines from (0, 0) through the points to (1, 1)."""
    index = bisect_left(xs, x)
    left, low = (xs[index - 1], ys[index - 1]) if index else (0.0, 0.0)
    right, high = (xs[index], ys[index]) if index < len(xs) else (1.0, 1.0)
    return high if right <= left or x > right else low + (high - low) * (x - left) / (right - left)
