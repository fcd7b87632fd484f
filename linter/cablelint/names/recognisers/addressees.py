"""Who writes to whom, in the first words of a message: ``PERSONAL FOR OKAFOR FROM LINDQVIST``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.data.posts import find_post
from cablelint.data.tags import find_tags
from cablelint.names.lexical.phrases import can_be_name_word
from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE, Candidate
from cablelint.names.lexical.vocabulary import is_nation, is_office_word, is_on_list, is_plain_word, is_region
from cablelint.names.people import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("attention", "is in the words 'FOR ... FROM ...' that open a message")
# What may open the message before the words.
_OPENERS = frozenset(
    "address and by eyes exclusive flash following immediate is message most only personal please private secret"
    " strictly telegram the this top urgent . , : 's".split()
)
_MOST_OPENERS = 6
# Without and with the hyphens.
_MOST_WORDS, _MOST_TOKENS = 3, 5
_PLACES = frozenset("KNP")
_SHORTEST = 3
_PROSE = frozenset({"paragraph", "subject"})


def addressees(tokens: TokenText) -> Iterator[Candidate]:
    """Find the names after ``for`` and ``from`` where these words open a line; either may be an office."""
    for source in tokens.places_of({"from"}):
        addressee = _addressee(tokens, source)
        if not 0 < addressee < source or not _opens_line(tokens, addressee - 1):
            continue
        end = _run_end(tokens, source + 1)
        for first, last in ((addressee, source), (source + 1, end)):
            if first < last and _is_name(tokens, first, last):
                yield Candidate(tokens.starts[first], tokens.end(last - 1), 1.0, _EVIDENCE)


def _addressee(tokens: TokenText, source: int) -> int:
    """Return the token after the ``for`` up to three words before ``from``, 0 if there is no ``for``."""
    for index in range(source - 2, max(-1, source - _MOST_TOKENS - 2), -1):
        if tokens.folded[index] == "for":
            return index + 1
        if not _is_word(tokens, index + 1) or tokens.breaks[index + 1] == NEW_BLOCK:
            break
    return 0


def _opens_line(tokens: TokenText, index: int) -> bool:
    """Whether nothing but openers, or the number of a paragraph, is before a token in its line."""
    for place in range(index, max(-1, index - _MOST_OPENERS), -1):
        if tokens.breaks[place] != SAME_LINE:
            return True
        if place and tokens.folded[place - 1] not in _OPENERS:
            if tokens.words[place] == "." and place == index - 1:
                # CABLEGRAM FROM DJAKARTA. FOR LUNDE FROM OKAFOR.
                return tokens.zone_of[index] not in _PROSE and tokens.words[index][0].isupper()
            return tokens.words[place - 1].isdigit() and tokens.breaks[place - 1] != SAME_LINE
    return index < _MOST_OPENERS


def _run_end(tokens: TokenText, first: int) -> int:
    """Return the token after the capitalised words from ``first`` on, ``first`` if more than a name follows."""
    end = first
    while end < len(tokens) and _is_word(tokens, end) and (end == first or tokens.breaks[end] == SAME_LINE):
        end += 1
    is_end = end == len(tokens) or tokens.breaks[end] != SAME_LINE or not tokens.words[end][0].isalnum()
    return end if is_end and end - first <= _MOST_TOKENS else first


def _is_word(tokens: TokenText, index: int) -> bool:
    """Whether a token has a capital, or is a hyphen within a name."""
    is_hyphen = tokens.words[index] == "-" and tokens.is_glued(index)
    return tokens.words[index][0].isupper() or (is_hyphen and tokens.is_glued(index + 1))


def _is_name(tokens: TokenText, first: int, last: int) -> bool:
    """Whether the words are like those of a name, and no post, office or place."""
    words = [word for word in tokens.folded[first:last] if word != "-"]
    if (
        len(words) > _MOST_WORDS
        or find_post("".join(words))
        or any(map(_is_no_name, words))
        or tokens.breaks[first] == NEW_BLOCK
    ):
        return False
    parts = [index for index in range(first, last) if tokens.words[index] != "-"]
    return all(can_be_name_word(tokens, index, lenient=True) for index in parts)


def _is_no_name(word: str) -> bool:
    if is_office_word(word) or is_plain_word(word) or find_tags(word) or len(word) < _SHORTEST:
        return True
    return is_nation(word) or is_region(word) or is_on_list(word, _PLACES)
