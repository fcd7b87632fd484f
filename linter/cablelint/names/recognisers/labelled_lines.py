"""Names in the labelled lines above the text: ``OVIP (DOE, JANE)``, ``(OKAFOR, J)``, ``OKAFOR/DOE E-MAIL``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.data.tags import find_tags
from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate, TokenText
from cablelint.names.lexical.vocabulary import (
    is_frequent_surname,
    is_nation,
    is_office_word,
    is_ordinary,
    is_plain_word,
    is_seldom_a_name,
)
from cablelint.names.people import Evidence
from cablelint.text.regexes import regex

_TAGS = Evidence("tags", "names a person in the TAGS line")
_AUTHORITY = Evidence("authority", "names the classifying officer in the E.O. line")
_ATTRIBUTES = Evidence("attributes", "names a person in the attributes that the archive prints below a telegram")
_REVIEWER = Evidence("release-stamp", "names the reviewer on a release stamp")
_REFERENCE = Evidence("reference", "is a party to a message that the references name")
# Surname first: (DOE, JANE), (OKAFOR, J), (LINDQVIST, TOMAS R.). OR-M behind it says who the officer is.
_NAME = (
    r"[^\W\d_]{2,30}(?:[-'’ ][^\W\d_]{1,30}){0,3},"
    r"\s{0,3}[^\W\d_]{1,30}\.?(?:(?! OR-[A-Z]\b)[ .-][^\W\d_]{1,30}\.?){0,3}"
)
_INVERTED = regex(rf"[(\[]\s{{0,3}}({_NAME})\s{{0,3}}[)\]]")
# GDS 12/13/85 DOE, JANE; in the archive's attributes GS 19851213 DOE, JANE.
_UNBRACKETED = regex(rf"(?<=[0-9])[ \t]{{1,3}}({_NAME})(?=[ \t]*(?:OR-[A-Z]|\n|$))")
_IN_BRACKETS = regex(r"[(\[]\s{0,3}([^\W\d_]{2,30}(?:[\s-][^\W\d_]{1,30}){0,8})\s{0,3}[)\]]")
_BEHIND_DATE = regex(r"(?<=[0-9])[ \t]{1,3}\(([^\W\d_]{4,30})\)")
_AND = regex(r"\s{1,3}(?i:and)\s{1,3}")
_ATTRIBUTE = regex(r"[ \t]{0,40}(?:TAGS|Executive Order|Concepts)[ \t]{0,3}:[^\n]{0,2000}")
_ATTRIBUTE_WORDS, _STAMP_WORD = frozenset({"tags", "executive", "concepts"}), frozenset({"declassified"})
_STAMP = regex(
    r"(?:[ \t]{0,80}|[ \t]{0,40}Markings:[ \t]{0,3})"
    r"((?:[A-Z][^\W\d_]{0,30}\.?[ ]){1,4}[A-Z][^\W\d_]{1,30})[ \t]{1,8}Declassified/Released"
)
_MESSAGE = regex(
    r"\b(?:E-?MAILS?|TELE?CONS?|TELEPHONE CALL|PHONECONS?|LETTERS?|MEMCONS?|MEMOS?|FAX|FACSIMILE|NOTE"
    r"|CONVERSATIONS?)\b",
    re.IGNORECASE,
)
_MESSAGE_REACH = 9
_MOST_WORDS = 4
_SHORTEST = 4
_JOINTS = frozenset({"-", "/", "to", "and", "&", "--"})
_VISITS = frozenset({"ovip", "otra"})


def tagged_names(tokens: TokenText) -> Iterator[Candidate]:
    """Find visitors in TAGS lines, in parentheses or bare, and the officer of an older E.O. line."""
    for start, end in tokens.zones_of("tags"):
        yield from _inverted(tokens, start, end, _TAGS)
        yield from _in_brackets(tokens, start, end, _TAGS)
        yield from _bare_visitors(tokens, start, end)
    for start, end in tokens.zones_of("eo"):
        yield from _inverted(tokens, start, end, _AUTHORITY)
        yield from _in_brackets(tokens, start, end, _AUTHORITY)
        yield from (Candidate(*match.span(1), 1.0, _AUTHORITY) for match in _surnames_alone(tokens.text, start, end))


def archived_names(tokens: TokenText) -> Iterator[Candidate]:
    """Find names in the attributes that the archive prints below a telegram, and reviewers on release stamps."""
    for start in tokens.lines_of(_ATTRIBUTE_WORDS):
        attribute = _ATTRIBUTE.match(tokens.text, start)
        if attribute:
            yield from _inverted(tokens, *attribute.span(), _ATTRIBUTES)
            yield from _in_brackets(tokens, *attribute.span(), _ATTRIBUTES)
    for start in tokens.lines_of(_STAMP_WORD):
        stamp = _STAMP.match(tokens.text, start)
        if stamp:
            yield Candidate(*stamp.span(1), 1.0, _REVIEWER)


def _inverted(tokens: TokenText, start: int, end: int, evidence: Evidence) -> Iterator[Candidate]:
    for pattern in (_INVERTED, _UNBRACKETED):
        for match in pattern.finditer(tokens.text, start, end):
            yield Candidate(*match.span(1), 1.0, evidence)


def _in_brackets(tokens: TokenText, start: int, end: int, evidence: Evidence) -> Iterator[Candidate]:
    """Find ``(DOE)``, ``CASC (DOE JANE)``, ``(JANE DOE AND J OKAFOR)``; not ``(TARIFFS)``, ``(EC)``."""
    for match in _IN_BRACKETS.finditer(tokens.text, start, end):
        position = match.start(1)
        for stop in [*_AND.finditer(tokens.text, *match.span(1)), None]:
            last = stop.start() if stop else match.end(1)
            words = re.findall(r"[^\W\d_]{2,}", tokens.text[position:last].lower())
            if words and len(words) <= _MOST_WORDS and _are_names(words):
                yield Candidate(position, last, 1.0, evidence)
            position = stop.end() if stop else last


def _surnames_alone(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Find an officer's surname that is an ordinary word too, behind the date of an E.O. line: ``3/12/85 (PRICE)``."""
    for match in _BEHIND_DATE.finditer(text, start, end):
        word = match[1].lower()
        if is_frequent_surname(word) and not is_office_word(word):
            yield match


