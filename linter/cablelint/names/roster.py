"""A user's list of people to mask always or to keep always."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.people import Evidence, Person
from cablelint.system.schema_files import read_table
from cablelint.text.folding import comparison_key

if TYPE_CHECKING:
    from pathlib import Path

_EVIDENCE = Evidence("roster", "is in the roster")


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
    """People to find in every cable, even where the model does not."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Index the forms by their first word."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for entry in entries:
            for form in entry.forms:
                words = _key(form)
                self._by_first.setdefault(words[0], []).append((words, entry))
        for forms in self._by_first.values():
            forms.sort(key=lambda item: -len(item[0]))

    def candidates(self, tokens: TokenText) -> list[Candidate]:
        """Find the roster's people, in any accents and white space; the longest form first."""
        folded = [comparison_key(word) for word in tokens.words]
        found = []
        done = 0
        for index, word in enumerate(folded):
            if index < done:
                continue
            for words, _ in self._by_first.get(word, ()):
                is_here = tuple(folded[index : index + len(words)]) == words
                # A surname may be an ordinary word too: it needs a capital.
                if is_here and (len(words) > 1 or tokens.words[index][0].isupper()):
                    done = index + len(words)
                    found.append(Candidate(tokens.starts[index], tokens.ends[done - 1], 1.0, _EVIDENCE))
                    break
        return found

    def verdicts(self, people: Sequence[Person]) -> Mapping[int, bool]:
        """Return, for the people in the roster, by id, whether they are kept; masking takes precedence."""
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
    return tuple(comparison_key(word) for word in TokenText(form).words)


def read_roster(path: Path) -> Roster:
    """Read a roster: JSON where the name of the file ends in ``.json``, else TOML.

    Raises:
        TableError: The file cannot be read, or does not follow the schema; the message contains no name.
    """
    people = read_table(path, "roster.schema.json")["people"]
    return Roster(Entry((each["name"], *each.get("aliases", ())), each["action"] == "keep") for each in people)
