"""The field of each line, the place of each element, and each repair: the marked texts of the TOML files beside."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from .marks import (
    with_elements,
    with_fields,
    with_labels,
    with_messages,
    with_repairs,
    without_elements,
    without_fields,
    without_labels,
    without_messages,
    without_repairs,
)
from .reading import HEADER, read


def texts_of(name: str) -> list[Any]:
    groups = tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))
    return [
        pytest.param(text, id=f"{behaviour}-{number}")
        for behaviour, group in groups.items()
        for number, text in enumerate(group["texts"])
    ]


@pytest.mark.parametrize("rows", texts_of("lines.toml"))
def test_each_line_belongs_to_the_field_before_it(rows: str) -> None:
    assert with_labels(without_labels(rows)) == rows


@pytest.mark.parametrize("marked", texts_of("elements.toml"))
def test_the_elements_of_a_text_are_where_they_are_marked(marked: str) -> None:
    assert with_elements(without_elements(marked)) == marked


@pytest.mark.parametrize("marked", texts_of("fields.toml"))
def test_the_parts_of_the_fields_are_where_they_are_marked(marked: str) -> None:
    assert with_fields(without_fields(marked)) == marked


@pytest.mark.parametrize("marked", texts_of("repairs.toml"))
def test_the_damage_is_repaired_where_it_is_marked(marked: str) -> None:
    assert with_repairs(without_repairs(marked)) == marked


@pytest.mark.parametrize("marked", texts_of("messages.toml"))
def test_each_message_begins_where_it_is_marked(marked: str) -> None:
    assert with_messages(without_messages(marked)) == marked


def test_page_marks_are_no_part_of_the_words_of_a_paragraph() -> None:
    text = "1. (C) One happened and\nTOKYO 00000123  002 OF 002\n  it went on.  \n\n2. (C) Two.\n"
    first, second = read(f"{HEADER}\n{text}").paragraphs
    assert (first.text, second.text) == ("One happened and\nit went on.", "Two.")
