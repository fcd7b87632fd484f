"""Lists, forms and rows that name people by their place."""

from __future__ import annotations

import pytest
from tests.names.candidates import candidates

from cablelint.document import parse
from cablelint.document.source import from_text
from cablelint.names.finder import find_people
from cablelint.names.lexical.tokens import Recogniser, TokenText
from cablelint.names.recognisers.delegates import delegates
from cablelint.names.recognisers.inverted_lists import names_in_inverted_lists
from cablelint.names.recognisers.members import members
from cablelint.names.recognisers.named_fields import names_in_fields
from cablelint.names.recognisers.nicknames import aliases
from cablelint.names.recognisers.roles import names_after_roles


def found(recogniser: Recogniser, text: str) -> list[str]:
    return [" ".join(text[each.start : each.end].split()) for each in candidates(recogniser, text, [])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "A. BELARTE QUIROGA, IGNACIO - ARRESTED\n   B. VASKELIS, WASHINGTON (STUDENT)\n",
            ["BELARTE QUIROGA, IGNACIO", "VASKELIS, WASHINGTON"],
        ),
        ("1) Okafor, Jane\n2) de la Vega, Tomas R.\n", ["Okafor, Jane", "de la Vega, Tomas R."]),
        ("Those named:\nOzbelim, Jane; Lindqvist, Tomas.\n", ["Ozbelim, Jane", "Lindqvist, Tomas"]),
        # One entry is no list; nor are towns with their countries, offices, or entries far from each other.
        ("Okafor, Jane\n", []),
        ("Lahti, Finland\nTampere, Finland\n", []),
        ("Okafor, Director\nLindqvist, Consul\n", []),
        # The ends of wrapped lines of a row, and rows of countries.
        ("Okafor, Jane,\nLindqvist, Tomas,\nBelarte and others\n", []),
        ("Egypt, Jordan\nKenya, Chad\n", []),
        ("1. Okafor, Jane, 23\n2. Lindqvist, Tomas, 31\n", ["Okafor, Jane", "Lindqvist, Tomas"]),
        ("Okafor, Jane\n" + "The text of a paragraph.\n" * 4 + "Lindqvist, Tomas\n", []),
        # Fewer than half of the forenames are on lists.
        ("Ozbelim, Jane\nVaskelis, Zoltek\nRuritan, Quorle\n", []),
    ],
)
def test_a_list_may_have_surnames_first(text: str, names: list[str]) -> None:
    assert found(names_in_inverted_lists, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("NAME: OZBELIM, JANE\nDPOB: 02 FEB 1971", ["OZBELIM, JANE"]),
        ("Full name: Jane Q. Ozbelim (deceased)", ["Jane Q. Ozbelim"]),
        ("ALIAS: ZOLTEK BELU\n", ["ZOLTEK BELU"]),
        ("  2. Applicant: de la Vega, Tomas\n", ["de la Vega, Tomas"]),
        ("NAME OF APPLICANT: ZOLTEK OZBELIM, 12 MAY 1930", ["ZOLTEK OZBELIM"]),
        ("NAME: RURITANIAN TRADE BANK\n", []),
        ("NAME: AMBASSADOR\n", []),
        ("NAME: FINLAND\n", []),
        ("NAME: unknown\n", []),
        ("THE NAME OZBELIM\n", []),
    ],
)
def test_a_form_has_fields_for_names(text: str, names: list[str]) -> None:
    assert found(names_in_fields, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("OZBELIM (SWEDEN), LINDQVIST (NIGERIA) AND VASK (UK) SPOKE", ["OZBELIM", "LINDQVIST", "VASK"]),
        ("von Ozbelim (Sweden) and Johansson-Lindqvist (New Zealand) spoke", ["Ozbelim", "Johansson-Lindqvist"]),
        # One alone; none on a list of surnames; towns; bodies.
        ("LINDQVIST (NIGERIA) SPOKE", []),
        ("OZBELIM (SWEDEN) AND VASKELIM (NIGERIA)", []),
        ("LAHTI (FINLAND) AND TAMPERE (FINLAND)", []),
        ("LINDQVIST (NIGERIA). THEY LEFT. JOHANSSON (SWEDEN)", []),
        ("LINDQVIST (LEFT) AND JOHANSSON (RIGHT)", []),
    ],
)
def test_delegates_have_their_countries_behind_them(text: str, names: list[str]) -> None:
    assert found(delegates, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The RPF's Ozbelim left", ["Ozbelim"]),
        ("RPF'S OZBELIM LEFT", ["OZBELIM"]),
        ("The RPF's Finland office", []),
        ("The RPF's Committee left", []),
        ("The Ruritanian's Ozbelim", []),
        ("THE BOAT'S OZBELIM", []),
    ],
)
def test_a_party_has_members(text: str, names: list[str]) -> None:
    assert found(members, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("JANE OKAFOR (KNOWN AS ZOLTEK SA)", [("ZOLTEK SA", True)]),
        ("Tomas Lindqvist, aka Don Zoltek, left", [("Don Zoltek", True)]),
        ("He is aka Zoltek", [("Zoltek", False)]),
        ('Tomas, alias "Comrade Zoltek," left', [("Comrade Zoltek", True)]),
        ("Tomas Lindqvist, aka TL, left", [("TL", False)]),
    ],
)
def test_what_another_name_follows_decides_how_sure_it_is(text: str, names: list[tuple[str, bool]]) -> None:
    candidates = list(aliases(TokenText(text)))
    assert [(text[each.start : each.end], each.confidence == 1) for each in candidates] == names


def test_a_role_in_capitals_announces_a_name_in_a_telegram_of_capitals() -> None:
    assert found(names_after_roles, "COMMENTATOR OZBELIM LEFT.") == ["OZBELIM"]
    assert found(names_after_roles, "COMMENTATOR COMMITTEE LEFT.") == []
    assert found(names_after_roles, "Small letters are here, and more of them.\nCOMMENTATOR OZBELIM LEFT.") == []


def test_people_one_on_a_line_are_two() -> None:
    text = "PARTICIPANTS:  Assistant Secretary Lincoln Hargrave\n               Patrick F. Mulcahy - ARA/EP\n\nText.\n"
    people = find_people(parse(from_text(text)))

    assert [person.name for person in people] == ["Lincoln Hargrave", "Patrick F. Mulcahy"]
