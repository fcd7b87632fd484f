"""Older and scanned copies: misprints are read as what they were meant to be, at the place of the original."""

from __future__ import annotations

from typing import Any

import pytest

from cablelint.document.model.to_dict import as_table
from cablelint.document.parse import parse
from cablelint.document.source import from_text

CABLE = """R 050930Z APR 83
FM AMEMBASSY QUITO
TO SECSTATE WASHDC 1234
INFO AMEMBASSY LIMA
C O N F I D E N T I A L QUITO 02077
E.O. 12356: DECL: OADR
TAGS: PREL, EC
SUBJECT: VISIT OF THE MINISTER
REF: LIMA 231
1. (C) THE MINISTER ARRIVED ON MONDAY.
2. (C) HE LEFT ON TUESDAY.
MARLOW
"""


def table(text: str) -> dict[str, Any]:
    return as_table(parse(from_text(text)))


@pytest.mark.parametrize(
    ("printed", "misprint"),
    [
        ("050930Z APR 83", "05O93OZ APR B3"),
        ("050930Z APR 83", "O5093OZ APR 1983"),
        ("INFO AMEMBASSY", "lNFO AMEMBASSY"),
        ("TO SECSTATE", "T0 SECSTATE"),
        ("AMEMBASSY QUITO", "AMEMBA5SY QUITO"),
        ("C O N F", "C 0 N F"),
        ("DECL: OADR", "DECL: 0ADR"),
        ("TAGS:", "TA6S:"),
        ("TAGS:", "TAGS"),
        ("SUBJECT:", "5UBJECT:"),
        ("SUBJECT:", "SUBJEGT:"),
        ("SUBJECT:", "SUBJCT:"),
        ("SUBJECT:", "SUJBECT:"),
        ("SUBJECT:", "SUBJECT"),
        ("REF:", "REF"),
        ("REF:", "RFF:"),
        ("1. (C)", "l. (C)"),
        ("MARLOW", "MARL0W"),
        ("MARLOW", "MARLOW##"),
    ],
)
def test_the_cable_is_read_as_it_was_meant(printed: str, misprint: str) -> None:
    expected, found = table(CABLE), table(CABLE.replace(printed, misprint, 1))
    for each in (expected, found):
        del each["spans"], each["paragraphs"][-1]
        each["addressees"]["info"] = len(each["addressees"]["info"])
        each["originator"] = each["originator"].replace("5", "S")
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        CABLE.replace("050930Z APR", "050930Z JUX"),
        CABLE.replace("THE MINISTER ARRIVED", "SUBJECT MATTER EXPERTS ARRIVED"),
        CABLE.replace("HE LEFT", "5UBJECT: LEFT"),
    ],
)
def test_what_could_be_otherwise_is_left_as_it_is(text: str) -> None:
    assert not [repair for repair in parse(from_text(text)).repairs if repair.kind == "letters"]


def test_a_classifier_in_paragraph_one_is_read() -> None:
    first = "1. CONFIDENTIAL - ENTIRE TEXT. CLASSIFIED BY DCM ALICE MARLOW. REASON: 1.5 (D)."
    found = table(CABLE.replace("1. (C) THE MINISTER ARRIVED ON MONDAY.", first))
    assert found["classified_by"] == {"name": "ALICE MARLOW", "title": "DCM", "reasons": ["1.5(d)"]}
    assert [each["number"] for each in found["paragraphs"]] == [1, 2]


PAGE = "CONFIDENTIAL\nPAGE 02 QUITO 02077 050931Z\n"


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("TAGS: PREL, EC", ("TAGS: PREL,", " EC")),
        ("SUBJECT: VISIT OF THE MINISTER", ("SUBJECT: VISIT OF", "THE MINISTER")),
        ("INFO AMEMBASSY LIMA", ("INFO AMEMBASSY LIMA", "AMEMBASSY BOGOTA")),
    ],
)
def test_the_head_of_a_page_may_break_any_field(line: str, parts: tuple[str, str]) -> None:
    first = "CONFIDENTIAL\nPAGE 01 QUITO 02077 050931Z\nACTION ARA-20\n"
    found = table(first + CABLE.replace(line, f"{parts[0]}\n{PAGE}{parts[1]}"))
    assert found["tags"] == ["PREL", "EC"]
    assert found["subject"] == "VISIT OF THE MINISTER"
    assert len(found["addressees"]["info"]) == (2 if "BOGOTA" in parts[1] else 1)
    assert found["captions"] == []


def test_a_misprint_is_found_in_a_cable_like_one_read_before() -> None:
    sound = parse(from_text(CABLE))
    damaged = parse(from_text(CABLE.replace("AMEMBASSY LIMA", "AMEMBASSY L1MA")))
    assert [repair.kind for repair in (*sound.repairs, *damaged.repairs)] == ["letters"]
    assert damaged.addressees[-1].station.value == sound.addressees[-1].station.value


def test_the_letter_of_a_reference_is_no_misspelt_prosign() -> None:
    letters = "\n".join(f"{letter}. USUN NEW YORK 1{place}" for place, letter in enumerate("ABCDEF"))
    text = f"TO RUEHKO/AMEMBASSY TOKYO\nSECRET TOKYO 000012\nSUBJECT: TALKS\nREF: {letters}\n\n1. (U) A.\n"

    assert len(parse(from_text(text)).references) == 6
    assert len(parse(from_text("FM USUN NEW YORK\n" + text)).references) == 6


@pytest.mark.parametrize(
    "printed",
    [
        *("FM: AMEMBASSY LIMA", "FROM: AMEMBASSY LIMA", "FMAMEMBASSY LIMA", "FM AM EMBASSY LIMA", "FM AMEMBASSYLIMA"),
        *("FM AMEMBASSY LIMA.", "FM AMEMBASSY, LIMA", "AMEMBASSY LIMA"),
        *(
            "FM- AMEMBASSY LIMA",
            "FM/AMEMBASSY LIMA",
            "FM AMEMBASSY: LIMA",
            "FM AMEMBASSY LIMA //",
            "FM AMEMBASSY LIMA (ECON)",
        ),
    ],
)
def test_the_originator_is_read_whatever_a_typist_made_of_its_line(printed: str) -> None:
    cable = CABLE.replace("FM AMEMBASSY QUITO", printed)

    assert cable != CABLE
    assert table(cable)["originator"] == "AMEMBASSY LIMA"
    assert table(cable)["addressees"] == table(CABLE)["addressees"]


@pytest.mark.parametrize(
    "printed",
    ["TO SEC STATE WASHDC", "TO SECSTATE WASH DC", "TO SECSTATEWASHDC", "ACTION SECSTATE WASHDC"],
)
def test_the_department_is_read_as_an_addressee_whatever_a_typist_made_of_it(printed: str) -> None:
    text = "P 031530Z FEB 76\nFM AMEMBASSY QUITO\n{to} PRIORITY 6512\nINFO AMEMBASSY LIMA\nSECRET QUITO 1143\n\n1. A.\n"
    sound = table(text.format(to="TO SECSTATE WASHDC"))

    assert sound["addressees"]["action"][0]["station"] == "SECSTATE WASHDC"
    assert table(text.format(to=printed))["addressees"] == sound["addressees"]


@pytest.mark.parametrize(
    "station", ["SECDEF WASHDC", "USMISSION GENEVA", "AMCONSUL GUAYAQUIL", "ALASKAN COMMAND", "AMEMB LIMA"]
)
def test_other_stations_are_as_printed(station: str) -> None:
    assert table(CABLE.replace("FM AMEMBASSY QUITO", f"FM {station}"))["originator"] == station
