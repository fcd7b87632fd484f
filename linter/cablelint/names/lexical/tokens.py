"""The text of a cable in tokens, lines and zones; built once and shared by all recognisers and the model."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import accumulate, chain, compress
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from cablelint.text.letter_case import small_letters
from cablelint.text.memo import Memo
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from cablelint.names.people import Evidence

_Result = TypeVar("_Result")
Zone: TypeAlias = tuple[int, int, str]
"""A span ``[start, end)`` of the text and its kind: ``heading``, ``classification``, ``caption``, ``slug``,
``eo``, ``tags``, ``subject``, ``reference``, ``classified-by``, ``text-heading``, ``paragraph``, ``participants``,
``signature``, ``end``, ``notice`` or ``other``."""

# A word keeps its inner apostrophe (O'Brien, Yar'Adua), but a possessive is a token of its own, also where transmission
# turned its apostrophe into a comma (Larsen,s). Rows of dashes, dots and the like are one token. Every character but
# white space belongs to a token.
_TOKEN = regex(
    r"[^\W_]++(?:['’`](?![sS]\b)[^\W_]++)*+"
    r"|[^\w\s](?:(?<=\w['’`,])[sS]\b|(?<=-)-+|(?<=\.)\.+|(?<=\*)\*+|(?<==)=+)?"
    r"|_+"
)
# All white space but the blank itself and the line end.
_FURTHER_BLANKS = (
    "\t\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
# Each of them behind a word is a token by itself.
_SIGNS = frozenset(",.;:)")
# Flags of a token: it begins with a capital; it touches the one before it. Where no token is, that or a line end.
_CAPITAL, _GLUED = 1, 2
_NOTHING, _LINE_END = b"\4", b"\n"
_IS_CAPITAL, _IS_GLUED = (bytes(flags & flag and 1 for flags in range(256)) for flag in (_CAPITAL, _GLUED))

# The indices of the tokens of most texts, made once.
_INDICES = [*range(4096)]

# The mean length of lines, in characters, above which an empty line between two parts paragraphs.
_LONGEST_LINES = 90
# A text with fewer newlines is too short to decide.
_FEWEST_NEWLINES = 12

# What an archive adds to a telegram: its attributes below, the stamps of the release on each page.
_ADDED_LATER = frozenset({"end", "notice"})
_RELEASE_STAMP = "Declassified/Released"

SAME_LINE, NEW_LINE, NEW_BLOCK = 0, 1, 2
"""The break before a token: none, a line end, or a blank line."""


class Candidate(NamedTuple):
    """A span that a recogniser takes for a name.

    Attributes:
        start: First character, from 0, in the tokenized text.
        end: Character after the last; title, rank and possessive are outside.
        confidence: From 0 to 1; the model cannot overrule 1.
        evidence: The reason, in words.
    """

    start: int
    end: int
    confidence: float
    evidence: Evidence


def _folded(word: str) -> str:
    # One object for both takes less memory.
    return word if word.islower() else word.lower()


def _pieces(chunk: str) -> tuple[str | int, ...]:
    """Split what is between two blanks: four entries for each token, or an empty word for nothing and for a line end.

    They are the word, the word in small letters, how much later the next token may start at the earliest, and flags.
    """
    if chunk.isalnum():
        return chunk, _folded(chunk), len(chunk) + 1, _CAPITAL * chunk[0].isupper()
    word, sign = chunk[:-1], chunk[-1:]
    if sign in _SIGNS and word.isalnum():
        return word, _folded(word), len(word), _CAPITAL * word[0].isupper(), sign, sign, 2, _GLUED
    pieces: list[str | int] = []
    word = ""
    for word in _TOKEN.findall(chunk):
        pieces += word, _folded(word), len(word), _CAPITAL * word[0].isupper() + _GLUED * bool(pieces)
    if not pieces:
        return ("", "", 0, _LINE_END[0]) if chunk else ("", "", 1, _NOTHING[0])
    pieces[-2] = len(word) + 1
    return tuple(pieces)


def words_of(text: str) -> list[str]:
    """The tokens of a text, as :attr:`TokenText.words` has them, without all that a text needs to be walked over."""
    return _TOKEN.findall(text)


class _Pieces(Memo[str, tuple[str | int, ...]]):
    """The pieces of each chunk: cables repeat nearly all, and one look-up gives all that is known of its tokens."""

    def __missing__(self, chunk: str) -> tuple[str | int, ...]:
        return super().__missing__(chunk) if len(chunk) <= _LONGEST_KEPT else _pieces(chunk)


_PIECES = _Pieces(_pieces)
# A longer chunk is not kept, since a text can be one chunk.
_LONGEST_KEPT = 100


class TokenText:
    """A text split into tokens, as parallel sequences that are fast to walk over.

    A name with a hyphen is several tokens (``Kim``, ``-``, ``Scott``), so that ``Bush-Putin`` can be two names.

    Attributes:
        text: The text; all offsets count its characters.
        lowered: The text in small letters, of the same length.
        zones: The kinds of its parts, in order and without overlap; may be empty.
        words: The tokens.
        starts: The first character of each token.
        folded: The tokens in small letters.
        indices: All indices of tokens.
        capitalised: The indices of the tokens that begin with a capital.
        zone_of: The kind of the zone each token starts in, ``other`` outside all of them.
        breaks: The break before each token: ``SAME_LINE``, ``NEW_LINE`` or ``NEW_BLOCK``.
        shouted: 1 for each token on a line without small letters, else 0.
        is_capitals: Whether four fifths of the text are lines in capitals, what an archive added left out: a teletype
            cable.
    """

    # An attribute in a slot is found in half the time.
    __slots__ = (
        *("_computed", "_glued", "_places", "_ranges", "_zone_kinds", "breaks", "capitalised", "folded", "indices"),
        *("is_capitals", "lowered", "shouted", "starts", "text", "words", "zone_of", "zones"),
    )

    def __init__(self, text: str, zones: Sequence[Zone] = ()) -> None:
        """Split ``text``; every zone is ``(start, end, kind)`` in its characters."""
        self.text = text
        self.lowered = small_letters(text)
        self._computed: dict[Callable[[TokenText], Any], Any] = {}
        # Everyone who judges a candidate asks for its tokens.
        self._ranges: dict[tuple[int, int], tuple[int, int]] = {}
        self.zones = zones
        self._zone_kinds = {kind for _, _, kind in zones}
        pieces: list[Any] = []
        # Every blank parts two chunks, of which those between two blanks are empty.
        # A line end is a chunk too, of no width, since one of the blanks around it has its place.
        for of_chunk in map(_PIECES.__getitem__, _with_plain_blanks(text).replace("\n", " \n ").split(" ")):
            pieces += of_chunk
        words = pieces[::4]
        self.words: list[str] = [*filter(None, words)]
        self.folded: list[str] = [*filter(None, pieces[1::4])]
        self.starts: list[int] = [*compress(accumulate(pieces[2::4], initial=0), words)]
        lines_of_flags = bytes(pieces[3::4]).translate(None, _NOTHING).split(_LINE_END)
        flags = b"".join(lines_of_flags)
        self.indices = _INDICES[: len(flags)] if len(flags) <= len(_INDICES) else [*range(len(flags))]
        self.capitalised = [*compress(self.indices, flags.translate(_IS_CAPITAL))]
        self._glued = [*flags.translate(_IS_GLUED)]
        self._places = _places(self.folded, self.indices)
        self.zone_of = _kinds(zones, self.starts)
        self.breaks = bytearray(len(self.words))
        self.shouted = bytearray(len(self.words))
        capitals = small = 0
        first = 0
        fewest_blanks = 2 if _is_double_spaced(text) else 1
        blanks = fewest_blanks
        zone_of, has_stamps = self.zone_of, _RELEASE_STAMP in text
        lines = text.split("\n")
        sizes = [len(line) + 1 for line in lines]
        sizes[-1] -= 1
        for line, size, count in zip(lines, sizes, map(len, lines_of_flags), strict=True):
            if not count:
                blanks += 1
                continue
            last = first + count
            self.breaks[first] = NEW_BLOCK if blanks >= fewest_blanks else NEW_LINE
            if line.isupper():
                self.shouted[first:last] = b"\1" * count
                capitals += size
            elif zone_of[first] not in _ADDED_LATER and not (has_stamps and _RELEASE_STAMP in line):
                small += size
            first = last
            blanks = 0
        self.is_capitals = capitals > 4 * small

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.words)

    def places_of(self, words: Set[str]) -> list[int]:
        """List the tokens that are, in small letters, one of ``words``."""
        places = self._places
        return sorted(chain.from_iterable(map(places.__getitem__, places.keys() & words)))

    def has(self, words: Set[str]) -> bool:
        """Whether a token is, in small letters, one of ``words``."""
        return not self._places.keys().isdisjoint(words)

    def lines_with(self, *signs: str) -> list[int]:
        """List the first characters of the lines that contain one of ``signs``, which are in small letters."""
        return sorted({start for sign in signs for start in _lines_with(self.lowered, sign)})

    def lines_of(self, words: Set[str]) -> Iterator[int]:
        """Yield the first characters of the lines that have a token which is, in small letters, one of ``words``."""
        end = 0
        for place in map(self.starts.__getitem__, self.places_of(words)):
            if place >= end:
                yield self.text.rfind("\n", 0, place) + 1
                # The start of one line is looked up once: each time would take quadratic time.
                end = self.text.find("\n", place)
                if end < 0:
                    return

    @property
    def case_is_lost(self) -> bytearray:
        """1 for each token of which the case means nothing: its line is in capitals, or it is in a telegram in them."""
        if not self.is_capitals:
            return self.shouted
        lost = bytearray(b"\1") * len(self.words)
        for zone in self.zones_of(*_ADDED_LATER):
            first, last = self.tokens_in(*zone)
            lost[first:last] = self.shouted[first:last]
        return lost

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """Return the range ``[first, last)`` of the tokens that start in ``[start, end)``."""
        span = start, end
        found = self._ranges.get(span)
        if found is None:
            first = bisect_left(self.starts, start)
            found = self._ranges[span] = first, bisect_left(self.starts, end, first)
        return found

    def token_at(self, offset: int) -> int:
        """Return the index of the token that covers a character, or of the next one."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.end(index) else index + 1

    def end(self, index: int) -> int:
        """Return the character after the last of a token."""
        return self.starts[index] + len(self.words[index])

    def is_glued(self, index: int) -> bool:
        """Whether a token touches the one before it, with no white space between."""
        return index > 0 and self._glued[index] == 1

    def once(self, compute: Callable[[TokenText], _Result]) -> _Result:
        """Return what a function computes from this text, computed on the first call and kept as long as the text."""
        if compute not in self._computed:
            self._computed[compute] = compute(self)
        result: _Result = self._computed[compute]
        return result

    def zones_of(self, *kinds: str) -> Iterable[tuple[int, int]]:
        """Yield the spans of the zones of these kinds."""
        if self._zone_kinds.isdisjoint(kinds):
            return ()
        return ((start, end) for start, end, kind in self.zones if kind in kinds)


