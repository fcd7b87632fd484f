"""The alignment of a release with its original: which stretch of the original each mask hides.

Only the two texts are known. A mask never contains a line end, so each line is compared with its own. Within a line,
the visible stretches between the masks are found from left to right. A name that runs over a line end or over markup
has one mask; its later pieces leave nothing but the line end or the markup.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from io import StringIO
from itertools import accumulate, compress, count
from operator import ne
from typing import TYPE_CHECKING, NamedTuple

from cablelint.edits import Span
from cablelint.redaction.masks import style_of
from cablelint.text.mask_shapes import existing_masks
from cablelint.text.page_ends import PAGE_LINE
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

# Markup that may be inside a name: tags, the end of a Markdown link, stars.
_MARKUP = regex(r"</?[A-Za-z][^<>]{0,4000}>|\]\([^()\s]{0,2000}\)|\*{1,3}|\[")
_MARKUP_SIGNS = frozenset("<]*[")
_BLANKS = regex(r"[ \t\"'>]*")
# A line between the two pieces of a name that was broken at the end of a page.
_PAGE_BREAK = regex(rf"[ \t\f]*(?:(?:{PAGE_LINE})[ \t\f]*)?[\r\n]*")
# In a line with more masks, ambiguous ones are aligned from left to right: to weigh them grows with the square.
_MOST_WEIGHED = 40


class AlteredError(ValueError):
    """Something else than masks differs; ``place`` is the first difference, in characters of the release."""

    def __init__(self, place: Span) -> None:
        super().__init__("the release and its original differ in more than masks")
        self.place = place


class Hidden(NamedTuple):
    """A stretch of the original that is not in the release.

    Attributes:
        span: The characters of the original.
        place: The mask in the release; empty for the second and later pieces of a name.
        mark: The text of the mask, for a later piece that of the first.
    """

    span: Span
    place: Span
    mark: str


class Alignment:
    """The names and spans that a release hides.

    Attributes:
        hidden: The hidden stretches from left to right. Masks that the original already contained are not among them.
        masks: Everything in the release that looks like a mask, from left to right.
    """

    __slots__ = ("_places", "_starts", "hidden", "masks")

    def __init__(self, hidden: Iterable[Hidden], masks: Sequence[Span]) -> None:
        """Index the hidden stretches."""
        self.hidden = tuple(hidden)
        self.masks = masks
        self._starts = [one.span.start for one in self.hidden]
        self._places = [one.place.start for one in self.hidden]

    def in_release(self, offset: int) -> int:
        """The character of the release that shows a character of the original, or the start of the mask over it."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        span, place, _ = self.hidden[index]
        return place.start if offset < span.end else place.end + offset - span.end

    def in_original(self, offset: int) -> int:
        """The character of the original behind a visible character of the release."""
        index = bisect_right(self._places, offset) - 1
        if index < 0:
            return offset
        span, place, _ = self.hidden[index]
        return span.end + max(0, offset - place.end)

    def uncovered(self, original: str, expected: Iterable[Span]) -> Iterator[Span]:
        """The expected stretches of the original of which the release still shows a letter or digit."""
        for span in expected:
            position = span.start
            index = max(0, bisect_right(self._starts, span.start) - 1)
            if self.hidden and self.hidden[index].span.start <= position and span.end <= self.hidden[index].span.end:
                # As mostly: the whole stretch is behind one mask.
                continue
            visible = []
            for one in self.hidden[index : bisect_left(self._starts, span.end)]:
                visible.append(original[position : max(position, one.span.start)])
                position = max(position, one.span.end)
            visible.append(original[position : span.end])
            if any(map(str.isalnum, "".join(_MARKUP.sub("", piece) for piece in visible if piece))):
                yield span


def align(original: str, release: str, expected: Iterable[Span] = ()) -> Alignment:
    """Find what each mask of a release hides.

    Args:
        original: The text that was redacted.
        release: The text to be released.
        expected: Stretches of the original that should be masked; they decide only where two masks touch and the
            visible text leaves open which hides what.

    Raises:
        AlteredError: The texts differ in more than masks.
    """
    lines, released = _lines(original), _lines(release)
    if len(lines) != len(released):
        raise AlteredError(Span(0, len(release)))
    aligner = _Aligner(original, release, {span.end for span in expected})
    return Alignment(aligner.run(lines, released), aligner.masks)


