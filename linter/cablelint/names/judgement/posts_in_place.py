"""The name of a post where a post is named: behind EMBASSY, behind FROM, or of two words and more."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cablelint.data.posts import find_post, long_post_names
from cablelint.names.lexical.word_classes import STATIONS

if TYPE_CHECKING:
    from cablelint.names.lexical.tokens import TokenText


_STATION_WORDS = STATIONS | frozenset(
    "amconsul amcongen amembassy consulate embassy usint uslo usmission usoffice".split()
)
_FROM = frozenset({"from", "to", "fm"})
BEFORE_POSTS = _STATION_WORDS | _FROM | {":"}
"""Words behind which any word can be that of a post, in small letters."""
_LONGEST_POST = 3


def post_length(tokens: TokenText, first: int, index: int) -> int:
    """How many words from ``index`` on are of the name of a post in its place, 0 if they are no post's."""
    words = tokens.folded
    if not is_of_post(words[index]) and (not index or words[index - 1] not in BEFORE_POSTS):
        # As mostly.
        return 0
    if _ends_post(tokens, first, index):
        return 1
    if words[index] in _first_words_of_posts():
        for length in range(_LONGEST_POST, 1, -1):
            if tuple(words[index : index + length]) in long_post_names():
                return length
    before = words[index - 1] if index else ""
    if before == ":" and index > 1:
        before = words[index - 2]
    if before in _STATION_WORDS or before in _FROM:
        for length in range(_LONGEST_POST if before in _STATION_WORDS else 2, 0, -1):
            printed = words[index : index + length]
            if (
                (length > 1 or before in _STATION_WORDS)
                and all(map(str.isalpha, printed))
                and find_post("".join(printed))
            ):
                return length
    return 0


def _ends_post(tokens: TokenText, first: int, index: int) -> bool:
    """Whether a candidate begins with the second word of a post's name of two: *The* Hague, *La* Paz."""
    if index > first or not index or not tokens.words[index - 1][0].isupper():
        return False
    return tuple(tokens.folded[index - 1 : index + 1]) in long_post_names()


def is_of_post(word: str) -> bool:
    """Whether a word, in small letters, is in the name of several words of a post."""
    return word in _words_of_posts()


@cache
def _words_of_posts() -> frozenset[str]:
    return frozenset(word for name in long_post_names() for word in name)


@cache
def _first_words_of_posts() -> frozenset[str]:
    return frozenset(name[0] for name in long_post_names())
