"""A reader that closes the pipe, as in ``| head -1``: the run ends, and its exit code counts what it has found."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(select, "poll"), reason="needs poll")

CABLES = 3
ENDS = {
    "check": ["check"],
    "check --statistics": ["check", "--statistics"],
    "names": ["names"],
    "parse": ["parse"],
    "redact": ["redact"],
    "redact --check": ["redact", "--check"],
}


@pytest.fixture
def box(tmp_path: Path, cable_text: str) -> Path:
    folder = tmp_path / "box"
    folder.mkdir()
    for number in range(CABLES):
        (folder / f"{number:02}.txt").write_text(cable_text)
    return folder


def run_unread(box: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command whose standard output has no reader."""
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "cablelint", *arguments, "--isolated"]
    try:
        return subprocess.run(command, cwd=box.parent, stdout=write, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(write)


@pytest.mark.parametrize("command", ENDS)
def test_the_run_ends_silently_before_it_reads_the_second_file(box: Path, command: str) -> None:
    # A file that is missing is reported when it is reached.
    done = run_unread(box, *ENDS[command], "box/00.txt", "box/missing.txt")

    assert done.stderr == b""
    assert done.returncode in (0, 1)


@pytest.mark.parametrize("arguments", [["redact", "box", "--check"], ["check", "box", "--select", "ALL"]])
def test_what_was_found_before_decides_the_exit_code(box: Path, arguments: list[str]) -> None:
    assert run_unread(box, *arguments).returncode == 1


def test_a_release_does_not_depend_on_a_reader(box: Path) -> None:
    done = run_unread(box, "redact", "box", "--output", "out")

    assert done.returncode == 0
    assert f"{CABLES} files: {CABLES} released" in done.stderr.decode()


def test_a_leak_is_an_error_even_if_nobody_reads_of_it(box: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "cablelint", "redact", "box", "-o", "out", "--isolated", "-q"],
        cwd=box.parent,
        check=True,
        capture_output=True,
    )
    for file in (box.parent / "out").glob("*.txt"):
        file.write_text(file.read_text().replace("[NAME-1]", "Quillfeather"))

    assert run_unread(box, "verify", "out", "--original", "box").returncode == 1
