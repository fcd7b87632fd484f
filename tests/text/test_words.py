"""Tests of the words of a text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.text.words import words_in


@pytest.mark.parametrize(
    ("text", "words", "starts"),
    [
        ("", [], []),
        (" - ", [], []),
        ("aino", ["aino"], [0]),
        ("aino tervonen", ["aino", "tervonen"], [0, 5]),
        ("--aino_7.", ["aino", "7"], [2, 7]),
        ("“aino” é²", ["aino", "é²"], [1, 7]),
        ("āino жуков", ["āino", "жуков"], [0, 5]),
        ("aino\x85\xa0lund\ud800", ["aino", "lund"], [0, 6]),
    ],
)
def test_words_are_letters_and_digits(text: str, words: list[str], starts: list[int]) -> None:
    assert words_in(text) == (words, starts)


@given(st.text(alphabet=st.one_of(st.characters(max_codepoint=0xFF), st.sampled_from("“”’█āжß²_ \n"))))
def test_words_are_those_of_the_pattern(text: str) -> None:
    found = list(re.finditer(r"[^\W_]+", text))
    assert words_in(text) == ([word[0] for word in found], [word.start() for word in found])
