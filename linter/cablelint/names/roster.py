"""A user's list of people to mask always or to keep always."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cablelint.names.lexical.tokens import Candidate, TokenText, words_of
from cablelint.names.people import Evidence, Person, identity
from cablelint.system.schema_files import TableError, check_table, read_table
from cablelint.text.folding import comparison_key
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from pathlib import Path

_EVIDENCE = Evidence("roster", "is in the roster")
_SCHEMA = "roster.schema.json"
_FORM = regex(r"[^\W\d_]{2}")


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
    """People to find in every cable, even where the model does not.

    Attributes:
        names: Every name and alias.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Index the forms by their first word."""
        entries = tuple(entries)
        self.names = tuple(form for entry in entries for form in entry.forms)
        self._size = len(entries)
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for entry in entries:
            for form in entry.forms:
                words = _key(form)
                self._by_first.setdefault(words[0], []).append((words, entry))
        for forms in self._by_first.values():
            forms.sort(key=lambda item: -len(item[0]))

    def __repr__(self) -> str:
        return f"<Roster: {self._size} people>"

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
                    found.append(Candidate(tokens.starts[index], tokens.end(done - 1), 1.0, _EVIDENCE))
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
    return tuple(comparison_key(word) for word in words_of(form))


def read_roster(path: Path) -> Roster:
    """Read a roster, by the suffix of its file.

    ``.json`` and TOML follow ``schemas/roster.schema.json``. ``.csv`` has a heading with the columns ``name`` and
    ``action``, and perhaps ``aliases`` (separated by semicolons) and ``note``. ``.txt`` is a plain list of people to
    mask, a name a line; empty lines and lines that begin with ``#`` are left out.

    Raises:
        TableError: The file cannot be read, or is invalid; the message quotes no name.
    """
    match path.suffix.lower():
        case ".csv":
            table: dict[str, Any] = {"people": list(_rows(_text(path), str(path)))}
        case ".txt":
            lines = (line.strip() for line in _text(path).splitlines())
            table = {
                "people": [{"name": line, "action": "mask"} for line in lines if line and not line.startswith("#")]
            }
        case _:
            table = read_table(path, _SCHEMA)
    check_table(table, _SCHEMA, str(path))
    return Roster(Entry((each["name"], *each.get("aliases", ())), each["action"] == "keep") for each in table["people"])


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise TableError(f"cannot read {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise TableError(f"{path} is not UTF-8 text") from None


def _rows(text: str, name: str) -> Iterator[dict[str, Any]]:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    try:
        missing = {"name", "action"}.difference(rows.fieldnames or ())
        if missing:
            raise TableError(f"{name}: the heading lacks the column {', '.join(sorted(missing))}")
        yield from map(_person, rows)
    except csv.Error as error:
        raise TableError(f"{name}:{rows.line_num + 1}: this is not CSV: {error}") from None


def _person(row: Mapping[str, str | None]) -> dict[str, Any]:
    person: dict[str, Any] = {"name": row["name"], "action": (row["action"] or "").strip().lower()}
    if aliases := [alias.strip() for alias in (row.get("aliases") or "").split(";") if alias.strip()]:
        person["aliases"] = aliases
    return person


def as_toml(people: Iterable[Person], note: str) -> str:
    """Write people as a roster in TOML for a person to edit: everyone to mask, one entry for each full name.

    Args:
        people: The people of any number of files.
        note: A comment for the head of the file, of one line.
    """
    forms: dict[str, dict[str, int]] = {}
    for person in people:
        counted = forms.setdefault(identity(person.name), {})
        for mention in person.mentions:
            form = " ".join(mention.text.split())
            counted[form] = counted.get(form, 0) + 1
    pieces = [f"# {note}\n"]
    for counted in sorted(forms.values(), key=lambda counted: -sum(counted.values())):
        usable = [form for form in counted if _FORM.search(form)]
        if usable:
            name = max(usable, key=lambda form: (len(form), form))
            aliases = sorted(set(usable) - {name})
            pieces.append(f"\n# {sum(counted.values())} mentions\n[[people]]\n")
            pieces.append(f"name = {json.dumps(name, ensure_ascii=False)}\n")
            pieces.append(f"aliases = {json.dumps(aliases, ensure_ascii=False)}\n" if aliases else "")
            pieces.append('action = "mask"\n')
    return "".join(pieces)
