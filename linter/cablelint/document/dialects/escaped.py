r"""Cables in a string of a program: their line ends are written ``\n`` and all the text is on one line or a few."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.document.dialects.enclosed import form, nested
from cablelint.document.dialects.inner_text import text_repairs
from cablelint.document.dialects.messages import each_message
from cablelint.document.model import Repair
from cablelint.document.source import Source, View

# Regular expressions: the form of a file around a cable, of which the grammar knows nothing.
_ESCAPE = re.compile(r"\\r\\n|\\(?P<letter>[nrt\"'\\])")
# The quotes around the string.
_AROUND = re.compile(r"\A\s{0,9}\"|(?<!\\)\"[,;]?\s{0,9}\Z")
_MEANT = {"n": "\n", "r": "\n", "t": "\t"}
_SEARCHED = 20_000
_LEAST_ESCAPES = 4


def recognises(source: Source) -> bool:
    """Whether far more line ends are written out than there are."""
    start = source.text[:_SEARCHED]
    if "\\" not in start:
        return False
    escapes = start.count("\\n")
    return escapes >= _LEAST_ESCAPES and escapes > 2 * start.count("\n")


def cables(source: Source) -> Iterator[Source]:
    """Each message of the text, its escapes undone."""
    edits = [form(*quote.span()) for quote in _AROUND.finditer(source.text)]
    edits += [
        form(*escape.span(), _MEANT.get(escape["letter"], escape["letter"]) if escape["letter"] else "\n")
        for escape in _ESCAPE.finditer(source.text)
    ]
    return each_message(nested(source, View(source.text, edits), escaped))


def repairs(source: Source) -> list[Repair]:
    """Those of the text within the string."""
    return text_repairs(source)


def escaped(content: str) -> str:
    """The inside of a string of a program."""
    return content.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
