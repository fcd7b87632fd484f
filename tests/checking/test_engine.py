"""The engine: rules over a cable, one finding for each rule and line, crashes contained, fixes chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

import cablelint
from cablelint.checking.engine import check, fixes
from cablelint.document.model import Cable, Style
from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Confidence, Finding, Fix, Severity
from cablelint.rules.registry import Fault, Rule, all_rules, fault, rule


def made(check_function: object, **changes: object) -> Rule:
    values: dict[str, object] = {
        "code": "SYN999",
        "name": "made",
        "severity": Severity.INFO,
        "fix": None,
        "needs": (),
        "styles": frozenset(Style),
        "is_default": True,
        "check": check_function,
        "extras": (),
    }
    return Rule(**{**values, **changes})  # type: ignore[arg-type]


def finding(start: int, end: int, *edits: Edit, applicability: Applicability = Applicability.SAFE) -> Finding:
    fix = Fix(applicability, edits) if edits else None
    return Finding("SYN999", "made", Severity.INFO, Confidence.HIGH, "x", Span(start, end), fix=fix)


def test_a_rule_that_raises_becomes_a_finding_that_quotes_nothing(cable_text: str) -> None:
    def broken(_cable: Cable) -> Iterator[Fault]:
        raise RuntimeError("Quillfeather")
        yield

    findings = check(cablelint.parse(cable_text), [made(broken)])

    assert [(found.code, found.severity) for found in findings] == [("SYN900", Severity.ERROR)]
    assert "SYN999 made failed with RuntimeError" in findings[0].message
    assert "Quillfeather" not in findings[0].message


def test_a_rule_is_heard_once_a_line(cable_text: str) -> None:
    def chatty(_cable: Cable) -> Iterator[Fault]:
        yield fault(Span(0, 1), "first")
        yield fault(Span(2, 3), "second on the line")
        yield fault(Span(cable_text.index("\n") + 1, cable_text.index("\n") + 2), "next line")

    assert [found.message for found in check(cablelint.parse(cable_text), [made(chatty)])] == ["first", "next line"]


def test_findings_stand_in_the_order_of_the_text(cable_text: str) -> None:
    findings = check(cablelint.parse(cable_text.replace("0641530", "0651530").replace("(C)", "(S)")))

    assert [found.span for found in findings] == sorted(found.span for found in findings)


def test_a_rule_is_silent_without_what_it_needs() -> None:
    def never(_cable: Cable) -> Iterator[Fault]:
        yield fault(Span(0, 0), "x")

    cable = cablelint.parse("nothing here")

    assert check(cable, [made(never, needs=("dtg",))]) == []
    assert check(cable, [made(never, styles=frozenset({Style.FULL}))]) == []
    assert len(check(cable, [made(never)])) == 1


def test_people_are_looked_for_only_if_a_rule_asks_and_then_once(cable_text: str) -> None:
    asked = []

    def names(_cable: Cable, people: tuple[object, ...]) -> Iterator[Fault]:
        yield fault(Span(0, 0), str(len(people)))

    def people() -> tuple[()]:
        asked.append(1)
        return ()

    cable = cablelint.parse(cable_text)
    check(cable, [made(lambda _cable: iter(()))], people=people)
    assert asked == []
    check(cable, [made(names, extras=("people",)), made(names, extras=("people",), name="other")], people=people)
    assert asked == [1]


def test_fixes_that_overlap_wait_for_the_next_run(cable_text: str) -> None:
    first, second = finding(0, 4, Edit(0, 4, "a")), finding(2, 6, Edit(2, 6, "b"))

    edits, repaired = fixes([cablelint.parse(cable_text)], [first, second])

    assert (edits, repaired) == ([Edit(0, 4, "a")], [first])


def test_a_fix_is_made_whole_or_not_at_all(cable_text: str) -> None:
    first = finding(0, 4, Edit(0, 4, "a"))
    second = finding(2, 6, Edit(2, 6, "b"), Edit(10, 11, "c"))

    edits, _ = fixes([cablelint.parse(cable_text)], [first, second])

    assert edits == [Edit(0, 4, "a")]


def test_unsafe_fixes_are_made_only_if_asked_for(cable_text: str) -> None:
    unsafe = finding(0, 1, Edit(0, 1, "x"), applicability=Applicability.UNSAFE)
    cables = [cablelint.parse(cable_text)]

    assert fixes(cables, [unsafe]) == ([], [])
    assert fixes(cables, [unsafe], unsafe=True)[1] == [unsafe]


def test_a_line_that_did_not_parse_is_not_touched(cable_text: str) -> None:
    text = cable_text.replace("#0123/01", "#O123/01")
    cable = cablelint.parse(text)
    place = text.index("DE RUEHKO")

    edits, _ = fixes([cable], [finding(place, place + 2, Edit(place, place + 2, "XX"))])

    assert cable.problems
    assert edits == []


@pytest.mark.parametrize(
    ("code", "name", "doc"),
    [
        ("HDR04", "x", "Fails: Passes: Source:"),
        ("ZZZ001", "x", "Fails: Passes: Source:"),
        ("HDR990", "Not-Kebab", "Fails: Passes: Source:"),
        ("HDR990", "no-example", "Passes: Source:"),
    ],
)
def test_a_rule_without_documentation_or_with_a_bad_name_is_refused(code: str, name: str, doc: str) -> None:

    def check_function(_cable: Cable) -> Iterator[Fault]:
        yield from ()

    check_function.__doc__ = doc
    with pytest.raises(ValueError, match=code):
        rule(code, name, Severity.INFO)(check_function)


def test_two_rules_may_not_share_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    first = all_rules()[0]
    twice = replace(first, name="another-name")
    monkeypatch.setattr("cablelint.rules.syntax.twice", twice, raising=False)

    with pytest.raises(ValueError, match=f"{first.code}: two rules have this code"):
        all_rules.__wrapped__()


def test_a_rule_belongs_to_the_module_of_its_family(monkeypatch: pytest.MonkeyPatch) -> None:
    stray = replace(all_rules()[0], code="HDR990", name="stray")
    monkeypatch.setattr("cablelint.rules.syntax.stray", stray, raising=False)

    with pytest.raises(ValueError, match="HDR990: defined in a module of the family SYN"):
        all_rules.__wrapped__()
