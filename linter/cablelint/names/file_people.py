"""The people of a file: the one definition that every command and the library use."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from cablelint.data.tags import is_tag
from cablelint.names.finder import find_people
from cablelint.names.people import identity
from cablelint.names.settings import DEFAULT_NAME_SETTINGS, NameSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablelint.document.model import Cable
    from cablelint.edits import Span
    from cablelint.names.people import Person


def people_of(cable: Cable, settings: NameSettings = DEFAULT_NAME_SETTINGS) -> tuple[Person, ...]:
    """Find the people of one cable, without the words that the format prints, such as the post of a reference.

    Args:
        cable: The parsed cable.
        settings: Settings of the finder.

    Returns:
        The people in the order of first appearance; offsets are characters of the cable's own text.
    """
    found = find_people(
        cable,
        roster=settings.roster,
        model=settings.model,
        min_confidence=settings.min_confidence,
        recognisers=settings.recognisers,
    )
    return tuple(_numbered(_without_format(found, _format_spans(cable))))


def people_in(cables: Iterable[Cable], settings: NameSettings = DEFAULT_NAME_SETTINGS) -> tuple[Person, ...]:
    """Find the people of all cables of a file; people who share a full name are one person.

    Args:
        cables: The cables of one file.
        settings: Settings of the finder.

    Returns:
        The people, numbered from 1 in the order of first appearance; offsets are characters of the file.
    """
    return merged((cable, people_of(cable, settings)) for cable in cables)


def merged(found: Iterable[tuple[Cable, Iterable[Person]]]) -> tuple[Person, ...]:
    """Merge the people of all cables of a file, from :func:`people_of`, as :func:`people_in` does.

    Args:
        found: Each cable with its people, whose offsets are characters of the cable's own text.
    """
    return tuple(_numbered(_merged(person.placed(cable.source) for cable, people in found for person in people)))


def _numbered(people: Iterable[Person]) -> Iterator[Person]:
    return (person if person.id == number else replace(person, id=number) for number, person in enumerate(people, 1))


def _merged(people: Iterable[Person]) -> list[Person]:
    merged: list[Person] = []
    owners: dict[str, int] = {}
    for person in people:
        printed = dict.fromkeys(one.text for one in person.mentions)
        full_names = [name for name in map(identity, printed) if " " in name]
        index = next((owners[name] for name in full_names if name in owners), len(merged))
        if index == len(merged):
            merged.append(person)
        else:
            first = merged[index]
            merged[index] = replace(
                first,
                name=max(first.name, person.name, key=len),
                protected=first.protected or person.protected,
                mentions=tuple(sorted([*first.mentions, *person.mentions], key=lambda one: one.span)),
                titles=tuple(dict.fromkeys(first.titles + person.titles)),
                doubtful_titles=tuple(dict.fromkeys(first.doubtful_titles + person.doubtful_titles)),
            )
        owners.update(dict.fromkeys(full_names, index))
    return merged


def _without_format(people: Iterable[Person], format_spans: list[Span]) -> Iterator[Person]:
    starts = [span.start for span in format_spans]
    for person in people:
        printed = (one for one in person.mentions if one.span.start < one.span.end)
        mentions = tuple(one for one in printed if not _overlaps(one.span, format_spans, starts))
        if len(mentions) == len(person.mentions):
            yield person
        elif mentions:
            yield replace(person, mentions=mentions)


def _overlaps(span: Span, sorted_spans: list[Span], starts: list[int]) -> bool:
    """Whether a span overlaps one of some spans that do not overlap each other."""
    before = bisect_left(starts, span.end) - 1
    return before >= 0 and sorted_spans[before].end > span.start


def _format_spans(cable: Cable) -> list[Span]:
    messages = [message for reference in cable.references for message in reference.messages]
    if cable.classification:
        messages += cable.classification.messages
    entries = [tag for tag in cable.tags.entries if is_tag(tag.value)] if cable.tags else []
    return sorted(one.span for some in (messages, cable.page_marks, entries) for one in some)
