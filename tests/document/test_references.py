"""The REF list: every form of an entry, every way of cutting the list."""

from __future__ import annotations

import pytest

from cablelint.checking.engine import check

from .reading import HEADER, TEXT, read, table_of


@pytest.mark.parametrize(
    ("entry", "numbers"),
    [
        ("TOKYO 00098", ["07TOKYO98"]),
        ("06 TBILISI 2601", ["06TBILISI2601"]),
        ("'06 BUENOS AIRES 1491", ["06BUENOSAIRES1491"]),
        ("06CAIRO0561", ["06CAIRO561"]),
        ("06-OTTAWA-57", ["06OTTAWA57"]),
        ("2006 MANAGUA 2135", ["06MANAGUA2135"]),
        ("99 PRETORIA 12315", ["99PRETORIA12315"]),
        ("ASUNCION 701 (06)", ["06ASUNCION701"]),
        ("AMMAN 5049-01", ["01AMMAN5049"]),
        ("PANAMA 00789/06", ["06PANAMA789"]),
        ("STATE (01) 201265", ["01STATE201265"]),
        ("MOSCOW 03242 2006", ["06MOSCOW3242"]),
        ("SECSTATE 52920", ["07STATE52920"]),
        ("377 KATHMANDU", ["07KATHMANDU377"]),
        ("STATE 41252 AND 44603", ["07STATE41252", "07STATE44603"]),
        ("KABUL 936/935", ["07KABUL936", "07KABUL935"]),
        ("BERLIN 1337, BERLIN 1340", ["07BERLIN1337", "07BERLIN1340"]),
        ("SAO PAULO 433 BRASILIA 709 (06) SAO PAULO 542", ["07SAOPAULO433", "06BRASILIA709", "07SAOPAULO542"]),
        ("06 CARACAS 39 05 CARACAS 35", ["06CARACAS39", "05CARACAS35"]),
        ("TOKYO 98 AND PREVIOUS", ["07TOKYO98"]),
        ("TOKYO 98 (NOTAL)", ["07TOKYO98"]),
        ("06 ANKARA 1561 (EXDIS)", ["06ANKARA1561"]),
        ("STATE 81957: REPORT OF A MEETING", ["07STATE81957"]),
        ("BELGRADE743", ["07BELGRADE743"]),
    ],
)
def test_an_entry_names_its_messages(entry: str, numbers: list[str]) -> None:
    assert [each["canonical"] for each in table_of(f"REF: {entry}\n")["references"]] == numbers


@pytest.mark.parametrize(
    ("entry", "number", "printed"),
    [
        ("LIMA 27 99", "07LIMA2799", "LIMA 27 99"),
        ("LIMA 2 799.", "07LIMA2799", "LIMA 2 799"),
        ("LIMA 279  9", "07LIMA2799", "LIMA 279  9"),
        ("06 LIMA 36 01 (NOTAL)", "06LIMA3601", "06 LIMA 36 01"),
        ("76 LIMA 27 991", "76LIMA27991", "76 LIMA 27 991"),
        ("STATE 071 143", "07STATE71143", "STATE 071 143"),
        ("STATE 08 1143", "07STATE81143", "STATE 08 1143"),
    ],
)
def test_a_number_with_a_blank_is_read_as_one(entry: str, number: str, printed: str) -> None:
    cable = read(f"{HEADER}REF: {entry}\n{TEXT}")
    (message,) = cable.references[0].messages

    assert (message.canonical, cable.source.text[slice(*message.span)]) == (number, printed)
    assert [finding.code for finding in check(cable) if finding.code.startswith("REF")][:1] == ["REF001"]


@pytest.mark.parametrize(
    ("entry", "numbers"),
    [
        # The first piece is the year.
        ("LIMA 06 2799", ["06LIMA2799"]),
        ("STATE 07 1143", ["07STATE1143"]),
        # Two numbers without their comma, or too few or too many digits.
        ("LIMA 799 801", [None]),
        ("LIMA 7 99", [None]),
        ("LIMA 2799 801", [None]),
        # No post, or more than two pieces.
        ("HARBOR 27 99", [None]),
        ("LIMA 1 2 34", [None]),
    ],
)
def test_a_number_that_may_be_two_is_not_joined(entry: str, numbers: list[str | None]) -> None:
    assert [each["canonical"] for each in table_of(f"REF: {entry}\n")["references"]] == numbers


