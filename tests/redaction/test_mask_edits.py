"""The edits of one mask: the lines and the markup inside a name stay, its letters do not."""

from __future__ import annotations

import pytest

from cablelint.edits import Span, apply_edits
from cablelint.redaction.masking.mask_edits import edits_of


@pytest.mark.parametrize("before", ["", "a", "ab", "so it was\n"])
@pytest.mark.parametrize(
    ("text", "released"),
    [
        ("by «Aino Salmi» left", "by M left"),
        ("by « Aino Salmi » left", "by  M  left"),
        ("by «Aino\nSalmi» left", "by M\n left"),
        ("by «Aino\r\n  Salmi» left", "by M\r\n   left"),
        ("by «Aino\rSalmi» left", "by M\r left"),
        ("by «Aino\nSalmi»\nleft", "by M\nM\nleft"),
        ("by «Aino\nSalmi»\r\nleft", "by M\nM\r\nleft"),
        ("by «Aino\nSalmi»", "by M\nM"),
        ("by «Aino\nSalmi», left", "by M\n, left"),
        ("by «Aino\n\nSalmi»\nleft", "by M\n\nM\nleft"),
        ("by «Aino\n  K.\n Salmi»\nleft", "by M\n  M\n M\nleft"),
        ("by «Aino <b>Salmi</b>» left", "by M left"),
        ("by «Ai</b>no <b>Salmi» left", "by M left"),
        ("by «Ai<b></b>no» left", "by M left"),
        ("by «Ai<b></i>no» left", "by M<b></i> left"),
        ("by «Ai</B><b>no» left", "by M left"),
        ("by «Ai<b><b>no» left", "by M<b><b> left"),
        ("by «Ai<p></p>no» left", "by M<p></p> left"),
        ("by «A<b></b>i<i></i>no» left", "by M left"),
        ("by «Aino** Salmi» left", "by M**  left"),
        ("by «Ai**no**» left", "by M left"),
        ("by «Ai**no*» left", "by M*** left"),
        ("by «Ai***no» left", "by M*** left"),
        ("by «Aino](/a/1.html) Salmi» left", "by M](/a/1.html)  left"),
    ],
)
def test_the_mark_is_printed_once_and_again_where_a_piece_fills_its_line(before: str, text: str, released: str) -> None:
    text = before + text
    start, end = text.index("«"), text.index("»") - 1
    plain = text.replace("«", "").replace("»", "")
    assert apply_edits(plain, edits_of(plain, Span(start, end), "M", fills_lines=True)) == before + released


def test_a_passage_has_one_mark_however_many_lines_it_fills() -> None:
    text = "by Aino\nSalmi\nleft"
    assert apply_edits(text, edits_of(text, Span(3, 13), "M", fills_lines=False)) == "by M\n\nleft"
