"""A word alone is judged as a name, a word of the language, a place, an office or a code."""

from __future__ import annotations

import pytest

from cablelint.data.word_table import word_table
from cablelint.names.lexical import codes, vocabulary
from cablelint.names.lexical.misprints import is_misprint


@pytest.mark.parametrize(
    ("predicate", "yes", "no"),
    [
        (vocabulary.is_seldom_a_name, "price the finland go goi usg minister xkrt grnt", "okafor lund tervonen smith"),
        (vocabulary.is_ordinary, "price the bin", "okafor tervonen"),
        (vocabulary.is_plain_word, "although trade", "price okafor"),
        (vocabulary.is_forename, "jane frank", "okafor tervonen"),
        (vocabulary.is_unlisted, "tervonen although", "price okafor jane"),
        (vocabulary.is_likely_forename, "jane aino", "tervonen although"),
        (vocabulary.is_surname, "price lund begin okafor", "jane tervonen"),
        (vocabulary.is_listed_surname, "price okafor", "tervonen finland paris"),
        (vocabulary.is_known_from_the_news, "begin", "lund"),
        (vocabulary.is_never_a_name, "the embassy may", "price okafor"),
        (vocabulary.is_office_word, "minister the embassy", "price okafor"),
        (vocabulary.can_be_part, "okafor van price", "minister embassy"),
        (vocabulary.is_function_word, "the of", "price"),
        (vocabulary.is_code, "prel eur zrb mtntr", "lee smith okafor"),
        (vocabulary.is_unlike_names, "mtntr", "tervonen okafor"),
        (vocabulary.is_nation, "finland finnish", "lima europe"),
        (vocabulary.is_region, "europe", "finland"),
        (codes.is_code, "sipdis cia poloff prtoffs xxx vzczx klm7 ab12cd borutistan can't o123", "okafor poloffice"),
        (codes.is_code, "klm4 4abc", "okafor7 lund5 b0hlman"),
        (codes.is_short_code, "IPS ZQ", "IPSX ips I2 LEE"),
        (codes.is_post_code, "BONN MUNI ZZZZ", "BON BONNX Bonn THAT"),
        (codes.is_capital_code, "GOI HMG KUBARK", "GOH KUPOD JMILLER Kubark OKAFOR"),
    ],
)
def test_a_word_is_judged_alone(predicate: object, yes: str, no: str) -> None:
    assert callable(predicate)
    assert [word for word in yes.split() if not predicate(word)] == []
    assert [word for word in no.split() if predicate(word)] == []


@pytest.mark.parametrize(
    ("word", "is_so"),
    [
        ("explainied", True),
        ("atetmpt", True),
        ("hethought", True),
        ("tehy", False),
        ("theyy", False),
        ("becauseit", True),
        ("abecause", False),
        ("becausea", True),
        ("explained", False),
        ("explain1ed", False),
        ("tervonen", False),
        ("becausethatthosegovernment", False),
    ],
)
def test_a_misprint_is_a_letter_too_many_two_exchanged_or_two_words(word: str, *, is_so: bool) -> None:
    assert is_misprint(word, word_table()) is is_so
