"""Telegrams of other services, and marks that reviewers and mirrors put around the text of a telegram."""

from __future__ import annotations

from typing import Any

import pytest

from cablelint.checking.engine import check
from cablelint.document.model.to_dict import as_table

from .reading import HEADER, read

AGENCY = """\
CLASSIFIED MESSAGE

SECRET

TO: DIRECTOR

FROM: LISBON

INFO: WH 7, CI/OPS

SECRET 132032Z

DIR CITE LISBON 4018

13 DEC 63 IN 80396

REF DIR 22213

1. REQUEST TRACES OF THE TWO PILOTS.

2. NO LOCAL TRACES.

END OF MESSAGE

WH/4

COORDINATING OFFICERS
"""
CABLEGRAM = """\
---
doc_date: '1975-09-29'
title: Cablegram to Canberra
---

Lisbon, 29 September 1975

O.LB2113 CONFIDENTIAL PRIORITY/ROUTINE

## Harbor Pilots[1](#f1)

The pilots have asked us to send you the following message.
"""


INCOMING = """\
INCOMING TELEGRAM          Department of State

SECRET                     Rec'd: NOVEMBER 17, 1958

FROM: LISBON
TO: Secretary of State
NO: 660, NOVEMBER 16, NOON

PRIORITY

1. THE PILOTS ARE ON STRIKE.

-2- 660, NOVEMBER 16, NOON, FROM LISBON

2. THE HARBOR IS QUIET.

MARLOW
"""


def errors(text: str) -> list[str]:
    return [finding.code for finding in check(read(text)) if finding.severity.value == "error"]


def test_the_head_of_an_agency_s_cable() -> None:
    table = as_table(read(AGENCY))

    assert table["mrn"] == {"post": "LISBON", "number": 4018, "year": 1963, "canonical": "63LISBON4018"}
    assert table["dtg"] == "1963-12-13T20:32Z"
    assert table["classification"]["level"] == "SECRET"
    assert table["originator"] == "LISBON"
    assert [each["station"] for each in table["addressees"]["action"]] == ["DIRECTOR"]
    assert [each["number"] for each in table["paragraphs"]] == [1, 2]
    assert table["paragraphs"][1]["text"] == "NO LOCAL TRACES."
    assert errors(AGENCY) == []


def test_a_month_in_the_time_of_filing_goes_before_another_date() -> None:
    table = as_table(read(AGENCY.replace("SECRET 132032Z", "SECRET 122032Z NOV 63")))

    assert table["dtg"] == "1963-11-12T20:32Z"


def test_the_word_cite_in_the_text_makes_no_agency_s_cable() -> None:
    table = as_table(read("The minister spoke.\n\n1. WE CITE LISBON 4018 AGAIN.\n"))

    assert table["mrn"] is None


def test_the_head_of_a_cablegram() -> None:
    table = as_table(read(CABLEGRAM, "notes.md"))

    assert table["mrn"] == {"post": "Lisbon", "number": 2113, "year": 1975, "canonical": "75LISBON2113"}
    assert table["dtg"] == "1975-09-29T00:00Z"
    assert table["precedence"] == "PRIORITY"
    assert table["classification"]["level"] == "CONFIDENTIAL"
    assert table["subject"] == "Harbor Pilots"
    assert [each["station"] for each in table["addressees"]["action"]] == ["Canberra"]
    assert table["paragraphs"][0]["text"].startswith("The pilots")
    assert errors(CABLEGRAM) == []


@pytest.mark.parametrize("below", ["NNNN\n\nMetadata\nCapture Date: 01 JAN 1994\n", "NNN\n\nRaw content\n"])
def test_what_a_page_puts_below_the_end_of_the_message_is_no_part_of_the_text(below: str) -> None:
    table = as_table(read(f"{HEADER}\n1. (C) Nothing happened.\n\n2. (C) It stayed so.\nMARLOW\n\n\n{below}"))

    assert table["signature"] == "MARLOW"
    assert table["paragraphs"][1]["text"] == "It stayed so."


def test_paragraphs_below_a_mark_of_the_end_belong_to_the_text() -> None:
    table = as_table(read(f"{HEADER}\n1. (C) Nothing happened.\nNNNN\n\n2. (C) It stayed so.\n\nMARLOW\n"))

    assert [each["number"] for each in table["paragraphs"]] == [1, 2]


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("¶E. O. 11652: GDS", 11652),
        ("E.O. 116528: GDS", 116528),
        ("E.OM 11652: GDS", 11652),
        ("E.O. 12958: DECL: 03/05/2017", 12958),
    ],
)
def test_misprinted_labels_and_numbers_of_an_order(line: str, order: int) -> None:
    executive_order: Any = as_table(read(HEADER.replace("E.O. 12958: DECL: 03/05/2017", line)))["executive_order"]

    assert executive_order["number"] == order


