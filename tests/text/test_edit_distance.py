import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.text.edit_distance import nearest, small_letters

WORDS = ("SIPDIS", "NODIS", "EXDIS")


@pytest.mark.parametrize("word", ["SIPDS", "SIPPDIS", "SIPDIZ", "SPIDIS", "IPDIS", "SIPDISS"])
def test_one_slip_leads_back(word: str) -> None:
    assert nearest(word, WORDS) == "SIPDIS"


@pytest.mark.parametrize("word", ["SIPDIS", "SPDSI", "TOKYO", "", "S"])
def test_no_slip_or_two_lead_nowhere(word: str) -> None:
    assert nearest(word, WORDS) is None


def test_a_slip_that_could_be_of_two_words_leads_nowhere() -> None:
    assert nearest("NEDIS", ("NODIS", "NADIS")) is None


@given(st.text())
def test_small_letters_stand_where_the_others_stood(text: str) -> None:
    assert len(small_letters(text)) == len(text)


@pytest.mark.parametrize("text", ["İSTANBUL", "ıstanbul", "ſecret", "\N{KELVIN SIGN}YIV"])
def test_what_a_pattern_takes_for_a_letter_in_any_case_is_that_letter(text: str) -> None:
    small = small_letters(text)
    assert small.isascii()
    assert re.fullmatch(small, text, re.IGNORECASE)
