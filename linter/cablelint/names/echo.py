"""What a first pass over a cable found, as evidence for a second."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cablelint.names.sight import Columns, Sight

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
        words, groups = sight.folded, sight.groups
        # By word: how often, the sum, the two greatest, the greatest within a name of several words.
        self._sums: defaultdict[str, list[float]] = defaultdict(lambda: [0, 0.0, 0.0, 0.0, 0.0])
        self._initials: set[str] = set()
        for start, end in sight.segments:
            run = ""
            for index in range(start, end):
                word = words[index]
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
                run += word[0] if groups[index] != "particle" else word[0].upper()
            self._note_initials(run)

    def _note_initials(self, run: str) -> None:
        """Remember what a name of several words is abbreviated to, with its particles and without."""
        if len(run) > 1:
            self._initials.add(run.lower())
            self._initials.add("".join(letter for letter in run if letter.islower()))

    def _elsewhere(self) -> list[_Elsewhere]:
        """For each token what the first pass says of the same word elsewhere."""
        repeated = {word: entry for word, entry in self._sums.items() if entry[0] > 1}
        # Outside of segments, where nothing was found.
        seen = {word: _look_elsewhere(entry, 0.0) for word, entry in repeated.items()}
        words, names = self._sight.folded, self._names
        elsewhere = list(map(seen.get, words, repeat(_NOWHERE)))
        for place in self._sight.places:
            if words[place] in repeated:
                elsewhere[place] = _look_elsewhere(repeated[words[place]], names[place])
        return elsewhere

    @cached_property
    def columns(self) -> Columns:
        """The keys of the tokens in segments, a column for each of ``ECHO_EXPANSIONS``."""
        sight, initials, names = self._sight, self._initials, self._names
        buckets = [0] * len(names)
        for place in sight.places:
            buckets[place] = bisect_right(_STEPS, names[place])
        elsewhere = self._elsewhere()
        greatest = [place[0] for place in elsewhere]
        abbreviates = [1 < len(word) < 5 and word in initials for word in sight.here(sight.folded)]
        here, before, after = sight.here(buckets), sight.beside(buckets, 0, -1), sight.beside(buckets, 0, 1)
        greatest_before, greatest_after = sight.beside(greatest, -1, -1), sight.beside(greatest, -1, 1)
        loud, group = sight.loudness, sight.here(sight.groups)
        columns: tuple[Iterable[tuple[object, ...]], ...] = (
            zip(before, here, after, strict=True),
            zip(loud, group, sight.here(elsewhere), abbreviates, strict=True),
            zip(greatest_before, greatest_after, strict=True),
        )
        return tuple(map(list, columns))


def _look_elsewhere(entry: Sequence[float], here: float) -> _Elsewhere:
    """In buckets: the greatest and mean probability, how often, the greatest within full names."""
    count, total, first, second, full = entry
    return (
        bisect_right(_STEPS, second if here >= first else first),
        bisect_right(_STEPS, (total - here) / (count - 1)),
        min(int(count) - 1, 3),
        bisect_right(_STEPS, full),
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
"""What each key of ``Echo.columns`` stands for, in their order."""
