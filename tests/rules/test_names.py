"""The limits of the rules about names, with people as the name finder returns them."""

from __future__ import annotations

import pytest

from cablelint.checking.engine import check
from cablelint.document.parse import parse
from cablelint.document.source import from_text
from cablelint.edits import Span
from cablelint.names.people import Mention, Person
from cablelint.rules.registry import all_rules
from cablelint.rules.rule import Rule

RULES = {rule.code: rule for rule in all_rules()}


def messages(rule: Rule, text: str, *people: str) -> list[str]:
    """Run a rule over a text in which these people, each a list of names, are found in order."""
    start = 0
    found = []
    for number, names in enumerate(people, 1):
        mentions = []
        for name in names.split("/"):
            start = text.index(name, start)
            mentions.append(Mention(Span(start, start + len(name)), name, 0.9, ()))
            start += len(name)
        found.append(Person(number, mentions[0].text, False, tuple(mentions), ()))
    findings = check(parse(from_text(text)), [rule], people=lambda: tuple(found))
    return [finding.text(str) for finding in findings]


@pytest.mark.parametrize(
    ("names", "options", "is_reported"),
    [
        ("MARLO/MARLO/MARLE", {}, True),
        ("MARL/MARL/MERL", {}, False),
        ("MARL/MARL/MERL", {"shortest": 4}, True),
        ("MARLOW/MARLOW/MERLEW", {}, True),
        ("MARLOW/MARLOW/MERLEV", {}, False),
        ("MARLOW/MARLOW/MERLEV", {"slips": 3}, True),
    ],
)
def test_spellings_of_five_letters_that_differ_in_two_are_variants(
    names: str, options: dict[str, int], is_reported: bool
) -> None:
    rule = RULES["NAM003"].with_options(options)
    found = messages(rule, "1. (C) " + names.replace("/", " spoke.\n2. (C) ") + " spoke.", names)

    usual, _, rare = names.split("/")
    assert found == ([f"found {rare}, expected the spelling {usual.capitalize()}"] if is_reported else [])


@pytest.mark.parametrize(
    ("listed", "options", "is_reported"),
    [
        (("Bo Lindqvarn", "Cora Tallow"), {}, True),
        (("Bo Lindqvarn",), {}, False),
        (("Bo Lindqvarn",), {"listed": 1}, True),
        (("Bo Lindqvarn", "Cora Tallow"), {"listed": 3}, False),
    ],
)
def test_people_are_compared_with_a_list_of_at_least_two(
    listed: tuple[str, ...], options: dict[str, int], is_reported: bool
) -> None:
    lines = "".join(f"{name}, Director, Fisheries Agency\n" for name in listed)
    start = "C O N F I D E N T I A L TOKYO 002004\nSUBJECT: TALKS\n1. (C) Ann Reeves spoke.\n\n2. (U) PARTICIPANTS:\n\n"
    text = start + lines
    found = messages(RULES["NAM006"].with_options(options), text, "Ann Reeves", *listed)

    assert found == (["found Ann Reeves, expected a name in the list of participants"] if is_reported else [])
