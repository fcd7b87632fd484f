"""A release is complete: nothing is left to mask in it, and it is parsed as its original in every style of masks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cablelint.document import from_text, parse
from cablelint.edits import Span
from cablelint.names.people import Person
from cablelint.redaction.deciding.decisions import Decision
from cablelint.redaction.deciding.policy import FOIA_B6, PROTECTED
from cablelint.redaction.masks import Style
from cablelint.redaction.proving.prove import prove
from cablelint.redaction.releasing import release as releases
from cablelint.redaction.releasing.release import release
from cablelint.redaction.settings import Settings

from .invented import CABLE, KEY, people, person

if TYPE_CHECKING:
    from cablelint.document.model import Cable
    from cablelint.names.settings import NameSettings

PRINTOUT = """\
C O N F I D E N T I A L TOKYO 000123

E.O. 12065: GDS 11/20/85 (QUILLFEATHER, ADA) OR-M
TAGS: OVIP (LINDQVARN, BO), JA
SUBJECT: TALKS WITH HARBOR MASTER
LINDQVARN ON FERRIES

1. MR. LINDQVARN SAID THE FERRIES RAN.

2. LINDQVARN EXPECTS THEM TO RUN NEXT WEEK TOO.

3. HE MET MR. BO LINDQVARN'S BROTHER.

