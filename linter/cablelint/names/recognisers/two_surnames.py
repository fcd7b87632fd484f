"""Names with the father's surname in parentheses, as agencies file them: ``JUAN (TALEB) MORENO``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.phrases import can_be_name_word
from cablelint.names.lexical.tokens import SAME_LINE, Candidate
from cablelint.names.lexical.vocabulary import is_function_word, is_on_list, title_words
from cablelint.names.people import Evidence
from cablelint.names.recognisers.listed import is_written_like_a_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("full-name", "has a surname in parentheses before another")
_NAMES, _NO_NAMES = frozenset("ABCDFGHLMX"), frozenset("KNPO")
_MOST_FORENAMES = 3
_SHORTEST = 3


def names_with_two_surnames(tokens: TokenText) -> Iterator[Candidate]:
    """Find one to three forenames, a word in parentheses, and a surname, of which at least two are listed names."""
    for bracket in tokens.places_of({"("}):
        end = bracket + 3
        if not 0 < bracket < len(tokens.words) - 3 or tokens.words[bracket + 2] != ")":
            continue
        if not (_is_name(tokens, bracket + 1) and _is_name(tokens, end)) or tokens.is_glued(bracket):
            continue
        first = bracket
        while first > max(0, bracket - _MOST_FORENAMES) and _is_forename(tokens, first - 1):
            first -= 1
        words = [*range(first, bracket), bracket + 1, end]
        if first < bracket and sum(_is_listed(tokens.folded[index]) for index in words) > 1:
            yield Candidate(tokens.starts[first], tokens.end(end), 1.0, _EVIDENCE)


def _is_name(tokens: TokenText, index: int) -> bool:
    word = tokens.folded[index]
    return (
        len(word) >= _SHORTEST
        and tokens.breaks[index] == SAME_LINE
        and is_written_like_a_name(tokens, index)
        and can_be_name_word(tokens, index, lenient=False)
        and not is_on_list(word, _NO_NAMES)
    )


def _is_forename(tokens: TokenText, index: int) -> bool:
    return (
        tokens.words[index][0].isupper()
        and tokens.breaks[index + 1] == SAME_LINE
        and tokens.folded[index] not in title_words()
        and not is_function_word(tokens.folded[index])
        and is_written_like_a_name(tokens, index)
        and (can_be_name_word(tokens, index, lenient=False) or _is_listed(tokens.folded[index]))
    )


def _is_listed(word: str) -> bool:
    return is_on_list(word, _NAMES)
