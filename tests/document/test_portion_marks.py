"""Portion marks as scanners and typists leave them."""

from __future__ import annotations

import pytest
from tests.document.test_paragraph_numbers import HEAD, SENTENCES

import cablelint
from cablelint.document.model import Level


def marked(mark: str) -> cablelint.Cable:
    return cablelint.parse(
        f"{HEAD}1. (C) {SENTENCES[0]}\n\n2. {mark} {SENTENCES[1]}\n\n3. (U) {SENTENCES[2]}\n\nMARLOW\n"
    )


@pytest.mark.parametrize(
    ("printed", "level", "designation", "controls"),
    [
        ("{C}", Level.CONFIDENTIAL, "", ()),
        ("<C>", Level.CONFIDENTIAL, "", ()),
        ("(C}", Level.CONFIDENTIAL, "", ()),
        ("{C)", Level.CONFIDENTIAL, "", ()),
        ("((C))", Level.CONFIDENTIAL, "", ()),
        ("(5)", Level.SECRET, "", ()),
        ("{S//NF}", Level.SECRET, "", ("NF",)),
        ("(8BU)", Level.UNCLASSIFIED, "SBU", ()),
        ("(5BU)", Level.UNCLASSIFIED, "SBU", ()),
        ("(L0U)", Level.UNCLASSIFIED, "LOU", ()),
        ("(S B U)", Level.UNCLASSIFIED, "SBU", ()),
        ("(C, NF)", Level.CONFIDENTIAL, "", ("NF",)),
        ("(LIMITED OFFICIAL USE)", Level.UNCLASSIFIED, "LOU", ()),
        ("(C).", Level.CONFIDENTIAL, "", ()),
        ("(C):", Level.CONFIDENTIAL, "", ()),
    ],
)
def test_a_damaged_mark_is_read(printed: str, level: Level, designation: str, controls: tuple[str, ...]) -> None:
    paragraph = marked(printed).paragraphs[1]

    assert paragraph.mark is not None
    assert (paragraph.mark.level, paragraph.mark.designation, paragraph.mark.controls) == (level, designation, controls)
    assert paragraph.text == SENTENCES[1]


@pytest.mark.parametrize("printed", ["(0)", "(7)", "(1965)", "(NATO)", "[MARLOW]"])
def test_other_brackets_are_no_marks(printed: str) -> None:
    paragraph = marked(printed).paragraphs[1]

    assert paragraph.mark is None
    assert paragraph.text.startswith(printed)


def test_digits_are_letters_only_where_other_marks_are_sound() -> None:
    text = f"{HEAD}1. {SENTENCES[0]}\n\n2. (5) {SENTENCES[1]}\n\nMARLOW\n"

    assert cablelint.parse(text).paragraphs[1].mark is None


@pytest.mark.parametrize(("printed", "code"), [("(8BU)", "DMG008"), ("{C}", "DMG008"), ("(S B U)", "CLS006")])
def test_a_damaged_mark_is_reported(printed: str, code: str) -> None:
    text = "C O N F I D E N T I A L QUITO 001143\n\n1. (C) Rain.\n\n2. " + printed + " It fell.\n\n3. (U) All day.\n"
    findings = cablelint.check(cablelint.parse(text), select=["DMG008", "CLS006"])

    assert [finding.code for finding in findings] == [code]
    assert not cablelint.check(cablelint.parse(text.replace(printed, "(C)")), select=["DMG008", "CLS006"])
