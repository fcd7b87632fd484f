"""The lines that edits change, as the hunks of a unified difference.

The edits say which lines they change, so no search for common lines is needed: time is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cablelint.edits import Edit, apply_edits, ordered
from cablelint.text.regexes import regex

_LINE = regex(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
# Unchanged lines shown around a change.
_CONTEXT = 3


class Hunk(NamedTuple):
    """Lines that changed, with the lines around them.

    Attributes:
        old_start: The first line in the old text, from 1.
        old_count: How many lines of the old text there are.
        new_start: The first line in the new text, from 1.
        new_count: How many lines of the new text there are.
        lines: Pairs of ``-``, ``+`` or a space and a line without its line end.
    """

    old_start: int
    old_count: int
    new_start: int
    new_count: int
    lines: tuple[tuple[str, str], ...]

    def header(self) -> str:
        """The line that begins the hunk in a unified difference."""
        return f"@@ -{_range(self.old_start, self.old_count)} +{_range(self.new_start, self.new_count)} @@"


class ChangedLines:
    """The lines of a text through rounds of edits."""

    def __init__(self, text: str) -> None:
        """Begin with the old text."""
        self._old = _lines(text)
        # Each line of the text, with its number in the old text if it is unchanged.
        self._lines: list[tuple[str, int | None]] = [(line, number) for number, line in enumerate(self._old)]

    def apply(self, edits: Iterable[Edit]) -> None:
        """Apply a round of edits, whose offsets are those of the text after the last round.

        Raises:
            OverlappingEditsError: Two different edits share a character.
        """
        lines: list[tuple[str, int | None]] = []
        starts = [0]
        for line, _ in self._lines:
            starts.append(starts[-1] + len(line))
        done = 0
        for first, last, group in _regions(starts, ordered(edits)):
            lines += self._lines[done:first]
            lines += self._region(first, last, starts[first], group)
            done = last
        lines += self._lines[done:]
        self._lines = lines

    def _region(self, first: int, last: int, start: int, edits: Sequence[Edit]) -> Iterator[tuple[str, int | None]]:
        """The new lines of the lines ``[first, last)``; equal ones at both ends keep their numbers."""
        old = self._lines[first:last]
        text = "".join(line for line, _ in old)
        new = _lines(apply_edits(text, (Edit(edit.start - start, edit.end - start, edit.content) for edit in edits)))
        shorter = min(len(old), len(new))
        head = next((number for number in range(shorter) if old[number][0] != new[number]), shorter)
        shorter -= head
        tail = next((number for number in range(shorter) if old[-1 - number][0] != new[-1 - number]), shorter)
        yield from old[:head]
        yield from ((line, None) for line in new[head : len(new) - tail])
        yield from old[len(old) - tail :]

    def hunks(self) -> Iterator[Hunk]:
        """The changes from the old text to the text after the last round."""
        groups: list[list[tuple[int, int, int, int]]] = []
        for change in self._changes():
            if groups and change[0] - groups[-1][-1][1] <= 2 * _CONTEXT:
                groups[-1].append(change)
            else:
                groups.append([change])
        yield from map(self._hunk, groups)

    def _changes(self) -> Iterator[tuple[int, int, int, int]]:
        """The old lines ``[a, b)`` that the new lines ``[c, d)`` replace, as ``(a, b, c, d)``."""
        old = new = 0
        for number, (_, origin) in enumerate([*self._lines, ("", len(self._old))]):
            if origin is not None:
                if origin > old or number > new:
                    yield old, origin, new, number
                old, new = origin + 1, number + 1

    def _hunk(self, changes: Sequence[tuple[int, int, int, int]]) -> Hunk:
        before = min(_CONTEXT, changes[0][0])
        after = min(_CONTEXT, len(self._old) - changes[-1][1])
        old_start, new_start = changes[0][0] - before, changes[0][2] - before
        lines: list[tuple[str, str]] = []
        at = old_start
        for old, old_end, new, new_end in changes:
            lines += ((" ", line) for line in self._old[at:old])
            lines += (("-", line) for line in self._old[old:old_end])
            lines += (("+", line) for line, _ in self._lines[new:new_end])
            at = old_end
        lines += ((" ", line) for line in self._old[at : at + after])
        old_count, new_count = at + after - old_start, changes[-1][3] + after - new_start
        stripped = tuple((sign, line.rstrip("\r\n")) for sign, line in lines)
        return Hunk(old_start + 1, old_count, new_start + 1, new_count, stripped)


def _lines(text: str) -> list[str]:
    return _LINE.findall(text)


def _regions(starts: Sequence[int], edits: Sequence[Edit]) -> Iterator[tuple[int, int, list[Edit]]]:
    """The lines ``[first, last)`` that each group of edits changes; the offsets of the lines include the end."""
    groups: list[tuple[int, int, list[Edit]]] = []
    line = 0
    count = len(starts) - 1
    for edit in edits:
        while line < count - 1 and starts[line + 1] <= edit.start:
            line += 1
        first = line
        last = line
        while last < count - 1 and starts[last + 1] <= edit.end:
            last += 1
        if groups and first < groups[-1][1]:
            begun, end, group = groups[-1]
            group.append(edit)
            groups[-1] = begun, max(end, last + 1), group
        else:
            groups.append((first, min(last + 1, count), [edit]))
    return iter(groups)


def _range(start: int, count: int) -> str:
    """A range of lines as in a unified difference: an empty one is given by the line before it."""
    if count == 1:
        return str(start)
    return f"{start if count else start - 1},{count}"
