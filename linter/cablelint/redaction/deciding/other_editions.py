"""Identifiers of masks in other editions of a text, in which a name beside them is found otherwise, or not at all.

The finder takes ``an Orvasto`` for a name in one edition, and ``Orvasto`` in another where somebody else is masked. The
identifiers of the names near it then differ, since a name counts as one star whatever its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.edits import Span
from cablelint.redaction.deciding.mask_ids import REACH, STAR, Token, identifier, surroundings, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

# In words: how much more than a name another edition may take for it, and the longest name that is looked at.
_MOST_MORE = 2
_MOST_WORDS = 6


def identifiers_elsewhere(
    text: str, names: Iterable[Span], wanted: Set[str], masks: Iterable[Span] | None = None
) -> dict[str, Span]:
    """Find the identifiers, of those wanted, that names and masks have where one name near them is found otherwise.

    Args:
        text: The text.
        names: All masked and kept stretches.
        wanted: Identifiers.
        masks: As for :func:`cablelint.redaction.deciding.mask_ids.tokens`.

    Returns:
        The place of each identifier that is found; of equal surroundings, the first counts.
    """
    spans = set(names)
    words = tokens(text, spans, masks)
    found: dict[str, Span] = {}
    for index, token in enumerate(words):
        if token.word == STAR and token[1:] in spans:
            for edition in _editions(text, words, index):
                for id_, span in _identifiers(edition):
                    if id_ in wanted:
                        found.setdefault(id_, span)
    return found


def _editions(text: str, words: Sequence[Token], index: int) -> Iterator[list[Token]]:
    """Yield the tokens near a name with each other stretch that may be the name, and with its words alone."""
    before = _plain(words[max(0, index - _MOST_MORE) : index][::-1])[::-1]
    after = _plain(words[index + 1 : index + 1 + _MOST_MORE])
    inner = tokens(text[slice(*words[index][1:])], ())
    if len(inner) > _MOST_WORDS:
        return
    near = [*before, *inner, *after]
    first, last = len(before), len(before) + len(inner)
    outer_before = words[max(0, index - len(before) - 2 * REACH) : index - len(before)]
    outer_after = words[index + 1 + len(after) : index + 1 + len(after) + 2 * REACH]
    yield [*outer_before, *near, *outer_after]
    star = words[index]
    for start in range(last):
        for end in range(max(start, first) + 1, len(near) + 1):
            if (start, end) != (first, last):
                yield [*outer_before, *near[:start], star, *near[end:], *outer_after]


def _plain(words: Sequence[Token]) -> list[Token]:
    """Return the words up to the first star."""
    stars = [number for number, token in enumerate(words) if token.word == STAR]
    return list(words[: stars[0]] if stars else words)


def _identifiers(edition: Sequence[Token]) -> Iterator[tuple[str, Span]]:
    words = [token.word for token in edition]
    for number, token in enumerate(edition):
        if token.word == STAR:
            yield identifier(surroundings(words, number, number + 1), 1), Span(*token[1:])
