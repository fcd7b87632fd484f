"""Full names are found before words that are said of people alone."""

from __future__ import annotations

import pytest
from tests.names.candidates import candidates

from cablelint.names.judgement.personal_words import before_personal_words
from cablelint.names.lexical.tokens import TokenText


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ISSUED TO FRANK PRICE, DPOB 04 MAY 1951", "FRANK PRICE"),
        ("ISSUED TO FRANK PRICE (DOB: 04 MAY 1951)", "FRANK PRICE"),
        ("Mary Price was born in 1942", "Mary Price"),
        ("Mary Price (born 1942) left", "Mary Price"),
        ("TEVITA FAKATONU AKA THE FOX", "TEVITA FAKATONU"),
        ("MARY K. PRICE IS MARRIED", "MARY K. PRICE"),
        ("SOSEFO TAKULUVA -- BORN 1922", "SOSEFO TAKULUVA"),
        ("MARY DE LA VEGA, POB LIMA", "MARY DE LA VEGA"),
        ("THE APPLICANT MARY PRICE, DOB 1951", "MARY PRICE"),
        # The surname first.
        ("TERVONEN, AINO (DOB: 1951)", "TERVONEN, AINO"),
        ("PRICE, MARY (DOB: 1951)", "PRICE, MARY"),
        ("LAW, MARY (DOB: 1 JAN 1950)", "LAW, MARY"),
        ("LAW, ZORBA (DOB: 1 JAN 1950)", None),
        ("TREATY, MARY (DOB: 1 JAN 1950)", None),
        ("HIS DAUGHTER, MARY (DOB: 1951)", None),
        # One word; words that are no names; a country; a sentence or a paragraph between; no state of a person.
        ("PRICE, DOB 1951", None),
        ("THE PEACE PLAN WAS BORN IN 1942", None),
        ("The Quick Price (aka the list) rose", None),
        ("MARY FINLAND WAS BORN", None),
        ("He saw Mary. Price was born in 1942", None),
        ("MARY PRICE\n\nDOB 1951", None),
        ("MARY PRICE BORN", None),
        ("DOB 1951", None),
    ],
)
def test_the_name_before_a_personal_word_is_found(text: str, name: str | None) -> None:
    found = candidates(before_personal_words, text)
    assert [text[each.start : each.end] for each in found] == ([name] if name else [])
    assert all(each.confidence == 0.85 for each in found)


def test_at_most_five_words_are_a_name() -> None:
    text = "Anna Berta Carla Doris Elena Frieda Price was born"
    (found,) = before_personal_words(TokenText(text))
    assert text[found.start : found.end] == "Carla Doris Elena Frieda Price"
