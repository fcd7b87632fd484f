"""Patterns of damaged lines, searched for all at once: nearly every header has none of them.

Each begins with :data:`LINE`, the newline before its line: re finds a character faster than the beginning of a line.
Each matches no line that is as it should be, so that a sound header costs one search. The patterns are compiled for
a header that has such a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cablelint.text.regexes import regex

# Regular expressions: they describe damage, which the grammar does not: its lines are read when the damage is mended.

LINE = r"\n[ \t]*"
#: The kinds of stations whose names begin most lines of stations.
KINDS_OF_STATIONS = ("AMEMBASSY", "AMCONSUL", "SECSTATE", "USMISSION")
_GROUP = regex(r"\(\?P<[a-z]+>")


# No pattern leads to the repair of a line that begins so, so it is looked at no further.
_SOUND = (
    rf"(?!R[UH][A-Z]{{3,6}}/|(?:{'|'.join(KINDS_OF_STATIONS)}) |DE R[UH]|(?:OO|PP|RR|ZZ) R[UH]|V?ZCZC"
    r"|(?:TAGS|SUBJECT|SUBJ|REF|REASON|CLASSIFIED BY): |E\.O\. 1[0-9]{4}:|¶)"
)


def any_line(patterns: Iterable[str]) -> re.Pattern[str]:
    """A pattern for the lines that any of some patterns matches, without their groups and without sound beginnings."""
    lines = [_GROUP.sub("(?:", pattern).removeprefix(LINE) for pattern in patterns]
    return regex(f"{LINE}{_SOUND}(?:{'|'.join(lines)})", re.MULTILINE)


def lines_like(pattern: str, text: str) -> Iterator[re.Match[str]]:
    """Yield the lines of a text that a pattern matches."""
    return re.finditer(pattern, text, re.MULTILINE)
