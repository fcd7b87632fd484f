"""What a first pass over a cable found, as evidence for a second."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cablelint.names.sight import Keys, Sight

# Between these a probability is one bucket; close to 0 and 1 the buckets are narrow.
_STEPS = (0.003, 0.01, 0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.99, 0.997)
_LIKELY = 0.5
_Elsewhere = tuple[int, int, int, int]
_NOWHERE: _Elsewhere = (-1, -1, 0, -1)


class Echo:
    """The first pass's findings, seen from each token: here, beside, and wherever else its word stands."""

    def __init__(self, sight: Sight, names: Sequence[float]) -> None:
        """Gather the first pass's probabilities, one a token, by word."""
        self._sight = sight
        self._names = names
        self._buckets = [bisect_right(_STEPS, name) if name else 0 for name in names]
        self._places: list[_Elsewhere | None] = [None] * len(names)
        facts = sight.facts
        # By word: how often, the sum, the two greatest, the greatest within a name of several words.
        self._sums: defaultdict[str, list[float]] = defaultdict(lambda: [0, 0.0, 0.0, 0.0, 0.0])
        self._initials: set[str] = set()
        for start, end in sight.segments:
            run = ""
            for index in range(start, end):
                word = facts[index].folded
                if not word[0].isalnum():
                    continue
                name = names[index]
                entry = self._sums[word]
                entry[0] += 1
                entry[1] += name
                if name > entry[2]:
                    entry[2:4] = name, entry[2]
                elif name > entry[3]:
                    entry[3] = name
                if name < _LIKELY:
                    self._note_initials(run)
                    run = ""
                    continue
                if run and name > entry[4]:
                    entry[4] = name
                run += word[0] if facts[index].group != "particle" else word[0].upper()
            self._note_initials(run)

    def _note_initials(self, run: str) -> None:
        """Remember what a name of several words is abbreviated to, with its particles and without."""
        if len(run) > 1:
            self._initials.add(run.lower())
            self._initials.add("".join(letter for letter in run if letter.islower()))

    def _elsewhere(self, index: int) -> _Elsewhere:
        place = self._places[index]
        if place is None:
            place = self._places[index] = self._look_elsewhere(index)
        return place

    def _look_elsewhere(self, index: int) -> _Elsewhere:
        """Of the same word elsewhere, in buckets: the greatest and mean probability, how often, within full names."""
        entry = self._sums.get(self._sight.facts[index].folded)
        if entry is None or entry[0] < 2:
            return _NOWHERE
        count, total, first, second, full = entry
        here = self._names[index]
        return (
            bisect_right(_STEPS, second if here >= first else first),
            bisect_right(_STEPS, (total - here) / (count - 1)),
            min(int(count) - 1, 3),
            bisect_right(_STEPS, full),
        )

    def keys(self, index: int) -> Keys:
        """The keys of a token for the functions of ``ECHO_EXPANSIONS``."""
        buckets = self._buckets
        fact = self._sight.facts[index]
        last = len(buckets) - 1
        is_short = 1 < len(fact.folded) < 5
        return (
            (buckets[index - 1] if index else 0, buckets[index], buckets[index + 1] if index < last else 0),
            (
                self._sight.loudness(index),
                fact.group,
                self._elsewhere(index),
                is_short and fact.folded in self._initials,
            ),
            (
                self._elsewhere(index - 1)[0] if index else -1,
                self._elsewhere(index + 1)[0] if index < last else -1,
            ),
        )


def _expand_marginals(key: tuple[int, int, int]) -> list[str]:
    before, here, after = key
    return [f"p0={here}", f"p-={before}", f"p+={after}", f"pp={before // 2}|{here // 2}|{after // 2}"]


def _expand_elsewhere(key: tuple[str, str, _Elsewhere, bool]) -> list[str]:
    loud, group, (greatest, mean, count, full), initials = key
    features = [f"{loud}initials={group[-1]}"] if initials else []
    if not count:
        return [*features, "o=none"]
    return [
        *features,
        f"omax={greatest}",
        f"omean={mean}",
        f"oo={greatest}|{mean}|{count}",
        f"om={greatest}|{mean}",
        f"{group}omax={greatest}",
        f"{loud}omax={greatest}",
        f"{loud}ofull={full}",
    ]


def _expand_beside(key: tuple[int, int]) -> list[str]:
    before, after = key
    return [f"-omax={before}", f"+omax={after}"]


ECHO_EXPANSIONS: tuple[Callable[[Any], list[str]], ...] = (_expand_marginals, _expand_elsewhere, _expand_beside)
"""What each key of ``Echo.keys`` stands for, in their order."""
