"""The library has the verbs of the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import cablelint
from cablelint.redaction.deciding.policy import FOIA_B6


def test_the_verbs_go_from_text_to_a_proven_redaction(cable_text: str) -> None:
    cable = cablelint.parse(cable_text)

    assert cablelint.check(cable) == []
    assert {person.name for person in cablelint.find_people(cable)} == {"Ada Quillfeather", "Bo Lindqvarn"}
    redacted = cablelint.redact(cable)
    assert "QUILLFEATHER" not in redacted.result.text
    assert "Lindqvarn" not in redacted.result.text
    assert cablelint.verify(redacted) == []


def test_a_policy_keeps_the_ambassador_in_every_place(cable_text: str) -> None:
    result = cablelint.redact(cablelint.parse(cable_text), FOIA_B6).result.text

    assert "Ada Quillfeather" in result
    assert result.endswith("QUILLFEATHER\n")
    assert "Lindqvarn" not in result


def test_bytes_are_decoded_and_text_is_taken_as_it_is(cable_text: str) -> None:
    message = cablelint.parse(b"\xef\xbb\xbf" + cable_text.encode(), "a.txt").message

    assert message == cablelint.parse(cable_text).message


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="cablelint"):
        cablelint.redcat  # noqa: B018


def test_importing_the_library_costs_nothing() -> None:
    script = "import sys, cablelint; print('lark' in sys.modules, 'click' in sys.modules)"

    assert subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split() == [
        "False",
        "False",
    ]


def test_the_module_runs_as_a_program(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "cablelint", "--version"], capture_output=True, text=True, check=True)

    assert done.stdout == f"cablelint, version {cablelint.__version__}\n"


def test_the_repr_of_every_result_fits_on_a_line_and_contains_no_name(cable_text: str) -> None:
    cable = cablelint.parse(cable_text.replace("SIPDIS\n", "SIPDIS\nSIPDIS\n"))
    people = cablelint.find_people(cable)
    findings = cablelint.check(cable)
    decision = cablelint.Decision("add", before="Harbor master", after="Lindqvarn told")
    results = [
        *(cable, cable.source, people[0], people[0].mentions[0], findings[0], findings[0].fix),
        *(cablelint.redact(cable), FOIA_B6, cablelint.Roster([]), cablelint.Settings(decisions=(decision,)), decision),
        *(cablelint.all_rules()[0], cablelint.Config(root=Path())),
    ]

    for shown in map(repr, results):
        assert shown.startswith("<")
        assert len(shown) <= 120
        assert "lindqvarn" not in shown.lower()
        assert "quillfeather" not in shown.lower()


def test_results_convert_to_json(cable_text: str) -> None:
    cable = cablelint.parse(cable_text)
    person = cablelint.find_people(cable)[0]
    redaction = cablelint.redact(cable)

    assert cable.to_dict()["mrn"]["canonical"] == "07TOKYO123"
    assert person.to_dict()["mentions"][0]["start"] == person.mentions[0].span.start
    assert person.to_dict(cable.source)["mentions"][0]["line"] == 22
    assert [mask["mark"] for mask in redaction.to_dict()["masks"]] == ["[NAME-1]", "[NAME-2]", "[NAME-1]"]
    assert FOIA_B6.to_dict()["keep"] == ["chief-of-mission", "historical", "principal", "senior"]
    assert next(rule for rule in cablelint.all_rules() if rule.code == "CLS009").to_dict()["fix"] == "safe"
    json.dumps([cable.to_dict(), person.to_dict(), redaction.to_dict(), FOIA_B6.to_dict()])
