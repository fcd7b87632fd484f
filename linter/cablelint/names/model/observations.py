"""A reading with, for each token, the keys that the name model looks up.

A key stands for a bundle of features. Training expands it into their names; inference adds up their weights once and
keeps the sum, so that a token costs a few look-ups however many features there are. Keys come in columns, one kind a
column, since ``zip`` and ``compress`` build those many times as fast as a loop over the tokens does.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import repeat
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate, TokenText
from cablelint.text.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cablelint.names.model.word_features import WordFeatureCache
    from cablelint.names.people import Evidence

_Entry = TypeVar("_Entry")
Columns = tuple["Sequence[object]", ...]
State = tuple[()] | tuple[bool, int, int]
"""Whether a word is printed small in the cable, what it stands beside (a sum of marks), and how often; nothing for a
word that no name can hold."""

_ADDRESS_ZONES = frozenset({"heading", "classification"})
_AFTER_TITLE, _AFTER_FORENAME, _BY_SPEECH = 1, 2, 4


class Observations:
    """A cable as the model sees it. Built once a cable.

    Attributes:
        reading: The text.
        facts: What is known of each token's word.
        segments: The stretches of tokens that can hold names at all; all other tokens are no names.
        places: The tokens in segments.
        folded: The word of each token in small letters without accents.
        groups: The group of each token's word.
        candidates: What the recognisers found.
    """

    def __init__(self, tokens: TokenText, words: WordFeatureCache, candidates: Sequence[Candidate] = ()) -> None:
        """Look at a reading, with what the recognisers found in it."""
        self.tokens = tokens
        self.candidates = candidates
        plain, loud = words.plain, words.shouted
        if tokens.is_capitals:
            self.features = [loud[word] for word in tokens.words]
        else:
            self.features = [
                (loud if shouted else plain)[word] for word, shouted in zip(tokens.words, tokens.shouted, strict=True)
            ]
        self.folded = [word.folded for word in self.features]
        self.word_classes = [word.word_class for word in self.features]
        segments = list(self._segments())
        places = self._name_places(segments)
        self.segments = [segment for segment in segments if not self._is_address(*segment)]
        self.places = [index for start, end in self.segments for index in range(start, end)]
        self._pick = _picker(self.places)
        self._evidence: dict[int, Evidence] = {}
        self._sureness: dict[int, str] = {}
        self._note_certainties()
        self._things = self._known_things()
        self._states = self._word_states(places)
        self._cues = {word: self._cues_of(where) for word, where in places.items() if len(where) > 1}

    def _segments(self) -> Iterator[tuple[int, int]]:
        features, breaks, starts, ends = self.features, self.tokens.breaks, self.tokens.starts, self.tokens.ends
        start = -1
        last = -1
        for index, word in enumerate(features):
            if start >= 0 and breaks[index] == NEW_BLOCK:
                yield start, last + 1
                start = -1
            if word.possible:
                if word.folded[:1].isalnum():
                    start = index if start < 0 else start
                    last = index
            elif start >= 0:
                glued = index > 1 and features[index - 1].folded == "-" and ends[index - 1] == starts[index]
                if glued and last == index - 2 and word.folded[:1].isalpha():
                    last = index
                else:
                    yield start, last + 1
                    start = -1
        if start >= 0:
            yield start, last + 1

    def _is_address(self, start: int, end: int) -> bool:
        """Whether a segment is of a heading, which names offices in capitals, as far as capitals mean anything."""
        tokens = self.tokens
        return tokens.zone_of[start] in _ADDRESS_ZONES and not tokens.is_capitals and all(tokens.shouted[start:end])

    def _note_certainties(self) -> None:
        """For each token in a candidate the evidence, and its kind with whether the candidate begins there."""
        for candidate in self.candidates:
            first, last = self.tokens.tokens_in(candidate.start, candidate.end)
            tokens, kind = range(first, last), candidate.evidence.kind
            self._evidence.update(dict.fromkeys(tokens, candidate.evidence))
            self._sureness.update((index, f"{kind} {'b' if index == first else 'i'}") for index in tokens)

    def evidence(self, index: int) -> Evidence | None:
        """What a recogniser says of a token."""
        return self._evidence.get(index)

    def _known_things(self) -> dict[int, str]:
        """The tokens of places and things known by names of several words: ``Sri Lanka``, ``al-Shabaab``."""
        found: dict[int, str] = {}
        for start, end in self.segments:
            for index in range(start, end):
                phrases = self.features[index].phrases
                if not phrases or index + 1 == end:
                    continue
                second = self.folded[index + 1]
                if second == "-" and index + 2 < end:
                    second = self.folded[index + 2]
                for rest in phrases.get(second, ()):
                    stop = self._match(rest, index + 1, end)
                    if stop:
                        found.update(dict.fromkeys(range(index + 1, stop), "i"))
                        found[index] = "b"
        return found

    def is_thing(self, candidate: Candidate) -> bool:
        """Whether nothing but a known place or thing stands where a candidate does."""
        return all(index in self._things for index in range(*self.tokens.tokens_in(candidate.start, candidate.end)))

    def _match(self, rest: tuple[str, ...], index: int, end: int) -> int:
        """The token after the words of a phrase, or 0 when they do not stand here; hyphens do not matter."""
        for word in rest:
            if index < end and self.features[index].folded == "-":
                index += 1
            if index >= end or self.features[index].folded != word:
                return 0
            index += 1
        return index

    def _name_places(self, segments: Iterable[tuple[int, int]]) -> Mapping[str, Sequence[int]]:
        """Where each word stands that can be in a name."""
        features = self.features
        places: defaultdict[str, list[int]] = defaultdict(list)
        for start, end in segments:
            for index in range(start, end):
                word = features[index]
                if not word.is_small and word.folded[0].isalnum() and word.possible:
                    places[word.folded].append(index)
        return places

    def _word_states(self, places: Mapping[str, Sequence[int]]) -> dict[str, State]:
        """What the whole cable tells of each word that can be in a name, by where it stands."""
        small = {word.folded for word in set(self.features) if word.is_small}
        return {
            word: (word in small, self._marks(where), min(len(where), 4) if len(where) < 8 else 8)
            for word, where in places.items()
        }

    def _marks(self, places: Iterable[int]) -> int:
        """What a word stands beside, in all its places."""
        word_classes, last = self.word_classes, len(self.word_classes) - 1
        marks = 0
        for index in places:
            before = index - 1
            while before >= 0 and word_classes[before] == ".":
                before -= 1
            word_class = word_classes[before] if before >= 0 else "^"
            if word_class == "title":
                marks |= _AFTER_TITLE
            elif word_class in ("Fore", "fore", "X"):
                marks |= _AFTER_FORENAME
            elif word_class == "speech" or (index < last and word_classes[index + 1] == "speech"):
                marks |= _BY_SPEECH
        return marks

    def _cues_of(self, places: Sequence[int]) -> tuple[str, ...]:
        """List the context classes that a word has in many of its positions."""
        features, last = self.features, len(self.features) - 1
        before = [features[index - 1].context_class if index else "" for index in places]
        after = [features[index + 1].context_class if index < last else "" for index in places]
        return (*_shares("<", before), *_shares(">", after))

    def state(self, index: int) -> State:
        """What the whole cable tells of the word of a token."""
        return self._states.get(self.folded[index], ())

    def is_titled(self, index: int) -> bool:
        """Whether the word of a token stands after a title anywhere in the cable."""
        state = self.state(index)
        return len(state) == 3 and state[1] & _AFTER_TITLE != 0

    def here(self, column: Sequence[_Entry]) -> Sequence[_Entry]:
        """Of a column with an entry for each token, the entries of the tokens in segments."""
        return self._pick(column)

    def beside(self, column: Sequence[_Entry], edge: _Entry, offset: int) -> Sequence[_Entry]:
        """For each token in segments the entry ``offset`` tokens on, negative for before; ``edge`` beyond the ends."""
        ends = [edge] * abs(offset)
        return self._pick([*column[offset:], *ends] if offset >= 0 else [*ends, *column[:offset]])

    @cached_property
    def loudness(self) -> list[str]:
        """For each token in segments ``!`` where capitals mean nothing, else ``:``."""
        return [word.mode for word in self.here(self.features)]

    @cached_property
    def columns(self) -> Columns:
        """The keys of the tokens in segments beyond those of their words, a column for each of ``EXPANSIONS``."""
        states, breaks = self._states, self.tokens.breaks
        loud, here = self.loudness, self.here(self.word_classes)
        second, before = self.beside(self.word_classes, "^", -2), self.beside(self.word_classes, "^", -1)
        after, later = self.beside(self.word_classes, "$", 1), self.beside(self.word_classes, "$", 2)
        words, nothing = self.here(self.folded), repeat(())
        state, cues = map(states.get, words, nothing), map(self._cues.get, words, nothing)
        state_before = map(states.get, self.beside(self.folded, "", -1), nothing)
        state_after = map(states.get, self.beside(self.folded, "", 1), nothing)
        zone, gap, next_gap = self.here(self.tokens.zone_of), self.here(breaks), self.beside(breaks, NEW_BLOCK, 1)
        certainty = map(self._sureness.get, self.places, repeat(""))
        thing = map(self._things.get, self.places, repeat(""))
        columns: tuple[Iterable[tuple[object, ...]], ...] = (
            zip(loud, here, state, strict=True),
            zip(loud, cues, strict=True),
            zip(loud, before, here, after, strict=True),
            zip(loud, second, before, here, strict=True),
            zip(loud, here, after, later, strict=True),
            zip(loud, zone, gap, next_gap, certainty, thing, strict=True),
            zip(state_before, state_after, strict=True),
        )
        return tuple(map(list, columns))


def _picker(places: Sequence[int]) -> Callable[[Sequence[_Entry]], Sequence[_Entry]]:
    """What takes the entries at some places out of a column."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda column: [column[place] for place in places]


