"""Tables with a column of people: under ``Leader``, ``Name`` or ``Candidate`` each row names one."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.names.lexical.phrases import can_be_name_word, name_end
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.people import Evidence
from cablelint.text.regexes import regex

_EVIDENCE = Evidence("table", "is in a column of people")
_HEADINGS = ("leader", "name", "candidate", "chairman", "president", "minister", "director", "deputy", "representative")
_HEADING = regex(rf"(?:party |full )?(?:{'|'.join(_HEADINGS)})s?")
_LAST_WORDS = frozenset(word + ending for word in _HEADINGS for ending in ("", "s"))
_CELL = regex(r"[^\s](?:[^\n\t ]|[ ](?=[^\s])){0,60}")
_GAP = regex(r"[ ]{2,}|\t")
_LONGEST_TABLE = 60


def people_in_tables(tokens: TokenText) -> Iterator[Candidate]:
    """Find the names in the cells below a heading such as ``Leader``."""
    for start in tokens.lines_of(_LAST_WORDS):
        line = _line(tokens.lowered, start)
        row = tokens.lowered[slice(*line)]
        if "  " not in row and "\t" not in row:
            continue
        cells = list(_CELL.finditer(tokens.lowered, *line))
        if len(cells) < 2 or not _GAP.search(tokens.text, cells[0].start(), line[1]):
            continue
        for number, cell in enumerate(cells):
            if _HEADING.fullmatch(cell[0]):
                yield from _column(tokens, line[1] + 1, number, cell.start() - start, len(cells))


def _line(text: str, start: int) -> tuple[int, int]:
    end = text.find("\n", start)
    return start, len(text) if end < 0 else end


def _column(tokens: TokenText, start: int, number: int, column: int, count: int) -> Iterator[Candidate]:
    """The names in the cells of a column: the same cell of rows that are full, else the one at the same place."""
    for _ in range(_LONGEST_TABLE):
        first, end = _line(tokens.text, start)
        cells = list(_CELL.finditer(tokens.text, first, end))
        if len(cells) < 2:
            return
        cell = cells[number] if len(cells) == count else next((c for c in cells if c.start() - first == column), None)
        if cell is not None:
            yield from _name(tokens, cell.start(), cell.end())
        start = end + 1


def _name(tokens: TokenText, start: int, end: int) -> Iterator[Candidate]:
    first, last = tokens.tokens_in(start, end)
    if last > first and can_be_name_word(tokens, first, lenient=False) and name_end(tokens, first, stop=last) == last:
        yield Candidate(tokens.starts[first], tokens.end(last - 1), 1.0, _EVIDENCE)
