"""Facts about a word before any cable is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.data.word_table import BUCKETS, WordTable, bucket, phrase_key, word_table
from cablelint.text.folding import without_accents


@pytest.mark.parametrize(("word", "letter"), [("smith", "A"), ("maria", "F"), ("kenya", "K"), ("the", "1")])
def test_the_table_knows_names_places_peoples_and_words(word: str, letter: str) -> None:
    assert letter in word_table().lists(word)


def test_a_word_that_no_list_holds_has_no_lists() -> None:
    assert word_table().lists("qzxqzx") == ""


def test_a_word_is_not_found_inside_another() -> None:
    table = WordTable(_table({"anna": "F"}, {}))
    assert table.lists("anna") == "F"
    assert table.lists("ann") == ""
    assert table.lists("nna") == ""


def test_phrases_are_found_by_their_first_word_only() -> None:
    table = WordTable(_table({}, {"new": "new delhi"}))
    assert table.phrases("new") == (("delhi",),)
    assert table.phrases("delhi") == ()


def test_everyday_words_are_those_that_many_cables_print_in_small_letters() -> None:
    listed = {word for word, lists in word_table().items() if not {"1", "2"}.isdisjoint(lists)}
    assert word_table().everyday == listed


def test_letters_of_names_are_likelier_in_names() -> None:
    table = word_table()
    assert table.likeness("kowalczyk") > table.likeness("implementation")


def test_a_hyphen_in_a_phrase_is_like_a_blank() -> None:
    assert phrase_key("Port-au-Prince") == phrase_key("port au prince")


@given(st.text(max_size=20))
def test_any_word_can_be_looked_up(word: str) -> None:
    table = word_table()
    table.lists(without_accents(word))
    table.likeness(without_accents(word))
    assert 0 <= bucket(word) < BUCKETS


def _table(words: dict[str, str], phrases: dict[str, str]) -> bytes:
    word_lines, phrase_lines = [" "] * BUCKETS, ["\t"] * BUCKETS
    for word, flags in words.items():
        word_lines[bucket(word)] += f"{word}:{flags} "
    for first, phrase in phrases.items():
        phrase_lines[bucket(first)] += f"\t{phrase}"
    return "\n\n".join(("\n".join(word_lines), "\n".join(phrase_lines), "3 abc", "the\n")).encode()
