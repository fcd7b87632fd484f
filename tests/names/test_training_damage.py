"""Copies of labelled texts: damaged, with every mention still in its place."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest

from cablelint.names.training.damage import (
    damaged,
    double_spaced,
    hyphenated,
    misread_letters,
    small_head,
    stray_blanks,
    training_copies,
)
from cablelint.names.training.labels import LabelledText

SENTENCE = "Minister Belarte Quiroga met Ambassador Vesterholm\nand Sadowski in the capital.\n"
TEXT = SENTENCE * 40
NAMES = ("Belarte Quiroga", "Vesterholm", "Sadowski")
LABELLED = LabelledText(
    "invented",
    TEXT,
    tuple((match.start(), match.end(), NAMES.index(match[0])) for match in re.finditer("|".join(NAMES), TEXT)),
)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text)).lower()


@pytest.mark.parametrize("damage", [double_spaced, hyphenated, small_head, stray_blanks])
def test_a_mention_keeps_its_letters(damage) -> None:
    copy = damage(LABELLED, random.Random(3))
    assert copy.text != TEXT
    assert len(copy.mentions) == len(LABELLED.mentions)
    for start, end, person in copy.mentions:
        assert _letters(copy.text[start:end]) == _letters(NAMES[person])


def test_misread_letters_stay_within_their_mention() -> None:
    copy = misread_letters(LABELLED.upper(), random.Random(3))
    assert copy.text != TEXT.upper()
    for start, end, person in copy.mentions:
        assert not copy.text[start - 1].isalnum()
        assert not copy.text[end].isalnum()
        assert abs(len(copy.text[start:end]) - len(NAMES[person])) <= 1


def test_the_damage_depends_on_the_text_alone() -> None:
    assert list(training_copies(LABELLED)) == list(training_copies(LABELLED))
    assert damaged(LABELLED, random.Random(1)) != damaged(LABELLED, random.Random(2))


def test_a_text_in_capitals_has_two_damaged_copies() -> None:
    first, *copies = training_copies(LABELLED.upper())
    assert first == LABELLED.upper()
    assert len(copies) == 2
    assert all(copy.text != first.text for copy in copies)


def test_half_of_the_other_texts_have_a_copy_in_capitals() -> None:
    texts = [replace(LABELLED, name=str(number)) for number in range(200)]
    in_capitals = sum(LABELLED.upper().text in [copy.text for copy in training_copies(text)] for text in texts)
    assert 80 < in_capitals < 120


def test_an_insertion_behind_a_mention_is_outside_of_it() -> None:
    copy = LabelledText("a", "Doe ran", ((0, 3, 0),)).edited([(3, 3, "-\n")])
    assert (copy.text, copy.mentions) == ("Doe-\n ran", ((0, 3, 0),))
