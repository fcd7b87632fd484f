"""Positions of the protocol lead to the characters they mean, and back."""

from __future__ import annotations

import pytest

pytest.importorskip("pygls")

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from cablelint.document import from_text
from cablelint.server.positions import Positions

TEXTS = st.text(st.sampled_from("ab\n\r\f¶é😀"), max_size=30)


@given(TEXTS, st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_every_character_is_found_again(text: str, encoding: str) -> None:
    source = from_text(text)
    positions = Positions(source, encoding)
    for offset in range(len(text)):
        if text[offset - 1 : offset + 1] != "\r\n" and text[offset] not in "\r\n":
            assert positions.offset(positions.position(offset)) == offset


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 6), ("utf-16", 3), ("utf-32", 2), (None, 3)])
def test_columns_count_the_units_of_the_editor(encoding: str | None, character: int) -> None:
    position = Positions(from_text("one\n¶😀x"), encoding).position(6)

    assert position == Position(1, character)


def test_a_form_feed_ends_no_line() -> None:
    assert Positions(from_text("a\fb\nc")).position(2) == Position(0, 2)


@pytest.mark.parametrize("position", [Position(9, 0), Position(1, 99)])
def test_a_position_outside_the_text_is_its_nearest_character(position: Position) -> None:
    assert Positions(from_text("one\ntwo")).offset(position) == 7