@pytest.mark.parametrize("mask", ["[NAME-1]", "[P-ABCDEFGH]", "XXXXXXXXXXXX", "██████████", "[(b)(6)]", "[1.4(d), B1]"])
@pytest.mark.parametrize(
    ("entry", "numbers"),
    [
        ("06 {} 98", ["06{}98"]),
        ("{} 701 (06)", ["06{}701"]),
        ("{} 41252 AND 44603", ["07{}41252", "07{}44603"]),
        ("OSLO 12, {} 1340", ["07OSLO12", "07{}1340"]),
    ],
)
def test_a_masked_post_is_read_as_a_post(entry: str, numbers: list[str], mask: str) -> None:
    found = table_of(f"REF: {entry.format(mask)}\n")["references"]
    assert [each["canonical"] for each in found] == [number.format(mask) for number in numbers]


@pytest.mark.parametrize(
    "entry",
    [
        "TALLOW-MARLOW E-MAIL OF 3/23",
        "IIR 6 902 9698 06",
        "TD-314/63777-05",
        "SECDEF MSG DTG 301601Z SEP 06",
        "OCTOBER 25 PARIS POINTS",
        "ABCDE-0028-2006",
        "EMBASSY LONDON DAILY REPORT - APRIL 3 (NOTAL)",
    ],
)
def test_what_is_no_telegram_is_free_text(entry: str) -> None:
    assert table_of(f"REF: A. {entry}\n")["references"] == [{"label": "A", "text": entry, "canonical": None}]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("REF: A. TOKYO 98\n     B. TOKYO 97", "A:98 B:97"),
        ("REF: A) TOKYO 98 B) TOKYO 97", "A:98 B:97"),
        ("REFS: (A) TOKYO 98 (B) TOKYO 97", "A:98 B:97"),
        ("REF: [A] TOKYO 98 [B] TOKYO 97", "A:98 B:97"),
        ("REF: (1) TOKYO 98 (2) TOKYO 97", "1:98 2:97"),
        ("REF: A. (A) TOKYO 98\n¶B. (B) TOKYO 97", "A:98 B:97"),
        ("REF: A. A. TOKYO 98 B. TOKYO 97\n¶B. C. TOKYO 96", "A:98 B:97 C:96"),
        ("REF: A. TOKYO 98\n\n¶B. TOKYO 97\n\n¶C. TOKYO 96", "A:98 B:97 C:96"),
        ("REF: TOKYO 98; TOKYO 97", "None:98 None:97"),
        ("REF A: TOKYO 98", "A:98"),
        ("REFTEL: TOKYO 98", "None:98"),
        ("Ref: a. Tokyo 98\nb. Tokyo 97", "A:98 B:97"),
        ("REF: A) TOKYO 98 B) 2007 TOKYO\n     97", "A:98 B:97"),
        ("REF: A. TOKYO 98 B. TOKYO\n\n97", "A:98 B:97"),
        ("REF: A. TOKYO 98 TOKYO 00000123  001.2 OF 005", "A:98"),
        ("REF: A. TOKYO 98\nTOKYO 00000123  001.2 OF 005\n¶B. TOKYO 97", "A:98 B:97"),
    ],
)
def test_a_list_is_cut_at_its_letters(lines: str, expected: str) -> None:
    entries = table_of(lines + "\n")["references"]
    found = " ".join(f"{each['label']}:{(each['canonical'] or '').removeprefix('07TOKYO')}" for each in entries)

    assert found == expected


def test_a_portion_mark_in_the_list_is_no_letter() -> None:
    references = table_of("REF: TOKYO 98; TOKYO 97 (U) NOT FOR INTERNET DISTRIBUTION\n")["references"]

    assert [each["label"] for each in references] == [None, None]


def test_a_reference_of_several_is_told_with_its_year() -> None:
    texts = [each["text"] for each in table_of("REF: 06 CARACAS 39 CARACAS 35\n")["references"]]

    assert texts == ["06 CARACAS 39", "CARACAS 35"]


def test_the_span_of_a_message_begins_with_its_year() -> None:
    cable = read(f"{HEADER}REF: A. 06 TBILISI 2601\n{TEXT}")
    (message,) = cable.references[0].messages

    assert cable.source.text[slice(*message.span)] == "06 TBILISI 2601"


@pytest.mark.parametrize(("words", "is_body"), [(5, False), (6, True)])
def test_prose_below_a_whole_reference_has_six_words(words: int, is_body: bool) -> None:
    line = " ".join(["HARBOR", "FLEET", "STAYS", "AWAY", "THIS", "WEEK"][:words])
    cable = read(f"{HEADER}REF: TOKYO 122\n{line}\n{TEXT}")
    (reference,) = cable.references
    assert (line in cable.source.text[slice(*reference.span)]) is not is_body
