"""The pre-commit hooks, run by the real pre-commit on a small repository."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false")
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the hooks of this project, as a user would name it in ``repo:``.

    Its hooks run the cablelint of this environment: building the package again is the business of other tests.
    """
    folder = tmp_path_factory.mktemp("hooks")
    definitions = yaml.safe_load(HOOKS.read_text("utf-8"))
    for hook in definitions:
        command, _, arguments = hook["entry"].partition(" ")
        hook["entry"] = f"{Path(sys.executable).parent / command} {arguments}"
        hook["language"] = "system"
    (folder / ".pre-commit-hooks.yaml").write_text(yaml.safe_dump(definitions))
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "hooks")
    return folder


@pytest.fixture
def repository(tmp_path: Path, cable_text: str) -> Path:
    """A repository with one clean cable that names people."""
    folder = tmp_path / "archive"
    folder.mkdir()
    git(folder, "init", "-q")
    (folder / "cable.txt").write_text(cable_text)
    (folder / "notes.py").write_text("DE RUEHKO #0123/01 0651530\n")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "a cable")
    return folder


def try_repo(repository: Path, hooks: Path, hook: str, home: Path) -> subprocess.CompletedProcess[str]:
    return pre_commit(repository, home, "try-repo", str(hooks), hook, "--all-files")


def pre_commit(repository: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", *arguments]
    environment = {**os.environ, "PRE_COMMIT_HOME": str(home), "NO_COLOR": "1"}
    return subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False, env=environment)


def test_a_clean_cable_passes_the_check(repository: Path, hooks: Path, tmp_path: Path) -> None:
    result = try_repo(repository, hooks, "cablelint", tmp_path / "home")

    assert result.returncode == 0, result.stdout + result.stderr


def test_a_faulty_cable_fails_the_check(repository: Path, hooks: Path, tmp_path: Path, cable_text: str) -> None:
    (repository / "cable.txt").write_text(cable_text.replace("0641530", "0651530"))

    result = try_repo(repository, hooks, "cablelint", tmp_path / "home")

    assert result.returncode == 1
    assert "HDR004" in result.stdout


def test_the_fix_hook_repairs_the_file_and_fails_once(
    repository: Path, hooks: Path, tmp_path: Path, cable_text: str
) -> None:
    (repository / "cable.txt").write_text(cable_text.replace("SIPDIS\n", "SIPDIS\n\nSIPDIS\n", 1))
    git(repository, "commit", "-qam", "doubled")

    first = try_repo(repository, hooks, "cablelint-fix", tmp_path / "home")
    second = try_repo(repository, hooks, "cablelint-fix", tmp_path / "home")

    assert (first.returncode, second.returncode) == (1, 0), first.stdout + second.stdout
    assert (repository / "cable.txt").read_text().split() == cable_text.split()


def test_the_redacted_hook_refuses_a_name_and_does_not_print_it(repository: Path, hooks: Path, tmp_path: Path) -> None:
    result = try_repo(repository, hooks, "cablelint-redacted", tmp_path / "home")

    assert result.returncode == 1
    assert "Quillfeather" not in result.stdout + result.stderr
    assert "QUILLFEATHER" not in result.stdout + result.stderr


def test_a_reviewer_s_decision_counts_for_the_redacted_hook(repository: Path, hooks: Path, tmp_path: Path) -> None:
    decisions = """version = 1
[[decisions]]
file = "cable.txt"
action = "reject"
scope = "person"
mask = "{}"
"""
    cablelint = Path(sys.executable).parent / "cablelint"
    manifest = tmp_path / "manifest.json"
    command = [cablelint, "redact", "cable.txt", "--output", tmp_path / "out.txt", "--manifest", manifest]
    subprocess.run(command, cwd=repository, check=True, capture_output=True)
    masks = json.loads(manifest.read_text())["cables"][0]["masks"]
    people = {mask["subject"]: mask["id"] for mask in masks}
    rejected = "".join(decisions.format(one).removeprefix("version = 1\n") for one in people.values())
    (repository / "decisions.toml").write_text(f"version = 1\n{rejected}")
    (repository / "cablelint.toml").write_text('decisions = "decisions.toml"\n')
    git(repository, "add", ".")

    result = try_repo(repository, hooks, "cablelint-redacted", tmp_path / "home")

    assert result.returncode == 0, result.stdout + result.stderr


def test_hooks_together_print_each_finding_once(repository: Path, hooks: Path, tmp_path: Path, cable_text: str) -> None:
    faulty = cable_text.replace("0641530", "0651530").replace("SIPDIS\n", "SIPDIS\n\nSIPDIS\n", 1)
    (repository / "cable.txt").write_text(faulty)
    definitions = [{"id": "cablelint-fix"}, {"id": "cablelint"}]
    revision = git(hooks, "rev-parse", "HEAD").strip()
    config = {"repos": [{"repo": str(hooks), "rev": revision, "hooks": definitions}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    git(repository, "add", ".")

    first = pre_commit(repository, tmp_path / "home", "run", "--all-files")
    second = pre_commit(repository, tmp_path / "home", "run", "--all-files")

    assert (first.returncode, second.returncode) == (1, 1)
    assert first.stdout.count("HDR004") == 1
    assert "CLS009" not in first.stdout
    assert "Fixed 1 finding" in first.stdout
    assert second.stdout.count("HDR004") == 1
    assert "Fixed" not in second.stdout


SUFFIXES = [("CABLE.TXT", "utf-8"), ("page.htm", "utf-8"), ("wide.txt", "utf-16"), ("Old.Cable", "cp1252")]


@pytest.mark.parametrize(("name", "encoding"), SUFFIXES)
def test_the_redacted_hook_checks_every_suffix_and_encoding(
    repository: Path, hooks: Path, tmp_path: Path, cable_text: str, name: str, encoding: str
) -> None:
    (repository / "cable.txt").unlink()
    (repository / name).write_bytes((cable_text + "Caf\xe9\x0c\n").encode(encoding))
    git(repository, "add", ".")

    result = try_repo(repository, hooks, "cablelint-redacted", tmp_path / "home")

    assert result.returncode == 1
    assert ":30: 1 to mask" in result.stdout
    assert "cablelint redact" in result.stdout
    assert "Quillfeather" not in result.stdout


def test_the_redacted_hook_passes_a_redacted_cable(repository: Path, hooks: Path, tmp_path: Path) -> None:
    cablelint = Path(sys.executable).parent / "cablelint"
    subprocess.run([cablelint, "redact", "--in-place", "cable.txt"], cwd=repository, check=True, capture_output=True)

    result = try_repo(repository, hooks, "cablelint-redacted", tmp_path / "home")

    assert result.returncode == 0, result.stdout + result.stderr


def test_every_hook_installs_as_python_and_says_what_it_does() -> None:
    for hook in yaml.safe_load(HOOKS.read_text("utf-8")):
        assert hook["language"] == "python"
        assert hook["description"]
        assert hook["id"] in (ROOT / "README.md").read_text("utf-8")
