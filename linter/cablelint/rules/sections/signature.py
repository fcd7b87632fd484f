"""The signature at the end of the text (part of the family SEC)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablelint.edits import Span
from cablelint.findings import Confidence, Severity
from cablelint.rules.rule import Fault, fault, rule
from cablelint.rules.support.incomplete import severity_of_omission
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.document.model import Authority, Cable, Located, Paragraph

_MASKED_END = regex(r"(?:X{4,}|\[[A-Z ]+\])[\s.]*\Z", re.IGNORECASE)
_CHIEF = regex(r"(?:AMBASSADOR|CHARG[EÉ])(?![A-Z])", re.IGNORECASE)


@rule("SEC005", "signature-missing", Severity.WARNING)
def signature_missing(cable: Cable, _paragraphs: tuple[Paragraph, ...]) -> Iterator[Fault]:
    """Check that the text ends with a signature.

    The text of a telegram ends with the surname of the chief of mission or of the officer in charge; without it the end
    may be missing. Cables of agencies and the cablegrams of other services have none.

    Fails:
        1. (C) The minister agreed.
    Passes:
        1. (C) The minister agreed.
        (blank)
        MARLOW
    Source:
        5 FAH-1 H-246.
    """
    if cable.signature is not None or not cable.is_signed_by_custom:
        return
    text = cable.source.text
    end = cable.body.end
    if not _MASKED_END.search(text, max(0, end - 200), end):
        message = "no signature; expected one after the text"
        yield fault(Span(end, len(text)), message, severity=severity_of_omission(cable))


@rule("SEC006", "signature-mismatch", Severity.WARNING)
def signature_mismatch(
    _cable: Cable, signature: Located[str], authority: Authority, *, shortest: int = 4, two_letters_from: int = 6
) -> Iterator[Fault]:
    """Check that the signature is spelt like the name in the Classified By line.

    A signature one letter off is a misspelling, in names of 6 letters or more also one two letters off, and redaction
    has to know it. Names of fewer than 4 letters are not compared. Another signature under the cable of an ambassador
    or charge is info, since deputies sign for the chief.

    Fails:
        Classified By: Ambassador Alice B. Marlow for reasons 1.4 (b) and (d).
        1. (C) The minister agreed.
        (blank)
        MARLWO
    Passes:
        Classified By: Ambassador Alice B. Marlow for reasons 1.4 (b) and (d).
        1. (C) The minister agreed.
        (blank)
        MARLOW
    Options:
        shortest: Least letters of two names that are compared.
        two-letters-from: Least letters of two names that may differ in two letters.
    Source:
        5 FAH-1 H-246.
    """
    if authority.name is None:
        return
    from cablelint.text.edit_distance import distance

    signed = _letters(signature.value)
    words = [word for word in map(_letters, authority.name.value.split()) if len(word) > 1]
    if not words or signed in "".join(words) or set(map(_letters, signature.value.split())) & set(words):
        return
    length = min(len(signed), len(words[-1]))
    slips = 2 if length >= two_letters_from else 1
    if length >= shortest and min(distance(signed, word, slips) for word in words) <= slips:
        message = "found signature {}, expected {} as in the Classified By line"
        yield fault(signature, message, signature.value, words[-1])
    elif authority.title and _CHIEF.match(authority.title.value):
        message = "found signature {}, expected the chief of mission named in the Classified By line"
        yield fault(signature, message, signature.value, severity=Severity.INFO, confidence=Confidence.LOW)


def _letters(name: str) -> str:
    return "".join(filter(str.isalpha, name.upper()))
