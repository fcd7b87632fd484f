"""The results of the finder for a file, before any decision: its people, and the identifiers of its mentions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cablelint.edits import Span
from cablelint.names.people import Evidence, Mention, Person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cablelint.document.model import Cable


@dataclass(frozen=True, slots=True)
class Found:
    """The results of the finder for a file.

    Attributes:
        people: Everyone in it.
        ids: The identifiers of the mentions without decisions, by span.
        place: The path of its release below the folder, names in it masked.
        post: The post it was sent from, or nothing.
        level: Its classification, or nothing.
    """

    people: tuple[Person, ...]
    ids: Mapping[Span, str]
    place: str
    post: str
    level: str


def heading_of(cables: Sequence[Cable]) -> tuple[str, str]:
    """Return the post and the classification of the first cable of a file; nothing for what is absent."""
    first = cables[0]
    post = first.message.post.value if first.message else ""
    level = first.classification.level.value.value if first.classification else ""
    return post, level


def to_bytes(found: Found) -> bytes:
    """Encode for a cache; the text of mentions is left out, since the file has it."""
    table = {
        "people": [_person_to_json(person) for person in found.people],
        "ids": [[*span, id_] for span, id_ in found.ids.items()],
        "place": found.place,
        "post": found.post,
        "level": found.level,
    }
    return json.dumps(table, separators=(",", ":")).encode()


def from_bytes(data: bytes, text: str) -> Found:
    """Decode what :func:`to_bytes` made.

    Args:
        data: The encoded form.
        text: The text of the file.
    """
    table = json.loads(data)
    return Found(
        tuple(_person(one, text) for one in table["people"]),
        {Span(start, end): id_ for start, end, id_ in table["ids"]},
        table["place"],
        table["post"],
        table["level"],
    )


def _person_to_json(person: Person) -> list[Any]:
    mentions = [
        [*one.span, one.confidence, [[evidence.kind, evidence.words] for evidence in one.evidence]]
        for one in person.mentions
    ]
    return [person.id, person.name, person.protected, mentions, person.titles, person.doubtful_titles]


def _person(values: list[Any], text: str) -> Person:
    id_, name, protected, mentions, titles, doubtful = values
    found = tuple(
        Mention(Span(start, end), text[start:end], confidence, tuple(Evidence(*one) for one in evidence))
        for start, end, confidence, evidence in mentions
    )
    return Person(id_, name, protected, found, tuple(titles), tuple(doubtful))
