"""Titles, ranks and offices printed beside a personal name.

Source of ``titles.csv``: 405 forms compiled from the handbooks of the Department of State and from cables, of which the
mark of ambiguity is a judgement; then the further spellings, plurals, offices and foreign honorifics met in public
cables, and the commonest titles in Spanish, Portuguese and French, with the meanings of the English ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from cablelint.data.table import rows


class Title(NamedTuple):
    """One printed form of a title.

    Attributes:
        form: As printed, ``A/S``.
        family: The service or walk of life it belongs to, ``foreign government``.
        meaning: Written out, ``Assistant Secretary``; equal for all forms of one title.
        ambiguous: Whether the form alone, before a capitalised word, proves little: it is also an ordinary word or
            another abbreviation.
    """

    form: str
    family: str
    meaning: str
    ambiguous: bool


@cache
def titles() -> Mapping[str, Title]:
    """Every title by its form in small letters, those of one meaning in each family together."""
    table: dict[str, Title] = {}
    for form, family, meaning, ambiguous in rows("titles.csv"):
        table.setdefault(form.lower(), Title(form, family, meaning, ambiguous == "yes"))
    return table
