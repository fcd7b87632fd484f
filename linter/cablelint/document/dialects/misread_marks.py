"""Portion marks that a scanner misread: a digit for a letter, another bracket."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.misreadings import AS_LETTERS
from cablelint.edits import Edit
from cablelint.text.edit_distance import nearest
from cablelint.text.regexes import regex

# Regular expressions: they describe damage, which the grammar does not: the mark is read when the damage is mended.
# Another mark than those as they should be.
_BEHIND_NUMBER = regex(
    r"\n[ \t]*[0-9]{1,2}\.? {0,2}(?!\((?:C|S|U|SBU|LOU|TS|FOUO|OUO)(?:/{1,2}[A-Z]{2,6})?\) )"
    r"(?P<mark>[({<\[]{1,2} ?(?P<inside>[A-Z0-9|]{1,4})(?P<controls>(?:/{1,2}[A-Z]{2,6})?)"
    r" ?[)}>\]]{1,2})(?= )"
)
_SOUND = ("(C)", "(S)", "(U)", "(SBU)", "(LOU)")
_SHORT = frozenset({"C", "S", "U", "TS"})
_LONG = ("SBU", "LOU", "FOUO", "OUO")
# Square brackets are a form of their own, which the grammar has.
_READABLE = frozenset({"()", "[]"})


def misread_marks(folded: str) -> Iterator[Edit]:
    """The edits that give each misread mark behind a paragraph number its form, where other marks are sound.

    Args:
        folded: The text in capitals.
    """
    odd = list(_BEHIND_NUMBER.finditer(folded))
    if not odd or not any(mark in folded for mark in _SOUND):
        return
    for found in odd:
        printed, inside = found["mark"], found["inside"]
        meant = inside.translate(AS_LETTERS)
        if meant not in _SHORT and meant not in _LONG:
            meant = (nearest(inside, _LONG) if not inside.isalpha() else None) or ""
        brackets = printed.replace(" ", "").replace(inside + found["controls"], "")
        if meant and (meant != inside or brackets not in _READABLE):
            yield Edit(*found.span("mark"), f"({meant}{found['controls']})")
