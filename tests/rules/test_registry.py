"""The registry: every rule once, in the modules of its family."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cablelint.redaction import kinds
from cablelint.rules.registry import FAMILIES, all_rules
from cablelint.rules.rule import Rule

REPORTED = [rule for rule in all_rules() if rule.check is None]


def test_two_rules_may_not_share_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    first = all_rules()[0]
    monkeypatch.setattr("cablelint.rules.syntax.twice", replace(first, name="another-name"), raising=False)

    with pytest.raises(ValueError, match=f"{first.code}: two rules have this code"):
        all_rules.__wrapped__()


def test_two_rules_may_not_share_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    first = all_rules()[0]
    monkeypatch.setattr("cablelint.rules.syntax.twice", replace(first, code="SYN990"), raising=False)

    with pytest.raises(ValueError, match=f"{first.name}: two rules have this name"):
        all_rules.__wrapped__()


def test_a_rule_belongs_to_a_module_of_its_family(monkeypatch: pytest.MonkeyPatch) -> None:
    stray = replace(all_rules()[0], code="HDR990", name="stray")
    monkeypatch.setattr("cablelint.rules.syntax.stray", stray, raising=False)

    with pytest.raises(ValueError, match="HDR990: defined in a module of the family SYN"):
        all_rules.__wrapped__()


def test_the_rules_are_in_the_order_of_families_and_codes() -> None:
    families = list(FAMILIES)
    codes = [rule.code for rule in all_rules()]
    assert codes == sorted(codes, key=lambda code: (families.index(code[:3]), code))


def test_findings_of_the_proof_the_decisions_and_the_engine_are_rules_too() -> None:
    assert [rule.code for rule in REPORTED] == ["SYN900", "SYN901", *(f"NAM{number}" for number in range(901, 911))]
    declared = {value.code: value.name for value in vars(kinds).values() if isinstance(value, kinds.Kind)}
    assert declared == {rule.code: rule.name for rule in REPORTED if rule.family == "NAM"}


@pytest.mark.parametrize("rule", REPORTED, ids=lambda rule: rule.code)
def test_a_rule_without_a_check_says_who_reports_it_and_the_remedy(rule: Rule) -> None:
    documentation = rule.parts
    assert documentation.summary.startswith("Report ")
    assert documentation.explanation
    assert all(documentation.sections[label] for label in ("Reported by", "Remedy", "Source"))


def test_the_rules_about_names_and_the_strictest_form_are_off_by_default() -> None:
    off = {rule.code for rule in all_rules() if not rule.is_default}
    assert off == {"SYN005"} | {rule.code for rule in all_rules() if rule.family == "NAM"}
