"""The name of a released file: that of the original, with the names of masked people in it masked."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from cablelint.document.header.metadata import post_in_name
from cablelint.document.opening import text_path
from cablelint.edits import Edit, apply_edits, without_overlaps
from cablelint.names.people import identity
from cablelint.redaction.deciding.roles import Role
from cablelint.redaction.masking.other_spellings import sweep_file_name
from cablelint.redaction.masking.plan import Plan, marks_of
from cablelint.redaction.masks import NAME, Subject, marks
from cablelint.text.folding import fold
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.document.source import Source
    from cablelint.redaction.deciding.box_people import BoxPeople
    from cablelint.redaction.settings import Settings

_WORD = regex(r"[^\W\d_]+")
# A name of more words is found by fewer of them.
_MOST_WORDS = 5


def masked_name(source: Source, plan: Plan, settings: Settings) -> str:
    """Mask the names in the path of a file, in folders too: of people in the file, and of those of the box.

    The post of a message reference number is nobody: ``07LAGOS417.txt`` is left as it is.

    Args:
        source: The original.
        plan: The masks of the file.
        settings: The settings of the redaction.
    """
    edits = [*_of_the_file(source, plan, settings), *_of_the_box(source, plan, settings)]
    if edits and (post := post_in_name(source.name)):
        edits = [edit for edit in edits if not edit.span.overlaps(post)]
    return apply_edits(source.name, without_overlaps(edits)) if edits else source.name


def _of_the_file(source: Source, plan: Plan, settings: Settings) -> list[Edit]:
    found = sweep_file_name(source.name, plan.names)
    if not found:
        return []
    mark_of = marks_of(source, plan, settings)
    by_person = {mask.subject.person: mark_of.get(mask.subject, f"[{mask.reason}]") for mask in plan.masks}
    return [Edit(*span, by_person[person]) for span, person, _ in found if person in by_person]


def _of_the_box(source: Source, plan: Plan, settings: Settings) -> Iterator[Edit]:
    """Yield masks for the people who are masked in other files of the box; the file itself decides about its own."""
    if settings.box is None:
        return
    here = {identity(person.name) for person in plan.people}
    folded = fold(source.name)
    words = list(_WORD.finditer(folded.text))
    at = 0
    while at < len(words):
        key, size = _longest(settings.box, [word[0] for word in words[at : at + _MOST_WORDS]])
        if key and key not in here:
            start, end = words[at].start(), words[at + size - 1].end()
            yield Edit(folded.starts[start], folded.ends[end - 1], _mark_of(key, settings.box, source, settings))
        at += size


def _longest(box: BoxPeople, words: list[str]) -> tuple[str, int]:
    """Return the person whose name begins the words, with the number of its words; nobody and one if it is no name."""
    for size in range(len(words), 0, -1):
        if key := box.in_file_names.get(identity(" ".join(words[:size]))):
            return key, size
    return "", 1


def _mark_of(key: str, box: BoxPeople, source: Source, settings: Settings) -> str:
    subject = Subject(NAME, key)
    mark_of = marks([subject], settings.style, encoding=source.encoding, key=settings.key, numbers=box.numbers)
    return mark_of.get(subject, f"[{settings.policy.reason(Role.UNKNOWN)}]")


def released_name(source: Source, name: str) -> str:
    """Return the path under which a text is released: that of the file, with the suffix of a text.

    Args:
        source: The original, which may have been taken out of another form of file.
        name: Its path, names in it masked.
    """
    return str(text_path(PurePath(name))) if source.extracted_from else name
