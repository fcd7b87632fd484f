"""Personal data other than names by exact patterns: e-mail, telephone, documents, accounts, birth, address.

Every pattern needs a form of its own or a label beside it, so that message reference numbers, date-time groups, dates
and amounts are never taken for an identifier. All quantifiers are bounded: the time is linear in the text.
"""

from __future__ import annotations

from dataclasses import dataclass

from cablelint.names.addresses import ADDRESSES
from cablelint.names.identifier_search import (
    Searched,
    Source,
    any_of,
    any_or_match_of,
    labelled,
    match_before_number,
    match_of,
    search_for,
)
from cablelint.names.identity_numbers import IDENTITY_NUMBERS
from cablelint.text.regexes import regex


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A span of text that identifies a person.

    Attributes:
        start: First character, from 0.
        end: Character after the last.
        kind: ``email``, ``telephone``, ``passport``, ``visa``, ``alien-number``, ``social-security``, ``identity``,
            ``account``, ``birth`` or ``address``.
    """

    start: int
    end: int
    kind: str


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Find all identifiers, from left to right and without overlap; of two that overlap, the longer one."""
    if _ANY_SIGN.search(text) is None:
        return ()
    searched = Searched(text)
    found = [
        Identifier(*match.span("value"), kind)
        for kind, has_sign, pattern, label, _ in (_SOURCES if searched.before_numbers else _WITHOUT_NUMBER)
        if has_sign(searched)
        for match in search_for(pattern, label)(searched)
    ]
    result: list[Identifier] = []
    for identifier in sorted(found, key=lambda each: (each.start, -each.end)):
        if not result or identifier.start >= result[-1].end:
            result.append(identifier)
        elif identifier.end - identifier.start > result[-1].end - result[-1].start:
            result[-1] = identifier
    return tuple(result)


# Every identifier has one: a digit, an at sign, or the word for a birth. Few lines of a report have one.
_ANY_SIGN = regex(r"[\d@]|[aA][tT] ?[)\]]|[oO]\.?[bB]|[bB][iIıİ]")
# An at sign may be written out, and the line may end on either side of it.
_AT = r"[ \t]{0,3}\n?[ \t]{0,3}(?:@|[(\[] ?at ?[)\]])[ \t]{0,3}\n?[ \t]{0,3}"
_BROKEN_TLD = r"(?:\n(?=gov|mil|com|org|net|edu))?"
_DOMAIN = rf"[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{0,8}}\.{_BROKEN_TLD}[a-z]{{2,18}}\b"
_EMAIL = rf"(?P<value>\w(?<![\w.+]\w)[\w.+-]{{0,63}}+{_AT}{_DOMAIN})"

_NUMBER = r"\+?\(?\d(?:[ \t().\-/]{0,3}\d){3,14}(?!\d)"
_REACHED = r"(?: \w{1,12}){0,2} (?:at|on)"
_PHONE_LABELS = (
    *(("tel", "(?:e?phones?)?"), ("phone", "s?"), ("fax", ""), ("facsimile", ""), ("cell", "(?:ular|phone)?")),
    *(("mobile", ""), ("ext", "(?:ension)?"), ("ivg", ""), ("dsn", ""), ("ste", ""), ("stu", "-?iii"), ("pager", "")),
    *(("call", _REACHED), ("reach", f"(?:ed)?{_REACHED}"), ("contact n", "(?:o|r|umber)s?"), ("tlf", ""), ("gsm", "")),
    *(("tél", "(?:éphone)?"), ("telefon", "[oe]?"), ("teléfono", ""), ("whatsapp", ""), ("viber", "")),
)
# At home, office, cell.
_PHONE_OF_PLACE = r"\((?:[chmow]|cell|home|mob|off|res)\)[ :]{0,2}(?P<value>\(?\d(?:[ ().-]{0,2}\d){6,13})(?!\d)"
_INTERNATIONAL_PHONE = r"(?P<value>\+(?<![\w+]\+)\d{1,3}(?:[ \t().\-/]{1,3}\d{1,5}){2,6})(?!\d)"
_EXTENSION = r"x(?<=[,;(] x) ?(?P<value>\d{4,5})(?!\w)"
_PHONE_BESIDE_EMAIL = rf"@{_DOMAIN}[,;)]{{1,2}}[ \t\n]{{1,3}}(?P<value>\d{{3}}-\d{{4}})(?![\w-])"

