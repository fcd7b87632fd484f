"""Captions, the E.O. line, TAGS and SUBJECT, on lines of their own and glued to others."""

from __future__ import annotations

import pytest

from cablelint.document.model.to_dict import as_table

from .reading import HEADER, TEXT, read


def table_with(old: str, new: str) -> dict[str, object]:
    assert old in HEADER
    return as_table(read(HEADER.replace(old, new) + TEXT))


@pytest.mark.parametrize(
    ("lines", "captions"),
    [
        ("SIPDIS", ["SIPDIS"]),
        ("NOFORN\nSIPDIS", ["NOFORN", "SIPDIS"]),
        ("C O R R E C T E D  C O P Y (CHANGED LEVEL)\nSIPDIS", ["C O R R E C T E D C O P Y (CHANGED LEVEL)", "SIPDIS"]),
        ("CORRECTED COPY - TEXT\nSIPDIS", ["CORRECTED COPY - TEXT", "SIPDIS"]),
        ("SIPDIS  NOFORN", ["SIPDIS", "NOFORN"]),
        ("sipdis, noforn", ["SIPDIS", "NOFORN"]),
    ],
)
def test_captions(lines: str, captions: list[str]) -> None:
    assert table_with("SIPDIS", lines)["captions"] == captions


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("E.O. 12958: DECL: 03/05/2017", "2017-03-05"),
        ("EO 12958 DECL: 2017/03/05", "2017-03-05"),
        ("E.O. 12958: DECL: 3/5/17", "2017-03-05"),
        ("E.o. 12958: decl: 03/05/2017", "2017-03-05"),
        ("E.O. 12958: DECL: 02/30/2017", None),
        ("E.O. 12958: DECL: AFTER THE HARVEST", None),
    ],
)
def test_the_declassification_date(line: str, day: str | None) -> None:
    order = table_with("E.O. 12958: DECL: 03/05/2017", line)["executive_order"]

    assert isinstance(order, dict)
    assert order["number"] == 12958
    assert order["declassify_on"] == day


@pytest.mark.parametrize("before", ["SIPDIS", "DEPT FOR EAP/J", "DEPT PASS TO COMMERCE"])
def test_an_eo_line_glued_to_the_line_before_is_found(before: str) -> None:
    table = table_with("SIPDIS\nE.O. 12958: DECL: 03/05/2017", f"{before} E.O. 12958: DECL: 03/05/2017")

    assert table["executive_order"] == {
        "number": 12958,
        "instruction": "DECL: 03/05/2017",
        "declassify_on": "2017-03-05",
    }


@pytest.mark.parametrize(
    ("lines", "tags"),
    [
        ("TAGS: PREL, JA", ["PREL", "JA"]),
        ("TAGS PREL MARR JA", ["PREL", "MARR", "JA"]),
        ("TAGS: PREL MARR\nJA, CH", ["PREL", "MARR", "JA", "CH"]),
        ("TAG: PREL", ["PREL"]),
        ("TAGS: OVIP (TALLOW, CORA), PREL", ["OVIP", "PREL"]),
        ("Tags: prel, ja", ["PREL", "JA"]),
    ],
)
def test_tags(lines: str, tags: list[str]) -> None:
    assert table_with("TAGS: PREL, JA", lines)["tags"] == tags


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        ("SUBJECT: A QUIET WEEK", "A QUIET WEEK"),
        ("SUBJECT: A QUIET WEEK AT\nTHE HARBOR", "A QUIET WEEK AT THE HARBOR"),
        ("SUBJ:  A QUIET WEEK", "A QUIET WEEK"),
        ("SUBJECT: (C) A QUIET WEEK", "A QUIET WEEK"),
        ("SUBJECT: SUBJECT: A QUIET WEEK", "A QUIET WEEK"),
        ("SUBJECT: VISIT OF THE HARBOR MASTER, MARCH 5,\n2007", "VISIT OF THE HARBOR MASTER, MARCH 5, 2007"),
        ("SUBJECT: THE HARBOR MASTER MEETS WITH\nCODEL TALLOW", "THE HARBOR MASTER MEETS WITH CODEL TALLOW"),
        ("SUBJECT: A QUIET WEEK; TOLD BY\nTHE MASTER xxxxxxxxxxxx", "A QUIET WEEK; TOLD BY THE MASTER xxxxxxxxxxxx"),
        ("SUBJECT: A QUIET WEEK\n<", "A QUIET WEEK"),
        ("SUBJECT: A QUIET WEEK\nIt was quiet.", "A QUIET WEEK"),
        ("Subject: a quiet week at\nthe harbor", "a quiet week at the harbor"),
    ],
)
def test_the_subject_on_one_line(lines: str, subject: str) -> None:
    assert table_with("SUBJECT: A QUIET WEEK AT THE HARBOR", lines)["subject"] == subject


def test_lines_that_are_glued_are_read_one_by_one() -> None:
    glued = "E.O. 12958: DECL: 03/05/2017 TAGS: PREL, JA SUBJECT: A QUIET WEEK REF: TOKYO 98"
    table = as_table(read(HEADER[: HEADER.index("E.O.")] + glued + "\n" + TEXT))

    assert table["tags"] == ["PREL", "JA"]
    assert table["subject"] == "A QUIET WEEK"
    assert [entry["canonical"] for entry in table["references"]] == ["07TOKYO98"]


def test_of_two_dates_the_last_declassifies() -> None:
    order = "E.O. 12958: DECL: 03/05/2017, 03/06/2020"
    cable = read(HEADER.replace("E.O. 12958: DECL: 03/05/2017", order) + TEXT)
    assert as_table(cable)["executive_order"]["declassify_on"] == "2020-03-06"
