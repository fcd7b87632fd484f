"""Parts are found inside words, however many and however long they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.text.substrings import Substrings

PARTS = st.lists(st.text("abc", min_size=1, max_size=6), max_size=30)
WORDS = st.lists(st.text("abcd", max_size=12), unique=True, max_size=30)


@given(PARTS, st.text("abcd", max_size=20))
def test_every_long_enough_part_of_a_word_is_found_in_the_given_order(parts: list[str], word: str) -> None:
    expected = [part for part in dict.fromkeys(parts) if len(part) >= 2 and part in word]
    assert Substrings(parts, 2).within(word) == expected


@given(PARTS, WORDS)
def test_few_and_many_parts_are_found_alike(parts: list[str], words: list[str]) -> None:
    many = [f"x{number}" for number in range(300)]
    found = set(Substrings([*parts, *many], 2).pairs(words))
    assert found == set(Substrings(parts, 2).pairs(words))
    assert found == {(word, part) for word in words for part in parts if len(part) >= 2 and part in word}


@pytest.mark.parametrize("length", [63, 64, 65, 66])
def test_parts_of_any_length_are_found_in_the_given_order(length: int) -> None:
    part = "ab" * length
    parts = [part[:length], "ba", part, part[: length + 1]]
    assert Substrings(parts, 2).within(f"x{part}x") == parts
    assert Substrings(parts, 2).within(part[: length - 1]) == ["ba"]


def test_a_long_part_is_looked_for_in_a_word_of_one_letter() -> None:
    parts = ["a" * 50_000, "a" * 100_001]
    assert Substrings(parts, 4).within("a" * 100_000) == parts[:1]
