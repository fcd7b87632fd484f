"""The failing examples in the documentation of a rule fail, the passing ones pass."""

import pytest

from cablelint.checking.engine import check
from cablelint.rules.registry import all_rules
from cablelint.rules.rule import Rule

from .examples import REFERENCE, examples, read

RULES = pytest.mark.parametrize(
    "rule", [rule for rule in all_rules() if rule.check], ids=lambda rule: f"{rule.code} {rule.name}"
)


@RULES
def test_a_failing_example_fails(rule: Rule) -> None:
    failing = list(examples(rule.documentation, "Fails"))
    assert failing
    for example in failing:
        assert [finding.code for finding in example.findings(rule)], example.text


@RULES
def test_a_passing_example_passes(rule: Rule) -> None:
    passing = list(examples(rule.documentation, "Passes"))
    assert passing
    for example in passing:
        assert not example.findings(rule), example.text


@RULES
def test_the_documentation_has_a_sentence_a_reason_and_a_source(rule: Rule) -> None:
    sentence, reason, *_ = rule.documentation.split("\n\n")
    assert sentence.endswith(".")
    assert not reason.startswith("Fails:")
    assert rule.documentation.partition("Source:")[2].strip()


def test_the_reference_cable_has_no_findings() -> None:
    assert check(read("SUBJECT: TALKS ON THE HERRING CATCH REACH A SECOND ROUND").cable) == []


def test_the_lines_of_an_example_replace_those_of_their_part() -> None:
    text = read("TAGS: PREL, JA\nKPAO").text
    assert text == REFERENCE.replace("TAGS: PREL, EFIS, JA", "TAGS: PREL, JA\nKPAO")


def test_text_replaces_all_text_and_the_signature() -> None:
    text = read("1. (C) One paragraph.\nTO BE CONTINUED").text
    assert text == REFERENCE[: REFERENCE.index("1. (C)")] + "1. (C) One paragraph.\nTO BE CONTINUED\n"


def test_an_example_can_leave_a_part_out() -> None:
    assert read("(without the DE line)").text == REFERENCE.replace("DE RUEHKO #2004/01 1270531\n", "")
    assert read("(without the heading)").text.lstrip() == REFERENCE[REFERENCE.index("C O N F") :]


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(ValueError, match="DE line"):
        read("(without the postscript)")


def test_an_example_can_be_the_whole_cable_in_a_file_on_a_day() -> None:
    example = read(
        "(the whole cable)\n(in the file 73OSLO1.txt)\n(today is 2000-02-29)\nSUBJECT: A\n(blank)\nE.O. 11652: N/A"
    )
    assert example.text == "SUBJECT: A\n\nE.O. 11652: N/A\n"
    assert example.cable.source.name == "73OSLO1.txt"
    assert str(example.today) == "2000-02-29"
