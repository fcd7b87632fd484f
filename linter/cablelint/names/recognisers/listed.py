"""Names in a row: ``X``, ``X and Y``, ``X, Y or Z``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.phrases import name_end
from cablelint.names.lexical.tokens import NEW_BLOCK
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_TWO_CAPITALS = regex(r"(?:Mc|Mac|Fitz|De|Di|La|Le|[OD]['’])[A-Z][^\W\dA-Z_]+")
_JOINTS = frozenset({",", "and", "&", "/", "or", "nor"})


def is_written_like_a_name(tokens: TokenText, index: int) -> bool:
    """Whether a token is in capitals among capitals, or capitalised like a name: Lund, McGivern, not MoF."""
    word = tokens.words[index]
    return bool(tokens.shouted[index]) or word[1:].islower() or _TWO_CAPITALS.fullmatch(word) is not None


def listed_names(tokens: TokenText, first: int, stop: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the tokens ``[first, end)`` of each name of a row.

    Args:
        tokens: The text.
        first: The token where the first name should start.
        stop: The row ends before this token at the latest.
    """
    last = len(tokens) if stop is None else stop
    while first < last and (tokens.breaks[first] != NEW_BLOCK):
        end = name_end(tokens, first, stop=stop)
        if end == first:
            return
        yield first, end
        if end >= last or tokens.folded[end] not in _JOINTS:
            return
        first = end + 1
        if first < last and tokens.folded[first] in ("and", "or"):
            first += 1
