"""The documentation is true: its commands run as written and print what it shows."""

from __future__ import annotations

import re
import runpy
import shutil
import tomllib
from pathlib import Path

import pytest

from cablelint.document.grammar import tables
from cablelint.redaction.deciding.policy import load_policy

from .pages import ROOT, agrees, blocks, commands, doctest_failures, page, run

# They install packages, run every test, change the sources, or need labelled texts.
_NOT_RUN = re.compile(r"python3 -m venv|sh run-checks|CABLELINT_UPDATE_GOLDEN|TEXTS LABELS")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what the pages use of the repository."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "docs" / "box", tmp_path / "docs" / "box")
    return tmp_path


def test_the_readme_prints_what_it_shows(folder: Path) -> None:
    shutil.copytree(ROOT / "docs" / "box", folder / "box")
    ran = 0
    for command in commands(page("README.md")):
        if not _NOT_RUN.search(command.line):
            printed = run(command, folder)
            assert agrees(command.output, printed), f"$ {command.line}\n{printed}"
            ran += 1
    assert ran == 7


def test_the_release_page_prints_what_it_shows(folder: Path) -> None:
    text = page("docs/release.md")
    (decisions,) = (body for body in blocks(text, "toml") if body.startswith("# decisions.toml"))
    (folder / "decisions.toml").write_text(decisions, "utf-8")
    for command in commands(text):
        printed = run(command, folder)
        assert agrees(command.output, printed), f"$ {command.line}\n{printed}"
    assert sorted(path.name for path in (folder / "released").iterdir()) == [
        "07HELSINKI417.txt",
        "07TOKYO123.txt",
        "copy",
        "manifest.json",
    ]


def test_the_policy_of_the_release_page_is_valid(tmp_path: Path) -> None:
    text = next(body for body in blocks(page("docs/release.md"), "toml") if body.startswith("extends"))
    (tmp_path / "newsroom.toml").write_text(text, "utf-8")
    policy = load_policy(str(tmp_path / "newsroom.toml"))
    assert {"official", "principal"} <= {role.value for role in policy.keeps}
    assert "chief-of-mission" not in {role.value for role in policy.keeps}


def test_the_examples_of_the_library_page_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "docs" / "box", folder / "box")
    monkeypatch.chdir(folder)
    assert doctest_failures("docs/library.md") == 0


def test_the_program_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(ROOT / "docs" / "box" / "07TOKYO123.txt", tmp_path / "cable.txt")
    monkeypatch.chdir(tmp_path)
    (program,) = blocks(page("README.md"), "python")
    names: dict[str, object] = {}
    exec(program, names)
    assert repr(names["redaction"]) == "<Redaction '-': 1 masks, 2 kept>"


def test_the_pages_of_the_rules_are_made_as_contributing_says(tmp_path: Path) -> None:
    command = next(each for each in commands(page("CONTRIBUTING.md")) if "tools.rule_pages" in each.line)

    assert run(command, tmp_path) == ""
    made = {path.name: path.read_text("utf-8") for path in (tmp_path / "docs" / "rules").iterdir()}
    assert made == {path.name: path.read_text("utf-8") for path in (ROOT / "docs" / "rules").iterdir()}


def test_the_parsing_tables_are_made_as_contributing_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = next(each.line for each in commands(page("CONTRIBUTING.md")) if "document.grammar" in each.line)
    monkeypatch.setattr(tables, "TABLES_FILE", tmp_path / "grammar.bin")

    runpy.run_module(line.removeprefix("python -m "), run_name="__main__", alter_sys=True)
    assert (tmp_path / "grammar.bin").stat().st_size > 0


@pytest.mark.parametrize("name", ["docs/architecture.md", "docs/extending.md", "CONTRIBUTING.md", "README.md"])
def test_the_files_that_a_page_names_are_there(name: str) -> None:
    package = ROOT / "linter" / "cablelint"
    named = set(re.findall(r"`((?:[\w.-]+/)+[\w.-]*)`", page(name)))
    invented = {path for path in named if path.split("/")[0] in ("box", "released", "released.private", "drafts")}
    missing = {path for path in named - invented if not (ROOT / path).exists() and not (package / path).exists()}
    assert {path for path in missing if path != "c/o" and not re.search(r"[A-Z]{4}", path)} == set()


def test_the_configuration_of_the_readme_is_valid(tmp_path: Path) -> None:
    from cablelint.config import load

    path = tmp_path / "cablelint.toml"
    path.write_text(next(body for body in blocks(page("README.md"), "toml") if "fail-on" in body), "utf-8")
    assert load(path).as_table()["fail-on"] == tomllib.loads(path.read_text("utf-8"))["fail-on"]
