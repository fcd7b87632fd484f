"""``cablelint rule``: the list of rules, a family, a page, and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from cablelint.rules.registry import FAMILIES, all_rules

Run = Callable[..., Result]


def test_without_a_name_all_rules_are_listed(run: Run) -> None:
    lines = run("rule").stdout.splitlines()
    assert "HDR  Header" in lines
    assert "  HDR004  julian-day-mismatch              error" in lines
    assert "  CLS009  caption-duplicate                warning  safe fix" in lines
    assert "  NAM003  name-spelling-variant            warning  off by default" in lines
    assert len(lines) == len(FAMILIES) + len(all_rules())


@pytest.mark.parametrize("name", ["HDR005", "de-time-mismatch"])
def test_a_rule_is_printed_with_examples_and_options(run: Run, name: str) -> None:
    page = run("rule", name).stdout
    assert page.startswith("HDR005 de-time-mismatch: warning, no fix\n\nCheck that the filing time")
    assert "Fails:\n    DE RUEHKO #2004/01 1270530\n    P 070531Z MAY 07\n" in page
    assert "Source:\n    ACP 127" in page
    assert "Options in [rules.de-time-mismatch] of the configuration:\n    department-minutes = 60\n" in page


def test_a_rule_that_is_not_a_check_has_a_page_too(run: Run) -> None:
    page = run("rule", "NAM901").stdout
    assert page.startswith("NAM901 leak: error, no fix\n\nReport ")
    assert "Reported by:\n    cablelint verify" in page
    assert run("rule", "leak").stdout == page


def test_a_family_is_printed_rule_by_rule(run: Run) -> None:
    page = run("rule", "PAR").stdout
    assert [line.split(":")[0] for line in page.splitlines() if line.startswith("PAR")] == [
        "PAR001 paragraph-sequence",
        "PAR002 paragraph-number-damaged",
        "PAR003 paragraph-split",
    ]


def test_json_is_an_object_for_a_rule_and_a_list_for_several(run: Run) -> None:
    one = json.loads(run("rule", "TAG002", "--output-format", "json").stdout)
    family = json.loads(run("rule", "TAG", "--output-format", "json").stdout)
    everything = json.loads(run("rule", "--output-format", "json").stdout)
    assert one["code"] == "TAG002"
    assert one["options"] == {"known": {"default": [], "about": "Further tags that are not reported."}}
    assert one in family
    assert [each["code"] for each in everything] == [rule.code for rule in all_rules()]


@pytest.mark.parametrize(
    ("name", "suggestion"), [("HDR04", "HDR004"), ("julian-day-missmatch", "julian-day-mismatch"), ("tag", "TAG")]
)
def test_a_mistyped_name_gets_a_suggestion(run: Run, name: str, suggestion: str) -> None:
    result = run("rule", name)
    assert result.exit_code == 2
    assert f"unknown rule {name!r} (did you mean {suggestion}?)" in result.stderr
