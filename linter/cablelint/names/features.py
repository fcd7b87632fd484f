"""What the name model looks at: for each token of a reading, a few keys, each of which stands for a bundle of features.

Training expands every key into feature names. Inference adds up the weights of a key's features once and keeps the sum,
so that a token costs a few look-ups however many features there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from dataclasses import dataclass
from bisect import bisect_right
from collections import defaultdict

from cablelint.data.titles import titles
from cablelint.names.reading import NEW_BLOCK, Candidate, Reading
from cablelint.names.words import WordTable, fold

PARTICLES = frozenset(
    "abd abu af al ar as at bin bint bu da dal dalla das de del della den der di do dos du e ed el en es ez i ibn la le "
    "lo los ma op os san st ter um umm ul ur van vom von y yr zu zum zur uz ad an".split()
)
"""Words in small letters that stand inside names."""

_NEVER = frozenset(
    "the of and that which who whom whose for with from by was were is are this these those their they its it his her "
    "our we be been has have had not but or if as also after before during about would could should there when where "
    "while into under over between because however although since until both such other more most some".split()
)
_INSIDE = frozenset(".-'’`,\"“”()/")
_SPEECH = frozenset(
    "said says told noted replied explained added stressed argued asked confirmed claimed agreed urged emphasized warned "
    "commented responded complained insisted remarked reported stated suggested pointed underscored reiterated expressed "
    "concluded acknowledged admitted believes believed thought thinks opined asserted observed highlighted recalled "
    "described predicted recommended cautioned thanked met visited speculated maintained continued countered".split()
)
_CALENDAR = frozenset(
    "january february march april june july august september october november december jan feb mar apr jun jul aug sep "
    "sept oct nov dec monday tuesday wednesday thursday friday saturday sunday".split()
)
_BODIES = frozenset(
    "party ministry minister embassy university council commission committee court bank group company corporation agency "
    "center centre institute foundation association organization union federation front movement street road avenue river "
    "lake mountain island islands province district region governorate county city town village port airport base camp "
    "prison hospital hotel palace square newspaper daily weekly times post television radio tv agreement treaty act law "
    "protocol conference process program project plan initiative fund office bureau department division school college "
    "airlines oil gas energy steel motors industries ltd inc tribe clan church mosque brigade battalion army".split()
)
_TITLE_WORDS = frozenset(
    word
    for title in titles().values()
    if not title.ambiguous or len(title.form) > 3
    for word in re.findall(r"[^\W\d_]+", title.form.casefold())[-1:]
)

_AFTER_TITLE, _AFTER_FORENAME, _BY_SPEECH = 1, 2, 4

Keys = tuple[object, ...]
State = tuple[()] | tuple[bool, int, int]
"""Whether a word is printed small in the cable, what it stands beside (a sum of marks), how often; or nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class WordFacts:
    """What the model knows of a word wherever it stands; one object a word, so that it can be a key itself."""

    folded: str
    group: str
    possible: bool
    features: tuple[str, ...]
    context: tuple[str, ...]


def word_facts(word: str, shouted: bool, table: WordTable) -> WordFacts:
    """The facts of a word; ``shouted`` where capitals mean nothing, because the whole line is in capitals."""
    folded = fold(word)
    lists = table.lists(folded)
    shape = _shape(word, shouted)
    group = _group(word, folded, lists, shape)
    mode = "!" if shouted else ":"
    context = [f"w={folded}", f"{mode}g={group}", f"{mode}h={shape}"]
    if not word[0].isalnum():
        return WordFacts(folded, group, word in _INSIDE, (f"w={folded}",), (f"w={folded}",))
    features = [
        f"w={folded}",
        f"{mode}h={shape}",
        f"{mode}g={group}",
        f"{mode}n={min(len(word), 9)}",
        f"{mode}L={lists}",
    ]
    features += [f"{mode}l={letter}" for letter in lists] or [f"{mode}l=none"]
    likeness = table.likeness(folded)
    features.append(f"{mode}k={max(-3, min(3, round(likeness * 2)))}")
    features.append(f"{mode}gk={group}{max(-2, min(2, round(likeness)))}")
    if len(folded) > 2:
        features += (f"s2={folded[-2:]}", f"s3={folded[-3:]}", f"p3={folded[:3]}", f"p2={folded[:2]}")
    if len(folded) > 4:
        features += (f"s4={folded[-4:]}", f"p4={folded[:4]}")
    if len(folded) > 3:
        features += sorted({f"t={folded[i : i + 3]}" for i in range(len(folded) - 2)})
    possible = folded not in _NEVER and not word.isdigit() and (word.lower() != word or folded in PARTICLES)
    return WordFacts(folded, group, possible, tuple(features), tuple(context))


