"""The parts of a name beside what was found of it belong to it."""

from __future__ import annotations

import pytest

from cablelint.names.judgement.parts_beside import with_parts_beside
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.people import Evidence


def whole(text: str, *found: str, confidence: float = 0.9) -> list[str]:
    """Return the names after the parts beside them are added to all places of ``found``."""
    evidence = Evidence("model", "is invented")
    places = sorted(
        (start, start + len(name)) for name in found for start in range(len(text)) if text.startswith(name, start)
    )
    names = [Candidate(start, end, confidence, evidence) for start, end in places]
    return [text[each.start : each.end] for each in with_parts_beside(TokenText(text), names)]


@pytest.mark.parametrize(
    ("text", "found", "name"),
    [
        ("We met TJ Okafor there", "Okafor", "TJ Okafor"),
        ("We met TJB Okafor there", "Okafor", "TJB Okafor"),
        ("PRESIDENT FW DE OKAFOR CAME", "DE OKAFOR", "FW DE OKAFOR"),
        # Four letters, an office, a full name behind the letters, an abbreviation that is elsewhere too.
        ("We met TJBK Okafor there", "Okafor", "Okafor"),
        ("We met DCM Okafor there", "Okafor", "Okafor"),
        ("We met TJB Jane Okafor there", "Jane Okafor", "Jane Okafor"),
        ("We met TJB Okafor and the TJB staff", "Okafor", "Okafor"),
        ("We met S/TJB Okafor there", "Okafor", "Okafor"),
        # In capitals, letters with a vowel and tags are more likely words.
        ("WE MET TAB OKAFOR THERE", "OKAFOR", "OKAFOR"),
    ],
)
def test_capitals_before_a_surname_are_initials(text: str, found: str, name: str) -> None:
    assert whole(text, found) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We met G.W. Okafor there", "G.W. Okafor"),
        ("We met G.W.B. Okafor there", "G.W.B. Okafor"),
        ("We met G.W.B.C. Okafor there", "Okafor"),
        ("We met W. Okafor there", "Okafor"),
        ("We met U.S. Okafor there", "Okafor"),
        ("We met X.Y-G.W. Okafor there", "Okafor"),
    ],
)
def test_two_or_three_initials_are_drawn_in(text: str, name: str) -> None:
    assert whole(text, "Okafor") == [name]


@pytest.mark.parametrize(
    ("text", "found", "name"),
    [
        ("Then von der Okafor left", "der Okafor", "von der Okafor"),
        ("THEN VAN DEN OKAFOR LEFT", "DEN OKAFOR", "VAN DEN OKAFOR"),
        ("Then on der Okafor left", "der Okafor", "der Okafor"),
        ("Then von\nder Okafor left", "der Okafor", "der Okafor"),
        ("POLITICAL DIRECTOR VAN WELL LEFT", "VAN", "VAN WELL"),
        ("A DE FACTO END", "DE", "DE"),
        ("The Van left", "Van", "Van"),
    ],
)
def test_a_particle_belongs_to_the_next_part(text: str, found: str, name: str) -> None:
    assert whole(text, found) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He met Mish,al there", "Mish,al"),
        ("He met Mish,aled there", "Mish"),
        ("He met Mish, al there", "Mish"),
        ("He met Mish,as he said", "Mish"),
        ("He met Mish,bel there", "Mish"),
    ],
)
def test_a_comma_may_be_an_apostrophe(text: str, name: str) -> None:
    assert whole(text, "Mish") == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He met Omar Sheikh Rashid there", ["Omar Sheikh Rashid"]),
        ("He met Omar bn Rashid there", ["Omar bn Rashid"]),
        ("He met Omar sheikh Rashid there", ["Omar", "Rashid"]),
        ("He met Omar Mr Rashid there", ["Omar", "Rashid"]),
        ("He met Omar the Rashid there", ["Omar", "Rashid"]),
        ("He met Omar.\n\nSheikh Rashid left", ["Omar", "Rashid"]),
    ],
)
def test_one_word_of_names_joins_two(text: str, names: list[str]) -> None:
    assert whole(text, "Omar", "Rashid") == names


def test_a_surname_that_only_follows_one_name_belongs_to_it() -> None:
    text = "They freed Inaki Okafor Haos today. The Okafor Haos case goes on."
    assert whole(text, "Okafor") == ["Okafor Haos", "Okafor Haos"]


@pytest.mark.parametrize(
    "text",
    [
        # Once; elsewhere alone; behind another name; in capitals; a thing; a country; the name of a body.
        "They freed Inaki Okafor Haos today.",
        "They freed Inaki Okafor Haos and Okafor Haos. Haos ruled.",
        "They freed Inaki Okafor Haos and Lindqvist Haos.",
        "THEY FREED INAKI OKAFOR LEFT AND OKAFOR LEFT TOO.",
        "The Okafor Foundation is an Okafor Foundation.",
        "The Okafor Finland is an Okafor Finland.",
        "The Okafor Haos Group is an Okafor Haos Group.",
    ],
)
def test_other_words_behind_a_name_are_no_surnames(text: str) -> None:
    found = ("OKAFOR",) if text.isupper() else ("Okafor", "Lindqvist")
    assert set(whole(text, *found)) <= {"OKAFOR", "Okafor", "Lindqvist"}


def test_a_certain_name_is_left_as_it_is() -> None:
    assert whole("He met TJ Okafor there", "Okafor", confidence=1.0) == ["Okafor"]
    assert whole("He met Omar Sheikh Rashid there", "Omar", "Rashid", confidence=1.0) == ["Omar", "Rashid"]
