"""Syntax: lines and files that do not parse. These rules are always on."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.dialects import KINDS
from cablelint.document.grammar.strict import first_deviation
from cablelint.document.model import Cable, Syntax
from cablelint.edits import Span
from cablelint.findings import Kind, Severity
from cablelint.rules.rule import Fault, fault, reported, rule
from cablelint.text.letter_case import capitals


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


@rule("SYN003", "field-supplied", Severity.INFO)
def field_supplied(cable: Cable) -> Iterator[Fault]:
    """Check that the text itself has every field that was read.

    The front matter of a file, the head of a mirror's page, the archive's list of attributes and the name of the file
    are later than the cable. They supply a field that the text lacks and never replace one.

    Fails:
        (the whole cable)
        07TOKYO2004
        TALKS ON THE HERRING CATCH
        CONFIDENTIAL
        E.O. 12958: DECL: 05/07/2017
        1. (C) The two sides differ by four thousand tons.
    Passes:
        SUBJECT: TALKS ON THE HERRING CATCH
    Source:
        cablelint: no field is guessed without a finding.
    """
    for each in cable.supplied:
        yield fault(
            each.span, f"found the {_FIELDS.get(each.field, each.field)} in {each.origin}, expected it in the text"
        )


@rule("SYN004", "no-header", Severity.ERROR)
def no_header(cable: Cable) -> Iterator[Fault]:
    """Check that a field of a cable's header was read.

    Otherwise the text is no cable, or one in a form that cablelint does not know, and no other rule checks anything.

    Fails:
        (the whole cable)
        The harbor was quiet this week.
    Passes:
        1. (C) The harbor was quiet this week.
    Source:
        cablelint: never a silent empty result.
    """
    read = (cable.message, cable.dtg, cable.originator, cable.classification, cable.executive_order, cable.tags)
    if not any((*read, cable.subject, cable.references, cable.authority)):
        yield fault(Span(0, 0), f"found no header of a cable; kinds tried: {', '.join(KINDS.values())}")


_FIELDS = {
    "message": "message reference number",
    "dtg": "date",
    "addressees": "action addressee",
    "drafting": "drafter",
    "tags": "list of TAGS",
}


@rule("SYN005", "not-strict-form", Severity.INFO, is_default=False)
def not_strict_form(cable: Cable) -> Iterator[Fault]:
    """Check that the whole cable is in the strict form of the standard, and report its first deviation.

    The strict form is the grammar of a whole message, from the start of transmission to the signature. Mirrors and OCR
    seldom preserve it, so this rule is off unless selected; it is meant for cables about to be sent or published. It
    reads the cable as the reader repaired it: the repairs are reported by the rules about damage.

    Fails:
        TAGS; PREL, JA
    Passes:
        TAGS: PREL, JA
    Source:
        grammar/cable.lark, after ACP 127, 5 FAH-1 H-240 and 5 FAH-2 H-320.
    """
    deviation = first_deviation(capitals(cable.view.text))
    if deviation is None:
        return
    span = cable.view.origin(deviation.start, deviation.end)
    found = " ".join(cable.view.text[deviation.start : deviation.end].split())
    if found:
        yield fault(span, f"not in the strict form: found {{}}, expected {deviation.expected}", found)
    else:
        yield fault(span, f"not in the strict form: found the end of the line, expected {deviation.expected}")


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

UNCHECKED_FILE = reported(
    Kind(
        "SYN901",
        "unchecked-file",
        Severity.ERROR,
        """Report a file that could not be checked.

        The file cannot be read, its fixes cannot be written, or it caused an error in cablelint. The other files were
        checked, and the exit code is 2.

        Reported by:
            cablelint check.
        Remedy:
            Correct the path or the permissions. Report an internal error and, if you may share it, the file to the
            maintainers.
        Source:
            cablelint: no error passes silently.
        """,
    ),
    is_default=True,
)
