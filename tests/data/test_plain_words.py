"""The lists of plain words: in order, and asked for a word in any case."""

from __future__ import annotations

import pytest

from cablelint.data.plain_words import is_plain_word, plain_word_lists


@pytest.mark.parametrize("number", [0, 1])
def test_a_list_is_in_the_order_that_the_search_needs(number: int) -> None:
    words = plain_word_lists()[number].split("\n")

    assert words == sorted(set(words))


@pytest.mark.parametrize("number", [0, 1])
def test_the_first_and_the_last_word_of_a_list_are_found(number: int) -> None:
    words = plain_word_lists()[number].split("\n")

    assert is_plain_word(words[0].upper())
    assert is_plain_word(words[-1])


@pytest.mark.parametrize("word", ["", "\n", "abate\nabbey", "TORVANEN", "zzzz", "a b"])
def test_what_is_no_word_of_the_lists_is_not_found(word: str) -> None:
    assert not is_plain_word(word)
