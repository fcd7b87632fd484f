"""Metadata around a cable fills in fields that the text lacks, is reported, and replaces nothing in the text."""

from __future__ import annotations

import pytest

from cablelint.document.model import Cable
from cablelint.document.model.to_dict import as_table
from cablelint.document.parse import parse
from cablelint.document.source import from_text

TEXT = "1. The harbor was quiet.\n\n2. Nothing else happened.\n"
FRONT_MATTER = """---
title: "Trade Fair In Guayaquil"
author: "Alice Marlow"
cable-date: "March 20, 1979"
cable-from: "AmEmbassy Quito"
cable-to: "SecState WashDC Priority 5322"
cable-subject: "Trade Fair In The Harbor"
cable-tags: "BEXP, OVIP (TOLLIVER, DWIGHT), EC"
cable-doc-number: "1979QUITO02423"
cable-classification: "UNCLASSIFIED"
---

# DEPARTMENT OF STATE TELEGRAM
**UNCLASSIFIED**

"""
HEAD = """07QUITO1165
A QUIET WEEK AT THE HARBOR
Fri Feb 16 00:00:00 +0100 2007
CONFIDENTIAL
Embassy Quito
"""
CABLE = """C O N F I D E N T I A L QUITO 001166

SIPDIS

E.O. 12958: DECL: 02/16/2017
TAGS: PGOV, EC
SUBJECT: A LOUD WEEK

1. (C) The harbor was loud.

MARLOW
"""


def read(text: str, name: str = "-") -> Cable:
    return parse(from_text(text, name))


def test_front_matter_gives_the_fields_with_their_places() -> None:
    text = FRONT_MATTER + TEXT
    cable = read(text)
    table = as_table(cable)
    assert cable.dialect == "markdown"
    assert table["mrn"]["canonical"] == "79QUITO2423"
    assert table["dtg"] == "1979-03-20T00:00Z"
    assert table["originator"] == "AmEmbassy Quito"
    assert table["addressees"]["action"][0]["station"] == "SecState WashDC"
    assert table["subject"] == "Trade Fair In The Harbor"
    assert table["tags"] == ["BEXP", "OVIP", "EC"]
    assert table["classification"]["level"] == "UNCLASSIFIED"
    assert [paragraph["number"] for paragraph in table["paragraphs"]] == [1, 2]
    assert text[slice(*table["spans"]["/subject"])] == "Trade Fair In The Harbor"
    assert text[slice(*table["spans"]["/mrn"])] == "1979QUITO02423"


def test_front_matter_may_have_lists_and_bare_keys() -> None:
    text = "---\nid: 07QUITO1165\ndate: 2007-02-16\nsubject: A quiet week\ntags:\n  - PGOV\n  - EC\n---\n" + TEXT
    table = as_table(read(text))
    assert table["mrn"]["canonical"] == "07QUITO1165"
    assert table["tags"] == ["PGOV", "EC"]
    assert table["subject"] == "A quiet week"


def test_a_rule_at_the_beginning_is_no_front_matter() -> None:
    assert as_table(read("---\nA note to the reader: none.\n---\n" + CABLE))["subject"] == "A LOUD WEEK"


def test_the_archives_list_may_be_in_markdown() -> None:
    text = TEXT + "\n***\n\n#### Message Attributes\n\n- **Document Number:** 1979QUITO02423\n- **TAGS:** BEXP, EC\n"
    table = as_table(read(text))
    assert table["mrn"]["canonical"] == "79QUITO2423"
    assert table["tags"] == ["BEXP", "EC"]
    assert table["paragraphs"][-1]["text"] == "Nothing else happened."


def test_the_head_of_a_mirror_gives_what_the_text_lacks() -> None:
    table = as_table(read(HEAD + "E.O. 12958: DECL: 02/16/2017\n\n" + TEXT))
    assert table["mrn"]["canonical"] == "07QUITO1165"
    assert table["dtg"] == "2007-02-16T00:00Z"
    assert table["subject"] == "A QUIET WEEK AT THE HARBOR"
    assert table["classification"]["level"] == "CONFIDENTIAL"
    assert table["originator"] == "Embassy Quito"


def test_the_text_goes_before_what_stands_around_it() -> None:
    cable = read(HEAD + CABLE, "07QUITO1.txt")
    table = as_table(cable)
    assert table["mrn"]["number"] == 1166
    assert table["subject"] == "A LOUD WEEK"
    assert {each.field for each in cable.supplied} == {"dtg", "originator"}


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("2010-01-04 18:06", "2010-01-04T18:06Z"),
        ("Fri Feb 16 00:00:00 +0100 2007", "2007-02-16T00:00Z"),
        ("1974 July 25, 21:25 (Thursday)", "1974-07-25T21:25Z"),
        ("March 20, 1979", "1979-03-20T00:00Z"),
        ("20 March 1979", "1979-03-20T00:00Z"),
        ("3/5/2009 9:04", "2009-03-05T09:04Z"),
        ("2007-02-16T19:02:00Z", "2007-02-16T19:02Z"),
        ("February 31, 1979", None),
    ],
)
def test_each_form_of_a_date_is_read(printed: str, value: str | None) -> None:
    assert as_table(read(f"---\nid: 07QUITO1165\ndate: {printed}\n---\n{TEXT}"))["dtg"] == value


@pytest.mark.parametrize(
    ("head", "subject"),
    [
        (
            "Viewing cable 10QUITO284, A QUIET WEEK\nReference ID\nCreated\n10QUITO284\n2010-01-04 18:06\n",
            "A QUIET WEEK",
        ),
        ("Reference ID: 10QUITO284\nSubject: A QUIET WEEK\nCreated: 2010-01-04 18:06\n", "A QUIET WEEK"),
        ("10QUITO284\t2010-01-04 18:06\t2011-01-31 21:09\tCONFIDENTIAL\tEmbassy Quito\n", None),
    ],
)
def test_heads_of_other_mirrors_are_read(head: str, subject: str | None) -> None:
    table = as_table(read(f"{head}\nE.O. 12958: DECL: 02/16/2017\n\n{TEXT}"))
    assert table["mrn"]["canonical"] == "10QUITO284"
    assert table["dtg"] == "2010-01-04T18:06Z"
    assert table["subject"] == subject


@pytest.mark.parametrize("name", ["07QUITO1165.txt", "box/07QUITO1165.txt", "1974QUITO04817_b.txt"])
def test_the_name_of_a_file_gives_the_number(name: str) -> None:
    cable = read(TEXT, name)
    assert cable.message is not None
    assert cable.message.canonical in {"07QUITO1165", "74QUITO4817"}
    assert [each.origin for each in cable.supplied] == ["the name of the file"]


def test_the_head_of_an_e_mail_is_no_part_of_the_cable() -> None:
    mail = "From: a@example.org\nTo: b@example.org\nSubject: Fw: cable\nDate: Mon, 19 Feb 2007 10:00:00 -0500\n\n"
    table = as_table(read(mail + "-----Original Message-----\n\n" + CABLE))
    assert table["subject"] == "A LOUD WEEK"
    assert table["addressees"] == {"action": [], "info": []}
    assert table["mrn"]["number"] == 1166
