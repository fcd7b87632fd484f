"""A word that `and` or `or` joins to a person is a person, if it looks like a name."""

from __future__ import annotations

import pytest
from tests.names.candidates import judged

from cablelint.names.judgement.coordination import coordinated
from cablelint.names.lexical.tokens import Candidate
from cablelint.names.people import Evidence


def joined(text: str, name: str, confidence: float = 0.9) -> list[str]:
    start = text.index(name)
    found = [Candidate(start, start + len(name), confidence, Evidence("model", "is invented"))]
    return [text[each.start : each.end] for each in judged(coordinated, text, found)]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("We met Okafor and McGivern there", ["McGivern"]),
        ("NEITHER MCGIVERN NOR OKAFOR CAME", ["MCGIVERN"]),
        ("Either Okafor or Jane Lindqvist", ["Jane Lindqvist"]),
        ("THEY ARRESTED OKAFOR, FRANK PRICE AND OTHERS", ["FRANK PRICE"]),
        ("NEITHER FRANK PRICE NOR OKAFOR CAME", ["FRANK PRICE"]),
        ("OKAFOR AND SELVO TORVANEN CAME", ["SELVO TORVANEN"]),
        ("THE DISSIDENTS MCGIVERN AND OKAFOR CAME", ["MCGIVERN"]),
        # A surname known from the news is one though it is a word, an everyday one only amid small letters.
        ("Okafor and Begin agreed", ["Begin"]),
        ("Both Begin and Okafor agreed", ["Begin"]),
        ("OKAFOR AND BEGIN TALKS", []),
        ("OKAFOR AND BONGO AGREED", ["BONGO"]),
        ("OKAFOR, PRICE CONTROLS AND OTHERS", []),
        ("Okafor and Samsung agreed", []),
        ("Okafor and Finland agreed", []),
        ("Okafor and the Ministry agreed", []),
        ("Okafor and MoFA agreed", []),
        ("Okafor and Lindqvist Street", []),
        ("from Castilla La Manchuela or Okafor", []),
        ("He said so.\n\nOKAFOR AND LINDQVIST\n\nHe left; he said no more", []),
    ],
)
def test_joined_words_are_judged_by_their_looks(text: str, others: list[str]) -> None:
    assert joined(text, "OKAFOR" if "OKAFOR" in text else "Okafor") == others


@pytest.mark.parametrize(("confidence", "others"), [(0.8, ["McGivern"]), (0.79, [])])
def test_only_a_sure_name_makes_others(confidence: float, others: list[str]) -> None:
    assert joined("We met Okafor and McGivern there", "Okafor", confidence) == others


def row(text: str, *names: str) -> list[str]:
    evidence = Evidence("model", "is invented")
    found = [Candidate(text.index(name), text.index(name) + len(name), 0.9, evidence) for name in names]
    return [text[each.start : each.end] for each in judged(coordinated, text, found)]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Lund, Torvqeq, and Doe agreed", ["Torvqeq"]),
        ("LUND, TORVQEQ, DOE AGREED", ["TORVQEQ"]),
        ("Lund, Doe, and Torvqeq agreed", ["Torvqeq"]),
        ("Lund, Doe and Torvqeq agreed", ["Torvqeq"]),
        # A place, a body, an ordinary word, too short, no row.
        ("Lund, Helsinki, and Doe agreed", []),
        ("Lund, Parliament, and Doe agreed", []),
        ("Lund, Torvqeq said, and Doe agreed", []),
        ("Lund, Toq, and Doe agreed", []),
        ("Lund. Torvqeq, and Doe agreed", []),
        ("Lund, Doe, Torvqeq", []),
        ("Lund and Doe; Torvqeq agreed", []),
    ],
)
def test_a_word_in_a_row_of_people_is_a_person(text: str, others: list[str]) -> None:
    assert row(text, *(("LUND", "DOE") if text.isupper() else ("Lund", "Doe"))) == others
