"""Whatever is in a file that a command reads, the command ends with a promised exit code and a message."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.damage import damaged, misshapen

Run = Callable[..., Result]

EXAMPLES = settings().max_examples // 4

TEXT = "FM AMEMBASSY TOKYO\nSUBJECT: TALKS\n\n1. (C) Harbor master Bo Lindqvarn told Ada Quillfeather nothing.\n"
FILES: dict[str, tuple[bytes, list[str]]] = {
    "roster.toml": (
        b'[[people]]\nname = "Bo Lindqvarn"\naliases = ["Bo"]\naction = "mask"\n',
        ["names", "--roster", "roster.toml", "a.txt"],
    ),
    "roster.json": (
        b'{"people": [{"name": "Bo Lindqvarn", "aliases": [], "action": "keep"}]}',
        ["redact", "--roster", "roster.json", "a.txt"],
    ),
    "roster.csv": (
        b'name,action,aliases,note\n"Lindqvarn, Bo",mask,Bo; Lindqvarn,\nAda Quillfeather,keep,,"seen, twice"\n',
        ["names", "--roster", "roster.csv", "a.txt"],
    ),
    "roster.txt": (b"# to mask\nBo Lindqvarn\n\nAda Quillfeather\n", ["names", "--roster", "roster.txt", "a.txt"]),
    "policy.toml": (
        b'extends = "foia-b6"\nkeep = ["official"]\nidentifiers = "mask"\n[reasons]\nprivate = "B6"\n',
        ["redact", "--policy", "policy.toml", "a.txt"],
    ),
    "decisions.toml": (
        b'version = 1\n[[decisions]]\naction = "add"\nbefore = "told "\nafter = " nothing"\nreason = "B6"\n',
        ["redact", "--decisions", "decisions.toml", "a.txt"],
    ),
    "cablelint.toml": (
        b'select = ["HDR"]\nexclude = ["*.md"]\ntoday = 2026-01-01\n[severity]\nHDR001 = "info"\n',
        ["check", "--config", "cablelint.toml", "a.txt"],
    ),
    "pyproject.toml": (
        b'[project]\nname = "box"\n[tool.cablelint]\nselect = ["HDR"]\npolicy = "protected"\ntoday = 2026-01-01\n',
        ["check", "a.txt"],
    ),
    "baseline.json": (
        b'{"version": 1, "entries": [{"file": "a.txt", "rule": "HDR001", "element": "/dtg", "count": 2}]}',
        ["check", "--isolated", "--baseline", "baseline.json", "a.txt"],
    ),
    "key": (
        b"0123456789abcdef0123456789abcdef\n",
        ["redact", "--style", "pseudonym", "--key-file", "key", "a.txt"],
    ),
    "manifest.json": (b"", ["verify", "single.txt", "--manifest", "manifest.json", "--key-file", "secret"]),
    "manifest.vault": (b"", ["restore", "single.txt", "--manifest", "made.json", "--key-file", "secret"]),
}


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    pytest.importorskip("cryptography")
    (tmp_path / "a.txt").write_text(TEXT)
    run("key", "secret")
    run("redact", "a.txt", "-o", "single.txt", "--manifest", "made.json", "--key-file", "secret", "--isolated")
    return tmp_path


def contents(folder: Path, name: str) -> bytes:
    """A sound file of the kind."""
    if name == "manifest.json":
        return (folder / "made.json").read_bytes()
    return (folder / "made.vault").read_bytes() if name == "manifest.vault" else FILES[name][0]


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_with_anything_in_it_ends_in_a_message(run: Run, folder: Path, name: str, data: st.DataObject) -> None:
    sound = contents(folder, name)
    kinds = damaged(sound) | misshapen(sound) if name.endswith(".json") else damaged(sound)
    written = folder / ("made.vault" if name == "manifest.vault" else name)
    written.write_bytes(data.draw(kinds))
    result = run(*FILES[name][1])
    if name == "manifest.vault":
        written.write_bytes(sound)

    assert result.exit_code in (0, 1, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    assert result.exit_code != 2 or result.stderr.strip()
    assert "internal error" not in result.stderr


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith((".toml", ".json"))])
def test_a_byte_order_mark_is_accepted(run: Run, folder: Path, name: str) -> None:
    arguments = FILES[name][1]
    (folder / name).write_bytes(contents(folder, name))
    plain = run(*arguments)
    (folder / name).write_bytes(b"\xef\xbb\xbf" + contents(folder, name))
    marked = run(*arguments)

    assert plain.exit_code in (0, 1), plain.stderr
    assert (marked.exit_code, marked.output) == (plain.exit_code, plain.output)


MODELS = [b"", b"\x1f\x8b", *(gzip.compress(text, mtime=0) for text in (b"{}", b"[]", b"[" * 100_000))]


@pytest.mark.parametrize("data", MODELS, ids=range(len(MODELS)))
def test_what_is_no_name_model_is_an_error(run: Run, folder: Path, data: bytes) -> None:
    (folder / "model.json.gz").write_bytes(data)
    result = run("names", "--model", "model.json.gz", "a.txt")

    assert result.exit_code == 2
    assert "is not a name model" in result.stderr
