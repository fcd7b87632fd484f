"""The meaning of the codes under which words are withheld."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

FOIA = "5 U.S.C. 552"
CLASSIFIED = "E.O. 13526"

# The exemptions of the Freedom of Information Act, 5 U.S.C. 552 (b).
_EXEMPTIONS = {
    "1": "information classified in the interest of national defense or foreign policy",
    "2": "internal personnel rules and practices of an agency",
    "3": "information that another statute exempts",
    "4": "trade secrets and confidential commercial or financial information",
    "5": "privileged communications within or between agencies",
    "6": "information whose release would clearly invade the privacy of a person",
    "7": "records compiled for law enforcement",
    "7A": "law enforcement: would interfere with enforcement proceedings",
    "7B": "law enforcement: would deprive a person of a fair trial",
    "7C": "law enforcement: would invade the privacy of a person",
    "7D": "law enforcement: would reveal a confidential source",
    "7E": "law enforcement: would reveal techniques of investigation",
    "7F": "law enforcement: would endanger the life or safety of a person",
    "8": "reports on the supervision of financial institutions",
    "9": "geological information about wells",
}
# The categories of E.O. 13526, section 1.4; E.O. 12958 had them in section 1.5 until 2003.
_CATEGORIES = {
    "a": "military plans, weapons systems, or operations",
    "b": "foreign government information",
    "c": "intelligence activities, sources, or methods",
    "d": "foreign relations or foreign activities, including confidential sources",
    "e": "scientific, technological, or economic matters relating to the national security",
    "f": "programs for safeguarding nuclear materials or facilities",
    "g": "vulnerabilities or capabilities of systems, installations, or plans",
    "h": "weapons of mass destruction",
}
_EXEMPTION = regex(r"\(?b\)?\(?([1-9])\)?(?:\(([a-f])\))?", re.IGNORECASE)
_CATEGORY = regex(r"1\.([45])\(([a-h])\)", re.IGNORECASE)
_SECTION = regex(r"(?:s\.|§) ?(.{1,40})")


class Code(NamedTuple):
    """A code and its meaning.

    Attributes:
        code: As the masks and the manifest print it.
        law: The law or order that defines it.
        meaning: A phrase in English.
        masks: The number of masks under it.
    """

    code: str
    law: str
    meaning: str
    masks: int


def legend(reasons: Iterable[str]) -> list[Code]:
    """Explain the codes of a release, in alphabetical order.

    Args:
        reasons: The reason of each mask: a code, or several with a comma and a blank between them.
    """
    counts: dict[str, int] = {}
    for reason in reasons:
        for code in reason.split(", "):
            counts[code] = counts.get(code, 0) + 1
    return [Code(code, *_explained(code), counts[code]) for code in sorted(counts)]


def _explained(code: str) -> tuple[str, str]:
    if match := _EXEMPTION.fullmatch(code):
        number, letter = match[1], (match[2] or "").upper()
        return f"{FOIA} (b)({number})" + (f"({letter})" if letter else ""), (
            _EXEMPTIONS.get(number + letter) or _EXEMPTIONS[number]
        )
    if match := _CATEGORY.fullmatch(code):
        order = CLASSIFIED if match[1] == "4" else "E.O. 12958"
        return f"{order}, section 1.{match[1]}", _CATEGORIES[match[2].lower()]
    if match := _SECTION.fullmatch(code):
        return f"section {match[1]}", "an exemption of the law under which the record is released"
    return "code of the agency", "a code of the agency that releases the record"
