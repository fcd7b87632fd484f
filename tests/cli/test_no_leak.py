"""No name leaks through the tool: marked names planted in every place of a cable, every command in every format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

# Two invented surnames that occur nowhere else; a trace of them in any case is a leak.
MARKS = ("zyxwovska", "quorfindel")

CABLE = """\
VZCZCXRO0042
PP RUEHBJ
DE RUEHKO #0123/01 0651530
ZNY CCCCC ZZH
P 051530Z MAR 07
FM AMEMBASSY TOKYO ZYXWOVSKA
TO RUEHC/SECSTATE WASHDC PRIORITY 0001
INFO RUEHBJ/AMEMBASSY BEIJING QUORFINDEL 0002
MEMO ZYXWOVSKA 12
C O N F I D E N T I A L SECTION 01 OF 02 QUORFINDEL 000124

SIPDIS
CODEL ZYXWOVSKA

DEPT FOR EAP/J - AZYXWOVSKA; USTR FOR QUORFINDEL/SMITH

E.O. 12065: GDS 11/12/85 (ZYXWOVSKA, A) QUORFINDEL
TAGS: PREL, OVIP (ZYXWOVSKA, ADA), QUORFINDEL, JP
SUBJECT: ZYXWOVSKA MEETS QUORFINDEL

REF: A. ZYXWOVSKA-QUORFINDEL E-MAIL
     C. QUORFINDEL 98

Classified By: Ambassador Ada Zyxwovska, reasons 1.7 (k) and (Quorfindel).

1. (C) SUMMARY. Ada Zyxwovska (strictly protect) met Bo Quorfindel,s brother Zyxwovska ) in May - at
ada.zyxwovska@example.org.

3. (X) Mr. Quorfindel,s passport no. A1234567; tel. +41 22 555 0199. REF D. [Zyxwovska](#)
QUORFINDELL
"""

COMMANDS = {
    "check": ["check"],
    "check all": ["check", "--select", "ALL"],
    "check json": ["check", "--select", "ALL", "--output-format", "json"],
    "check jsonl": ["check", "--select", "ALL", "--output-format", "jsonl"],
    "check sarif": ["check", "--select", "ALL", "--output-format", "sarif"],
    "check github": ["check", "--select", "ALL", "--output-format", "github"],
    "check gitlab": ["check", "--select", "ALL", "--output-format", "gitlab"],
    "check junit": ["check", "--select", "ALL", "--output-format", "junit"],
    "check diff": ["check", "--diff", "--unsafe-fixes"],
    "check statistics": ["check", "--select", "ALL", "--statistics"],
    "check baseline": ["check", "--select", "ALL", "--write-baseline", "baseline.json"],
    "check cached": ["check", "--select", "ALL", "--cache-dir", "cache"],
    "redact": ["redact"],
    "redact check": ["redact", "--check"],
    "redact diff": ["redact", "--diff"],
    "redact folder": ["redact", "--output", "released", "--manifest", "manifest.json"],
    "redact crosses": ["redact", "--style", "crosses"],
    "redact exemption": ["redact", "--style", "exemption"],
}


def traces(text: str) -> list[str]:
    folded = "".join(filter(str.isalpha, text.lower()))
    return [mark for mark in MARKS if mark in folded]


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS.keys())
def test_no_command_prints_or_writes_a_planted_name(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    cable = tmp_path / "cable.txt"
    cable.write_text(CABLE)

    result = run(*arguments, cable)

    assert not isinstance(result.exception, Exception)
    assert traces(result.output) == []
    for path in tmp_path.rglob("*"):
        if path.is_file() and path != cable:
            assert traces(path.read_bytes().decode("latin-1")) == [], path.name


@pytest.mark.parametrize("name", ["sarif", "json", "text", "github"])
def test_a_name_is_shown_where_it_is_requested(run: Run, tmp_path: Path, name: str) -> None:
    """Else the test above could pass because nothing is quoted at all."""
    (tmp_path / "cable.txt").write_text(CABLE)

    result = run("check", "--select", "ALL", "--show-names", "--output-format", name, "cable.txt")

    assert traces(result.output) == list(MARKS)


def test_the_file_name_of_a_release_is_masked_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "box").mkdir()
    (tmp_path / "box" / "zyxwovska.txt").write_text(CABLE)

    run("redact", "box", "--output", "released")

    assert all(traces(path.name) == [] for path in (tmp_path / "released").rglob("*"))
