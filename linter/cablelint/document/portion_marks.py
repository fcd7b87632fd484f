"""Portion marks: ``(C)``, ``(S//NF)``, ``(SBU)``, and the damaged forms of them."""

from __future__ import annotations

import functools
from typing import NamedTuple

from cablelint.document.grammar.parsing import parse
from cablelint.document.lines.text import Text
from cablelint.document.model import Level, PortionMark
from cablelint.edits import Span
from cablelint.text.letter_case import capitals

_LEVELS = {
    "U": Level.UNCLASSIFIED,
    "C": Level.CONFIDENTIAL,
    "S": Level.SECRET,
    "TS": Level.TOP_SECRET,
    "UNCLASSIFIED": Level.UNCLASSIFIED,
    "CONFIDENTIAL": Level.CONFIDENTIAL,
    "SECRET": Level.SECRET,
    "TOP SECRET": Level.TOP_SECRET,
}
_DESIGNATIONS = {
    "SBU": "SBU",
    "LOU": "LOU",
    "L": "LOU",
    "FOUO": "FOUO",
    "OUO": "OUO",
    "SENSITIVE BUT UNCLASSIFIED": "SBU",
    "LIMITED OFFICIAL USE": "LOU",
    "S B U": "SBU",
    "L O U": "LOU",
    "F O U O": "FOUO",
}


class Meaning(NamedTuple):
    """The meaning of a mark, whatever its place; attributes as in :class:`PortionMark`."""

    level: Level | None
    designation: str
    controls: tuple[str, ...]
    covers_all: bool
    is_standard: bool


@functools.lru_cache(maxsize=512)
def meaning_of(printed: str) -> Meaning:
    """Read a mark as printed, brackets included."""
    folded = capitals(printed.strip())
    # SECRET - ENTIRE TEXT has no brackets.
    parsed = parse("portion_mark", folded if folded.endswith(")") else f"({folded})")
    word = parsed.first("MARK_LEVEL", "MARK_LEVEL_VARIANT")
    if word is None or parsed.problem is not None:
        return Meaning(_bare_level(folded), "", (), covers_all=False, is_standard=False)
    printed_level = " ".join(word.text.split())
    return Meaning(
        level=Level.UNCLASSIFIED if printed_level in _DESIGNATIONS else _LEVELS[printed_level],
        designation=_DESIGNATIONS.get(printed_level, ""),
        controls=tuple(" ".join(token.text.split()) for token in parsed.all("MARK_CONTROL")),
        covers_all=parsed.first("ENTIRE_TEXT") is not None,
        is_standard=parsed.first("MARK_OPEN_VARIANT") is None and printed == folded and word.type == "MARK_LEVEL",
    )


def portion_mark(printed: str, span: Span) -> PortionMark:
    """The mark printed at a place of the original."""
    meaning = meaning_of(printed)
    return PortionMark(
        level=meaning.level,
        text=printed.strip(),
        designation=meaning.designation,
        controls=meaning.controls,
        covers_all=meaning.covers_all,
        is_standard=meaning.is_standard,
        span=span,
    )


def mark_at(text: Text, place: tuple[int, int]) -> PortionMark:
    """The portion mark at a place of the view."""
    return portion_mark(text.raw[slice(*place)], text.span(*place))


def _bare_level(folded: str) -> Level | None:
    letters = folded.strip("()[] ")
    if letters in _DESIGNATIONS:
        return Level.UNCLASSIFIED
    return _LEVELS.get(letters)
