"""Abbreviations of bodies that a text explains."""

from __future__ import annotations

import pytest
from tests.names.candidates import paragraphs_before

from cablelint.names.lexical.abbreviations import abbreviations
from cablelint.names.lexical.tokens import TokenText


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Employers' Confederation of Ruritania (EMCOR) told us", {"EMCOR"}),
        ("THE COMISION BORURIA DE ENERGIA (COBOEN) AGREED", {"COBOEN"}),
        ("the Ministry of Foreign Commerce (MOFCOM)", {"MOFCOM"}),
        ("LLOYD AEREO NACIONAL (LAN) AGREED", {"LAN"}),
        ("Jane Quill Lindqvist (JQL) left", set()),
        ("Omar bin Zuhayr Okafor (OBZO) left", set()),
        ("the delegate (LINDQVIST) left", set()),
        ("Lindqvist (LINDQV) left", set()),
        ("the Employers (emcor) left", set()),
        ("Marine Office (MARO) left", {"MARO"}),
        ("Marine Office (MAO) left", set()),
        ("Marine Office (MARINEOFFI) left", {"MARINEOFFI"}),
        ("Marine Office (MARINEOFFIC) left", set()),
        ("Marine Office (MARO left", set()),
        ("Marine Office (MARO)", {"MARO"}),
        ("Marine Office (MARO", set()),
        ("Marine Office (MA2O) left", set()),
        ("Marine Office of the Peruvian Union (MARPU) left", set()),
        ("Marine Office of the Peruvian Union (MAROPU) left", {"MAROPU"}),
        ("Office Marine (MARO) left", set()),
        ("the Marines (MARI) left", set()),
        ("Marine and Allied Rescue (MARES) left", {"MARES"}),
        ("Marine a b c d e f Office (MARO) left", set()),
        ("Marine of the la de el and Office (MARO) left", {"MARO"}),
        ("Marine of the la de el and of the Office (MARO) left", set()),
        ("Lloyd Aereo Nacional (LAN) left", {"LAN"}),
        ("Lloyd Aereo Nacional (LAX) left", set()),
        ("Lloyd Aereo nacional (LAN) left", set()),
        ("Aereo Nacional (AN) left", set()),
        ("Lloyd Aereo Okafor (LAO) left", set()),
    ],
)
def test_an_abbreviation_consists_of_the_beginnings_of_words(text: str, found: set[str]) -> None:
    for before in paragraphs_before(text):
        assert abbreviations(TokenText(before + text)) == found
