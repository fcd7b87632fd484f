"""The documentation of a rule, taken apart."""

from __future__ import annotations

from cablelint.rules.documentation import Option
from cablelint.rules.registry import all_rules

BY_NAME = {rule.name: rule for rule in all_rules()}


def test_the_parts_of_a_documentation() -> None:
    found = BY_NAME["heading-stray-rule"].parts
    assert found.summary == "Check that every rule of hyphens belongs to a heading."
    assert found.explanation.startswith("A stray rule is left over")
    assert found.examples("Fails") == ["1. (C) The minister agreed.\n(blank)\n-----\n2. (C) He will write."]
    assert list(found.sections) == ["Fails", "Passes", "Source"]


def test_options_have_their_defaults() -> None:
    about = "Further tags that are not reported."
    assert BY_NAME["tag-unknown"].parts.options == (Option("known", (), about),)


def test_every_option_has_a_sentence() -> None:
    for rule in all_rules():
        options = rule.parts.options
        assert {option.name.replace("-", "_") for option in options} == set(rule.options)
        assert all(option.about.endswith(".") for option in options)


def test_the_table_of_a_rule_has_examples_and_options() -> None:
    table = BY_NAME["de-time-mismatch"].to_dict()
    assert table["code"] == "HDR005"
    assert len(table["fails"]) == 2
    assert table["options"]["late-minutes"]["default"] == 5
