"""A user's list of people to mask always or to keep always."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cablelint.names.people import Evidence, Person
from cablelint.names.reading import Candidate, Reading

_EVIDENCE = Evidence("roster", "stands in the roster")


class RosterError(ValueError):
    """The roster file does not follow ``schemas/roster.schema.json``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A person of the roster.

    Attributes:
        forms: The name and its aliases, as they may be printed.
        keep: Whether the person stays readable; else every mention is masked.
    """

    forms: tuple[str, ...]
    keep: bool


class Roster:
    """People to look for in every cable, whatever the model says."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Index the forms by their first word."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for entry in entries:
            for form in entry.forms:
                words = _key(form)
                if words:
                    self._by_first.setdefault(words[0], []).append((words, entry))
        for forms in self._by_first.values():
            forms.sort(key=lambda item: -len(item[0]))

    def candidates(self, reading: Reading) -> list[Candidate]:
        """Where the roster's people are named, in any case and over any white space; longest form first."""
        folded = [word.replace("’", "'") for word in reading.folded]
        found = []
        done = 0
        for index, word in enumerate(folded):
            if index < done:
                continue
            for words, _ in self._by_first.get(word, ()):
                if tuple(folded[index : index + len(words)]) == words:
                    done = index + len(words)
                    found.append(Candidate(reading.starts[index], reading.ends[done - 1], 1.0, _EVIDENCE))
                    break
        return found

    def verdicts(self, people: Sequence[Person]) -> Mapping[int, bool]:
        """For the people of whom the roster speaks, by id, whether they are kept; to mask wins over to keep."""
        kept: dict[int, bool] = {}
        for person in people:
            for entry in self._entries(person):
                kept[person.id] = kept.get(person.id, True) and entry.keep
        return kept

    def _entries(self, person: Person) -> Iterator[Entry]:
        for text in {person.name, *(mention.text for mention in person.mentions)}:
            words = _key(text)
            yield from (entry for form, entry in self._by_first.get(words[0], ()) if form == words)


def _key(form: str) -> tuple[str, ...]:
    return tuple(word.replace("’", "'") for word in Reading(form).folded)


def read_roster(path: Path) -> Roster:
    """Read a roster file.

    Raises:
        RosterError: It is not JSON, or not of the form ``schemas/roster.schema.json`` gives.
        OSError: It cannot be read.
    """
    try:
        people = json.loads(path.read_text(encoding="utf-8"))["people"]
        entries = [
            Entry((person["name"], *person.get("aliases", ())), {"keep": True, "mask": False}[person["action"]])
            for person in people
        ]
        return Roster(entries)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RosterError(
            f'{path} is not a roster; expected {{"people": [{{"name": "...", "action": "mask" or "keep", "aliases": [...]}}]}}'
        ) from error
