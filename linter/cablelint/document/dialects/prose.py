"""Telegrams as *Foreign Relations* prints them, copied from its pages: a heading, place and date, text, source note."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.dialects import plain
from cablelint.document.header.prose import is_prose_heading
from cablelint.document.model import Repair
from cablelint.document.source import Source
from cablelint.edits import Edit
from cablelint.text.regexes import regex

_SEARCHED = 2000
# Regular expressions: the number of the telegram and that of its first paragraph are on one line.
_SERIAL = regex(r"\n[ \t]*[0-9]{2,6}\.(?P<space>[ \t]{1,4})(?=1\. [A-Z(])")


def recognises(source: Source) -> bool:
    """Whether the text begins with the heading of a telegram, such as ``53. Telegram From ... to ...``."""
    return is_prose_heading(source.text[:_SEARCHED])


def cables(source: Source) -> Iterator[Source]:
    """The text, which is one telegram."""
    yield source


def repairs(source: Source) -> list[Repair]:
    """Repairs of plain text."""
    found = plain.repairs(source)
    numbers = (Repair("line-end", Edit(*match.span("space"), "\n")) for match in _SERIAL.finditer(source.text))
    return [*found, *plain.apart_from(list(numbers), found)]
