"""The transmission header and the classification line, as sound and as damaged copies print them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cablelint.document.header.transmission import canonical, full_year, level_of
from cablelint.document.model import Level
from cablelint.document.model.to_dict import as_table

from .reading import HEADER, TEXT, read


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("P 051530Z MAR 07", datetime(2007, 3, 5, 15, 30, tzinfo=UTC)),
        ("O P 231415Z DEC 66", datetime(1966, 12, 23, 14, 15, tzinfo=UTC)),
        ("051530Z Mar 07", datetime(2007, 3, 5, 15, 30, tzinfo=UTC)),
        ("R 051530Z MAR 07 ZDK", datetime(2007, 3, 5, 15, 30, tzinfo=UTC)),
        ("P 311530Z FEB 07", None),
        ("P 051530Z MXX 07", None),
    ],
)
def test_the_date_time_group(line: str, expected: datetime | None) -> None:
    dtg = read(HEADER.replace("P 051530Z MAR 07", line) + TEXT).dtg

    assert dtg is not None
    assert dtg.value == expected


@pytest.mark.parametrize(
    ("line", "indicator", "station", "precedence", "number"),
    [
        ("TO RUEHC/SECSTATE WASHDC PRIORITY 3302", "RUEHC", "SECSTATE WASHDC", "PRIORITY", "3302"),
        ("TO SECSTATE WASHDC 3302", None, "SECSTATE WASHDC", None, "3302"),
        ("TO RUEKJCS/SECDEF WASHDC//USDP:PDUSDP/DSCA//", "RUEKJCS", "SECDEF WASHDC//USDP:PDUSDP/DSCA//", None, None),
        ("TO RUCNCLS/CENTRAL ASIA COLLECTIVE", "RUCNCLS", "CENTRAL ASIA COLLECTIVE", None, None),
        ("TO RUEHBJ/AMEMBASSY BEIJING NIACT IMMEDIATE", "RUEHBJ", "AMEMBASSY BEIJING", "NIACT IMMEDIATE", None),
        ("TO ZEN/AMEMBASSY RIGA IMMEDIATE 0612-0615", None, "AMEMBASSY RIGA", "IMMEDIATE", "0612-0615"),
    ],
)
def test_an_addressee(line: str, indicator: str, station: str, precedence: str, number: str) -> None:
    table = as_table(read(HEADER.replace("TO RUEHC/SECSTATE WASHDC PRIORITY 0001", line) + TEXT))

    assert table["addressees"] == {
        "action": [{"routing_indicator": indicator, "station": station, "precedence": precedence, "number": number}],
        "info": [],
    }


def test_stations_without_an_indicator_go_on_in_the_role_before_them() -> None:
    lines = "TO SECSTATE WASHDC 0001\nINFO AMEMBASSY BEIJING\nCIA WASHDC\nCJTF-HOA J2X CAMP LEMONIER DJ\n"
    cable = read(HEADER.replace("TO RUEHC/SECSTATE WASHDC PRIORITY 0001\n", lines) + TEXT)

    assert [(each.role, each.station.value) for each in cable.addressees] == [
        ("action", "SECSTATE WASHDC"),
        ("info", "AMEMBASSY BEIJING"),
        ("info", "CIA WASHDC"),
        ("info", "CJTF-HOA J2X CAMP LEMONIER DJ"),
    ]


@pytest.mark.parametrize(
    ("line", "level", "section", "number"),
    [
        ("C O N F I D E N T I A L SECTION 01 OF 05 TOKYO 002004", "CONFIDENTIAL", (1, 5), "07TOKYO2004"),
        ("S E C R E T ABU DHABI 000009", "SECRET", None, "07ABUDHABI9"),
        ("S E C R E T SECTION ONE OF TWO TOKYO 0123", "SECRET", (1, 2), "07TOKYO123"),
        ("S E C R E T SECTION 2 OF THREE TOKYO 0123", "SECRET", (2, 3), "07TOKYO123"),
        ("S E C R E T FINAL SECTION OF 02 TOKYO 0123", "SECRET", (2, 2), "07TOKYO123"),
        ("SS E C R E T SECTION 01 OF 02 TOKYO 000123", "SECRET", (1, 2), "07TOKYO123"),
        ("UNCLAS SENSITIVE TOKYO 000123", "UNCLASSIFIED", None, "07TOKYO123"),
        ("C o n f i d e n t i a l tokyo 000123", "CONFIDENTIAL", None, "07TOKYO123"),
    ],
)
def test_the_classification_line(line: str, level: str, section: tuple[int, int] | None, number: str) -> None:
    table = as_table(read(HEADER.replace("C O N F I D E N T I A L TOKYO 000123", line) + TEXT))

    assert table["classification"]["level"] == level
    assert table["sections"] == (section and {"number": section[0], "total": section[1]})
    assert table["mrn"]["canonical"] == number


def test_a_header_below_a_first_classification_line_is_read_as_well() -> None:
    table = as_table(read("C O N F I D E N T I A L        TOKYO 00123\n\nAPPROVED: AMB\n\n" + HEADER + TEXT))

    assert table["dtg"] == "2007-03-05T15:30Z"
    assert table["originator"] == "AMEMBASSY TOKYO"
    assert table["mrn"]["canonical"] == "07TOKYO123"


def test_a_page_mark_gives_the_number_that_a_lost_classification_line_had() -> None:
    header = HEADER.replace("C O N F I D E N T I A L TOKYO 000123\n", "")
    cable = read(f"{header}\n1. (C) One.\n\nTOKYO 00000123  002 OF 003\n\n2. (C) Two.\n")

    assert cable.classification is None
    assert cable.message is not None
    assert cable.message.canonical == "07TOKYO123"
    assert cable.source.text[slice(*cable.message.span)] == "TOKYO 00000123"


@pytest.mark.parametrize(
    ("above", "name", "expected"),
    [
        ("", "cables/07TOKYO123.txt", "07TOKYO123"),
        ("07TOKYO123\n\n", "-", "07TOKYO123"),
        ("", "07TOKYO1234.txt", None),
        ("", "07OSLO123.txt", None),
    ],
)
def test_the_id_of_a_mirror_tells_the_year_of_a_cable_without_a_date(
    above: str, name: str, expected: str | None
) -> None:
    """Only an id with the cable's own post and number is its own."""
    extract = HEADER[HEADER.index("C O N F") :]
    message = read(above + extract + TEXT, name).message

    assert message is not None
    assert message.canonical == expected


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("C ON F I D E N T I A L", Level.CONFIDENTIAL),
        ("S E C R E T", Level.SECRET),
        ("T O P S E C R E T", Level.TOP_SECRET),
        ("A B C D E F", None),
    ],
)
def test_a_level_is_known_with_a_letter_or_two_wrong(word: str, level: Level | None) -> None:
    assert level_of(word) is level


def test_canonical_numbers() -> None:
    assert canonical("Sao Paulo", 42, 2009) == "09SAOPAULO42"
    assert canonical("TOKYO", 42, None) is None
    assert [full_year(40), full_year(99), full_year(0), full_year(39)] == [1940, 1999, 2000, 2039]


@pytest.mark.parametrize("addressee", ["TO RUEHC/SECSTATE WASHDC", "INFO RUEHKO/AMEMBASSY SEOUL"])
def test_an_addressee_is_no_originator(addressee: str) -> None:
    lines = HEADER.replace("FM AMEMBASSY TOKYO\n", "").replace("TO RUEHC/SECSTATE WASHDC PRIORITY 0001", addressee)
    cable = read(lines + TEXT)
    assert cable.originator is None
    assert len(cable.addressees) == 1
