"""Words that belong to the number beside them: months, post boxes, labels of telephone numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import SAME_LINE

if TYPE_CHECKING:
    from cablelint.names.lexical.tokens import TokenText


_MONTHS = frozenset("jan feb mar apr may jun jul aug sep sept oct nov dec april june july".split())
_POST_BOXES = frozenset({"casilla", "apartado"})
_LABELS_OF_NUMBERS = frozenset({"cell", "ext", "fax", "mob", "tel"})
BESIDE_NUMBERS = _MONTHS | _POST_BOXES | _LABELS_OF_NUMBERS
"""The words that :func:`is_beside_number` can find."""


def is_beside_number(tokens: TokenText, index: int) -> bool:
    """Whether a token belongs to the number beside it."""
    is_such = tokens.folded[index] in BESIDE_NUMBERS
    return is_such and (_is_numbered(tokens, index) or _is_label_of_number(tokens, index))


def _is_numbered(tokens: TokenText, index: int) -> bool:
    """Whether a token is the month of a date, ``JAN. 8``, ``8 JAN``, or a post box."""
    word = tokens.folded[index]
    if word not in _MONTHS and word not in _POST_BOXES:
        return False
    following = index + 1
    if tokens.words[following : following + 1] == ["."]:
        following += 1
    before = tokens.words[index - 1] if index and tokens.breaks[index] == SAME_LINE else ""
    after = tokens.words[following] if following < len(tokens) else ""
    return (before.isdigit() and word in _MONTHS) or after.isdigit()


def _is_label_of_number(tokens: TokenText, index: int) -> bool:
    """Whether a word with a point or colon introduces a number, or the mask of one: ``Tel. 555-0142``."""
    if tokens.folded[index] not in _LABELS_OF_NUMBERS or tokens.words[index + 1 : index + 2] not in ([":"], ["."]):
        return False
    after = tokens.words[index + 2] if index + 2 < len(tokens) else ""
    return after[:1].isdigit() or after in {"+", "(", "["}
