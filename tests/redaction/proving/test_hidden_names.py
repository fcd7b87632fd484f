"""The words of hidden names: which alone give a person away, and whose they are."""

from __future__ import annotations

import pytest

from cablelint.edits import Span
from cablelint.redaction.proving import vocabulary
from cablelint.redaction.proving.hidden_names import HiddenNames, is_identifier


def hidden(*names: str, mark: str = "[NAME-{}]") -> HiddenNames:
    """Hide names, each behind a mark of its own, ten characters from one to the next."""
    return HiddenNames(
        (Span(10 * place, 10 * place + 5), mark.format(place + 1), name) for place, name in enumerate(names)
    )


@pytest.mark.parametrize(
    ("name", "surnames", "given"),
    [
        ("Jane Price", "price", "jane"),
        ("PRICE, Jane", "price", "jane"),
        ("PRICE Jane", "price", "jane"),
        ("PRICE JANE", "jane", "price"),
        ("P Jane", "jane", ""),
        ("Price", "price", ""),
        ("Jane T. Price", "price", "jane"),
        ("Jane van der Price", "price", "jane"),
        ("Mr. Price", "price", ""),
        ("Price, Jane Rose", "price rose", "jane"),
        ("Jane Rose Price", "price", "jane rose"),
        ("Tervonen Price", "price tervonen", ""),
        ("Jane Ka'abi", "kaabi", "jane"),
        ("Jane Price's", "price", "jane"),
        ("Jane pri- ce", "price", "jane"),
        ("Jane Tervo- nen", "nen", "jane tervo"),
        ('Jane Price "Belgian', "price", "jane"),
        ('Jane "Big Belgian" Price', "price", "big jane"),
        ('Jane Price "Tervonen', "tervonen", "jane price"),
        ('"Belgian"', "belgian", ""),
        ("Mr.", "mr", ""),
        ("A. B.", "", ""),
    ],
)
def test_a_surname_or_a_word_alone_gives_a_person_away(name: str, surnames: str, given: str) -> None:
    names = hidden(name)
    assert sorted(names.surnames) == surnames.split()
    assert sorted(names.given) == given.split()


@pytest.mark.parametrize(("name", "targets"), [("Jane Li", "jane li"), ("Jane Od", "jane od"), ("Jane He", "jane")])
def test_two_letters_are_looked_for_unless_they_are_a_word(name: str, targets: str) -> None:
    assert sorted(hidden(name).targets) == targets.split()


def test_the_words_of_a_person_are_those_of_all_forms_with_the_mark() -> None:
    names = HiddenNames(
        [
            (Span(0, 5), "[NAME-1]", "Aino Tervonen"),
            (Span(10, 15), "[NAME-2]", "Bo Tervonen"),
            (Span(20, 25), "[NAME-1]", "Tervonen-Salmi"),
        ]
    )
    assert names.companions("aino") == {"aino", "tervonen", "salmi"}
    assert names.companions("tervonen") == {"aino", "tervonen", "salmi", "bo"}
    assert names.companions("halvari") == set()
    assert (names.mark_of("bo"), names.mark_of("aino"), names.mark_of("halvari")) == ("[NAME-2]", "[NAME-1]", "")
    assert (names.mask_of("bo"), names.mask_of("tervonen"), names.mask_of("salmi")) == (
        Span(10, 15),
        Span(0, 5),
        Span(20, 25),
    )
    first, second, _ = names.forms
    assert names.is_of_same_person("salmi", first)
    assert not names.is_of_same_person("salmi", second)


def test_marks_that_are_all_alike_do_not_say_whose_they_are() -> None:
    names = hidden("Aino Tervonen", "Bo Tervonen", mark="XXXXXXXXXXXX")
    assert names.mark_of("aino") == ""
    assert names.companions("aino") == {"aino", "tervonen"}
    first, second = names.forms
    assert names.is_of_same_person("tervonen", first)
    assert names.is_of_same_person("aino", first)
    assert not names.is_of_same_person("aino", second._replace(words=("bo",)))


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, Span(0, 5)), (4, Span(0, 5)), (5, None), (9, None), (10, Span(10, 15)), (14, Span(10, 15)), (15, None)],
)
def test_a_mask_has_its_characters_and_no_others(offset: int, place: Span | None) -> None:
    names = hidden("Aino Tervonen", "Bo Salmi")
    assert names.mask_at(offset) == place
    form = names.behind(offset)
    assert (form is None) == (place is None)


@pytest.mark.parametrize(
    ("mark", "text", "is_so"),
    [
        ("[NAME-1]", "Aino Tervonen", False),
        ("[NAME-1]", "a@b", True),
        ("[EMAIL-1]", "Aino Tervonen", True),
        ("XXXXXXXXXXXX", "Aino Tervonen", False),
        ("XXXXXXXXXXXX", "Aino 5", True),
        ("XXXXXXXXXXXX", "a b c d e f g h i j", False),
        ("XXXXXXXXXXXX", "a b c d e f g h i j k", True),
    ],
)
def test_a_mask_of_a_number_or_passage_is_no_name(mark: str, text: str, *, is_so: bool) -> None:
    assert is_identifier(mark, text) is is_so


@pytest.mark.parametrize(
    ("predicate", "yes", "no"),
    [
        (vocabulary.is_word, "price the rose", "tervonen okafor"),
        (vocabulary.is_weak, "price lima finland", "tervonen okafor"),
        (vocabulary.is_known, "price okafor mr confidential", "tervonen"),
        (vocabulary.is_listed_forename, "aino jane", "will okafor price"),
        (vocabulary.is_forename, "aino jane tervonen", "price will"),
        (vocabulary.is_likely_name, "tervonen aino rose", "the"),
        (vocabulary.is_only_name, "aino okafor", "tervonen price rose"),
        (vocabulary.is_only_word, "although", "price tervonen"),
        (vocabulary.is_place, "finland lima", "tervonen"),
        (vocabulary.is_people, "english", "england price"),
        (vocabulary.is_common_word, "the day", "price tervonen"),
        (vocabulary.is_title, "mr counselor dcm", "tervonen price"),
        (vocabulary.is_honorific, "mr sheikh", "counselor tervonen"),
        (vocabulary.is_office, "minister queen", "mr counselor"),
        (vocabulary.is_speech, "said told", "say tell"),
        (vocabulary.is_date, "may sunday sept", "day summer"),
        (vocabulary.announces_date, "since in", "on at"),
        (vocabulary.announces_post, "embassy amconsul", "post lima"),
        (vocabulary.is_label, "tags subj", "text tag"),
        (vocabulary.is_post, "tokyo lapaz", "la paz tervonen"),
        (vocabulary.is_printed_spaced, "price confidential confidntil unclas", "tervonen confdntil"),
    ],
)
def test_the_proof_knows_words_by_itself(predicate: object, yes: str, no: str) -> None:
    assert callable(predicate)
    assert [word for word in yes.split() if not predicate(word)] == []
    assert [word for word in no.split() if predicate(word)] == []
