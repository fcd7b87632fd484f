"""Printouts of 1973 to 1979: what the printer and the reviewer added is no part of the message."""

from __future__ import annotations

import pytest

from cablelint.document.model import Cable, Level
from cablelint.document.model.to_dict import as_table
from cablelint.document.parse import parse
from cablelint.document.source import from_text

STAMP = "          Declassified/Released US Department of State EO Systematic Review 30 JUN 2005\n"
NAMED_STAMP = (
    "          Rosa Q. Lindqvist Declassified/Released US Department of State EO Systematic Review 20 Mar 2014\n"
)
PRINTOUT = (
    STAMP
    + """
                                       Message Text
CONFIDENTIAL

PAGE 01 QUITO 04817 252151Z

73
ACTION ARA-20

INFO OCT-01 ISO-00 CIAE-00
   TRSE-00 OMB-01 SS-20 NSC-10

   /082 W
            --------------------- 123652
R 252125Z JUL 74
FM AMEMBASSY QUITO
TO SECSTATE WASHDC 3750

C O N F I D E N T I A L QUITO 4817

E.O. 11652: GDS
TAGS: PINT, EC
SUBJ: PORT STRIKE ENDS

REF: QUITO 4700

1. THE DOCK WORKERS RETURNED TO THEIR POSTS AFTER THE GOVERNMENT
CONFIDENTIAL

CONFIDENTIAL

PAGE 02 QUITO 04817 252151Z

"""
    + STAMP
    + "\f"
    + NAMED_STAMP
    + """
AGREED TO THE WAGE TABLE.

2. WE EXPECT NO FURTHER STOPPAGE.
MARLOW

CONFIDENTIAL

NNN

"""
    + STAMP
)
DRAFTING = """DRAFTED BY EUR/NE:RHALVORSEN:LKS
APPROVED BY EUR: G. STRANDMO
S/S - PKOSTRANDY
INR/RNA
"""


def read(text: str) -> Cable:
    return parse(from_text(text))


def test_the_furniture_of_the_pages_is_no_part_of_the_text() -> None:
    cable = read(PRINTOUT)
    assert cable.dialect == "archive"
    assert [(paragraph.number, paragraph.text) for paragraph in cable.paragraphs] == [
        (1, "THE DOCK WORKERS RETURNED TO THEIR POSTS AFTER THE GOVERNMENT\nAGREED TO THE WAGE TABLE."),
        (2, "WE EXPECT NO FURTHER STOPPAGE."),
    ]


def test_the_signature_is_found_above_the_furniture() -> None:
    cable = read(PRINTOUT)
    assert cable.signature is not None
    assert cable.signature.value == PRINTOUT[slice(*cable.signature.span)] == "MARLOW"


def test_a_header_with_double_spacing_is_read() -> None:
    head, _, text = PRINTOUT.partition("REF:")
    table = as_table(read(head.replace("\n", "\n\n") + "REF:" + text))
    assert table["dtg"] == "1974-07-25T21:25Z"
    assert table["originator"] == "AMEMBASSY QUITO"
    assert [each["station"] for each in table["addressees"]["action"]] == ["SECSTATE WASHDC"]
    assert table["executive_order"]["number"] == 11652
    assert [each["text"] for each in table["references"]] == ["QUITO 4700"]


@pytest.mark.parametrize("line", [STAMP, NAMED_STAMP, NAMED_STAMP.strip() + "\n", "\f" + NAMED_STAMP])
def test_a_stamp_of_any_reviewer_is_furniture(line: str) -> None:
    assert read(PRINTOUT + line).signature == read(PRINTOUT).signature


def test_limited_official_use_is_a_level_and_no_order_protects_it() -> None:
    cable = read(PRINTOUT.replace("C O N F I D E N T I A L QUITO", "LIMITED OFFICIAL USE QUITO"))
    assert cable.level is Level.LIMITED_OFFICIAL_USE
    assert not cable.level.is_classified


def test_the_drafting_block_is_read_as_data() -> None:
    text = PRINTOUT.replace("            ----", DRAFTING + "            ----")
    cable = read(text)
    table = as_table(cable)
    assert table["drafting"] == [
        {"role": "drafted", "office": "EUR/NE", "person": "RHALVORSEN"},
        {"role": "approved", "office": "EUR", "person": "G. STRANDMO"},
        {"role": "cleared", "office": "S/S", "person": "PKOSTRANDY"},
        {"role": "cleared", "office": "INR/RNA", "person": None},
    ]
    assert [text[slice(*entry.span)] for entry in cable.drafting] == [
        "EUR/NE:RHALVORSEN",
        "EUR: G. STRANDMO",
        "S/S - PKOSTRANDY",
        "INR/RNA",
    ]