def test_an_incoming_telegram_on_paper() -> None:
    table = as_table(read(INCOMING))

    assert table["mrn"]["canonical"] == "58LISBON660"
    assert table["dtg"] == "1958-11-16T12:00Z"
    assert table["originator"] == "LISBON"
    assert [each["station"] for each in table["addressees"]["action"]] == ["Secretary of State"]
    assert [(each["number"], each["text"]) for each in table["paragraphs"]] == [
        (1, "THE PILOTS ARE ON STRIKE."),
        (2, "THE HARBOR IS QUIET."),
    ]
    assert errors(INCOMING) == []


@pytest.mark.parametrize(
    ("number", "date", "canonical"),
    [
        ("NO: 660, NOVEMBER 16, 1958, 11 AM", "1958-11-16T11:00Z", "58LISBON660"),
        ("NO: 660, NOVEMBER 16, 1958, 1:15 PM", "1958-11-16T13:15Z", "58LISBON660"),
        ("NO: 660, NOVEMBER 31, 1958, 11 AM", None, "58LISBON660"),
    ],
)
def test_the_hour_of_an_incoming_telegram(number: str, date: str | None, canonical: str) -> None:
    table = as_table(read(INCOMING.replace("NO: 660, NOVEMBER 16, NOON", number, 1)))

    assert (table["dtg"], table["mrn"]["canonical"]) == (date, canonical)


def test_an_incoming_telegram_without_a_year_has_no_date() -> None:
    table = as_table(read(INCOMING.replace("Rec'd: NOVEMBER 17, 1958", "")))

    assert (table["dtg"], table["mrn"]["number"], table["mrn"]["canonical"]) == (None, 660, None)


def test_the_first_paragraph_of_a_cablegram_has_no_number() -> None:
    text = CABLEGRAM + "\n2. We have told them that we cannot answer.\n\n3. Please advise.\n"

    assert [each["number"] for each in as_table(read(text))["paragraphs"]] == [None, 2, 3]
    assert not [finding for finding in check(read(text)) if finding.code == "PAR001"]


@pytest.mark.parametrize("text", [AGENCY, CABLEGRAM])
def test_other_services_sign_nothing_and_name_no_precedence_for_an_addressee(text: str) -> None:
    assert {"SEC005", "HDR008"}.isdisjoint(finding.code for finding in check(read(text)))


def test_a_text_without_preamble_lacks_no_list_of_references() -> None:
    text = "1. PORT AUTHORITY AGREES WITH REFTEL.\n\n2. NO REPLY IS NEEDED.\n\nMARLOW\n"

    assert not [finding for finding in check(read(text)) if finding.code == "REF006"]
    assert [finding for finding in check(read(HEADER + "\n" + text)) if finding.code == "REF006"]


def test_clearances_without_a_header() -> None:
    text = "DRAFTED BY ARA/AND/B:QLHARGROVE:MIP\nARA/AND:KEPINCHBECK\nS/S;LPBREMLER\n\n1. TOLLIVER AGREED.\n"

    assert [each["person"] for each in as_table(read(text))["drafting"]] == ["QLHARGROVE", "KEPINCHBECK", "LPBREMLER"]


def test_a_year_in_the_classification_line() -> None:
    line = "C O N F I D E N T I A L 72 QUITO 1164\nE.O. 11652: GDS\nTAGS: PFOR\nSUBJECT: A WEEK\n\n1. Text.\n"

    assert as_table(read(line))["mrn"]["canonical"] == "72QUITO1164"


def test_the_order_of_a_later_reviewer_is_at_most_info() -> None:
    text = (
        "R 250930Z FEB 72\nFM AMEMBASSY QUITO\nTO SECSTATE WASHDC\nUNCLASSIFIED QUITO 1164\n"
        "E.O. 12958: AS AMENDED; DECLASSIFIED JUNE 21, 2006\nSUBJ: SPARE PARTS\n\n1. NOTHING HAPPENED.\n\nMARLOW\n"
    )

    assert {finding.severity.value for finding in check(read(text)) if finding.code.startswith("DCL")} == {"info"}
    assert errors(text) == []
