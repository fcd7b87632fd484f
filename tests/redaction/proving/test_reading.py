"""The readings of a release: its words in folded form, and the characters that each is printed with."""

from __future__ import annotations

import re

import pytest

from cablelint.edits import Span
from cablelint.redaction.proving.reading import MASK, Reading, readings

# The words before must not matter, however many characters they have.
BEFORE = ("", "So. ", "So it was. ")


def read(text: str) -> list[Reading]:
    return list(readings(text, [Span(*mask.span()) for mask in re.finditer(r"\[NAME-\d\]", text)]))


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Then Tervonen", [["then Then", "tervonen Tervonen"]]),
        ("Ter&#118;onen T%65r", [["tervonen Ter&#118;onen", "ter T%65r"]]),
        ("&amp;ouml;l &amp;amp;ouml;l", [["ol &amp;ouml;l", "ol &amp;amp;ouml;l"]]),
        ("Ter\u00advonen Ter\u200bvonen", [["tervonen Ter\u00advonen", "tervonen Ter\u200bvonen"]]),
        (
            "T<b>er</b>vonen left",
            [["t T", "b b", "er er", "b b", "vonen vonen", "left left"], ["tervonen T<b>er</b>vonen", "left left"]],
        ),
        ("Ter<!-- x -->vonen", [["ter Ter", "x x", "vonen vonen"], ["tervonen Ter<!-- x -->vonen"]]),
        ("Ter**vonen", [["ter Ter", "vonen vonen"], ["tervonen Ter**vonen"]]),
        ("Ter[sic]vonen", [["ter Ter", "sic sic", "vonen vonen"], ["tervonen Ter[sic]vonen"]]),
        (
            "it \u202enenovret saw\u202c b",
            [["it it", "nenovret nenovret", "saw saw", "b b"], ["was saw", "tervonen nenovret"]],
        ),
        ("Aino [NAME-1] left", [["aino Aino", "left left"]]),
    ],
)
def test_each_word_has_its_printed_characters(before: str, text: str, words: list[list[str]]) -> None:
    text = before + text
    found = []
    for number, reading in enumerate(read(text)):
        printed = [f"{word} {reading.printed(index)}" for index, word in enumerate(reading.words)]
        assert [text[slice(*reading.span(index))] for index in range(len(printed))] == [
            each.partition(" ")[2] for each in printed
        ]
        # The first reading has the words before, and that without markup what is near it.
        skipped = len(re.findall(r"\w+", before)) if number == 0 or "\u202e" not in text else 0
        found.append(printed[skipped:])
    assert found == words


def test_only_what_is_near_markup_is_read_again() -> None:
    filler = " ".join(["abcd"] * 40)
    text = f"{filler} T<b>er</b>vonen {filler} S<i>al</i>mi {filler}"
    _, reading = read(text)
    # Sixty characters to both sides of the markup in each name, and the words that they end in.
    assert reading.words.count("abcd") == 47
    assert [text[slice(*reading.span(index))] for index, word in enumerate(reading.words) if word != "abcd"] == [
        "T<b>er</b>vonen",
        "S<i>al</i>mi",
    ]
    (place,) = reading.places("tervonen")
    span = reading.span(place)
    assert reading.differs_at(span)
    assert reading.differs_at(Span(span.end + 14, span.end + 15))
    assert not reading.differs_at(Span(span.end + 40, span.end + 44))
    assert not reading.differs_at(Span(0, 4))


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize(
    ("text", "before_masks", "beside", "cut", "neighbours"),
    [
        ("aino [NAME-1] left", "aino", "aino< left>", "", "aino< > left> >"),
        ("aino  [NAME-1]  left", "aino", "aino< left>", "", "aino<  > left>  >"),
        ("aino   [NAME-1]   left", "aino", "", "", "aino<   > left>   >"),
        ("aino\n[NAME-1]\nleft", "aino", "", "", "aino<\n> left>\n>"),
        ("aino k. [NAME-1] k. left", "", "aino< left>", "", "k<. > k> >"),
        ("aino[NAME-1]left", "", "", "aino left", "aino<> left>>"),
        ("aino, [NAME-1], [NAME-2] left", "", "left>", "", "aino<, > left> >"),
    ],
)
def test_the_words_beside_masks(
    before: str, text: str, before_masks: str, beside: str, cut: str, neighbours: str
) -> None:
    text = before + text
    (reading,) = read(text)
    masks = {offset for mask in re.finditer(r"\[NAME-\d\]", text) for offset in range(*mask.span())}
    assert " ".join(reading.words_before_masks()) == before_masks
    assert {edge.place for edge in reading.edges} <= masks
    signs = [(edge, "<" if edge.is_before else ">") for edge in reading.edges]
    found = [(reading.word_beside(edge), sign) for edge, sign in signs]
    assert " ".join(f"{reading.words[at]}{sign}" for at, sign in found if at is not None) == beside
    touching = [at for edge, _ in signs if (at := reading.cut_word(edge)) is not None]
    assert " ".join(reading.words[at] for at in touching) == cut
    near = [(at, sign, reading.gap_at(edge, at)) for edge, sign in signs if (at := reading.neighbour(edge)) is not None]
    assert " ".join(f"{reading.words[at]}{sign}{gap}>" for at, sign, gap in near if MASK not in gap) == neighbours


def test_the_left_edge_of_masks_that_are_displayed_in_reverse_is_the_end_of_the_last() -> None:
    release = "x \u202eab[NAME-1][NAME-2]cd\u202c y"
    first = release.index("[")
    masks = [Span(first, first + 8), Span(first + 8, first + 16)]

    edges = [[(edge.at, edge.place) for edge in reading.edges] for reading in readings(release, masks)]

    assert edges == [[(4, first), (20, first + 15)], [(2, first + 15), (18, first)]]
