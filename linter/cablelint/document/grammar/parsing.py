"""Parsing one line or field with the compiled grammar.

The automata of :mod:`cablelint.document.grammar.tables` read what the grammar allows. Lark itself is loaded only for a
line that they reject, to name what was expected there.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cablelint.document.grammar.automaton import Node, Token
from cablelint.document.grammar.tables import PART_OF, lark_parser, tables
from cablelint.document.grammar.terminal_names import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark.exceptions import UnexpectedInput

# The cables of a corpus share their stations, captions and orders: a third of all fields were parsed before.
_LONGEST_MEMOIZED = 100


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """The first place of a line or field where the grammar does not match.

    Attributes:
        start: The offset of that place in the text that was parsed.
        end: The end of the word found there.
        expected: The words the grammar allows there, in English.
    """

    start: int
    end: int
    expected: str


class Parsed:
    """The words of a line as the grammar names them, up to the first problem if there is one.

    No dataclass: a cable has dozens of lines, and the generated method of a frozen one takes twice as long.

    Attributes:
        nodes: The nodes of the tree if they were wanted; none if there is a problem.
        variants: The words that are tolerated forms.
    """

    __slots__ = ("_firsts", "nodes", "problem", "tokens", "variants")

    def __init__(
        self, tokens: tuple[Token, ...], nodes: tuple[Node, ...] = (), problem: SyntaxProblem | None = None
    ) -> None:
        """Take the words, the nodes and the problem."""
        self.tokens = tokens
        self.nodes = nodes
        self.problem = problem
        self.variants = tuple([token for token in tokens if token[0].endswith("_VARIANT")])
        self._firsts = {token[0]: token for token in tokens[::-1]}

    def first(self, *names: str) -> Token | None:
        """The first word of one of these terminals."""
        if len(names) == 1:
            return self._firsts.get(names[0])
        for token in self.tokens:
            if token.type in names:
                return token
        return None

    def all(self, *names: str) -> list[Token]:
        """All words of these terminals, in order."""
        return [token for token in self.tokens if token.type in names]

    def words_of(self, *rules: str) -> list[tuple[Token, ...]]:
        """The words of each part of the line that one of these rules matched, in the order in which the parts end."""
        return [self.tokens[start:end] for rule, start, end in self.nodes if rule in rules]

    def subtrees(self, *rules: str) -> list[Parsed]:
        """The parts of the line that these rules matched, in the order in which they end."""
        return list(map(Parsed, self.words_of(*rules)))


def parse(start: str, text: str, *, with_nodes: bool = False) -> Parsed:
    """Parse one line or field.

    Args:
        start: The grammar's rule for it, a start rule of :data:`~cablelint.document.grammar.tables.PARTS`.
        text: The text in capitals, wrapped lines joined by blanks.
        with_nodes: Whether :meth:`Parsed.subtrees` is wanted.

    Returns:
        The words found. Never raises: the first error becomes :attr:`Parsed.problem`.
    """
    sound = parse_sound(start, text, with_nodes=with_nodes)
    if sound is not None:
        return sound
    explain = _explain_memoized if len(text) <= _LONGEST_MEMOIZED else parse_with_lark
    return explain(start, text)


def parse_sound(start: str, text: str, *, with_nodes: bool = False) -> Parsed | None:
    """Parse one line or field if it follows the grammar; None if not, which takes a tenth of what the error takes.

    Args:
        start: As for :func:`parse`.
        text: As for :func:`parse`.
        with_nodes: As for :func:`parse`.
    """
    read = _read_memoized if len(text) <= _LONGEST_MEMOIZED else _read
    return read(start, text, with_nodes)


def _read(start: str, text: str, with_nodes: bool) -> Parsed | None:
    tree = tables().automata[PART_OF[start]].read(start, text, with_nodes=with_nodes)
    return None if tree is None else Parsed(*tree)


_read_memoized = functools.lru_cache(maxsize=4096)(_read)


def parse_with_lark(start: str, text: str) -> Parsed:
    """Parse with Lark: the words before the first error, and the error in English."""
    from lark.exceptions import UnexpectedInput

    part = PART_OF[start]
    punctuation = tables().automata[part].punctuation
    words: list[Token] = []
    walk = lark_parser(part).parse_interactive(text, start=start)
    try:
        # One by one, so that the words before an error are kept.
        words.extend(
            Token(token.type, str(token), token.start_pos or 0)
            for token in walk.iter_parse()
            if token.type not in punctuation
        )
        walk.feed_eof()  # type: ignore[no-untyped-call]
    except UnexpectedInput as error:
        return Parsed(tuple(words), problem=_problem(text, error))
    return Parsed(tuple(words))


_explain_memoized = functools.lru_cache(maxsize=4096)(parse_with_lark)


def lines(text: str) -> Iterator[tuple[str, int, int]]:
    """Each line of a text in capitals: its kind, its start and its end; the lines joined are the text."""
    found = list(tables().line.finditer(text))
    # Each line begins where the one before it ends.
    ends = [match.end() for match in found]
    return zip([match.lastgroup or "OTHER_LINE" for match in found], [0, *ends], ends, strict=False)


def _problem(text: str, error: UnexpectedInput) -> SyntaxProblem:
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken

    is_end = isinstance(error, UnexpectedToken) and error.token.type == "$END"
    position = len(text) if is_end or error.pos_in_stream is None else error.pos_in_stream
    if isinstance(error, UnexpectedToken):
        expected = error.accepts or error.expected
    else:
        expected = error.allowed if isinstance(error, UnexpectedCharacters) else set()
    word_end = text.find(" ", position)
    return SyntaxProblem(position, word_end if word_end > position else len(text), describe(expected or ()))
