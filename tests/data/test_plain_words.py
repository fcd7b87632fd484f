"""The lists of plain words: in order, and asked for a word in any case."""

from __future__ import annotations

import pytest

from cablelint.data.plain_words import SortedWords, is_plain_word, plain_words

_LISTS = plain_words()._fields


@pytest.mark.parametrize("name", _LISTS)
def test_a_list_is_in_the_order_that_the_search_needs(name: str) -> None:
    words = [*getattr(plain_words(), name)]

    assert words == sorted(set(words))
    assert len(getattr(plain_words(), name)) == len(words)


@pytest.mark.parametrize("name", _LISTS)
def test_every_word_of_a_list_is_found(name: str) -> None:
    words = getattr(plain_words(), name)

    assert all(word in words for word in words)
    assert not any(f"{word}\n" in words or word[:-1] + "\uffff" in words for word in words)


def test_a_list_of_one_word() -> None:
    words = SortedWords("beta")

    assert "beta" in words
    assert not any(word in words for word in ("", "alpha", "bet", "betas", "gamma"))


def test_a_plain_word_is_found_in_any_case() -> None:
    assert is_plain_word("Abbey")
    assert is_plain_word("ABBEY")


@pytest.mark.parametrize("word", ["", "\n", "abate\nabbey", "TORVANEN", "zzzz", "a b"])
def test_what_is_no_word_of_the_lists_is_not_found(word: str) -> None:
    assert not is_plain_word(word)
