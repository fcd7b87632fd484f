"""Whatever has become of the files of an earlier run, the next one ends with a promised exit code and a message."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.damage import damaged, misshapen

from cablelint.names.model.name_model import NameModel, RandomField, default_model
from cablelint.names.model.weights import packed

Run = Callable[..., Result]

EXAMPLES = settings().max_examples // 4
TEXT = "FM AMEMBASSY TOKYO\nSUBJECT: TALKS\n\n1. (C) Harbor master Bo Lindqvarn told Ada Quillfeather nothing.\n"
REDACT = ["redact", "box", "-o", "out", "--key-file", "secret", "--isolated"]
SINGLE = ["redact", "box/a.txt", "-o", "single.txt", "--manifest", "single.json", "--key-file", "secret", "--isolated"]
CORPUS = ["corpus", "box", "-o", "tables", "--isolated", "--jobs", "1", "--cache-dir", "cache"]
COMMANDS: dict[str, list[list[str]]] = {
    "out/manifest.json": [
        ["verify", "out", "--key-file", "secret"],
        ["log", "out", "--format", "html"],
        ["log", "out", "--format", "csv"],
        ["restore", "out/a.txt", "--manifest", "out/manifest.json", "--key-file", "secret"],
        REDACT,
    ],
    "single.json": [
        ["verify", "single.txt", "--manifest", "single.json", "--key-file", "secret"],
        ["restore", "single.txt", "--manifest", "single.json", "--key-file", "secret"],
        SINGLE,
    ],
    "out.private/log.json": [["verify", "out", "--original", "box"], REDACT],
    "out.private/journal.jsonl": [REDACT],
    "out.private/vault/a.txt.vault": [["verify", "out", "--key-file", "secret"], REDACT],
}


def is_promised(result: Result) -> bool:
    """Whether a run ended as the command line promises: an exit code, and for an error a message of its own."""
    is_handled = result.exception is None or isinstance(result.exception, SystemExit)
    has_message = result.exit_code != 2 or bool(result.stderr.strip())
    return is_handled and result.exit_code in (0, 1, 2) and has_message and "internal error" not in result.stderr


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    """A release with vaults, and the journal of a run that was interrupted."""
    pytest.importorskip("cryptography")
    (tmp_path / "box").mkdir()
    (tmp_path / "box" / "a.txt").write_text(TEXT)
    run("key", "secret")
    assert run(*REDACT).exit_code == 0
    assert run(*SINGLE).exit_code == 0
    (tmp_path / "sound single.json").write_bytes((tmp_path / "single.json").read_bytes())
    journal = [{"box": [str(tmp_path / "box")]}, "a.txt", "manifest.json"]
    (tmp_path / "out.private" / "journal.jsonl").write_text("".join(json.dumps(line) + "\n" for line in journal))
    for name in ("out", "out.private"):
        shutil.copytree(tmp_path / name, tmp_path / f"sound {name}")
    return tmp_path


@pytest.mark.parametrize("name", COMMANDS)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_release_with_anything_in_its_files_ends_in_a_message(
    run: Run, folder: Path, name: str, data: st.DataObject
) -> None:
    for made in ("out", "out.private"):
        shutil.rmtree(folder / made)
        shutil.copytree(folder / f"sound {made}", folder / made)
    shutil.copy(folder / "sound single.json", folder / "single.json")
    sound = (folder / name).read_bytes()
    kinds = damaged(sound) | misshapen(sound) if name.endswith(".json") else damaged(sound)
    (folder / name).write_bytes(data.draw(kinds))

    assert is_promised(run(*data.draw(st.sampled_from(COMMANDS[name]))))


def small_model(path: Path) -> dict[str, Any]:
    weights = dict.fromkeys(("word=lindqvarn", "word=bo", "word=ada"), packed([1500], [-500])[0])
    NameModel(RandomField(weights, [0.0] * 9), default_model().metadata).save(path)
    document: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
    return document


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_name_model_of_any_shape_ends_in_a_message(run: Run, tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "model.json.gz"
    sound = json.dumps(small_model(path)).encode()
    (tmp_path / "a.txt").write_text(TEXT)
    path.write_bytes(gzip.compress(data.draw(misshapen(sound) | damaged(sound)), mtime=0))

    assert is_promised(run("names", "--model", "model.json.gz", "a.txt", "--isolated"))


@pytest.mark.parametrize("name", ["cables", "findings", "masks", "duplicates.parquet", "summary.json"])
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_tables_of_a_corpus_are_made_again_or_reported(
    run: Run, tmp_path: Path, name: str, data: st.DataObject
) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "box").mkdir(exist_ok=True)
    (tmp_path / "box" / "a.txt").write_text(TEXT)
    shutil.rmtree(tmp_path / "tables", ignore_errors=True)
    assert is_promised(run(*CORPUS))
    sound = {path: path.read_bytes() for path in sorted((tmp_path / "tables").rglob("*")) if path.is_file()}
    (path,) = [path for path in sound if path.name == name or path.parent.name == name]
    path.write_bytes(data.draw(damaged(sound[path])))

    assert is_promised(run(*CORPUS))
