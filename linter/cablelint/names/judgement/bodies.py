"""Firms and other bodies that look like names: by their legal form, their spelling, or what is beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from cablelint.names.lexical.codes import is_short_code
from cablelint.names.lexical.printed_titles import title_before
from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE
from cablelint.names.lexical.vocabulary import is_on_list, is_unlisted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

# Words with an apostrophe, which copies may have as a comma: al-Qa'ida, Shi'a.
_APOSTROPHES = frozenset({"'", "’", "`", ","})
_PARTED_WORDS = frozenset(
    {("qa", "ida"), ("qa", "eda"), ("qa", "idah"), ("ba", "ath"), ("shi", "a"), ("shi", "as"), ("shi", "ite")}
    | {("shi", "ites"), ("shari", "a"), ("ka", "aba"), ("baha", "i"), ("baha", "is")}
)
# Legal forms of firms, behind the name of one: Lindqvist Ltda, Okafor y Cia.
_FIRMS = frozenset("cia corp gmbh inc llc ltd ltda plc sarl".split())
_FIRM_JOINTS = frozenset({"y", "e", "&", "and", "et"})
# Nouns behind the name of a body: Sheraton Hotel, Sheraton-La Paz Hotel.
_HEADS = frozenset(
    "airline airlines airport airways bank company corporation hospital hotel industries stadium".split()
)
# Before the name of a street; languages that have it after the name do so with other words.
_STREETS = frozenset("avenida calle carrera jalan jln piazza praça praca rua rue ulica ulitsa viale".split())
# Nouns behind the full name of the person after whom something is named.
_NAMESAKES = frozenset(
    "airport award fellowship foundation hospital institute library medal memorial museum prize scholarship school"
    " stadium stiftung university".split()
)
_FEWEST_NAMES = 2
# Nouns and prefixes before the name of a ship.
_VESSELS = frozenset(
    "corvette destroyer ferry freighter frigate minesweeper steamer submarine tanker trawler vessel".split()
)
_SHIP_PREFIXES = frozenset("ara bap hmas hmcs hmnzs hms ins mv rv ss usns uss uscgc".split())
_QUOTES = frozenset("\"'“‘")
# Between them and the name of a person that a ship has: HMS Lord Nelson, ARA General Belgrano.
_RANKS_OF_SHIPS = frozenset("admiral almirante captain comandante general king lord president prince queen sir".split())
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


def is_body(tokens: TokenText, first: int, last: int) -> bool:
    """Whether a name is that of a firm, a vessel, a prize or the like, a street, a part of a word, or a short code."""
    places = tokens.once(_places_of_signs)
    if bisect_left(places, first - _REACH) == bisect_left(places, last + _REACH):
        # As mostly.
        return False
    return any(judge(tokens, first, last) for judge in _JUDGES)


def _places_of_signs(tokens: TokenText) -> list[int]:
    """List the tokens without one of which beside it no name is that of a body."""
    return tokens.places_of(_SIGNS)


def _is_firm(tokens: TokenText, first: int, last: int) -> bool:
    """Whether a name has the legal form of a firm in it or behind it, no comma between: ``OKAFOR Y CIA``."""
    if _is_partner(tokens, first, last):
        return True
    end = last + 1 if last < len(tokens.words) and tokens.folded[last] in _FIRM_JOINTS else last
    following = range(end, end + 1) if end < len(tokens.words) and tokens.breaks[end] == SAME_LINE else ()
    return any(tokens.folded[index] in _FIRMS for index in (*range(first + 1, last), *following))


def _is_partner(tokens: TokenText, first: int, last: int) -> bool:
    """Whether an ampersand joins a word alone to another, amid small letters: ``Lund & Okafor``."""
    if last - first > 1 or tokens.shouted[first] or tokens.zone_of[first] in _ADDRESSES:
        return False
    is_after = tokens.words[first - 1 : first] == ["&"] and tokens.breaks[first] == SAME_LINE
    is_before = tokens.words[last : last + 1] == ["&"] and tokens.breaks[last] == SAME_LINE
    other = first - 2 if is_after else last + 1
    if not (is_after or is_before) or not 0 <= other < len(tokens.words):
        return False
    is_whole = not is_after or other == 0 or not tokens.words[other - 1][0].isupper()
    return is_whole and tokens.words[other].istitle() and title_before(tokens, min(first, other)) is None


def _is_vessel(tokens: TokenText, first: int, _: int) -> bool:
    """Whether a name is that of a ship: ``USS``, ``M/V`` or a noun such as *frigate* precedes it, perhaps quoted."""
    before = first - 1 if first and tokens.words[first - 1] not in _QUOTES else first - 2
    if before > 0 and tokens.folded[before] in _RANKS_OF_SHIPS and tokens.breaks[before] == SAME_LINE:
        before -= 1
    if before < 0 or tokens.breaks[before + 1] == NEW_BLOCK:
        return False
    word = tokens.words[before]
    if word == "V" and before >= 2 and tokens.words[before - 2 : before] == ["M", "/"]:
        return True
    return tokens.folded[before] in _VESSELS or (word.isupper() and tokens.folded[before] in _SHIP_PREFIXES)


def _is_street(tokens: TokenText, first: int, last: int) -> bool:
    """Whether a name is that of a street: a word for one opens or precedes it, as in ``Avenida Okafor``."""
    if last - first > 1 and tokens.folded[first] in _STREETS:
        return True
    before = first - 1
    if before < 0 or tokens.breaks[first] != SAME_LINE:
        return False
    return tokens.folded[before] in _STREETS


def _is_namesake(tokens: TokenText, first: int, last: int) -> bool:
    """Whether a full name amid small letters is that of a prize or the like: ``Jane Okafor Prize``."""
    if tokens.shouted[first]:
        return False
    if tokens.words[last - 1].istitle() and tokens.folded[last - 1] in _NAMESAKES and last - first > _FEWEST_NAMES:
        return True
    if last - first < _FEWEST_NAMES or last >= len(tokens.words) or tokens.breaks[last] != SAME_LINE:
        return False
    return tokens.words[last].istitle() and tokens.folded[last] in _NAMESAKES


def _is_parted_word(tokens: TokenText, _: int, last: int) -> bool:
    """Whether the last token is the first half of a word with an apostrophe: ``Qa,ida``."""
    index = last - 1
    signs, rest = tokens.words[index + 1 : index + 2], tokens.folded[index + 2 : index + 3]
    return bool(rest) and signs[0] in _APOSTROPHES and (tokens.folded[index], rest[0]) in _PARTED_WORDS


def _is_slashed_code(tokens: TokenText, first: int, last: int) -> bool:
    """Whether a short word in capitals that no list of names has is beside a slash and another: ``IPS/IBS``."""
    if last - first > 1 or not is_short_code(tokens.words[first]):
        return False
    beside = (first - 1, first - 2), (first + 1, first + 2)
    return any(
        tokens.words[slash : slash + 1] == ["/"] and any(map(is_short_code, tokens.words[other : other + 1]))
        for slash, other in beside
        if min(slash, other) >= 0
    )


_JUDGES = (_is_firm, _is_vessel, _is_namesake, _is_street, _is_parted_word, _is_slashed_code)
# Words one of which each of them looks for, and how many tokens before or behind the edges of a name.
_SIGNS = frozenset({"&", "/", "v", *(first for first, _ in _PARTED_WORDS)}).union(
    _FIRMS, _VESSELS, _SHIP_PREFIXES, _NAMESAKES, _STREETS
)
_REACH = 3


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
        if 0 < slash < len(tokens.words) - 1 and tokens.zone_of[slash] not in _ADDRESSES:
            for body, code in ((slash - 1, slash + 1), (slash + 1, slash - 1)):
                if len(tokens.words[body]) >= _SHORTEST_BODY and _is_code(tokens.words[code]):
                    joined[tokens.folded[body]] += 1
    return (word for word, count in joined.items() if count >= _FEWEST_CODES and _is_infrequent(word))


def _is_code(word: str) -> bool:
    return 1 < len(word) <= _LONGEST_CODE and word.isupper() and word.isalpha() and is_unlisted(word.lower())


def _is_infrequent(word: str) -> bool:
    return word.isalpha() and not is_on_list(word, _FREQUENT_NAMES)
