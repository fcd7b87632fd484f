"""The compiled grammar: one small automaton for each part of a message, loaded from tables shipped with the package.

Compiling the Lark files takes most of a second; unpickling the tables takes milliseconds. The tables carry the digest
of the files they were made from, so that a changed grammar is compiled afresh and never read by an old table.
Make them anew with ``python -m cablelint.document.grammar``.

Lark itself is loaded only to compile, and to say what would have been right in a line that the automaton rejects.
"""

from __future__ import annotations

import functools
import hashlib
import io
import itertools
import pickle
import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from cablelint.document.grammar.automaton import Automaton, Token, automaton
from cablelint.document.grammar.terminals_in_english import in_english
from cablelint.text.letter_case import capitals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Lark
    from lark.exceptions import UnexpectedInput

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
    "drafting": ("drafting_line",),
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
# The cables of a corpus share their stations, captions and orders: a third of all fields are read before.
_LONGEST_REMEMBERED = 100
# With these blanks begin the patterns of most lines; no pattern goes on with another blank.
_INDENT = "[ \t]*"
# Not importlib.resources: its import alone takes longer than reading the tables.
_TABLES = Path(__file__).parent.parent.parent / "data" / "grammar.bin"


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
        for token in self.tokens:
            if token.type in names:
                return token
        return None

    def all(self, *names: str) -> list[Token]:
        """All words of these terminals, in order."""
        return [token for token in self.tokens if token.type in names]


@functools.lru_cache(maxsize=2)
def fold_whole(text: str) -> str:
    """A whole text in capitals: the parser and several rules ask for it in turn."""
    return capitals(text)


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
    part = _PART_OF[start]
    tokens = _tables().automata[part].read(start, text)
    return _parsed_to_error(part, start, text) if tokens is None else Parsed(tokens)


def _parsed_to_error(part: str, start: str, text: str) -> Parsed:
    """The words before the first error, and what Lark says of it."""
    from lark.exceptions import UnexpectedInput

    punctuation = _tables().automata[part].punctuation
    words: list[Token] = []
    walk = _parser(part).parse_interactive(text, start=start)
    try:
        # One by one, so that the words before an error are kept.
        words.extend(
            Token(token.type, str(token), token.start_pos or 0)
            for token in walk.iter_parse()
            if token.type not in punctuation
        )
        walk.feed_eof()  # type: ignore[no-untyped-call]
    except UnexpectedInput as error:
        return Parsed(tuple(words), _problem(text, error))
    return Parsed(tuple(words))


def lines(text: str) -> Iterator[tuple[str, int, int]]:
    """Each line of a folded text: its kind, its start and its end; the lines joined are the text."""
    return ((match.lastgroup or "", match.start(), match.end()) for match in _tables().line.finditer(text))


def sources() -> dict[str, str]:
    """The Lark files by name without suffix, as installed."""
    return {path.stem: path.read_text("utf-8") for path in sorted(_folder().glob("*.lark"))}


def _problem(text: str, error: UnexpectedInput) -> SyntaxProblem:
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken

    is_end = isinstance(error, UnexpectedToken) and error.token.type == "$END"
    position = len(text) if is_end or error.pos_in_stream is None else error.pos_in_stream
    if isinstance(error, UnexpectedToken):
        expected = error.accepts or error.expected
    else:
        expected = error.allowed if isinstance(error, UnexpectedCharacters) else set()
    word_end = text.find(" ", position)
    return SyntaxProblem(position, word_end if word_end > position else len(text), in_english(expected or ()))


@dataclass(slots=True)
class Tables:
    """The grammar, compiled.

    Attributes:
        digest: Of the files it was compiled from.
        line: Any line, its kind the name of the group.
        automata: By part.
        lark: The version of Lark that made the parsers.
        parsers: By part, what Lark keeps of a parser.
    """

    digest: bytes
    line: re.Pattern[str]
    automata: dict[str, Automaton]
    lark: str
    parsers: dict[str, bytes]


@functools.cache
def _tables() -> Tables:
    texts = sources()
    if _TABLES.is_file():
        # The tables are part of the installed package, as trusted as its code.
        tables: Tables = pickle.loads(_TABLES.read_bytes())  # noqa: S301
        if tables.digest == _digest(texts):
            return tables
    return compile_tables(texts)


@functools.cache
def _parser(part: str) -> Lark:
    import lark

    tables = _tables()
    if tables.lark != lark.__version__:
        return _compiled(part)
    return lark.Lark.load(io.BytesIO(tables.parsers[part]))


def compile_tables(texts: dict[str, str]) -> Tables:
    """Compile all parts from these files."""
    import lark

    parsers = {part: _compiled(part) for part in PARTS}
    line = _line(parsers.pop("lines"))
    saved = {}
    for part, parser in parsers.items():
        buffer = io.BytesIO()
        parser.save(buffer)
        saved[part] = buffer.getvalue()
    return Tables(
        digest=_digest(texts),
        line=line,
        automata={part: automaton(parser) for part, parser in parsers.items()},
        lark=lark.__version__,
        parsers=saved,
    )


def _compiled(part: str) -> Lark:
    from lark import Lark

    return Lark.open(
        str(_folder() / f"{part}.lark"),
        parser="lalr",
        lexer="basic" if part == "lines" else "contextual",
        start=list(PARTS[part]),
        maybe_placeholders=False,
        propagate_positions=False,
    )


def _line(parser: Lark) -> re.Pattern[str]:
    """Any line: what Lark's lexer matches, without the cost of its tokens.

    Most terminals begin with the same blanks, which are read once for all of them. The groups stand empty at their
    ends, since ``re`` passes over an alternative that begins with another character only where no group begins there.
    """
    terminals = sorted(
        parser.terminals,
        key=lambda terminal: (-terminal.priority, -terminal.pattern.max_width, -len(terminal.pattern.value)),
    )
    alternatives = []
    for is_indented, group in itertools.groupby(
        terminals, key=lambda terminal: terminal.pattern.value.startswith(_INDENT)
    ):
        patterns = ((terminal.name, terminal.pattern.to_regexp().removeprefix(_INDENT)) for terminal in group)
        any_of_group = "|".join(f"(?:{pattern})(?P<{name}>)" for name, pattern in patterns)
        alternatives.append(f"{_INDENT}+(?:{any_of_group})" if is_indented else any_of_group)
    return re.compile("|".join(alternatives))


def _folder() -> Path:
    # By name: the folder stands beside the source root, where static tools do not find it as a module.
    return Path(import_module("cablelint.grammar").__path__[0])


def _digest(texts: dict[str, str]) -> bytes:
    digest = hashlib.sha256()
    for name, text in texts.items():
        digest.update(name.encode() + b"\0" + text.encode() + b"\0")
    return digest.digest()


def write_tables() -> None:
    """Compile the grammar and put its tables into the package."""
    _TABLES.write_bytes(pickle.dumps(compile_tables(sources())))
