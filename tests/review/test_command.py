"""The command that opens the review page."""

from __future__ import annotations

import builtins
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cablelint.cli.main import cli

from .boxes import Client

TEXT = "1. (C) Director Aino Tervonen met Mr. Mikael Rautio.\n"


def review(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["review", "--isolated", "--no-browser", *arguments])


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "box").mkdir()
    (tmp_path / "box" / "a.txt").write_text(TEXT)
    return tmp_path / "box"


def test_a_missing_extra_is_reported_before_anything_is_read(box: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import_module = builtins.__import__

    def without_server(name: str, *arguments: object, **further: object) -> object:
        if name in ("starlette", "uvicorn"):
            raise ImportError(name)
        return import_module(name, *arguments, **further)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without_server)
    result = review("box/missing")
    assert result.exit_code == 2
    assert "pip install 'cablelint[review]'" in result.output
    assert "missing: No such file" not in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nothing"], "no cable to review in nothing"),
        (["-"], "standard input cannot be reviewed"),
        (["box", "--decisions", "no/folder.toml"], "the folder of no/folder.toml is missing"),
        (["box", "--decisions", "box/a.txt"], "box/a.txt:1:4: this is not TOML"),
        (["box", "--reviewer", "  "], "name yourself with --reviewer"),
        (["box", "--reviewer", "x" * 101], "name yourself with --reviewer"),
        (["box", "--policy", "none"], "there is no policy 'none'"),
    ],
)
def test_what_cannot_be_reviewed_is_reported(box: Path, arguments: list[str], message: str) -> None:
    pytest.importorskip("uvicorn")
    result = review(*arguments)
    assert result.exit_code == 2
    assert message in result.output


def test_two_files_that_decisions_cannot_tell_apart_are_refused(box: Path) -> None:
    pytest.importorskip("uvicorn")
    (box / "more").mkdir()
    (box / "more" / "a.txt").write_text(TEXT)
    result = review("box")
    assert result.exit_code == 2
    assert "review the folders one by one" in result.output


@contextmanager
def started(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start the command as a process, and yield it with the address that it prints."""
    command = [sys.executable, "-m", "cablelint", "review", "box", "--isolated", "--no-browser", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        lines = [process.stderr.readline() for _ in range(3)]
        try:
            yield process, lines[1].removeprefix("Open ").strip()
        finally:
            process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")
def test_a_killed_review_has_lost_nothing(box: Path) -> None:
    pytest.importorskip("uvicorn")
    with started("--reviewer", "M. Ek") as (process, address):
        client = Client(address).enter()
        found = client.get("cables/1")
        mark = found["marks"][0]["id"]
        decided = client.post("cables/1/decide", revision=found["revision"], mark=mark, masked=False)
        client.post("cables/1/seen", rows=[[1, 1]])
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=30)
    with started("--reviewer", "M. Ek") as (_, address):
        again = Client(address).enter().get("cables/1")
    assert again["marks"] == decided.json["marks"]
    assert again["marks"][0]["state"] == "kept"
    assert again["seen"] == [[1, 1]]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")
def test_the_address_is_printed_and_an_interrupt_ends_it(box: Path) -> None:
    pytest.importorskip("uvicorn")
    command = [sys.executable, "-m", "cablelint", "review", "box", "--isolated", "--no-browser", "--reviewer", "M. Ek"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "NO_COLOR": "1"}) as process:
        assert process.stderr is not None
        lines = [process.stderr.readline() for _ in range(3)]
        Client(lines[1].removeprefix("Open ").strip()).enter()
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        process.wait(timeout=30)
    assert lines[0] == "1 cable; decisions are saved in decisions.toml\n"
    assert re.fullmatch(r"Open http://127\.0\.0\.1:\d+/enter/[\w-]{43}\n", lines[1])
    assert process.returncode == 0
    assert rest == ""
    assert "Tervonen" not in "".join([*lines, rest])
