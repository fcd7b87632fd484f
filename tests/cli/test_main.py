"""The command line as a whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import cablelint
from cablelint.cli.main import _COMMANDS

Run = Callable[..., Result]


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_command_is_there_and_has_help(run: Run, name: str) -> None:
    result = run(name, "--help")

    assert result.exit_code == 0
    assert "Usage" in result.stdout


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"cablelint, version {cablelint.__version__}\n"


def test_the_version_is_printed_without_importing_the_grammar() -> None:
    script = (
        "import sys; from cablelint.cli.main import cli; "
        "cli(['--version'], standalone_mode=False); print(sorted(sys.modules))"
    )

    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout

    assert "'lark'" not in printed
    assert "'jsonschema'" not in printed


def test_an_internal_error_reports_its_kind_and_no_word_of_the_cable(tmp_path: Path, cable_text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(cable_text)
    script = (
        "import sys, cablelint.checking.checker\n"
        "def broken(*_): raise RuntimeError('Quillfeather')\n"
        "cablelint.checking.checker.parse_all = broken\n"
        "from cablelint.cli.main import main\n"
        f"sys.argv = ['cablelint', 'check', {str(path)!r}]\n"
        "main()\n"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "RuntimeError" in done.stderr
    assert "Quillfeather" not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("module", ["cli.exits", "system.interruption", "cli.main"])
def test_an_early_interruption_leaves_no_traceback(module: str) -> None:
    script = (
        "import sys\n"
        "class Interrupted:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == 'cablelint.{module}': raise KeyboardInterrupt\n"
        "from cablelint.__main__ import main\n"
        "sys.meta_path.insert(0, Interrupted())\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "")


@pytest.mark.parametrize(("name", "suggestion"), [("chek", " (did you mean check?)"), ("zzz", "")])
def test_a_mistyped_command_gets_a_suggestion(run: Run, name: str, suggestion: str) -> None:
    result = run(name)
    assert result.exit_code == 2
    assert result.stderr.endswith(f"unknown command {name!r}{suggestion}\n")


def test_rule_prints_the_list_or_one_page(run: Run) -> None:
    assert "HDR004  julian-day-mismatch" in run("rule").stdout
    assert run("rule", "HDR004").stdout == run("rule", "julian-day-mismatch").stdout
    assert "ACP 127" in run("rule", "HDR004").stdout
    assert run("rule", "HDR999").exit_code == 2


def test_config_prints_what_is_in_force(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.cablelint]\nfail-on = "error"\n')

    result = run("config")

    assert json.loads(result.stdout)["fail-on"] == "error"
    assert "pyproject.toml" in result.stderr


def test_parse_gives_a_cable_a_line(run: Run, tmp_path: Path, cable_text: str) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(cable_text)

    lines = run("parse", "--output-format", "jsonl", "a.txt", "b.txt").stdout.splitlines()

    assert [json.loads(line)["file"] for line in lines] == ["a.txt", "b.txt"]
    assert json.loads(lines[0])["mrn"]["canonical"] == "07TOKYO123"


def test_names_groups_mentions_into_people(run: Run, tmp_path: Path, cable_text: str) -> None:
    (tmp_path / "a.txt").write_text(cable_text)

    people = json.loads(run("names", "--output-format", "jsonl", "a.txt").stdout)["people"]
    by_name = {person["name"]: person for person in people}

    assert [mention["text"] for mention in by_name["Ada Quillfeather"]["mentions"]] == [
        "Ada Quillfeather",
        "QUILLFEATHER",
    ]
    assert by_name["Bo Lindqvarn"]["mentions"][0]["line"] == 30
    assert all(mention["evidence"] for person in people for mention in person["mentions"])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["check", "clean.txt"], 0), (["check", "faulty.txt"], 1), (["check", "nowhere.txt"], 2), (["chekc"], 2), ([], 2)],
)
def test_the_process_exits_with_the_promised_code(
    tmp_path: Path, cable_text: str, arguments: list[str], code: int
) -> None:
    (tmp_path / "clean.txt").write_text(cable_text)
    (tmp_path / "faulty.txt").write_text(cable_text.replace("0641530", "0651530"))

    done = subprocess.run(
        [sys.executable, "-m", "cablelint", *arguments], cwd=tmp_path, capture_output=True, check=False
    )

    assert done.returncode == code


LIST_OF_RULES = [sys.executable, "-m", "cablelint", "rule"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_an_error_in_plain_words() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(LIST_OF_RULES, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert (done.returncode, done.stderr) == (2, "cablelint: No space left on device\n")


def test_a_reader_who_closes_the_pipe_is_no_error() -> None:
    process = subprocess.Popen(LIST_OF_RULES, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    process.stdout.close()
    _, errors = process.communicate()

    assert (process.returncode, errors) == (0, b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-16"])
def test_standard_output_of_any_encoding_takes_any_text(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_text("SUBJECT: \u202eABC \U0001f4dc \u65e5\u672c and Ada Quillfeather,s aide\n", "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "cablelint", "check", "--select", "ALL", "a.txt"]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, env=environment)

    assert done.returncode == 1, done.stderr
    assert b"a.txt:1:" in done.stdout.replace(b"\0", b"")
