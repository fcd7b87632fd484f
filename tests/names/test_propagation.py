"""A name found once is found everywhere in its cable, however damaged, and ordinary words are left alone."""

from __future__ import annotations

import pytest
from tests.names.candidates import judged

from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.people import Evidence
from cablelint.names.repetition.propagation import propagate

CERTAIN = Evidence("title", "follows the title 'Ambassador'")


def repeated(text: str, *names: str) -> list[str]:
    """Return the finds beyond the first occurrence of each name."""
    certain = [Candidate(text.index(name), text.index(name) + len(name), 0.95, CERTAIN) for name in names]
    return [" ".join(text[each.start : each.end].split()) for each in judged(propagate, text, certain)]


@pytest.mark.parametrize(
    ("rest", "mention"),
    [
        ("Then Lindqvist left.", "Lindqvist"),
        ("Then Lindqvist's aide left.", "Lindqvist"),
        ("Then Lindqvist,s aide left.", "Lindqvist"),
        ("Then LindqvistQs aide left.", "LindqvistQs"),
        ("\n\nLINDQVIST", "LINDQVIST"),
        ("Then T. R. Lindqvist left.", "Lindqvist"),
        ("Then Tomas\nLindqvist left.", "Tomas Lindqvist"),
        ("Then Lindqivst left.", "Lindqivst"),
        ("Then Lindqist left.", "Lindqist"),
        ("Then the Lindqvists left.", "Lindqvists"),
        ("Then Lindq vist left.", "Lindq vist"),
        ("The Lindqvistes left.", "Lindqvistes"),
        ("\n\nL I N D Q V I S T", "L I N D Q V I S T"),
        ("Then Linde-\nqvist left; Lind-\nqvist stayed.", "Lind- qvist"),
        ("Then Lind\nqvist left.", "Lind qvist"),
        ("Then Lindq \nLIMA 00000123  002 OF 003 \n\nvist left.", "Lindq LIMA 00000123 002 OF 003 vist"),
        ("\nPAGE 02 FOR TLINDQVIST", "TLINDQVIST"),
        ("Then L1ndqv1st left.", "L1ndqv1st"),
        ("Then Lindqv\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}st left.", "Lindqvіst"),
        ("Write to lindqvistt@example.org soon.", "lindqvistt"),
        ("See www.lindqvist.example soon.", "lindqvist"),
        ("TAGS: OVIP LINDQVIST", "LINDQVIST"),
        ("A talk with lindqvist ended.", "lindqvist"),
    ],
)
def test_a_name_is_found_again_in_every_form(rest: str, mention: str) -> None:
    assert mention in repeated(f"We met Tomas Lindqvist. {rest}", "Tomas Lindqvist")


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Jane May", "In May 2007 we met. May we meet?"),
        ("Jane Doe", "The doe left."),
        ("Tom Rice", "The price of rice:\n\nRICE EXPORTS\n"),
        ("Tom Hague", "We flew to The Hague. IN THE HAGUE WE MET."),
        ("Jane Carter", "The Carter Center and the Carter Foundation."),
        ("Jane Okafor", "Jane Doe is another. Janet too."),
        ("Tomas Lindqvist", "The Lindquest and Landqvester firms."),
    ],
)
def test_words_that_only_look_like_the_name_are_left_alone(name: str, rest: str) -> None:
    assert repeated(f"We met {name}, the consul. {rest}", name) == []


def test_a_word_that_is_repeated_more_often_than_a_name_is_no_misspelling_of_it() -> None:
    text = "We met Tomas Quarnelo. Quarnello sold cloth. We like Quarnello, and Quarnello likes us."
    assert repeated(text, "Tomas Quarnelo") == []
    assert repeated(text.replace("Quarnello likes", "it likes"), "Tomas Quarnelo") == ["Quarnello", "Quarnello"]


def test_an_ordinary_word_is_the_name_after_a_title_or_inside_a_sentence() -> None:
    assert repeated("We met Tom Price. Then Ambassador Price and later Price agreed.", "Tom Price") == [
        "Price",
        "Price",
    ]


def test_a_surname_that_is_a_day_is_found_where_somebody_speaks_or_has_something() -> None:
    rest = "Sunday said no. Sunday's aide left. He came Sunday. He left on Sunday. Every Sunday he prays."
    assert repeated(f"We met Mr. Sunday. {rest}", "Sunday") == ["Sunday", "Sunday"]


@pytest.mark.parametrize(
    ("rest", "names"),
    [
        ("WE SPOKE WITH BEGIN.", ["BEGIN"]),
        ("BEGIN'S AIDE LEFT.", ["BEGIN"]),
        ("THE BEGIN PLAN FAILED.", ["BEGIN"]),
        ("BEGIN PROMISED AID.", ["BEGIN"]),
        ("TALKS WILL BEGIN.", []),
        ("TALKS ARE TO BEGIN AT NOON.", []),
        ("LET US BEGIN THE TALKS.", []),
    ],
)
def test_a_certain_name_in_capitals_that_is_a_word_is_found_where_a_person_is_meant(
    rest: str, names: list[str]
) -> None:
    text = f"BEGIN SAID YES. {rest}"
    certain = Candidate(0, 5, 1.0, CERTAIN)
    assert [text[each.start : each.end] for each in judged(propagate, text, [certain])] == names


