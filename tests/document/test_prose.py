"""Telegrams as printed volumes and TEI editions hand them on."""

from __future__ import annotations

import pytest

from cablelint.document.model.to_dict import as_table
from cablelint.document.parse import parse, parse_all
from cablelint.document.source import from_text
from cablelint.edits import Edit

PRINTED = """53. Telegram From the Embassy in Ecuador to the Department of State

Quito, April 1, 1961, 6 p.m.

2365. Eyes only Secretary. I believe they are genuinely concerned about the port.

They said so twice.

Marlow

* * *

Source: Department of State, Central Files, 661.00/4-161. Secret; Niact. Drafted by R. Pinchbeck on March 30 and \
approved by Tolliver.

1 Not found.
"""
EDITION = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><title>A volume</title></teiHeader><text><body>
<div type="document" n="125">
<head>125. Telegram From the Embassy in Ecuador
   to the Department of State<note n="1" type="source">Source: Department of State, Central Files. Secret; Niact.
   Drafted by <persName>Pinchbeck</persName> and approved by <persName>Tolliver</persName>.</note></head>
<opener><dateline><placeName>Quito</placeName>, <date when="1959-10-07">October 7, 1959, 6:30 p.m.</date></dateline>
</opener>
<p>1046. I saw <persName>Terceros</persName> &amp; his aide. He <pb n="409"/>agreed.<note n="2">Not found.</note></p>
<closer><signed><persName>Marlow</persName></signed></closer>
</div>
<div type="document" n="126">
<head>126. Telegram From the Department of State to the Embassy in Ecuador</head>
<opener><dateline>Washington, October 8, 1959, noon.</dateline></opener>
<p>77. We agree.</p>
</div></body></text></TEI>
"""


def test_a_printed_telegram_is_read() -> None:
    table = as_table(parse(from_text(PRINTED)))
    assert table["dialect"] == "prose"
    assert table["mrn"]["canonical"] == "61QUITO2365"
    assert table["dtg"] == "1961-04-01T18:00Z"
    assert table["originator"] == "Embassy in Ecuador"
    assert table["addressees"]["action"][0]["station"] == "Department of State"
    assert table["classification"]["level"] == "SECRET"
    assert table["subject"] == "Telegram From the Embassy in Ecuador to the Department of State"
    assert [(each["role"], each["person"]) for each in table["drafting"]] == [
        ("drafted", "R. Pinchbeck"),
        ("approved", "Tolliver"),
    ]
    assert table["signature"] == "Marlow"
    assert "Source" not in table["paragraphs"][-1]["text"]
    assert PRINTED[slice(*table["spans"]["/originator"])] == "Embassy in Ecuador"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("6 p.m.", "18:00"),
        ("12:15 a.m.", "00:15"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("1845Z", "18:45"),
    ],
)
def test_each_form_of_an_hour_is_read(printed: str, read: str) -> None:
    table = as_table(parse(from_text(PRINTED.replace("6 p.m.", printed))))
    assert table["dtg"] == f"1961-04-01T{read}Z"


def test_the_rule_above_the_source_note_is_no_text() -> None:
    (paragraph,) = parse(from_text(PRINTED)).paragraphs
    assert paragraph.text.startswith("2365. Eyes only Secretary.")
    assert paragraph.text.endswith("They said so twice.")


def test_prose_without_such_a_heading_is_no_telegram() -> None:
    text = "We had a telegram from the Embassy in Ecuador to the Department of State.\n\nIt said little.\n"
    cable = parse(from_text(text))
    assert cable.dialect == "plain"
    assert cable.message is None


def test_each_document_of_an_edition_is_a_cable() -> None:
    first, second = (as_table(cable) for cable in parse_all(from_text(EDITION)))
    assert first["dialect"] == "tei"
    assert first["mrn"]["canonical"] == "59QUITO1046"
    assert first["dtg"] == "1959-10-07T18:30Z"
    assert first["classification"]["level"] == "SECRET"
    assert first["signature"] == "Marlow"
    assert [each["text"] for each in first["paragraphs"]] == ["1046. I saw Terceros & his aide. He agreed."]
    assert second["mrn"]["canonical"] == "59WASHINGTON77"
    assert second["dtg"] == "1959-10-08T12:00Z"


def test_people_that_the_editors_marked_are_known_with_their_places() -> None:
    cable = next(iter(parse_all(from_text(EDITION))))
    places = [cable.source.place(person.span) for person in cable.marked_people]
    assert [EDITION[slice(*place)] for place in places][:4] == ["Pinchbeck", "Tolliver", "Terceros", "Marlow"]


def test_an_edit_of_an_edition_is_escaped() -> None:
    cable = next(iter(parse_all(from_text(EDITION))))
    assert cable.signature is not None
    edit = cable.source.place_edit(Edit(*cable.signature.span, "<X>"))
    assert cable.source.file.apply([edit]).decode() == EDITION.replace(">Marlow<", ">&lt;X&gt;<")
