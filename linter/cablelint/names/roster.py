"""A user's list of people to mask always or to keep always."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from cablelint.names.damage import fold
from cablelint.names.people import Evidence, Person
from cablelint.names.reading import Candidate, Reading

if TYPE_CHECKING:
    from pathlib import Path

_SCHEMA = "roster.schema.json"
_EVIDENCE = Evidence("roster", "stands in the roster")


class RosterError(ValueError):
    """A roster file cannot be read or does not follow its schema; the message names the place and quotes no name."""


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
                self._by_first.setdefault(words[0], []).append((words, entry))
        for forms in self._by_first.values():
            forms.sort(key=lambda item: -len(item[0]))

    def candidates(self, reading: Reading) -> list[Candidate]:
        """Where the roster's people are named, with whatever accents and white space; the longest form first."""
        folded = [fold(word) for word in reading.words]
        found = []
        done = 0
        for index, word in enumerate(folded):
            if index < done:
                continue
            for words, _ in self._by_first.get(word, ()):
                is_here = tuple(folded[index : index + len(words)]) == words
                # A surname alone may be an ordinary word too: only with a capital is it the person.
                if is_here and (len(words) > 1 or reading.words[index][0].isupper()):
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
    return tuple(fold(word) for word in Reading(form).words)


def read_roster(path: Path) -> Roster:
    """Read a roster: JSON where the name of the file ends in ``.json``, else TOML.

    Raises:
        RosterError: It is neither, or does not follow the schema.
        OSError: It cannot be read.
    """
    people = _checked(_parsed(path), path)["people"]
    return Roster(Entry((each["name"], *each.get("aliases", ())), each["action"] == "keep") for each in people)


def _parsed(path: Path) -> object:
    try:
        text = path.read_text(encoding="utf-8")
        return json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise RosterError(f"{path} is not a roster: byte {error.start} is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise RosterError(f"{path} is not a roster: line {error.lineno} is not JSON; expected TOML or .json") from None
    except tomllib.TOMLDecodeError as error:
        # The message of the parser may quote a key or a value, which may be a name; only its end gives the place.
        place = str(error).rpartition("(")[2].rstrip(")")
        raise RosterError(f"{path} is not a roster: it is not TOML ({place}); name a JSON roster .json") from None


def _checked(table: object, path: Path) -> dict[str, Any]:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    schema = json.loads(files("cablelint.schemas").joinpath(_SCHEMA).read_text(encoding="utf-8"))
    error = best_match(Draft202012Validator(schema).iter_errors(table))
    if error is not None:
        place = ".".join(map(str, error.absolute_path)) or "the top"
        value = error.validator_value
        listed = value if isinstance(value, str) else ", ".join(map(str, value or ()))
        expected = _EXPECTED[str(error.validator)].format(listed)
        raise RosterError(f"{path} is not a roster: at {place}, expected {expected}")
    return dict(table) if isinstance(table, dict) else {}


_EXPECTED = {
    "required": "the keys {}",
    "type": "a value of type {}",
    "enum": "one of {}",
    "pattern": "a name with two letters side by side",
    "additionalProperties": f"no keys but those that {_SCHEMA} lists",
}
