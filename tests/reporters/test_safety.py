import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.reporters.safety import relative, visible, wants_color


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é 東京", "plain é 東京"),
        ("\x1b[31m", r"\x1b[31m"),
        ("a\tb\r\n", r"a\tb\r\n"),
        ("\u202e\u2066\u200b\ufeff", r"\u202e\u2066\u200b\ufeff"),
        ("\x85\x9b\xa0", r"\x85\x9b\xa0"),
        ("\udc80", r"\udc80"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_the_unprintable_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_what_is_visible_is_printable_and_stays_so(text: str) -> None:
    assert visible(text).isprintable()
    assert visible(visible(text)) == visible(text)
    visible(text).encode("utf-8")


def test_paths_below_the_root_are_relative_and_others_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert relative("a/../b.txt", tmp_path) == "b.txt"
    assert relative(str(tmp_path / "b.txt"), Path()) == "b.txt"
    assert relative("b.txt", tmp_path / "c") == (tmp_path / "b.txt").as_posix()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("no_color", "colored"), [(None, True), ("", True), ("1", False)])
def test_colour_is_for_terminals_unless_no_color_is_set(
    monkeypatch: pytest.MonkeyPatch, no_color: str | None, colored: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color is not None:
        monkeypatch.setenv("NO_COLOR", no_color)

    assert wants_color(Terminal()) is colored
    assert not wants_color(io.StringIO())
