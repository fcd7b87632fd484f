"""Words at the edges of a candidate that are beside the name: roles, relatives, what announces it or follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.vocabulary import is_on_list
from cablelint.names.lexical.word_classes import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText


_KIN = frozenset(
    "aunt brother cousin daughter father godson granddaughter grandfather grandson mother nephew niece sister son uncle"
    " widow wife".split()
)
_WHOSE = frozenset("'s ’s a and her his its my our the their whose your".split())
_NEE = frozenset({"nee", "née"})
_BEFORE_LETTERS = frozenset("annex enclosure item para paragraph ref reftel refs tab".split())
_ADVERBS = frozenset("again alone already also however later never now still then therefore today tomorrow yet".split())
_FRENCH_ADDRESSES = frozenset("madame mademoiselle mlle mm mme monsieur".split())
_FEWEST_WORDS, _FORENAMES, _FREQUENT_NAMES = 2, frozenset("F"), frozenset("A")


def roles_beside(tokens: TokenText, first: int, last: int) -> Iterator[int]:
    """Yield the words for what someone is beside a name in capitals: NEPHEW OKAFOR, OKAFOR AIDE; not RICHARD NEPHEW."""
    if _is_role_alone(tokens.folded[first]):
        yield first
    is_surname = last - first == _FEWEST_WORDS and not is_on_list(tokens.folded[first], _FORENAMES)
    if is_surname and _is_role_alone(tokens.folded[last - 1]):
        yield last - 1


def kin_before(tokens: TokenText, first: int) -> Iterator[int]:
    """Yield a capitalised word for a relative before a name: ``Cousin Tomas``, not ``Son Tae-il``."""
    if tokens.folded[first] in _KIN and tokens.words[first + 1][0].isupper() and not _is_korean(tokens, first):
        yield first


def _is_korean(tokens: TokenText, first: int) -> bool:
    """Whether SON is a surname, before a given name of two syllables and behind no word for whose son he is."""
    before = tokens.folded[first - 1] if first else ""
    return tokens.folded[first] == "son" and tokens.words[first + 2 : first + 3] == ["-"] and before not in _WHOSE


def introductions(tokens: TokenText, first: int, last: int) -> Iterator[int]:
    """Yield the words in a name that are beside it, between two of it, or announce it: NEE OKAFOR, OKAFOR LATER."""
    if tokens.folded[first] in _NEE:
        yield first
    if first and len(tokens.words[first]) == 1 and tokens.folded[first - 1] in _BEFORE_LETTERS:
        # REF A. OKAFOR SAID: the letter of a reference and the next sentence.
        yield first
    if tokens.shouted[last - 1] and tokens.folded[last - 1] in _ADVERBS:
        yield last - 1
    for index in range(first + 1, last - 1):
        is_verb = tokens.folded[index] == "said" and tokens.shouted[index]
        if is_verb and len(tokens.places_of({tokens.folded[index - 1]})) > 1:
            yield index


def is_monsieur(tokens: TokenText, first: int) -> bool:
    """Whether ``M.`` is no initial, since the text has other French forms of address: *Mme*, *MM.*, *Monsieur*."""
    return tokens.words[first : first + 2] == ["M", "."] and bool(tokens.places_of(_FRENCH_ADDRESSES))


def _is_role_alone(word: str) -> bool:
    return (word in ROLES or word in _KIN) and not is_on_list(word, _FREQUENT_NAMES)
