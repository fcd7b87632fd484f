"""The hidden name that a word may be another spelling of."""

from __future__ import annotations

import pytest

from cablelint.edits import Span
from cablelint.redaction.proving.hidden_names import HiddenNames
from cablelint.redaction.proving.spelling import Spellings, skeleton


def spelt_like(name: str, word: str) -> bool:
    hidden = HiddenNames([(Span(0, 5), "[NAME-1]", name)])
    return list(Spellings(hidden).like([word])) == [(word, name.lower())]


@pytest.mark.parametrize(
    ("name", "word", "is_like"),
    [
        # One letter, or two in a name of eight; another first letter in a name of six with one.
        ("Zorbi", "zorbbi", True),
        ("Zorbi", "zorki", True),
        ("Zorbi", "zokbi", True),
        ("Zorbi", "zrobi", True),
        ("Zorbi", "dorbi", False),
        ("Zorbil", "dorbil", True),
        ("Zorbil", "dorkil", False),
        ("Morvali", "morkalk", False),
        ("Morvalin", "mottalkn", False),
        ("Morvalin", "torvalin", True),
        ("Morvalin", "torkalin", False),
        ("Zorb", "zorg", False),
        # The same consonants, in so many other vowels.
        ("Qadhirov", "gaderof", False),
        ("Qadhirov", "kadirov", True),
        ("Shukhratin", "chukratin", False),
        ("Shukhratin", "sukratin", True),
        ("Tchaikrin", "chaikrin", True),
        ("Zorbi", "zurbe", True),
        ("Zorbi", "surba", False),
        ("Lu-Zorbi", "zorbe", False),
        # With Mac for Mc, with M alone, without either.
        ("McZorbiel", "maczorbiel", True),
        ("MacZorbiel", "mzorbiel", True),
        ("McZorbiel", "zorbiel", True),
        ("McDonald", "donald", False),
        ("McZorb", "zorb", False),
    ],
)
def test_a_word_is_spelt_like_a_name(name: str, word: str, *, is_like: bool) -> None:
    assert spelt_like(name, word) is is_like


@pytest.mark.parametrize("word", ["zorbi", "price", "zor", "zorb1", "z" * 43])
def test_the_name_itself_a_known_word_and_codes_are_no_misspelling(word: str) -> None:
    assert not spelt_like("Zorbi", word)


@pytest.mark.parametrize(
    ("word", "consonants"),
    [("shchukin", "skn"), ("tchaikov", "1kv"), ("khalid", "kld"), ("gaddafi", "kdf"), ("jazz", "s"), ("box", "vks")],
)
def test_the_consonants_that_are_written_in_several_ways_are_one(word: str, consonants: str) -> None:
    assert skeleton(word) == consonants


@pytest.mark.parametrize(
    ("name", "latin", "found"),
    [
        ("Tervonen", "tervonen", "tervonen"),
        ("Tervonen", "trvnn", "tervonen"),
        ("Tervonen", "altrvnn", "tervonen"),
        ("Tervonen", "tervonenom", "tervonen"),
        ("Tervonen", "trv", ""),
        ("Tervonen", "lund", ""),
        ("Papastavrolu", "papastayrolu", "papastavrolu"),
        ("Cedomirvic", "chedomirvich", "cedomirvic"),
        ("Lim Dong-hyuk", "limdonghyeok", "hyuk"),
        ("Lim Dong-hyuk", "limdongsuk", ""),
    ],
)
def test_a_word_of_another_script_is_a_name_without_its_vowels(name: str, latin: str, found: str) -> None:
    assert Spellings(HiddenNames([(Span(0, 5), "[NAME-1]", name)])).name_in_script(latin) == found
