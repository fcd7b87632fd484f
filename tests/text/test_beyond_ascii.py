from hypothesis import given, settings
from hypothesis import strategies as st

from cablelint.text.beyond_ascii import ascii_capitals, beyond_ascii


@settings(deadline=None)
@given(st.text(st.characters()))
def test_what_is_beyond_ascii_is_found_in_order(text: str) -> None:
    assert beyond_ascii(text) == "".join(character for character in text if not character.isascii())


@settings(deadline=None)
@given(st.text(st.characters()))
def test_the_letters_of_ascii_become_capitals(text: str) -> None:
    assert ascii_capitals(text) == "".join(each.upper() if each.isascii() else each for each in text)
