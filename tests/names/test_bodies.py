"""Words that a text uses for firms and other bodies."""

from __future__ import annotations

import pytest
from tests.names.candidates import paragraphs_before

from cablelint.names.judgement.bodies import used_as_bodies
from cablelint.names.lexical.tokens import TokenText


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The Quarnero Hotel is full.", {"quarnero"}),
        ("PRESS AT QUARNERO-LA PAZ HOTEL", {"quarnero"}),
        ("THE IMPQ/QUARNERO CLAIM. DROP IMPQ/QUARNERO.", {"quarnero"}),
        ("THE IMPQ/QUARNERO CLAIM. DROP QUARNERO.", set()),
        ("The Carter Hotel is full.", set()),
        ("The quarnero hotel is full.", set()),
        ("Quarnero Hotel", {"quarnero"}),
        ("Hotel Quarnero", set()),
        ("The Quarnero\nHotel is full.", set()),
        ("The Quarnero, Hotel is full.", set()),
        ("THE QUARNERO -LA PAZ HOTEL", set()),
        ("THE QUARNERO-LA GRAN PAZ HOTEL", {"quarnero"}),
        ("THE QUARNERO-LA GRAN PAZ MAYOR HOTEL", {"quarnero"}),
        ("THE QUARNERO-LA GRAN PAZ MAYOR QUARNELO HOTEL", {"quarnelo"}),
        ("The Quarnero-la Paz Hotel", set()),
        ("IMPQ/QUARNERO AND IMPQ/QUARNERO", {"quarnero"}),
        ("QUARNERO/IMPQ AND QUARNERO/IMPQ", {"quarnero"}),
        ("QUARNERO/IMPQ AND IMPX/QUARNERO", {"quarnero"}),
        ("/IMPQ QUARNERO/IMPQ QUARNERO/", set()),
        ("IMPQ/QUAR AND IMPQ/QUAR", set()),
        ("IMPQ/QUARN AND IMPQ/QUARN", {"quarn"}),
        ("IMPQX/QUARNERO AND IMPQX/QUARNERO", set()),
        ("I/QUARNERO AND I/QUARNERO", set()),
        ("Impq/Quarnero and Impq/Quarnero", set()),
        ("LUND/QUARNERO AND LUND/QUARNERO", set()),
        ("IMPQ/CARTER AND IMPQ/CARTER", set()),
    ],
)
def test_a_body_is_known_by_its_head_or_by_codes_beside_it(text: str, bodies: set[str]) -> None:
    for before in paragraphs_before(text):
        assert used_as_bodies(TokenText(before + text)) == bodies


def test_a_slash_in_an_attention_line_joins_people() -> None:
    text = "IMPQ/QUARNERO AND IMPQ/QUARNERO"
    assert used_as_bodies(TokenText(text, [(0, len(text), "slug")])) == set()
    assert used_as_bodies(TokenText(text, [(0, len(text), "paragraph")])) == {"quarnero"}
