"""Golden output of the commands on the seed. To rebuild it: ``CABLELINT_UPDATE_GOLDEN=1 pytest tests/cli``."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
GOLDEN = Path(__file__).parent / "golden"

COMMANDS = {
    "check.txt": ["check"],
    "check.json": ["check", "--output-format", "json"],
    "check.diff": ["check", "--diff"],
    "check-today.txt": ["check", "--today", "2026-01-01", "--select", "DCL"],
    "statistics.txt": ["check", "--select", "ALL", "--statistics"],
    "redacted.txt": ["redact"],
    "redacted-crosses.diff": ["redact", "--style", "crosses", "--diff"],
}


@pytest.fixture
def seed(tmp_path: Path, seed_path: Path) -> Path:
    path = tmp_path / "seed.txt"
    path.write_bytes(seed_path.read_bytes())
    return Path("seed.txt")


@pytest.mark.parametrize(("name", "arguments"), COMMANDS.items(), ids=COMMANDS.keys())
def test_the_output_on_the_seed_is_as_it_was(run: Run, seed: Path, name: str, arguments: list[str]) -> None:
    printed = run(*arguments, seed).stdout_bytes

    if os.environ.get("CABLELINT_UPDATE_GOLDEN"):
        (GOLDEN / name).write_bytes(printed)
    assert printed == (GOLDEN / name).read_bytes()


def test_the_people_of_the_seed_are_all_found(run: Run, seed: Path) -> None:
    """28 people and 76 mentions, counted by hand; no more than two wrong ones."""
    people = json.loads(run("names", "--output-format", "jsonl", seed).stdout)["people"]

    assert 28 <= len(people) <= 30
    assert 76 <= sum(len(person["mentions"]) for person in people) <= 78


def test_the_redacted_seed_parses_to_the_same_structure(run: Run, seed: Path, tmp_path: Path) -> None:
    (tmp_path / "redacted.txt").write_bytes(run("redact", seed).stdout_bytes)

    before, after = (json.loads(run("parse", path).stdout) for path in (seed, "redacted.txt"))

    for field in ("mrn", "dtg", "addressees", "classification", "executive_order", "tags", "subject", "references"):
        assert after[field] == before[field]
    assert [paragraph["number"] for paragraph in after["paragraphs"]] == list(range(1, 22))


def test_redacting_the_redacted_seed_changes_nothing(run: Run, seed: Path, tmp_path: Path) -> None:
    once = run("redact", seed).stdout_bytes
    (tmp_path / "redacted.txt").write_bytes(once)

    assert run("redact", "redacted.txt").stdout_bytes == once
    assert run("redact", "--check", "redacted.txt").exit_code == 0
