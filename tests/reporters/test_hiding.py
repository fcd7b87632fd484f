"""The sink shows the words of the format and of the dictionary, and hides what could be a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.data.plain_words import PLAIN_WORDS
from cablelint.reporters.hiding import HIDDEN, hide_names, name_words, words_as_text


@pytest.mark.parametrize(
    "text",
    [
        "DE RUEHKO #2004/01 1270531",
        "P 070531Z MAY 07",
        "TO RUEHC/SECSTATE WASHDC PRIORITY 3302",
        "C O N F I D E N T I A L SECTION 01 OF 05 TOKYO 002004",
        "E.O. 12958: DECL: 05/07/2017",
        "TAGS: MOPS, PARM, PREL, JA, NATO",
        "SUBJECT: JAPAN URGES PROGRESS ON CLUSTER MUNITIONS IN CCW",
        "S E C R E T TOKYO 002004",
        "AMEMBASSY HAMILTON 0123 said",
        "FM AMEMBASSY SAN JOSE",
        "the willingness of the U.S. to discuss ) in principal -",
        "",
    ],
)
def test_the_format_and_plain_prose_stay_readable(text: str) -> None:
    assert hide_names(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("DDG Zorblatt told DAS Quorfindel", f"DDG {HIDDEN} told DAS {HIDDEN}"),
        ("ZORBLATT REPLIED", f"{HIDDEN} REPLIED"),
        ("Zorblatt's and Zorblatt,s", f"{HIDDEN} and {HIDDEN},s"),
        ("CLASSIFIED BY: ADA BAKER", f"CLASSIFIED BY: {HIDDEN} {HIDDEN}"),
        ("Mr. Baker bakes", f"Mr. {HIDDEN} bakes"),
        ("zorblatt@example.org", None),
        ("O'Zorblatt", HIDDEN),
        ("Зорблатт", HIDDEN),
        ("KIM", HIDDEN),
        ("Amb. OKAFU called", f"Amb. {HIDDEN} called"),
        ("Mr. Johnson and Ambassador Kelly met", f"Mr. {HIDDEN} and Ambassador {HIDDEN} met"),
        ("Judge King met King Zorblatt", f"Judge {HIDDEN} met King {HIDDEN}"),
        ("MR. HAMILTON REPLIED", f"MR. {HIDDEN} REPLIED"),
        ("Mrs. May in May", f"Mrs. {HIDDEN} in May"),
        ("a note by Z O R B L A T T, signed", f"a note by {HIDDEN}, signed"),
        ("call +41 22 555 0199 today", f"call {HIDDEN} today"),
        ("passport no. A1234567 of the minister", f"passport no. {HIDDEN} of the minister"),
    ],
)
def test_a_word_that_could_be_a_name_is_hidden(text: str, shown: str | None) -> None:
    hidden = hide_names(text)

    assert "orblatt" not in hidden.lower()
    assert "Baker" not in hidden
    if shown is not None:
        assert hidden == shown


@pytest.mark.parametrize("text", ["Bar spoke", "BAR SPOKE", "Bar's view", "Navy and Bar"])
def test_a_known_name_is_hidden_although_it_is_a_word(text: str) -> None:
    known = name_words(["Navy Bar"])
    assert HIDDEN in hide_names(text, known)
    assert not {"bar", "navy"} & set(hide_names(text, known).lower().replace("'", " ").split())
    assert hide_names("a bar in the navy", known) == "a bar in the navy"


def test_a_word_of_the_format_is_shown_although_a_name_contains_it() -> None:
    assert hide_names("TO RUEHC/SECSTATE PRIORITY", name_words(["To Priority"])) == "TO RUEHC/SECSTATE PRIORITY"


@given(st.text(), st.text(), st.sampled_from(["Zorblatt", "ZORBLATT", "zorblatt"]))
def test_no_surroundings_bring_an_unknown_word_to_light(before: str, after: str, name: str) -> None:
    assert "orblatt" not in hide_names(f"{before} {name} {after}").lower()


def test_the_list_of_words_is_that_of_the_word_table() -> None:
    assert words_as_text() == PLAIN_WORDS.read_text("utf-8"), "run python -m cablelint.reporters.hiding"


@pytest.mark.parametrize(
    "text",
    [
        "POB: Lima",
        "P.O.B. Lima",
        "place of birth: Lima",
        "place of b\u0131rth: Lima",
        "aino (at) mfa.fi",
        "aino [at ] mfa.fi",
    ],
)
def test_personal_data_without_a_digit_are_hidden(text: str) -> None:
    assert HIDDEN in hide_names(text)
    assert not {"Lima", "mfa.fi"} & {*hide_names(text).split()}