def _shape(word: str, shouted: bool) -> str:
    if not word[0].isalnum():
        return word[:2]
    if word.isdigit():
        return f"9{min(len(word), 4)}"
    if not word.isalpha():
        return "'" if "'" in word or "’" in word else "X9"
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if shouted:
        return "-"
    if word.islower():
        return "xx"
    if word.isupper():
        return "XX" if len(word) > 5 else f"XX{len(word)}"
    if word[0].isupper() and word[1:].islower():
        return "Xx"
    return "XxX" if word[0].isupper() else "xX"


def _group(word: str, folded: str, lists: str, shape: str) -> str:
    """One of some twenty groups, for what is learnt of pairs of words."""
    if not word[0].isalnum():
        return word[0]
    if shape[0] == "9":
        return "9"
    if len(word) == 1:
        return shape
    for name, members in (("speech", _SPEECH), ("title", _TITLE_WORDS), ("calendar", _CALENDAR), ("body", _BODIES)):
        if folded in members:
            return name
    if shape == "xx":
        return "particle" if folded in PARTICLES else "the" if folded in _NEVER else "xx"
    if folded in _NEVER:
        return "the"
    if folded in PARTICLES:
        return "Particle"
    known = set(lists)
    common = "w" if known & set("12") else "v" if known & set("3W") else ""
    if known & set("KN"):
        return "nation"
    if "P" in known:
        return "town" + common
    fore = known & set("FGHM")
    last = known & set("ABCL")
    kind = "fore" if fore and not (last and "A" in known) else "last" if last else "rare" if "D" in known else "new"
    if kind == "fore" and "F" in known:
        kind = "Fore"
    acronym = "." if shape.startswith("XX") and len(word) < 6 else ""
    return kind + common + acronym


