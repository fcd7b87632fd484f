from collections.abc import Callable

import pytest

from cablelint.edits import Span
from cablelint.reporters.report import FileReport

from .samples import finding, masked

Render = Callable[..., str]


def excerpt(rendered: Render, text: str, start: int, end: int) -> list[str]:
    """The last two lines for a finding at a span: the line and the carets."""
    report = masked("a.txt", text, [finding("CLS009", "twice", Span(start, end))])
    return rendered("text", [report]).splitlines()[-2:]


def marked(lines: list[str]) -> str:
    """Return the text above the carets."""
    line, carets = lines
    return line[carets.index("^") : carets.rindex("^") + 1]


def test_carets_are_under_the_span(rendered: Render) -> None:
    lines = excerpt(rendered, "TAGS: PREL, PREL", 12, 16)

    assert lines == ["1 | TAGS: PREL, PREL", "  |             ^^^^"]


@pytest.mark.parametrize(
    ("text", "span", "shown"),
    [
        ("\tSIPDIS", (1, 7), "SIPDIS"),
        ("AB\tSIPDIS\tX", (3, 9), "SIPDIS"),
        ("AB\tSIPDIS", (2, 3), "      "),
        ("A\x1b[31mB", (2, 6), "[31m"),
        ("A\x1b[31mB", (1, 2), r"\x1b"),
        ("\x1b\tSIPDIS", (2, 8), "SIPDIS"),
        ("é ü SIPDIS", (4, 10), "SIPDIS"),
    ],
)
def test_carets_stay_right_after_tabs_and_unprintable_characters(
    rendered: Render, text: str, span: tuple[int, int], shown: str
) -> None:
    assert marked(excerpt(rendered, text, *span)) == shown


def test_wide_characters_take_two_columns_and_combining_ones_none(rendered: Render) -> None:
    line, carets = excerpt(rendered, "東京 SIPDIS", 3, 9)
    assert carets.index("^") == line.index("SIPDIS") + 2

    line, carets = excerpt(rendered, "e\u0301 SIPDIS", 3, 9)
    assert carets.index("^") == line.index("SIPDIS") - 1


def test_an_empty_span_has_one_caret(rendered: Render) -> None:
    assert excerpt(rendered, "SIPDIS", 6, 6) == ["1 | SIPDIS", "  |       ^"]


def test_a_span_over_several_lines_is_marked_to_the_end_of_its_first(rendered: Render) -> None:
    assert excerpt(rendered, "SIPDIS\r\nSIPDIS", 2, 12) == ["1 | SIPDIS", "  |   ^^^^"]


def test_a_span_that_starts_in_the_newline_is_marked_behind_the_line(rendered: Render) -> None:
    assert excerpt(rendered, "AB\r\nC", 3, 4) == ["1 | AB", "  |   ^"]


def test_of_a_long_line_the_place_is_shown(rendered: Render) -> None:
    line, carets = excerpt(rendered, "x" * 5_000 + "SIPDIS" + "y" * 5_000, 5_000, 5_006)

    assert marked([line, carets]) == "SIPDIS"
    assert len(line) < 200
    assert line.startswith("1 | …x")
    assert line.endswith("y…")


def test_the_start_of_a_long_line_is_shown_as_it_is(rendered: Render) -> None:
    line, carets = excerpt(rendered, "SIPDIS" + "y" * 5_000, 0, 5_006)

    assert line.startswith("1 | SIPDIS")
    assert carets.count("^") == 160


def test_carets_are_right_behind_a_masked_name(rendered: Render) -> None:
    assert excerpt(rendered, "by Quillfeather: SIPDIS", 17, 23) == ["1 | by [NAME]: SIPDIS", "  |            ^^^^^^"]


def test_colour_comes_only_when_requested(rendered: Render, reports: list[FileReport]) -> None:
    assert "\x1b[" not in rendered("text", reports)
    assert "\x1b[31m\x1b[1mDCL006" in rendered("text", reports, color=True)