QUILLFEATHER
"""
NAMES = (("ADA QUILLFEATHER", "QUILLFEATHER, ADA", "QUILLFEATHER"), ("BO LINDQVARN", "LINDQVARN, BO", "LINDQVARN"))


@pytest.mark.parametrize("style", Style)
def test_a_release_is_parsed_as_its_original_in_every_style(style: Style) -> None:
    source = from_text(PRINTOUT, "a.txt")
    result = release(source, Settings(style=style, key=KEY), people=people(PRINTOUT, NAMES))

    released = parse(result.result)
    assert [paragraph.number for paragraph in released.paragraphs] == [1, 2, 3]
    assert released.signature is not None
    assert released.subject is not None
    assert released.subject.title.value.endswith("ON FERRIES")
    assert released.tags is not None
    assert [tag.value for tag in released.tags.entries] == ["OVIP", "JA"]


@pytest.mark.parametrize("style", Style)
def test_a_release_has_nothing_left_to_mask(style: Style) -> None:
    settings = Settings(style=style, key=KEY)
    result = release(from_text(CABLE, "a.txt"), settings).result
    again = release(result, settings)
    assert (again.masks, again.result.data) == ((), result.data)


@pytest.mark.parametrize(
    ("name", "line"),
    [("Dent", "C O N F I D E N T I A L"), ("Mite", "L I M I T E D  O F F I C I A L  U S E"), ("Bose", "P 080531Z")],
)
def test_letters_of_the_format_that_spell_a_name_are_no_leak(name: str, line: str) -> None:
    text = f"{line} HELSINKI 000417\n\n1. (C) Aino {name} agreed; {name} left.\n"
    result = release(from_text(text, "a.txt"), Settings(), people=people(text, ((f"Aino {name}", name),)))
    assert result.text.startswith(f"{line} HELSINKI 000417\n")


def _finder_that_reads_the_result_otherwise(cables: Sequence[Cable], _: NameSettings) -> tuple[Person, ...]:
    text = cables[0].source.text
    found = people(text)
    return (*found, person(text, "press office", id_=9)) if "[NAME-1]" in text else tuple(found)


def test_a_name_that_is_found_in_the_result_alone_is_masked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(releases, "people_in", _finder_that_reads_the_result_otherwise)
    result = release(from_text(CABLE, "a.txt"), Settings())
    assert "press office" not in result.text
    (mask,) = [mask for mask in result.masks if "second-reading" in mask.planned.evidence]
    assert CABLE[slice(*mask.planned.span)] == "press office"
    assert release(result.result, Settings()).masks == ()


def test_all_mentions_of_somebody_who_is_found_in_the_result_alone_get_one_mark(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "1. (C) Aino Tervonen came with Bo Lindqvarn.\n\n2. (C) Bo Lindqvarn left. Lindqvarn is ill.\n"

    def find(cables: Sequence[Cable], _: NameSettings) -> list[Person]:
        read = cables[0].source.text
        return people(read, (("Aino Tervonen",), *([("Bo Lindqvarn", "Lindqvarn")] if "[NAME-1]" in read else [])))

    monkeypatch.setattr(releases, "people_in", find)
    result = release(from_text(text, "a.txt"), Settings())
    assert result.text == "1. (C) [NAME-1] came with [NAME-2].\n\n2. (C) [NAME-2] left. [NAME-2] is ill.\n"


def test_a_passage_is_masked_once() -> None:
    """The words before and after it are the same in the release, where the passage is masked already."""
    text = "1. (C) Mr. Bo Lindqvarn told the Ambassador on May 4 that rice prices matter. Lindqvarn left.\n"
    decision = Decision("passage", before="told the Ambassador on", after="that rice prices")
    result = release(from_text(text, "a.txt"), Settings(decisions=(decision,)))
    assert (
        result.text
        == "1. (C) Mr. [NAME-1] told the Ambassador on [PASSAGE-1] that rice prices matter. [NAME-1] left.\n"
    )
    assert result.remarks == ()
    again = release(result.result, Settings(decisions=(decision,)))
    assert (again.masks, again.remarks, again.text) == ((), (), result.text)


@pytest.mark.parametrize("mask", ["[NAME-1]", "XXXXXXXXXXXX", "[(b)(6)]"])
def test_a_masked_tag_has_the_place_of_its_mask(mask: str) -> None:
    text = f"C O N F I D E N T I A L TOKYO 000123\n\nTAGS: PREL, {mask}"
    cable = parse(from_text(text, "a.txt"))
    assert cable.tags is not None
    assert [text[slice(*tag.span)] for tag in cable.tags.entries] == ["PREL", mask]


def test_decisions_that_were_followed_are_not_stale_in_the_release() -> None:
    first = release(from_text(CABLE, "a.txt"), Settings(), people=people())
    ids = [mask["id"] for mask in first.to_dict()["masks"]]
    reasons = tuple(Decision("reason", mask=id_, reason="(b)(7)(C)") for id_ in ids)
    made = release(from_text(CABLE, "a.txt"), Settings(decisions=reasons), people=people())
    assert made.remarks == ()
    again = release(made.result, Settings(decisions=(*reasons, Decision("reason", mask="0" * 16, reason="(b)(6)"))))
    (remark,) = again.remarks
    assert (again.masks, remark.code) == ((), "NAM906")


def test_the_word_that_a_line_end_parts_is_no_name() -> None:
    text = "C O N F I D E N T I A L TOKYO 123\n\n1. MR. BO LINDQVARN PRESI-\nDENTIAL ADVISER, SPOKE.\n"
    result = release(from_text(text, "a.txt"), Settings(), people=people(text, (("BO LINDQVARN PRESI-\nDENTIAL",),)))
    assert result.text.startswith("C O N F I D E N T I A L TOKYO 123")


@pytest.mark.parametrize(
    "printed",
    [
        # Letters spaced out by any sign, by any end of a line.
        *(sign.join("Tervonen") for sign in "|#+=:;<&^$([{\x0b\x0c\r\x85"),
        *(sign.join("TERVONEN") for sign in "|#+:&^([{"),
        # A sign of a typist, a machine or an editor inside.
        *(f"Terv{sign}onen" for sign in ("|", "#", "+", ":", '"', "&", "^", "{}", "\ufffd", "[sic]", "(?)", "[1]")),
        *(f"TERV{end}ONEN" for end in ("\x0b", "\x0c", "\r", "-\n\n")),
        *("T[er]vonen", "T(e)rvonen", "Ter\ufffdonen", "\bT".join("T") + "T\bTe\ber\brv\bvo\bon\bne\ben\bn"),
        # Parted by the end of a page.
        *(f"TERV{line}ONEN" for line in ("\nNNNN\n", "\n\nTOKYO 00000123  002.2 OF 003\n\n")),
        # Numbers inside, rows of a table, syllables, marks of stress, an escape of RTF.
        *("1".join("Tervonen"), "Terv207onen", "Terv(1)onen", "Terv-\n12 onen", "Ter-vo-nen", "ˈTerˌvonen"),
        *("Terv(ii)onen", "Terv-    12\nonen", "Terv-\n- 2 -\nonen", "T e r vonen", "Te rv on en", "Te.rv.on.en"),
        "Terv\\'6fnen",
        "\n".join(f"| {letter} |" for letter in "Tervonen"),
        # Letters that look like these.
        *("ⲦⲈRVOⲚEN", "ꓔꓰꓣꓦꓳꓠꓰꓠ", "TER\\/ONEN"),
    ],
)
def test_a_name_that_is_readable_in_pieces_is_masked(printed: str) -> None:
    text = f"1. (C) Director Aino Tervonen agreed. They saw {printed} there, as he said before. The talks ended.\n"
    result = release(from_text(text, "a.txt"), Settings(), people=people(text, (("Aino Tervonen",),)))
    shown = "".join(filter(str.isalpha, result.text)).lower()
    assert "onen" not in shown.replace("person", "")
    assert result.text.count("[NAME-1]") >= 2


@pytest.mark.parametrize(
    "printed",
    [
        *("Тервонен", "Τερβόνεν", "טרבונן", "تيرفونين", "ტერვონენი", "Տերվոնեն", "테르보넨"),
        *("テルヴォネン", "テルボネンさん", "ﾃﾙﾎﾞﾈﾝ", "Тервоненом", "तेरवोनेन", "তেরভোনেন", "เตอร์โวเนน", "ቴርቮነን"),
    ],
)
def test_a_name_in_another_script_is_masked(printed: str) -> None:
    text = f"1. (C) Director Aino Tervonen agreed. The paper printed {printed} in its title. The talks ended.\n"
    result = release(from_text(text, "a.txt"), Settings(), people=people(text, (("Aino Tervonen",),)))
    assert printed.removesuffix("さん") not in result.text


@pytest.mark.parametrize(
    "printed", ["тревога", "طرابلس", "テロ", "東京", "ตลาด", "Tr1v3", "Ter(1) vote", "T1n2", "Terv 12 onen"]
)
def test_another_word_in_another_script_or_with_digits_is_no_name(printed: str) -> None:
    text = f"1. (C) Director Aino Tervonen agreed. The paper printed {printed} in its title. The talks ended.\n"
    result = release(from_text(text, "a.txt"), Settings(), people=people(text, (("Aino Tervonen",),)))
    assert printed in result.text


@pytest.mark.parametrize("printed", ["Terv onen", "Terv, onen", "Terv/onen", "onen Terv"])
def test_the_rest_of_a_name_is_masked_where_its_other_piece_is_masked_as_somebody_else(printed: str) -> None:
    text = f"1. (C) Director Aino Tervonen agreed. They saw Mr. {printed} there. The talks ended.\n"
    found = people(text, (("Aino Tervonen",), ("Terv",)))
    result = release(from_text(text, "a.txt"), Settings(), people=found)
    assert ("onen" in result.text.replace("Person", "")) == printed.startswith("onen")


def test_words_around_the_end_of_a_page_are_not_joined() -> None:
    text = "1. (C) MR. AINO HARA AGREED TO\nSECRET\n\nHARA SAID SO, AND THE HA\nNNNN\nRA NAVY CAME.\n"
    result = release(from_text(text, "a.txt"), Settings(), people=people(text, (("AINO HARA", "HARA"),)))
    assert result.text == "1. (C) MR. [NAME-1] AGREED TO\nSECRET\n\n[NAME-1] SAID SO, AND THE HA\nNNNN\nRA NAVY CAME.\n"


@pytest.mark.parametrize(
    "printed",
    [
        "U N C L A S",
        "U N  C L A S",
        "UNCLAS",
        "U N C L A S SECTION 01 OF 02",
        "U N C L A S F I E D",
        "U N C L A S S I F E D",
    ],
)
def test_a_forename_inside_a_marking_is_no_mention(printed: str) -> None:
    text = (
        f"{printed} HELSINKI 000417\n\nSUBJECT: TALKS\n\n1. (U) Clas Lindqvarn agreed. Mr. Clas left; Clas said so.\n"
    )
    result = release(from_text(text, "a.txt"), Settings())
    assert result.text.startswith(f"{printed} HELSINKI 000417\n")
    assert "Clas" not in result.text


def test_a_name_that_is_no_part_of_a_misspelt_level_is_masked_and_proved() -> None:
    text = "U N C L A S F I E D HELSINKI 000417\n\n1. (U) Clas Lindqvarn agreed. U N C L A S I A D was printed.\n"
    found = people(text, (("Clas Lindqvarn",),))
    result = release(from_text(text, "a.txt"), Settings(), people=found)
    assert "agreed" in result.text
    assert "C L A S I" not in result.text
    leaked = result.result.text.replace("U N [NAME-1] I A D", "U N C L A S I A D")
    assert "NAM901" in {finding.code for finding in prove(result.original, from_text(leaked, "a.txt")).findings}


def test_a_name_spaced_letter_by_letter_is_masked_beside_a_spaced_initial() -> None:
    text = "C O N F I D E N T I A L HELSINKI 000417\n\n1. (C) MR. BO LINDQVARN AGREED. B L I N D Q V A R N SAID SO.\n"
    result = release(from_text(text, "a.txt"), Settings())
    assert "N D Q" not in result.text


@pytest.mark.parametrize("passage", ["port", "the old port", "the old port of Helsinki, behind the fish market,"])
def test_a_withheld_passage_is_not_withheld_again_in_its_release(passage: str) -> None:
    text = f"1. (C) They met in {passage} at noon.\n\n2. (C) The talks ended.\n"
    start = text.index(passage)
    at = Span(start, start + len(passage))
    settings = Settings(decisions=(Decision("passage", before="They met in", after="at noon", at=at),))
    made = release(from_text(text, "a.txt"), settings)
    assert made.text.startswith("1. (C) They met in [PASSAGE-1] at noon")
    again = release(made.result, settings)
    assert (again.masks, again.remarks) == ((), ())


def test_the_same_words_around_a_second_name_do_not_get_the_decision_about_the_first() -> None:
    text = "1. (C) Then they saw Aino Salmi at the quay once more. Then they saw Oona Lampo at the quay once more.\n"
    names = (("Aino Salmi",), ("Oona Lampo",))
    kept = Settings(policy=PROTECTED)
    first = release(from_text(text, "a.txt"), kept, people=people(text, names))
    (one, _) = first.to_dict()["kept"]
    settings = Settings(policy=PROTECTED, decisions=(Decision("accept", mask=one["id"]),))
    made = release(from_text(text, "a.txt"), settings, people=people(text, names))
    assert "[NAME-1]" in made.text
    assert "Oona Lampo" in made.text
    again = release(made.result, settings, people=people(made.text, (("Oona Lampo",),)))
    assert (again.text, again.remarks) == (made.text, ())


def test_additions_and_rejections_that_were_followed_are_not_stale_in_the_release() -> None:
    text = "1. (C) Then they saw Aino Salmi at the quay once more. The man known as sparrow told nobody about it.\n"
    found = people(text, (("Aino Salmi",),))
    first = release(from_text(text, "a.txt"), Settings(), people=found)
    (mask,) = first.to_dict()["masks"]
    added = Decision("add", before="known as", after="told nobody")
    settings = Settings(decisions=(Decision("reject", mask=mask["id"]), added))
    made = release(from_text(text, "a.txt"), settings, people=found)
    assert made.text == text.replace("sparrow", "[NAME-1]")
    again = release(made.result, settings, people=())
    assert (made.remarks, again.remarks) == ((), ())
    other = release(from_text(made.text.replace("once", "never"), "a.txt"), settings, people=())
    assert [remark.code for remark in other.remarks] == ["NAM906"]


@pytest.mark.parametrize(
    ("printed", "released"),
    [
        ("Passport no. A1234567 was issued. The holder of A1234567 left.", "no. # was issued. The holder of # left."),
        ("His phone is (417) 555-0123; the office has 417 555 0123.", "phone is #; the office has #."),
        ("The phone is +358 9 555 0123. Call 555-0123 at noon.", "phone is #. Call # at noon."),
        ("DOB: 3 MAY 1950. The file of 05/03/1950 says so.", "DOB: #. The file of # says so."),
        ("He lives at 12 Harbor Lane today; 12 HARBOR LANE burned.", "lives at # today; # burned."),
        ("POB: Kotka. The port of Kotka is closed.", "POB: #. The port of Kotka is closed."),
    ],
)
def test_an_identifier_is_masked_wherever_it_is_printed(printed: str, released: str) -> None:
    """Its other places have no label, by which the finder knows it, and the proof reads them."""
    made = release(from_text(f"1. (C) {printed}\n", "a.txt"), Settings(), people=())
    assert released in re.sub(r"\[[A-Z]+-1\]", "#", made.text)
    assert release(made.result, Settings(), people=()).masks == ()


def test_one_of_several_masks_of_a_number_may_be_rejected() -> None:
    text = "1. (C) The phone is (417) 555-0123, said the shop. The office (phone 417-555-0123) closes at noon.\n"
    first = release(from_text(text, "a.txt"), Settings(), people=())
    rejected = Decision("reject", mask=first.ids[first.masks[0].planned.span])
    made = release(from_text(text, "a.txt"), Settings(decisions=(rejected,)), people=())
    assert made.text == text.replace("417-555-0123", "[PHONE-1]")
    assert made.remarks == ()


def test_a_possessive_stays_readable_where_the_name_is_printed_with_an_s_too() -> None:
    text = "1. (C) LINDQVAR'S PLAN; LINDQVAR,S HOUSE. THE LINDQVARS PLAN, LINDQVAR SAID.\n"
    found = people(text, (("LINDQVARS", "LINDQVAR"),))
    result = release(from_text(text, "a.txt"), Settings(), people=found)
    assert result.text == "1. (C) [NAME-1]'S PLAN; [NAME-1],S HOUSE. THE [NAME-1] PLAN, [NAME-1] SAID.\n"


def test_a_rejection_that_was_not_followed_is_not_stale_in_the_release() -> None:
    """The original reports it; the release can only show the mask."""
    everyone = [person(CABLE, "Pekka Halvari", "Halvari", protected=True)]
    first = release(from_text(CABLE, "a.txt"), Settings(policy=PROTECTED), people=everyone)
    rejected = Decision("reject", mask=first.ids[first.masks[0].planned.span])
    settings = Settings(policy=PROTECTED, decisions=(rejected,))
    made = release(from_text(CABLE, "a.txt"), settings, people=everyone)
    again = release(made.result, settings, people=())
    assert [remark.code for remark in made.remarks] == ["NAM907"]
    assert again.remarks == ()


def test_decisions_about_places_beside_each_other_are_not_stale_in_the_release() -> None:
    text = "1. (C) They bought from firms such as Alpha, Bravo, and others at the quay.\n"
    decisions = (
        Decision("passage", before="firms such as", after=", Bravo, and others"),
        Decision("passage", before="such as Alpha,", after=", and others"),
    )
    made = release(from_text(text, "a.txt"), Settings(decisions=decisions), people=())
    assert made.text == "1. (C) They bought from firms such as [PASSAGE-1], [PASSAGE-2], and others at the quay.\n"
    again = release(made.result, Settings(decisions=decisions), people=())
    assert (made.remarks, again.remarks, again.masks) == ((), (), ())


def test_a_name_that_is_kept_in_the_original_alone_is_masked(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the release it is another person's, whatever the title beside it: a second run would mask it."""
    text = "1. (C) Minister Lampo met Aino Salmi. The talks gave Lampo, Minister, time to go home.\n"

    def found(cables: Sequence[Cable], _: NameSettings) -> Sequence[Person]:
        shown = cables[0].source.text
        minister = person(shown, "Minister Lampo", titles=("Minister",))
        other = person(shown, "gave Lampo", id_=2)
        if "[NAME-" not in shown:
            kept = tuple(sorted((*minister.mentions, *person(shown, "Lampo").mentions[1:]), key=lambda one: one.span))
            return [replace(minister, mentions=kept), person(shown, "Aino Salmi", id_=2)]
        return [minister, other] if other.mentions else [minister]

    monkeypatch.setattr(releases, "people_in", found)
    settings = Settings(policy=FOIA_B6)
    made = release(from_text(text, "a.txt"), settings)
    assert made.text == "1. (C) Minister Lampo met [NAME-1]. The talks [NAME-2], Minister, time to go home.\n"
    assert release(made.result, settings).masks == ()


