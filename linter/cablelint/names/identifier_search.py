"""How identifiers are looked for: a quick test for each kind, then one search, in linear time."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from cablelint.text.letter_case import small_letters
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Searched:
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

Sign = Callable[[Searched], object]
_Find = Callable[[Searched], "Iterable[re.Match[str]]"]


class Source(NamedTuple):
    """A kind of identifier.

    Attributes:
        kind: As for :class:`cablelint.names.identifiers.Identifier`.
        has_sign: Its quick test.
        pattern: Its pattern.
        label: The pattern of the label before it, if the pattern asks for capitals too.
        has_number: Whether it is a number of four digits or more.
    """

    kind: str
    has_sign: Sign
    pattern: str
    label: str = ""
    has_number: bool = False


@cache
def search_for(pattern: str, label: str) -> _Find:
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


def _behind_labels(label: re.Pattern[str], whole: re.Pattern[str], searched: Searched) -> Iterator[re.Match[str]]:
    end = 0
    for found in label.finditer(searched.small):
        if found.start() >= end and (match := whole.match(searched.text, found.start())):
            end = match.end()
            yield match


def any_of(*signs: str) -> Sign:
    """A test for any of some strings in small letters."""
    return lambda searched: any(map(searched.small.__contains__, signs))


def match_of(sign: str) -> Sign:
    """A test for a pattern in the text in small letters."""
    pattern = regex(sign)
    return lambda searched: pattern.search(searched.small)


def any_or_match_of(first: str, sign: str) -> Sign:
    """A test for a string or a pattern, in small letters."""
    pattern = regex(sign)
    return lambda searched: first in searched.small or pattern.search(searched.small)


def _label_before_number(label: str) -> Sign:
    return lambda searched: label in searched.before_numbers


def match_before_number(sign: str) -> Sign:
    """A test for a pattern in what is before the numbers of the text."""
    pattern = regex(sign)
    return lambda searched: pattern.search(searched.before_numbers)


#: Between a label and what it labels: an abbreviation of number, a sign, a line end.
LABEL_END = (
    r"(?:\s{0,3}(?:nos?|nr|numbers?|num)\b)?[ \t]{0,2}[.:#=]{0,2}(?:[ \t]{1,2}(?:is|are))?[ \t]{0,3}\n?[ \t]{0,3}"
)


def labelled(kind: str, labels: Iterable[tuple[str, str]], value: str, *, has_number: bool = True) -> Iterator[Source]:
    """A source for each label, given as the letters it begins with and the pattern of the rest.

    A search for one pattern that begins with letters takes a tenth of the time of one for many labels at once.

    Args:
        kind: The kind of the identifiers.
        labels: The labels.
        value: The pattern of what is behind a label.
        has_number: Whether that is a number of four digits or more.
    """
    for first, rest in labels:
        pattern = rf"{first}(?<!\w{first}){rest}{LABEL_END}(?P<value>{value})"
        has_sign = _label_before_number(first) if has_number else any_of(first)
        yield Source(kind, has_sign, pattern, has_number=has_number)
