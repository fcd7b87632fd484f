"""The engine: rules over a cable, one finding for each rule and line, crashes contained, fixes chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import pytest

import cablelint
from cablelint.checking.engine import check
from cablelint.checking.repairs import fixes
from cablelint.document.model import Cable, DateTimeGroup, Paragraph, Style, Tags
from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Confidence, Finding, Fix, Severity
from cablelint.rules.rule import EVERY_STYLE, Check, Fault, Rule, fault, rule, safe
from cablelint.rules.syntax import RULE_CRASHED


def made(check_function: Check, name: str = "made", styles: Iterable[Style] = EVERY_STYLE) -> Rule:
    check_function.__doc__ = "Fails: Passes: Source:"
    return rule("SYN999", name, Severity.INFO, styles=styles)(check_function)


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


def test_a_rule_reports_once_a_line(cable_text: str) -> None:
    def chatty(_cable: Cable) -> Iterator[Fault]:
        yield fault(Span(0, 1), "first")
        yield fault(Span(2, 3), "second on the line")
        yield fault(Span(cable_text.index("\n") + 1, cable_text.index("\n") + 2), "next line")

    assert [found.message for found in check(cablelint.parse(cable_text), [made(chatty)])] == ["first", "next line"]


def test_findings_are_in_the_order_of_the_text(cable_text: str) -> None:
    findings = check(cablelint.parse(cable_text.replace("0641530", "0651530").replace("(C)", "(S)")))

    assert [found.span for found in findings] == sorted(found.span for found in findings)


def test_a_rule_is_silent_without_an_element_it_takes() -> None:
    def with_group(_cable: Cable, _dtg: DateTimeGroup) -> Iterator[Fault]:
        yield fault(Span(0, 0), "x")

    def with_paragraphs(_cable: Cable, _paragraphs: tuple[Paragraph, ...]) -> Iterator[Fault]:
        yield fault(Span(0, 0), "x")

    def with_nothing(_cable: Cable) -> Iterator[Fault]:
        yield fault(Span(0, 0), "x")

    cable = cablelint.parse("nothing here")

    assert check(cable, [made(with_group)]) == []
    assert check(cable, [made(with_paragraphs)]) == []
    assert check(cable, [made(with_nothing, styles={Style.FULL})]) == []
    assert len(check(cable, [made(with_nothing)])) == 1


def test_a_rule_receives_the_elements_it_takes(cable_text: str) -> None:
    received: list[object] = []

    def receiving(cable: Cable, dtg: DateTimeGroup, tags: Tags) -> Iterator[Fault]:
        received.extend((cable, dtg, tags))
        yield from ()

    cable = cablelint.parse(cable_text)
    check(cable, [made(receiving)])

    assert received == [cable, cable.dtg, cable.tags]


def test_a_rule_that_takes_a_day_is_silent_without_one(cable_text: str) -> None:
    def dated(_cable: Cable, today: date) -> Iterator[Fault]:
        yield fault(Span(0, 0), str(today))

    cable = cablelint.parse(cable_text)

    assert check(cable, [made(dated)]) == []
    assert [found.message for found in check(cable, [made(dated)], today=date(2020, 2, 29))] == ["2020-02-29"]


def test_a_kind_of_finding_that_another_part_reports_is_not_run(cable_text: str) -> None:
    assert check(cablelint.parse(cable_text), [RULE_CRASHED]) == []


def test_people_are_found_only_if_a_rule_takes_them_and_then_once(cable_text: str) -> None:
    calls = []

    def names(_cable: Cable, people: tuple[object, ...]) -> Iterator[Fault]:
        yield fault(Span(0, 0), str(len(people)))

    def people() -> tuple[()]:
        calls.append(1)
        return ()

    cable = cablelint.parse(cable_text)
    check(cable, [made(lambda _cable: iter(()))], people=people)
    assert calls == []
    check(cable, [made(names), made(names, name="other")], people=people)
    assert calls == [1]


def test_fixes_that_overlap_wait_for_the_next_run(cable_text: str) -> None:
    first, second = finding(0, 4, Edit(0, 4, "a")), finding(2, 6, Edit(2, 6, "b"))

    edits, repaired = fixes([first, second])

    assert (edits, repaired) == ([Edit(0, 4, "a")], [first])


def test_a_fix_is_made_whole_or_not_at_all(cable_text: str) -> None:
    first = finding(0, 4, Edit(0, 4, "a"))
    second = finding(2, 6, Edit(2, 6, "b"), Edit(10, 11, "c"))

    edits, _ = fixes([first, second])

    assert edits == [Edit(0, 4, "a")]


def test_unsafe_fixes_are_made_only_on_request() -> None:
    unsafe = finding(0, 1, Edit(0, 1, "x"), applicability=Applicability.UNSAFE)

    assert fixes([unsafe]) == ([], [])
    assert fixes([unsafe], unsafe=True)[1] == [unsafe]


def offered(text: str | bytes, place: int, content: str = "XX") -> Fix | None:
    """The fix that a rule offers for two characters of a text, as the engine passes it on."""

    def offer(_cable: Cable) -> Iterator[Fault]:
        yield fault(Span(place, place + 2), "x", fix=safe(Edit(place, place + 2, content)))

    (found,) = check(cablelint.parse(text), [made(offer)])
    return found.fix


def test_no_fix_is_offered_on_a_line_that_did_not_parse(cable_text: str) -> None:
    text = cable_text.replace("#0123/01", "#O123/01")

    assert cablelint.parse(text).problems
    assert offered(text, text.index("DE RUEHKO")) is None
    assert offered(text, text.index("ZNY CCCCC")) is not None


@pytest.mark.parametrize(("control", "is_text"), [(b"\x00", False), (b"\x0c", True)])
def test_no_fix_is_offered_in_what_is_not_text(cable_text: str, control: bytes, is_text: bool) -> None:
    assert (offered(cable_text.encode() + control, 0) is not None) is is_text


@pytest.mark.parametrize(("content", "is_offered"), [("\u2019", True), ("\u20ac", True), ("\u65e5", False)])
def test_no_fix_is_offered_that_the_encoding_of_the_file_lacks(cable_text: str, content: str, is_offered: bool) -> None:
    data = cable_text.encode() + b"\xe9\n"

    assert (offered(data, 0, content) is not None) is is_offered


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_fix_ends_its_lines_as_the_file_does(cable_text: str, newline: str) -> None:
    fix = offered(cable_text.replace("\n", newline), 0, "one\r\ntwo\nthree")

    assert fix is not None
    assert fix.edits[0].content == newline.join(("one", "two", "three"))