_PASSPORT = r"(?:[a-z]{1,2}[ -]?\d{5,9}|\d{6,10})(?!\w)"
_PASSPORT_LABELS = (("passport", "s?"), ("ppt", ""), ("travel document", "s?"), ("laissez-passer", ""))
_VISA = r"(?:[a-z]{3} ?\d{8,10}|\d{8,11})(?!\w)"
_VISA_LABELS = (("visa", "s?(?: (?:foil|control|case|application))?"), ("foil", ""), ("case", ""), ("nvc", ""))

_ALIEN_NUMBER = r"(?P<value>a(?<![\w-]a)[ #-]?(?:\d{8,9}|\d{2,3}(?P<part>[ -])\d{3}(?P=part)\d{3}))(?![\w-])"
_SOCIAL_SECURITY = r"(?P<value>\d(?<![\w-]\d)(?<!9)\d\d(?<!000)(?<!666)-(?!00)\d{2}-(?!0000)\d{4})(?![\w-])"

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ \t./-]{{0,2}}(?:{_MONTH}|\d{{1,2}})[ \t.,/-]{{0,2}}(?:\d{{4}}|\d{{2}})"
    rf"|{_MONTH}[ \t]\d{{1,2}},?[ \t](?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}})(?!\d)"
)
_PLACE = r"(?-i:[A-Z][\w'-]{1,20}(?:,? [A-Z][\w'-]{1,20}){0,3})"
# The last letter of the short labels, and the word.
_SIGN_OF_BIRTH = r"b(?:(?<=[dp.]ob)|(?<=o\.b)|irth)"
_BIRTH_LABEL = r"d(?<!\wd)(?:ob/?pob|\.?/?p\.?o\.?b\.?|ate (?:and place )?of birth|\.o\.b\.|ob)"
_BIRTHPLACE = r"(?-i:[A-Z][\w'-]{1,20}(?:,? [A-Z][\w'-]{1,20}){0,3}?)"
_BORN = rf"b(?<!\wb)(?:irth ?date|orn(?: in {_BIRTHPLACE},?)?(?: on)?(?: the)?)"
_BIRTH_DATE = rf"[ \t:=-]{{0,4}}(?:is )?(?P<value>{_DATE}(?:[ \t,]{{1,3}}(?:in |at )?{_PLACE})?)"
_BIRTH_PLACE_LABEL = r"p(?<!\wp)(?:ob|\.o\.b\.|lace of birth)"
_BIRTH_PLACE = rf"[ \t:=-]{{1,4}}(?:is )?(?P<value>{_PLACE})"


def _american_phone(mark: str) -> str:
    """The pattern of a number whose last four digits are behind a hyphen or a point."""
    return rf"(?P<value>[(\d](?<![\w/-].)(?:(?<=\()\d{{3}}\) ?|(?<=\d)\d\d[-.])\d{{3}}{mark}\d{{4}})(?![\w-])"


# Most patterns begin with what most words begin with. Their signs are found at once: some strings, or a pattern that is
# fast because it begins with one letter.
_SOURCES: tuple[Source, ...] = (
    Source("email", any_or_match_of("@", r"at ?[)\]]"), _EMAIL),
    *labelled("telephone", _PHONE_LABELS, _NUMBER),
    Source("telephone", any_of("+"), _INTERNATIONAL_PHONE),
    *(
        Source("telephone", match_of(rf"{mark}\d{{4}}(?<=\d{mark}\d{{4}})"), _american_phone(mark))
        for mark in ("-", r"\.")
    ),
    Source("telephone", any_of(" x"), _EXTENSION),
    Source("telephone", match_of(r"\((?:[chmow]|cell|home|mob|off|res)\)[ :]{0,2}[(\d]"), _PHONE_OF_PLACE),
    Source("telephone", any_of("@"), _PHONE_BESIDE_EMAIL),
    *labelled("passport", _PASSPORT_LABELS, _PASSPORT),
    *labelled("visa", _VISA_LABELS, _VISA),
    Source("alien-number", match_before_number(r"a(?<![\w-]a)[ #-]?\n"), _ALIEN_NUMBER),
    Source("social-security", match_of(r"-\d{2}-"), _SOCIAL_SECURITY),
    Source("birth", match_of(_SIGN_OF_BIRTH), _BIRTH_DATE, _BIRTH_LABEL),
    Source("birth", match_of("b(?:irth|orn)"), _BIRTH_DATE, _BORN),
    Source("birth", match_of(_SIGN_OF_BIRTH), _BIRTH_PLACE, _BIRTH_PLACE_LABEL),
    *IDENTITY_NUMBERS,
    *ADDRESSES,
)
# A line of a text has seldom a number, and most sources are numbers.
_WITHOUT_NUMBER = tuple(source for source in _SOURCES if not source.has_number)