class Sight:
    """A reading with, for each token, the keys the model looks up. Built once a cable.

    Attributes:
        reading: The text.
        facts: What is known of each token's word.
        segments: The stretches of tokens that can hold names at all; all other tokens are no names.
        candidates: What the recognisers found.
    """

    def __init__(self, reading: Reading, words: WordCache, candidates: Sequence[Candidate] = ()) -> None:
        """Look at a reading, with what the recognisers found in it."""
        self.reading = reading
        plain, loud = words.plain, words.shouted
        if reading.is_capitals:
            self.facts = [loud[word] for word in reading.words]
        else:
            self.facts = [
                (loud if shouted else plain)[word] for word, shouted in zip(reading.words, reading.shouted, strict=True)
            ]
        self.segments = list(self._segments())
        self.candidates = candidates
        self._certain: dict[int, str] = {}
        for candidate in candidates:
            first, last = reading.tokens_in(candidate.start, candidate.end)
            for index in range(first, last):
                place = "b" if index == first else "i"
                self._certain[index] = f"{candidate.evidence.kind}{place}"
        self._document()

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
                if glued and last == index - 2 and fact.group in ("xx", "speech", "title", "the", "body"):
                    last = index
                else:
                    yield start, last + 1
                    start = -1
        if start >= 0:
            yield start, last + 1

    def _document(self) -> None:
        """What the rest of the cable tells of each word: printed small, after a title, beside a forename."""
        small: set[str] = set()
        counts: dict[str, int] = {}
        marks: dict[str, int] = {}
        facts = self.facts
        speech = ("speech",)
        previous = ""
        before: WordFacts | None = None
        for index, fact in enumerate(facts):
            group = fact.group
            word = fact.folded
            if group in ("xx", "particle", "the"):
                small.add(word)
            elif fact.possible:
                counts[word] = counts.get(word, 0) + 1
                mark = 0
                if previous == "title":
                    mark = _AFTER_TITLE
                elif previous in ("Fore", "fore", "X"):
                    mark = _AFTER_FORENAME
                elif previous == "speech":
                    mark = _BY_SPEECH
                if mark:
                    marks[word] = marks.get(word, 0) | mark
            if group in speech and before is not None and before.possible:
                marks[before.folded] = marks.get(before.folded, 0) | _BY_SPEECH
            if group != ".":
                previous = group
                before = fact
        self._states: dict[str, State] = {}
        for word, count in counts.items():
            self._states[word] = (word in small, marks.get(word, 0), min(count, 4) if count < 8 else 8)

    def state(self, index: int) -> State:
        """What the rest of the cable tells of the word of a token."""
        return self._states.get(self.facts[index].folded, ())

    def is_titled(self, index: int) -> bool:
        """Whether the word of a token stands after a title anywhere in the cable."""
        state = self.state(index)
        return len(state) == 3 and state[1] & _AFTER_TITLE != 0

    def keys(self, index: int) -> Keys:
        """The keys of a token beyond those of its words, one for each function of ``EXPANSIONS``."""
        facts, reading = self.facts, self.reading
        last = len(facts) - 1
        here = facts[index].group
        before = facts[index - 1].group if index else "^"
        after = facts[index + 1].group if index < last else "$"
        second = facts[index - 2].group if index > 1 else "^"
        loud = "!" if reading.is_capitals or reading.shouted[index] else ":"
        breaks = reading.breaks
        place = (
            loud,
            reading.zone_of[index],
            breaks[index],
            breaks[index + 1] if index < last else 2,
            self._certain.get(index, ""),
        )
        return (
            (loud, here, self.state(index)),
            (loud, before, here, after),
            (loud, second, before, here),
            (loud, here, after, facts[index + 2].group if index + 1 < last else "$"),
            place,
            (self.state(index - 1) if index else (), self.state(index + 1) if index < last else ()),
        )


