"""Encoded letters and encoded names: from where on each counts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint.document.source import View
from cablelint.redaction.proving.codes import in_letters
from cablelint.redaction.proving.reading import readings

from .test_disguises import is_reported


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("T as in Tango, e as in Echo and A as in Alfa", "TeA"),
        ("T for Tare, E for Easy, A for Able", "TEA"),
        ("heard - . .- twice", "heard tea twice"),
        ("heard − / · / ·− twice", "heard tea twice"),
        ("heard -|.|.- twice", "heard tea twice"),
        ("54 65 61 73", "Teas"),
        ("54656173", "Teas"),
        ("0x54, 0x65 U+0061", "Tea"),
        ("T%u0065as", "Teas"),
        ("codes 84 101 97 115 end", "codes Teas end"),
        ("fromCharCode(84,101,97,115)", "fromCharCode(Teas)"),
        ("CHR(84)||CHR(101) & Chr(97)", "Tea"),
        ("20-5-1-19", "teas"),
        ("20.05.01.19", "teas"),
        ("01010100 01100101 01100001 01110011", "Teas"),
        ("01010100011001010110000101110011", "Teas"),
        ("VGVhcw==", "Teas"),
        ("VGVhcw", "Teas"),
        ("at /u/VGVhcyBmb3IgdHdv/cv", "at Teas for two"),
        ("KRSWC4Y=", "Teas"),
        ("+AFQ-eas", "Teas"),
        (r"\124\145as", "Teas"),
        (r"\54 eas", "Teas"),
        ("⠞⠑⠁", "tea"),
        ("".join(chr(0xE0000 + ord(letter)) for letter in "Tea"), "Tea"),
        ("ɐǝʇ", "tea"),
        ('\'Te\' + "as" . "on"', "'Te' + \"ason\""),
        ("=?utf-8?Q?Te?= =?utf-8?Q?as?=", "=?utf-8?Q?Teas?="),
        ("q=Decker, '%adams%'", "q Decker, ' adams%'"),
        ("Te(?)s", "Te?s"),
        ("TxExAxS", "TEAS"),
        (r"Te/\s, T()ps, Ha\/e", "Teas, Tops, Have"),
        ("got 53-*: now", "got teasc now"),
    ],
)
def test_a_code_is_read_as_its_letters(printed: str, read: str) -> None:
    assert View(printed, in_letters(printed)).text == read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("call Tango Echo Alfa now", "tea"),
        ("call TANGO-ECHO-ALFA now", "tea"),
        ("call Tare, Easy, Able now", "tea"),
        ("call Theodor Emil Anton now", "tea"),
        ("heard tee ee ay then", "tea"),
        ("call X-Ray Echo Alfa now", "xea"),
        ("call Tango Echo now", ""),
        ("call Tango Echo. Then Alfa", ""),
    ],
)
def test_words_of_an_alphabet_are_read_as_its_letters(printed: str, read: str) -> None:
    words = {word for reading in readings(printed, ()) for word in reading.words}
    assert (read in words) is bool(read) or words == set(re.findall(r"\w+", printed.lower()))


@pytest.mark.parametrize(
    "text",
    [
        "Two words of the radio: tango and echo.",
        "as in 1975, and as in 1976",
        "84 101 97",
        "20-5-1",
        "546561",
        "P 070531Z MAY 07",
        "tel. +358-9-616-250, room 27-28-29-30",
        r"C:\files\cables",
        "a = b, and b == c",
        "⠞⠑",
        "3.4 - 5.1",
        "+ABCDE-",
    ],
)
def test_a_text_without_a_code_stays(text: str) -> None:
    assert in_letters(text) == []


PIECES = [
    "+A",
    "a",
    "bc",
    "Def/",
    "-",
    "=",
    " ",
    ".- ",
    "65 ",
    "20-",
    "41",
    r"\14",
    r"\5",
    "' + '",
    "⠁⠃",
    "xAx",
    "0x41",
    "01000001",
    "(?)",
    "ɐq",
    "\U000e0041",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_is_read(text: str) -> None:
    edits = in_letters(text)
    assert all(text[slice(*edit.span)] != edit.content for edit in edits)


@pytest.mark.parametrize(
    ("name", "line", "is_leak"),
    [
        ("Tervo", "Then ovret left.", True),
        ("Terv", "Then vret left.", False),
        ("Tervonen", "Then TTeerrvvoonneenn left.", True),
        ("Tervonen", "Then TTTeeerrrvvvooonnneeennn left.", True),
        ("Tervonen", "Then Tervooonen left.", True),
        ("Tervonen", "Then Tervooonem left.", False),
        ("Tervonen", "Then Greibara left.", True),
        ("Tervonen", "Then Greibaro left.", False),
        ("Tervonen", "Then Ufswpofo left.", True),
        ("Tervonen", "Then Gvielmvm left.", True),
        ("Tervo", "Then Ufswp left.", False),
        ("Tervonen", "Then Trvnn left.", True),
        ("Tarvone", "Then Trvn left.", True),
        ("Tarone", "Then Trn left.", False),
        ("Tervonen", "Then Tervo*** left.", True),
        ("Tervonen", "Then Terv**** left.", True),
        ("Tervonenko", "Then Terv****** left.", False),
        ("Tervonen", "Then T**v*n*n left.", True),
        ("Tervonen", "Then T**v*n** left.", False),
        ("Tervonen", "Then T**v*m*n left.", False),
        ("Tervonenko", "The Tervoneocracy fell.", True),
        ("Tervonenko", "The Tervonocracy fell.", False),
        ("Qarvonen", "The Qarvoomics failed.", True),
        ("Tervonen", "Then T'rv'nen left.", True),
        ("Lindbergs", "Then Lindberg's left.", True),
        ("Belogolov", "at /search?q=Belogolov now", True),
        ("Belogolov", "see name=belo_golov; then", True),
        ("Belogolov", "see name=3DBelogolov; then", True),
        ("Quirosa", "The quirosismo failed.", True),
        ("Quirosa", "The quirismo failed.", False),
        ("Tervonen", "Then еукмщтут left.", True),
        ("Tervonen", "Then еукмщтуы left.", False),
    ],
)
def test_where_a_word_begins_to_stand_for_a_name(name: str, line: str, is_leak: bool) -> None:
    assert is_reported("Aino", name, line) is is_leak
