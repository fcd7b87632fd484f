"""Telegrams and airgrams on paper, of the 1950s to 1970s: heads with boxes, lines without labels, a foot."""

from __future__ import annotations

from typing import Any

import pytest

from cablelint.document.model.to_dict import as_table

from .reading import read

TEXT = "Minister Torvanen told us last night that the harbor is closed.\n\nHe will see the owners.\n\n"
HEAD = """INCOMING TELEGRAM   Department of State

                    CONFIDENTIAL

Action    Control:  4521
  EUR     Rec'd:    November 17, 1963
Info                8:42 a.m.
  SS      FROM:  Lisbon
          TO:    Secretary of State

          NO:    660, November 16, noon

"""
ACTION, INFO = "ACTION: Amembassy LISBON PRIORITY 1187\n", "INFO:   Amembassy QUITO 902\n        Amembassy LIMA 411\n"
OUTGOING = f"OUTGOING TELEGRAM   Department of State\n\n          SECRET\n\n{ACTION}{INFO}\n"
AIRGRAM = """                    CONFIDENTIAL
                                                A-211
TO    : Department of State
INFO  : AmConsul PORTO
FROM  : Amembassy LISBON            DATE: June 4, 1971
SUBJECT: The Harbor
REF   : Lisbon 3312

"""


def table_of(text: str) -> dict[str, Any]:
    return as_table(read(text))


def stations(table: dict[str, Any], role: str) -> list[str]:
    return [station["station"].upper() for station in table["addressees"][role]]


def first_words(table: dict[str, Any]) -> str:
    return str(table["paragraphs"][0]["text"])[:18]


@pytest.mark.parametrize(
    "number",
    [
        "660, November 16, noon",
        "660, November 16, 1963, noon",
        "660 November 16, 12 PM",
        "660, Nov. 16, 12 p.m. (SECTION ONE OF TWO)",
        "660, 16 November 1963, noon",
    ],
)
def test_the_number_and_date_of_an_incoming_telegram(number: str) -> None:
    table = table_of(HEAD.replace("660, November 16, noon", number) + TEXT + "MARLOW\n")

    assert (table["mrn"]["canonical"], table["dtg"]) == ("63LISBON660", "1963-11-16T12:00Z")
    assert first_words(table) == "Minister Torvanen "


@pytest.mark.parametrize(
    ("line", "info"),
    [
        ("SENT DEPARTMENT 660, REPEATED INFORMATION QUITO 318, USUN 77.", ["QUITO", "USUN"]),
        ("ACTION DEPARTMENT PRIORITY 660 INFORMATION QUITO 318 PORT OF SPAIN 77", ["QUITO", "PORT OF SPAIN"]),
        ("PRIORITY DEPARTMENT 660 RPTD INFO QUITO UNNUMBERED", ["QUITO"]),
    ],
)
def test_who_has_an_incoming_telegram_for_information(line: str, info: list[str]) -> None:
    table = table_of(f"{HEAD}PRIORITY\n\n{line}\n\n{TEXT}MARLOW\n")

    assert (table["precedence"], stations(table, "info")) == ("PRIORITY", info)
    assert first_words(table) == "Minister Torvanen "


@pytest.mark.parametrize(
    ("line", "references"),
    [
        ("EMBTEL 2098.", ["63LISBON2098"]),
        ("Deptels 1477 and 1480.", ["63STATE1477", "63STATE1480"]),
        ("DEPTEL 1477 AND EMBTEL 2098", ["63STATE1477", "63LISBON2098"]),
        ("Re Deptel 1477, November 12.", ["63STATE1477"]),
        ("Your 1477.", [None]),
    ],
)
def test_references_without_a_label(line: str, references: list[str | None]) -> None:
    table = table_of(f"{HEAD}{line}\n\n{TEXT}MARLOW\n")

    assert [reference["canonical"] for reference in table["references"]] == references
    assert first_words(table) == "Minister Torvanen "


@pytest.mark.parametrize("line", ["Embtel 2098 reported this.", "Deptel 1477 is late", "EMBTEL UNNUMBERED"])
def test_a_sentence_about_a_telegram_is_no_reference(line: str) -> None:
    assert table_of(f"{HEAD}{line}\n\n{TEXT}MARLOW\n")["references"] == []


def test_captions_above_such_lines() -> None:
    assert table_of(f"{HEAD}LIMIT DISTRIBUTION\n\nEMBTEL 2098.\n\n{TEXT}MARLOW\n")["captions"] == ["LIMIT DISTRIBUTION"]
    assert table_of(f"{HEAD}NODIS\n\n{TEXT}MARLOW\n")["captions"] == ["NODIS"]


def test_official_use_only_is_the_older_name_of_limited_official_use() -> None:
    table = table_of(HEAD.replace("CONFIDENTIAL", "OFFICIAL USE ONLY") + TEXT + "MARLOW\n")

    assert table["classification"]["level"] == "LIMITED OFFICIAL USE"


