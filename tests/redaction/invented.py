"""Invented cables, and people put into them by hand: the tests of redaction do not depend on the name finder."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cablelint.document.source import Source, from_text
from cablelint.edits import Span
from cablelint.names.people import Evidence, Mention, Person
from cablelint.redaction.deciding.decisions import Decision
from cablelint.redaction.deciding.policy import ALL, Policy
from cablelint.redaction.keys import Key
from cablelint.redaction.masking.redact import redact as mask
from cablelint.redaction.masking.redaction import Redaction
from cablelint.redaction.masks import Style
from cablelint.redaction.settings import Settings

KEY = Key(b"a secret of thirty-two bytes, ok")
OTHER_KEY = Key(b"another secret of just as many b")

CABLE = """\
VZCZCXRO1234
PP RUEHXX
DE RUEHHE #0417/01 1270531
ZNY CCCCC ZZH
P 070531Z MAY 07
FM AMEMBASSY HELSINKI
TO RUEHC/SECSTATE WASHDC PRIORITY 4211
INFO RUEHSM/AMEMBASSY STOCKHOLM 0044
C O N F I D E N T I A L SECTION 01 OF 02 HELSINKI 000417

SIPDIS

E.O. 12958: DECL: 05/07/2017
TAGS: PREL, MARR, FI
SUBJECT: LUNCH WITH DIRECTOR TERVONEN

REF: A. HELSINKI 00398
B. STOCKHOLM 00211

Classified By: Ambassador Ruth K. Ashdown for reasons 1.4 (b) and (d)

1. (C) SUMMARY. Director Aino Tervonen told the Ambassador on May 4 that rice prices matter. END SUMMARY.

2. (C) Tervonen's deputy, Pekka Halvari (strictly protect), agreed. Mr. Jorma
Kettunen of the press office said Tervonen was late; Halvari laughed.

3. (U) Participants:
Aino Tervonen, Director, MFA
Pekka Halvari, Deputy Director, MFA
Mikael Rice, Embassy (note taker)

ASHDOWN
"""

NAMES = (
    ("Ruth K. Ashdown", "ASHDOWN"),
    ("Aino Tervonen", "TERVONEN", "Tervonen"),
    ("Pekka Halvari", "Halvari"),
    ("Jorma\nKettunen",),
    ("Mikael Rice",),
)


def mentions(text: str, *forms: str, kind: str = "model") -> tuple[Mention, ...]:
    """All places of these forms as whole words, the longer form first."""
    found: list[Mention] = []
    for form in sorted(forms, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            span = Span(*match.span())
            if not any(span.overlaps(other.span) for other in found):
                found.append(Mention(span, form, 0.9, (Evidence(kind, "stands in the test"),)))
    return tuple(sorted(found, key=lambda mention: mention.span))


def person(text: str, *forms: str, id_: int = 1, protected: bool = False, titles: tuple[str, ...] = ()) -> Person:
    """One person with all mentions in a text."""
    name = " ".join(max(forms, key=len).split())
    return Person(id_, name, protected, mentions(text, *forms), titles)


def people(text: str = CABLE, names: tuple[tuple[str, ...], ...] = NAMES) -> list[Person]:
    """Everyone of the cable whose name the text still contains."""
    found = [person(text, *forms, id_=number) for number, forms in enumerate(names, 1)]
    return [one for one in found if one.mentions]


def cable(text: str = CABLE, name: str = "07HELSINKI417.txt") -> Source:
    """The cable as read from a file."""
    return from_text(text, name)


def redact(
    source: Source,
    people: Sequence[Person],
    policy: Policy = ALL,
    style: Style = Style.PLACEHOLDER,
    *,
    key: Key | None = None,
    decisions: Sequence[Decision] = (),
) -> Redaction:
    return mask(source, people, Settings(policy=policy, style=style, key=key, decisions=tuple(decisions)))
