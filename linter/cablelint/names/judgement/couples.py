"""Two people with a hyphen between their surnames: ``the Aziz-Lindqvist meeting`` is about Aziz and about Lindqvist."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablelint.names.lexical.tokens import Candidate, TokenText

_COUPLE = 3


def parted_couples(tokens: TokenText, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the names, two for each couple: two words with a hyphen, each of which ends another name of the text.

    Args:
        tokens: The text.
        found: Names found, without overlaps.
    """
    found = list(found)
    if all(tokens.text.find("-", name.start, name.end) < 0 for name in found):
        # As mostly.
        yield from found
        return
    ranges = [tokens.tokens_in(name.start, name.end) for name in found]
    surnames = {
        tokens.folded[last - 1] for first, last in ranges if last > first and not _has_hyphen(tokens, first, last)
    }
    for name, (first, last) in zip(found, ranges, strict=True):
        is_couple = last - first == _COUPLE and tokens.words[first + 1] == "-" and name.confidence < 1
        if is_couple and tokens.folded[first] in surnames and tokens.folded[last - 1] in surnames:
            yield name._replace(end=tokens.end(first))
            yield name._replace(start=tokens.starts[last - 1])
        else:
            yield name


def _has_hyphen(tokens: TokenText, first: int, last: int) -> bool:
    return "-" in tokens.words[first:last]
