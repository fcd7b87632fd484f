"""A text inside a file of another form: the repairs of both, as edits of the original."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cablelint.document.dialects import markdown, plain
from cablelint.document.dialects.messages import each_message
from cablelint.document.model import Repair
from cablelint.document.source import View
from cablelint.edits import Edit

#: The kind of a repair that undoes what the form of a file demands. It is no damage, and nothing to report.
FORM = "form"


def form(start: int, end: int, content: str = "") -> Repair:
    """A repair that belongs to the form: an escape undone, or what is not the text of the cable left out.

    Args:
        start: In characters of the original.
        end: The same.
        content: One character or none, so that every place of the view is a place of the original.
    """
    return Repair(FORM, Edit(start, end, content))


def unwrapped(original: str, forms: Sequence[Repair]) -> Iterator[tuple[Repair, ...]]:
    """The repairs that make the view of each message in the text within a form.

    Args:
        original: The file.
        forms: What takes the form away, from left to right and without overlaps; see :func:`form`.
    """
    view = View(original, [repair.edit for repair in forms])
    repairs_of = markdown.repairs if markdown.has_dead_link(view.text) else plain.repairs
    for inner in each_message(view.text, repairs_of):
        yield tuple(_merged(forms, [_moved(repair, view) for repair in inner]))


def _moved(repair: Repair, view: View) -> Repair:
    return Repair(repair.kind, Edit(*view.origin(repair.edit.start, repair.edit.end), repair.edit.content))


def _merged(forms: Iterable[Repair], inner: Iterable[Repair]) -> Iterator[Repair]:
    """Both, from left to right; a repair of the text takes the place of the forms it reaches over."""
    waiting = sorted(inner, key=lambda repair: repair.edit.span)
    index = 0
    reached = -1
    for each in forms:
        while index < len(waiting) and waiting[index].edit.start <= each.edit.start:
            yield waiting[index]
            reached = max(reached, waiting[index].edit.end)
            index += 1
        if each.edit.start >= reached:
            yield each
    yield from waiting[index:]
