"""Whether a release still has the parts of its original: every element, in the same number, with the same values."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from cablelint.document.model import Heading, Level, Located, MessageReference, PageMark, Paragraph, Style, Tag
from cablelint.edits import Span
from cablelint.text.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cablelint.document.model import Cable

# The place of a part shifts with every mask; the remarks of the parser are not parts of the cable; and which words of
# an authority are the name and which the title is unknown once the name is masked.
_NOT_STRUCTURE = frozenset(
    "source view lines zones repairs problems variants splits unread span body name title".split()
    + "drafting supplied marked_people".split()
)
_TEXTS = frozenset({str, Span})
_EQUAL = frozenset({int, bool, Level, Style})
_SMALL = frozenset({Heading, Located, MessageReference, PageMark, Tag})


def first_difference(
    cables: Sequence[Cable], released: Sequence[Cable], masked: Sequence[Span], places: Sequence[Span]
) -> str:
    """The path of the first element that differs, such as ``cables.0.paragraphs.3.number``; empty if none does.

    Texts are not compared, only whether they are there; numbers, dates, levels and the count of all things are. The
    name of a signature, a visitor's tag or the post of a message number need not be parsed as one any more once it is
    masked, so such small elements are left out where a mask touches them.

    Args:
        cables: All cables of the original.
        released: All cables of the release.
        masked: The hidden stretches of the original, from left to right.
        places: The masks in the release, from left to right.
    """
    if len(cables) != len(released):
        return "cables"
    for number, (cable, other) in enumerate(zip(cables, released, strict=True)):
        comparison = _Comparison(_Masked(masked, cable.source.place), _Masked(places, other.source.place))
        path = comparison.difference(cable, other)
        if path is not None:
            return f"cables.{number}{path}"
    return ""


class _Masked:
    """Which elements of one cable a mask touches."""

    def __init__(self, spans: Sequence[Span], place: Callable[[Span], Span]) -> None:
        self.ends = [span.end for span in spans]
        self.starts = [span.start for span in spans]
        self.place = place

    def touches(self, value: Any) -> bool:
        return type(value) in _SMALL and self._is_masked(value.span)

    def untouched(self, values: Sequence[Any]) -> list[Any]:
        return [value for value in values if type(value) not in _SMALL or not self._is_masked(value.span)]

    def _is_masked(self, span: Span) -> bool:
        start, end = self.place(span)
        at = bisect_left(self.starts, end) - 1
        return at >= 0 and self.ends[at] > start


class _Comparison:
    def __init__(self, old: _Masked, new: _Masked) -> None:
        self.old = old
        self.new = new

    def difference(self, old: object, new: object) -> str | None:
        """Return the path to the first difference between two values, or None."""
        if self.old.touches(old):
            return None
        return self._untouched_difference(old, None if self.new.touches(new) else new)

    def _untouched_difference(self, old: object, new: object) -> str | None:
        if isinstance(old, str | Span):
            return None if type(old) is type(new) else ""
        if isinstance(old, tuple):
            return self._of_tuples(old, new) if isinstance(new, tuple) else ""
        names = _names(type(old))
        if not names:
            return None if old == new else ""
        if type(old) is not type(new):
            return ""
        for name in names:
            value, other = getattr(old, name), getattr(new, name)
            kind = type(value)
            # Most parts are texts, absent from both, equal numbers, or texts with a place that no mask touches.
            if kind is type(other) and (
                kind in _TEXTS
                or not (value or other)
                or (kind in _EQUAL and value == other)
                or (kind is Located and self._are_texts(value, other))
            ):
                continue
            path = self.difference(value, other)
            if path is not None:
                return f".{name}{path}"
        return None

    def _are_texts(self, old: Located[object], new: Located[object]) -> bool:
        """Whether two located values are texts that count as equal, apart from rare ones that a mask touches."""
        return type(old.value) is str and type(new.value) is str and not self.new.touches(new)

    def _of_tuples(self, old: tuple[object, ...], new: tuple[object, ...]) -> str | None:
        left, right = self.old.untouched(old), self.new.untouched(new)
        if len(left) != len(right):
            return ""
        for number, (value, other) in enumerate(zip(left, right, strict=True)):
            path = self._untouched_difference(value, other)
            if path is not None:
                return f".{number}{path}"
        return None


@memoized
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass that are compared; none of another type."""
    own = fields(kind) if is_dataclass(kind) else ()
    # The headings of a paragraph repeat those of the cable, without their places.
    left_out = _NOT_STRUCTURE | ({"headings"} if kind is Paragraph else set())
    # A text is no difference to another one.
    return tuple(field.name for field in own if field.name not in left_out and field.type != "str")