@pytest.mark.parametrize(
    "stations_in_boxes",
    [
        ACTION + INFO,
        f"{ACTION}\n{INFO}",
        "SENT TO:   Amembassy LISBON PRIORITY 1187\nRPTD INFO: Amembassy QUITO 902\n           Amembassy LIMA 411\n",
        "Sent to: Amembassy LISBON 1187\nRepeated to: Amembassy QUITO 902\n             Amembassy LIMA 411\n",
        "TO: Amembassy LISBON PRIORITY 1187\nINFO: Amembassy QUITO 902, Amembassy LIMA 411\n",
        "ACTION   Amembassy LISBON   PRIORITY 1187\nINFO     Amembassy QUITO   902\n         Amembassy LIMA 411\n",
    ],
)
def test_the_stations_of_an_outgoing_telegram(stations_in_boxes: str) -> None:
    table = table_of(OUTGOING.replace(ACTION + INFO, stations_in_boxes) + TEXT + "MARLOW\n")

    assert stations(table, "action") == ["AMEMBASSY LISBON"]
    assert stations(table, "info") == ["AMEMBASSY QUITO", "AMEMBASSY LIMA"]
    assert table["classification"]["level"] == "SECRET"
    assert first_words(table) == "Minister Torvanen "


@pytest.mark.parametrize(
    "foot",
    [
        "Drafted by: EUR:JRTollefson:mk    Telegraphic transmission and\nClearances:\n EUR - Mr. Hale\n\n SECRET\n",
        "Clearances: S/S - Mr. Hale\n",
        "EUR:JRTollefson:mk 11/16/63\n\nS/S - Mr. Hale\n",
    ],
)
def test_what_is_below_the_signature_of_an_outgoing_telegram(foot: str) -> None:
    table = table_of(f"{OUTGOING}{TEXT}                       MARLOW\n\n{foot}")

    assert table["signature"] == "MARLOW"
    assert table["paragraphs"][-1]["text"].endswith("see the owners.")


@pytest.mark.parametrize(
    "head",
    [
        AIRGRAM,
        AIRGRAM.replace("CONFIDENTIAL\n", "\n").replace("A-211\n", "\nA-211        CONFIDENTIAL\nNO.\n"),
        "DEPARTMENT OF STATE   AIRGRAM\n\n" + AIRGRAM,
        AIRGRAM.replace("\nINFO", "\n\nINFO").replace("\nFROM", "\n\nFROM").upper(),
        AIRGRAM.replace("    : ", "      ").replace("  : ", "    ").replace("   : ", "     ").replace(": ", "    "),
    ],
)
def test_an_airgram(head: str) -> None:
    signed = "   For the Ambassador:\n\n   Thomas R. Marlow\n   Counselor for Political Affairs\n"
    table = table_of(f"{head}{TEXT}{signed}\nEnclosure: Letter\n\nPOL:JRTollefson:es   6/3/71\n")

    assert (table["originator"].upper(), table["dtg"]) == ("AMEMBASSY LISBON", "1971-06-04T00:00Z")
    assert (stations(table, "action"), stations(table, "info")) == (["DEPARTMENT OF STATE"], ["AMCONSUL PORTO"])
    assert table["classification"]["level"] == "CONFIDENTIAL"
    assert table["subject"].upper() == "THE HARBOR"
    assert [reference["text"].upper() for reference in table["references"]] == ["LISBON 3312"]
    assert table["signature"] == "Thomas R. Marlow"
    assert table["paragraphs"][-1]["text"].endswith("see the owners.")


@pytest.mark.parametrize("name", ["PENG MENG-TORVANEN", "[NAME-1]"])
def test_a_short_text_without_a_subject_is_no_line_for_somebody_however_long_its_names(name: str) -> None:
    head = "FROM AMERICAN EMBASSY, TAIPEI\nTO SECRETARY OF STATE\nSECRET\n\nDEPTEL 801.\n\n"
    text = f"GENERAL {name} CALLED ON ME TODAY WITH TWO ADMIRALS, AND SAID\nHE KNOWS {name}.\n\nMARLOW\n"

    assert first_words(table_of(head + text)) == text[:18]


def test_an_embassy_telegram_is_of_the_post_that_gets_the_telegram_of_the_department() -> None:
    dated = OUTGOING.replace("SECRET", "SECRET                 DATE: June 5, 1962")

    assert [each["canonical"] for each in table_of(f"{dated}EMBTEL 2098.\n\n{TEXT}MARLOW\n")["references"]] == [
        "62LISBON2098"
    ]


def test_a_text_in_capitals_without_numbers_is_below_the_head() -> None:
    for head in (HEAD, OUTGOING, AIRGRAM):
        assert first_words(table_of((head + TEXT + "MARLOW\n").upper())) == "MINISTER TORVANEN "


@pytest.mark.parametrize("initials", ["JB", "MJK", "MJK:PW/12"])
def test_the_initials_of_a_typist_below_the_signature(initials: str) -> None:
    assert table_of(f"{HEAD}{TEXT}          MARLOW\n\n{initials}\n")["signature"] == "MARLOW"


def test_labels_with_a_blank_before_the_colon() -> None:
    table = table_of(HEAD.replace("FROM:", "FROM :").replace("NO:", "NO.:") + TEXT + "MARLOW\n")

    assert table["mrn"]["canonical"] == "63LISBON660"


def test_a_form_with_other_line_ends_is_the_same() -> None:
    one, other = (table_of(text) for text in (OUTGOING + TEXT, (OUTGOING + TEXT).replace("\n", "\r\n")))

    assert stations(one, "info") == stations(other, "info")
    assert first_words(one) == first_words(other)
