"""Each rule against its fixture, ``fixtures/<CODE>.toml``.

A fixture contains ``[[pass]]`` and ``[[fail]]`` cases. The ``text`` of a case is an example (see ``examples.py``), and
``about`` says what it shows. ``options`` are options of the rule. A failing case lists in ``at`` the characters that
each finding points at, in order (none for a missing element); in ``line`` the numbers of their lines, for missing
elements; in ``severity`` their severities, by default that of the
rule; in ``says`` their messages, if the case is about them; in ``fix`` which fix each offers, ``safe`` or ``unsafe``,
if the case is about it; and in ``fixed`` the example that the fixes make of it. Without a fix there is no ``fixed``.
"""

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from cablelint.checking.repairs import fixes
from cablelint.findings import Applicability, Finding
from cablelint.rules.registry import all_rules
from cablelint.rules.rule import Rule

from .examples import Example, read

CHECKS = [rule for rule in all_rules() if rule.check]
FIXTURES = Path(__file__).parent / "fixtures"


@dataclass(frozen=True)
class Case:
    rule: Rule
    example: Example
    at: tuple[str, ...] = ()
    lines: tuple[int, ...] | None = None
    severities: tuple[str, ...] = ()
    messages: tuple[str, ...] | None = None
    kinds: tuple[str, ...] | None = None
    fixed: str | None = None


def _cases(kind: str) -> list[object]:
    found = []
    for rule in CHECKS:
        path = FIXTURES / f"{rule.code}.toml"
        if path.is_file():
            for number, case in enumerate(tomllib.loads(path.read_text("utf-8")).get(kind, ()), 1):
                about = case.get("about", f"case {number}")
                fixed = read(case["fixed"]).text if "fixed" in case else None
                at = tuple(case.get("at", ()))
                lines = tuple(case["line"]) if "line" in case else None
                severities = tuple(case.get("severity", (rule.severity.value,) * len(at)))
                messages = tuple(case["says"]) if "says" in case else None
                kinds = tuple(case["fix"]) if "fix" in case else None
                options = {
                    name.replace("-", "_"): tuple(value) if isinstance(value, list) else value
                    for name, value in case.get("options", {}).items()
                }
                configured = rule.with_options(options)
                value = Case(configured, read(case["text"]), at, lines, severities, messages, kinds, fixed)
                found.append(pytest.param(value, id=f"{rule.code} {about}"))
    return found


def _places(example: Example, findings: list[Finding]) -> tuple[str, ...]:
    return tuple(example.text[finding.span.start : finding.span.end] for finding in findings)


def _fixed(example: Example, findings: list[Finding]) -> Example:
    edits, _ = fixes(findings, unsafe=True)
    text = example.cable.source.apply(edits).decode()
    return Example(text, example.file, example.today)


@pytest.mark.parametrize("rule", CHECKS, ids=lambda rule: rule.code)
def test_a_rule_has_a_fixture_with_cases_of_both_kinds(rule: Rule) -> None:
    cases = tomllib.loads((FIXTURES / f"{rule.code}.toml").read_text("utf-8"))
    assert set(cases) == {"pass", "fail"}
    assert cases["pass"]
    assert cases["fail"]
    assert any("fixed" in case for case in cases["fail"]) == (rule.fix is not None)


def test_a_fixture_belongs_to_a_rule() -> None:
    assert {path.stem for path in FIXTURES.glob("*.toml")} <= {rule.code for rule in CHECKS}


@pytest.mark.parametrize("case", _cases("pass"))
def test_a_cable_without_the_fault_passes(case: Case) -> None:
    assert _places(case.example, case.example.findings(case.rule)) == ()


@pytest.mark.parametrize("case", _cases("fail"))
def test_a_fault_is_found_in_its_place_and_its_fix_repairs_it(case: Case) -> None:
    """The fix gives the text of the fixture, repairs this fault, makes no other, and has nothing left to do."""
    findings = case.example.findings(case.rule)
    assert _places(case.example, findings) == case.at
    if case.lines is not None:
        assert tuple(case.example.cable.source.position(finding.span.start)[0] for finding in findings) == case.lines
    assert tuple(finding.severity.value for finding in findings) == case.severities
    if case.messages is not None:
        assert tuple(finding.text(str) for finding in findings) == case.messages
    if case.kinds is not None:
        assert tuple(finding.fix.applicability.value for finding in findings if finding.fix) == case.kinds
    fix_kinds = {finding.fix.applicability for finding in findings if finding.fix}
    assert fix_kinds <= {case.rule.fix, Applicability.SAFE if case.rule.fix else None}
    assert bool(fix_kinds) == (case.fixed is not None)
    if case.fixed is None:
        return
    fixed = _fixed(case.example, findings)
    assert fixed.text == case.fixed
    left = [finding for finding in fixed.findings(case.rule) if finding.fix]
    assert left == []
    before = Counter(finding.code for finding in case.example.findings())
    after = Counter(finding.code for finding in fixed.findings())
    assert after <= before
