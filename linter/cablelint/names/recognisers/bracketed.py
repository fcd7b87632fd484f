"""Surnames in brackets: ``the US delegate (Myers)``, ``he (Lund)``, ``EYES ONLY OKOTH``; ``Lund (D-ME)``."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.data.tags import find_tags
from cablelint.data.word_table import word_table
from cablelint.names.lexical.phrases import can_be_name_word
from cablelint.names.lexical.printed_titles import title_ending_at
from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate, TokenText
from cablelint.names.lexical.vocabulary import is_seldom_a_name
from cablelint.names.people import Evidence
from cablelint.names.recognisers.listed import is_written_like_a_name, listed_names
from cablelint.text.folding import without_accents

_EVIDENCE = Evidence("bracketed", "is in brackets after an office")
_OF_PARTY = Evidence("bracketed", "has a party and a state in brackets")
_EYES_ONLY = Evidence("attention", "is called to attention by 'eyes only'")
_OFFICES = frozenset("delegate delegates rep reps delegation staff counsel del perm permrep pres spokesman".split())
_BEFORE_BRACKETS = _OFFICES | frozenset("he her him she".split())
_PARTIES = frozenset("DRI")
_ET_AL = frozenset({"et", "al", "etc", "."})
_SURNAMES = frozenset("ABCDLXY")
_LONGEST = 24
_SHORTEST, _SHORTEST_UNLISTED = 3, 6


def bracketed_names(tokens: TokenText) -> Iterator[Candidate]:
    """Find names in brackets after an office, alone or in a row, and those that a message is eyes only for."""
    for bracket in tokens.places_of({"("}):
        if bracket and _is_of_party(tokens, bracket) and _is_surname(tokens, bracket):
            yield Candidate(tokens.starts[bracket - 1], tokens.end(bracket - 1), 1.0, _OF_PARTY)
        if bracket and _is_office(tokens, bracket - 1):
            close = _close(tokens, bracket)
            rows = list(listed_names(tokens, bracket + 1, close))
            if rows and _ends_row(tokens, rows[-1][1], close) and all(_is_surname(tokens, end) for _, end in rows):
                for first, end in rows:
                    yield Candidate(tokens.starts[first], tokens.end(end - 1), 1.0, _EVIDENCE)
    for eyes in tokens.places_of({"eyes"}):
        if tokens.folded[eyes + 1 : eyes + 2] == ["only"]:
            yield from _eyes_only(tokens, eyes + 2)


def _is_office(tokens: TokenText, index: int) -> bool:
    if tokens.breaks[index + 1] == NEW_BLOCK:
        return False
    return tokens.folded[index] in _BEFORE_BRACKETS or title_ending_at(tokens, index) is not None


def _is_of_party(tokens: TokenText, bracket: int) -> bool:
    """Whether brackets contain the party and state of a member of Congress."""
    match tokens.words[bracket + 1 : bracket + 4]:
        case [party, "-", state] if party in _PARTIES and state[0].isupper():
            # A forename before the surname shows more than this.
            return bracket == 1 or not tokens.words[bracket - 2][0].isupper()
    return False


def _close(tokens: TokenText, bracket: int) -> int:
    for index in range(bracket + 1, min(bracket + _LONGEST, len(tokens))):
        if tokens.words[index] == ")":
            return index
    return bracket + 1


def _ends_row(tokens: TokenText, end: int, close: int) -> bool:
    return all(word in _ET_AL or word == "," for word in tokens.folded[end:close])


def _is_surname(tokens: TokenText, end: int) -> bool:
    """Whether the word before a token is a surname: on a list of names, or long and on no list."""
    word = tokens.folded[end - 1]
    if find_tags(word) or is_seldom_a_name(word) or word in _OFFICES or len(word) < _SHORTEST:
        return False
    if word == "ret" or not is_written_like_a_name(tokens, end - 1):
        return False
    lists = word_table().lists(without_accents(word))
    return not _SURNAMES.isdisjoint(lists) or (not lists and len(word) >= _SHORTEST_UNLISTED)


def _eyes_only(tokens: TokenText, index: int) -> Iterator[Candidate]:
    while index < len(tokens) and tokens.folded[index] in (",", ":", "for", "-"):
        index += 1
    if index < len(tokens) and tokens.breaks[index] != NEW_BLOCK and can_be_name_word(tokens, index, lenient=False):
        for first, end in listed_names(tokens, index):
            yield Candidate(tokens.starts[first], tokens.end(end - 1), 1.0, _EYES_ONLY)
