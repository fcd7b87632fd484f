"""The automaton of one part of the grammar: in each state the words that may come next, and where each leads.

Lark makes it (LALR(1)) from the files of ``grammar/``. Lark's own walk over it makes an object of each node, and
computes the line, the column and the ends of each word; this walk keeps the words, and for each node of the tree its
rule and the words in it if they are wanted, in a third of the time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lark import Lark
    from lark.lexer import TerminalDef

    Match = Callable[[str, int], re.Match[str] | None]
    # The state it leads to; or so many states are left again, since the rule of this name is read.
    Step = int | tuple[int, str]

_END = "$END"


class Token(NamedTuple):
    """A word as the grammar names it.

    Attributes:
        type: The name of its terminal.
        text: The word.
        start: Its offset in the text that was parsed.
    """

    type: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset after it."""
        return self.start + len(self.text)


# What Token._make does without its check of the length.
_AS_TOKEN: Callable[[tuple[str, str, int]], Token] = partial(tuple.__new__, Token)


class Node(NamedTuple):
    """A node of the tree: a rule of the grammar and the words that it matched.

    Attributes:
        rule: The name of the rule; those that begin with ``_`` have no node, as in Lark.
        start: The number of its first word, from 0.
        end: The number of the word after it.
    """

    rule: str
    start: int
    end: int


class Tree(NamedTuple):
    """The words of a text in order, and the nodes if they were wanted, each after those within it."""

    tokens: tuple[Token, ...]
    nodes: tuple[Node, ...]


@dataclass(slots=True)
class Automaton:
    """One part of the grammar; its states are numbers from 0.

    Attributes:
        starts: By the name of a rule, the state in which the walk begins and the one in which it must end.
        words: By state, a regular expression for any word that may come next, each a group of its name.
        steps: By state, where each word leads, the end of the text being one.
        rules: By state, the state that follows after a rule.
        punctuation: The words left out: labels, slashes, blanks.
    """

    starts: dict[str, tuple[int, int]]
    words: list[str]
    steps: list[dict[str, Step]]
    rules: list[dict[str, int]]
    punctuation: frozenset[str]
    _matches: dict[int, Match] = field(default_factory=dict)

    def read(self, start: str, text: str, *, with_nodes: bool = False) -> Tree | None:
        """The tree of a text; None if the rule ``start`` does not match it.

        Args:
            start: The name of the rule.
            text: The text.
            with_nodes: Whether the tree has its nodes: most readers use the words alone, which take less time.
        """
        state, end = self.starts[start]
        states = [state]
        # For each state the number of words before it.
        counts = [0]
        tokens: list[Token] = []
        nodes: list[Node] = []
        steps, rules, matches, punctuation = self.steps, self.rules, self._matches, self.punctuation
        position, length = 0, len(text)
        while True:
            name = _END
            count = len(tokens)
            if position < length:
                match = (matches.get(state) or self._match(state))(text, position)
                if match is None:
                    return None
                name = match.lastgroup or ""
                if name not in punctuation:
                    tokens.append(_AS_TOKEN((name, match[0], position)))
                position = match.end()
            # First all rules that end before this word.
            step = steps[state].get(name)
            while isinstance(step, tuple):
                size, rule = step
                if with_nodes:
                    begin = counts[-size] if size else count
                    counts[len(counts) - size :] = [begin]
                    if rule[0] != "_":
                        nodes.append(Node(rule, begin, count))
                if size:
                    del states[-size:]
                state = rules[states[-1]][rule]
                states.append(state)
                step = steps[state].get(name)
            if name is _END:
                return Tree(tuple(tokens), tuple(nodes)) if state == end else None
            if step is None:
                return None
            state = step
            states.append(state)
            if with_nodes:
                counts.append(count)

    def _match(self, state: int) -> Match:
        match = self._matches[state] = re.compile(self.words[state]).match
        return match


def automaton(parser: Lark) -> Automaton:
    """The automaton that Lark made of a grammar, its words those of the contextual lexer."""
    from lark.grammar import Terminal

    walks = {start: parser.parse_interactive("", start=start) for start in parser.options.start}
    configurations = {start: walk.parser_state.parse_conf for start, walk in walks.items()}
    any_start = parser.options.start[0]
    contextual: Any = walks[any_start].lexer_thread.lexer
    table: dict[int, dict[str, tuple[object, Any]]] = configurations[any_start].states
    states = [{_plain(name): step for name, step in table[state].items()} for state in range(len(table))]
    rules = {rule.origin.name for rule in parser.rules}
    symbols = {symbol for rule in parser.rules for symbol in rule.expansion if isinstance(symbol, Terminal)}
    return Automaton(
        starts={start: (found.start_state, found.end_state) for start, found in configurations.items()},
        words=[intern(any_of(contextual.lexers[state].terminals)) for state in range(len(states))],
        steps=[{name: _step(*step) for name, step in state.items() if name not in rules} for state in states],
        rules=[{name: after for name, (_, after) in state.items() if name in rules} for state in states],
        punctuation=frozenset(_plain(symbol.name) for symbol in symbols if symbol.filter_out),
    )


def any_of(terminals: Iterable[TerminalDef]) -> str:
    """A regular expression for any of these terminals, tried in this order; the group's name is the terminal's."""
    return "|".join(f"(?P<{terminal.name}>{terminal.pattern.to_regexp()})" for terminal in terminals)


def _step(action: object, argument: Any) -> Step:
    from lark.parsers.lalr_analysis import Shift

    return argument if action is Shift else (len(argument.expansion), _plain(argument.origin.name))


def _plain(name: str) -> str:
    """A name without Lark, whose own are tokens that are slow to compare; equal ones are one in the tables."""
    return intern(str(name))
