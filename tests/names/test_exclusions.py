"""Places where no person is named: codes, dates, posts in their place, page marks, labels of the next line."""

from __future__ import annotations

import pytest
from tests.names.candidates import judged

from cablelint.names.judgement.exclusions import possible_names
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.people import Evidence


def possible(text: str, stretch: str, confidence: float = 0.9) -> list[str]:
    start = text.index(stretch)
    candidate = Candidate(start, start + len(stretch), confidence, Evidence("model", "is invented"))
    return [text[each.start : each.end] for each in judged(possible_names, text, [candidate])]


@pytest.mark.parametrize(
    ("text", "stretch", "names"),
    [
        ("CALL ON DWIGHT OKAFOR\nTAGS: PINT, EC", "DWIGHT OKAFOR\nTAGS", ["DWIGHT OKAFOR"]),
        ("CALL ON DWIGHT OKAFOR\nOriginal Classification: SECRET", "OKAFOR\nOriginal Classification", ["OKAFOR"]),
        ("CHECK WITH MIN/COM JAN. 8, IMPORTS", "JAN", []),
        ("ON 8 JAN THE", "JAN", []),
        ("JAN OKAFOR LEFT", "JAN OKAFOR", ["JAN OKAFOR"]),
        ("TELEGRAM O.CH110620 IS HERE", "O.CH110620", []),
        ("MR. B0HLMAN LEFT", "B0HLMAN", ["B0HLMAN"]),
        ("O'D0NNOR LEFT", "O'D0NNOR", ["O'D0NNOR"]),
        ("Okafor7 left", "Okafor7", ["Okafor7"]),
        ("FLIGHT KLM7 LEFT", "KLM7", []),
        ("TO AMEMBASSY KINGSTON PRIORITY", "KINGSTON", []),
        ("SENATOR KINGSTON LEFT", "KINGSTON", ["KINGSTON"]),
        ("ACCORDING TO KUBARK AND GOI", "KUBARK", []),
        ("ACCORDING TO KUBARK AND GOI", "GOI", []),
        ("DRAFTED BY JMILLER", "JMILLER", ["JMILLER"]),
        ("the head of Grupo XXXXXXXXXXXX left", "Grupo", []),
        ("that MM [NAME-6] said", "MM", []),
        ("of ASO Colonel [NAME-6] said", "ASO Colonel", []),
        ("that Carol [NAME-6] said", "Carol", ["Carol"]),
        ("that [P-ABCDEFGH] said", "ABCDEFGH", []),
        ("TO: FRAN BONN HAMB MUNI VIEN BERN", "MUNI", []),
        ("THEY TOLD THEM THAT BUSH WILL LEAVE", "BUSH", ["BUSH"]),
        ("Secy Okafor said to fonoff", "Secy Okafor", ["Okafor"]),
        ("Secy Okafor said to Fonoff", "Fonoff", []),
        ("talks with XXX in Lima", "XXX", []),
        ("Disposition Authority: OkaforRT\n", "OkaforRT", []),
        ("Employers' Confederation of Ruritania (EMCOR) agreed", "EMCOR", []),
        ("POUCH FRAN 9, BONN 5, BRUN 5, MUNI 5", "MUNI", []),
        ("TRAVEL TO LA PAZ BEFORE", "LA PAZ", []),
        ("met Tomas Lindqvist. T. Okafor left", "Tomas Lindqvist. T. Okafor", ["Tomas Lindqvist", "T. Okafor"]),
        ("met Tomas Lunde. T. Okafor left", "Tomas Lunde. T. Okafor", ["Tomas Lunde. T. Okafor"]),
        ("met Senator. T. Okafor left", "Senator. T. Okafor", ["Senator. T. Okafor"]),
        ("E.O. 12958: N/A", "E.O", []),
        ("TO THE NEPHEW OKAFOR WHO", "NEPHEW OKAFOR", ["OKAFOR"]),
        ("TO THE OKAFOR AIDE WHO", "OKAFOR AIDE", ["OKAFOR"]),
        ("TO RICHARD NEPHEW WHO", "RICHARD NEPHEW", ["RICHARD NEPHEW"]),
        ("TO KING OKAFOR WHO", "KING OKAFOR", ["KING OKAFOR"]),
        ("to the Aide Okafor who", "Aide Okafor", ["Aide Okafor"]),
        ("SENATOR PAZ LEFT", "PAZ", ["PAZ"]),
        ("The number is: Tel. [PHONE-1] or", "Tel", []),
        ("The number is: TEL: 555-0142 or", "TEL", []),
        ("Then came Bo Tel. He left", "Tel", ["Tel"]),
        ("talks in The Hague went well", "Hague", []),
        ("talks with the Hague team", "Hague", ["Hague"]),
        ("AIRLIFT FROM SAN JOSE DE MARENTA, AND", "JOSE DE MARENTA", []),
        ("the office in Tel Aviv Okafor led", "Aviv Okafor", ["Okafor"]),
        ("11 AM, FROM SAI GON", "SAI GON", []),
        ("south of San Jose de Marenta, and", "San Jose de Marenta", []),
        ("ADDED NODIS CAPTION; CORRECTED ADDEE", "NODIS", []),
        ("\nUNVIE VIEN 00000411  005.2 OF 036 \n", "UNVIE VIEN", []),
        ("Review Authority: OkaforRT\n", "OkaforRT", []),
        ("THE AMBASSADOR TELECON OF MAY 3", "TELECON", []),
        ("OKAFOR CAN'T AGREE", "OKAFOR CAN'T", ["OKAFOR"]),
        ("OKAFOR\nNMQRVVZCZ", "NMQRVVZCZ", []),
        ("THE BORURISTAN ISSUE", "BORURISTAN", []),
        ("TRISTAN OKAFOR LEFT", "TRISTAN OKAFOR", ["TRISTAN OKAFOR"]),
        ("WRITE TO CASILLA 1204 LIMA", "CASILLA", []),
        ("AMBASSADOR CASILLA LEFT", "CASILLA", ["CASILLA"]),
        ("MANAGER OKAFOR LTDA, LIMA", "OKAFOR", []),
        ("CASA OKAFOR Y CIA, LIMA", "CASA OKAFOR", []),
        ("OKAFOR, INC AND OTHERS", "OKAFOR", ["OKAFOR"]),
        ("several al-Qa,ida operatives", "al-Qa", []),
        ("FOR: IPS/IBS\n", "IBS", []),
        ("FOR: OKAFOR/JBX\n", "JBX", ["JBX"]),
        ("The Poloff met Lekimoff", "Lekimoff", ["Lekimoff"]),
        ("LLOYD AEREO NACIONAL (LAN) AGREED", "LLOYD AEREO NACIONAL", []),
        ("LLOYD AEREO NACIONAL (LAN) AGREED", "LAN", []),
        ("ABOARD USS LINDQVIST AT SEA", "LINDQVIST", []),
        ("ABOARD M/V OKAFOR AT SEA", "OKAFOR", []),
        ('The freighter "Okafor" sank', "Okafor", []),
        ("The captain Okafor sank", "Okafor", ["Okafor"]),
        ("Lindqvist, a vessel. Okafor left", "Okafor", ["Okafor"]),
        ("SHERYL OKAFOR\nLINDQVIST/Released\n", "LINDQVIST", []),
        ("USIA-15 OKA-01 DRC-01 /100 W", "OKA", []),
        ("MR. OKA - 01 MARCH", "OKA", ["OKA"]),
        ("THE COM- MITTEE LEFT", "MITTEE", []),
        ("THE COM- OKAFOR LEFT", "OKAFOR", ["OKAFOR"]),
        ("THE LIND- QVIST LEFT", "QVIST", ["QVIST"]),
        ("THE MONTE- NEGRO LEFT", "MONTE- NEGRO", ["MONTE- NEGRO"]),
        ("THE GRLMVB LEFT", "GRLMVB", []),
        ("THE GRALMVB LEFT", "GRALMVB", ["GRALMVB"]),
        ("MR. FL0R LEFT", "FL0R", ["FL0R"]),
        ("NOW HE LEFT", "HE", []),
        ("MINISTER HE LEFT", "HE", ["HE"]),
        ("DEATH OF AMCIT OKAFOR", "AMCIT OKAFOR", ["AMCIT OKAFOR"]),
        ("met Cousin Tomas then", "Cousin Tomas", ["Tomas"]),
        ("MARIA NEE OKAFOR LEFT", "NEE OKAFOR", ["OKAFOR"]),
        ("LUND LEFT. LUND SAID OKAFOR LEFT", "LUND SAID OKAFOR", ["LUND", "OKAFOR"]),
        ("YET LUND SAID OKAFOR LEFT", "LUND SAID OKAFOR", ["LUND SAID OKAFOR"]),
        ("saw Mme Lund and M. Okafor then", "M. Okafor", ["Okafor"]),
        ("saw M. Okafor then", "M. Okafor", ["M. Okafor"]),
        ("ABOARD HMS LORD LINDQVIST AT SEA", "LINDQVIST", []),
        ("ABOARD THE LORD LINDQVIST AT SEA", "LINDQVIST", ["LINDQVIST"]),
        ("a bid of Lund & Okafor failed", "Lund", []),
        ("a bid of Lund & Okafor failed", "Okafor", []),
        ("a bid of Messrs. Lund & Okafor failed", "Lund", ["Lund"]),
        ("a bid of Ann Lund & Okafor failed", "Okafor", ["Okafor"]),
        ("A BID OF LUND & OKAFOR FAILED", "OKAFOR", ["OKAFOR"]),
        ("the house in Avenida Okafor burned", "Okafor", []),
        ("the house in Avenida Okafor burned", "Avenida Okafor", []),
        ("the house of Azenida Okafor burned", "Azenida Okafor", ["Azenida Okafor"]),
        ("won the Tomas Okafor Prize then", "Tomas Okafor", []),
        ("won the Tomas Okafor Prize then", "Tomas Okafor Prize", []),
        ("won by Tomas Okafor prize then", "Tomas Okafor", ["Tomas Okafor"]),
        ("won the Okafor Prize then", "Okafor", ["Okafor"]),
        ("WON THE TOMAS OKAFOR PRIZE THEN", "TOMAS OKAFOR", ["TOMAS OKAFOR"]),
        ("SEE REF A. OKAFOR LEFT", "A. OKAFOR", ["OKAFOR"]),
        ("SEE MR. A. OKAFOR LEFT", "A. OKAFOR", ["A. OKAFOR"]),
        ("WHEN OKAFOR LATER LEFT", "OKAFOR LATER", ["OKAFOR"]),
        ("when Okafor Later left", "Okafor Later", ["Okafor Later"]),
        ("WITH YAP FOOK SENG CHEE HONG TAT", "YAP FOOK SENG CHEE HONG TAT", ["YAP FOOK SENG", "CHEE HONG TAT"]),
        ("WITH LEE FOOK YEW CHEE HONG TAT", "LEE FOOK YEW CHEE HONG TAT", ["LEE FOOK YEW", "CHEE HONG TAT"]),
        ("WITH YAP FOOK SENG CHEE HONG", "YAP FOOK SENG CHEE HONG", ["YAP FOOK SENG CHEE HONG"]),
        ("HIS GRANDSON OKAFOR LEFT", "GRANDSON OKAFOR", ["OKAFOR"]),
        ("protests in Lima, Okafor and Quito went on", "Okafor", []),
        ("protests in Quito and Okafor went on", "Okafor", ["Okafor"]),
        ("protests of Lima, Okafor and Quito went on", "Okafor", ["Okafor"]),
        ("protests in Torvo, Okafor and Tarvo went on", "Okafor", ["Okafor"]),
        ("PROTESTS IN LIMA, OKAFOR AND QUITO WENT ON", "OKAFOR", ["OKAFOR"]),
    ],
)
def test_only_the_parts_that_can_name_a_person_are_left(text: str, stretch: str, names: list[str]) -> None:
    assert possible(text, stretch) == names


