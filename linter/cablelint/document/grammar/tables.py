"""The tables of the compiled grammar: one small automaton for each part of a message, shipped with the package.

Compiling the Lark files takes most of a second; unpickling the tables takes milliseconds. The tables contain a checksum
of the files they were made from, so that a changed grammar is compiled again and never read with an old table.
Write them with ``python -m cablelint.document.grammar``.
"""

from __future__ import annotations

import functools
import io
import itertools
import pickle
import re
import zlib
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from cablelint.document.grammar.automaton import Automaton, automaton
from cablelint.document.grammar.prose_lines import PROSE_LINE

if TYPE_CHECKING:
    from lark import Lark

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
    "text": ("paragraph_head", "page_mark"),
    "lines": ("message",),
    "cable": ("cable",),
}
PART_OF = {start: part for part, starts in PARTS.items() for start in starts}
# The patterns of most lines begin with these blanks, and never continue with another blank.
_INDENT = "[ \t]*"
#: The file of the tables. Not through importlib.resources, whose import takes longer than reading the tables.
TABLES_FILE = Path(__file__).parent.parent.parent / "data" / "grammar.bin"


def sources() -> dict[str, str]:
    """The Lark files by name without suffix, as installed."""
    return {path.stem: path.read_text("utf-8") for path in sorted(_folder().glob("*.lark"))}


@dataclass(slots=True)
class Tables:
    """The grammar, compiled.

    Attributes:
        checksum: Of the files it was compiled from.
        line: A pattern for any line; the name of the group is its kind, and a line without one is prose.
        automata: By part.
        lark: The version of Lark that made the parsers.
        parsers: By part, the parser as Lark saves it.
    """

    checksum: int
    line: re.Pattern[str]
    automata: dict[str, Automaton]
    lark: str
    parsers: dict[str, bytes]


@functools.cache
def tables() -> Tables:
    """The tables of the installed grammar; compiled on the spot if the shipped ones are of another grammar."""
    texts = sources()
    if TABLES_FILE.is_file():
        # The tables are part of the installed package, as trusted as its code.
        shipped: Tables = pickle.loads(TABLES_FILE.read_bytes())  # noqa: S301
        if shipped.checksum == checksum(texts):
            return shipped
    return compile_tables(texts)


@functools.cache
def lark_parser(part: str) -> Lark:
    """Lark's parser for one of :data:`PARTS`, loaded from the tables if this version of Lark wrote them."""
    import lark

    shipped = tables()
    if shipped.lark != lark.__version__:
        return compile_part(part)
    return lark.Lark.load(io.BytesIO(shipped.parsers[part]))


def compile_tables(texts: dict[str, str]) -> Tables:
    """Compile all parts from these files."""
    import lark

    parsers = {part: compile_part(part) for part in PARTS}
    line = _line_pattern(parsers.pop("lines"))
    # A whole cable is parsed by Lark alone, on demand.
    fields = {part: parser for part, parser in parsers.items() if part != "cable"}
    saved = {}
    for part, parser in parsers.items():
        buffer = io.BytesIO()
        parser.save(buffer)
        saved[part] = buffer.getvalue()
    return Tables(
        checksum=checksum(texts),
        line=line,
        automata={part: automaton(parser) for part, parser in fields.items()},
        lark=lark.__version__,
        parsers=saved,
    )


def compile_part(part: str) -> Lark:
    """Compile one of :data:`PARTS` from its file."""
    from lark import Lark

    return Lark.open(
        str(_folder() / f"{part}.lark"),
        parser="lalr",
        lexer="basic" if part == "lines" else "contextual",
        start=list(PARTS[part]),
        maybe_placeholders=False,
        propagate_positions=False,
    )


def _line_pattern(parser: Lark) -> re.Pattern[str]:
    """A pattern for any line: it matches as Lark's lexer does, without the cost of tokens.

    Most terminals begin with the same blanks, which are matched once for all of them. The named groups are empty and at
    the ends of their alternatives, since ``re`` skips an alternative by its first character only if no group begins it.
    """
    terminals = sorted(
        parser.terminals,
        key=lambda terminal: (-terminal.priority, -terminal.pattern.max_width, -len(terminal.pattern.value)),
    )
    alternatives = [PROSE_LINE]
    for is_indented, group in itertools.groupby(
        terminals, key=lambda terminal: terminal.pattern.value.startswith(_INDENT)
    ):
        patterns = ((terminal.name, terminal.pattern.to_regexp().removeprefix(_INDENT)) for terminal in group)
        any_of_group = "|".join(f"(?:{pattern})(?P<{name}>)" for name, pattern in patterns)
        alternatives.append(f"{_INDENT}+(?:{any_of_group})" if is_indented else any_of_group)
    return re.compile("|".join(alternatives))


def _folder() -> Path:
    # By name: the folder is beside the source root, where static tools do not find it as a module.
    return Path(import_module("cablelint.grammar").__path__[0])


def checksum(texts: dict[str, str]) -> int:
    """The checksum of some Lark files, by name; the import of hashlib would take longer than reading the tables."""
    return zlib.crc32("".join(f"{name}\0{text}\0" for name, text in texts.items()).encode())


def write_tables() -> None:
    """Compile the grammar and put its tables into the package."""
    TABLES_FILE.write_bytes(pickle.dumps(compile_tables(sources())))
