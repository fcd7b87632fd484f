"""Cables in a quotation of an e-mail: ``> `` before every line, as often as it was answered; ``+`` in a comparison."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.document.dialects.enclosed import as_it_is, form, nested
from cablelint.document.dialects.inner_text import text_repairs
from cablelint.document.dialects.messages import each_message
from cablelint.document.model import Repair
from cablelint.document.source import Source, View
from cablelint.text.regexes import regex

# Regular expressions: the form of a file around cables, of which the grammar of a cable knows nothing.
_MARKS = {">": regex(r"^[ \t]{0,8}>(?:[ \t]?>){0,20}[ \t]?", re.MULTILINE), "+": regex(r"^\+", re.MULTILINE)}
_LINE = regex(r"^[ \t]*[^\s]", re.MULTILINE)
_SEARCHED = 20_000


def recognises(source: Source) -> bool:
    """Whether most lines that are not blank begin with the mark of a quotation."""
    return bool(_mark_of(source.text))


def cables(source: Source) -> Iterator[Source]:
    """Each message of the text, the marks left out."""
    edits = [form(*mark.span()) for mark in _MARKS[_mark_of(source.text) or ">"].finditer(source.text)]
    return each_message(nested(source, View(source.text, edits), as_it_is))


def _mark_of(text: str) -> str:
    start = text[:_SEARCHED]
    for sign, mark in _MARKS.items():
        # Most texts have no line that begins so.
        is_there = sign in start and (f"\n{sign}" in start or start.lstrip(" \t").startswith(sign))
        if is_there and sum(1 for _ in mark.finditer(start)) * 2 > sum(1 for _ in _LINE.finditer(start)):
            return sign
    return ""


def repairs(source: Source) -> list[Repair]:
    """Those of the text within the quotation."""
    return text_repairs(source)
