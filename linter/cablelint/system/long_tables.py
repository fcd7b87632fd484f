"""JSON files with a list that can be longer than memory: its objects stay in the file until they are wanted."""

from __future__ import annotations

import codecs
import json
import weakref
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from cablelint.system.schema_files import read_schema, read_table, refuse_constant
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DECODER = json.JSONDecoder(parse_constant=refuse_constant)
_BLANKS = regex(r"[ \t\n\r]*")
_PIECE = 1 << 16


class _Place(NamedTuple):
    """Where an object is in its file, in bytes from 0."""

    start: int
    length: int


class LongList:
    """The objects of a list in a JSON file, each read when it is wanted."""

    def __init__(self, file: IO[bytes], places: list[_Place]) -> None:
        """Take over an open file, which is closed with the list."""
        self._file = file
        self._places = places
        weakref.finalize(self, file.close)

    def __len__(self) -> int:
        """Return the number of objects."""
        return len(self._places)

    def __getitem__(self, number: int) -> dict[str, Any]:
        """Read one object, by its number from 0.

        Raises:
            IndexError: There is none with this number.
        """
        place = self._places[number]
        self._file.seek(place.start)
        found: dict[str, Any] = json.loads(self._file.read(place.length))
        return found

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Read the objects in their order."""
        return map(self.__getitem__, range(len(self)))


def read_long_table(path: Path, schema: str, name: str) -> dict[str, Any]:
    """Read a file as :func:`cablelint.system.schema_files.read_table` does, but leave a long list in the file.

    Args:
        path: The file.
        schema: The name of a schema in ``cablelint.schemas``.
        name: The key of the list in the table.

    Returns:
        The table; under ``name`` a :class:`LongList`, or the whole list if the file is not JSON.

    Raises:
        TableError: The file cannot be read, or does not match the schema.
    """
    # Every fault is left to the usual reading, which says what it is and where.
    return _read_in_pieces(path, schema, name) or read_table(path, schema)


def _read_in_pieces(path: Path, schema: str, name: str) -> dict[str, Any] | None:
    """Read a JSON file piece by piece; None if anything is wrong with it."""
    import jsonschema_rs

    if path.suffix.lower() != ".json":
        return None
    rules = read_schema(schema)
    of_item = jsonschema_rs.validator_for({**rules["properties"][name]["items"], "$defs": rules.get("$defs", {})})
    of_rest = jsonschema_rs.validator_for(rules)
    try:
        file = path.open("rb")
    except (OSError, ValueError):
        return None
    table: dict[str, Any] = {}
    places: list[_Place] = []
    is_valid = True
    try:
        for key, value, place in _Scanner(file).entries(name):
            if place is None:
                table[key] = value
            else:
                is_valid = is_valid and of_item.is_valid(value)
                places.append(place)
        if is_valid and of_rest.is_valid({**table, name: []}):
            return {**table, name: LongList(file, places)}
    except (OSError, ValueError, RecursionError, OverflowError):
        pass
    file.close()
    return None


class _Scanner:
    """Reads the values of a JSON text one after the other, and keeps no more than one of them and a piece of text."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._text = ""
        # The same place, in characters of the text at hand and in bytes of the file.
        self._at = 0
        self._byte = 0

    def entries(self, name: str) -> Iterator[tuple[str, Any, _Place | None]]:
        """Yield each key of the object with its value; of the list ``name`` each item, with its place in the file.

        Raises:
            ValueError: This is no JSON object, or has no such list, or two of them.
        """
        self._take("{")
        lists = 0
        while True:
            key, _ = self._value()
            self._take(":")
            if key == name:
                lists += 1
                yield from ((key, value, place) for value, place in self._items())
            else:
                yield key, self._value()[0], None
            if self._take(",}") == "}":
                break
        if lists != 1 or self._next():
            raise ValueError("not one object with one such list")

    def _items(self) -> Iterator[tuple[Any, _Place]]:
        self._take("[")
        if self._next() == "]":
            self._take("]")
            return
        while True:
            yield self._value()
            if self._take(",]") == "]":
                return

    def _value(self) -> tuple[Any, _Place]:
        """Read the value that begins here."""
        self._next()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError:
                # Perhaps it only ends in a later piece.
                if self._read():
                    continue
                raise
            # A number can go on in the next piece.
            if end < len(self._text) or not self._read():
                break
        start = self._byte
        self._go_to(end)
        return value, _Place(start, self._byte - start)

    def _take(self, allowed: str) -> str:
        """Read one of the allowed characters."""
        found = self._next()
        if not found or found not in allowed:
            raise ValueError(f"expected one of {allowed}")
        self._go_to(self._at + 1)
        return found

    def _next(self) -> str:
        """Return the next character that is no blank, or an empty string at the end of the text."""
        while True:
            if blanks := _BLANKS.match(self._text, self._at):
                self._go_to(blanks.end())
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._read():
                return ""

    def _go_to(self, end: int) -> None:
        self._byte += len(self._text[self._at : end].encode())
        self._at = end

    def _read(self) -> bool:
        """Read on, as much again as is kept, so that a long value takes linear time; whether there was anything."""
        data = self._file.read(max(_PIECE, len(self._text) - self._at))
        self._text = self._text[self._at :] + self._decoder.decode(data, final=not data)
        self._at = 0
        return bool(data)
