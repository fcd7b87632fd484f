"""Whether a release still has the parts of its original: every element, in the same number, with the same values."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from cablelint.document.model import Located
from cablelint.document.parse import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablelint.document.source import Source
    from cablelint.edits import Span

# Where a part stands shifts with every mask, the words within it may be masked, and the remarks of the parser are not
# parts of the cable.
_NOT_STRUCTURE = frozenset(
    ("source", "view", "lines", "zones", "repairs", "problems", "variants", "splits", "unread", "span", "body")
)


def first_difference(original: Source, release: Source, masked: Sequence[Span]) -> str:
    """The path of the first element that differs, such as ``paragraphs.3.number``; empty if none does.

    Texts are not compared, only whether they are there; numbers, dates, levels and the count of all things are.

    Args:
        original: What was redacted.
        release: What is to be released.
        masked: What was masked, in the original: the name of a signature, say, need not read as a name any more.
    """
    return _difference(parse(original), parse(release), "", masked)


def _difference(old: object, new: object, path: str, masked: Sequence[Span]) -> str:
    if isinstance(old, str) and isinstance(new, str):
        return ""
    if isinstance(old, Located) and new is None and any(span.overlaps(old.span) for span in masked):
        return ""
    if type(old) is not type(new):
        return path
    if isinstance(old, tuple) and isinstance(new, tuple):
        if len(old) != len(new):
            return path
        pairs = [(str(index), one, other) for index, (one, other) in enumerate(zip(old, new, strict=True))]
    elif is_dataclass(old):
        names = [field.name for field in fields(old) if field.name not in _NOT_STRUCTURE]
        pairs = [(name, getattr(old, name), getattr(new, name)) for name in names]
    else:
        return "" if old == new else path
    for name, one, other in pairs:
        difference = _difference(one, other, f"{path}.{name}" if path else name, masked)
        if difference:
            return difference
    return ""
