"""Names whose accents a mirror has turned into signs."""

from __future__ import annotations

import pytest
from tests.names.candidates import candidates

from cablelint.names.judgement.mangled_accents import names_with_mangled_accents


@pytest.mark.parametrize("name", ["Martínez", "Héctor", "Núñez", "Peña", "André", "Jürgen", "Björn"])
def test_a_name_is_read_through_its_mangled_accents(name: str) -> None:
    mangled = "".join(chr(byte & 0x7F) for byte in name.encode())
    text = f"They met {mangled} there."
    assert [text[each.start : each.end] for each in candidates(names_with_mangled_accents, text, [])] == [mangled]


@pytest.mark.parametrize(
    "text",
    ["in PerC: and", "the wordC!s of", "VITAMIN C-3", "Zoltequ and FMC-12", "in DC, Jane", "THE FARC? NO", "PERC-00"],
)
def test_other_signs_behind_the_letter_are_no_accents(text: str) -> None:
    assert not candidates(names_with_mangled_accents, text, [])
