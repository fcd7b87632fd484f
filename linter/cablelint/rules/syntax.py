"""Syntax: lines and files that do not parse. These rules are always on."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.model import Cable, Syntax
from cablelint.edits import Span
from cablelint.findings import Kind, Severity
from cablelint.rules.rule import Fault, fault, reported, rule


@rule("SYN001", "unparsed-line", Severity.WARNING)
def unparsed_line(cable: Cable, problems: tuple[Syntax, ...]) -> Iterator[Fault]:
    """Check that every line of the format parses to its end.

    A line that begins like one of the format and departs from it is read up to that place. No rule checks the rest.

    Fails:
        DE RUEHKO #2O04/01 1270531
    Passes:
        DE RUEHKO #2004/01 1270531
    Source:
        The grammar of cablelint, after ACP 127 and 5 FAH-2 H-320.
    """
    for problem in problems:
        span = problem.span
        if span.start == span.end:
            yield fault(span, f"found the end of the line, expected {problem.expected}")
        else:
            found = " ".join(cable.source.text[span.start : span.end].split())
            yield fault(span, f"found {{}}, expected {problem.expected}", found)


@rule("SYN002", "not-text", Severity.ERROR)
def not_text(cable: Cable) -> Iterator[Fault]:
    r"""Check that the file is text.

    Redaction refuses a file with NUL bytes or other control characters: a file that cannot be read cannot be proved to
    be free of names.

    Fails:
        SUBJECT: A NUL \x00 BYTE
    Passes:
        SUBJECT: NO NUL BYTE
    Source:
        cablelint: fail closed.
    """
    if not cable.source.is_text:
        yield fault(Span(0, 0), "found control characters of a binary file, expected text")


RULE_CRASHED = reported(
    Kind(
        "SYN900",
        "rule-crashed",
        Severity.ERROR,
        """Report a rule that raised an exception.

        The rule checked nothing in this cable, so its silence means nothing. The other rules ran. This is a defect of
        cablelint, not of the cable.

        Reported by:
            cablelint check.
        Remedy:
            Report the message and, if you may share it, the file to the maintainers.
        Source:
            cablelint: no error passes silently.
        """,
    ),
    is_default=True,
)
