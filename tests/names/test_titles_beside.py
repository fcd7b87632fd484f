"""The titles beside a name, and which of them may be somebody else's."""

from __future__ import annotations

import pytest
from tests.names.candidates import paragraphs_before

from cablelint.names.lexical.tokens import TokenText
from cablelint.names.linking.same_person import skeleton, sound_alike
from cablelint.names.linking.titles_beside import titles_beside


@pytest.mark.parametrize(
    ("text", "titles", "doubtful"),
    [
        ("We met Ambassador Okafor in", ["Ambassador"], []),
        ("We met the Ambassador Okafor in", ["Ambassador"], ["Ambassador"]),
        ("the Ambassador Okafor left", ["Ambassador"], ["Ambassador"]),
        ("We met Okafor, the Ambassador, in", ["Ambassador"], []),
        ("We met Okafor, the Ambassador, and Lund", ["Ambassador"], ["Ambassador"]),
        ("We met Okafor, the Ambassador, or Lund", ["Ambassador"], ["Ambassador"]),
        ("We met Okafor, the Ambassador & Lund", ["Ambassador"], []),
        ("We met Ambassador Okafor, DCM, in", ["Ambassador", "DCM"], []),
        ("We met President Okafor in", ["President"], []),
        ("We met president-elect Okafor in", [], []),
        ("We met Zorb President Okafor in", ["President"], ["President"]),
        ("We met Finland President Okafor in", ["President"], []),
        ("We met Acting President Okafor in", ["Acting President"], []),
        ("We met then President Okafor in", ["President"], []),
        ("WE MET ZORB PRESIDENT OKAFOR IN", ["President"], []),
        ("President Okafor left", ["President"], []),
        ("We met\nPresident Okafor in", ["President"], []),
        ("We met Okafor, President of Zorb, in", ["President"], ["President"]),
        ("We met Okafor, President of Finland, in", ["President"], []),
        ("We met Okafor, President of the very old Republic, in", ["President"], []),
        ("We met Okafor, President of the very old and Republic, in", ["President"], []),
        ("We met Okafor, the Zorb President, in", ["President"], ["President"]),
        ("We met Okafor, the Finnish President, in", ["President"], []),
        ("We met Okafor, the President, in", ["President"], []),
        ("We met Okafor, chancellor of Zorb, in", ["Chancellor"], ["Chancellor"]),
        ("We met Okafor, the president-elect, in", ["President-elect"], ["President-elect"]),
        ("We met Okafor; the Ambassador, in", [], []),
        ("Okafor left", [], []),
    ],
)
def test_the_titles_beside_a_name_and_the_doubtful_ones(text: str, titles: list[str], doubtful: list[str]) -> None:
    for before in paragraphs_before(text):
        tokens = TokenText(before + text)
        (place,) = tokens.places_of({"okafor"})
        found = titles_beside(tokens, place, place + 1)
        assert [[title.form for title in group] for group in found] == [titles, doubtful]


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("qadirin", "gaddirin", True),
        ("khalid", "kalid", True),
        ("sheikh", "shaykh", False),
        ("tchaikovin", "chaykovin", True),
        ("omar", "umar", True),
        ("yusuf", "youssef", False),
        ("karimi", "kariza", False),
        ("karimi", "karimova", False),
        ("ahmed", "mohamed", False),
        ("ali", "ely", False),
    ],
)
def test_transliterations_of_one_name_sound_alike(first: str, second: str, *, alike: bool) -> None:
    assert sound_alike(first, second) is alike
    assert sound_alike(second, first) is alike


@pytest.mark.parametrize(
    ("word", "consonants"),
    [
        ("okafor", "akfr"),
        ("gaddafi", "kdf"),
        ("qadhafi", "kdf"),
        ("khaled", "kld"),
        ("schultz", "slts"),
        ("yusuf", "sf"),
        ("o'vinny", "awn"),
    ],
)
def test_the_skeleton_of_a_name_is_its_consonants(word: str, consonants: str) -> None:
    assert skeleton(word) == consonants
