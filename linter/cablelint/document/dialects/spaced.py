"""Cables with empty lines between any two lines, as word processors and web pages copy them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cablelint.document.dialects.enclosed import as_it_is, form, nested
from cablelint.document.dialects.inner_text import text_repairs
from cablelint.document.dialects.messages import each_message
from cablelint.document.model import Repair
from cablelint.document.source import Source, View
from cablelint.edits import Edit

# A text with one line a paragraph has as many empty lines, but long lines.
_LEAST_LINES = 16
_LONGEST_LINE = 100
# Between paragraphs there are more empty lines than between lines.
_LEAST_WIDER = 3


def recognises(source: Source) -> bool:
    """Whether any two lines of a wrapped text have empty lines between them, and paragraphs have more."""
    return bool(_surplus(source.text))


def cables(source: Source) -> Iterator[Source]:
    """Each message of the text, with the empty lines that it had before."""
    return each_message(nested(source, View(source.text, _surplus(source.text)), as_it_is))


def repairs(source: Source) -> list[Repair]:
    """Those of the text as it was before."""
    return text_repairs(source)


def _surplus(text: str) -> list[Edit]:
    """Leave out the empty lines that were added; nothing for a text that is wrapped or spaced in another way."""
    begins = text.find("\n", len(text) - len(text.lstrip())) + 1
    # Nearly every text has two lines one after the other.
    if not text.startswith(("\n", "\r\n"), begins) and text[begins : begins + 1] not in (" ", "\t"):
        return []
    starts: list[int] = []
    printed: list[int] = []
    position = 0
    for number, line in enumerate(text.split("\n")):
        starts.append(position)
        position += len(line) + 1
        if not line.strip():
            continue
        if (printed and printed[-1] == number - 1) or len(line) > _LONGEST_LINE:
            return []
        printed.append(number)
    if len(printed) < _LEAST_LINES:
        return []
    gaps = [(first, second - first - 1) for first, second in pairwise(printed)]
    added = min(gap for _, gap in gaps)
    if sum(gap > 2 * added for _, gap in gaps) < _LEAST_WIDER:
        return []
    return [form(starts[first + 1], starts[first + 1 + gap - (gap - added) // (added + 1)]) for first, gap in gaps]
