r"""Cables on one line or a few, whose line ends are written ``\n`` as in a program, ``<br>`` as in a page, or ``|``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from cablelint.document.dialects.enclosed import form, nested
from cablelint.document.dialects.inner_text import text_repairs
from cablelint.document.dialects.messages import each_message
from cablelint.document.model import Repair
from cablelint.document.source import Source, View
from cablelint.text.regexes import regex

# Regular expressions: the form of a file around a cable, of which the grammar knows nothing.
_ESCAPE = regex(
    r"\\r\\n|\\(?P<letter>[nrt\"'\\])|\\u(?P<pair>[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\(?:u(?P<code>[0-9a-fA-F]{4})|x(?P<byte>[0-9a-fA-F]{2}))"
)
# The quotes around the string.
_AROUND = regex(r"\A\s{0,9}\"|(?<!\\)\"[,;]?\s{0,9}\Z")
_MEANT = {"n": "\n", "r": "\n", "t": "\t"}
# Other signs for a line end; a text has only one of them.
_SIGNS = {"|": regex(r"[ \t]\|[ \t]"), "<br>": regex(r"<[bB][rR] ?/?>")}
_SEARCHED = 20_000
_LEAST_ESCAPES = 4
_LEAST_SIGNS = 6


def recognises(source: Source) -> bool:
    """Whether far more line ends are written out than there are."""
    return _has_escapes(source.text) or bool(_sign_of(source.text))


def cables(source: Source) -> Iterator[Source]:
    """Each message of the text, its escapes undone."""
    if not _has_escapes(source.text) and (sign := _sign_of(source.text)):
        edits = [form(*found.span(), "\n") for found in _SIGNS[sign].finditer(source.text)]
        return each_message(nested(source, View(source.text, edits), partial(_signed, sign)))
    edits = [form(*quote.span()) for quote in _AROUND.finditer(source.text)]
    edits += [form(*escape.span(), _meant(escape)) for escape in _ESCAPE.finditer(source.text)]
    return each_message(nested(source, View(source.text, edits), escaped))


def repairs(source: Source) -> list[Repair]:
    """Those of the text within the string."""
    return text_repairs(source)


def escaped(content: str) -> str:
    """The inside of a string of a program."""
    return content.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


def _meant(escape: re.Match[str]) -> str:
    if escape["letter"]:
        return _MEANT.get(escape["letter"], escape["letter"])
    if escape["pair"]:
        return bytes.fromhex(escape["pair"].replace("\\u", "")).decode("utf-16-be")
    code = escape["code"] or escape["byte"]
    return chr(int(code, 16)) if code else "\n"


def _has_escapes(text: str) -> bool:
    if "\\" not in text:
        return False
    escapes = text.count("\\n", 0, _SEARCHED)
    return escapes >= _LEAST_ESCAPES and escapes > 2 * text.count("\n", 0, _SEARCHED)


def _sign_of(text: str) -> str:
    """The sign that parts what would be lines; nothing if the text has line ends of its own."""
    if "|" not in text and "<" not in text:
        return ""
    start = text[:_SEARCHED]
    ends = start.count("\n")
    counts = ((len(pattern.findall(start)), sign) for sign, pattern in _SIGNS.items())
    return next((sign for count, sign in counts if count >= _LEAST_SIGNS and count > 2 * ends), "")


def _signed(sign: str, content: str) -> str:
    """A text with a sign for each line end."""
    return content.replace("\n", f" {sign} " if sign == "|" else sign)
