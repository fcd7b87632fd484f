"""The GitHub action and the GitLab template are valid, and their scripts do what they say."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = ROOT / "action.yml"
TEMPLATE = ROOT / "ci" / "gitlab.yml"


@pytest.mark.parametrize(("path", "schema"), [(ACTION, "vendor.github-actions"), (TEMPLATE, "vendor.gitlab-ci")])
def test_it_is_valid(path: Path, schema: str) -> None:
    pytest.importorskip("check_jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]

    result = subprocess.run(command, capture_output=True, text=True)

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture
def folder(tmp_path: Path, cable_text: str) -> Path:
    (tmp_path / "cables").mkdir()
    (tmp_path / "cables" / "a.txt").write_text(cable_text.replace("0641530", "0651530"))
    return tmp_path


def run(script: str, folder: Path, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "NO_COLOR": "1", **variables}
    return subprocess.run([bash, "-e", "-c", script], cwd=folder, capture_output=True, text=True, env=environment)


def test_the_action_annotates_and_fails(folder: Path) -> None:
    result = run(script(), folder, variables(paths="cables"))

    assert result.returncode == 1
    assert "::error" in result.stdout
    assert "file=cables/a.txt" in result.stdout


def test_the_action_writes_sarif(folder: Path) -> None:
    result = run(script(), folder, variables(paths="cables", args="--exit-zero", **{"sarif-file": "out.sarif"}))

    assert result.returncode == 0
    log = json.loads((folder / "out.sarif").read_text())
    assert [one["ruleId"] for one in log["runs"][0]["results"]] == ["HDR004"]


def test_no_input_of_the_action_is_run(folder: Path) -> None:
    result = run(script(), folder, variables(paths="$(touch evil)", args="; touch evil"))

    assert not (folder / "evil").exists()
    assert result.returncode == 2
    assert "${{" not in script()


def script() -> str:
    """The script of the last step of the action."""
    return str(yaml.safe_load(ACTION.read_text("utf-8"))["runs"]["steps"][-1]["run"])


def variables(**inputs: str) -> dict[str, str]:
    """The variables of the last step of the action, from its inputs as GitHub fills them in."""
    action = yaml.safe_load(ACTION.read_text("utf-8"))
    values = {name: definition["default"] for name, definition in action["inputs"].items()} | inputs
    step = action["runs"]["steps"][-1]["env"]
    return {name: values[value.removeprefix("${{ inputs.").removesuffix(" }}")] for name, value in step.items()}


def test_the_template_of_gitlab_writes_its_report(folder: Path) -> None:
    template = yaml.safe_load(TEMPLATE.read_text("utf-8"))
    job = template["cablelint"]

    result = run("\n".join(job["script"]), folder, template["variables"] | {"CABLELINT_PATHS": "cables"})

    assert result.returncode == 1
    report = json.loads((folder / job["artifacts"]["reports"]["codequality"]).read_text())
    assert [one["check_name"] for one in report] == ["HDR004"]


def test_the_examples_of_the_readme_name_what_there_is() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")

    assert "uses: cablelint/cablelint@" in readme
    assert f"/{TEMPLATE.relative_to(ROOT).as_posix()}" in readme