def test_a_word_that_the_cable_uses_like_a_place_is_no_name() -> None:
    text = "Mabruk told us no. All is quiet in Mabruk, near Mabruk, and at Mabruk. From Mabruk we left."
    assert repeated(text, "Mabruk") == []


@pytest.mark.parametrize(
    ("rest", "count"),
    [
        ("Serra rose. SERRA FELL.", 2),
        ("Serra rose.", 0),
        ("Serra rose. In Serra we met.", 1),
        ("Serra rose. " * 8 + "In Serra we met.", 9),
    ],
)
def test_a_surname_that_is_a_town_too_is_no_town_where_the_cable_has_it_often(rest: str, count: int) -> None:
    assert len(repeated(f"We met Jose Serra, the envoy. {rest}", "Jose Serra")) == count


def test_initials_in_parentheses_stand_for_the_name() -> None:
    text = "We met Omar bin Zuhayr (ObZ). Later ObZ left; OBZ agreed; the OBS stayed."
    assert repeated(text, "Omar bin Zuhayr") == ["ObZ", "ObZ", "OBZ"]


def test_initials_in_capitals_stand_for_a_sure_name_unless_they_are_a_word() -> None:
    assert repeated("We met Omar bin Zuhayr. Later OZ left, and OBZ agreed.", "Omar bin Zuhayr") == ["OBZ"]
    assert repeated("We met Maria Anna Pruszkow. The MAP is new.", "Maria Anna Pruszkow") == []


def test_forenames_initials_and_particles_belong_to_the_mention() -> None:
    assert repeated("Okafor said no. Robert J. Okafor agreed.", "Okafor") == ["Robert J. Okafor"]
    assert repeated("Ministers met Ali al-Farsi. Then al-Farsi left.", "Ali al-Farsi") == ["al-Farsi"]


def test_the_first_of_two_surnames_is_used_alone() -> None:
    assert repeated("We met Victor Paz Salo. Then Paz left; Victor stayed.", "Victor Paz Salo") == ["Paz"]


def test_the_end_of_a_sentence_is_the_end_of_a_name() -> None:
    text = "We met Okafor and Lindqvist. They left Lindqvist. Okafor returned."
    assert repeated(text, "Okafor", "Lindqvist") == ["Lindqvist", "Okafor"]


def test_doubtful_names_are_not_looked_for() -> None:
    text = "Okafor and Okafor"
    doubtful = Candidate(0, 6, 0.3, CERTAIN)
    assert propagate(TokenText(text), [doubtful]) == []


def test_nothing_known_finds_nothing() -> None:
    assert propagate(TokenText("Okafor said so."), []) == []


@pytest.mark.parametrize(
    ("name", "found"), [("Omar Bari Nur Ziad Rafi", ["OBNZR", "OBNZR"]), ("Omar Bari Nur Ziad Rafi Gul", [])]
)
def test_an_initialism_has_at_most_five_letters(name: str, found: list[str]) -> None:
    short = "".join(word[0] for word in name.split())
    assert repeated(f"We met {name} ({short}). Then {short} left.", name) == found


@pytest.mark.parametrize(("drafter", "count"), [("QOKAFOR", 1), ("QLMOKAFOR", 1), ("QLMNOKAFOR", 0)])
def test_a_drafter_has_up_to_three_initials(drafter: str, count: int) -> None:
    text = f"DRAFTED BY: POL:{drafter}:MIP\n\n1. (C) Then Okafor left."
    start = text.index(drafter)
    certain = [Candidate(start, start + len(drafter), 0.95, Evidence("drafting", "a drafting line"))]
    assert [text[each.start : each.end] for each in judged(propagate, text, certain)] == ["Okafor"] * count


@pytest.mark.parametrize("before", ["", "Then ", "And then ", "Late last night "])
def test_a_forename_alone_is_not_looked_for(before: str) -> None:
    assert repeated(f"Ambassador Tomas Lindqvist met us. {before}Tomas left the room.", "Tomas Lindqvist") == []


@pytest.mark.parametrize(
    ("name", "rest", "names"),
    [
        # A people, or a common word, in quotes behind a name is the person in its own place only.
        ('Tomas Okafor "Belgian', "We met Belgian officials; two Belgians came with Belgian.", []),
        ('Tomas "Big Belgian" Okafor', "A Belgian firm told Okafor.", ["Okafor"]),
        ('Tomas Okafor "Belgian', "Then Okafor told a Belgian firm.", ["Okafor"]),
        ('Tomas Okafor "Fixer', "Then Fixer met the other Fixer.", []),
        # A nickname that is a name is looked for, and so is a people's outside quotes, as a surname.
        ('Tomas Okafor "Zoltek', "We met Zoltek there.", ["Zoltek"]),
        ('"Zoltek" Okafor', "We met Okafor there.", ["Okafor"]),
        ("Tomas Belgian", "We met Belgian there.", ["Belgian"]),
    ],
)
def test_a_nickname_that_is_no_name_is_the_person_in_its_place_only(name: str, rest: str, names: list[str]) -> None:
    assert repeated(f"The aide of {name}.\n\n{rest}", name) == names
