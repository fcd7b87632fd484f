"""The signs that the form of a file has before and behind the lines of its cables: quotation marks, numbers, frames."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document import dialects
from cablelint.document.source import Source
from cablelint.edits import Span

# The forms of a file with a sign at each line; a page can have a number in each row.
_FORMS = frozenset(("framed", "html", "quoted"))
_LINE_ENDS = ("\n", "\r", "")


def line_signs(source: Source, dialect: str | None = None) -> list[Span]:
    """Find the signs at the lines of a file; a name that runs over a line end runs over them.

    Args:
        source: The original.
        dialect: One of :data:`cablelint.document.dialects.NAMES`; detected from the text if left out.

    Returns:
        Their places from left to right, in characters of the file.
    """
    name = dialect or dialects.detect(source)
    if name not in _FORMS:
        return []
    return sorted({sign for cable in dialects.named(name).cables(source) for sign in _signs(cable)})


def _signs(cable: Source) -> Iterator[Span]:
    while cable.within is not None:
        parent = cable.within.parent
        text = parent.text
        for span in cable.within.view.left_out():
            before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
            is_at_line_end = before in _LINE_ENDS or after in _LINE_ENDS
            # Tags are markup, which stays in a mask anyway.
            if is_at_line_end and not any(map(text[slice(*span)].__contains__, ("<", "\n"))):
                yield parent.place(span)
        cable = parent
