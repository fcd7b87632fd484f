"""Identifiers of masks without the name or the offset: they come from the words around.

A decision names a mask by an identifier made from those words, so it remains valid after edits elsewhere in the cable.
Every masked or kept name among them counts as a star, so that no identifier is a hash of a name, and none changes when
a mask does.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from cablelint.edits import Span
from cablelint.redaction.name_parts import WORD
from cablelint.text.folding import fold_word
from cablelint.text.mask_shapes import existing_masks
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence, Set

#: The token of a whole name or mask.
STAR = "*"
#: The number of tokens on each side of a place that its identifier is made of.
REACH = 4
_WINDOW = 64
_LONGEST_ADDITION = 8
# In words.
_LONGEST_READABLE = 5
# Between two masks of one name over a line end: blanks, the end, and the blanks before a line that the second fills.
_REPEATED = regex(r"[ \t]*(?:\r\n|\n|\r)[ \t]*")


class Token(NamedTuple):
    """A folded word of a text, or a star for a whole name, and its place."""

    word: str
    start: int
    end: int


def mask_readings(text: str) -> list[Sequence[Span]]:
    """Return the masks that are in a text already, in each way to count them: as they are last, which counts most.

    A name over a line end whose second piece fills its line is masked twice, and may have been one name.
    """
    plain = existing_masks(text)
    joined: list[Span] = []
    for mask in plain:
        last = joined[-1] if joined else None
        if last and _REPEATED.fullmatch(text, last.end, mask.start) and _is_same_mask(text, last, mask):
            joined[-1] = Span(last.start, mask.end)
        else:
            joined.append(mask)
    return [plain] if len(joined) == len(plain) else [joined, plain]


def _is_same_mask(text: str, first: Span, second: Span) -> bool:
    mark = text[slice(*second)]
    fills_line = text.startswith(("\n", "\r"), second.end) or second.end == len(text)
    return fills_line and text.startswith(mark, first.start)


def tokens(text: str, names: Iterable[Span], masks: Iterable[Span] | None = None) -> list[Token]:
    """Return the words of a text in order, each of the names, and each mask that is there already, as one star.

    Args:
        text: The text.
        names: All masked and kept stretches.
        masks: The masks, from :func:`mask_readings`; as they are if left out.
    """
    stars = _without_overlap(existing_masks(text) if masks is None else masks, names)
    result: list[Token] = []
    position = 0
    for star in [*stars, Span(len(text), len(text))]:
        result += map(_token, WORD.finditer(text, position, star.start))
        if star.start < star.end:
            result.append(Token(STAR, *star))
        position = star.end
    return result


def identifiers(text: str, names: Sequence[Span], masks: Iterable[Span] | None = None) -> dict[Span, str]:
    """Make the identifier of each name: 16 hexadecimal digits from the words around it, equal surroundings counted.

    Args:
        text: The original.
        names: All masked and kept stretches.
        masks: As for :func:`tokens`.
    """
    words, stars = _words_near(text, names, existing_masks(text) if masks is None else masks)
    wanted = set(names)
    seen: Counter[str] = Counter()
    result = {}
    for index, star in stars.items():
        here = surroundings(words, index, index + 1)
        seen[here] += 1
        # A mask in the text has its number too, so that the others keep theirs in a release.
        if star in wanted:
            result[star] = identifier(here, seen[here])
    return result


def near(text: str, names: Iterable[Span], places: Collection[Span]) -> set[Span]:
    """Return the names and masks whose identifiers count on one of some places.

    Args:
        text: The text.
        names: All masked and kept stretches.
        places: Some of the names or masks.
    """
    words = tokens(text, names)
    at = [index for index, token in enumerate(words) if token[1:] in places]
    reached = {each for index in at for each in range(index - REACH, index + REACH + 1) if each != index}
    return {Span(*words[each][1:]) for each in reached if 0 <= each < len(words) and words[each].word == STAR}


def readable_among(text: str, names: Iterable[Span], wanted: Set[str], masks: Iterable[Span] | None = None) -> set[str]:
    """Return the identifiers, of those wanted, that some words of a text have that nobody takes for a name any more.

    Args:
        text: A release, in which what was to be kept is readable and need not be found again.
        names: All masked and kept stretches.
        wanted: Identifiers.
        masks: As for :func:`tokens`.
    """
    words = [token.word for token in tokens(text, names, masks)]
    found: set[str] = set()
    seen: Counter[str] = Counter()
    for start in range(len(words)):
        for end in range(start + 1, min(start + _LONGEST_READABLE, len(words)) + 1):
            if words[end - 1] == STAR:
                break
            here = surroundings(words, start, end)
            seen[here] += 1
            found |= {identifier(here, seen[here])} & wanted
    return found


def surroundings(words: Sequence[str], start: int, end: int) -> str:
    """Return the words around those from ``start`` to ``end``, of which an identifier is made."""
    return f"{' '.join(words[max(0, start - REACH) : start])}|{' '.join(words[end : end + REACH])}"


def identifier(here: str, number: int) -> str:
    """Make the identifier of a place.

    Args:
        here: Its :func:`surroundings`.
        number: From 1, for the places with the same words around them.
    """
    return hashlib.sha256(f"{here}|{number}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _words_near(text: str, names: Iterable[Span], masks: Iterable[Span]) -> tuple[list[str], dict[int, Span]]:
    """Return the words and stars of a text, and the place of each star, without words too far from every star."""
    words: list[str] = []
    stars: dict[int, Span] = {}
    position = 0
    for star in [*_without_overlap(masks, names), Span(len(text), len(text))]:
        found = list(islice(WORD.finditer(text, position, star.start), 2 * REACH))
        if len(found) == 2 * REACH:
            found = [*found[:REACH], *_last_words(text, found[REACH].start(), star.start)]
        words += [_folded(match[0]) for match in found]
        if star.start < star.end:
            stars[len(words)] = star
            words.append(STAR)
        position = star.end
    return words, stars


def _last_words(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the last words of a stretch, found from its end so that a long stretch costs no more than a short one."""
    width = _WINDOW
    while True:
        begin = max(start, end - width)
        words = list(WORD.finditer(text, begin, end))
        # The first word may be cut by the edge of the window.
        if begin == start or len(words) > REACH:
            return words[-REACH:]
        width *= 2


