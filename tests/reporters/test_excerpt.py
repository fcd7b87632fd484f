import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.document.source import from_text
from cablelint.edits import Span
from cablelint.reporters.excerpt import Excerpt, excerpt
from cablelint.reporters.report import FileReport

from .samples import finding

Render = Callable[..., str]


def hide_capitalised(text: str) -> Callable[[int, int], str]:
    """A mask that hides every capitalised word, and knows no more than the words it is given."""
    return lambda start, end: re.sub(r"\b[A-Z]\w*", "[…]", text[start:end])


def made(text: str, part: str) -> Excerpt:
    start = text.index(part)
    return excerpt(from_text(text), Span(start, start + len(part)), hide_capitalised(text))


def test_the_pieces_are_masked_one_by_one() -> None:
    assert made("he met Quillfeather and Heron twice\n", "Heron twice") == ("he met […] and ", "[…] twice", "")


def test_nothing_hidden_leaves_the_span_exact() -> None:
    assert made("x: abcdef; y", "cd") == ("x: ab", "cd", "ef; y")


@pytest.mark.parametrize("part", ["lf", "Q", ",", "s"])
def test_a_span_within_a_hidden_word_marks_the_whole_word(part: str) -> None:
    """The letters before and behind the span would otherwise tell half the name."""
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
    assert excerpt(from_text(text), Span(3, 3), hide_capitalised(text)) == ("ab ", "", "cd")
    assert excerpt(from_text(text), Span(5, 5), hide_capitalised(text)) == ("ab cd", "", "")
    assert excerpt(from_text(""), Span(0, 0), hide_capitalised("")) == ("", "", "")


@given(st.data(), st.lists(st.text("abA", min_size=1, max_size=55), max_size=12).map(" ".join))
def test_no_part_of_a_hidden_word_is_shown(data: st.DataObject, text: str) -> None:
    """Words that hold a capital letter are hidden as a whole, wherever the span and the window cut."""
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))

    def mask(first: int, last: int) -> str:
        assert 0 <= first <= last <= len(text)
        return re.sub(r"\S*A\S*", "#", text[first:last])

    shown = "".join(excerpt(from_text(text), Span(start, end), mask)).strip("…")
    whole = {word for word in text.split() if "A" not in word} | {"#"}
    assert set(shown.split()) <= whole


@given(st.data(), st.text("ab \t,\n\r", max_size=400))
def test_without_masks_the_pieces_are_those_of_the_line(data: st.DataObject, text: str) -> None:
    source = from_text(text)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    before, marked, after = excerpt(source, Span(start, end), lambda first, last: text[first:last])
    line, column = source.position(start)

    assert (before + marked + after).strip("…") in source.line(line)
    assert text[start:end].startswith(marked)
    if not before.startswith("…"):
        assert len(before) == min(column - 1, len(source.line(line)))


def test_the_text_report_sets_carets_whatever_the_length_of_the_mask(rendered: Render) -> None:
    text = "with Quillfeather,s aide; SIPDIS"
    source = from_text(text, "a.txt")
    findings = (finding("CLS009", "twice", Span(26, 32)), finding("DMG001", "a comma", Span(17, 18)))
    excerpts = {
        each.span: excerpt(source, each.span, hide_capitalised("with Quillfeather,s aide; sipdis")) for each in findings
    }
    report = FileReport(source, findings, lambda quote: quote, source.line, excerpt=excerpts.__getitem__)
    output = rendered("text", [report])

    assert output.splitlines()[2:4] == ["1 | with […],s aide; sipdis", "  |                  ^^^^^^"]
    assert output.splitlines()[6:8] == ["1 | with […],s aide; sipdis", "  |      ^^^^^"]
    assert "Quillfeather" not in output
