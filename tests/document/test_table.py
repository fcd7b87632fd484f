"""Tables as CSV: the header decides, every character keeps its place, and damage stays within its row."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.document.dialects import table
from cablelint.document.source import Columns, decode
from cablelint.edits import Edit

CELLS = st.text(st.sampled_from('ab "\n\r,;x¶'), max_size=12)


def texts(data: str, columns: Columns = Columns()) -> list[str]:  # noqa: B008
    source = decode(data.encode())
    form = table.table_of(source.text, columns)
    assert form is not None
    return [table.cable_of(source, form, row).text for row in table.rows(source.text, form)]


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), st.sampled_from(table.DELIMITERS))
def test_what_csv_writes_is_read_back(rows: list[tuple[str, str]], delimiter: str) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([("id", "text"), *rows])

    assert texts(stream.getvalue()) == [text for _, text in rows]


@given(st.text(st.sampled_from('ab",;\n'), max_size=60))
def test_any_text_is_cut_into_rows_without_loss(rest: str) -> None:
    data = "id,text\n" + rest
    form = table.table_of(data, Columns())
    assert form is not None

    cells = [cell.span for row in table.rows(data, form) for cell in row]

    assert cells == sorted(cells)
    kept = "".join(data[cell.start : cell.end] for cell in cells)
    assert [each for each in kept if each in "ab"] == [each for each in rest if each in "ab"]


@pytest.mark.parametrize(
    ("header", "is_table"),
    [
        ("id,text", True),
        ("ID;Body;Year", True),
        ('"id"\t"cable"', True),
        ("text", False),
        ("id,telegram", False),
        ("VZCZCXRO0042", False),
        ("SUBJECT: A QUIET WEEK, text", False),
        ("", False),
    ],
)
def test_a_header_has_a_column_for_the_cable(header: str, is_table: bool) -> None:
    assert table.recognises(decode(f"{header}\n1,2\n".encode())) is is_table


def test_a_column_may_be_named_in_any_case() -> None:
    assert texts("id,Telegram\n1,yes\n", Columns("telegram")) == ["yes"]
    assert texts("Telegram\nyes\n", Columns("telegram")) == ["yes"]


def test_a_short_row_is_read_whole_and_reported() -> None:
    source = decode(b"id,text\nonly one cell\n2,two\n")

    first, second = table.cables(source)

    assert (first.text, second.text) == ("only one cell", "two")
    assert first.within is not None
    assert first.within.faults == (("damaged-record", 0),)


def test_a_quote_that_is_never_closed_reaches_to_the_end() -> None:
    assert texts('id,text\n1,"one\ntwo\n') == ["one\ntwo\n"]


def test_an_edit_is_escaped_and_lands_in_its_cell() -> None:
    source = decode(b'id,text\n1,"say ""hello"" now"\n')
    (cable,) = table.cables(source)
    start = cable.text.index("hello")

    edit = cable.place_edit(Edit(start, start + 5, '"b"'))

    assert source.edited([edit]).text == 'id,text\n1,"say """"b"""" now"\n'


def test_an_edit_of_a_cell_without_quotes_cannot_end_it() -> None:
    source = decode(b"id,text\n1,say hello now\n")
    (cable,) = table.cables(source)

    edit = cable.place_edit(Edit(4, 9, 'a,"b"\nc'))

    assert source.edited([edit]).text == "id,text\n1,say a b c now\n"


def test_rows_are_found_in_bytes_as_in_text() -> None:
    data = 'id,text\n1,"é ""x""\ny"\n\n2,two\n'
    form = table.table_of(data, Columns())
    assert form is not None

    starts = list(table.row_starts(data.encode(), form.start, form.delimiter))

    assert [data.encode()[start:][:1] for start in starts] == [b"1", b"2"]
