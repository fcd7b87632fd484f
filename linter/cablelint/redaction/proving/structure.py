"""Whether a release still has the parts of its original: every element, in the same number, with the same values."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from cablelint.document.model import Heading, Located, PageMark, Tag
from cablelint.document.parse import parse_all
from cablelint.edits import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cablelint.document.model import Cable
    from cablelint.document.source import Source

# Where a part stands shifts with every mask; the remarks of the parser are not parts of the cable; and which words of
# an authority are the name and which the title cannot be told once the name is masked.
_NOT_STRUCTURE = frozenset(
    "source view lines zones repairs problems variants splits unread span body name title drafting".split()
)
_SMALL = (Heading, Located, PageMark, Tag)


def first_difference(original: Source, release: Source, masked: Sequence[Span], places: Sequence[Span]) -> str:
    """The path of the first element that differs, such as ``cables.0.paragraphs.3.number``; empty if none does.

    Texts are not compared, only whether they are there; numbers, dates, levels and the count of all things are. The
    name of a signature or a visitor's tag need not read as one any more once it is masked, so such small elements are
    left out where a mask touches them.

    Args:
        original: What was redacted.
        release: What is to be released.
        masked: What was masked, in the original, from left to right.
        places: The masks in the release, from left to right.
    """
    return difference_between(tuple(parse_all(original)), tuple(parse_all(release)), masked, places)


def difference_between(
    cables: Sequence[Cable], released: Sequence[Cable], masked: Sequence[Span], places: Sequence[Span]
) -> str:
    """The path of the first element that differs between the parses of original and release; see above."""
    old = [_shape(cable, masked, cable.source.place) for cable in cables]
    new = [_shape(cable, places, cable.source.place) for cable in released]
    return _difference(old, new, "cables")


def _shape(value: object, masked: Sequence[Span], place: Callable[[Span], Span]) -> object:
    if isinstance(value, str | Span):
        return type(value)
    if isinstance(value, _SMALL):
        span = place(value.span)
        at = bisect_left(masked, span.end, key=lambda one: one.start) - 1
        if at >= 0 and masked[at].end > span.start:
            return None
    if isinstance(value, tuple):
        shapes = [_shape(one, masked, place) for one in value]
        return [shape for shape in shapes if shape is not None]
    if is_dataclass(value):
        names = (field.name for field in fields(value) if field.name not in _NOT_STRUCTURE)
        return {name: _shape(getattr(value, name), masked, place) for name in names}
    return value


def _difference(old: object, new: object, path: str) -> str:
    pairs: Iterable[tuple[object, object, object]]
    if isinstance(old, dict) and isinstance(new, dict):
        pairs = ((name, old[name], new.get(name)) for name in old)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        pairs = zip(range(len(old)), old, new, strict=True)
    else:
        return "" if old == new else path
    for name, one, other in pairs:
        difference = _difference(one, other, f"{path}.{name}")
        if difference:
            return difference
    return ""
