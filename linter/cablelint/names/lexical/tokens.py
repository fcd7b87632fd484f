"""The text of a cable as the name finders see it: words, lines and zones, built once and shared by all of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import accumulate, chain
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cablelint.text.letter_case import small_letters

if TYPE_CHECKING:
    from cablelint.names.people import Evidence

Zone: TypeAlias = tuple[int, int, str]
"""A stretch ``[start, end)`` of the text and what it is: ``heading``, ``classification``, ``caption``, ``slug``,
``eo``, ``tags``, ``subject``, ``reference``, ``classified-by``, ``text-heading``, ``paragraph``, ``participants``,
``signature``, ``end``, ``notice`` or ``other``."""

# A word keeps its inner apostrophe (O'Brien, Yar'Adua), but a possessive stands alone, also where transmission turned
# its apostrophe into a comma (Larsen,s). Rows of dashes, dots and the like are one token. All but white space is in
# some token.
_TOKEN = re.compile(
    r"([^\W_]+(?:['’`](?![sS]\b)[^\W_]+)*"
    r"|[^\w\s](?:(?<=\w['’`,])[sS]\b|(?<=-)-+|(?<=\.)\.+|(?<=\*)\*+|(?<==)=+)?"
    r"|_+)"
)
_LINE = re.compile(r"[^\n]*\n?")

SAME_LINE, NEW_LINE, NEW_BLOCK = 0, 1, 2
"""How a token stands to the one before it: on its line, on the next line, or after a blank line."""


class Candidate(NamedTuple):
    """A stretch of the reading's text that a recogniser takes for a name.

    Attributes:
        start: First character, from 0, in the reading's text.
        end: Character after the last; the span holds no title, rank or possessive.
        confidence: How sure the recogniser is, from 0 to 1; 1 stands whatever the model says.
        evidence: Why, in words.
    """

    start: int
    end: int
    confidence: float
    evidence: Evidence


class TokenText:
    """A text split into tokens, as parallel sequences that are fast to walk over.

    A name with a hyphen is several tokens (``Kim``, ``-``, ``Scott``), so that ``Bush-Putin`` can be two names.

    Attributes:
        text: What is read; all offsets count its characters.
        zones: What the parts of the text are, in order and without overlap; may be empty.
        words: The tokens.
        starts: The first character of each token.
        ends: The character after the last of each token.
        breaks: How each token stands to the one before: ``SAME_LINE``, ``NEW_LINE`` or ``NEW_BLOCK``.
        shouted: 1 for each token on a line that has no small letter, else 0.
        is_capitals: Whether more than four fifths of the letters are capitals: a teletype cable.
    """

    def __init__(self, text: str, zones: Sequence[Zone] = ()) -> None:
        """Read ``text``; every zone is ``(start, end, kind)`` in its characters."""
        self.text = text
        self.zones = zones
        # White space, token, white space, token, ..., white space.
        pieces = _TOKEN.split(text)
        offsets = list(accumulate(map(len, pieces)))
        self.words: list[str] = pieces[1::2]
        self.starts = offsets[:-1:2]
        self.ends = offsets[1::2]
        self.breaks = bytearray(len(self.words))
        self.shouted = bytearray(len(self.words))
        capitals = small = 0
        first = 0
        blank = True
        for line in _LINE.finditer(text):
            content = line[0]
            last = bisect_left(self.starts, line.end(), first)
            if last > first:
                self.breaks[first] = NEW_BLOCK if blank else NEW_LINE
                if content.isupper():
                    self.shouted[first:last] = b"\1" * (last - first)
                    capitals += len(content)
                else:
                    small += len(content)
                first = last
                blank = False
            else:
                blank = True
        self.is_capitals = capitals > 4 * small

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.words)

    @cached_property
    def lowered(self) -> str:
        """The text in small letters, of the same length."""
        return small_letters(self.text)

    @cached_property
    def folded(self) -> list[str]:
        """The tokens in small letters."""
        return [word.lower() for word in self.words]

    @cached_property
    def capitalised(self) -> list[int]:
        """The tokens that begin with a capital."""
        return [index for index, word in enumerate(self.words) if word[0].isupper()]

    @cached_property
    def _where(self) -> Mapping[str, list[int]]:
        where: defaultdict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(self.folded):
            where[word].append(index)
        return where

    def places_of(self, words: Set[str]) -> list[int]:
        """The tokens that are one of some words, folded."""
        return sorted(chain.from_iterable(map(self._where.__getitem__, self._where.keys() & words)))

    def lines_with(self, *signs: str) -> list[int]:
        """The first characters of the lines that hold one of some texts in small letters."""
        return sorted({start for sign in signs for start in _lines_with(self.lowered, sign)})

    @cached_property
    def zone_of(self) -> list[str]:
        """The kind of the zone each token starts in, ``other`` outside all of them."""
        kinds = ["other"] * len(self.words)
        for start, end, kind in self.zones:
            first, last = self.tokens_in(start, end)
            kinds[first:last] = [kind] * (last - first)
        return kinds

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """The range ``[first, last)`` of the tokens that start in ``[start, end)``."""
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, end, first)

    def token_at(self, offset: int) -> int:
        """The index of the token that covers a character, or of the next one."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else index + 1

    def is_glued(self, index: int) -> bool:
        """Whether a token touches the one before it, with no white space between."""
        return index > 0 and self.starts[index] == self.ends[index - 1]

    def zones_of(self, *kinds: str) -> Iterable[tuple[int, int]]:
        """The stretches of the text that are of one of these kinds."""
        return ((start, end) for start, end, kind in self.zones if kind in kinds)


def _lines_with(text: str, sign: str) -> Iterator[int]:
    place = text.find(sign)
    while place >= 0:
        yield text.rfind("\n", 0, place) + 1
        # On to the next line, since to look for the start of one line again and again takes the square of its length.
        end = text.find("\n", place)
        place = text.find(sign, end) if end >= 0 else -1


Recogniser: TypeAlias = Callable[[TokenText], Iterable[Candidate]]
"""Anything that takes a reading and gives candidates in any order, overlapping or not."""
