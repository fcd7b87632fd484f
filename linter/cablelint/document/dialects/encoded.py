"""Cables in a saved e-mail in quoted-printable (RFC 2045): ``=20`` for a blank, ``=`` where a line goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.document.dialects.enclosed import form, nested
from cablelint.document.dialects.inner_text import text_repairs
from cablelint.document.dialects.messages import each_message
from cablelint.document.model import Repair
from cablelint.document.source import Source, View
from cablelint.edits import Edit
from cablelint.text.regexes import regex

# Regular expressions: the form of a file around cables, of which the grammar of a cable knows nothing.
_SOFT_END = regex(r"=[ \t]{0,9}\r?\n")
_BLANK_AT_END = regex(r"=20(?=\r?\n)")
_BEYOND_ASCII = regex(r"=[C-F][0-9A-F](?:=[89AB][0-9A-F]){1,3}")
_FORM = regex(rf"{_SOFT_END.pattern}|(?P<code>=[0-7][0-9A-F]|{_BEYOND_ASCII.pattern})")
_HEAD = regex(r"^Content-Transfer-Encoding:[ \t]{0,9}quoted-printable", re.IGNORECASE | re.MULTILINE)
_SEARCHED = 20_000
_LEAST_SIGNS = 3


def recognises(source: Source) -> bool:
    """Whether the head of a mail says so, or several line ends, blanks at line ends or characters are encoded."""
    if "=" not in source.text:
        return False
    start = source.text[:_SEARCHED]
    signs = (_SOFT_END, _BLANK_AT_END, _BEYOND_ASCII)
    return sum(len(sign.findall(start)) for sign in signs) >= _LEAST_SIGNS or _HEAD.search(start) is not None


def cables(source: Source) -> Iterator[Source]:
    """Each message of the text, decoded."""
    edits = [edit for found in _FORM.finditer(source.text) if (edit := _decoded(found)) is not None]
    return each_message(nested(source, View(source.text, edits), encoded))


def repairs(source: Source) -> list[Repair]:
    """Those of the text within the e-mail."""
    return text_repairs(source)


def encoded(content: str) -> str:
    """A text whose equals signs are encoded; other characters may be as they are."""
    return content.replace("=", "=3D")


def _decoded(found: re.Match[str]) -> Edit | None:
    """The edit that decodes a soft line end or a character; None for bytes that are no UTF-8."""
    if found["code"] is None:
        return form(*found.span())
    try:
        character = bytes.fromhex(found["code"].replace("=", "")).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return form(*found.span(), character)
