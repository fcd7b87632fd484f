"""The redaction log for a requester: every mask, no name, and nothing that a reader's program would run."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cablelint.cli.main import cli
from cablelint.redaction.kit.log import Row, as_csv, as_html, rows
from cablelint.redaction.releasing.manifest import encoded, entry, manifest

from .invented import CABLE, cable, people, redact


@pytest.fixture
def table() -> dict[str, Any]:
    listed = {"file": "07HELSINKI417.txt", **entry(redact(cable(), people())), "vault": None}
    return manifest([listed], {"found": 2, "released": 1, "refused": 0, "not_cables": 1})


@pytest.fixture
def log(tmp_path: Path) -> Callable[..., Result]:
    return lambda *arguments: CliRunner().invoke(cli, ["log", *map(str, arguments)])


def test_the_log_has_a_row_for_each_mask(table: dict[str, Any]) -> None:
    masks = table["cables"][0]["masks"]
    masks[0] |= {"decided_by": "reviewer", "reviewer": "M. Ek", "decided_at": "2026-03-02T10:15:00Z"}

    first, second, *rest = rows(table)
    assert first == Row(
        *("07HELSINKI417.txt", 15, "[NAME-1]", "name", "(b)(6)", masks[0]["rule"]),
        *("reviewer M. Ek", "2026-03-02T10:15:00Z"),
    )
    assert (second.decided_by, second.decided_at) == ("policy", "")
    assert len(rest) == len(masks) - 2


@pytest.mark.parametrize("make", [as_csv, as_html])
def test_the_log_contains_no_name(table: dict[str, Any], make: Callable[[dict[str, Any]], Iterable[str]]) -> None:
    made = "".join(make(table)).lower()
    assert "[name-1]" in made
    assert not [word for word in ("ashdown", "tervonen", "halvari", "kettunen", "mikael") if word in made]
    assert "Tervonen" in CABLE


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_the_csv_is_a_formula(table: dict[str, Any], start: str) -> None:
    table["cables"][0]["file"] = f'{start}HYPERLINK("http://x.invalid")'
    table["cables"][0]["masks"][0]["reviewer"] = f"{start}cmd"

    for row in csv.reader(io.StringIO("".join(as_csv(table)))):
        for value in row:
            assert not value.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert "HYPERLINK" in "".join(as_csv(table))


def test_the_html_escapes_everything_from_the_manifest(table: dict[str, Any]) -> None:
    hostile = "<script>alert(1)</script>\u202e.txt"
    table["cables"][0]["file"] = hostile
    table["cables"][0]["masks"][0] |= {"reviewer": hostile, "rule": hostile, "reason": hostile, "mark": hostile}

    made = as_html(table)
    assert "<script" not in made
    assert "&lt;script&gt;" in made
    assert "\u202e" not in made


def test_the_command_takes_a_folder_or_a_manifest(
    table: dict[str, Any], tmp_path: Path, log: Callable[..., Result]
) -> None:
    (tmp_path / "manifest.json").write_bytes(b"".join(encoded(table)))

    assert log(tmp_path).stdout == "".join(as_csv(table))
    assert log(tmp_path / "manifest.json", "--format", "html").stdout == as_html(table)
    done = log(tmp_path, "--format", "csv", "-o", tmp_path / "log.csv")
    assert (done.exit_code, done.stdout) == (0, "")
    assert (tmp_path / "log.csv").read_text("utf-8") == "".join(as_csv(table))


def test_what_is_no_release_is_reported(tmp_path: Path, log: Callable[..., Result]) -> None:
    done = log(tmp_path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "manifest.json is missing" in done.stderr

    (tmp_path / "manifest.json").write_text(json.dumps({"version": 2}))
    assert log(tmp_path).exit_code == 2


def test_a_missing_package_is_reported_before_the_manifest_is_read(
    tmp_path: Path, log: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)

    done = log(tmp_path, "--format", "html")
    assert done.exit_code == 2
    assert "cablelint[kit]" in done.stderr
