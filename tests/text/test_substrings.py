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
