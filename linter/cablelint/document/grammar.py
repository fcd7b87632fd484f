"""The compiled grammar: one small LALR parser for each part of a message, loaded from tables shipped with the package.

Compiling the Lark files takes most of a second; unpickling the tables takes milliseconds. The tables carry the digest
of the files they were made from, so that a changed grammar is compiled afresh and never read by an old table.
Make them anew with ``python -m cablelint.document.grammar``.
"""

from __future__ import annotations

import functools
import hashlib
import io
import pickle
import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from lark import Lark, Token
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken
from lark.grammar import Terminal

from cablelint.document.expected import in_english

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Each part of a message, with the rules that a line or field of it may start from.
PARTS: dict[str, tuple[str, ...]] = {
    "heading": (
        "transmission_line",
        "relay_line",
        "de_line",
        "security_line",
        "dtg_line",
        "from_line",
        "addressee_line",
    ),
    "classification": ("classification_line", "caption_line", "portion_mark"),
    "declassification": ("eo_line",),
    "tags": ("tags_line",),
    "subject": ("subject_line",),
    "references": ("reference",),
    "authority": ("classified_by", "derived_from"),
    "text": ("paragraph_head", "page_mark", "participant"),
    "lines": ("message",),
}
_PART_OF = {start: part for part, starts in PARTS.items() for start in starts}
_FOLD = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
# The cables of a corpus share their stations, captions and orders: a third of all fields are read before.
_LONGEST_REMEMBERED = 100
# Not importlib.resources: its import alone takes longer than reading the tables.
_TABLES = Path(__file__).parent.parent / "data" / "grammar.bin"


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """The first place of a line or field where the grammar cannot go on.

    Attributes:
        start: The offset of that place in the text that was parsed.
        end: The end of the word found there.
        expected: What would have been right, in English.
    """

    start: int
    end: int
    expected: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """The words of a line as the grammar names them, up to the first problem if there is one."""

    tokens: tuple[Token, ...]
    problem: SyntaxProblem | None = None

    def first(self, *names: str) -> Token | None:
        """The first word of one of these terminals."""
        return next((token for token in self.tokens if token.type in names), None)

    def all(self, *names: str) -> Iterator[Token]:
        """All words of these terminals, in order."""
        return (token for token in self.tokens if token.type in names)


def fold(text: str) -> str:
    """The text in capitals, every character at its place."""
    capitals = text.upper()
    # A few letters have no capital of one character (ß); then only the ASCII letters are folded.
    return capitals if len(capitals) == len(text) else text.translate(_FOLD)


def parse(start: str, text: str) -> Parsed:
    """Parse one line or field.

    Args:
        start: The grammar's rule for it, one of :data:`PARTS`.
        text: The text, folded, wrapped lines joined by blanks.

    Returns:
        The words found. Never raises: the first error becomes :attr:`Parsed.problem`.
    """
    return _remembered(start, text) if len(text) <= _LONGEST_REMEMBERED else _parse(start, text)


@functools.lru_cache(maxsize=4096)
def _remembered(start: str, text: str) -> Parsed:
    return _parse(start, text)


def _parse(start: str, text: str) -> Parsed:
    """The words as the parser takes them, one by one: no tree is built, and those before an error are kept."""
    part = _PART_OF[start]
    punctuation = _punctuation(part)
    words: list[Token] = []
    parser = _parser(part).parse_interactive(text, start=start)
    try:
        words.extend(token for token in parser.iter_parse() if token.type not in punctuation)
        parser.feed_eof()  # type: ignore[no-untyped-call]
    except UnexpectedInput as error:
        return Parsed(tuple(words), _problem(text, error))
    return Parsed(tuple(words))


def lines(text: str) -> Iterator[tuple[str, int, int]]:
    """Each line of a folded text: its kind, its start and its end; the lines joined are the text."""
    return ((match.lastgroup or "", match.start(), match.end()) for match in _line().finditer(text))


def sources() -> dict[str, str]:
    """The Lark files by name without suffix, as installed."""
    return {path.stem: path.read_text("utf-8") for path in sorted(_folder().glob("*.lark"))}


def _problem(text: str, error: UnexpectedInput) -> SyntaxProblem:
    is_end = isinstance(error, UnexpectedToken) and error.token.type == "$END"
    position = len(text) if is_end or error.pos_in_stream is None else error.pos_in_stream
    if isinstance(error, UnexpectedToken):
        expected = error.accepts or error.expected
    else:
        expected = error.allowed if isinstance(error, UnexpectedCharacters) else set()
    word_end = text.find(" ", position)
    return SyntaxProblem(position, word_end if word_end > position else len(text), in_english(expected or ()))


@functools.cache
def _punctuation(part: str) -> frozenset[str]:
    """The terminals that a tree leaves out: labels, slashes, blanks."""
    symbols = (symbol for rule in _parser(part).rules for symbol in rule.expansion if isinstance(symbol, Terminal))
    return frozenset(symbol.name for symbol in symbols if symbol.filter_out)


@functools.cache
def _line() -> re.Pattern[str]:
    """Any line, its kind the name of the group: what Lark's lexer matches, without the cost of its tokens."""
    terminals = sorted(
        _parser("lines").terminals,
        key=lambda terminal: (-terminal.priority, -terminal.pattern.max_width, -len(terminal.pattern.value)),
    )
    return re.compile("|".join(f"(?P<{terminal.name}>{terminal.pattern.to_regexp()})" for terminal in terminals))


@functools.cache
def _parser(part: str) -> Lark:
    return Lark.load(io.BytesIO(_tables()[part]))


@functools.cache
def _tables() -> dict[str, bytes]:
    texts = sources()
    if _TABLES.is_file():
        # The tables are part of the installed package, as trusted as its code.
        tables: dict[str, bytes] = pickle.loads(_TABLES.read_bytes())  # noqa: S301
        if tables.get("digest") == _digest(texts):
            return tables
    return compile_tables(texts)


def compile_tables(texts: dict[str, str]) -> dict[str, bytes]:
    """Compile each part to its pickled LALR tables, with the digest of the files they come from."""
    tables = {"digest": _digest(texts)}
    for part, starts in PARTS.items():
        parser = Lark.open(
            str(_folder() / f"{part}.lark"),
            parser="lalr",
            lexer="basic" if part == "lines" else "contextual",
            start=list(starts),
            maybe_placeholders=False,
            propagate_positions=False,
        )
        buffer = io.BytesIO()
        parser.save(buffer)
        tables[part] = buffer.getvalue()
    return tables


def _folder() -> Path:
    # By name: the folder stands beside the source root, where static tools do not find it as a module.
    return Path(import_module("cablelint.grammar").__path__[0])


def _digest(texts: dict[str, str]) -> bytes:
    from lark import __version__

    digest = hashlib.sha256(__version__.encode())
    for name, text in texts.items():
        digest.update(name.encode() + b"\0" + text.encode() + b"\0")
    return digest.digest()


def write_tables() -> None:
    """Compile the grammar and put its tables into the package."""
    _TABLES.write_bytes(pickle.dumps(compile_tables(sources())))


if __name__ == "__main__":
    write_tables()
