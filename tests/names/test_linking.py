"""Mentions are gathered into people, and people of one surname kept apart where the text distinguishes them."""

from __future__ import annotations

import re

import pytest
from tests.names.candidates import paragraphs_before

from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.linking.linker import Group, link
from cablelint.names.people import Evidence

EVIDENCE = Evidence("title", "follows a title")


def linked(text: str) -> list[list[str]]:
    """The people among the mentions that the text marks with square brackets."""
    plain = re.sub(r"[\[\]]", "", text)
    mentions = []
    for shift, match in enumerate(re.finditer(r"\[([^\]]*)\]", text)):
        start = match.start() - 2 * shift
        mentions.append(Candidate(start, start + len(match[1]), 0.9, EVIDENCE))
    return [[plain[each.start : each.end] for each in group.mentions] for group in link_anywhere(plain, mentions)]


def link_anywhere(text: str, mentions: list[Candidate]) -> list[Group]:
    """Return the people among the mentions, the same however many paragraphs precede the text."""
    results = []
    for before in paragraphs_before(text):
        size = len(before)
        moved = [each._replace(start=each.start + size, end=each.end + size) for each in mentions]
        groups = link(TokenText(before + text), moved)
        places = [
            [each._replace(start=each.start - size, end=each.end - size) for each in group.mentions] for group in groups
        ]
        results.append([group._replace(mentions=mentions) for group, mentions in zip(groups, places, strict=True)])
    assert results == results[:1] * len(results)
    return results[0]


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
        ("[Jane Q. Okafor] left. [T. Okafor] agreed.", [["Jane Q. Okafor"], ["T. Okafor"]]),
        (
            "[Jane Q. Okafor] left. [Okafor] slept. [T. Okafor] agreed.",
            [["Jane Q. Okafor", "Okafor"], ["T. Okafor"]],
        ),
        ("[Putnin] left. [Patterson] agreed.", [["Putnin"], ["Patterson"]]),
        ("[Karzim] left. [Quresham] agreed.", [["Karzim"], ["Quresham"]]),
    ],
)
def test_different_people_stay_apart(text: str, people: list[list[str]]) -> None:
    assert linked(text) == people


def test_people_come_in_the_order_of_their_first_mention() -> None:
    assert linked("[Okafor] and [Tom Lindqvist] met [Jane Okafor].") == [["Okafor", "Jane Okafor"], ["Tom Lindqvist"]]


def groups(text: str) -> list[Group]:
    """The people whose surname is Okafor, with or without the forename Jane."""
    names = re.finditer(r"(Jane )?(Okafor|OKAFOR)", text)
    return link_anywhere(text, [Candidate(*match.span(), 0.9, EVIDENCE) for match in names])


def test_the_titles_of_a_person_are_collected_from_both_sides() -> None:
    text = "DAS Jane Okafor left. Jane Okafor, the Assistant Secretary, stayed. DAS Okafor slept."
    assert [group.titles for group in groups(text)] == [("DAS", "Assistant Secretary")]


@pytest.mark.parametrize(
    "text",
    [
        "Student leader [Lee Jae-hyuk] was arrested. President [Lee] will travel.",
        "President [Lee] will travel. Student leader [Lee Jae-hyuk] was arrested.",
        "A nurse, [Saima Khan], agreed. Prime Minister [Khan] did not.",
        "[Saima Khan], a nurse, agreed. Prime Minister [Khan] did not.",
        "PolOff [Tom Okafor] left. General [Okafor] stayed.",
    ],
)
def test_an_office_that_a_full_name_contradicts_is_of_another_person(text: str) -> None:
    assert len(linked(text)) == 2


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("A clerk, Jane Okafor, left. President Okafor travels. President Okafor returned.", ("President",)),
        ("A clerk, Jane Okafor, left. President Okafor travels. Okafor slept.", ()),
    ],
)
def test_a_surname_with_and_without_an_office_is_in_doubt_where_it_has_a_namesake(
    text: str, titles: tuple[str, ...]
) -> None:
    assert [group.titles for group in groups(text)] == [(), titles]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister [Jane Okafor] left. Minister [Okafor] stayed.",
        "Activist [Jane Okafor] left. Ms. [Okafor] stayed.",
        "[Jane Okafor] left. Minister [Okafor] stayed.",
    ],
)
def test_a_title_that_fits_the_full_name_is_of_the_same_person(text: str) -> None:
    assert len(linked(text)) == 1


