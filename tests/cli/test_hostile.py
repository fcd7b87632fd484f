"""Hostile and broken input: a finding or a clear error, the promised exit code, never a traceback."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
COMMANDS = [("check",), ("parse",), ("names",), ("redact",)]

INPUTS = {
    "empty": b"",
    "one long line": b"A" * 1_000_000,
    "one long line of words": b"SECRET CABLE " * 50_000,
    "blanks": b" " * 500_000,
    "newlines": b"\n" * 100_000,
    "numbers": b"\n".join(b"%d. (C) x" % (number % 1000) for number in range(5_000)),
    "invalid UTF-8": b"SUBJECT: \xff\xfe\x80\n1. (C) x",
    "bidirectional": "SUBJECT: \u202eSTNETNOC\u202c\n".encode(),
    "zero width": "SUB\u200bJECT: A\u200bB\n".encode(),
    "brackets": b"(" * 100_000 + b")" * 100_000,
    "links": b"[1](#)" * 20_000,
    "a soft hyphen in a dead link": "[1](#\u00ad)".encode(),
    "half a surrogate pair": b"\xff\xfe\x00\xd8",
    "carriage returns": b"DE RUEHKO #0123 0641530\rZNY CCCCC\r",
}


@pytest.mark.parametrize("data", INPUTS.values(), ids=INPUTS.keys())
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_any_bytes_end_with_a_promised_exit_code(
    run: Run, tmp_path: Path, command: tuple[str, ...], data: bytes
) -> None:
    path = tmp_path / "input.txt"
    path.write_bytes(data)

    result = run(*command, path)

    assert result.exit_code in (0, 1, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert path.read_bytes() == data


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_missing_file_is_reported_on_stderr(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command, "nowhere.txt")

    assert result.exit_code == 2
    assert "nowhere.txt: No such file or directory" in result.stderr


def test_one_missing_file_does_not_stop_the_others(run: Run, tmp_path: Path, cable_text: str) -> None:
    (tmp_path / "a.txt").write_text(cable_text.replace("0641530", "0651530"))

    result = run("check", "nowhere.txt", "a.txt")

    assert result.exit_code == 2
    assert "HDR004" in result.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_reported(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("x")
    path.chmod(0)

    result = run("check", path)

    assert result.exit_code == 2
    assert "Permission denied" in result.stderr


def test_nul_bytes_are_a_finding_and_redaction_refuses_them(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "binary.txt"
    path.write_bytes(b"\x00\x01\x02")

    assert "SYN002" in run("check", path).stdout
    assert run("redact", path).exit_code == 2


def test_control_characters_of_a_cable_never_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "escape.txt"
    path.write_text("TAGS: PREL, \x1b[31mZZQQ\x07, XX9\n")

    result = run("check", "--show-names", path)

    assert "\x1b" not in result.output
    assert "\x07" not in result.output


def test_an_error_about_a_path_prints_no_control_character(run: Run) -> None:
    result = run("log", "\x1b[31m::error::a")
    assert result.exit_code == 2
    assert "\x1b" not in result.output
    assert "::" not in result.output.replace("Error: ", "")
