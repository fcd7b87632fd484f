"""The seed: every field of a real cable, as damaged as its mirror left it."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cablelint.document import decode, parse
from cablelint.document.model import Cable
from cablelint.document.model.to_dict import as_table


@pytest.fixture(scope="module")
def cable(seed_path: Path) -> Cable:
    return parse(decode(seed_path.read_bytes(), "seed"))


@pytest.fixture(scope="module")
def table(cable: Cable) -> dict[str, Any]:
    return as_table(cable)


def test_its_fields_are_as_its_schema_says(table: dict[str, Any]) -> None:
    schema = json.loads(files("cablelint.schemas").joinpath("cable.schema.json").read_text("utf-8"))

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(table, schema, format_checker=jsonschema.FormatChecker())


def test_header(table: dict[str, Any]) -> None:
    assert table["dialect"] == "markdown"
    assert table["mrn"] == {"post": "TOKYO", "number": 2004, "year": 2007, "canonical": "07TOKYO2004"}
    assert table["transmission"] == "VZCZCXRO7030"
    assert table["dtg"] == "2007-05-07T05:31Z"
    assert table["precedence"] == "PRIORITY"
    assert table["originator"] == "AMEMBASSY TOKYO"
    assert table["sections"] == {"number": 1, "total": 5}


def test_addressees(table: dict[str, Any]) -> None:
    addressees = table["addressees"]

    assert addressees["action"] == [
        {"routing_indicator": "RUEHC", "station": "SECSTATE WASHDC", "precedence": "PRIORITY", "number": "3302"}
    ]
    assert len(addressees["info"]) == 23
    assert addressees["info"][-1] == {
        "routing_indicator": "RUAGAAA",
        "station": "COMUSKOREA SEOUL KOR",
        "precedence": None,
        "number": None,
    }


def test_preamble(table: dict[str, Any]) -> None:
    assert table["classification"] == {"level": "CONFIDENTIAL", "handling": []}
    assert table["captions"] == ["SIPDIS", "SIPDIS"]
    assert table["executive_order"] == {
        "number": 12958,
        "instruction": "DECL: 05/07/2017",
        "declassify_on": "2017-05-07",
    }
    assert table["tags"] == ["MOPS", "PARM", "PREL", "JA", "NATO"]
    assert table["subject"] == "JAPAN URGES PROGRESS ON CLUSTER MUNITIONS IN CCW"
    assert table["references"] == [
        {"label": "A", "text": "TOKYO 00438", "canonical": "07TOKYO438"},
        {"label": "B", "text": "TOKYO 1716", "canonical": "07TOKYO1716"},
    ]
    assert table["classified_by"]["title"] == "Charge d'Affaires a.i."
    assert table["classified_by"]["reasons"] == ["1.4(b)", "1.4(d)"]


def test_the_classifier_signed(table: dict[str, Any]) -> None:
    assert table["classified_by"]["name"].split()[-1].upper() == table["signature"]


def test_paragraphs_are_numbered_through_and_the_last_has_no_mark(table: dict[str, Any]) -> None:
    paragraphs = table["paragraphs"]

    assert [paragraph["number"] for paragraph in paragraphs] == list(range(1, 22))
    assert [paragraph["portion"] for paragraph in paragraphs] == ["C"] * 18 + ["U", "U", None]
    assert paragraphs[1]["headings"] == ["APRIL 27 MEETING INTRODUCTION"]
    assert paragraphs[20]["text"].endswith("has cleared this cable.")
    assert table["summary"].startswith("Japan believes in the need for close U.S.-Japan coordination")


def test_every_span_holds_what_its_field_says(cable: Cable, table: dict[str, Any]) -> None:
    text = cable.source.text
    printed = {pointer: text[slice(*span)] for pointer, span in table["spans"].items()}

    assert printed["/mrn"] == "TOKYO 002004"
    assert printed["/dtg"] == "070531Z MAY 07"
    assert printed["/tags/0"] == "MOPS"
    assert printed["/references/1"] == "TOKYO 1716"
    assert printed["/paragraphs/2"].startswith("13. (C)")
    assert printed["/paragraphs/0"].startswith("[1](#)1. (C) SUMMARY.")
    assert printed["/signature"] == table["signature"]
    assert printed["/classified_by/name"] == table["classified_by"]["name"]


def test_the_lines_joined_are_the_view(cable: Cable) -> None:
    assert "".join(cable.view.text[line.start : line.end] for line in cable.lines) == cable.view.text


def test_the_zones_cover_the_view(cable: Cable) -> None:
    assert cable.zones[0].start == 0
    assert cable.zones[-1].end == len(cable.view.text)
    assert all(first.end == second.start for first, second in zip(cable.zones, cable.zones[1:], strict=False))
