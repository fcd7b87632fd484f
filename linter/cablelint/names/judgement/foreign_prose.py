"""What of a candidate in Spanish, French or Portuguese prose is a name."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cablelint.names.lexical.languages import is_foreign_title
from cablelint.names.lexical.printed_titles import title_before
from cablelint.names.lexical.vocabulary import is_likely_forename, is_on_list, is_ordinary
from cablelint.names.lexical.word_classes import NAME_LIKE_TITLES, PARTICLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablelint.names.lexical.tokens import Candidate, TokenText

_FEWEST_WORDS, _FURTHER_WORDS = 2, frozenset("E")


def is_supported(tokens: TokenText, candidate: Candidate, first: int) -> bool:
    """Whether more than the model, which reads English, takes a word in foreign capitals for a name."""
    if not tokens.shouted[first] or candidate.evidence.kind != "model":
        return True
    before = first - 2 if tokens.words[first - 1] in (".", ",") else first - 1
    last = tokens.tokens_in(candidate.start, candidate.end)[1]
    if any(map(is_foreign_title, tokens.folded[max(0, before) : last])):
        return True
    return title_before(tokens, first) is not None or _is_full_name(tokens.folded[first:last])


def _is_full_name(words: Sequence[str]) -> bool:
    """Whether words are a forename and further ones, of which none is an ordinary word."""
    names = [word for word in words if len(word) > 1 and word not in PARTICLES]
    if len(names) < _FEWEST_WORDS or not is_likely_forename(names[0]):
        return False
    return not any(is_ordinary(word) or is_on_list(word, _FURTHER_WORDS) for word in names)


def _is_title(word: str) -> bool:
    return is_foreign_title(word) and word not in NAME_LIKE_TITLES


def function_words(tokens: TokenText, first: int, last: int, words: frozenset[str]) -> set[int]:
    """The titles and function words of the language in a name, those left out that particles of names are too."""
    titles = [index for index in range(first, last) if _is_title(tokens.folded[index])]
    excluded = set(titles)
    for start, end in pairwise([first - 1, *titles, last]):
        core = [index for index in range(start + 1, end) if tokens.folded[index] not in words]
        inner = range(core[0], core[-1]) if core else range(0)
        excluded.update(
            index
            for index in range(start + 1, end)
            if tokens.folded[index] in words and not (tokens.folded[index] in PARTICLES and index in inner)
        )
    return excluded