def _token(match: re.Match[str]) -> Token:
    return Token(_folded(match[0]), *match.span())


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else fold_word(word)


def between(
    text: str,
    names: Iterable[Span],
    before: str,
    after: str,
    *,
    longest: int = _LONGEST_ADDITION,
    may_contain_names: bool = False,
    at: Span | None = None,
    is_release: bool = False,
) -> list[Span]:
    """Find a few words between two others.

    Args:
        text: The original.
        names: All masked and kept stretches.
        before: The words before, as the release prints them, masks included.
        after: The words after, in the same way.
        longest: The number of words that are looked at, names counting as one.
        may_contain_names: Whether names may be among the words.
        at: The place, if it is known: it is the only one as long as the words before and after fit. It may begin and
            end within a word, and contain names.
        is_release: Whether the text is a release, in which any of the words before and after may be masked.

    Returns:
        The spans that fit, from left to right.
    """
    words = tokens(text, names)
    context = _Context(text, words, before, after, masks=set(existing_masks(text)) if is_release else ())
    if at is not None and (inside := _fitting(words, at, context, longest)) is not None:
        only = Span(*inside[0][1:]) if len(inside) == 1 else at
        # In a release the place is that of the mask, of whatever length.
        return [only if only in existing_masks(text) else at]
    found = []
    for start in range(len(words)):
        if not context.is_before(start):
            continue
        for end in range(start + 1, min(start + 1 + longest, len(words) + 1)):
            if words[end - 1].word == STAR and not may_contain_names:
                break
            if context.is_after(end):
                found.append(Span(words[start].start, words[end - 1].end))
                # The nearest end is meant.
                break
    # The nearest start is meant too, where the words before occur twice.
    return [span for span, following in zip_longest(found, found[1:]) if following is None or span.end < following.end]


class _Context:
    """The words before and after a place, as a release prints them: a kept name among them is readable there."""

    def __init__(
        self, text: str, words: Sequence[Token], before: str, after: str, *, masks: Collection[Span] = ()
    ) -> None:
        self._text = text
        self._words = words
        # Places of which nobody knows what was there.
        self._masks = masks
        # From the place outwards.
        self._before = [token.word for token in reversed(tokens(before, ()))]
        self._after = [token.word for token in tokens(after, ())]

    def is_before(self, index: int) -> bool:
        """Whether the words before the token of an index are those given."""
        return self._fits(index - 1, self._before, step=-1)

    def is_after(self, index: int) -> bool:
        """Whether the words from an index on are those given."""
        return self._fits(index, self._after, step=1)

    def _fits(self, index: int, wanted: Sequence[str], *, step: int) -> bool:
        matched = 0
        while matched < len(wanted):
            if not 0 <= index < len(self._words):
                return False
            token = self._words[index]
            index += step
            here = [token.word]
            if token.word == STAR != wanted[matched]:
                if token[1:] in self._masks:
                    return True
                name = self._text[token.start : token.end]
                here = [match.word for match in map(_token, WORD.finditer(name))][::step]
            elif wanted[matched : matched + 2] == [STAR, STAR] and self._is_printed_twice(token, index):
                here = [STAR, STAR]
            # The first or the last words of a name may be left out.
            here = here[: len(wanted) - matched]
            if not here or here != wanted[matched : matched + len(here)]:
                return False
            matched += len(here)
        return True

    def _is_printed_twice(self, token: Token, following: int) -> bool:
        """Whether a release may print a mask for each piece of a name over a line end, and not for two names."""
        is_broken = len(self._text[token.start : token.end].splitlines()) > 1
        return is_broken and [each.word for each in self._words[max(0, following) : following + 1]] != [STAR]


def _fitting(words: Sequence[Token], at: Span, context: _Context, longest: int) -> Sequence[Token] | None:
    """Return the words of an exact place, which may lie within a word; None if those around it are not those given."""
    first = bisect_right(words, at.start, key=lambda token: token.end)
    last = bisect_left(words, at.end, key=lambda token: token.start)
    fits = at.start < at.end and last - first <= longest and context.is_before(first) and context.is_after(last)
    return words[first:last] if fits else None


def around(text: str, names: Sequence[Span], before: str, after: str) -> list[Span]:
    """Return the names between the given words, as for :func:`between`."""
    words = tokens(text, names)
    context = _Context(text, words, before, after)
    wanted = set(names)
    return [
        Span(*token[1:])
        for index, token in enumerate(words)
        if token[1:] in wanted and context.is_before(index) and context.is_after(index + 1)
    ]


def _without_overlap(masks: Iterable[Span], names: Iterable[Span]) -> list[Span]:
    """Names and masks from left to right; a name counts where both claim a place."""
    result: list[Span] = []
    for is_mask, span in sorted(
        [*((True, mask) for mask in masks), *((False, name) for name in set(names))], key=lambda one: one[1]
    ):
        if not result or span.start >= result[-1].end:
            result.append(span)
        elif not is_mask:
            result[-1] = span
    return result
