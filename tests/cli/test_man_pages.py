"""The manual pages are those of the commands."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("click_man")

from tools.man_pages import write

FOLDER = Path(__file__).parents[2] / "man"


def test_the_pages_are_up_to_date(tmp_path: Path) -> None:
    """Update them with ``python -m tools.man_pages man``."""
    write(tmp_path)

    assert {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()} == {
        path.name: path.read_text("utf-8") for path in tmp_path.iterdir()
    }


def test_no_text_is_lost_as_a_request_of_the_formatter() -> None:
    requests = {
        line.split()[0] for path in FOLDER.iterdir() for line in path.read_text("utf-8").split("\n") if line[:1] == "."
    }

    assert requests <= {".TH", ".SH", ".B", ".TP", ".PP"}
