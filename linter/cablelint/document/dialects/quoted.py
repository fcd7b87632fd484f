r"""Cables with a mark on every line: ``> `` of an answer, ``+`` of a comparison, ``"`` or ``\n`` of a string."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cablelint.document.dialects.enclosed import as_it_is, form, nested
from cablelint.document.dialects.inner_text import text_repairs
from cablelint.document.dialects.messages import each_message
from cablelint.document.model import Repair
from cablelint.document.source import Source, View
from cablelint.text.regexes import regex


class _Marks(NamedTuple):
    """One kind of marks.

    Attributes:
        sign: A character of every mark.
        line: A line with the mark.
        form: What of the text is no part of the cable.
    """

    sign: str
    line: re.Pattern[str]
    form: re.Pattern[str]


# Regular expressions: the form of a file around cables, of which the grammar of a cable knows nothing.
_ANSWER = regex(r"^[ \t]{0,8}>(?:[ \t]?>){0,20}[ \t]?", re.MULTILINE)
_ADDED = regex(r"^\+", re.MULTILINE)
_WRITTEN_END = regex(r"(?:\\r)?\\n[ \t]{0,9}$", re.MULTILINE)
_STRING = regex(r"^[ \t]{0,20}\"[^\n]*\"[ \t]{0,9}[,;+\\]?[ \t]{0,9}$", re.MULTILINE)
_AROUND_STRINGS = regex(
    r"^[ \t]{0,20}\"|(?:\\r)?(?:\\n)?\"[ \t]{0,9}[,;+\\]?[ \t]{0,9}$|\\(?=[\"'\\])|\"(?=\")", re.MULTILINE
)
_KINDS = (
    _Marks(">", _ANSWER, _ANSWER),
    _Marks("+", _ADDED, _ADDED),
    _Marks('"', _STRING, _AROUND_STRINGS),
    _Marks("\\", _WRITTEN_END, _WRITTEN_END),
)
_LINE = regex(r"^[ \t]*[^\s]", re.MULTILINE)
_SEARCHED = 20_000


def recognises(source: Source) -> bool:
    """Whether most lines that are not blank have the marks of one kind."""
    return _marks_of(source.text) is not None


def cables(source: Source) -> Iterator[Source]:
    """Each message of the text, the marks left out."""
    marks = _marks_of(source.text) or _KINDS[0]
    edits = [form(*mark.span()) for mark in marks.form.finditer(source.text)]
    return each_message(nested(source, View(source.text, edits), as_it_is))


def _marks_of(text: str) -> _Marks | None:
    start = text[:_SEARCHED]
    for marks in _KINDS:
        # Most texts have too few of the signs for a mark on each line.
        is_frequent = marks.sign in start and start.count(marks.sign) * 3 > start.count("\n")
        if is_frequent and sum(1 for _ in marks.line.finditer(start)) * 2 > sum(1 for _ in _LINE.finditer(start)):
            return marks
    return None


def repairs(source: Source) -> list[Repair]:
    """Those of the text within the quotation."""
    return text_repairs(source)
