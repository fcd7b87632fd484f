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
    ],
)
def test_a_body_is_known_by_its_head_or_by_codes_beside_it(text: str, bodies: set[str]) -> None:
    for before in paragraphs_before(text):
        assert used_as_bodies(TokenText(before + text)) == bodies
