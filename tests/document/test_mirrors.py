"""Cables that a mirror put on one line, ran together, quoted or escaped are read, and every place is the original's."""

from __future__ import annotations

import re
from typing import Any

import pytest

from cablelint.checking.engine import check
from cablelint.document.dialects import quoted
from cablelint.document.model import Cable
from cablelint.document.model.to_dict import as_table
from cablelint.document.parse import parse
from cablelint.document.source import from_text
from cablelint.edits import Edit

CABLE = """VZCZCXRO0594
RR RUEHQT
DE RUEHQT #1165 0471902
ZNY CCCCC ZZH
R 161902Z FEB 07
FM AMEMBASSY QUITO
TO RUEHC/SECSTATE WASHDC 2786
INFO RUEHBO/AMEMBASSY BOGOTA 0101
C O N F I D E N T I A L QUITO 001165

SIPDIS

E.O. 12958: DECL: 02/16/2017
TAGS: PGOV, EC
SUBJECT: A QUIET WEEK AT THE HARBOR

REF: QUITO 1100

Classified By: Ambassador Alice Marlow for reasons 1.4 (b) and (d).

¶1. (C) The harbor was quiet on Monday.

¶2. (C) Comment: We agree. End comment.

MARLOW
"""
FIELDS = ("mrn", "dtg", "originator", "addressees", "classification", "captions", "executive_order", "tags", "subject")


def read(text: str) -> Cable:
    return parse(from_text(text))


def table(text: str) -> dict[str, Any]:
    return as_table(read(text))


def assert_reads_as_the_cable(text: str) -> None:
    expected, found = table(CABLE), table(text)
    for field in (*FIELDS, "signature"):
        assert found[field] == expected[field], field
    assert [each["text"] for each in found["references"]] == ["QUITO 1100"]
    assert [each["number"] for each in found["paragraphs"]] == [1, 2]
    start, end = found["spans"]["/signature"]
    assert text[start:end] == "MARLOW"
    start, end = found["spans"]["/mrn"]
    assert text[start:end].startswith("QUITO")


@pytest.mark.parametrize(
    "text",
    [
        CABLE.replace("\n\n", "\n").replace("\n", " "),
        CABLE.replace("\n", "  "),
        CABLE.replace("\n\nE.O.", " E.O.").replace("\nTAGS", " TAGS").replace("\nSUBJECT", " SUBJECT"),
        CABLE.replace("1165\n\nSIPDIS\n\nE.O.", "1165SIPDISE.O.").replace("EC\nSUBJECT", "ECSUBJECT"),
        CABLE.replace("HARBOR\n\nREF", "HARBORREF").replace("1100\n\nClassified", "1100Classified"),
        CABLE.replace("(d).\n\n¶1", "(d).¶1").replace("Monday.\n\n¶2", "Monday.¶2").replace("ment.\n\nM", "ment.M"),
        "".join(f"> {line}\n" for line in CABLE.splitlines()),
        "".join(f">> {line}\n" for line in CABLE.splitlines()),
        '"' + CABLE.replace("\n", "\\n") + '"',
        CABLE.replace("\n", "\\r\\n"),
        "\f" + CABLE.replace("¶2", "\f¶2"),
        "This record is a partial extract of the original cable. The full text is not available."
        + CABLE[CABLE.index("C O N F") :],
    ],
    ids=[
        *("one line", "two blanks", "joined preamble", "glued captions", "glued fields", "glued paragraphs"),
        *("quoted", "quoted twice", "escaped", "escaped with returns", "form feeds", "glued notice"),
    ],
)
def test_the_cable_is_read_with_the_places_of_the_original(text: str) -> None:
    if text.startswith("This record"):
        assert table(text)["mrn"]["number"] == 1165
        assert table(text)["classification"]["level"] == "CONFIDENTIAL"
    else:
        assert_reads_as_the_cable(text)


@pytest.mark.parametrize("joint", ["", " "], ids=["glued", "blank"])
@pytest.mark.parametrize(("start", "end"), [match.span() for match in re.finditer(r"\n+", CABLE[:-1])])
def test_any_one_line_end_may_be_lost(start: int, end: int, joint: str) -> None:
    assert_reads_as_the_cable(CABLE[:start] + joint + CABLE[end:])


@pytest.mark.parametrize("place", [match.start() for match in re.finditer(" ", CABLE[: CABLE.index("¶1")])])
def test_any_one_line_of_the_header_may_be_broken(place: int) -> None:
    assert_reads_as_the_cable(CABLE[:place] + "\n" + CABLE[place + 1 :])


def test_a_number_above_its_mark_is_of_a_paragraph() -> None:
    assert_reads_as_the_cable(CABLE.replace("¶2. (C)", "¶2.\n(C)"))


