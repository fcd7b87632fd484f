"""The archive's list of attributes is used where the telegram lacks a field."""

from datetime import date

from cablelint.document import from_text, parse
from cablelint.document.model import Level, Style

ATTRIBUTES = """

Message Attributes

Automatic Decaptioning: X
Capture Date: 01 JAN 1994
Draft Date: 04 JAN 1973
Document Number: 1973ATLANT00073
Drafter: n/a
Enclosure: n/a
From: ATLANTIS
Original Classification: CONFIDENTIAL
Reference: n/a
Subject: TIDES AND THE HARBOR
TAGS: PFOR, IT
To: STATE
Type: TE
Markings: Declassified/Released US Department of State EO Systematic Review 30 JUN 2005
"""
TELEGRAM = """PAGE 01        ATLANT  00073  041530Z
ACTION AF-18

INFO  OCT-01  EUR-25  ISO-00 /156 W
                    ------------------043275  130529Z /11
R 041530Z JAN 74
FM AMEMBASSY ATLANTIS
TO SECSTATE WASHDC 1234
S E C R E T ATLANTIS 74
E.O. 11652: GDS
TAGS: PREL, IT
SUBJ: THE TIDES
1. THE TIDES ARE HIGH.
ROE
SECRET

NNN
"""
LOST = "TELEGRAM TEXT FOR THIS MRN IS UNAVAILABLE\n"


def test_a_telegram_without_text_is_known_by_its_attributes():
    cable = parse(from_text(LOST + ATTRIBUTES))
    assert cable.dialect == "archive"
    assert cable.message.canonical == "73ATLANTIS73"
    assert cable.date == date(1973, 1, 4)
    assert cable.level is Level.CONFIDENTIAL
    assert [tag.value for tag in cable.tags.entries] == ["PFOR", "IT"]
    assert cable.subject.title.value == "TIDES AND THE HARBOR"


def test_each_points_to_its_place_in_the_list():
    text = LOST + ATTRIBUTES
    cable = parse(from_text(text))
    assert text[slice(*cable.message.digits.span)] == "00073"
    assert text[slice(*cable.dtg.span)] == "04 JAN 1973"
    assert text[slice(*cable.subject.title.span)] == "TIDES AND THE HARBOR"


def test_a_value_may_go_on_below_its_line():
    wrapped = ATTRIBUTES.replace("TIDES AND THE HARBOR", "TIDES AND\n THE HARBOR")
    assert parse(from_text(LOST + wrapped)).subject.title.value == "TIDES AND THE HARBOR"


def test_the_telegram_itself_goes_before_its_attributes():
    cable = parse(from_text(TELEGRAM + ATTRIBUTES))
    assert cable.style is Style.ARCHIVE
    assert cable.message.canonical == "74ATLANTIS74"
    assert cable.date == date(1974, 1, 4)
    assert cable.level is Level.SECRET
    assert cable.subject.title.value == "THE TIDES"


def test_the_list_is_no_part_of_the_text():
    with_list, without = parse(from_text(TELEGRAM + ATTRIBUTES)), parse(from_text(TELEGRAM))
    assert with_list.signature.value == without.signature.value == "ROE"
    texts = [[paragraph.text for paragraph in cable.paragraphs] for cable in (with_list, without)]
    assert texts[0] == texts[1]
    assert with_list.view.text.endswith(ATTRIBUTES)


def test_the_short_name_of_the_post_serves_where_no_other_is_printed():
    cable = parse(from_text(LOST + ATTRIBUTES.replace("From: ATLANTIS\n", "")))
    assert cable.message.canonical == "73ATLANT73"


def test_values_of_another_form_are_none():
    text = ATTRIBUTES.replace("04 JAN 1973", "31 FEB 1973").replace("1973ATLANT00073", "none")
    cable = parse(from_text(LOST + text))
    assert (cable.message, cable.dtg) == (None, None)
