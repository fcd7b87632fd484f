"""A device that takes no more ends a run with one message, and loses nothing."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

PLACES = {
    "redact --in-place": ["redact", "box", "--in-place"],
    "redact --output": ["redact", "box", "--output", "out", "--jobs", "1"],
    "check --fix": ["check", "box", "--fix", "--select", "ALL"],
    "corpus": ["corpus", "box", "--output", "out", "--part-size", "1", "--jobs", "1"],
}


@pytest.fixture
def box(run: Run, cable_text: str) -> Path:
    """A folder with three cables that are masked and fixed alike."""
    folder = Path("box")
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(cable_text.replace("MARR, ", "MARR, MARR, "), newline="")
    return folder


def contents(folder: str) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}


def fail_writing(monkeypatch: pytest.MonkeyPatch, number: int, *, named: str = "") -> None:
    """Let no file be written to its end, or none whose name contains some letters."""
    fsync = os.fsync

    def full(descriptor: int) -> None:
        if named in str(Path(f"/proc/self/fd/{descriptor}").readlink()):
            raise OSError(number, os.strerror(number))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", full)


pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks at open files in /proc")


@pytest.mark.parametrize(
    ("command", "number"), [*((command, errno.ENOSPC) for command in PLACES), ("redact --in-place", errno.EROFS)]
)
def test_the_run_ends_at_the_first_file_with_one_message(
    run: Run, box: Path, monkeypatch: pytest.MonkeyPatch, command: str, number: int
) -> None:
    before = contents("box")
    fail_writing(monkeypatch, number)
    result = run(*PLACES[command], "--isolated")

    assert result.exit_code == 2
    assert result.stderr.count(os.strerror(number)) == 1
    assert "run the same command again" in result.stderr
    assert contents("box") == before
    assert not list(Path().rglob("*.tmp"))


@pytest.mark.parametrize("command", PLACES)
def test_run_again_it_finishes_what_an_undisturbed_run_leaves(
    run: Run, box: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    before = contents("box")
    with monkeypatch.context() as patch:
        fail_writing(patch, errno.ENOSPC, named="part-000001" if command == "corpus" else "b.txt")
        assert run(*PLACES[command], "--isolated").exit_code == 2
    run(*PLACES[command], "--isolated")
    resumed = contents(".")
    for path in resumed:
        path.unlink()
    for path, data in before.items():
        path.write_bytes(data)
    run(*PLACES[command], "--isolated")

    assert contents(".") == resumed


def test_the_report_of_check_is_whole(run: Run, box: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_writing(monkeypatch, errno.ENOSPC, named="b.txt")
    result = run(*PLACES["check --fix"], "--output-format", "json", "--isolated")

    report = json.loads(result.stdout)
    assert {finding["file"] for finding in report["findings"]} == {"box/a.txt", "box/b.txt"}
    assert "box/b.txt: No space left on device" in result.stderr
    assert "c.txt" not in result.stdout


def test_an_error_of_one_file_does_not_end_the_run(run: Run, box: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_writing(monkeypatch, errno.EFBIG, named="b.txt")
    result = run(*PLACES["redact --output"], "--isolated")

    assert result.exit_code == 2
    assert "3 files: 2 released" in result.stderr
