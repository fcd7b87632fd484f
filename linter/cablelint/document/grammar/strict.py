"""The strict form: whether a cable is a sentence of ``grammar/cable.lark``, and the first place where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.document.grammar.parsing import SyntaxProblem
from cablelint.document.grammar.tables import lark_parser
from cablelint.document.grammar.terminal_names import TERMINAL_NAMES, any_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lark import Lark, Token, Tree
    from lark.exceptions import UnexpectedInput

_NAMES = {
    **TERMINAL_NAMES,
    "_NL": "the end of the line",
    "_BLANK_LINES": "a blank line",
    "PARAGRAPH_NUMBER": "a paragraph number",
    "PROSE": "the text of the paragraph",
    "MORE_PROSE": "more text",
    "SENTENCE": "a line that ends in a punctuation mark",
    "PARTICIPANT": "a participant",
    "SIGNATURE": "the signature",
    "HEADING": "a heading",
    "_RULE": "a rule of hyphens",
    "PAGE_MARK": "a page mark",
    "STATION": "a station such as AMEMBASSY TOKYO",
    "POST": "a post",
    "DATE": "a date such as 05/07/2017",
    "OPERATING_SIGNAL": "an operating signal such as ZZH",
    "OFFICER": "the name of an officer",
    "YEAR_OF_SENDING": "a year of two digits",
    "_FOR_REASONS": '"for reasons"',
    "NOTICE": "the notice of a partial extract",
    "TITLE_MARK": "a portion mark such as (C)",
    "NO_TELEGRAM": "a reference that is no telegram",
    "END_OF_MESSAGE": "BT and the serial number",
    "EVENT": "an event",
    "TAG_PERSON": "a person",
    "SOURCE": "a source",
    "SLUG_ADDRESSEE": "DEPT, STATE, TREASURY, DOD or NSC",
    "TOP_SECRET": "a classification level such as C O N F I D E N T I A L",
    "NAMED_CAPTION": "a caption such as SIPDIS",
    "PREVIOUS": "AND PREVIOUS",
    "NOTAL": "(NOTAL)",
    "B": "the letter of the next reference",
    "PILCROW": "a pilcrow",
}


def tree_of(capitals: str) -> Tree[Token]:
    """Parse a whole cable in the strict form.

    Args:
        capitals: The text of the cable in capitals.

    Raises:
        lark.exceptions.UnexpectedInput: It is not in the strict form.
    """
    return lark_parser("cable").parse(capitals)


def first_deviation(capitals: str) -> SyntaxProblem | None:
    """The first place where a cable departs from the strict form, None if it is in that form.

    Args:
        capitals: The text of the cable in capitals. A missing newline at the end is no deviation.
    """
    from lark.exceptions import UnexpectedInput

    text = capitals if capitals.endswith("\n") else capitals + "\n"
    try:
        tree_of(text)
    except UnexpectedInput as error:
        return _problem(capitals, error)
    return None


def _problem(text: str, error: UnexpectedInput) -> SyntaxProblem:
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken

    expected: Iterable[str] = ()
    if isinstance(error, UnexpectedToken):
        expected = error.accepts or error.expected
    elif isinstance(error, UnexpectedCharacters):
        expected = error.allowed or ()
    is_end = isinstance(error, UnexpectedToken) and error.token.type == "$END"
    start = min(len(text), len(text) if is_end or error.pos_in_stream is None else error.pos_in_stream)
    line_end = text.find("\n", start)
    return SyntaxProblem(start, len(text) if line_end < 0 else max(line_end, start), _describe(expected))


def _describe(terminals: Iterable[str]) -> str:
    parser = lark_parser("cable")
    return any_of(_name(parser, terminal) for terminal in terminals)


def _name(parser: Lark, terminal: str) -> str | None:
    if terminal in _NAMES:
        return _NAMES[terminal]
    pattern = next((known.pattern for known in parser.terminals if known.name == terminal), None)
    if pattern is None or pattern.type != "str":
        return None
    return f'"{pattern.value.strip()}"' if pattern.value.strip() else "a blank"
