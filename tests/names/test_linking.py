"""Mentions are gathered into people, and people of one surname kept apart where the text tells."""

from __future__ import annotations

import re

import pytest

from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.linking import link
from cablelint.names.people import Evidence

EVIDENCE = Evidence("title", "follows a title")


def linked(text: str) -> list[list[str]]:
    """The people among the mentions that the text marks with square brackets."""
    plain = re.sub(r"[\[\]]", "", text)
    mentions = []
    for shift, match in enumerate(re.finditer(r"\[([^\]]*)\]", text)):
        start = match.start() - 2 * shift
        mentions.append(Candidate(start, start + len(match[1]), 0.9, EVIDENCE))
    return [[plain[each.start : each.end] for each in group] for group, _ in link(TokenText(plain), mentions)]


@pytest.mark.parametrize(
    "text",
    [
        "[Jane Okafor] met him. [Okafor] agreed; [OKAFOR] signed.",
        "[Okafor] agreed. Later [Jane Okafor] left.",
        "[Jane Q. Okafor] left. [J. Okafor] agreed, [Jane] said.",
        "[CLINTWORTH, HELEN] came. [Helen Clintworth] left; [Clintworth] agreed.",
        "[Frank Ruggieri] left. [Ruggeiri] agreed.",
        "[Dmitriy Petrenkov] left. [Dmitry Petrenkov] agreed.",
        "[Muammar Qadhafir] left. [Gaddafir] agreed.",
        "AA/S [Mull] left. AA/S [Mullenby] agreed.",
        "[Ali al-Farsi] left. [al-Farsi] agreed, [Al-Farsi] said.",
        "[Omar bin Zuhayr] ([ObZ]) left. [ObZ] agreed.",
        "[Samir Haddad], aka [Abu Layl], left. [Abu Layl] agreed.",
        "[B0HLMAN] left. [Bohlman] agreed.",
        "[O'Brannon] left. [O’Brannon] agreed, [OBRANNON] signed.",
        "[Jose Muñozal] left. [Munozal] agreed.",
    ],
)
def test_forms_of_one_name_are_one_person(text: str) -> None:
    assert len(linked(text)) == 1


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("[Nadir Sharifi] left. [Shahid Sharifi] agreed.", [["Nadir Sharifi"], ["Shahid Sharifi"]]),
        (
            "Governor [Aziz Karimi] met Minister [Omar Karimi]. Minister [Karimi] left; Governor [Karimi] stayed.",
            [["Aziz Karimi", "Karimi"], ["Omar Karimi", "Karimi"]],
        ),
        ("[Okafor] left. [Lindqvist] agreed.", [["Okafor"], ["Lindqvist"]]),
        ("[Putnin] left. [Patterson] agreed.", [["Putnin"], ["Patterson"]]),
        ("[Karzim] left. [Quresham] agreed.", [["Karzim"], ["Quresham"]]),
    ],
)
def test_different_people_stay_apart(text: str, people: list[list[str]]) -> None:
    assert linked(text) == people


def test_people_come_in_the_order_of_their_first_mention() -> None:
    assert linked("[Okafor] and [Tom Lindqvist] met [Jane Okafor].") == [["Okafor", "Jane Okafor"], ["Tom Lindqvist"]]


def test_the_titles_of_a_person_are_collected_from_both_sides() -> None:
    text = "AA/S Okafor left. Jane Okafor, the Consul General, stayed. AA/S Okafor slept."
    mentions = [Candidate(match.start(), match.end(), 0.9, EVIDENCE) for match in re.finditer(r"(Jane )?Okafor", text)]
    assert [group.titles for group in link(TokenText(text), mentions)] == [("AA/S", "Consul General")]


def test_no_mention_is_lost_or_doubled_among_many_namesakes() -> None:
    names = [f"{first}{second} Smithson" for first in "BCDFGHKLMNPRSTVZ" for second in ("alan", "erik", "ivan", "olaf")]
    text = ". ".join(f"[{name}]" for name in names)
    people = linked(text)
    assert sorted(name for person in people for name in person) == sorted(names)
    assert len(people) > 40
