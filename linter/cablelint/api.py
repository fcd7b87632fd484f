"""The library: the verbs of the command line as functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cablelint.checking.engine import check as check_cable
from cablelint.document import decode, from_text
from cablelint.document import parse as parse_source
from cablelint.document.model import Cable

if TYPE_CHECKING:
    from datetime import date

    from cablelint.findings import Finding
    from cablelint.names.people import Person
    from cablelint.names.roster import Roster
    from cablelint.redaction.deciding.policy import Policy
    from cablelint.redaction.masking.redact import RedactedCable
    from cablelint.rules.registry import Rule


def parse(text: str | bytes, name: str = "-") -> Cable:
    """Read a cable.

    Args:
        text: The cable; bytes are decoded by their byte-order mark, else as UTF-8, else as Windows-1252.
        name: What to call it in findings.

    Returns:
        The first cable in the text. Never raises on the text: what is not there is None or empty.
    """
    source = decode(text, name) if isinstance(text, bytes) else from_text(text, name)
    return parse_source(source)


def check(cable: Cable, rules: Sequence[Rule] | None = None, *, today: date | None = None) -> list[Finding]:
    """The findings in a cable, in the order of the text.

    Args:
        cable: From :func:`parse`.
        rules: From ``cablelint.rules.registry.all_rules``; those that are on by default if left out.
        today: The day that declassification dates are compared with; they are not if it is left out.
    """
    return check_cable(cable, rules, today=today)


def find_people(
    cable: Cable, *, roster: Roster | None = None, min_confidence: float | None = None
) -> tuple[Person, ...]:
    """The people a cable names, in the order they first appear, with every mention and the evidence for it.

    Args:
        cable: From :func:`parse`.
        roster: People to look for whatever the model says.
        min_confidence: Names less sure than this, from 0 to 1, are left out.
    """
    from cablelint.names.finder import find_people as find

    return find(cable, roster=roster, min_confidence=min_confidence)


def redact(cable: Cable, policy: Policy | None = None, *, roster: Roster | None = None) -> RedactedCable:
    """Mask the people of a cable.

    Args:
        cable: From :func:`parse`.
        policy: Who is kept; nobody if left out.
        roster: People to mask or keep always.

    Returns:
        The masked text, its masks, and what was kept; ``.result`` is the new source.

    Raises:
        cablelint.redaction.masking.redact.RedactionError: It cannot be done safely; nothing was masked.
    """
    from cablelint.redaction.deciding.policy import ALL
    from cablelint.redaction.masking.redact import redact as mask

    return mask(cable.source, find_people(cable, roster=roster), policy or ALL)


def verify(redacted: RedactedCable) -> list[Finding]:
    """What leaks from a redaction: a finding for each name or part of one that is left, none if it is clean."""
    from cablelint.redaction.proving.verify import verify_redaction

    return verify_redaction(redacted)
