"""Stretches of a text that machines read rather than people: e-mail addresses, links, the inside of tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablelint.edits import Span
from cablelint.text.letter_case import small_letters
from cablelint.text.places import places_of
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_EMAIL = regex(
    r"(?<![\w.+%])\w[\w.+%-]{0,63}+(?:@|\s?\(at\)\s?)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}", re.IGNORECASE
)
# Every address has one of these.
_AT_SIGNS = ("@", "(at)")
_MACHINE_READ = regex(
    # Addresses, the inside of tags, the targets of Markdown links.
    r"(?:[a-z]{2,8}://|www\.|mailto:)[^\s<>\"']{1,2000}|<[A-Za-z!/][^<>]{1,4000}>|\]\([^()\s]{1,2000}\)",
    re.IGNORECASE,
)
_SIGNS = ("://", "www.", "mailto:", "<", "](")
# The first of these begins as many characters before its sign at most.
_LONGEST_BEFORE_SIGN = 8


def email_addresses(text: str, folded: str) -> Iterator[Span]:
    """Find the e-mail addresses of a text, given also in folded form."""
    if any(map(folded.__contains__, _AT_SIGNS)):
        yield from (Span(*match.span()) for match in _EMAIL.finditer(text))


def machine_read(text: str, folded: str) -> Iterator[Span]:
    """Find the other stretches of a text, given also in folded form."""
    # To search for the pattern takes far longer than to try it around its signs.
    found = sorted(places_of(small_letters(text), _SIGNS)) if any(map(folded.__contains__, _SIGNS)) else ()
    start = 0
    for place in found:
        start = max(start, place - _LONGEST_BEFORE_SIGN)
        while start <= place:
            match = _MACHINE_READ.match(text, start)
            start = match.end() if match else start + 1
            if match:
                yield Span(*match.span())