class _Line(NamedTuple):
    """A line of the release with masks: its visible stretches, and the places between them.

    A place is a mask, or empty where the later piece of a name may be missing. The line is open if masks touch, so that
    the visible text leaves open where the hidden stretches end.
    """

    visible: Sequence[str]
    places: Sequence[Span]
    is_open: bool


def _joints(text: str, start: int, end: int, *, is_line_start: bool) -> Iterator[int]:
    """Where a later piece of a name may be missing: the start of a line, the end of each markup, the blanks after it.

    Args:
        text: The release.
        start: Where a line starts, or the end of a mask.
        end: Where the next mask starts.
        is_line_start: Whether a line starts there.
    """
    position = start
    is_joint = is_line_start
    while True:
        blanks = _BLANKS.match(text, position, end)
        after = blanks.end() if blanks else position
        if is_joint:
            yield from range(position, after + 1)
        markup = _MARKUP.match(text, after, end)
        if not markup:
            return
        position = markup.end()
        is_joint = True


class _Aligner:
    def __init__(self, original: str, release: str, ends: Collection[int]) -> None:
        self.original = original
        self.release = release
        self.ends = ends
        self.masks = existing_masks(release)
        self.forms: dict[str, set[str]] = {}
        # Lines whose forms are not among these yet: few texts have masks that touch, for which they are needed.
        self.unread: list[tuple[_Line, Sequence[Span]]] = []

    def run(self, lines: Sequence[str], released: Sequence[str]) -> Iterator[Hidden]:
        """Align line by line, and once more where masks touch, when what each mask hides elsewhere is known."""
        changed: list[tuple[_Line, Span, list[Span]]] = []
        starts, places = [0, *accumulate(map(len, lines))], [0, *accumulate(map(len, released))]
        mask_starts = [mask.start for mask in self.masks]
        next_line = 0
        may_go_on = False
        for number in compress(count(), map(ne, lines, released)):
            span, shown = Span(*starts[number : number + 2]), Span(*places[number : number + 2])
            masks = self.masks[bisect_left(mask_starts, shown.start) : bisect_left(mask_starts, shown.end)]
            may_go_on = may_go_on and all(map(_PAGE_BREAK.fullmatch, lines[next_line:number]))
            line, stretches = self._aligned(span, shown, masks, may_go_on)
            changed.append((line, span, stretches))
            self.unread.append((line, stretches))
            may_go_on = _is_blank(line.visible[-1])
            next_line = number + 1
        found = (
            Hidden(stretch, place, self.release[slice(*place)])
            for line, span, stretches in changed
            for stretch, place in zip(
                (self._fit(line, span) or stretches) if line.is_open else stretches, line.places, strict=True
            )
            if stretch.start < stretch.end and not style_of(self.original[slice(*stretch)])
        )
        return self._joined(found)

    def _joined(self, found: Iterable[Hidden]) -> Iterator[Hidden]:
        """Give each later piece its mark, and join those between which the release shows blanks alone."""
        last: Hidden | None = None
        for one in found:
            if one.mark or last is None:
                yield from [last] if last else ()
                last = one
                continue
            shown = self.release[last.place.end : one.place.start]
            text = self.original[slice(*one.span)]
            if last.place.start == last.place.end and not shown.strip() and text.endswith(shown):
                last = last._replace(span=Span(last.span.start, one.span.end - len(shown)))
            else:
                yield last
                last = one._replace(mark=last.mark)
        yield from [last] if last else ()

    def _aligned(self, span: Span, shown: Span, masks: Sequence[Span], may_go_on: bool) -> tuple[_Line, list[Span]]:
        for with_joints in (False, True):
            line = self._cut(shown, masks, may_go_on, with_joints=with_joints)
            stretches = self._fit(line, span)
            if stretches is not None:
                return line, stretches
        raise AlteredError(shown)

    def _cut(self, shown: Span, masks: Sequence[Span], may_go_on: bool, *, with_joints: bool) -> _Line:
        visible: list[str] = []
        places: list[Span] = []
        position = shown.start
        follows_name = may_go_on
        for mask in [*masks, Span(shown.end, shown.end)]:
            if follows_name and with_joints:
                is_line_start = position == shown.start
                for joint in _joints(self.release, position, mask.start, is_line_start=is_line_start):
                    visible.append(self.release[position:joint])
                    places.append(Span(joint, joint))
                    position = joint
            visible.append(self.release[position : mask.start])
            places.append(mask)
            position = mask.end
            follows_name = True
        del places[-1]
        is_open = len(places) <= _MOST_WEIGHED and any(map(_is_open, visible[1:-1]))
        return _Line(visible, places, is_open)

    def _fit(self, line: _Line, span: Span) -> list[Span] | None:
        """The stretch of the original behind each place; None if the lines differ in more than masks."""
        first = line.visible[0]
        if not self.original.startswith(first, span.start, span.end):
            return None
        stretches = self._leftmost(line, 0, span.start + len(first), span.end)
        if stretches is None or not line.is_open:
            return stretches
        for index in range(len(stretches) - 1):
            end = self._known_end(line, index, stretches[index], span.end)
            if end != stretches[index].end:
                rest = self._leftmost(line, index + 1, end + len(line.visible[index + 1]), span.end)
                stretches[index:] = [Span(stretches[index].start, end), *(rest or ())]
        return stretches

    def _leftmost(self, line: _Line, first: int, position: int, stop: int) -> list[Span] | None:
        """The stretches of the places from ``first`` on, the first at ``position``, each as short as possible."""
        stretches = []
        for index in range(first, len(line.places)):
            text = line.visible[index + 1]
            mark = self.release[slice(*line.places[index])]
            # A mask hides a character or more, or is a mask of the original.
            least = position + (len(mark) if self.original.startswith(mark, position) else 1)
            if index == len(line.places) - 1:
                end = stop - len(text)
                if end < least or not self.original.startswith(text, end):
                    return None
            else:
                end = self.original.find(text, least, stop)
                if end < 0:
                    return None
            stretches.append(Span(position, end))
            position = end + len(text)
        return stretches if position == stop else None

    def _known_end(self, line: _Line, index: int, stretch: Span, stop: int) -> int:
        """Where the stretch ends if it or the next is a known form then, and the rest of the line still fits."""
        text = line.visible[index + 1]
        end = stretch.end
        while _is_open(text) and 0 <= end < stop:
            rest = self._leftmost(line, index + 1, end + len(text), stop)
            if rest is None:
                break
            if (
                end in self.ends
                or self._is_known(line.places[index], Span(stretch.start, end))
                or self._is_known(line.places[index + 1], rest[0])
            ):
                return end
            end = self.original.find(text, end + 1, stop)
        return stretch.end

    def _is_known(self, place: Span, stretch: Span) -> bool:
        while self.unread:
            self._remember(*self.unread.pop())
        text, mark = self.original[slice(*stretch)], self.release[slice(*place)]
        return text == mark or _key(text) in self.forms.get(mark, ())

    def _remember(self, line: _Line, stretches: Iterable[Span]) -> None:
        for index, (place, stretch) in enumerate(zip(line.places, stretches, strict=True)):
            starts_open = index > 0 and _is_open(line.visible[index])
            ends_open = index < len(line.places) - 1 and _is_open(line.visible[index + 1])
            if not starts_open and not ends_open:
                self.forms.setdefault(self.release[slice(*place)], set()).add(_key(self.original[slice(*stretch)]))


def _lines(text: str) -> list[str]:
    # Lines end as in a file, and at no other separator; the line ends stay as they are.
    lines = list(StringIO(text, newline=""))
    return lines if lines and not lines[-1].endswith(("\n", "\r")) else [*lines, ""]


def _is_blank(visible: str) -> bool:
    """Whether there is nothing but blanks and markup, of which most lines have none."""
    rest = visible.strip()
    return not rest or (not _MARKUP_SIGNS.isdisjoint(rest) and not _MARKUP.sub("", visible).strip())


def _is_open(visible: str) -> bool:
    return not any(map(str.isalnum, visible))


def _key(form: str) -> str:
    return " ".join(form.casefold().split())
