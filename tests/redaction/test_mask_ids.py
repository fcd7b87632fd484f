"""Identifiers of masks depend on four words on each side, and places are found by the words around them."""

from __future__ import annotations

import pytest

from cablelint.edits import Span
from cablelint.redaction.deciding.mask_ids import (
    STAR,
    around,
    between,
    identifier,
    identifiers,
    mask_readings,
    near,
    readable_among,
    tokens,
)

MASK = "XXXXXXXXXXXX"


def spans(text: str, *words: str) -> list[Span]:
    """Return the place of each word, from left to right."""
    places, end = [], 0
    for word in words:
        start = text.index(word, end)
        end = start + len(word)
        places.append(Span(start, end))
    return places


def identifiers_in(text: str, *names: str) -> list[str]:
    return list(identifiers(text, spans(text, *names)).values())


@pytest.mark.parametrize("count", range(8))
def test_four_words_on_each_side_make_an_identifier(count: int) -> None:
    before, after = (" ".join(f"{side}{number}" for number in range(9)) for side in ("before", "after"))
    (plain,) = identifiers_in(f"{before} Okafor {after}", "Okafor")
    changed = before.replace(f"before{8 - count}", "other")
    assert (identifiers_in(f"{changed} Okafor {after}", "Okafor") == [plain]) == (count >= 4)
    changed = after.replace(f"after{count}", "other")
    assert (identifiers_in(f"{before} Okafor {changed}", "Okafor") == [plain]) == (count >= 4)
    assert plain == identifier("before5 before6 before7 before8|after0 after1 after2 after3", 1)


@pytest.mark.parametrize("far", [8, 9, 10, 40, 400])
@pytest.mark.parametrize("length", [1, 20, 70])
def test_words_far_from_every_name_do_not_count(far: int, length: int) -> None:
    text = f"Okafor {' '.join(f'{number:0{length}}' for number in range(far))} Lindqvist"
    words = [f"{number:0{length}}" for number in range(far)]
    assert identifiers_in(text, "Okafor", "Lindqvist") == [
        identifier(f"|{' '.join(words[:4])}", 1),
        identifier(f"{' '.join(words[-4:])}|", 1),
    ]


def test_equal_surroundings_are_counted_from_left_to_right() -> None:
    text = "so it was Okafor so it was so it was Okafor so it was"
    first, second = identifiers_in(text, "Okafor", "Okafor")
    assert first != second
    assert first == identifier("so it was|so it was so", 1)
    assert identifiers_in("a b c d Okafor a b c d Lindqvist a b c d", "Okafor", "Lindqvist") == [
        identifier("a b c d|a b c d", 1),
        identifier("a b c d|a b c d", 2),
    ]


def test_a_name_or_mask_among_the_words_is_a_star() -> None:
    text = f"Then Okafor met Jane Lindqvist and {MASK}."
    assert [token.word for token in tokens(text, spans(text, "Okafor", "Jane Lindqvist"))] == [
        "then",
        STAR,
        "met",
        STAR,
        "and",
        STAR,
    ]
    assert identifiers_in(text, "Okafor") == [identifier("then|met jane lindqvist and", 1)]
    assert identifiers_in(text, "Okafor", "Jane Lindqvist")[0] == identifier(f"then|met {STAR} and {STAR}", 1)


def test_the_places_of_tokens_are_those_of_the_text() -> None:
    text = f"Then Okafor met {MASK} there"
    found = tokens(text, spans(text, "Okafor"))
    assert [text[token.start : token.end] for token in found] == ["Then", "Okafor", "met", MASK, "there"]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (f"by {MASK} and {MASK}", [[MASK, MASK]]),
        (f"by {MASK}\n{MASK}\nand", [[f"{MASK}\n{MASK}"], [MASK, MASK]]),
        (f"by {MASK} \r\n {MASK}", [[f"{MASK} \r\n {MASK}"], [MASK, MASK]]),
        (f"by {MASK}\n{MASK} and", [[MASK, MASK]]),
        (f"by {MASK}\n{MASK},\nand", [[MASK, MASK]]),
        (f"by {MASK}\n\n{MASK}\nand", [[MASK, MASK]]),
        ("by [NAME-1]\n[NAME-2]\nand", [["[NAME-1]", "[NAME-2]"]]),
        ("by [NAME-1]\n[NAME-1]\nand", [["[NAME-1]\n[NAME-1]"], ["[NAME-1]", "[NAME-1]"]]),
    ],
)
def test_two_masks_over_a_line_end_may_have_been_one_name(text: str, readings: list[list[str]]) -> None:
    assert [[text[slice(*mask)] for mask in masks] for masks in mask_readings(text)] == readings