def test_only_slashes_may_part_office_drafter_and_typist() -> None:
    text = PRINTOUT.replace("            ----", "DRAFTED BY CA/OCS/TDHOLLAND/JCC\n            ----")
    assert as_table(read(text))["drafting"] == [{"role": "drafted", "office": "CA/OCS", "person": "TDHOLLAND"}]


def test_the_heading_of_a_later_section_is_kept_for_names_and_left_out_of_the_text() -> None:
    later = PRINTOUT.replace("4817 252151Z", "4817 02 OF 02 252151Z").replace("LAL QUITO", "LAL SECTION 2 OF 2 QUITO")
    later = later.replace("C O N F I D E N T I A L QUITO 4817", "C O N F I D E N T I A L SECTION 2 OF 2 QUITO 4817")
    first = PRINTOUT.replace("C O N F I D E N T I A L QUITO 4817", "C O N F I D E N T I A L SECTION 1 OF 2 QUITO 4817")
    first = first.partition("2. WE EXPECT")[0]
    second = later.partition("E.O. 11652")[0] + NAMED_STAMP + "\nFOR JANE FENWORTH\n\n2. WE EXPECT NOTHING.\nMARLOW\n"
    cable = read(first + second)
    assert "Rosa Q. Lindqvist" in cable.view.text
    assert [paragraph.number for paragraph in cable.paragraphs] == [1, 2]
    assert "ACTION ARA-20" not in cable.paragraphs[0].text
    places = {zone.kind for zone in cable.zones if "ACTION ARA-20" in cable.view.text[zone.start : zone.end]}
    assert places == {"heading"}


def test_a_reference_without_a_blank_line_below_it_ends_where_the_text_begins() -> None:
    cable = read(
        PRINTOUT.replace("4700\n\n1.", "4700\n1.").replace("SUBJ: PORT STRIKE ENDS\n\n", "SUBJ: PORT STRIKE ENDS\n")
    )
    assert [reference.text.value for reference in cable.references] == ["QUITO 4700"]
    assert [paragraph.number for paragraph in cable.paragraphs] == [1, 2]


def test_a_text_without_numbers_below_a_reference_is_no_part_of_it() -> None:
    text = (
        PRINTOUT.partition("1. THE DOCK")[0].rstrip()
        + "\nTHE DOCK WORKERS RETURNED TO THEIR POSTS TODAY.\nMARLOW\n\nNNN\n"
    )
    table = as_table(read(text))
    assert [each["text"] for each in table["references"]] == ["QUITO 4700"]
    assert [each["text"] for each in table["paragraphs"]] == ["THE DOCK WORKERS RETURNED TO THEIR POSTS TODAY."]
    assert table["signature"] == "MARLOW"


def test_prose_that_mentions_for_and_a_capital_is_no_attention_line() -> None:
    prose = (
        "THE COURSE WAS SCHEDULED FOR OCTOBER, BUT THE MATERIALS\nFOR IT HAVE NOT ARRIVED AT THE PORT OF GUAYAQUIL.\n"
    )
    text = PRINTOUT.partition("1. THE DOCK")[0] + prose + "MARLOW\n\nCONFIDENTIAL\n\nNNN\n"
    table = as_table(read(text))
    assert [each["text"] for each in table["paragraphs"]] == [prose.rstrip()]


def test_a_note_of_the_communicators_follows_the_signature() -> None:
    cable = read(PRINTOUT.replace("MARLOW\n", "MARLOW\n\nNOTE BY OC/T: PASSED ABOVE ADDRESSEE.\n"))
    assert cable.signature is not None
    assert cable.signature.value == "MARLOW"


def test_paragraphs_of_a_quoted_text_count_for_themselves() -> None:
    text = PRINTOUT.replace(
        "2. WE EXPECT",
        "2. A LETTER FOLLOWS.\n\nBEGIN TEXT:\n\n1. DEAR SIR.\n\n2. WE THANK YOU.\n\nEND TEXT.\n\n3. WE EXPECT",
    )
    assert [paragraph.number for paragraph in read(text).paragraphs] == [1, 2, 1, 2, 3]


def test_the_count_goes_on_after_one_lost_number() -> None:
    text = PRINTOUT.replace("2. WE EXPECT NO FURTHER STOPPAGE.", "3. WE EXPECT NONE.\n\n4. WE SHALL REPORT.")
    assert [paragraph.number for paragraph in read(text).paragraphs] == [1, 3, 4]