def _with_plain_blanks(text: str) -> str:
    """Replace each character of white space by a blank."""
    for blank in _FURTHER_BLANKS:
        text = text.replace(blank, " ")
    return text


def _places(words: Sequence[str], indices: Sequence[int]) -> Mapping[str, list[int]]:
    """List the tokens of each word."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    # One pass in C: to append each index to the list of its word.
    deque(map(list.append, map(places.__getitem__, words), indices), maxlen=0)
    return places


def _kinds(zones: Sequence[Zone], starts: Sequence[int]) -> list[str]:
    """Return the kind of the zone in which each token starts."""
    kinds = ["other"] * len(starts)
    for start, end, kind in zones:
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        kinds[first:last] = [kind] * (last - first)
    return kinds


def _is_double_spaced(text: str) -> bool:
    """Whether an empty line follows each line, and not each paragraph: the lines are short."""
    newlines = text.count("\n")
    return 2.5 * text.count("\n\n") > newlines >= _FEWEST_NEWLINES and len(text) < _LONGEST_LINES * newlines / 2


def _lines_with(text: str, sign: str) -> Iterator[int]:
    place = text.find(sign)
    while place >= 0:
        yield text.rfind("\n", 0, place) + 1
        # Continue in the next line: to look up the start of one line repeatedly would take quadratic time.
        end = text.find("\n", place)
        place = text.find(sign, end) if end >= 0 else -1


Recogniser: TypeAlias = Callable[[TokenText], Iterable[Candidate]]
"""A function from a text to candidates, in any order, overlapping or not."""
