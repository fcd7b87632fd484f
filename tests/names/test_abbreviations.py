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
    ],
)
def test_an_abbreviation_consists_of_the_beginnings_of_words(text: str, found: set[str]) -> None:
    for before in paragraphs_before(text):
        assert abbreviations(TokenText(before + text)) == found
