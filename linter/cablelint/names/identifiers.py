"""Personal data other than names by exact patterns: e-mail, telephone, passport, visa, birth, address.

Every pattern needs a form of its own or a label beside it, so that message reference numbers, date-time groups, dates
and amounts are never taken for an identifier. All quantifiers are bounded: the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from cablelint.text.letter_case import small_letters
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A span of text that identifies a person.

    Attributes:
        start: First character, from 0.
        end: Character after the last.
        kind: ``email``, ``telephone``, ``passport``, ``visa``, ``alien-number``, ``social-security``, ``birth`` or
            ``address``.
    """

    start: int
    end: int
    kind: str


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Find all identifiers, from left to right and without overlap; of two that overlap, the longer one."""
    searched = _Searched(text)
    found = [
        Identifier(*match.span("value"), kind)
        for kind, has_sign, pattern, label in _SOURCES
        if has_sign(searched)
        for match in _search_for(pattern, label)(searched)
    ]
    result: list[Identifier] = []
    for identifier in sorted(found, key=lambda each: (each.start, -each.end)):
        if not result or identifier.start >= result[-1].end:
            result.append(identifier)
        elif identifier.end - identifier.start > result[-1].end - result[-1].start:
            result[-1] = identifier
    return tuple(result)


class _Searched:
    """A text in which identifiers are looked for.

    Attributes:
        text: The text.
        small: The same in small letters.
        before_numbers: What is before the first digit of each row of four or more, without much between them; a line
            end follows each.
    """

    __slots__ = ("before_numbers", "small", "text")

    def __init__(self, text: str) -> None:
        """Find the rows of digits."""
        self.text = text
        self.small = small = small_letters(text)
        # A search for one kind of character takes a tenth of the time of one for a class.
        kinds = small.encode("ascii", "replace").translate(_KINDS)
        starts = [match.start() for match in _DIGITS.finditer(kinds)]
        self.before_numbers = "".join([f"{small[max(0, start - _LONGEST_LABEL) : start]}\n" for start in starts])


# A digit as 0, with those of other alphabets, which ASCII has question marks for; what may be between two as a blank.
_KINDS = bytes(
    ord("0" if char in "0123456789?" else " " if char in " \t().-/" else "x") for char in map(chr, range(256))
)
_DIGITS = regex(rb"0(?: {0,3}0){3}")
# Characters from the beginning of a label to the first digit of its number.
_LONGEST_LABEL = 80

_Sign = Callable[[_Searched], object]
_Find = Callable[[_Searched], "Iterable[re.Match[str]]"]


class _Source(NamedTuple):
    """A kind, its quick test, its pattern, and the pattern of the label before it, if it asks for capitals too."""

    kind: str
    has_sign: _Sign
    pattern: str
    label: str = ""


@cache
def _search_for(pattern: str, label: str) -> _Find:
    """Return a search in any case; few texts need more than a few, so that each is compiled when it is needed.

    To ignore case costs a search three times its time, so that only patterns do it that ask for capitals somewhere, and
    only where a label was found, if they have one.
    """
    if label:
        whole = re.compile(label + pattern, re.IGNORECASE)
        return partial(_behind_labels, re.compile(label), whole)
    if "(?-i:" in pattern:
        finditer = re.compile(pattern, re.IGNORECASE).finditer
        return lambda searched: finditer(searched.text)
    finditer = re.compile(pattern).finditer
    return lambda searched: finditer(searched.small)


def _behind_labels(label: re.Pattern[str], whole: re.Pattern[str], searched: _Searched) -> Iterator[re.Match[str]]:
    end = 0
    for found in label.finditer(searched.small):
        if found.start() >= end and (match := whole.match(searched.text, found.start())):
            end = match.end()
            yield match


def _any_of(*signs: str) -> _Sign:
    return lambda searched: any(map(searched.small.__contains__, signs))


def _match_of(sign: str) -> _Sign:
    search = re.compile(sign).search
    return lambda searched: search(searched.small)


def _any_or_match_of(first: str, sign: str) -> _Sign:
    search = re.compile(sign).search
    return lambda searched: first in searched.small or search(searched.small)


def _label_before_number(label: str) -> _Sign:
    return lambda searched: label in searched.before_numbers


def _match_before_number(sign: str) -> _Sign:
    search = re.compile(sign).search
    return lambda searched: search(searched.before_numbers)


# An at sign may be written out, and the line may end on either side of it.
_AT = r"[ \t]{0,3}\n?[ \t]{0,3}(?:@|[(\[] ?at ?[)\]])[ \t]{0,3}\n?[ \t]{0,3}"
_BROKEN_TLD = r"(?:\n(?=gov|mil|com|org|net|edu))?"
_DOMAIN = rf"[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{0,8}}\.{_BROKEN_TLD}[a-z]{{2,18}}\b"
_EMAIL = rf"(?P<value>\w(?<![\w.+]\w)[\w.+-]{{0,63}}+{_AT}{_DOMAIN})"

_LABEL_END = (
    r"(?:\s{0,3}(?:nos?|nr|numbers?|num)\b)?[ \t]{0,2}[.:#=]{0,2}(?:[ \t]{1,2}(?:is|are))?[ \t]{0,3}\n?[ \t]{0,3}"
)
_NUMBER = r"\+?\(?\d(?:[ \t().\-/]{0,3}\d){3,14}(?!\d)"
_REACHED = r"(?: \w{1,12}){0,2} (?:at|on)"
_PHONE_LABELS = (
    *(("tel", "(?:e?phones?)?"), ("phone", "s?"), ("fax", ""), ("facsimile", ""), ("cell", "(?:ular|phone)?")),
    *(("mobile", ""), ("ext", "(?:ension)?"), ("ivg", ""), ("dsn", ""), ("ste", ""), ("stu", "-?iii"), ("pager", "")),
    *(("call", _REACHED), ("reach", f"(?:ed)?{_REACHED}")),
)
_INTERNATIONAL_PHONE = r"(?P<value>\+(?<![\w+]\+)\d{1,3}(?:[ \t().\-/]{1,3}\d{1,5}){2,6})(?!\d)"
_EXTENSION = r"x(?<=[,;(] x) ?(?P<value>\d{4,5})(?!\w)"
_PHONE_BESIDE_EMAIL = rf"@{_DOMAIN}[,;)]{{1,2}}[ \t\n]{{1,3}}(?P<value>\d{{3}}-\d{{4}})(?![\w-])"

_PASSPORT = r"[a-z]{0,2}[ -]?\d{6,9}(?!\w)"
_PASSPORT_LABELS = (("passport", "s?"), ("ppt", ""))
_VISA = r"(?:[a-z]{3} ?\d{8,10}|\d{8,11})(?!\w)"
_VISA_LABELS = (("visa", "s?(?: (?:foil|control|case|application))?"), ("foil", ""), ("case", ""), ("nvc", ""))

_ALIEN_NUMBER = r"(?P<value>a(?<![\w-]a)[ #-]?(?:\d{8,9}|\d{2,3}-\d{3}-\d{3}))(?![\w-])"
_SOCIAL_SECURITY = r"(?P<value>\d(?<![\w-]\d)(?<!9)\d\d(?<!000)(?<!666)-(?!00)\d{2}-(?!0000)\d{4})(?![\w-])"

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATE = (
    rf"(?:\d{{1,2}}[ \t./-]{{0,2}}(?:{_MONTH}|\d{{1,2}})[ \t.,/-]{{0,2}}(?:\d{{4}}|\d{{2}})"
    rf"|{_MONTH}[ \t]\d{{1,2}},?[ \t](?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}})(?!\d)"
)
_PLACE = r"(?-i:[A-Z][\w'-]{1,20}(?:,? [A-Z][\w'-]{1,20}){0,3})"
# The last letter of the short labels, and the word.
_SIGN_OF_BIRTH = r"b(?:(?<=[dp.]ob)|(?<=o\.b)|irth)"
_BIRTH_LABEL = r"d(?<!\wd)(?:\.?/?p\.?o\.?b\.?|ate (?:and place )?of birth|\.o\.b\.|ob)"
_BORN = r"b(?<!\wb)(?:irth ?date|orn(?: on)?)"
_BIRTH_DATE = rf"[ \t:=-]{{0,4}}(?:is )?(?P<value>{_DATE}(?:[ \t,]{{1,3}}(?:in |at )?{_PLACE})?)"
_BIRTH_PLACE_LABEL = r"p(?<!\wp)(?:ob|\.o\.b\.|lace of birth)"
_BIRTH_PLACE = rf"[ \t:=-]{{1,4}}(?:is )?(?P<value>{_PLACE})"

_STREET = "st(?:reet|rasse)?|ave(?:nue)?|boulevard|blvd|road|rd|lane|ln|drive|terrace|crescent|highway"
_ADDRESS = (
    rf"(?P<value>\d(?<![\w.,-]\d)\d{{0,4}}[a-z]?,? (?-i:(?:[A-Z][\w'.-]{{0,20}}+ ){{1,4}})(?:{_STREET})\b\.?"
    rf"(?:,? (?:apt|apartment|suite|unit|no)\.? ?#?\w{{1,5}})?)"
)
_POST_BOX = r"\b(?P<value>p\.? ?o\.? ?box \d{1,6})\b"


def _american_phone(mark: str) -> str:
    """The pattern of a number whose last four digits are behind a hyphen or a point."""
    return rf"(?P<value>[(\d](?<![\w/-].)(?:(?<=\()\d{{3}}\) ?|(?<=\d)\d\d[-.])\d{{3}}{mark}\d{{4}})(?![\w-])"


def _labelled(kind: str, labels: Iterable[tuple[str, str]], value: str) -> Iterator[_Source]:
    """A source for each label, given as the letters it begins with and the pattern of the rest.

    A search for one pattern that begins with letters takes a tenth of the time of one for many labels at once.
    """
    for first, rest in labels:
        pattern = rf"{first}(?<!\w{first}){rest}{_LABEL_END}(?P<value>{value})"
        yield _Source(kind, _label_before_number(first), pattern)


# Most patterns begin with what most words begin with. Their signs are found at once: some strings, or a pattern that is
# fast because it begins with one letter.
_SOURCES: tuple[_Source, ...] = (
    _Source("email", _any_or_match_of("@", r"at ?[)\]]"), _EMAIL),
    *_labelled("telephone", _PHONE_LABELS, _NUMBER),
    _Source("telephone", _any_of("+"), _INTERNATIONAL_PHONE),
    *(
        _Source("telephone", _match_of(rf"{mark}\d{{4}}(?<=\d{mark}\d{{4}})"), _american_phone(mark))
        for mark in ("-", r"\.")
    ),
    _Source("telephone", _any_of(" x"), _EXTENSION),
    _Source("telephone", _any_of("@"), _PHONE_BESIDE_EMAIL),
    *_labelled("passport", _PASSPORT_LABELS, _PASSPORT),
    *_labelled("visa", _VISA_LABELS, _VISA),
    _Source("alien-number", _match_before_number(r"a(?<![\w-]a)[ #-]?\n"), _ALIEN_NUMBER),
    _Source("social-security", _match_of(r"-\d{2}-"), _SOCIAL_SECURITY),
    _Source("birth", _match_of(_SIGN_OF_BIRTH), _BIRTH_DATE, _BIRTH_LABEL),
    _Source("birth", _match_of("b(?:irth|orn)"), _BIRTH_DATE, _BORN),
    _Source("birth", _match_of(_SIGN_OF_BIRTH), _BIRTH_PLACE, _BIRTH_PLACE_LABEL),
    _Source("address", _match_of(rf" (?:{_STREET})\b"), _ADDRESS),
    _Source("address", _any_of("box "), _POST_BOX),
)
