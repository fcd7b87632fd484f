"""JSON: an object a line, a list of objects, or one object on many lines; the cable is in one of its strings."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cablelint.document.dialects.enclosed import form, nested
from cablelint.document.dialects.inner_text import text_repairs
from cablelint.document.dialects.markup import without_markup
from cablelint.document.dialects.messages import each_message
from cablelint.document.model import Repair
from cablelint.document.source import Source, View
from cablelint.edits import Edit, Span
from cablelint.text.regexes import regex

#: The keys under which a cable is looked for, in this order; the string under ``header`` belongs to it.
TEXT_KEYS = ("text", "cable", "body", "content")
HEADER_KEY = "header"
ID_KEY = "id"

# Regular expressions: the form of a file around cables, of which the grammar of a cable knows nothing.
_LINE = regex(r"[^\n]+")
_BEGINS = regex(r"\s{0,100}(?P<list>\[\s{0,100})?(?P<object>\{)")
# An object that ends with its line.
_ON_ONE_LINE = regex(r"[^\n]*\}[ \t]*\r?(?:\n|\Z)")
_TOKEN = regex(r'"(?P<string>[^"\\\n]*(?:\\.[^"\\\n]*)*)"(?P<colon>[ \t]*:)?|(?P<bracket>[][{}])')
_ESCAPE = regex(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\[^u]",
)
# Of an object in a list that is a value of another.
_DEPTH = 2
_DAMAGE = (ValueError, TypeError, RecursionError)


def recognises(source: Source) -> bool:
    """Whether the first object, or the first in a list of it, has a string under a key of :data:`TEXT_KEYS`."""
    if _BEGINS.match(source.text) is None:
        return False
    first = next(_records(source.text), None)
    return first is not None and _has_text(source, first)


def _has_text(source: Source, record: Span) -> bool:
    try:
        if text_key(source.text[slice(*record)], source.columns.text) is not None:
            return True
        inner = next(_records_within(source.text, record), None)
        return inner is not None and text_key(source.text[slice(*inner)], source.columns.text) is not None
    except _DAMAGE:
        return False


def text_key(line: str, wanted: str | None = None) -> str | None:
    """Return the key of the string that contains the cable, or None.

    Args:
        line: The line.
        wanted: The key; None for the first of :data:`TEXT_KEYS` that is there.

    Raises:
        ValueError: The line is not JSON.
        TypeError: It is no object.
    """
    record = json.loads(line)
    if not isinstance(record, dict):
        raise TypeError("not an object")
    keys = (wanted,) if wanted else TEXT_KEYS
    return next((key for key in keys if isinstance(record.get(key), str)), None)


def cables(source: Source) -> Iterator[Source]:
    """The messages in the text of each object; a damaged line is plain text."""
    found = False
    for record in _records(source.text):
        cable = _cable(source, record)
        within = _records_within(source.text, record) if cable is None else ()
        for each in filter(None, (cable, *(_cable(source, inner) for inner in within))):
            found = True
            yield from each_message(without_markup(each))
    if not found:
        yield source


def repairs(source: Source) -> list[Repair]:
    """Those of the text within the string."""
    return text_repairs(source)


def escape(content: str) -> str:
    """The inside of a JSON string."""
    return json.dumps(content, ensure_ascii=False)[1:-1]


def _records(text: str) -> Iterator[Span]:
    """Each line, or each object of a file whose objects have several lines or are in a list."""
    begins = _BEGINS.match(text)
    if begins is None or _ON_ONE_LINE.match(text, begins.start("object")):
        yield from (Span(*line.span()) for line in _LINE.finditer(text))
        return
    depth = start = 0
    for match in _TOKEN.finditer(text, begins.start("object")):
        if match["bracket"] in ("{", "["):
            start = match.start() if depth == 0 else start
            depth += 1
        elif match["bracket"] and depth:
            depth -= 1
            if depth == 0:
                yield Span(start, match.end())


def _records_within(text: str, record: Span) -> Iterator[Span]:
    """The objects in a list that an object has as a value: ``{"cables": [{...}, {...}]}``."""
    opened: list[tuple[str, int]] = []
    for match in _TOKEN.finditer(text, *record):
        if match["bracket"] in ("{", "["):
            opened.append((match["bracket"], match.start()))
        elif match["bracket"] and opened:
            bracket, start = opened.pop()
            if bracket == "{" and len(opened) == _DEPTH and opened[-1][0] == "[":
                yield Span(start, match.end())


def _cable(source: Source, line: Span) -> Source | None:
    text = source.text
    try:
        key = text_key(text[slice(*line)], source.columns.text)
    except _DAMAGE:
        if not text[slice(*line)].strip():
            return None
        edits = [form(0, line.start), form(line.end, len(text))]
        return nested(source, View(text, edits), escape, faults=[("damaged-record", line.start)])
    if key is None:
        return None
    strings = _strings(text, line)
    wanted = (key,) if source.columns.text else (HEADER_KEY, key)
    parts = sorted(strings[each] for each in wanted if each in strings)
    name = text[slice(*strings[source.columns.name])] if source.columns.name in strings else ""
    return nested(source, View(text, _contents(text, parts)), escape, name=name)


def _strings(text: str, line: Span) -> dict[str, Span]:
    """The strings of the object on a line by their keys, without their quotes; those of inner objects left out."""
    strings: dict[str, Span] = {}
    depth = 0
    key = None
    for match in _TOKEN.finditer(text, *line):
        if match["bracket"]:
            depth += 1 if match["bracket"] in "{[" else -1
        elif depth == 1 and match["colon"]:
            key = match["string"]
        elif depth == 1 and key is not None:
            strings[key] = Span(*match.span("string"))
        if not match["colon"]:
            key = None
    return strings


def _contents(text: str, parts: list[Span]) -> Iterator[Edit]:
    position = 0
    for part in parts:
        yield form(position, part.start, "\n" if position else "")
        for match in _ESCAPE.finditer(text, *part):
            character = _character(match[0])
            if character is not None:
                yield form(match.start(), match.end(), character)
        position = part.end
    yield form(position, len(text))


def _character(escape: str) -> str | None:
    try:
        character: str = json.loads(f'"{escape}"')
    except ValueError:
        return None
    # Half of a pair is no character that a file can contain.
    return "\ufffd" if "\ud800" <= character <= "\udfff" else character
