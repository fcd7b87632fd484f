"""The text: paragraph numbers and marks, headings, the summary."""

from __future__ import annotations

import pytest

from .reading import table_of


def outline(text: str) -> str:
    return " ".join(f"{each['number']}{each['portion'] or '-'}" for each in table_of(text=text)["paragraphs"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. (C) One.\n\n2. (SBU) Two.\n", "1C 2SBU"),
        ("¶1. (S//NF) One.\n¶2. (C/REL USA, GBR) Two.\n", "1S//NF 2C/REL USA, GBR"),
        ("1.(C) One.\n\n2.  (C) Two.\n", "1C 2C"),
        ("(C) 1. One.\n\n(C) 2. Two.\n", "1C 2C"),
        ("1. (C) One.\n\n2, (SBU) Two.\n\n3: (C) Three.\n\n4 - (S) Four.\n\n5.. (C) Five.\n", "1C 2SBU 3C 4S 5C"),
        ("1. (C) One of\n\n2, (or more) of them.\n\n2: Two.\n", "1C 2-"),
        ("¶1. CONFIDENTIAL - ENTIRE TEXT.\n\n¶2. Two.\n", "1CONFIDENTIAL - ENTIRE TEXT 2-"),
        ("1. One.\n\n2. Two.\n", "1- 2-"),
        ("1. (C) One.\n\n3. (C) Three.\n", "1C 3C"),
        ("1. (C) He listed\n\n5. Five ships\n\n2. (C) Two.\n", "1C 2C"),
        ("¶1. (C) He saw, as in the year before, no fewer than\n¶30. Ships came.\n\n¶2. (C) Two.\n", "1C 2C"),
        ("(C) One paragraph has no number.\n", "NoneC"),
    ],
)
def test_paragraphs(text: str, expected: str) -> None:
    assert outline(text) == expected


def test_lines_too_long_to_be_wrapped_end_their_paragraphs() -> None:
    long = "the harbor stayed quiet and nobody came " * 5

    assert outline(f"¶1. One: {long}\n¶3. Three: {long}\n") == "1- 3-"


@pytest.mark.parametrize(
    ("above", "heading"),
    [
        ("-------\nDETAILS\n-------\n", "DETAILS"),
        ("DETAILS\n-------\n", "DETAILS"),
        ("- - - -\nDETAILS\n- - - -\n", "DETAILS"),
        ("Details of the Week\n", "Details of the Week"),
        ("DETAILS -------\n", "DETAILS"),
        ("DETAILS\n\n-------\n", "DETAILS"),
        ("------\nTWO LINES OF\nA HEADING\n------\n", "TWO LINES OF A HEADING"),
    ],
)
def test_a_heading_belongs_to_the_paragraph_below_it(above: str, heading: str) -> None:
    paragraphs = table_of(text=f"1. (C) One.\n\n{above}\n2. (C) Two.\n")["paragraphs"]

    assert [each["headings"] for each in paragraphs] == [[], [heading]]


@pytest.mark.parametrize(
    "above",
    [
        "and nobody else would, he said to his friends.\n-----\n",
        "-----\n",
        "He said so twice.\n",
    ],
)
def test_the_rest_of_a_sentence_is_no_heading(above: str) -> None:
    paragraphs = table_of(text=f"1. (C) One.\n\n{above}\n2. (C) Two.\n")["paragraphs"]

    assert [each["headings"] for each in paragraphs] == [[], []]


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("1. (C) SUMMARY. It was quiet. END SUMMARY.\n", "It was quiet."),
        ("1. (C) Summary: It was quiet. End\nsummary.\n", "It was quiet."),
        ("1. (C) Summary and Comment: It was quiet. End Summary and Comment.\n", "It was quiet."),
        ("1. (C) Introduction: It was quiet. End introduction and summary.\n", "Introduction: It was quiet."),
        ("SUMMARY\n-------\n\n1. (C) It was quiet.\n\nDETAILS\n-------\n\n2. (C) Very.\n", "It was quiet."),
        ("1. (U) This is an action request.\n\n2. (C) Summary: It was quiet. End summary.\n", "It was quiet."),
        ("1. (C) It was quiet.\n\n2. (C) And calm. End Summary.\n\n3. (C) Three.\n", "It was quiet.\nAnd calm."),
        ("1. (C) It was quiet.\n", None),
    ],
)
def test_the_summary(text: str, summary: str | None) -> None:
    assert table_of(text=text)["summary"] == summary


def test_page_marks_are_no_part_of_a_paragraph() -> None:
    text = "1. (C) It was a week in which\n\nTOKYO 00000123  002 OF 003\n\nnothing happened.\n"

    assert "00000123" not in table_of(text=text)["paragraphs"][0]["text"]
