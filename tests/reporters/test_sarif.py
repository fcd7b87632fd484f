import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cablelint.document.source import from_text
from cablelint.edits import Span
from cablelint.reporters import sarif
from cablelint.reporters.report import FileReport, failed

from .samples import NAME, RULES, finding, masked

Render = Callable[..., str]


def run(output: str) -> Any:
    return json.loads(output)["runs"][0]


def test_all_rules_are_listed_whether_they_fired_or_not(rendered: Render) -> None:
    driver = run(rendered("sarif", []))["tool"]["driver"]

    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in RULES]


def test_without_rules_there_is_an_empty_list(rendered: Render, reports: list[FileReport]) -> None:
    result = run(rendered("sarif", reports, rules=()))

    assert result["tool"]["driver"]["rules"] == []
    assert "ruleIndex" not in result["results"][0]


def test_the_index_leads_to_the_rule(rendered: Render, reports: list[FileReport]) -> None:
    result = run(rendered("sarif", reports))
    rules = result["tool"]["driver"]["rules"]

    assert result["results"]
    for each in result["results"]:
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]


def test_nothing_that_could_carry_a_name_into_another_system_is_in_it(
    rendered: Render, reports: list[FileReport]
) -> None:
    """The digests neither: they are the same whatever the text of the cable is."""
    others = [replace(each, source=from_text("x" * len(each.source.text), each.source.name)) for each in reports]

    assert "snippet" not in rendered("sarif", reports)
    assert NAME not in rendered("sarif", reports)
    assert fingerprints(run(rendered("sarif", reports))) == fingerprints(run(rendered("sarif", others)))


def fingerprints(log: Any) -> list[object]:
    return [result["partialFingerprints"] for result in log["results"]]


def test_each_finding_has_a_digest_of_its_own(rendered: Render, reports: list[FileReport]) -> None:
    found = fingerprints(run(rendered("sarif", reports)))

    assert len({str(each) for each in found}) == len(found) > 1


def test_a_fix_is_listed_with_its_regions(rendered: Render, reports: list[FileReport]) -> None:
    result = run(rendered("sarif", reports))["results"][0]

    assert result["fixes"][0]["artifactChanges"] == [
        {
            "artifactLocation": {"uri": "cables/first.txt"},
            "replacements": [{"deletedRegion": {"startLine": 3, "startColumn": 1, "endLine": 4, "endColumn": 1}}],
        }
    ]


def test_a_rule_leads_to_its_page(rendered: Render, reports: list[FileReport]) -> None:
    rule = run(rendered("sarif", reports))["tool"]["driver"]["rules"][0]

    assert rule["helpUri"].endswith("/docs/rules/CLS.md#cls009-caption-duplicate")


def test_a_file_that_could_not_be_checked_is_a_notification(rendered: Render, reports: list[FileReport]) -> None:
    log = run(rendered("sarif", [*reports, failed("gone.txt", "Permission denied")]))
    (invocation,) = log["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]

    assert invocation["executionSuccessful"] is False
    assert notification["level"] == "error"
    assert "Permission denied" in notification["message"]["text"]
    assert notification["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "gone.txt"}}}]
    assert all(result["ruleId"] != "SYN901" for result in log["results"])


def test_what_exceeds_the_limit_is_counted_in_a_notification(rendered: Render, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MAX_RESULTS", 3)
    report = masked("a.txt", "SIPDIS", [finding("CLS009", "twice", Span(0, 6))] * 2)
    log = run(rendered("sarif", [report, replace(report), report]))

    assert len(log["results"]) == 3
    (notification,) = log["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("Of 6 findings the first 3 are listed")


def test_at_the_limit_nothing_is_said(rendered: Render, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MAX_RESULTS", 2)
    report = masked("a.txt", "SIPDIS", [finding("CLS009", "twice", Span(0, 6))] * 2)

    assert run(rendered("sarif", [report]))["invocations"][0]["toolExecutionNotifications"] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cables/a b.txt", "cables/a%20b.txt"),
        ("./cables/../c.txt", "c.txt"),
        ("50%.txt", "50%25.txt"),
        ("a:b#c?d.txt", "a%3Ab%23c%3Fd.txt"),
        ("é.txt", "%C3%A9.txt"),
        ("-", "-"),
    ],
)
def test_addresses_are_relative_and_encoded(rendered: Render, name: str, expected: str) -> None:
    report = masked(name, "SIPDIS", [finding("CLS009", "twice", Span(0, 6))])
    (result,) = run(rendered("sarif", [report]))["results"]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == expected


def test_a_file_outside_the_root_has_a_full_address(rendered: Render, tmp_path: Path) -> None:
    outside = tmp_path.parent / "outside.txt"
    report = masked(str(outside), "SIPDIS", [finding("CLS009", "twice", Span(0, 6))])
    (result,) = run(rendered("sarif", [report]))["results"]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == outside.as_uri()
