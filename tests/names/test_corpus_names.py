"""Names that are certain in one cable, found in the next."""

from __future__ import annotations

from cablelint.document import from_text, parse
from cablelint.edits import Span
from cablelint.names.corpus_names import names_of_corpus
from cablelint.names.finder import find_people
from cablelint.names.lexical.tokens import TokenText
from cablelint.names.people import Mention, Person


def _person(number: int, *forms: str, confidence: float = 1.0) -> Person:
    mentions = tuple(Mention(Span(0, len(form)), form, confidence, ()) for form in forms)
    return Person(number, forms[0], False, mentions)


def test_a_full_name_certain_in_one_cable_is_found_in_the_next() -> None:
    recogniser = names_of_corpus([[_person(1, "Osso Tirambe")]])
    text = "1. (U) The osso tirambe matter was not raised.\n"
    people = find_people(parse(from_text(text)), recognisers=[recogniser])
    assert [mention.text for person in people for mention in person.mentions] == ["osso tirambe"]
    assert "corpus" in [reason.kind for reason in people[0].mentions[0].evidence]


def test_a_bare_word_needs_several_cables_and_must_not_be_an_ordinary_word() -> None:
    once = names_of_corpus([[_person(1, "Tirambe")]])
    often = names_of_corpus([[_person(1, "Tirambe"), _person(2, "May")]] * 3)
    tokens = TokenText("Tirambe will come in May.")
    assert list(once(tokens)) == []
    assert [tokens.text[each.start : each.end] for each in often(tokens)] == ["Tirambe"]


def test_names_that_are_not_certain_are_not_carried_over() -> None:
    recogniser = names_of_corpus([[_person(1, "Osso Tirambe", confidence=0.6)]])
    assert list(recogniser(TokenText("Osso Tirambe"))) == []
