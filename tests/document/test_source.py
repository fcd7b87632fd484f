"""Bytes to text and back, and the view's way home to the original."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cablelint.document.source import View, decode, from_text
from cablelint.edits import Edit, Span


@given(st.binary())
@example(b"\x81\x8d\x8f\x90\x9d")
@example(b"\xff\xfe\x00")
@example(codecs.BOM_UTF8 + b"caf\xc3\xa9")
@example(codecs.BOM_UTF16_LE + "Zürich".encode("utf-16-le"))
def test_any_bytes_decode_and_encode_back_to_themselves(data: bytes) -> None:
    source = decode(data)

    assert source.encode(source.text) == data


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"plain", "utf-8", "plain"),
        ("¶1".encode(), "utf-8", "¶1"),
        (codecs.BOM_UTF8 + b"x", "utf-8", "x"),
        (codecs.BOM_UTF16_BE + "é".encode("utf-16-be"), "utf-16-be", "é"),
        ("¶1. “No”".encode("cp1252"), "cp1252", "¶1. “No”"),
    ],
)
def test_encoding_is_told_by_mark_then_utf8_then_windows(data: bytes, encoding: str, text: str) -> None:
    source = decode(data)

    assert (source.encoding, source.text) == (encoding, text)


def test_an_edit_leaves_every_other_byte_as_it_was() -> None:
    data = "caf\xe9 NAME \x93x\x94".encode("latin-1")
    source = decode(data)
    start = source.text.index("NAME")

    assert source.apply([Edit(start, start + 4, "[1]")]) == data.replace(b"NAME", b"[1]")


@pytest.mark.parametrize(("text", "is_text"), [("a\tb\r\n\f", True), ("\x00", False), ("a\x07b", True), ("", True)])
def test_control_characters_that_no_text_holds_are_told(text: str, is_text: bool) -> None:
    assert from_text(text).is_text is is_text


def test_lines_and_columns_count_from_one_with_every_kind_of_newline() -> None:
    source = from_text("a\r\nbc\rd\nе")

    positions = [source.position(offset) for offset in range(len(source.text))]

    assert positions == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (4, 1)]
    assert [source.line(number) for number in range(1, 5)] == ["a", "bc", "d", "е"]


@st.composite
def repaired_texts(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text, and repairs of it that do not overlap."""
    text = draw(st.text(max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    edits = [
        Edit(start, end, draw(st.text(max_size=3)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        if draw(st.booleans())
    ]
    return text, edits


@given(repaired_texts())
def test_every_character_of_the_view_stands_behind_some_of_the_original(case: tuple[str, list[Edit]]) -> None:
    text, repairs = case
    view = View(text, repairs)

    for offset in range(len(view.text)):
        span = view.origin(offset, offset + 1)
        assert 0 <= span.start <= span.end <= len(text)
        if not any(edit.start <= span.start < edit.end for edit in repairs):
            assert text[slice(*span)] == view.text[offset]


def test_a_character_that_stands_for_several_gives_them_all() -> None:
    view = View("[1](#)2. Text", [Edit(0, 6, "¶")])

    assert view.text == "¶2. Text"
    assert view.origin(0, 1) == Span(0, 6)
    assert view.origin(1, 2) == Span(6, 7)
    assert view.origin(0, 8) == Span(0, 13)


def test_a_repair_that_overlaps_an_earlier_one_is_left_out() -> None:
    view = View("[1](#\u00ad) Text", [Edit(0, 7, "¶"), Edit(5, 6, "")])

    assert view.text == "¶ Text"
    assert view.origin(0, 1) == Span(0, 7)


@pytest.mark.parametrize(
    ("text", "expected"), [("¶1. “Yes”", "¶1. “YES”"), ("¶1. São Paulo", "¶1. SÃO PAULO"), ("¶ Straße", "¶ STRAßE")]
)
def test_the_letters_of_a_text_become_capitals_in_their_place(text: str, expected: str) -> None:
    assert from_text(text).capitals == expected
