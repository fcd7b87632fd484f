"""Damage to the lines of the header: lost line ends, and letters in the place of digits (part of the family DMG)."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.header.transmission import MONTHS
from cablelint.document.model import Cable
from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Severity
from cablelint.rules.rule import Fault, fault, rule, unsafe
from cablelint.text.regexes import regex

_LONGEST_WORD = 12


@rule("DMG007", "damage-line-end", Severity.WARNING, fix=Applicability.UNSAFE)
def damage_line_end(cable: Cable) -> Iterator[Fault]:
    """Check that each field of the header and each paragraph begins on a line of its own.

    Mirrors that joined lines ran the fields of the header into each other. They are read as if each began a line. The
    fix inserts a line end where a field, a caption or a numbered paragraph begins, which is a guess. A line of
    the header that is broken in two, or a paragraph number on a line above its mark, is read as one line, and the fix
    joins it.

    Fails:
        C O N F I D E N T I A L SECTION 01 OF 02
        TOKYO 002004

        (the whole cable)
        C O N F I D E N T I A L TOKYO 002004 SIPDIS E.O. 12958: DECL: 05/07/2017 TAGS: PREL, JA SUBJECT: TALKS
        1. (C) The two sides differ by four thousand tons.
    Passes:
        (the whole cable)
        C O N F I D E N T I A L TOKYO 002004
        SIPDIS
        E.O. 12958: DECL: 05/07/2017
        TAGS: PREL, JA
        SUBJECT: TALKS
        (blank)
        1. (C) The two sides differ by four thousand tons.
    Source:
        Damage seen in public copies of the cables of 1966-2010.
    """
    edits = [repair.edit for repair in cable.repairs if repair.kind == "line-end"]
    if edits:
        word = cable.source.text[edits[0].end : edits[0].end + _LONGEST_WORD].split()[0]
        place = Span(edits[0].end, edits[0].end + len(word))
        more = f" (and {len(edits) - 1} more)" if len(edits) > 1 else ""
        yield fault(
            place, f"found {{}} inside a line, expected it on a line of its own{more}", word, fix=unsafe(*edits)
        )
    for broken in (repair.edit for repair in cable.repairs if repair.kind == "broken-line"):
        message = "found a line end in the middle of a line, expected none"
        yield fault(broken.span, message, fix=unsafe(broken))


@rule("DMG008", "damage-letters", Severity.WARNING, fix=Applicability.UNSAFE)
def damage_letters(cable: Cable) -> Iterator[Fault]:
    """Check that no label, date or level of the header, and no portion mark, is misprinted.

    Scanners and teletypes take 0 for O and 5 for S, and drop the colon of a label. The line is read as it was meant.

    Fails:
        5UBJECT: TALKS ON THE HERRING CATCH

        1. (C) The two sides differ by four thousand tons.
        2. (5BU) Neither will move.

        (the whole cable)
        C O N F I D E N T I A L TOKYO 002004
        E.O. 12958: DECL: 05/07/2017
        SUBJECT TALKS ON THE HERRING CATCH
        1. (C) The two sides differ by four thousand tons.
    Passes:
        SUBJECT: TALKS ON THE HERRING CATCH
    Source:
        Damage seen in scanned copies of the cables of 1960-1990.
    """
    text = cable.source.text
    for edit in (repair.edit for repair in cable.repairs if repair.kind == "letters"):
        if edit.content == ": ":
            message = "found a label without a colon, expected a colon"
        elif edit.content and edit.start == edit.end:
            message = f"expected {_meant(edit)} here"
        elif edit.content:
            message = f"found {{}}, expected {_meant(edit)}"
        elif text[edit.start : edit.end].isdigit():
            message = "found a year of four digits, expected two"
        else:
            message = f"found {_SIGNS.get(text[edit.start], 'a sign')} within the name of a station, expected none"
        quoted = [text[edit.start : edit.end]] if "{}" in message else []
        yield fault(edit.span, message, *quoted, fix=unsafe(edit))


def _meant(edit: Edit) -> str:
    """Return the word meant by a misprint if it is of a closed list; others are shown only by the fix."""
    is_closed = edit.content in _WORDS or _DTG.search(edit.content) or edit.content.startswith("(")
    return edit.content if is_closed else "letters or digits alone"


_SIGNS = {" ": "a blank", ".": "a full stop", ",": "a comma", ";": "a semicolon"}
_DTG = regex(r"[0-9]{6}Z [A-Z]{3} [0-9]{2}$")
_WORDS = frozenset(
    {"SUBJECT", "SUBJ", "TAGS", "REF", "REFS", "REFTEL", "REFERENCE", "CLASSIFIED BY", "TO", "INFO", "FM", "E.O.", "Z"}
    | {"AMEMBASSY", "AMCONSUL", "SECSTATE", "USMISSION", "SECTION", " OF ", "REASON", "REASONS", *MONTHS}
    | {"SIPDIS", "NODIS", "EXDIS", "LIMDIS", "STADIS", "NOFORN", "SENSITIVE"}
)