@pytest.mark.parametrize(
    ("text", "titles", "doubtful"),
    [
        ("President Jane Okafor left. Okafor slept.", ("President",), ()),
        ("Jane Okafor left. President Okafor stayed.", (), ("President",)),
        ("President Okafor stayed.", ("President",), ()),
        ("He told the Ambassador Jane Okafor had left.", (), ("Ambassador",)),
        ("He met the Utopian Jane Okafor, the Consul, and Poloff.", (), ("Consul",)),
        ("The club's president Jane Okafor left.", (), ()),
        ("Nordkraft President Jane Okafor left.", (), ("President",)),
        ("Finnish President Jane Okafor left.", ("President",), ()),
        ("Jane Okafor, vice president of the chess club, left.", (), ("Vice President",)),
        ("Jane Okafor, President of the Rotary Club, left.", (), ("President",)),
        ("Jane Okafor, President of Finland, left.", ("President",), ()),
        ("Jane Okafor, Prime Minister, left.", ("Prime Minister",), ()),
    ],
)
def test_a_title_that_may_be_somebody_elses_is_doubtful(
    text: str, titles: tuple[str, ...], doubtful: tuple[str, ...]
) -> None:
    assert [(group.titles, group.doubtful_titles) for group in groups(text)] == [(titles, doubtful)]


def test_no_mention_is_lost_or_doubled_among_many_namesakes() -> None:
    names = [f"{first}{second} Smithson" for first in "BCDFGHKLMNPRSTVZ" for second in ("alan", "erik", "ivan", "olaf")]
    text = ". ".join(f"[{name}]" for name in names)
    people = linked(text)
    assert sorted(name for person in people for name in person) == sorted(names)
    assert len(people) > 40


@pytest.mark.parametrize(("glued", "people"), [("QLHOKAFOR", 1), ("QLHMOKAFOR", 2)])
def test_up_to_three_initials_are_glued_to_a_surname(glued: str, people: int) -> None:
    text = f"DRAFTED BY AF/W:{glued}\nJane Okafor left."
    drafter = text.index(glued)
    found = [
        Candidate(drafter, drafter + len(glued), 0.9, Evidence("drafting", "is in a drafting line")),
        Candidate(text.index("Jane"), text.index(" left"), 0.9, EVIDENCE),
    ]
    assert len(link(TokenText(text), found)) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        # A slip counts in words of five letters, two in a full name of eight.
        ("[Zorb] left. [Zord] came.", 2),
        ("[Zorbi] left. [Zordi] came.", 1),
        ("[Zorbi] left. [Zordil] came.", 2),
        ("[Jane Zorbilat] left. [Jane Zorbijkat] came.", 1),
        ("[Jane Zorbila] left. [Jane Zorbjka] came.", 2),
        ("[Jane Zorbilat] left. [Jane Torbilat] came.", 2),
        # A title beside both, and a beginning of four letters.
        ("AA/S [Mull] left. AA/S [Mullenby] came.", 1),
        ("AA/S [Mul] left. AA/S [Mullenby] came.", 2),
        ("AA/S [Mull] left. DCM [Mullenby] came.", 2),
        # Another name is announced at once.
        ("[Samir Haddad], aka [Abu Layl], left.", 1),
        ("[Samir Haddad], also known as [Abu Layl], left.", 1),
        ("[Samir Haddad], now aka [Abu Layl], left.", 2),
        ("[Samir Haddad] [Abu Layl] left.", 2),
        # Initials.
        ("[Jane Q. Okafor] left. [J. Okafor] came.", 1),
        ("[Jane Okafor] left. [Tom Okafor] came. [T. Okafor] slept.", 2),
        # Some of the words.
        ("[Ali Omar Okafor] left. [Omar Okafor] came.", 1),
        ("[Ali Omar Okafor] left. [Omar Lund] came.", 2),
    ],
)
def test_so_much_likeness_makes_one_person(text: str, people: int) -> None:
    assert len(linked(text)) == people
