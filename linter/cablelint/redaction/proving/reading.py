"""The release as its readers may read it: words in folded form, with escapes decoded and markup left out.

A name may be in one piece only after escapes of several layers are decoded, or only without the tags, comments,
control sequences or page marks inside it, or may be in numbers. So a release has up to four readings, each with the
places of its words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate, compress, count
from typing import TYPE_CHECKING, NamedTuple

from cablelint.document.source import View
from cablelint.edits import Span
from cablelint.redaction.proving.codes import in_letters
from cablelint.redaction.proving.spelt_letters import LETTERS, spelt_out
from cablelint.redaction.proving.unseen import unseen_in
from cablelint.text.folding import fold
from cablelint.text.regexes import regex
from cablelint.text.words import words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence, Set

#: The character that covers masks; no text tool writes it.
MASK = "\x7f"
# A line may begin with a quotation sign, be the row of a table or an item of a list.
_LINE_END = r"(?:\r\n|[\r\n\v\f\x85\u2028\u2029])[ \t>|*+•-]{0,80}"
#: What may be inside a name: blanks, a hyphen, a line end, a few signs; an empty line after a hyphen, where every other
#: line is empty. Never a mask.
BREAK = regex(
    rf"(?:[^\S\r\n\v\f\x85\u2028\u2029]|[^\w\s{MASK}]|_){{0,3}}(?:{_LINE_END})?|-[ \t]{{0,3}}(?:{_LINE_END}){{2}}"
)
_ESCAPE = regex(
    r"[&%=\\](?:(?<=&)#?\w{1,31};|(?<=[%=])[0-9a-f]{2}"
    r"|(?<=\\)(?:u[0-9a-f]{4}|u\{[0-9a-f]{1,6}\}|x[0-9a-f]{2}|'[0-9a-f]{2}))",
    re.IGNORECASE,
)
_ESCAPE_SIGNS = "&%=\\"
_MOST_LAYERS = 4
# The first mask character is apart, since a search for a plain character takes a tenth of the time.
_MASKS = regex(f"{MASK}{MASK}*")
# What is directly before a mask, read backwards from it: a match has one place to begin, where a search has fifty.
_WORD_BEFORE_MASK = regex(r"(?=\s)[ \t]{0,8}\n?\r?[ \t]{0,2}([^\W\d_]{2,40})")
_BEFORE_MASK = regex(r"(?: ?\.?[^\W\d_])?[ \t]{1,2}([^\W\d_]{2,40})")
_AFTER_MASK = regex(r"[ \t]{1,2}(?:[^\W\d_]\.[ \t]?)?([^\W\d_]{2,40})")
_LONGEST_BEFORE = 52
# How far from markup a name may begin that goes on after it, and how far from a name markup counts.
_REACH = 60
_NEAR = 20
_OVERRIDE = regex("[\u202e\u202b\u2067]([^\u202c\u2069\n]{1,2000})")


class Edge(NamedTuple):
    """One end of a mask in a reading.

    Attributes:
        at: Where the mask starts or ends in the folded text.
        place: A character of the release that the mask has.
        is_before: Whether this is the start of the mask, so that the text is before it.
    """

    at: int
    place: int
    is_before: bool


class Reading:
    """One way to read a text.

    Attributes:
        text: The folded text; masks are runs of :data:`MASK`.
        words: The folded words.
        starts: Where each word starts in ``text``.
        distinct: The distinct words.
    """

    def __init__(
        self, text: str, origin: Callable[[int, int], Span], printed: str, joints: Sequence[int] | None = None
    ) -> None:
        """Find the words.

        Args:
            text: The folded text.
            origin: Returns the characters of the release behind a stretch of ``text``.
            printed: The release.
            joints: The characters of the release, from left to right, beside which this reading differs from another;
                None if it is the first.
        """
        self._joints = joints
        self.text = text
        self.origin = origin
        self._printed = printed
        self.words, self.starts = words_in(text)
        self.distinct = set(self.words)
        self._places: dict[str, list[int]] = {}
        self._located: Sequence[int] = range(len(self.words))
        self._masks = [match.span() for match in _MASKS.finditer(text)]

    def places(self, word: str) -> Sequence[int]:
        """The indices of a word."""
        if word not in self.distinct:
            return ()
        if word not in self._places:
            self.locate(self.distinct, self.distinct)
        return self._places[word]

    def where(self, words: Set[str]) -> list[int]:
        """The indices of all of some words, from left to right; of words that :meth:`locate` was called with."""
        return [index for index in self._located if self.words[index] in words]

    def locate(self, words: set[str], others: Set[str]) -> None:
        """Find the places of all words that are needed later in one pass, since the pass is what takes time.

        Args:
            words: Those for :meth:`places`; for a word that is not among them it goes through all once more.
            others: Those for :meth:`where`, apart from the names of letters.
        """
        wanted = words.union(others, LETTERS)
        self._located = [*compress(count(), map(wanted.__contains__, self.words))]
        self._places = {word: [] for word in words & self.distinct}
        for index in self.where(self._places.keys()) if self._places else ():
            self._places[self.words[index]].append(index)

    def differs_at(self, span: Span) -> bool:
        """Whether this reading differs from another one at or beside some characters of the release."""
        if self._joints is None:
            return True
        first = bisect_left(self._joints, span.start - _NEAR)
        return first < len(self._joints) and self._joints[first] <= span.end + _NEAR

    def span(self, first: int, last: int | None = None) -> Span:
        """The characters of the release behind the words from ``first`` to ``last``."""
        return self.origin(self.starts[first], self.end(first if last is None else last))

    def end(self, index: int) -> int:
        """Where a word ends in the folded text."""
        return self.starts[index] + len(self.words[index])

    def printed(self, index: int) -> str:
        """A word as printed."""
        return self._printed[slice(*self.span(index))]

    def gap(self, index: int) -> str:
        """The text between a word and the next, or after the last."""
        following = index + 1
        return self.text[self.end(index) : self.starts[following] if following < len(self.starts) else None]

    def gap_before(self, index: int) -> str:
        """The text between a word and the one before, or before the first."""
        return self.text[self.end(index - 1) if index else 0 : self.starts[index]]

    @cached_property
    def edges(self) -> list[Edge]:
        """Both edges of each mask, or of masks that touch, from left to right."""
        return [
            edge
            for start, end in self._masks
            for edge in (Edge(start, self._in_release(start), True), Edge(end, self._in_release(end - 1), False))
        ]

    def cut_word(self, edge: Edge) -> int | None:
        """The index of the word that touches an edge."""
        at = edge.at - edge.is_before
        return self._index(at) if 0 <= at < len(self.text) and self.text[at].isalnum() else None

    def words_before_masks(self) -> list[str]:
        """The words directly before masks, with only a blank or a line end between."""
        found = (self._before(start, _WORD_BEFORE_MASK) for start, _ in self._masks)
        return [self.text[slice(*word)] for word in found if word]

    def word_beside(self, edge: Edge) -> int | None:
        """The index of the word with no more than a blank and an initial between it and an edge."""
        if edge.is_before:
            word = self._before(edge.at, _BEFORE_MASK)
            return self._index(word.start) if word else None
        after = _AFTER_MASK.match(self.text, edge.at)
        return self._index(after.start(1)) if after else None

    def neighbour(self, edge: Edge) -> int | None:
        """The index of the next word beyond an edge, however far from it, even behind another mask."""
        index = bisect_left(self.starts, edge.at) - edge.is_before
        return index if 0 <= index < len(self.words) else None

    def gap_at(self, edge: Edge, neighbour: int) -> str:
        """The text between an edge and the next word beyond it."""
        if edge.is_before:
            return self.text[self.end(neighbour) : edge.at]
        return self.text[edge.at : self.starts[neighbour]]

    def _before(self, start: int, pattern: re.Pattern[str]) -> Span | None:
        """The word before a mask that a pattern finds, reading backwards."""
        match = pattern.match(self.text[max(0, start - _LONGEST_BEFORE) : start][::-1])
        return Span(start - match.end(1), start - match.start(1)) if match else None

    def _index(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def _in_release(self, offset: int) -> int:
        return self.origin(offset, offset + 1).start


def readings(release: str, masks: Sequence[Span]) -> Iterator[Reading]:
    """Each way to read a release that differs from the others.

    Args:
        release: The text.
        masks: The masks in it, from left to right.
    """
    covered = _cover(release, masks)
    text, origin = _decoded(covered)
    first = Reading(text, origin, release)
    yield first
    if unseen := unseen_in(covered):
        view = View(covered, unseen)
        if view.text != covered:
            yield _around_edits(view, release)
    if codes := sorted(
        [*in_letters(covered), *spelt_out(first.words, first.where(LETTERS.keys()), first.gap, first.span)]
    ):
        yield _around_edits(View(covered, codes), release)
    if any(letter in covered for letter in "\u202e\u202b\u2067"):
        yield _reversed(covered, release)


def _cover(text: str, spans: Sequence[Span]) -> str:
    pieces = []
    position = 0
    for start, end in spans:
        pieces += [text[position:start], MASK * (end - start)]
        position = end
    return "".join([*pieces, text[position:]])


def _decoded(text: str) -> tuple[str, Callable[[int, int], Span]]:
    """The text folded until no escape is left, and where its characters come from."""
    folded = fold(text)
    result = folded.text
    origin: Callable[[int, int], Span] = folded.origin
    for _ in range(_MOST_LAYERS):
        if not (any(map(result.__contains__, _ESCAPE_SIGNS)) and _ESCAPE.search(result)):
            break
        folded = fold(result)
        if folded.text == result:
            break
        result, origin = folded.text, _behind(origin, folded.origin)
    return result, origin


def _behind(outer: Callable[[int, int], Span], inner: Callable[[int, int], Span]) -> Callable[[int, int], Span]:
    return lambda start, end: outer(*inner(start, end))


def _around_edits(view: View, release: str) -> Reading:
    """The stretches around what a view leaves out or puts into letters; the rest reads as it does in the release."""
    windows: list[Span] = []
    for joint in view.joints:
        start = view.text.rfind(" ", 0, max(0, joint - _REACH)) + 1
        end = view.text.find(" ", joint + _REACH)
        end = end if end >= 0 else len(view.text)
        if windows and start <= windows[-1].end:
            windows[-1] = Span(windows[-1].start, max(end, windows[-1].end))
        else:
            windows.append(Span(start, end))
    text, origin = _decoded("\x00".join(view.text[slice(*window)] for window in windows))
    offsets = [0, *accumulate(end - start + 1 for start, end in windows)]

    def in_release(start: int, end: int) -> Span:
        span = origin(start, end)
        index = bisect_right(offsets, span.start) - 1
        shift = windows[index].start - offsets[index]
        return view.origin(span.start + shift, min(span.end + shift, windows[index].end))

    return Reading(text, in_release, release, [view.origin(joint, joint).start for joint in view.joints])


def _reversed(covered: str, release: str) -> Reading:
    """The stretches after a right-to-left override as they are displayed."""
    pieces: list[str] = []
    origins: list[int] = []
    for match in _OVERRIDE.finditer(covered):
        pieces.append(match[1][::-1] + "\n")
        origins += [*range(match.end(1) - 1, match.start(1) - 1, -1), match.end(1)]
    folded = fold("".join(pieces))

    def displayed_at(start: int, end: int) -> Span:
        displayed = origins[slice(*folded.origin(start, end))]
        return Span(min(displayed), max(displayed) + 1)

    return Reading(folded.text, displayed_at, release)
