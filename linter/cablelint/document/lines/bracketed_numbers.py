"""Paragraphs numbered ``1)``, ``2)``: in a text that has other numbers, lists within a paragraph have these."""

from __future__ import annotations

import re

from cablelint.document.model import Line

# Regular expressions: whether such a number is of a paragraph depends on the lines around it, which the grammar of
# single lines cannot see.
_NUMBER = re.compile(r"[ \t]*(?P<number>[0-9]{1,2})\) {1,4}(?=[A-Z(\"])")
_SIGNS = ("\n1) ", "\n2) ")
_ABOVE_TEXT = frozenset({"SUBJECT_LINE", "REF_LINE", "AUTHORITY_LINE", "CAPTION_LINE", "TAGS_LINE"})


def with_bracketed_numbers(capitals: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, those as paragraphs that count from 1 where no others are numbered, the first below the preamble.

    Args:
        capitals: The view in capitals.
        lines: Its lines.
    """
    if not all(sign in capitals for sign in _SIGNS) or any(line.kind == "PARAGRAPH_LINE" for line in lines):
        return lines
    found: list[int] = []
    for place in range(1, len(lines)):
        line = lines[place]
        number = _NUMBER.match(capitals, line.start, line.end) if line.kind == "OTHER_LINE" else None
        is_due = number is not None and int(number["number"]) == len(found) + 1
        if is_due and lines[place - 1].kind == "BLANK_LINE" and (found or _is_below_preamble(lines[:place])):
            found.append(place)
    if len(found) < len(_SIGNS):
        return lines
    changed = set(found)
    return tuple(line._replace(kind="PARAGRAPH_LINE") if place in changed else line for place, line in enumerate(lines))


def _is_below_preamble(above: tuple[Line, ...]) -> bool:
    """Whether the last block above a line begins with a field of the preamble."""
    printed = len(above)
    while printed and above[printed - 1].kind == "BLANK_LINE":
        printed -= 1
    begin = printed
    while begin and above[begin - 1].kind != "BLANK_LINE":
        begin -= 1
    return any(line.kind in _ABOVE_TEXT for line in above[begin:printed])
