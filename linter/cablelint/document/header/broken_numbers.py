"""Numbers of references that a scanner or a mirror broke in two: ``76 LIMA 27 99``, ``STATE 07 1143``."""

from __future__ import annotations

import re

from cablelint.data.posts import find_post
from cablelint.text.regexes import regex

# Regular expressions: they describe damage, which the grammar does not, and the grammar reads digits before a number as
# its year.
_BROKEN = regex(
    r"(?:(?P<year>'?[0-9]{2})[ -]?)?(?P<post>[A-Z][A-Z.'-]*(?: [A-Z][A-Z.'-]*){0,3})"
    r" (?P<number>(?P<first>[0-9]{1,5}) {1,2}(?P<second>[0-9]{1,5}))(?: \(?NOTAL\)?)?"
)
# The only series whose numbers have zeros up to so many digits since 1973.
_DEPARTMENT = "STATE"
_DIGITS = 6
# Hardly a number of that time has fewer digits.
_LEAST_DIGITS = 4
_LEAST_ALONE = 3
_LEAST_PADDED = 5


def broken_number(entry: str, own_year: int | None) -> re.Match[str] | None:
    """Match an entry that is one message whose number is in two pieces, if it cannot be read in another way.

    The pieces are no two numbers where one of them is too short, or has the zeros of a longer one. The first is no year
    where the year precedes the post, or where it would be later than the cable.

    Args:
        entry: The entry in capitals, without its letter.
        own_year: The year of the cable.

    Returns:
        A match with the groups ``year``, ``post`` and ``number``.
    """
    found = _BROKEN.fullmatch(entry)
    if found is None or find_post(found["post"]) is None:
        return None
    first, second = found["first"], found["second"]
    if not _LEAST_DIGITS <= len(first + second) <= _DIGITS or (_is_number(first) and _is_number(second)):
        return None
    may_be_year = found["year"] is None and len(first) == 2 and len(second) >= _LEAST_ALONE
    return None if may_be_year and not _is_of_department(found, own_year) else found


def _is_number(piece: str) -> bool:
    """Whether a piece may be a number of its own."""
    return len(piece) >= (_LEAST_PADDED if piece.startswith("0") else _LEAST_ALONE)


def _is_of_department(found: re.Match[str], own_year: int | None) -> bool:
    """Whether zeros make a number of the Department six digits long, of which the first two would be a later year."""
    first, second = found["first"], found["second"]
    is_later = own_year is not None and own_year < 2000 + int(first)
    return found["post"] == _DEPARTMENT and first[0] == "0" and len(first + second) == _DIGITS and is_later