_SOME, _MOST = ({side: Memo(f"{side}{{}}{sign}".format) for side in "<>"} for sign in ("", "+"))


def _shares(side: str, cues: list[str]) -> Iterator[str]:
    """Each cue that stands on one side of a word in a fifth of its places or more, and whether in more than half."""
    count = len(cues)
    for context_class in sorted(set(cues)):
        number = cues.count(context_class)
        if number * 5 >= count:
            yield (_MOST if number * 2 > count else _SOME)[side][context_class]


def _expand_state(key: tuple[str, str, State]) -> list[str]:
    loud, here, state = key
    if len(state) != 3:
        return []
    small, marks, count = state
    return [
        f"{loud}small={small}",
        f"{loud}marks={marks}",
        f"{loud}count={count}",
        f"{loud}state={small}{marks}{count}",
        f"{loud}{here}small={small}",
        f"{loud}{here}marks={marks}",
    ]


def _expand_cues(key: tuple[str, tuple[str, ...]]) -> list[str]:
    loud, cues = key
    return [
        *(f"doc{context_class}" for context_class in cues),
        *(f"{loud}doc{context_class}" for context_class in cues),
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
    _expand_cues,
    _expand_neighbours,
    _expand_before,
    _expand_after,
    _expand_place,
    _expand_states,
)
"""What each key of ``Sight.columns`` stands for, in their order."""