@pytest.mark.parametrize(
    ("line", "tags", "person"),
    [
        ("TAGS: OVIP, (TOLLIVER, DWIGHT T), EC", ["OVIP", "EC"], "TOLLIVER, DWIGHT T"),
        ("TAGS: CPRS: (TOLLIVER, DWIGHT T)", ["CPRS"], "TOLLIVER, DWIGHT T"),
        ("TAGS: OVIP (TOLLIVER, DWIGHT T)", ["OVIP"], "TOLLIVER, DWIGHT T"),
    ],
)
def test_people_in_parentheses_belong_to_the_tag_before_them(line: str, tags: list[str], person: str) -> None:
    cable = read(PRINTOUT.replace("TAGS: PINT, EC", line))
    assert cable.tags is not None
    assert [tag.value for tag in cable.tags.entries] == tags
    assert [tag.person.value for tag in cable.tags.entries if tag.person] == [person]
    assert not cable.problems


@pytest.mark.parametrize(
    ("instruction", "officer"),
    [
        ("GDS 5/15/85 (HARGROVE, Q. L.) OR-P/E", "HARGROVE, Q. L."),
        ("GDS, 12/26/85 (HARGROVE, Q.)", "HARGROVE, Q."),
        ("XDS-1 10/6/99 (HARGROVE, QUENTIN L.) OR-M", "HARGROVE, QUENTIN L."),
    ],
)
def test_the_officer_of_an_order_of_1978_is_read(instruction: str, officer: str) -> None:
    cable = read(PRINTOUT.replace("E.O. 11652: GDS", f"E.O. 12065: {instruction}"))
    assert cable.executive_order is not None
    assert cable.executive_order.officer is not None
    assert cable.executive_order.officer.value == officer
    assert not cable.problems


ON_ONE_LINE = (
    "Message Text UNCLASSIFIED   PAGE 01   QUITO 04817 252151Z ACTION ARA-15   INFO OCT-01 EB-08 /024 W"
    " ------------------087075 252160Z /62 P 252140Z JUL 79 FM AMEMBASSY QUITO TO SECSTATE WASHDC PRIORITY 7128"
    "   UNCLAS QUITO 4817   E.O. 12065: N/A TAGS: EIND, EC SUBJECT: PILOTS ON STRIKE   REF: LIMA 799"
    "   1. THE PILOTS STOPPED WORK ON MONDAY.   2. THE HARBOR IS CLOSED. MARLOW   UNCLASSIFIED     NNN"
    "   Message Attributes Draft Date: 25 jul 1979 Document Number: 1979QUITO04817 From: QUITO"
    " Reference: n/a Subject: PILOTS ON STRIKE TAGS: EIND, EC To: STATE Type: TE"
)


def test_a_printout_on_one_line_is_read_as_the_printout() -> None:
    found = as_table(parse(from_text(ON_ONE_LINE)))
    assert found["mrn"]["canonical"] == "79QUITO4817"
    assert found["subject"] == "PILOTS ON STRIKE"
    assert found["tags"] == ["EIND", "EC"]
    assert [each["canonical"] for each in found["references"]] == ["79LIMA799"]
    assert [each["number"] for each in found["paragraphs"]] == [1, 2]
    assert found["paragraphs"][1]["text"] == "THE HARBOR IS CLOSED."
    assert found["signature"] == "MARLOW"
    assert ON_ONE_LINE[slice(*found["spans"]["/signature"])] == "MARLOW"


@pytest.mark.parametrize("blanks", [False, True], ids=["blanks reduced to one", "blanks kept"])
@pytest.mark.parametrize(
    "text", ["THE PILOTS STOPPED WORK. THE HARBOR IS CLOSED.", "1. THE PILOTS STOPPED WORK. THE HARBOR IS CLOSED."]
)
def test_a_printout_on_one_line_with_one_paragraph_is_read_too(text: str, *, blanks: bool) -> None:
    head, _, rest = ON_ONE_LINE.replace("   REF: LIMA 799", "").partition("1. ")
    printed = head + text + rest[rest.index(" MARLOW") :]
    found = as_table(parse(from_text(printed if blanks else " ".join(printed.split()))))

    assert (found["subject"], found["signature"]) == ("PILOTS ON STRIKE", "MARLOW")
    assert [each["text"] for each in found["paragraphs"]] == ["THE PILOTS STOPPED WORK. THE HARBOR IS CLOSED."]


def test_the_references_of_a_printout_on_one_line_end_before_a_text_without_numbers() -> None:
    head, _, rest = ON_ONE_LINE.partition("1. ")
    found = as_table(parse(from_text(f"{head}THE PILOTS STOPPED WORK.{rest[rest.index(' MARLOW') :]}")))

    assert [each["canonical"] for each in found["references"]] == ["79LIMA799"]
    assert [each["text"] for each in found["paragraphs"]] == ["THE PILOTS STOPPED WORK."]
