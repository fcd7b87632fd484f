"""The tokens of a text with the keys of their features, as the name model looks them up.

A key is the input of several features (see ``expansions``). Training expands it into their names; inference adds up
their weights once and caches the sum, so that a token costs a few look-ups however many features there are. Keys come
in columns, one for each kind, since ``zip`` builds those many times as fast as a loop over the tokens does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import chain, compress, repeat, starmap
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, TypeVar

from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate, TokenText
from cablelint.names.model.word_kinds import HYPHEN, NAME, NONE, PARTICLE, SMALL
from cablelint.text.memo import memoized
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

    from cablelint.names.model.word_features import WordFeatureCache, WordFeatures
    from cablelint.names.people import Evidence

_Entry = TypeVar("_Entry")
Columns = tuple["Iterator[object]", ...]
WordUse = tuple[()] | tuple[bool, int, int]
"""How a text uses a word: whether also in small letters, what it occurs beside (a sum of flags), and how often; empty
for a word that no name can contain."""

_ADDRESS_ZONES = frozenset({"heading", "classification"})
_AFTER_TITLE, _AFTER_FORENAME, _BY_SPEECH, _IN_CANDIDATE = 1, 2, 4, 8
_FLAGS_AFTER = {
    "title": _AFTER_TITLE,
    **dict.fromkeys(("Fore", "fore", "X"), _AFTER_FORENAME),
    "speech": _BY_SPEECH,
}
# The roles of words as letters, those after a blank line with a bit more. A word that no name contains belongs to one
# behind a hyphen: Kim-based.
_AFTER_BLANK, _BEHIND_HYPHEN = 0x80, dict(zip((NONE, SMALL), b"hs", strict=True))
_SEGMENT = regex(rb"[pN\xf0\xce](?:[.-]*+[pN]|-[hs])*+")
_RUN = regex(rb"\x00+|\x01+")
_IS_NAME = bytes(letter & ~_AFTER_BLANK == NAME for letter in range(256))
_IS_SMALL = bytes(letter & ~_AFTER_BLANK in (SMALL, PARTICLE, _BEHIND_HYPHEN[SMALL]) for letter in range(256))


_A_FIFTH = 5
# The beginnings of candidates that are one on a line.
_ENTRIES = frozenset({"participants b", "table b", "list b"})
_CLASS, _FOLDED, _MODE = map(attrgetter, ("word_class", "folded", "mode"))

_NO_CONTEXTS: frozenset[str] = frozenset()


OFFSETS = (-2, -1, 1, 2)
"""The positions, relative to a token, of the neighbours whose words are features of it."""


class Observations:
    """A text as the name model sees it; built once for each text.

    Attributes:
        tokens: The text.
        features: The features of each token's word.
        segments: The ranges ``[start, end)`` of tokens that can belong to names; all other tokens are outside.
        places: The indices of the tokens in segments.
        words: The features of their words.
        neighbours: For each of ``OFFSETS`` the features of the words so many tokens later, or those of an edge.
        places_of: The indices of each word that can be in a name, by its folded form.
        candidates: The candidates of the recognisers.
        evidence: Returns the evidence of a recogniser for a token, or None.
    """

    __slots__ = (
        *("_contexts", "_evidence", "_pick", "_sureness", "_things", "_uses", "candidates", "evidence", "features"),
        *("neighbours", "places", "places_of", "segments", "tokens", "words"),
    )

    def __init__(self, tokens: TokenText, words: WordFeatureCache, candidates: Sequence[Candidate] = ()) -> None:
        """Observe a text, with the candidates that the recognisers found in it."""
        self.tokens = tokens
        self.candidates = candidates
        self.features: list[WordFeatures] = []
        for run in _RUN.finditer(tokens.case_is_lost):
            table = words.shouted if run[0][0] else words.plain
            self.features += map(table.__getitem__, tokens.words[run.start() : run.end()])
        roles = self._roles()
        segments = [segment.span() for segment in _SEGMENT.finditer(roles)]
        self.segments = segments if tokens.is_capitals else self._without_addresses(segments)
        self._things = self._known_things(segments)
        self.places_of = places = self._name_places(compress(tokens.indices, roles.translate(_IS_NAME)))
        self.places = [*chain.from_iterable(starmap(range, self.segments))]
        self._pick = _picker(self.places)
        self.words = self._pick(self.features)
        self.neighbours = {offset: self._pick(_moved(self.features, offset, words.edges)) for offset in OFFSETS}
        self._evidence: dict[int, Evidence] = {}
        self.evidence: Callable[[int], Evidence | None] = self._evidence.get
        self._sureness: dict[int, str] = {}
        self._note_certainties()
        small = {word.folded for word in compress(self.features, roles.translate(_IS_SMALL))}
        self._uses = self._uses_of_words(places, small)
        self._contexts = {word: self._contexts_of(where) for word, where in places.items() if len(where) > 1}

    def _roles(self) -> bytes:
        """Return the role of each token's word as a letter, so that a regular expression can find the segments."""
        roles = bytearray([word.role for word in self.features])
        breaks, tokens = self.tokens.breaks, self.tokens
        hyphen = roles.find(HYPHEN)
        while 0 <= hyphen < len(roles) - 1:
            behind = hyphen + 1
            if roles[behind] in _BEHIND_HYPHEN and tokens.is_glued(behind) and tokens.words[behind][0].isalpha():
                roles[behind] = _BEHIND_HYPHEN[roles[behind]]
            hyphen = roles.find(HYPHEN, behind)
        block = breaks.find(NEW_BLOCK)
        while block >= 0:
            roles[block] |= _AFTER_BLANK
            block = breaks.find(NEW_BLOCK, block + 1)
        return bytes(roles)

    def _without_addresses(self, segments: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Leave out the segments of headings, which name offices in capitals, where capitals mean anything."""
        tokens = self.tokens
        end = max((tokens.tokens_in(*zone)[1] for zone in tokens.zones_of(*_ADDRESS_ZONES)), default=0)
        count = bisect_left(segments, (end,))
        addresses = (
            (start, end)
            for start, end in segments[:count]
            if tokens.zone_of[start] not in _ADDRESS_ZONES or not all(tokens.shouted[start:end])
        )
        return [*addresses, *segments[count:]]

    def _note_certainties(self) -> None:
        """Record for each token in a candidate the evidence, and its kind with whether the candidate begins there."""
        for start, end, _, evidence in self.candidates:
            kind = f"{evidence.kind} b"
            for index in range(*self.tokens.tokens_in(start, end)):
                self._evidence[index] = evidence
                self._sureness[index] = kind
                kind = f"{evidence.kind} i"

    def _known_things(self, segments: Iterable[tuple[int, int]]) -> dict[int, str]:
        """Find the tokens of places and things known by names of several words: ``Sri Lanka``, ``al-Shabaab``."""
        found: dict[int, str] = {}
        features = self.features
        for start, end in segments:
            if end - start == 1:
                continue
            for index, word in enumerate(features[start : end - 1], start):
                if not word.phrases:
                    continue
                second = features[index + 1].folded
                if second == "-" and index + 2 < end:
                    second = features[index + 2].folded
                for rest in word.phrases.get(second, ()):
                    stop = self._match(rest, index + 1, end)
                    if stop:
                        found.update(dict.fromkeys(range(index + 1, stop), "i"))
                        found[index] = "b"
        return found

    def is_thing(self, candidate: Candidate) -> bool:
        """Whether a candidate consists of nothing but known places or things."""
        return all(index in self._things for index in range(*self.tokens.tokens_in(candidate.start, candidate.end)))

    def _match(self, rest: tuple[str, ...], index: int, end: int) -> int:
        """Return the token after the words of a phrase, or 0 where the phrase does not occur; hyphens are ignored."""
        for word in rest:
            if index < end and self.features[index].folded == "-":
                index += 1
            if index >= end or self.features[index].folded != word:
                return 0
            index += 1
        return index

    def _name_places(self, words: Iterable[int]) -> Mapping[str, Sequence[int]]:
        """List the positions of each word that can be in a name, those in known places and things left out."""
        features, things = self.features, self._things
        places: defaultdict[str, list[int]] = defaultdict(list)
        for index in words:
            if index not in things:
                places[features[index].folded].append(index)
        return places

    def _uses_of_words(self, places: Mapping[str, Sequence[int]], small: Set[str]) -> dict[str, tuple[bool, int, int]]:
        """Sum up how the whole text uses each word that can be in a name; ``small`` are those in small letters."""
        features, last, in_candidates = self.features, len(self.features) - 1, self._sureness.keys()
        uses: dict[str, tuple[bool, int, int]] = {}
        for word, where in places.items():
            flags = 0 if in_candidates.isdisjoint(where) else _IN_CANDIDATE
            for index in where:
                before = index - 1
                while before >= 0 and features[before].word_class == ".":
                    before -= 1
                flag = _FLAGS_AFTER.get(features[before].word_class) if before >= 0 else None
                if flag is not None:
                    flags |= flag
                elif index < last and features[index + 1].word_class == "speech":
                    flags |= _BY_SPEECH
            count = len(where)
            uses[word] = _one_object((word in small, flags, count if count < 4 else 4 if count < 8 else 8))
        return uses

    def _contexts_of(self, places: Sequence[int]) -> frozenset[str]:
        """Name the contexts that a word has in a fifth of its positions or more, and those that it has in most."""
        features, last, count = self.features, len(self.features) - 1, len(places)
        contexts: list[str] = []
        for index in places:
            if index:
                contexts += features[index - 1].as_before
            if index < last:
                contexts += features[index + 1].as_after
        different = frozenset(contexts)
        if len(different) == len(contexts):
            # As mostly: each once, which is a fifth of all positions or not, and of several never more than half.
            return different if count <= _A_FIFTH else _NO_CONTEXTS
        numbers: dict[str, int] = {}
        for context in contexts:
            numbers[context] = numbers.get(context, 0) + 1
        return frozenset(
            [
                f"{context}+" if number * 2 > count else context
                for context, number in numbers.items()
                if number * _A_FIFTH >= count
            ]
        )

    def begins_entry(self, index: int) -> bool:
        """Whether a token begins a person of a list with one on a line."""
        return self._sureness.get(index) in _ENTRIES

    def is_titled(self, index: int) -> bool:
        """Whether the word of a token follows a title anywhere in the text."""
        use = self._uses.get(self.features[index].folded)
        return use is not None and use[1] & _AFTER_TITLE != 0

    def is_named(self, index: int) -> bool:
        """Whether the word of a token follows a title or a forename anywhere in the text."""
        use = self._uses.get(self.features[index].folded)
        return use is not None and use[1] & (_AFTER_TITLE | _AFTER_FORENAME) != 0

    def contexts(self) -> Iterator[Iterable[str]]:
        """Yield for each token in segments the contexts that its word has in the whole text."""
        return map(self._contexts.get, [word.folded for word in self.words], repeat(_NO_CONTEXTS))

    def columns(self) -> Columns:
        """Return the keys of the tokens in segments beyond those of their words, a column for each of ``EXPANSIONS``.

        Each is an iterator: a key that is in a cache already is never kept, and then takes no memory of its own.
        """
        uses, nothing = self._uses, repeat(())
        second, before, after, later = (list(map(_CLASS, words)) for words in self.neighbours.values())
        word_before, word_after = (map(_FOLDED, self.neighbours[offset]) for offset in (-1, 1))
        here, folded, mode = (list(map(part, self.words)) for part in (_CLASS, _FOLDED, _MODE))
        breaks, zone = self.tokens.breaks, self._pick(self.tokens.zone_of)
        gap, next_gap = self._pick(breaks), self._pick([*breaks[1:], NEW_BLOCK])
        use, use_before, use_after = (map(uses.get, words, nothing) for words in (folded, word_before, word_after))
        certainty = map(self._sureness.get, self.places, repeat(""))
        thing = map(self._things.get, self.places, repeat(""))
        return (
            zip(mode, here, use, strict=True),
            zip(mode, before, here, strict=True),
            zip(mode, here, after, strict=True),
            zip(mode, before, here, after, strict=True),
            zip(mode, second, before, here, strict=True),
            zip(mode, here, after, later, strict=True),
            zip(mode, zone, gap, next_gap, strict=True),
            use_before,
            use_after,
            zip(mode, certainty, thing, strict=True),
        )


@memoized
def _one_object(use: tuple[bool, int, int]) -> tuple[bool, int, int]:
    """The same object for equal uses, which are few and in many keys."""
    return use


def _moved(column: Sequence[_Entry], offset: int, edges: tuple[_Entry, _Entry]) -> list[_Entry]:
    """Return the entry that is so many tokens later, for each token, or what is before and after the text."""
    # This takes a tenth of the time of moving the indices.
    return [*repeat(edges[0], -offset), *column] if offset < 0 else [*column[offset:], *repeat(edges[1], offset)]


def _picker(places: Sequence[int]) -> Callable[[Sequence[_Entry]], Sequence[_Entry]]:
    """Return a function that selects the entries at some indices of a column."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda column: [column[place] for place in places]
