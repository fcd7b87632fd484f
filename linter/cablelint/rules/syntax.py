"""Syntax: what the grammar cannot read. These rules are always on."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.model import Cable
from cablelint.edits import Span
from cablelint.findings import Severity
from cablelint.rules.registry import Fault, fault, rule


@rule("SYN001", "unparsed-line", Severity.WARNING, needs=("problems",))
def unparsed_line(cable: Cable) -> Iterator[Fault]:
    """A line begins like one of the format and departs from it further on.

    What stands after that place is not read, and no rule looks at it.

    Fails:
        DE RUEHKO #2O04/01 1270531
    Passes:
        DE RUEHKO #2004/01 1270531
    Source:
        The grammar of cablelint, after ACP 127 and 5 FAH-2 H-320.
    """
    for problem in cable.problems:
        span = problem.span
        if span.start == span.end:
            yield fault(span, f"the line ends too early: expected {problem.expected}")
        else:
            found = " ".join(cable.source.text[span.start : span.end].split())
            yield fault(span, f"found {{}}, expected {problem.expected}", found)


@rule("SYN002", "not-text", Severity.ERROR)
def not_text(cable: Cable) -> Iterator[Fault]:
    r"""The file holds bytes that no text holds.

    Redaction refuses such a file: what cannot be read cannot be shown to be free of names.

    Fails:
        SUBJECT: A NUL \x00 BYTE
    Passes:
        SUBJECT: NO NUL BYTE
    Source:
        cablelint: fail closed.
    """
    if not cable.source.is_text:
        yield fault(Span(0, 0), "the file holds control characters and is no text; expected a cable as text")
