"""A name that a line end breaks in two is one mention."""

from __future__ import annotations

import pytest
from tests.names.candidates import judged

from cablelint.names.judgement.line_breaks import completed
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.linking.linker import link
from cablelint.names.people import Evidence

EVIDENCE = Evidence("title", "follows a title")


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("Arkadi Belo-\ngolov told us", "Arkadi Belo", "Arkadi Belo-\ngolov"),
        ("ARKADI BELO-\nGOLOV TOLD US", "GOLOV", "BELO-\nGOLOV"),
        ("Arkadi Belo\ngolov left. Belogolov slept", "Arkadi Belo", "Arkadi Belo\ngolov"),
        ("Arkadi Belo\ngolov left", "Arkadi Belo", "Arkadi Belo"),
        ("Arkadi Belo-\nled talks failed", "Arkadi Belo", "Arkadi Belo"),
        ("Arkadi Belo -\ngolov left", "Arkadi Belo", "Arkadi Belo"),
        ("Arkadi Belo\n\ngolov left. Belogolov slept", "Arkadi Belo", "Arkadi Belo"),
    ],
)
def test_a_name_goes_on_behind_a_line_end(text: str, found: str, whole: str) -> None:
    start = text.index(found)
    candidate = Candidate(start, start + len(found), 0.9, EVIDENCE)
    assert [text[each.start : each.end] for each in judged(completed, text, [candidate])] == [whole]


@pytest.mark.parametrize("other", ["Belogolov", "Belo golov"])
def test_a_broken_name_and_a_whole_one_are_one_person(other: str) -> None:
    text = f"Arkadi Belo-\ngolov left. {other} slept."
    places = [(0, text.index(" left")), (text.index(other), text.index(" slept"))]
    groups = link(TokenText(text), [Candidate(*place, 0.9, EVIDENCE) for place in places])
    assert [len(group.mentions) for group in groups] == [2]


def test_initials_glued_to_a_surname_are_of_the_same_person() -> None:
    text = "EUR:QLTEMPLETON. TEMPLETON LEFT."
    drafting = Evidence("drafting", "is part of a drafting line")
    mentions = [Candidate(4, 15, 1.0, drafting), Candidate(17, 26, 0.9, EVIDENCE)]
    assert len(link(TokenText(text), mentions)) == 1


@pytest.mark.parametrize("hyphen", ["-", ""])
def test_a_name_in_three_pieces_is_the_person_of_the_whole_name(hyphen: str) -> None:
    whole = f"Belo{hyphen}\ngolov{hyphen}\nsen"
    text = f"{whole} told us. Belogolovsen slept, as did Belogolov and Golovsen"
    places = [(0, len(whole)), (text.index("Belogolovsen"), text.index(" slept"))]

    people = link(TokenText(text), [Candidate(*place, 0.9, EVIDENCE) for place in places])

    assert [len(person.mentions) for person in people] == [2]
