"""Words are compared as transmission and typists leave them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.names.lexical.damage import fold, shortened, slips

WORDS = st.text(alphabet="abcde", max_size=8)


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("LINDQVIST", "lindqvist"),
        ("Muñoz", "munoz"),
        ("Erdoğlu", "erdoglu"),
        ("İpek", "ipek"),
        ("Ørsted", "orsted"),
        ("O’Brannon", "obrannon"),
        ("B0HLMAN", "bohlman"),
        ("Оkаfоr", "okafor"),
        ("Oka\u200bfor", "okafor"),
        ("2004", "2004"),
    ],
)
def test_a_word_is_folded_to_plain_letters(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ("lindqvist", "lindqvist", 0),
        ("lindqvist", "lindqist", 1),
        ("lindqvist", "lindqivst", 1),
        ("lindqvist", "lindkvist", 1),
        ("lindqvist", "lundkvist", 2),
        ("lindqvist", "lundkvest", 3),
        ("okafor", "tanabe", 3),
    ],
)
def test_slips_of_the_hand_are_counted_up_to_a_limit(first: str, second: str, number: int) -> None:
    assert slips(first, second, 2) == number


@given(WORDS, WORDS)
def test_slips_are_the_same_both_ways(first: str, second: str) -> None:
    assert slips(first, second, 3) == slips(second, first, 3)


@given(WORDS, WORDS)
def test_words_one_slip_apart_share_a_shortened_form(first: str, second: str) -> None:
    if slips(first, second, 1) <= 1:
        assert set(shortened(first)) & set(shortened(second))


def test_a_word_too_long_for_a_name_costs_nothing() -> None:
    word = "a" * 100_000
    assert list(shortened(word)) == [word]
    assert slips(word, word[:-1], 2) == 3
