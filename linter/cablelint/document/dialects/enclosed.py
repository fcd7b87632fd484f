"""A cable within a file of some form: its text as a source of its own that knows its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from cablelint.document.model import Repair
from cablelint.document.source import Enclosure, Mark, Source, View, from_text
from cablelint.edits import Edit, Span


def nested(
    source: Source,
    view: View,
    escape: Callable[[str], str],
    *,
    name: str = "",
    faults: Iterable[tuple[str, int]] = (),
    marks: Iterable[Mark] = (),
) -> Source:
    """The text of a view as a source within the file.

    Args:
        source: The file, or a text within one.
        view: The text as a view of ``source``.
        escape: Makes a text fit to be put into ``source``.
        name: What the file calls this cable; it is filed under it as in a folder.
        faults: As in :class:`Enclosure`, with offsets of ``source``.
        marks: As in :class:`Enclosure`, with spans of ``source``.
    """
    known = tuple((kind, view.offset(offset)) for kind, offset in faults)
    marked = tuple(
        Mark(kind, Span(view.offset(span.start), view.offset(span.end))) for kind, span in sorted(marks, key=_start)
    )
    path = f"{source.name}/{name}" if name else source.name
    return replace(from_text(view.text, path), within=Enclosure(source, view, escape, known, marked))


def _start(mark: Mark) -> int:
    return mark.span.start


def form(start: int, end: int, content: str = "") -> Edit:
    """An edit that takes the form of a file away: an escape undone, or what is not the text of the cable left out.

    Args:
        start: In characters of the file.
        end: The same.
        content: One character or none, so that every place of the text is a place of the file.
    """
    return Edit(start, end, content)


def as_it_is(content: str) -> str:
    """For texts that need no escapes."""
    return content


def fault_repairs(source: Source) -> Iterator[Repair]:
    """The faults of the file around a cable, as repairs that change nothing."""
    for kind, offset in source.within.faults if source.within else ():
        end = offset if kind == "damaged-record" else offset + 1
        yield Repair(kind, Edit(offset, end, source.text[offset:end]))
