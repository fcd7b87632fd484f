"""Headings of printed volumes before 1955: they name officials, and the word telegram is on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable

from cablelint.text.regexes import regex

# Regular expressions: the editors of printed volumes wrote headings and datelines as prose.
_OFFICIAL = (
    r"(?:ACTING |UNDER |DEPUTY |ASSISTANT |VICE )?(?:AMBASSADOR|MINISTER|CHARG[ÉE]|CONSUL|COMMISSIONER"
    r"|SECRETARY OF STATE|DEPARTMENT OF STATE|UNITED STATES [A-Z]{4,20})"
)
_NAME = r"(?: \([^()\n]{2,40}\))?"
#: The heading, with the groups of the heading of a later volume.
HEADING = regex(
    r"\s*(?:(?:NO\. ?)?(?P<document>[0-9]{1,4})\.? {1,3})?(?P<title>(?:THE )?(?P<from>" + _OFFICIAL + r"[^\n()]{0,60}?)"
    + _NAME + r" TO THE (?P<to>[A-Z][^\n()]{3,80}?)" + _NAME + r")(?P<note>\[?[0-9]{1,2}\]?|[¹²³⁰-⁹]{1,2}|\*)?\s*"
)  # fmt: skip
_IS_TELEGRAM = regex(
    r"\s*(?:(?:[^\n]{1,40}: ?|\[)?(?:CIRCULAR )?TELEGRAM(?:[^\n]{0,20}\])?|\[RECEIVED [^\n\]]{5,50}\])\s*"
)
# A letter has no hour.
_DATED_WITH_HOUR = regex(
    r"\s*[A-Z][^\n,0-9]{1,40}, [A-Z]{3,9} [0-9]{1,2}, 19[0-9]{2} ?[,—–-]{1,2} ?"
    r"(?:NOON|MIDNIGHT|[0-9]{1,2}(?::[0-9]{2})? ?[AP]\. ?M\.?)[.\s]*"
)
#: A line with the level, and with the precedence behind it.
LEVEL = regex(
    r"\s*(?P<level>TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED|OFFICIAL USE ONLY)(?=\s)"
    r"(?:[ \t]{1,20}(?:NIACT|PRIORITY|IMMEDIATE|(?:US )?URGENT)){0,2}"
)
#: A line below the dateline: when the telegram was received, or its kind.
BELOW_DATELINE = regex(r"\s*\[[^\]\n]{5,60}\]\s*")


def has_heading(lines: Iterable[str]) -> bool:
    """Whether a line is such a heading, and another has the word telegram, the time of receipt, or place, day and hour.

    Args:
        lines: Lines in capitals.
    """
    printed = list(lines)
    signs = (_IS_TELEGRAM, _DATED_WITH_HOUR)
    return any(sign.fullmatch(line) for line in printed for sign in signs) and any(map(HEADING.fullmatch, printed))