def test_a_decision_beside_a_name_that_another_edition_finds_otherwise_is_followed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "1. (C) It was sent by Aino Salmi, an Orvasto clerk of the old quay, with Oona Virta and the rest.\n"

    def found(cables: Sequence[Cable], _: NameSettings) -> Sequence[Person]:
        shown = cables[0].source.text
        forms = ("Orvasto", "Virta") if "[NAME-" in shown else ("an Orvasto", "Oona Virta")
        return people(shown, (("Aino Salmi",), *((form,) for form in forms)))

    monkeypatch.setattr(releases, "people_in", found)
    first = release(from_text(text, "a.txt"), Settings())
    decisions = tuple(Decision("reject", mask=first.ids[mask.planned.span]) for mask in first.masks[1:])
    made = release(from_text(text, "a.txt"), Settings(decisions=decisions))
    assert made.text == text.replace("Aino Salmi", "[NAME-1]")
    again = release(made.result, Settings(decisions=decisions))
    assert (again.text, again.remarks) == (made.text, ())


def test_a_decision_beside_a_name_of_the_second_reading_is_not_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its identifier counts on that name, which the finder finds only where another name is masked."""
    text = "1. (C) Then Aino Salmi met the Lampo boy and Oona Virta at the old quay once more that day.\n"
    names = (("Aino Salmi",), ("Oona Virta",))

    def found(cables: Sequence[Cable], _: NameSettings) -> Sequence[Person]:
        shown = cables[0].source.text
        return people(shown, (*names, ("Lampo",)) if "[NAME-1] met" in shown else names)

    monkeypatch.setattr(releases, "people_in", found)
    first = release(from_text(text, "a.txt"), Settings())
    assert first.text == "1. (C) Then [NAME-1] met the [NAME-2] boy and [NAME-3] at the old quay once more that day.\n"
    kept, _, changed = (first.ids[mask.planned.span] for mask in first.masks)
    decisions = (Decision("reject", mask=kept), Decision("reason", mask=changed, reason="(b)(7)(C)"))
    made = release(from_text(text, "a.txt"), Settings(decisions=decisions))
    assert made.remarks == ()
    assert made.text.startswith("1. (C) Then Aino Salmi met the [NAME-1] boy and [NAME-2] at")


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize(
    "entry",
    [
        "06 LINDQVARN 98",
        "06LINDQVARN98",
        "2006 LINDQVARN 2135",
        "LINDQVARN 701 (06)",
        "LINDQVARN 41252 AND 44603",
        "OSLO 12, LINDQVARN 1340",
        "LINDQVARN 98 (NOTAL) AND PREVIOUS",
        "BO LINDQVARN 98",
        "377 LINDQVARN",
    ],
)
def test_a_message_number_with_a_masked_name_for_its_post_is_released(entry: str, style: Style) -> None:
    text = PRINTOUT.replace("TOKYO 000123", "LINDQVARN 000123").replace(
        "SUBJECT", f"REF: A. {entry}\nB. OSLO 7\nSUBJECT"
    )

    released = release(from_text(text, "a.txt"), Settings(style=style, key=KEY), people=people(text, NAMES)).result

    assert "LINDQVARN" not in released.text
    cable = parse(released)
    assert cable.message is not None
    assert cable.message.number == 123
    assert [message.number for message in cable.references[-1].messages] == [7]


@pytest.mark.parametrize(
    ("name", "released"),
    [
        ("1978LAGOS06873.txt", "1978LAGOS06873.txt"),
        ("box/07lagos417_b.txt", "box/07lagos417_b.txt"),
        ("78LAGOS6873 lagos.txt", "78LAGOS6873 [NAME-1].txt"),
        ("lagos/78LAGOS6873.txt", "[NAME-1]/78LAGOS6873.txt"),
        ("LAGOS6873.txt", "[NAME-1].txt"),
        ("78LINDQVARN6873.txt", "[NAME-2].txt"),
    ],
)
def test_the_post_of_a_number_in_a_file_name_is_nobody(name: str, released: str) -> None:
    text = "SECRET LAGOS 6873\n\n1. PRESIDENT RICARDO LAGOS CAME.\n\n2. MR. BO LINDQVARN AND LAGOS LEFT.\n"
    made = release(from_text(text, name), Settings(), people=people(text, (("RICARDO LAGOS",), ("BO LINDQVARN",))))
    assert made.result.name == released


def test_the_proof_reads_a_file_name_for_itself() -> None:
    text = "1. PRESIDENT RICARDO LAGOS CAME.\n"
    names = {"78LAGOS6873.txt": 0, "LAGOS6873.txt": 1, "NOTES78LAGOS6873.txt": 1, "78LAGOS6873 RLAGOS.txt": 1}
    for name, leaks in names.items():
        released = from_text("1. PRESIDENT [NAME-1] CAME.\n", name)
        found = prove(from_text(text, "a.txt"), released).findings
        assert sum(finding.code == "NAM901" for finding in found) == leaks, name


@pytest.mark.parametrize(
    ("printed", "released"),
    [
        ("[LINDQVARN-1]", "[[NAME-1]-1]"),
        ("[P-LINDQVAR]", "[P-[NAME-1]]"),
        ("[LIND-3]", "[LIND-3]"),
        ("[NAME-7]", "[NAME-7]"),
        ("[DIA-3]", "[DIA-3]"),
        ("[P-ABCDEFGH]", "[P-ABCDEFGH]"),
    ],
)
def test_what_looks_like_a_mask_and_contains_a_hidden_name_is_none(printed: str, released: str) -> None:
    text = f"1. (C) MR. BO LINDQVARN CAME.\n\n2. (C) MR. BO LINDQVAR CAME.\n\n3. (C) SEE {printed}.\n"
    names = (("BO LINDQVARN",), ("BO LINDQVAR",))

    result = release(from_text(text, "a.txt"), Settings(), people=people(text, names)).result

    assert re.sub(r"NAME-[0-9]+(?=\]-1|\]\])", "NAME-1", result.text.splitlines()[-1]) == f"3. (C) SEE {released}."


def test_a_forename_in_what_looks_like_a_code_of_an_agency_is_masked() -> None:
    text = "1. (C) Director Aino Lehtovaara came.\n\n2. (C) See [AINO-22] and [DIA-22].\n"

    result = release(from_text(text, "a.txt"), Settings(), people=people(text, (("Aino Lehtovaara",),))).result

    assert result.text.splitlines()[-1] == "2. (C) See [[NAME-1]-22] and [DIA-22]."


def test_a_name_in_what_looks_like_a_mask_is_a_leak() -> None:
    original = "1. (C) Mr. Tuula Lehto came.\n\n2. (C) See [LEHTO-3] and [TUULA-4] and [NAME-9] and [DIA-3].\n"
    released = original.replace("Tuula Lehto", "[NAME-1]")
    found = prove(from_text(original, "a.txt"), from_text(released, "a.txt")).findings
    assert [released[slice(*one.span)] for one in found if one.code == "NAM901"] == ["LEHTO", "TUULA"]


@pytest.mark.parametrize(
    "end",
    ["-\nUNCLASSIFIED\n", "-\n\nSECTION 02 OF 03 OSLO 000417\n\n", "\nRELEASED IN PART B6\n", "\nPAGE 02 OSLO 00041\n"],
)
def test_a_name_over_the_end_of_a_page_is_masked_on_both(end: str) -> None:
    text = f"C O N F I D E N T I A L OSLO 000417\n\n1. (C) Ms. Lindqvarn came.\n\n2. (C) Then Lindq{end}varn left.\n"

    result = release(from_text(text, "a.txt"), Settings(), people=people(text, (("Lindqvarn",),))).result

    assert result.text.endswith(f"2. (C) Then [NAME-1]{end.removeprefix('-')}[NAME-1] left.\n")
    assert not prove(from_text(text, "a.txt"), result).findings


def test_a_name_in_morse_is_masked() -> None:
    text = "1. (C) Ms. Lehto came.\n\n2. (C) Heard .-.. . .... - --- twice.\n"

    result = release(from_text(text, "a.txt"), Settings(), people=people(text, (("Lehto",),))).result

    assert result.text.endswith("2. (C) Heard [NAME-1] twice.\n")