@pytest.mark.parametrize("label", ["TAGS", "Concepts"])
def test_the_lists_of_an_archive_have_people_in_parentheses_only(label: str) -> None:
    text = f"{label}: ETRN, BLIMCO, (OKAFOR), LINDCO\n"
    tokens = TokenText(text, [(0, len(text), "end")])
    evidence = Evidence("model", "is invented")
    names = [
        Candidate(text.index(name), text.index(name) + 6, 0.9, evidence) for name in ("BLIMCO", "OKAFOR", "LINDCO")
    ]
    assert [text[each.start : each.end] for each in possible_names(tokens, names)] == ["OKAFOR"]


def test_columns_and_rows_of_a_table_are_names_of_their_own() -> None:
    assert possible("Tom Okafor            Eero Lund", "Tom Okafor            Eero Lund") == ["Tom Okafor", "Eero Lund"]
    assert possible("Tom   Okafor", "Tom   Okafor") == ["Tom   Okafor"]
    text = "Party   Leader   Seats\nForward Union   Okafor   12"
    assert possible(text, "Seats\nForward Union") == []


@pytest.mark.parametrize(
    ("line", "name"),
    [("\xb6B. OKAFOR JUNE 18 E-MAIL", "OKAFOR"), ("B. OKAFOR E-MAIL", "OKAFOR"), ("(B) J. OKAFOR E-MAIL", "J. OKAFOR")],
)
def test_the_letter_of_a_reference_is_no_initial(line: str, name: str) -> None:
    text = f"REF: A. LIMA 398\n{line}\n"
    stretch = text[text.rindex(".", 0, text.index("OKAFOR")) - 1 : text.index("OKAFOR") + 6]
    candidate = Candidate(
        text.index(stretch), text.index(stretch) + len(stretch), 0.9, Evidence("model", "is invented")
    )
    tokens = TokenText(text, [(0, len(text), "reference")])
    assert [text[each.start : each.end] for each in possible_names(tokens, [candidate])] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("B. OKAFOR, EDITOR\nC. LUND, EDITOR", "OKAFOR"),
        ("A. LUND, EDITOR\nB. OKAFOR, EDITOR", "OKAFOR"),
        ("B. OKAFOR, EDITOR\nE. LUND, EDITOR", "B. OKAFOR"),
        ("B. OKAFOR, EDITOR", "B. OKAFOR"),
    ],
)
def test_the_letter_of_an_entry_of_a_list_is_no_initial(text: str, name: str) -> None:
    assert possible(text, "B. OKAFOR") == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("NSC FOR OKAFOR\nADDIS FOR LUND", ["OKAFOR"]),
        ("NSC FOR OKAFOR\nADDIS AND LUND", ["OKAFOR\nADDIS"]),
        ("NSC FOR TOMAS\nADDIS FOR LUND", ["TOMAS\nADDIS"]),
    ],
)
def test_the_next_attention_ends_a_name_but_not_a_forename(text: str, names: list[str]) -> None:
    tokens = TokenText(text, [(0, len(text), "slug")])
    start, end = text.index("FOR") + 4, text.index("ADDIS") + 5
    judged = possible_names(tokens, [Candidate(start, end, 0.9, Evidence("model", "looks like one"))])
    assert [text[each.start : each.end] for each in judged] == names


def test_certain_evidence_is_not_questioned() -> None:
    assert possible("TAGS: OVIP (JAN, PAZ)", "JAN, PAZ", confidence=1) == ["JAN, PAZ"]
