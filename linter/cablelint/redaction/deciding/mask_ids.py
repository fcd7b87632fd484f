"""What tells one mask from another without its name or its offset: the words around it.

A decision points at a mask by an identifier made from those words, so it holds after edits elsewhere in the cable.
Every masked or kept name among them counts as a star, so that no identifier is a hash of a name, and none changes when
a mask does.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from cablelint.edits import Span
from cablelint.redaction.masks import existing_masks
from cablelint.redaction.name_parts import WORD
from cablelint.text.folding import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STAR = "*"
_REACH = 4
_LONGEST_ADDITION = 8


class Token(NamedTuple):
    """A folded word of a text, or a star for a whole name, and its place."""

    word: str
    start: int
    end: int


def tokens(text: str, names: Iterable[Span]) -> list[Token]:
    """The words of a text in order, each of the names, and each mask that stands there already, as one star."""
    stars = _without_overlap(existing_masks(text), names)
    result: list[Token] = []
    position = 0
    for star in [*stars, Span(len(text), len(text))]:
        result += (
            Token(match[0].lower() if match[0].isascii() else fold_word(match[0]), *match.span())
            for match in WORD.finditer(text, position, star.start)
        )
        if star.start < star.end:
            result.append(Token(_STAR, *star))
        position = star.end
    return result


def identifiers(text: str, names: Sequence[Span]) -> dict[Span, str]:
    """The identifier of each name: 16 hexadecimal digits from the words around it, equal surroundings counted.

    Args:
        text: The original.
        names: All masked and kept stretches.
    """
    words = tokens(text, names)
    wanted = set(names)
    seen: Counter[str] = Counter()
    result = {}
    for index, token in enumerate(words):
        if token.word == _STAR and token[1:] in wanted:
            before = " ".join(near.word for near in words[max(0, index - _REACH) : index])
            after = " ".join(near.word for near in words[index + 1 : index + 1 + _REACH])
            surroundings = f"{before}|{after}"
            seen[surroundings] += 1
            digest = hashlib.sha256(f"{surroundings}|{seen[surroundings]}".encode("utf-8", "surrogatepass"))
            result[Span(*token[1:])] = digest.hexdigest()[:16]
    return result


def between(text: str, names: Iterable[Span], before: str, after: str) -> list[Span]:
    """Where a few words stand between two others.

    Args:
        text: The original.
        names: All masked and kept stretches.
        before: The words before, as the release prints them, masks included.
        after: The words after, in the same way.
    """
    words = tokens(text, names)
    plain = [token.word for token in words]
    left, right = ([token.word for token in tokens(part, ())] for part in (before, after))
    found = []
    for start in range(len(left), len(plain)):
        if plain[start - len(left) : start] != left:
            continue
        for end in range(start + 1, min(start + 1 + _LONGEST_ADDITION, len(plain) + 1)):
            if plain[end - 1] == _STAR:
                break
            if plain[end : end + len(right)] == right:
                found.append(Span(words[start].start, words[end - 1].end))
                break
    return found


def around(text: str, names: Sequence[Span], before: str, after: str) -> list[Span]:
    """The names that stand between the words given, as for :func:`between`."""
    words = tokens(text, names)
    plain = [token.word for token in words]
    left, right = ([token.word for token in tokens(part, ())] for part in (before, after))
    wanted = set(names)
    return [
        Span(*token[1:])
        for index, token in enumerate(words)
        if token[1:] in wanted
        and plain[max(0, index - len(left)) : index] == left
        and plain[index + 1 : index + 1 + len(right)] == right
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