@pytest.mark.parametrize("level", ["CC O N F I D E N T I A L", "C O N F I D E N T I A L"])
def test_a_doubled_letter_of_the_level_is_no_lost_line_end(level: str) -> None:
    cable = read(CABLE.replace("C O N F I D E N T I A L", level))

    assert not cable.repairs
    assert as_table(cable)["classification"]["level"] == "CONFIDENTIAL"


def test_lower_case_runs_are_read() -> None:
    text = (
        "C o n f i d e n t i a l section 01 of 04 quito 000348SipdisE.o. 12958: decl: 01/07/2014 Tags: prel, ec "
        "Subject: a quiet week(U) Classified by Ambassador Alice Marlow; reasons: 1.5 (b,d).¶1. (C) Summary: All is "
        "quiet. End summary.¶2. (C) The harbor will open.¶3. (C) Comment: We agree. End comment.Marlow\n"
    )
    found = table(text)
    assert found["mrn"]["number"] == 348
    assert found["sections"] == {"number": 1, "total": 4}
    assert found["captions"] == ["SIPDIS"]
    assert found["classified_by"]["name"] == "Alice Marlow"
    assert [each["number"] for each in found["paragraphs"]] == [1, 2, 3]
    assert found["signature"] == "Marlow"


@pytest.mark.parametrize(
    "prose",
    [
        "The cable said SUBJECT: A QUIET WEEK and no more.",
        "He cited paragraph 2. (C) of the report.",
        "See TAGS: PREL for more, and REF: QUITO 12.",
    ],
)
def test_words_of_the_text_are_no_fields(prose: str) -> None:
    text = CABLE.replace("The harbor was quiet on Monday.", prose)
    assert not [repair for repair in read(text).repairs if repair.kind == "line-end"]
    assert table(text)["paragraphs"][0]["text"] == prose


def test_a_sound_cable_needs_no_line_ends() -> None:
    assert not [repair for repair in read(CABLE).repairs if repair.kind == "line-end"]


def test_lost_line_ends_are_reported_once() -> None:
    cable = read(CABLE.replace("\n", " "))
    assert [finding.code for finding in check(cable) if finding.code.startswith("DMG")] == ["DMG007"]


@pytest.mark.parametrize("form", [lambda line: f"> {line}\n", lambda line: line + "\\n"], ids=["quoted", "escaped"])
def test_an_edit_lands_in_the_file(form: Any) -> None:
    text = "".join(form(line) for line in CABLE.splitlines())
    cable = read(text)
    assert cable.signature is not None
    edit = cable.source.place_edit(Edit(*cable.signature.span, "[NAME-1]"))
    changed = cable.source.file.apply([edit]).decode()
    assert changed == text.replace("MARLOW", "[NAME-1]")


PAGE = """<html><head><title>Cable Viewer</title></head><body>
<h3>Viewing cable 10QUITO284, A QUIET WEEK</h3>
<table class='cable'>
<tr><th>Reference ID</th><th>Created</th><th>Classification</th><th>Origin</th></tr>
<tr><td><a href='/cable/2010/01/10QUITO284.html'>10QUITO284</a></td><td>2010-01-04 18:06</td><td>CONFIDENTIAL</td>
<td>Embassy Quito</td></tr>
</table>
<code><pre>{header}</pre></code>
<code><pre>{body}
</pre></code></body></html>
"""


def test_a_page_gives_what_its_cable_lacks() -> None:
    text = PAGE.format(header="", body="TAGS: PGOV, EC\n\n1. (C) All is quiet.\n\nMARLOW")
    found = table(text)
    assert found["mrn"]["canonical"] == "10QUITO284"
    assert found["dtg"] == "2010-01-04T18:06Z"
    assert found["subject"] == "A QUIET WEEK"
    assert found["originator"] == "Embassy Quito"
    assert text[slice(*found["spans"]["/mrn"])] == "10QUITO284"


def test_a_page_does_not_replace_what_its_cable_has() -> None:
    cut = CABLE.index("C O N F")
    found = table(PAGE.format(header=CABLE[:cut], body=CABLE[cut:]))
    assert found["mrn"]["canonical"] == "07QUITO1165"
    assert found["subject"] == "A QUIET WEEK AT THE HARBOR"


@pytest.mark.parametrize(("marked", "bare", "is_quoted"), [(3, 2, True), (4, 3, True), (2, 2, False), (2, 3, False)])
def test_more_than_half_of_the_lines_are_marked_in_a_quotation(marked: int, bare: int, is_quoted: bool) -> None:
    assert quoted.recognises(from_text("> a line\n" * marked + "a line\n" * bare)) is is_quoted
