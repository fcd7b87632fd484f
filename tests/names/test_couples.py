"""Two people with a hyphen between their surnames, and one with two surnames."""

from __future__ import annotations

import pytest
from tests.names.candidates import judged

from cablelint.names.judgement.couples import parted_couples
from cablelint.names.lexical.tokens import Candidate
from cablelint.names.people import Evidence

MODEL = Evidence("model", "looks like a name")


@pytest.mark.parametrize(
    ("text", "names", "parted"),
    [
        ("THE LUND-TAVORI TALKS. LUND AND TAVORI.", "LUND-TAVORI LUND TAVORI", "LUND TAVORI LUND TAVORI"),
        ("Old Lund and Tavori: the Lund-Tavori talks.", "Lund Tavori Lund-Tavori", "Lund Tavori Lund Tavori"),
        ("Lund-Tavori rose. Tavori sat.", "Lund-Tavori Tavori", "Lund-Tavori Tavori"),
        ("Lund-Tavori rose. Lund sat.", "Lund-Tavori Lund", "Lund-Tavori Lund"),
        ("Lund-Tavori rose. Lund-Tavori sat.", "Lund-Tavori Lund-Tavori", "Lund-Tavori Lund-Tavori"),
    ],
)
def test_a_couple_is_two_people_where_both_are_named_alone(text: str, names: str, parted: str) -> None:
    found = []
    place = 0
    for name in names.split():
        place = text.index(name, place)
        found.append(Candidate(place, place + len(name), 0.9, MODEL))
        place += len(name)
    assert [text[name.start : name.end] for name in judged(parted_couples, text, found)] == parted.split()


def test_a_certain_name_is_one_person() -> None:
    found = [Candidate(4, 15, 1.0, MODEL), Candidate(23, 27, 0.9, MODEL), Candidate(34, 40, 0.9, MODEL)]
    assert judged(parted_couples, "THE LUND-OKAFOR TALKS. LUND ROSE. OKAFOR ROSE.", found) == found
