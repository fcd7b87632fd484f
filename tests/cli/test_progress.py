"""Long commands show their progress on a terminal, and nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cablelint.cli.progress import tracked

COMMANDS = {
    "check": ["check", "in"],
    "names": ["names", "in"],
    "parse": ["parse", "in"],
    "redact": ["redact", "in", "-o", "out"],
    "redact --corpus-wide": ["redact", "in", "-o", "wide", "--corpus-wide"],
    "corpus": ["corpus", "in", "-o", "tables"],
}


@pytest.fixture
def folder(tmp_path: Path, cable_text: str) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / "in" / f"{number}.txt").write_text(cable_text, "utf-8")
    return tmp_path


def on_terminal(folder: Path, *arguments: str) -> str:
    """Run a command whose standard error is a terminal, and return what the terminal got."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "cablelint", *arguments, "--isolated"]
    process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    pieces = []
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            # Linux reports the end of a terminal as an error.
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(ours)
    process.wait()
    return b"".join(pieces).decode()


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals here")
@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_terminal_shows_how_much_is_done_and_how_fast(folder: Path, arguments: list[str]) -> None:
    shown = on_terminal(folder, *arguments)

    assert "3/3" in shown
    assert "/s" in shown


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals here")
def test_quiet_shows_no_progress_and_no_summary(folder: Path) -> None:
    assert on_terminal(folder, *COMMANDS["check"], "--quiet") == ""


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals here")
@pytest.mark.parametrize(
    ("arguments", "line"),
    [(COMMANDS["redact"], "3 files: 3 released"), (["verify", "out"], "3 cables,")],
    ids=["redact", "verify"],
)
def test_quiet_shows_the_result_of_a_release_alone(folder: Path, arguments: list[str], line: str) -> None:
    on_terminal(folder, *COMMANDS["redact"])

    (shown,) = on_terminal(folder, *arguments, "--quiet").splitlines()
    assert shown.startswith(line)


def test_verify_shows_its_progress(folder: Path) -> None:
    on_terminal(folder, "redact", "in", "-o", "out")

    assert "3/3" in on_terminal(folder, "verify", "out", "--original", "in")


def test_a_pipe_gets_no_progress(folder: Path) -> None:
    command = [sys.executable, "-m", "cablelint", *COMMANDS["check"], "--isolated"]

    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)

    assert "\r" not in result.stderr
    assert "/s" not in result.stderr


def test_items_pass_unchanged(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(tracked(iter("abc"), 3, "letters")) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""