@pytest.mark.parametrize("before", ["", "So. ", "So it. ", "So it was. "])
@pytest.mark.parametrize(
    ("text", "names", "words", "found"),
    [
        ("then Ada Okafor left early", [], ("then", "left"), ["Ada Okafor"]),
        ("then Ada Okafor left early", [], ("then", "left early"), ["Ada Okafor"]),
        ("then Ada Okafor left early", [], ("then", "early"), ["Ada Okafor left"]),
        ("then Ada Okafor left early", [], ("now", "left"), []),
        ("then Ada Okafor left early", [], ("then", "came"), []),
        ("then then Ada left", [], ("then", "left"), ["Ada"]),
        ("then Ada left left", [], ("then", "left"), ["Ada"]),
        ("then left", [], ("then", "left"), []),
        ("then a b c d e f g h left", [], ("then", "left"), ["a b c d e f g h"]),
        ("then a b c d e f g h i left", [], ("then", "left"), []),
        ("then a left, then b left", [], ("then", "left"), ["a", "b"]),
        ("then Okafor met Ada at noon", ["Okafor"], ("then", "at"), []),
        ("by Okafor met Ada at noon", ["Okafor"], ("by * met", "at"), ["Ada"]),
        ("by Okafor met Ada at noon", ["Okafor"], ("by Okafor met", "at"), ["Ada"]),
        ("by Jane Okafor met Ada at noon", ["Jane Okafor"], ("Okafor met", "at"), ["Ada"]),
        ("by Jane Okafor met Ada at noon", ["Jane Okafor"], ("Jane met", "at"), []),
        ("met Ada at Jane Okafor then", ["Jane Okafor"], ("met", "at Jane"), ["Ada"]),
        ("met Ada at Jane Okafor then", ["Jane Okafor"], ("met", "at Okafor"), []),
        ("met Ada", [], ("met", ""), ["Ada"]),
        ("met Ada", [], ("met", "at"), []),
    ],
)
def test_words_between_two_others_are_found(
    before: str, text: str, names: list[str], words: tuple[str, str], found: list[str]
) -> None:
    text = before + text
    wanted = tuple(each.replace("*", MASK) for each in words)
    assert [text[slice(*span)] for span in between(text, spans(text, *names), *wanted)] == found


def test_names_may_be_among_the_words_if_so_said() -> None:
    text = "then Okafor met Ada at noon"
    names = spans(text, "Okafor")
    assert [text[slice(*span)] for span in between(text, names, "then", "at", may_contain_names=True)] == [
        "Okafor met Ada"
    ]
    assert between(text, names, "then", "at", may_contain_names=True, longest=2) == []
    assert len(between(text, names, "then", "at", may_contain_names=True, longest=3)) == 1


@pytest.mark.parametrize(
    ("at", "found"),
    [
        ((5, 8), ["Ada"]),
        ((5, 7), ["Ad"]),
        ((6, 8), ["da"]),
        ((5, 15), ["Ada", "Ada"]),
        ((5, 23), ["Ada left, then Ada"]),
        ((5, 5), ["Ada", "Ada"]),
        ((0, 4), ["Ada", "Ada"]),
        ((20, 23), ["Ada"]),
    ],
)
def test_a_known_place_is_the_only_one_as_long_as_the_words_around_fit(at: tuple[int, int], found: list[str]) -> None:
    text = "then Ada left, then Ada left"
    assert [text[slice(*span)] for span in between(text, [], "then", "left", at=Span(*at))] == found


@pytest.mark.parametrize(
    ("text", "kept", "wanted"),
    [
        ("a b c d Okafor e f g h", "Okafor", True),
        ("a b c d Jane Q R S Okafor e f g h", "Jane Q R S Okafor", True),
        ("a b c d Jane Q R S T Okafor e f g h", "Jane Q R S T Okafor", False),
    ],
)
def test_words_that_nobody_takes_for_a_name_are_found_by_an_identifier(text: str, kept: str, wanted: bool) -> None:
    (known,) = identifiers_in(text, kept)
    assert readable_among(text, [], {known, "0" * 16}) == ({known} if wanted else set())
    assert readable_among(text, [], set()) == set()
    assert readable_among(text, spans(text, kept), {known}) == set()


@pytest.mark.parametrize("before", ["", "So. ", "So it. "])
def test_names_are_near_a_place_that_is_among_their_four_words(before: str) -> None:
    text = f"{before}Okafor b c Lindqvist d e f Salmi"
    okafor, lindqvist, salmi = names = spans(text, "Okafor", "Lindqvist", "Salmi")
    assert near(text, names, {okafor}) == {lindqvist}
    assert near(text, names, {lindqvist}) == {okafor, salmi}
    assert near(text, names, {salmi}) == {lindqvist}


@pytest.mark.parametrize("before", ["", "So. ", "So it. "])
def test_names_are_found_by_the_words_around_them(before: str) -> None:
    text = f"{before}then Okafor left, now Lindqvist left, then Salmi left"
    names = spans(text, "Okafor", "Lindqvist", "Salmi")
    assert around(text, names, "then", "left") == [names[0], names[2]]
    assert around(text, names, "now", "left then") == [names[1]]
    assert around(text, names, "then", "left now *".replace("*", MASK)) == [names[0]]
    assert around(text, names, "never", "left") == []


@pytest.mark.parametrize(
    ("text", "name", "words", "found"),
    [
        ("by Jane\nOkafor met Ada at noon", "Jane\nOkafor", ("by * * met", "at"), ["Ada"]),
        ("by Jane\nOkafor met Ada at noon", "Jane\nOkafor", ("by * met", "at"), ["Ada"]),
        ("by Jane Okafor met Ada at noon", "Jane Okafor", ("by * * met", "at"), []),
        ("met Ada at Jane\nOkafor then", "Jane\nOkafor", ("met", "at * * then"), ["Ada"]),
        ("met Ada at Jane\nOkafor", "Jane\nOkafor", ("met", "at * *"), ["Ada"]),
        ("Jane\nOkafor met Ada at noon", "Jane\nOkafor", ("* * met", "at"), ["Ada"]),
    ],
)
def test_a_name_over_a_line_end_may_be_printed_as_two_masks(
    text: str, name: str, words: tuple[str, str], found: list[str]
) -> None:
    before, after = (each.replace("*", MASK) for each in words)
    assert [text[slice(*span)] for span in between(text, spans(text, name), before, after)] == found


def test_in_a_release_a_mask_may_hide_the_words_before() -> None:
    text = f"by {MASK} then Ada at noon"
    assert between(text, [], "by Okafor then", "at") == []
    assert between(text, [], "by Okafor then", "at", is_release=True) == spans(text, "Ada")
