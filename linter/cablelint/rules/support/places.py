"""The place of a missing line."""

from __future__ import annotations

from typing import Protocol

from cablelint.document.model import Cable
from cablelint.edits import Span


class Placed(Protocol):
    """Any part of a cable."""

    @property
    def span(self) -> Span:
        """Its characters in the original."""


def place_after(cable: Cable, *parts: Placed | None) -> Span:
    """Return the empty span before the first text after these parts, or at the start of the body without parts.

    A part below the start of the body was supplied by something around the cable and is left out.
    """
    last = cable.body.start or len(cable.source.text)
    ends = [part.span.end for part in parts if part is not None and part.span.end <= last]
    text = cable.source.text
    start = max(ends, default=cable.body.start)
    while start < len(text) and text[start].isspace():
        start += 1
    return Span(start, start)
