"""Words that a text uses for firms and other bodies, by what is beside them in any of their places."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import SAME_LINE
from cablelint.names.lexical.vocabulary import is_on_list, is_unlisted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

# Nouns behind the name of a body: Sheraton Hotel, Sheraton-La Paz Hotel.
_HEADS = frozenset(
    "airline airlines airport airways bank company corporation hospital hotel industries stadium".split()
)
_LONGEST_COMPOUND = 6
_FREQUENT_NAMES = frozenset("ABFGHLMXY")
_LONGEST_CODE, _SHORTEST_BODY = 4, 5
_FEWEST_CODES = 2
# Lines in which a slash joins people.
_ADDRESSES = frozenset({"slug", "caption", "drafting", "heading", "classified-by"})


def used_as_bodies(tokens: TokenText) -> frozenset[str]:
    """Return the words, folded, that no list of frequent names has, and that the text uses for bodies.

    Such a word precedes a head such as *hotel*, alone or in a compound, or is joined twice by a slash to a code.
    """
    return frozenset(_before_heads(tokens)) | frozenset(_joined_to_codes(tokens))


def _before_heads(tokens: TokenText) -> Iterator[str]:
    for head in tokens.places_of(_HEADS):
        first = _start_of_compound(tokens, head)
        if first < head and _is_infrequent(tokens.folded[first]) and tokens.words[first][0].isupper():
            yield tokens.folded[first]


def _start_of_compound(tokens: TokenText, head: int) -> int:
    """Return the first token of the compound before a head: the word itself, or one that a hyphen joins to more."""
    if head == 0 or tokens.breaks[head] != SAME_LINE or not tokens.words[head - 1][0].isalpha():
        return head
    first = head - 1
    for hyphen in range(head - 2, max(0, head - _LONGEST_COMPOUND), -1):
        if tokens.breaks[hyphen + 1] != SAME_LINE:
            break
        if tokens.words[hyphen] == "-" and tokens.is_glued(hyphen) and tokens.is_glued(hyphen + 1):
            return hyphen - 1
        if not tokens.words[hyphen][0].isupper():
            break
    return first


def _joined_to_codes(tokens: TokenText) -> Iterator[str]:
    joined: Counter[str] = Counter()
    for slash in tokens.places_of({"/"}):
        if 0 < slash < len(tokens) - 1 and tokens.zone_of[slash] not in _ADDRESSES:
            for body, code in ((slash - 1, slash + 1), (slash + 1, slash - 1)):
                if len(tokens.words[body]) >= _SHORTEST_BODY and _is_code(tokens.words[code]):
                    joined[tokens.folded[body]] += 1
    return (word for word, count in joined.items() if count >= _FEWEST_CODES and _is_infrequent(word))


def _is_code(word: str) -> bool:
    return 1 < len(word) <= _LONGEST_CODE and word.isupper() and word.isalpha() and is_unlisted(word.lower())


def _is_infrequent(word: str) -> bool:
    return word.isalpha() and not is_on_list(word, _FREQUENT_NAMES)
