"""Telegrams as *Foreign Relations* prints them, copied from its pages: a heading, place and date, text, source note."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.dialects import plain
from cablelint.document.header.prose import is_prose_heading
from cablelint.document.model import Repair
from cablelint.document.source import Source

_SEARCHED = 2000


def recognises(source: Source) -> bool:
    """Whether the text begins with the heading of a telegram, such as ``53. Telegram From ... to ...``."""
    return is_prose_heading(source.text[:_SEARCHED])


def cables(source: Source) -> Iterator[Source]:
    """The text, which is one telegram."""
    yield source


def repairs(source: Source) -> list[Repair]:
    """Repairs of plain text."""
    return plain.repairs(source)
