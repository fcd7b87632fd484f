"""Names that a line end breaks in two: ``Belo-`` at the end of a line, ``golov`` on the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import NEW_LINE
from cablelint.names.lexical.vocabulary import is_ordinary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablelint.names.lexical.tokens import Candidate, TokenText

_NEW_LINE = bytes((NEW_LINE,))


def completed(tokens: TokenText, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates, those that a line end cuts short together with the rest of the word.

    Args:
        tokens: The text.
        candidates: Names found.
    """
    breaks = tokens.breaks
    for candidate in candidates:
        first, last = tokens.tokens_in(candidate.start, candidate.end)
        if NEW_LINE not in breaks[first : last + 2]:
            # As mostly.
            yield candidate
            continue
        start, end = candidate.start, candidate.end
        if last > first:
            if rest := second_piece(tokens, last - 1):
                end = max(end, tokens.end(rest))
            before = _first_piece(tokens, first)
            if before >= 0:
                start = tokens.starts[before]
        is_longer = (start, end) != (candidate.start, candidate.end)
        yield candidate._replace(start=start, end=end) if is_longer else candidate


def second_piece(tokens: TokenText, index: int) -> int:
    """The token that ends the word of which ``index`` is the piece before a line end, 0 if it is whole."""
    if NEW_LINE not in tokens.breaks[index + 1 : index + 3]:
        return 0
    hyphen = tokens.words[index + 1] == "-" and tokens.is_glued(index + 1)
    rest = index + 2 if hyphen else index + 1
    if tokens.breaks[rest : rest + 1] != _NEW_LINE or not tokens.words[rest].isalpha():
        return 0
    if not tokens.words[index].isalpha() or not (tokens.words[rest].islower() or tokens.shouted[index] == 1):
        return 0
    is_known = bool(tokens.places_of({tokens.folded[index] + tokens.folded[rest]}))
    if hyphen:
        return rest if is_known or not is_ordinary(tokens.folded[rest]) else 0
    return rest if is_known and not is_ordinary(tokens.folded[rest]) else 0


def _first_piece(tokens: TokenText, index: int) -> int:
    """The token before a line end that begins the word of which ``index`` is the rest, -1 if it is whole."""
    if tokens.breaks[index] != NEW_LINE:
        return -1
    before = index - 2 if tokens.words[index - 1] == "-" else index - 1
    return before if before >= 0 and second_piece(tokens, before) == index else -1
