"""``cablelint names``: formats, a second reading, a roster, a model, and what goes wrong with them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_text_lists_people_with_their_mentions_and_the_evidence(run: Run, tmp_path: Path, cable_text: str) -> None:
    (tmp_path / "a.txt").write_text(cable_text)

    printed = run("names", "a.txt").stdout

    assert printed.startswith("a.txt: 2 people, 3 mentions\n")
    assert "is the signature of the cable" in printed


def test_json_of_several_files_is_a_list(run: Run, tmp_path: Path, cable_text: str) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(cable_text)

    tables = json.loads(run("names", "--output-format", "json", "a.txt", "b.txt").stdout)

    assert [table["file"] for table in tables] == ["a.txt", "b.txt"]


def test_a_name_certain_in_one_cable_helps_in_another(run: Run, tmp_path: Path, cable_text: str) -> None:
    (tmp_path / "a.txt").write_text(cable_text.replace("Bo Lindqvarn", "Minister Bo Lindqvarn"))
    (tmp_path / "b.txt").write_text("SUBJECT: LIST\n\n1. the list had bo lindqvarn on it.\n")

    alone = json.loads(run("names", "--output-format", "jsonl", "b.txt").stdout)["people"]
    together = run("names", "--output-format", "jsonl", "--corpus-wide", "a.txt", "b.txt").stdout.splitlines()

    assert alone == []
    assert [person["name"] for person in json.loads(together[1])["people"]] == ["bo lindqvarn"]


def test_a_roster_makes_sure_of_a_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "roster.toml").write_text('[[people]]\nname = "Heron"\naction = "mask"\n')
    (tmp_path / "a.txt").write_text("SUBJECT: LIST\n\n1. Seen at the lake: Heron.\n")

    people = json.loads(run("names", "--roster", "roster.toml", "--output-format", "jsonl", "a.txt").stdout)["people"]

    assert [person["name"] for person in people] == ["Heron"]


def test_information_about_the_model_needs_no_file(run: Run) -> None:
    assert "recall" in run("names", "--model-info").stdout
    assert run("names").exit_code == 2


def test_a_wrong_model_or_roster_is_a_clear_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "wrong").write_text("no model")

    for arguments in (["--model", "wrong"], ["--roster", "nowhere.toml"], ["--spacy", "no_such_model"]):
        result = run("names", *arguments, "a.txt")
        assert result.exit_code == 2
        assert "Error: " in result.stderr
