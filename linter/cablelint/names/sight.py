"""A reading with, for each token, the keys that the name model looks up.

A key stands for a bundle of features. Training expands it into their names; inference adds up their weights once and
keeps the sum, so that a token costs a few look-ups however many features there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from cablelint.names.reading import NEW_BLOCK, Candidate, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cablelint.names.facts import WordCache
    from cablelint.names.people import Evidence

Keys = tuple[object, ...]
State = tuple[()] | tuple[bool, int, int, tuple[str, ...]]
"""Whether a word is printed small in the cable, what it stands beside (a sum of marks), how often, and the cues of all
its neighbours; nothing for a word that no name can hold."""

_AFTER_TITLE, _AFTER_FORENAME, _BY_SPEECH = 1, 2, 4


class Sight:
    """A cable as the model sees it. Built once a cable.

    Attributes:
        reading: The text.
        facts: What is known of each token's word.
        segments: The stretches of tokens that can hold names at all; all other tokens are no names.
        candidates: What the recognisers found.
    """

    def __init__(self, reading: Reading, words: WordCache, candidates: Sequence[Candidate] = ()) -> None:
        """Look at a reading, with what the recognisers found in it."""
        self.reading = reading
        self.candidates = candidates
        plain, loud = words.plain, words.shouted
        if reading.is_capitals:
            self.facts = [loud[word] for word in reading.words]
        else:
            self.facts = [
                (loud if shouted else plain)[word] for word, shouted in zip(reading.words, reading.shouted, strict=True)
            ]
        self.segments = list(self._segments())
        self._certain = self._certainties()
        self._things = self._known_things()
        self._states = self._word_states()
        self._keys: dict[int, Keys] = {}

    def _segments(self) -> Iterator[tuple[int, int]]:
        facts, breaks, starts, ends = self.facts, self.reading.breaks, self.reading.starts, self.reading.ends
        start = -1
        last = -1
        for index, fact in enumerate(facts):
            if start >= 0 and breaks[index] == NEW_BLOCK:
                yield start, last + 1
                start = -1
            if fact.possible:
                if fact.folded[:1].isalnum():
                    start = index if start < 0 else start
                    last = index
            elif start >= 0:
                glued = index > 1 and facts[index - 1].folded == "-" and ends[index - 1] == starts[index]
                if glued and last == index - 2 and fact.folded[:1].isalpha():
                    last = index
                else:
                    yield start, last + 1
                    start = -1
        if start >= 0:
            yield start, last + 1

    def _certainties(self) -> dict[int, tuple[Evidence, bool]]:
        """For each token in a candidate the evidence, and whether the candidate begins there."""
        found: dict[int, tuple[Evidence, bool]] = {}
        for candidate in self.candidates:
            first, last = self.reading.tokens_in(candidate.start, candidate.end)
            found.update((index, (candidate.evidence, index == first)) for index in range(first, last))
        return found

    def evidence(self, index: int) -> Evidence | None:
        """What a recogniser says of a token."""
        found = self._certain.get(index)
        return found[0] if found else None

    def _known_things(self) -> dict[int, str]:
        """The tokens of places and things known by names of several words: ``Sri Lanka``, ``al-Shabaab``."""
        found: dict[int, str] = {}
        for start, end in self.segments:
            for index in range(start, end):
                for rest in self.facts[index].phrases:
                    stop = self._match(rest, index + 1, end)
                    if stop:
                        found.update(dict.fromkeys(range(index + 1, stop), "i"))
                        found[index] = "b"
        return found

    def _match(self, rest: tuple[str, ...], index: int, end: int) -> int:
        """The token after the words of a phrase, or 0 when they do not stand here; hyphens do not matter."""
        for word in rest:
            if index < end and self.facts[index].folded == "-":
                index += 1
            if index >= end or self.facts[index].folded != word:
                return 0
            index += 1
        return index

    def _word_states(self) -> dict[str, State]:
        """What the whole cable tells of each word that can be in a name."""
        facts = self.facts
        small: set[str] = set()
        counts: Counter[str] = Counter()
        marks: defaultdict[str, int] = defaultdict(int)
        before: defaultdict[str, list[str]] = defaultdict(list)
        after: defaultdict[str, list[str]] = defaultdict(list)
        previous_cue = ""
        last_group = "^"
        for fact, following in zip_longest(facts, facts[1:]):
            group = fact.group
            word = fact.folded
            if group in ("xx", "particle", "the"):
                small.add(word)
            elif fact.possible and word[0].isalnum():
                counts[word] += 1
                if last_group == "title":
                    marks[word] |= _AFTER_TITLE
                elif last_group in ("Fore", "fore", "X"):
                    marks[word] |= _AFTER_FORENAME
                elif last_group == "speech" or (following is not None and following.group == "speech"):
                    marks[word] |= _BY_SPEECH
                before[word].append(previous_cue)
                after[word].append(following.cue if following else "")
            previous_cue = fact.cue
            if group != ".":
                last_group = group
        return {
            word: (
                word in small,
                marks[word],
                min(count, 4) if count < 8 else 8,
                (*_shares("<", before[word]), *_shares(">", after[word])) if count > 1 else (),
            )
            for word, count in counts.items()
        }

    def state(self, index: int) -> State:
        """What the whole cable tells of the word of a token."""
        return self._states.get(self.facts[index].folded, ())

    def is_titled(self, index: int) -> bool:
        """Whether the word of a token stands after a title anywhere in the cable."""
        state = self.state(index)
        return len(state) == 4 and state[1] & _AFTER_TITLE != 0

    def _certainty(self, index: int) -> str:
        found = self._certain.get(index)
        return f"{found[0].kind} {'b' if found[1] else 'i'}" if found else ""

    def loudness(self, index: int) -> str:
        """``!`` where capitals mean nothing, else ``:``."""
        return "!" if self.reading.is_capitals or self.reading.shouted[index] else ":"

    def keys(self, index: int) -> Keys:
        """The keys of a token beyond those of its words, one for each function of ``EXPANSIONS``."""
        known = self._keys.get(index)
        if known is None:
            known = self._keys[index] = self._make_keys(index)
        return known

    def _make_keys(self, index: int) -> Keys:
        facts, reading = self.facts, self.reading
        last = len(facts) - 1
        here = facts[index].group
        before = facts[index - 1].group if index else "^"
        after = facts[index + 1].group if index < last else "$"
        loud = self.loudness(index)
        return (
            (loud, here, self.state(index)),
            (loud, before, here, after),
            (loud, facts[index - 2].group if index > 1 else "^", before, here),
            (loud, here, after, facts[index + 2].group if index + 1 < last else "$"),
            (
                loud,
                reading.zone_of[index],
                reading.breaks[index],
                reading.breaks[index + 1] if index < last else NEW_BLOCK,
                self._certainty(index),
                self._things.get(index, ""),
            ),
            (self.state(index - 1)[:3] if index else (), self.state(index + 1)[:3] if index < last else ()),
        )


def _shares(side: str, cues: list[str]) -> Iterator[str]:
    """Each cue that stands on one side of a word in a fifth of its places or more, and whether in more than half."""
    count = len(cues)
    for cue, number in sorted(Counter(cues).items()):
        if number * 5 >= count:
            yield f"{side}{cue}{'+' if number * 2 > count else ''}"


def _expand_state(key: tuple[str, str, State]) -> list[str]:
    loud, here, state = key
    if len(state) != 4:
        return []
    small, marks, count, cues = state
    return [
        f"{loud}small={small}",
        f"{loud}marks={marks}",
        f"{loud}count={count}",
        f"{loud}state={small}{marks}{count}",
        f"{loud}{here}small={small}",
        f"{loud}{here}marks={marks}",
        *(f"doc{cue}" for cue in cues),
        *(f"{loud}doc{cue}" for cue in cues),
    ]


def _expand_neighbours(key: tuple[str, str, str, str]) -> list[str]:
    loud, before, here, after = key
    return [f"{loud}bh={before}|{here}", f"{loud}ha={here}|{after}", f"{loud}bha={before}|{here}|{after}"]


def _expand_before(key: tuple[str, str, str, str]) -> list[str]:
    loud, second, before, here = key
    return [f"{loud}sbh={second}|{before}|{here}"]


def _expand_after(key: tuple[str, str, str, str]) -> list[str]:
    loud, here, after, second = key
    return [f"{loud}has={here}|{after}|{second}"]


def _expand_place(key: tuple[str, str, int, int, str, str]) -> list[str]:
    loud, zone, before, after, certain, thing = key
    features = [f"{loud}break={before}{after}", f"{loud}zone={zone}", f"{loud}zb={zone}{before}{after}"]
    if certain:
        features += [f"sure={certain}", f"sure={certain[-1]}", f"{loud}sure={certain}"]
    if thing:
        features += [f"thing={thing}", f"{loud}thing={thing}"]
    return features


def _expand_states(key: tuple[State, State]) -> list[str]:
    before, after = key
    return [f"before={before}", f"after={after}"]


EXPANSIONS: tuple[Callable[[Any], list[str]], ...] = (
    _expand_state,
    _expand_neighbours,
    _expand_before,
    _expand_after,
    _expand_place,
    _expand_states,
)
"""What each key of ``Sight.keys`` stands for, in their order."""
