import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.document.source import from_text
from cablelint.edits import Span
from cablelint.reporters.excerpt import Excerpt, excerpt


def hide_capitalised(text: str) -> str:
    """Hide every capitalised word, knowing no more than the words given."""
    return re.sub(r"\b[A-Z]\w*", "[…]", text)


def made(text: str, part: str) -> Excerpt:
    start = text.index(part)
    return excerpt(from_text(text), Span(start, start + len(part)), hide_capitalised)


def test_the_pieces_are_masked_one_by_one() -> None:
    assert made("he met Quillfeather and Heron twice\n", "Heron twice") == ("he met […] and ", "[…] twice", "")


def test_nothing_hidden_leaves_the_span_exact() -> None:
    assert made("x: abcdef; y", "cd") == ("x: ab", "cd", "ef; y")


@pytest.mark.parametrize("part", ["lf", "Q", ",", "s"])
def test_a_span_within_a_hidden_word_marks_the_whole_word(part: str) -> None:
    """The letters before and behind the span would otherwise show half the name."""
    assert made("with Quillfeather,s aide", part) == ("with ", "[…],s", " aide")


def test_a_long_line_is_cut_between_words() -> None:
    text = "Quillfeather " * 50 + "tags " + "Quillfeather " * 50
    before, marked, after = made(text, "tags")

    assert marked == "tags"
    assert set((before + after).replace("…[", "[").split()) == {"[…]", "…"}
    assert before.startswith("…")
    assert after.endswith("…")


def test_a_span_over_two_lines_is_marked_to_the_end_of_the_first() -> None:
    assert made("ab cd\r\nef", "cd\r\nef") == ("ab ", "cd", "")


def test_an_empty_span_is_between_the_pieces() -> None:
    text = "ab cd"
    assert excerpt(from_text(text), Span(3, 3), hide_capitalised) == ("ab ", "", "cd")
    assert excerpt(from_text(text), Span(5, 5), hide_capitalised) == ("ab cd", "", "")
    assert excerpt(from_text(""), Span(0, 0), hide_capitalised) == ("", "", "")


@given(st.data(), st.lists(st.text("abA", min_size=1, max_size=55), max_size=12).map(" ".join))
def test_no_part_of_a_hidden_word_is_shown(data: st.DataObject, text: str) -> None:
    """Words that contain a capital letter are hidden as a whole, wherever the span and the window cut."""
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))

    def quote(piece: str) -> str:
        return re.sub(r"\S*A\S*", "#", piece)

    shown = "".join(excerpt(from_text(text), Span(start, end), quote)).strip("…")
    whole = {word for word in text.split() if "A" not in word} | {"#"}
    assert set(shown.split()) <= whole


@given(st.data(), st.text("ab \t,\n\r", max_size=400))
def test_without_masks_the_pieces_are_those_of_the_line(data: st.DataObject, text: str) -> None:
    source = from_text(text)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    before, marked, after = excerpt(source, Span(start, end), lambda piece: piece)
    line, column = source.position(start)

    assert (before + marked + after).strip("…") in source.line(line)
    assert text[start:end].startswith(marked)
    if not before.startswith("…"):
        assert len(before) == min(column - 1, len(source.line(line)))
