"""The library, `check`, `names`, `redact` and `corpus` agree on people, masks and bytes under the same settings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import cablelint
from cablelint.cli.main import cli

parquet = pytest.importorskip("pyarrow.parquet")

HEAD = """\
VZCZCXRO1234
PP RUEHC
DE RUEHHE #0{number}/01 1270531
ZNY CCCCC ZZH
P 070531Z MAY 07
FM AMEMBASSY HELSINKI
TO RUEHC/SECSTATE WASHDC PRIORITY 1234
BT
C O N F I D E N T I A L HELSINKI 000{number}

SIPDIS

E.O. 12958: DECL: 05/07/2017
TAGS: PREL, FI
SUBJECT: HERRING TALKS

Classified By: Ambassador Ruth K. Ashdown for reasons 1.4 (b) and (d).

"""
TEXTS = {
    "07HELSINKI417.txt": HEAD.format(number=417)
    + """\
1. (C) Director Aino Tervonen told Ambassador Ashdown that President Kaarlo Salmi would not come. Tervonen
laughed. Her deputy Pekka Halvari wrote to p.halvari@example.org.

2. (C) Mr. Tervola of the fish market was seen near the harbour with Mikael Rautio and called +358 9 171 931.
ASHDOWN
""",
    "07HELSINKI418.txt": HEAD.format(number=418).upper()
    + """\
1. (C) DIRECTOR AINO TERVONEN AND MINISTER JORMA KETTUNEN MET POLOFF. TERVONEN SAID THAT RAUTIO WAS ILL.
ASHDOWN
""",
    "memo.txt": "Aino Tervonen met Mikael Rautio. Rautio and Tervonen agreed.\n",
}
ROSTER = """\
[[people]]
name = "Mikael Rautio"
aliases = ["Rautio"]
action = "mask"
[[people]]
name = "Aino Tervonen"
aliases = ["Tervonen"]
action = "keep"
"""
POLICY = """\
extends = "foia-b6"
keep = ["official", "private", "unknown", "staff"]
"""
CONFIG = """\
select = ["NAM001", "NAM002", "NAM007"]
roster = "roster.toml"
policy = "policy.toml"
decisions = "decisions.toml"
min-confidence = 0.3
dialect = "plain"
"""


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a box, and a configuration with all settings that change a redaction."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "box").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "box" / name).write_text(text, newline="")
    (tmp_path / "roster.toml").write_text(ROSTER)
    (tmp_path / "policy.toml").write_text(POLICY)
    before, after = "seen near the", "with [NAME-3]"
    decision = {"file": "07HELSINKI417.txt", "action": "add", "before": before, "after": after}
    (tmp_path / "decisions.toml").write_text(
        "version = 1\n[[decisions]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in decision.items())
    )
    (tmp_path / "cablelint.toml").write_text(CONFIG)
    return tmp_path / "box"


def run(*arguments: str) -> str:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code in (0, 1), result.output
    return result.stdout


def redacted(path: Path) -> cablelint.Redaction:
    return cablelint.redact(
        path.read_bytes(),
        "policy.toml",
        roster=cablelint.read_roster(Path("roster.toml")),
        decisions=cablelint.read_decisions(Path("decisions.toml")),
        min_confidence=0.3,
        dialect="plain",
        name=f"box/{path.name}",
    )


def test_the_settings_have_an_effect(box: Path) -> None:
    text = redacted(box / "07HELSINKI417.txt").text
    assert "Tervonen" in text
    assert "Ambassador Ashdown" in text
    assert "Rautio" not in text
    assert "p.halvari" not in text
    assert "seen near the harbour" not in text
    assert "Kaarlo Salmi" in text


def test_all_five_agree_on_masks_and_bytes(box: Path) -> None:
    library = {path.name: redacted(path) for path in sorted(box.iterdir())}
    run("redact", "box", "-o", "out")
    assert {name: Path("out", name).read_text() for name in library} == {
        name: redaction.text for name, redaction in library.items()
    }
    run("corpus", "box", "-o", "tables", "--jobs", "1")
    rows = parquet.read_table("tables/cables").to_pylist()
    assert {Path(row["record"]).name: row["text"] for row in rows} == {
        name: redaction.text for name, redaction in library.items()
    }
    found = json.loads(run("check", "box", "--output-format", "json", "--show-names"))["findings"]
    for name, redaction in library.items():
        edits = {
            (edit["start"], edit["end"])
            for finding in found
            if Path(finding["file"]).name == name and finding["fix"]
            for edit in finding["fix"]["edits"]
        }
        assert edits == {edit.span for edit in redaction.edits}, name


def test_check_reports_the_masks_of_the_whole_file(box: Path) -> None:
    """The title of a page is in no cable, and a name in one cable of a collection is certain only from another."""
    first, second = (TEXTS[f"07HELSINKI{number}.txt"] for number in (417, 418))
    body = second.replace("MINISTER JORMA KETTUNEN", "OTHERS").replace("TERVONEN SAID", "HALVARI SAID")
    (box / "page.html").write_text(
        f"<html><head><title>Mikael Rautio</title></head><body><pre>{first}</pre><p>Rautio again</p></body></html>\n"
    )
    (box / "collection.txt").write_text(first + "\n" + body)
    for name in ("page.html", "collection.txt"):
        command = ["check", f"box/{name}", "--dialect", "auto", "--output-format", "json", "--show-names"]
        found = json.loads(run(*command))["findings"]
        expected = cablelint.redact(
            (box / name).read_bytes(),
            "policy.toml",
            roster=cablelint.read_roster(Path("roster.toml")),
            min_confidence=0.3,
            name=f"box/{name}",
        )
        edits = {(edit["start"], edit["end"]) for finding in found for edit in finding["fix"]["edits"]}
        assert edits == {edit.span for edit in expected.edits}, name


def test_all_agree_on_the_people(box: Path) -> None:
    lines = run("names", "box", "--output-format", "jsonl", "--roster", "roster.toml").splitlines()
    for line in map(json.loads, lines):
        path = Path(line["file"])
        names = {mention["text"] for person in line["people"] for mention in person["mentions"]}
        found = cablelint.find_people(
            cablelint.parse(path.read_bytes(), dialect="plain"),
            roster=cablelint.read_roster(Path("roster.toml")),
            min_confidence=0.3,
        )
        assert names == {mention.text for person in found for mention in person.mentions}
        in_redaction = {mention.text for person in redacted(path).people for mention in person.mentions}
        assert names == in_redaction - {"harbour"}


def test_a_file_that_redact_would_change_is_reported_by_check_and_its_release_is_not(box: Path) -> None:
    run("redact", "box", "-o", "out")
    assert CliRunner().invoke(cli, ["check", "box"]).exit_code == 1
    assert CliRunner().invoke(cli, ["redact", "--check", "box/memo.txt"]).exit_code == 1
    Path("decisions.toml").write_text("version = 1\ndecisions = []\n")
    released = [f"out/{name}" for name in TEXTS if name != "memo.txt"]
    checked = CliRunner().invoke(cli, ["check", *released, "--show-names"])
    assert checked.exit_code == 0, checked.output
    for name in TEXTS:
        assert CliRunner().invoke(cli, ["redact", "--check", f"out/{name}"]).exit_code == 0
