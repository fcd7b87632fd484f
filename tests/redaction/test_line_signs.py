"""Releases of cables whose lines have numbers, rows or tags around them, which stay as the words beside them do."""

from __future__ import annotations

import html

import pytest

from cablelint.document import from_text, parse_all
from cablelint.redaction.masking.redaction import Redaction
from cablelint.redaction.releasing.release import release
from cablelint.redaction.settings import Settings

LINES = """\
C O N F I D E N T I A L HELSINKI 000417
SUBJECT: CALL ON DIRECTOR TERVONEN

1. (C) SUMMARY. Director Aino Tervonen saw Captain Pekka
Halvari, and everybody praised Tervonen
inherited from others. The road
BETWEEN THE TOWNS BY ROAD was closed.

ASHDOWN
""".splitlines()


def released(text: str) -> Redaction:
    return release(from_text(text, "a.txt"), Settings())


def rows(line_end: str) -> str:
    cells = (f"<tr><td>{number}</td><td>{html.escape(line)}</td></tr>" for number, line in enumerate(LINES, 1))
    return f"<table>{line_end.join(cells)}</table>\n"


@pytest.mark.parametrize("line_end", ["", "\n"])
def test_a_name_over_two_rows_leaves_the_number_of_the_second(line_end: str) -> None:
    redaction = released(rows(line_end))

    assert all(f"<td>{number}</td>" in redaction.result.text for number in range(1, len(LINES) + 1))
    assert "Halvari" not in redaction.result.text
    assert redaction.result.text.count("<td>inherited from") == 1


@pytest.mark.parametrize("line_end", ["<br>", "</p><p>", "</li><li>"])
def test_a_tag_that_ends_a_line_parts_two_words(line_end: str) -> None:
    redaction = released(f"<div><p>{line_end.join(map(html.escape, LINES))}</p></div>\n")

    assert f"]{line_end}inherited from" in redaction.result.text


@pytest.mark.parametrize("form", ["{} {}", "2011-01-01 00:00:{:02} {}"])
def test_an_identifier_leaves_the_number_of_its_line(form: str) -> None:
    text = "".join(form.format(number, line) + "\n" for number, line in enumerate(LINES, 78))
    redaction = released(text)

    assert any("ADDRESS" in mask.mark for mask in redaction.masks)
    assert "84 [ADDRESS-1] was closed." in redaction.result.text
    assert [cable.dialect for cable in parse_all(redaction.result)] == ["framed"]
