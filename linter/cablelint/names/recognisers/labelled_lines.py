"""Names in the labelled lines above the text: ``OVIP (DOE, JANE)``, ``(OKAFOR, J)``, ``OKAFOR/DOE E-MAIL``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.data.tags import find_tags
from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate, TokenText
from cablelint.names.lexical.vocabulary import is_office_word, is_seldom_a_name
from cablelint.names.people import Evidence

_TAGS = Evidence("tags", "names a person in the TAGS line")
_AUTHORITY = Evidence("authority", "names the classifying officer in the E.O. line")
_REFERENCE = Evidence("reference", "is a party to a message that the references name")
# Surname first: (DOE, JANE), (OKAFOR, J), (LINDQVIST, TOMAS R.).
_INVERTED = re.compile(r"\(\s*([^\W\d_]{2,}(?:[-' ][^\W\d_]{2,}){0,2},\s*[^\W\d_]+\.?(?:[ ][^\W\d_]+\.?){0,2})\s*\)")
_MESSAGE = re.compile(
    r"\b(?:E-?MAILS?|TELE?CONS?|TELEPHONE CALL|PHONECONS?|LETTERS?|MEMCONS?|FAX|FACSIMILE|CONVERSATIONS?|NOTE)\b",
    re.IGNORECASE,
)
_MESSAGE_REACH = 9
_JOINTS = frozenset({"-", "/", "to", "and", "&", "--"})
_VISITS = frozenset({"ovip", "otra"})


def tagged_names(reading: TokenText) -> Iterator[Candidate]:
    """Visitors in TAGS lines, in parentheses or bare, and the officer of an older E.O. line."""
    for start, end in reading.zones_of("tags"):
        yield from _inverted(reading, start, end, _TAGS)
        yield from _bare_visitors(reading, start, end)
    for start, end in reading.zones_of("eo"):
        yield from _inverted(reading, start, end, _AUTHORITY)


def _inverted(reading: TokenText, start: int, end: int, evidence: Evidence) -> Iterator[Candidate]:
    for match in _INVERTED.finditer(reading.text, start, end):
        yield Candidate(match.start(1), match.end(1), 0.97, evidence)


def _bare_visitors(reading: TokenText, start: int, end: int) -> Iterator[Candidate]:
    """``OVIP DOE JANE PREL``: the words after the tag that are no tags themselves."""
    first, last = reading.tokens_in(start, end)
    for index in range(first, last):
        if reading.folded[index] in _VISITS:
            begin = end_ = index + 1
            while end_ < last and _is_visitor(reading, end_):
                end_ += 1
            if end_ > begin:
                yield Candidate(reading.starts[begin], reading.ends[end_ - 1], 0.9, _TAGS)


def _is_visitor(reading: TokenText, index: int) -> bool:
    word = reading.folded[index]
    return word.isalpha() and len(word) > 2 and not (find_tags(word) or is_seldom_a_name(word))


def message_parties(reading: TokenText) -> Iterator[Candidate]:
    """Who wrote to whom in a reference: ``OKAFOR/DOE TELCON 02/16/2010``, ``DOE - OKAFOR E-MAIL``."""
    for start, end in reading.zones_of("reference"):
        for message in _MESSAGE.finditer(reading.text, start, end):
            yield from _parties(reading, reading.token_at(message.start()), reading.token_at(start))


def _parties(reading: TokenText, message: int, first: int) -> Iterator[Candidate]:
    """The names before the word for a message that stand at a hyphen or slash, the nearest first."""
    names = []
    is_joined = False
    for index in range(message - 1, max(first, message - _MESSAGE_REACH) - 1, -1):
        word = reading.folded[index]
        if word in _JOINTS:
            is_joined = True
        elif word in ".;:" or reading.breaks[index + 1] == NEW_BLOCK:
            break
        elif _is_party(reading, index):
            names.append(index)
    if is_joined:
        for index in names:
            yield Candidate(reading.starts[index], reading.ends[index], 0.9, _REFERENCE)


def _is_party(reading: TokenText, index: int) -> bool:
    word = reading.words[index]
    if len(word) < 3 or not word[0].isupper() or not word.isalpha() or find_tags(word):
        return False
    return not is_office_word(word.lower()) and not is_seldom_a_name(word.lower())