def _are_names(words: list[str]) -> bool:
    """Whether words in parentheses are names: none is a tag or only a word; a single one is no word at all."""
    if any(find_tags(word) or is_plain_word(word) or is_office_word(word) or is_nation(word) for word in words):
        return False
    return len(words) > 1 or (len(words[0]) >= _SHORTEST and not is_ordinary(words[0]))


def _bare_visitors(tokens: TokenText, start: int, end: int) -> Iterator[Candidate]:
    """Find ``OVIP DOE JANE PREL``: the words after the tag that are no tags themselves."""
    first, last = tokens.tokens_in(start, end)
    for index in range(first, last):
        if tokens.folded[index] in _VISITS:
            begin = end_ = index + 1
            while end_ < last and _is_visitor(tokens, end_):
                end_ += 1
            if end_ > begin:
                yield Candidate(tokens.starts[begin], tokens.end(end_ - 1), 0.9, _TAGS)


def _is_visitor(tokens: TokenText, index: int) -> bool:
    word = tokens.folded[index]
    return word.isalpha() and len(word) > 2 and not (find_tags(word) or is_seldom_a_name(word))


def message_parties(tokens: TokenText) -> Iterator[Candidate]:
    """Find who wrote to whom in a reference: ``OKAFOR/DOE TELCON 02/16/2010``, ``DOE - OKAFOR E-MAIL``."""
    for start, end in tokens.zones_of("reference"):
        for message in _MESSAGE.finditer(tokens.text, start, end):
            yield from _parties(tokens, tokens.token_at(message.start()), tokens.token_at(start))


def _parties(tokens: TokenText, message: int, first: int) -> Iterator[Candidate]:
    """Find the names before the word for a message that a hyphen or slash joins, the nearest first."""
    names = []
    is_joined = False
    for index in range(message - 1, max(first, message - _MESSAGE_REACH) - 1, -1):
        word = tokens.folded[index]
        if word in _JOINTS:
            is_joined = True
        elif word in ".;:" or tokens.breaks[index + 1] == NEW_BLOCK:
            break
        elif _is_party(tokens, index):
            names.append(index)
    if is_joined:
        for index in names:
            yield Candidate(tokens.starts[index], tokens.end(index), 0.9, _REFERENCE)


def _is_party(tokens: TokenText, index: int) -> bool:
    word = tokens.words[index]
    if len(word) < 3 or not word[0].isupper() or not word.isalpha() or find_tags(word):
        return False
    if is_office_word(word.lower()):
        return False
    return not is_seldom_a_name(word.lower()) or _is_joined_surname(tokens, index)


def _is_joined_surname(tokens: TokenText, index: int) -> bool:
    """Whether a slash or a hyphen touches a surname that is an ordinary word too: ``PRICE/DOE TELCON``."""
    is_before = tokens.words[index + 1 : index + 2] in (["/"], ["-"]) and tokens.is_glued(index + 1)
    is_behind = tokens.words[index - 1] in ("/", "-") and tokens.is_glued(index)
    return (is_before or is_behind) and is_frequent_surname(tokens.folded[index])
