"""Lines of the transmission header that a mirror joined: each begins with its prosign, wherever that is on a line."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.data.posts import find_post
from cablelint.text.regexes import regex

# Regular expressions: the lines have lost their ends, so there are none yet that a grammar could name.
_BEGINS = regex(
    r"(?:ZZ|OO|PP|RR) R[A-Z]{4,7}\b|DE R[A-Z]{3,7} #|ZN[RY] [A-Z]{5}\b"
    r"|FM (?:R[A-Z]{4,7}/|AM[A-Z]{2,7} |SECSTATE|SECDEF|US[A-Z]{2,8} |REO |AIT )"
    r"|(?:TO|INFO) (?:R[A-Z]{4,7}/|AMEMBASSY|AMCONSUL|SECSTATE|USMISSION)"
)
_SIGNS = ("ZZ R", "OO R", "PP R", "RR R", "DE R", "ZNR ", "ZNY ", "FM ", "TO ", "INFO ")
_DTG = regex(r"(?:[ZOPR] ){1,3}[0-9]{6}Z [A-Z]{3} [0-9]{2}")
_DIGITS = 6
_PRECEDENCES = "ZOPR"
# The word before a sign, in characters.
_LONGEST_WORD = 30


def joined_lines(heading: str) -> Iterator[int]:
    """Yield where a line begins within another one.

    Args:
        heading: The text above the classification line, in capitals.
    """
    for sign in _SIGNS:
        place = heading.find(sign)
        while place >= 0:
            # Most are at the beginning of their line.
            within = place > 0 and heading[place - 1] != "\n" and _is_within_line(heading, place)
            if within and _BEGINS.match(heading, place) and _is_sign(heading, place):
                yield place
            place = heading.find(sign, place + 1)
    place = heading.find("Z ")
    while place >= 0:
        start = place - _DIGITS
        while start >= 2 and heading[start - 1] == " " and heading[start - 2] in _PRECEDENCES:
            start -= 2
        if start > 0 and _is_within_line(heading, start) and _DTG.match(heading, start):
            yield start
        place = heading.find("Z ", place + 1)


def _is_within_line(heading: str, place: int) -> bool:
    return bool(heading[heading.rfind("\n", 0, place) + 1 : place].strip(" \t\r>"))


def _is_sign(heading: str, place: int) -> bool:
    """Whether what is glued to a word is no part of it: the word is a number, or a post without it."""
    if not heading[place - 1].isalpha():
        # Lines for somebody go on: EMBASSY PASS TO AMCONSUL.
        return not heading.endswith(" PASS ", 0, place)
    word = heading[max(0, place - _LONGEST_WORD) : place].rsplit(maxsplit=1)[-1].rpartition("/")[2]
    return heading[place : place + 2] in ("ZN", "DE") or word == "WASHDC" or find_post(word) is not None
