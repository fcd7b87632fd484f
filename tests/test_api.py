"""The library has the verbs of the command line."""

from __future__ import annotations

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
