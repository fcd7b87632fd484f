"""Several messages in one file: different ones are kept apart, sections of one are joined."""

import pytest

from cablelint.document.dialects import detect
from cablelint.document.parse import parse_all
from cablelint.document.source import from_text

HEADER = """VZCZCXRO{serial:04}
PP RUEHC
DE RUEHAT #{serial:04}{part} 0640904
ZNY CCCCC ZZH
P 050904Z MAR 09
FM AMEMBASSY ATLANTIS
TO RUEHC/SECSTATE WASHDC PRIORITY 0001
"""
PREAMBLE = """
SIPDIS

E.O. 12958: DECL: 03/05/2019
TAGS: PREL, PGOV
SUBJECT: TIDES

"""
TEXT = """¶1. (C) The tides are high at number {serial}, and they have
been so since the spring.

ROE
"""


def message(serial=12, text=TEXT, *, header=True):
    opening = HEADER.format(serial=serial, part="") if header else ""
    line = f"C O N F I D E N T I A L ATLANTIS {serial:06}\n"
    return opening + line + PREAMBLE + text.format(serial=serial)


def section(number, total, text, serial=12):
    opening = HEADER.format(serial=serial, part=f"/{number:02}")
    line = f"C O N F I D E N T I A L SECTION {number:02} OF {total:02} ATLANTIS {serial:06}\n"
    return opening + line + PREAMBLE + text


def numbers(text):
    return [cable.message.number for cable in parse_all(from_text(text))]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("header", [True, False])
def test_messages_are_kept_apart(header, newline):
    text = "\n".join(message(serial, header=header) for serial in (12, 13, 14)).replace("\n", newline)
    cables = list(parse_all(from_text(text)))
    assert [cable.message.number for cable in cables] == [12, 13, 14]
    for cable in cables:
        assert cable.view.text.count("TIDES") == 1
        assert cable.signature.value == "ROE"
        assert text[slice(*cable.source.place(cable.message.digits.span))] == f"{cable.message.number:06}"


def test_the_views_together_are_the_text():
    text = "".join(message(serial) for serial in (12, 13))
    assert "".join(cable.view.text for cable in parse_all(from_text(text))) == text


def test_lost_pilcrows_are_counted_afresh_in_each_message():
    text = "".join(message(serial, "11. (C) One.\n\n12. (C) Two.\n\nROE\n") for serial in (12, 13))
    assert [[paragraph.number for paragraph in cable.paragraphs] for cable in parse_all(from_text(text))] == [
        [1, 2]
    ] * 2


def test_a_message_quoted_in_the_text_is_part_of_it():
    quoted = message(99, header=False)
    text = message(
        12, f"¶1. (C) We had this.\n\nBEGIN TEXT OF CABLE\n\n{quoted}\nEND TEXT\n\n¶2. (C) So we did.\n\nROE\n"
    )
    assert numbers(text + message(13)) == [12, 13]


def test_a_classification_line_repeated_on_each_page_begins_nothing():
    line = "CONFIDENTIAL ATLANTIS 000012\n"
    assert numbers(message(12, TEXT + "\n" + line + "\n¶2. (C) More.\n\n" + line)) == [12]


def test_a_header_given_twice_is_one_message():
    header = HEADER.format(serial=12, part="")
    assert numbers(header + ">\n3/5/2009 9:04\n09ATLANTIS12\n" + message(12)) == [12]


def test_a_copy_of_the_same_message_is_another_cable():
    assert numbers(message(12) + message(12)) == [12, 12]


class TestSections:
    text = (
        section(1, 2, "¶1. (C) The tides are high, and they have\n")
        + "\n"
        + section(2, 2, "been so since the spring.\n\n¶2. (C) So we say.\n\nROE\n")
    )

    def test_they_are_joined(self):
        (cable,) = parse_all(from_text(self.text))
        assert cable.paragraphs[0].text.split("\n")[:2] == [
            "The tides are high, and they have",
            "been so since the spring.",
        ]
        assert [paragraph.number for paragraph in cable.paragraphs] == [1, 2]
        assert cable.signature.value == "ROE"

    def test_places_after_the_seam_are_those_of_the_original(self):
        (cable,) = parse_all(from_text(self.text))
        assert self.text[slice(*cable.signature.span)] == "ROE"

    def test_the_repeated_header_is_a_repair(self):
        (cable,) = parse_all(from_text(self.text))
        (repeated,) = [repair.edit for repair in cable.repairs if repair.kind == "repeated-header"]
        assert self.text[repeated.start : repeated.end].strip().startswith("VZCZCXRO")
        assert self.text[repeated.end :].startswith("been so")

    def test_sections_of_another_message_are_another_cable(self):
        other = section(1, 2, "¶1. (C) Low.\n", serial=13) + section(2, 2, "¶2. (C) Lower.\n", serial=13)
        assert numbers(self.text + other) == [12, 13]


ARCHIVE = """UNCLASSIFIED

PAGE 01        ATLANT  000{serial}  041530Z
ACTION AF-18

INFO  OCT-01  EUR-25  ISO-00 /156 W
                    ------------------043275  130529Z /11
R 041530Z JAN 73
FM AMEMBASSY ATLANTIS
TO SECSTATE WASHDC 1234
UNCLAS ATLANTIS {serial}
E.O. 11652: N/A
TAGS: PFOR, AT
SUBJ: TIDES
1. THE TIDES ARE HIGH AND
UNCLASSIFIED

UNCLASSIFIED

PAGE 02        ATLANT  000{serial}  041530Z

WILL BE HIGHER.
ROE
UNCLASSIFIED

NNN
"""


def test_archive_telegrams_are_told_apart_by_their_first_pages():
    text = ARCHIVE.format(serial=73) + ARCHIVE.format(serial=74)
    source = from_text(text)
    assert detect(source) == "archive"
    assert [cable.message.canonical for cable in parse_all(source)] == ["73ATLANTIS73", "73ATLANTIS74"]
