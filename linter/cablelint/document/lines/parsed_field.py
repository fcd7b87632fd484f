"""A field parsed by the grammar: its wrapped lines joined, and every word traceable to the original."""

from __future__ import annotations

from collections.abc import Sequence

from cablelint.document.grammar.automaton import Token
from cablelint.document.grammar.parsing import parse
from cablelint.document.lines.message_parts import Field
from cablelint.document.lines.text import Text
from cablelint.document.model import Located, Syntax
from cablelint.document.source import View
from cablelint.edits import Edit, Span
from cablelint.text.letter_case import capitals
from cablelint.text.mask_shapes import masks_as_words


class ParsedField:
    """One field on one line, parsed.

    Attributes:
        raw: The field as printed, wrapped lines joined and ``repairs`` done; offsets of words count its characters.
        words: Its words as the grammar names them.
    """

    def __init__(
        self,
        text: Text,
        field: Field,
        start_rule: str,
        *,
        reports: bool = True,
        repairs: Sequence[Edit] = (),
        with_nodes: bool = False,
    ) -> None:
        """Parse a field from a rule of the grammar.

        Args:
            text: The text around it.
            field: Its lines.
            start_rule: The rule of the grammar to read it by.
            reports: Whether a departure from the grammar is a problem of the text.
            repairs: Edits that join wrapped lines, by offset in the field; elsewhere a newline becomes a blank.
            with_nodes: Whether :meth:`Parsed.subtrees` of its words is wanted.
        """
        self.text = text
        self.field = field
        self._view, self._start = text.view, field.start
        self.raw = joined(text.raw, field)
        self._repaired: View | None = None
        if repairs:
            self._repaired = View(self.raw, repairs)
            self.raw = self._repaired.text
        stripped = self.raw.lstrip()
        self._lead = len(self.raw) - len(stripped)
        printed = stripped.rstrip()
        shape = masks_as_words(printed) if text.has_masks else printed
        self.words = parse(start_rule, capitals(shape), with_nodes=with_nodes)
        if self.words.variants:
            text.variants += (Located(token.type, self.located(token).span) for token in self.words.variants)
        problem = self.words.problem
        if problem is not None and reports:
            start = self._lead + problem.start
            end = max(self._lead + problem.end, start)
            text.problems.append(Syntax(start_rule, problem.expected, self._origin(start, end)))

    @property
    def span(self) -> Span:
        """The field in the original, without the blanks around it."""
        return self.text.span(self.field.start, self.field.end)

    def get(self, *names: str) -> Located[str] | None:
        """The first word of one of these terminals, as printed."""
        token = self.words.first(*names)
        return None if token is None else self.located(token)

    def all(self, *names: str) -> tuple[Located[str], ...]:
        """All words of these terminals, as printed."""
        return tuple(self.located(token) for token in self.words.all(*names))

    def number(self, name: str) -> Located[int] | None:
        """The first word of this terminal as a number."""
        found = self.get(name)
        return None if found is None else Located(int(found.value), found.span)

    def located(self, token: Token) -> Located[str]:
        """A word as printed, on one line."""
        _, text, start = token
        start += self._lead
        end = start + len(text)
        # Most words contain no blank.
        return Located(self.raw[start:end], self._origin(start, end)) if text.isalnum() else self.part(start, end)

    def place(self, token: Token) -> tuple[int, int]:
        """Return the span of a word in :attr:`raw`."""
        start = self._lead + token.start
        return start, start + len(token.text)

    def part(self, start: int, end: int) -> Located[str]:
        """Return the text at ``[start, end)`` of :attr:`raw` on one line, stripped."""
        piece = self.raw[start:end]
        value = " ".join(piece.split())
        if len(value) < len(piece):
            start += len(piece) - len(piece.lstrip())
            end = start + len(piece.strip())
        return Located(value, self._origin(start, end))

    def span_of(self, start: int, end: int) -> Span:
        """Return the place of :meth:`part` in the original."""
        piece = self.raw[start:end]
        return self._origin(start, end) if piece == piece.strip() else self.part(start, end).span

    def _origin(self, start: int, end: int) -> Span:
        if self._repaired is not None:
            start, end = self._repaired.origin(start, end)
        return self._view.origin(self._start + start, self._start + end)


def joined(whole: str, field: Field) -> str:
    """The lines of a field as one line of the same length, the page marks between them blanked."""
    if len(field.lines) == 1:
        return _on_one_line(whole[field.start : field.end])
    pieces = []
    position = field.start
    for line in field.lines:
        pieces.append(" " * (line.start - position))
        pieces.append(whole[line.start : line.end])
        position = line.end
    return _on_one_line("".join(pieces))


def _on_one_line(text: str) -> str:
    # Ten times as fast as a translation table.
    return text.replace("\n", " ").replace("\t", " ").replace("\f", " ").replace("\v", " ")