def _expand_state(key: tuple[str, str, tuple[object, ...]]) -> list[str]:
    loud, here, state = key
    if not state:
        return []
    small, marks, count = state
    return [
        f"{loud}small={small}",
        f"{loud}marks={marks}",
        f"{loud}count={count}",
        f"{loud}state={state}",
        f"{loud}{here}small={small}",
        f"{loud}{here}marks={marks}",
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


def _expand_place(key: tuple[str, str, int, int, str]) -> list[str]:
    loud, zone, before, after, certain = key
    features = [f"{loud}break={before}{after}", f"{loud}zone={zone}", f"{loud}zb={zone}{before}{after}"]
    if certain:
        features += [f"sure={certain}", f"sure={certain[-1]}", f"{loud}sure={certain}"]
    return features


def _expand_states(key: tuple[tuple[object, ...], tuple[object, ...]]) -> list[str]:
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

OFFSETS = (-2, -1, 1, 2)
"""The neighbours whose words the model looks at."""


class _Facts(dict[str, WordFacts]):
    def __init__(self, table: WordTable, shouted: bool) -> None:
        self._table = table
        self._shouted = shouted

    def __missing__(self, word: str) -> WordFacts:
        fact = self[word] = word_facts(word, self._shouted, self._table)
        return fact


class WordCache:
    """The facts of every word met so far, in mixed text and in capitals."""

    def __init__(self, table: WordTable) -> None:
        """Start empty."""
        self.plain = _Facts(table, shouted=False)
        self.shouted = _Facts(table, shouted=True)


# Between these a probability is one bucket; close to 0 and 1 the buckets are narrow.
_STEPS = (0.003, 0.01, 0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.99, 0.997)


class Echo:
    """What the first pass over a cable found, as keys for the second: here, beside, and wherever the word stands."""

    def __init__(self, sight: Sight, names: Sequence[float]) -> None:
        """Gather the first pass's probabilities, one a token, by word."""
        self._facts = sight.facts
        self._names = names
        self._sums: defaultdict[str, list[float]] = defaultdict(lambda: [0, 0.0, 0.0, 0.0])
        for start, end in sight.segments:
            for index in range(start, end):
                entry = self._sums[self._facts[index].folded]
                name = names[index]
                entry[0] += 1
                entry[1] += name
                if name > entry[2]:
                    entry[2:] = name, entry[2]
                elif name > entry[3]:
                    entry[3] = name
        self._loud = ["!" if sight.reading.is_capitals or shouted else ":" for shouted in sight.reading.shouted]

    def _elsewhere(self, index: int) -> tuple[int, int, int]:
        """Buckets of the greatest and the mean probability of the same word elsewhere, and how often it stands there."""
        word = self._facts[index].folded
        entry = self._sums.get(word) if word[:1].isalnum() else None
        if entry is None:
            return (-1, -1, 0)
        count, total, first, second = entry
        here = self._names[index]
        if count < 2:
            return (-1, -1, 0)
        greatest = second if here >= first else first
        return (
            bisect_right(_STEPS, greatest),
            bisect_right(_STEPS, (total - here) / (count - 1)),
            min(int(count) - 1, 3),
        )

    def keys(self, index: int) -> Keys:
        """The keys of a token for the functions of ``ECHO_EXPANSIONS``."""
        names = self._names
        last = len(names) - 1
        here = bisect_right(_STEPS, names[index])
        before = bisect_right(_STEPS, names[index - 1]) if index else 0
        after = bisect_right(_STEPS, names[index + 1]) if index < last else 0
        return (
            (before, here, after),
            (self._loud[index], self._facts[index].group, self._elsewhere(index)),
            (
                self._elsewhere(index - 1)[0] if index else -1,
                self._elsewhere(index + 1)[0] if index < last else -1,
            ),
        )


def _expand_marginals(key: tuple[int, int, int]) -> list[str]:
    before, here, after = key
    return [f"p0={here}", f"p-={before}", f"p+={after}", f"pp={before // 2}|{here // 2}|{after // 2}"]


def _expand_elsewhere(key: tuple[str, str, tuple[int, int, int]]) -> list[str]:
    loud, group, (greatest, mean, count) = key
    if not count:
        return ["o=none"]
    return [
        f"omax={greatest}",
        f"omean={mean}",
        f"oo={greatest}|{mean}|{count}",
        f"om={greatest}|{mean}",
        f"{group}omax={greatest}",
        f"{loud}omax={greatest}",
    ]


def _expand_beside(key: tuple[int, int]) -> list[str]:
    before, after = key
    return [f"-omax={before}", f"+omax={after}"]


ECHO_EXPANSIONS: tuple[Callable[[Any], list[str]], ...] = (_expand_marginals, _expand_elsewhere, _expand_beside)
"""What each key of ``Echo.keys`` stands for, in their order."""


def features(sight: Sight, index: int, echo: Echo | None = None) -> list[str]:
    """All features of a token by name, for training."""
    facts = sight.facts
    names = list(facts[index].features)
    for offset in OFFSETS:
        other = index + offset
        if 0 <= other < len(facts):
            names += context_features(facts[other], offset)
    for expand, key in zip(EXPANSIONS, sight.keys(index), strict=True):
        names += expand(key)
    if echo is not None:
        for expand, key in zip(ECHO_EXPANSIONS, echo.keys(index), strict=True):
            names += expand(key)
    return names


def context_features(fact: WordFacts, offset: int) -> list[str]:
    """What a word tells of the token that it stands ``offset`` tokens after."""
    return [f"{offset}{name}" for name in (fact.context if abs(offset) == 1 else fact.context[:2])]
