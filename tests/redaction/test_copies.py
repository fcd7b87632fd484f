"""A telegram in any form of copy is redacted in that form, names that run over a line end too."""

from __future__ import annotations

import re

import pytest
from tests.document.composed import Telegram
from tests.document.copies import COPIES

import cablelint

TELEGRAM = Telegram(
    heading=("O 010000Z JAN 09", "FM AMEMBASSY ADDIS ABABA", "TO SECSTATE WASHDC"),
    level="C O N F I D E N T I A L",
    number="ADDIS ABABA 000100",
    preamble=(
        "",
        "SIPDIS",
        "",
        "E.O. 12958: DECL: 01/01/2019",
        "TAGS: PREL, ET",
        "SUBJECT: PORT STRIKE ENDS",
        "",
        "Classified By: Ambassador Cora Marlow for reasons 1.4 (b) and (d).",
    ),
    paragraphs=(
        """1. (C) The dock workers under Tesfaye Worku returned to their posts after
the government agreed to the wage table that Tesfaye
Worku had asked for. His deputy Almaz Bekele-
Haile was not seen.""",
        "2. (C) Worku left early.",
    ),
    signature="MARLOW",
    ending=(),
    fields={},
)
NAMES = re.compile("Tesfaye|Worku|Almaz|Bekele|Haile|Marlow", re.IGNORECASE)


def listing(telegram: Telegram) -> str:
    return "".join(f"{number:>4} {line}\n" for number, line in enumerate(telegram.text.split("\n"), 1))


def log(telegram: Telegram) -> str:
    lines = enumerate(telegram.text.rstrip("\n").split("\n"))
    return "".join(f"2010-05-03 10:00:{number:02} INFO {line}\n" for number, line in lines)


def frame(telegram: Telegram) -> str:
    return "".join(f"| {line:<78} |\n" for line in telegram.text.rstrip("\n").split("\n"))


def divisions(telegram: Telegram) -> str:
    lines = "".join(f"<div>{line}</div>\n" for line in telegram.text.split("\n"))
    return f"<html><body>{lines}</body></html>"


FORMS = COPIES | {
    "listing": ("a.txt", listing),
    "log": ("a.txt", log),
    "frame": ("a.txt", frame),
    "divisions of a page": ("a.html", divisions),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_released_without_the_names(form: str) -> None:
    name, make = FORMS[form]

    release = cablelint.redact(make(TELEGRAM), name=name).text

    assert NAMES.findall(release) == []
    assert len(re.findall(r"had +asked +for\.", release)) == 1
    # The people of the text are the same in every form; a mail has a sender and a recipient too.
    people = set(re.findall(r"\[NAME-[0-9]+\]", release))
    assert len(people) == 3
    assert cablelint.redact(release, name=name).text == release


def test_the_signs_at_the_lines_stay() -> None:
    release = cablelint.redact(listing(TELEGRAM), name="a.txt").text
    numbers = [int(number) for number in re.findall(r"(?m)^ *([0-9]+) ", release)]
    assert numbers == list(range(1, len(TELEGRAM.text.split("\n")) + 1))
    assert "that [NAME-2]\n  16 [NAME-2] had asked for." in release
