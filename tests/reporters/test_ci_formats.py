"""GitHub, GitLab and JUnit."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

from cablelint.edits import Span
from cablelint.findings import Severity
from cablelint.reporters.report import FileReport

from .samples import FIRST, finding, masked, span

Render = Callable[..., str]


def test_github_commands_are_escaped(rendered: Render) -> None:
    report = masked("a%b:c,d.txt", "SIPDIS", [finding("CLS009", "50%: {}, x", Span(0, 6), "a,b")])

    assert rendered("github", [report]) == (
        "::warning title=CLS009 caption-duplicate,file=a%25b%3Ac%2Cd.txt,line=1,col=1,endColumn=7,endLine=1"
        "::50%25: a,b, x\n"
    )


def test_github_gets_columns_only_within_one_line(rendered: Render) -> None:
    report = masked("a.txt", FIRST, [finding("NAM003", "two lines", span(FIRST, "aide\ncalled"))])
    (command,) = rendered("github", [report]).splitlines()

    assert "line=6,endLine=7" in command
    assert "ol" not in command.split("::")[1].replace("file", "")


def test_github_paths_count_from_the_root(rendered: Render, tmp_path: Path) -> None:
    report = masked(str(tmp_path / "cables" / "a.txt"), "SIPDIS", [finding("CLS009", "twice", Span(0, 6))])

    assert ",file=cables/a.txt," in rendered("github", [report])


def fingerprints(output: str) -> list[str]:
    return [issue["fingerprint"] for issue in json.loads(output)]


def test_gitlab_fingerprints_differ(rendered: Render) -> None:
    twice = [finding("CLS009", "twice", Span(0, 6))] * 2
    reports = [masked("a.txt", FIRST, [*twice, finding("DCL006", "past", Span(0, 6))]), masked("b.txt", FIRST, twice)]
    found = fingerprints(rendered("gitlab", reports))

    assert len(set(found)) == len(found) == 5


def test_gitlab_fingerprints_stay_when_lines_are_added_above(rendered: Render) -> None:
    before = masked("a.txt", "SIPDIS\n", [finding("CLS009", "twice", Span(0, 6))])
    after = masked("a.txt", "BT\n\nSIPDIS\n", [finding("CLS009", "twice", Span(4, 10))])

    assert fingerprints(rendered("gitlab", [before])) == fingerprints(rendered("gitlab", [after]))


def test_gitlab_fingerprints_do_not_depend_on_the_text(rendered: Render) -> None:
    """So that nobody with a list of names can find out which one gives the fingerprint."""
    one, other = (
        masked("a.txt", text, [finding("NAM003", "spelt {}", Span(0, 5), text)]) for text in ("Heron", "Raven")
    )

    assert fingerprints(rendered("gitlab", [one])) == fingerprints(rendered("gitlab", [other]))


def test_junit_fails_what_fails_the_run(rendered: Render, reports: list[FileReport]) -> None:
    def failures(level: Severity) -> list[str]:
        root = ET.fromstring(rendered("junit", reports, fail_on=level))
        return [failure.attrib["type"] for failure in root.iter("failure")]

    assert failures(Severity.ERROR) == ["error"]
    assert failures(Severity.WARNING) == ["warning", "error", "warning", "warning"]
    assert failures(Severity.INFO) == ["warning", "error", "info", "warning", "warning"]
