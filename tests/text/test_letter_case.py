import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablelint.text.letter_case import capitals, small_letters


@settings(deadline=None)
@given(st.text())
def test_no_character_moves(text: str) -> None:
    assert len(small_letters(text)) == len(capitals(text)) == len(text)


@pytest.mark.parametrize(("text", "expected"), [("Müller", "MÜLLER"), ("Straße", "STRAßE")])
def test_letters_become_capitals(text: str, expected: str) -> None:
    assert capitals(text) == expected


@pytest.mark.parametrize("text", ["İSTANBUL", "ıstanbul", "ſecret", "\N{KELVIN SIGN}YIV"])
def test_a_letter_that_a_pattern_matches_in_any_case_becomes_the_small_one(text: str) -> None:
    small = small_letters(text)
    assert small.isascii()
    assert re.fullmatch(small, text, re.IGNORECASE)
