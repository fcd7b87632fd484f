"""What stood behind each mask: a release laid beside its original, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablelint.edits import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NEWLINE = re.compile(r"\r\n|\r|\n")


class AlteredError(ValueError):
    """Something else than masks differs; ``place`` says where in the release."""

    def __init__(self, place: Span) -> None:
        super().__init__("the release and its original differ in more than masks")
        self.place = place


def stretches_between(original: str, release: str, spans: Sequence[Span], places: Sequence[Span]) -> None:
    """Check that the texts agree everywhere between the masks.

    Args:
        original: The text that was redacted.
        release: The text to be released.
        spans: What was masked, in the original, from left to right.
        places: What stands there now, in the release, one for each span.

    Raises:
        AlteredError: They differ.
    """
    at_original = at_release = 0
    ends = Span(len(original), len(original)), Span(len(release), len(release))
    for span, place in [*zip(spans, places, strict=True), ends]:
        if original[at_original : span.start] != release[at_release : place.start]:
            raise AlteredError(Span(at_release, place.start))
        at_original, at_release = span.end, place.end


def stretches_behind(original: str, release: str, places: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Find what stood behind each mask when only the two texts are known.

    A mask never takes a line end with it, so each line is laid beside its own. Within a line the words between the
    masks are found from left to right, which tells for certain whether the two lines agree.

    Args:
        original: The text that was redacted.
        release: The text to be released.
        places: The masks in the release, from left to right.

    Returns:
        Each place with its span of the original. Where a masked name ran over a line end, an empty place at the start
        of the next line stands for its second piece.

    Raises:
        AlteredError: The texts differ in more than masks.
    """
    old, new = list(_lines(original)), list(_lines(release))
    if len(old) != len(new):
        raise AlteredError(Span(0, len(release)))
    result: list[tuple[Span, Span]] = []
    waiting = list(reversed(places))
    may_go_on = False
    for was, now in zip(old, new, strict=True):
        marks = []
        while waiting and waiting[-1].start < now.end:
            marks.append(waiting.pop())
        try:
            found = _behind_in_line(original, release, was, now, marks)
        except AlteredError:
            if not may_go_on:
                raise
            indent = re.match(r"[ \t]*", original[was.start : was.end])
            piece = now.start + (indent.end() if indent else 0)
            found = _behind_in_line(original, release, was, now, [Span(piece, piece), *marks])
        result += found
        may_go_on = bool(found) and not release[found[-1][0].end : now.end].strip()
    return result


def _behind_in_line(
    original: str, release: str, was: Span, now: Span, marks: Sequence[Span]
) -> list[tuple[Span, Span]]:
    if not marks:
        if original[was.start : was.end] != release[now.start : now.end]:
            raise AlteredError(now)
        return []
    position = was.start + marks[0].start - now.start
    if original[was.start : position] != release[now.start : marks[0].start]:
        raise AlteredError(now)
    result = []
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        between = release[mark.end : following.start if following else now.end]
        found = original.find(between, position, was.end) if following else was.end - len(between)
        if found < position or original[found : found + len(between)] != between:
            raise AlteredError(now)
        result.append((mark, Span(position, found)))
        position = found + len(between)
    return result


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for match in _NEWLINE.finditer(text):
        yield Span(start, match.end())
        start = match.end()
    yield Span(start, len(text))
