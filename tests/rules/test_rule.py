"""The decorator: which functions can be rules, and that mypy knows what a rule is given."""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Iterator
from dataclasses import fields
from datetime import date

import pytest

from cablelint.document import model
from cablelint.document.model import Cable, DateTimeGroup
from cablelint.findings import Kind, Severity
from cablelint.names.people import Person
from cablelint.redaction.masking.redaction import Mask
from cablelint.rules.registry import all_rules
from cablelint.rules.rule import EXTRAS, Fault, Rule, reported, rule

DOCUMENTED = "Fails: Passes: Source:"
CHECKS = pytest.mark.parametrize("each", [each for each in all_rules() if each.check], ids=lambda each: each.code)


def types_of_elements() -> dict[str, object]:
    """The type of each attribute of a cable, without None."""
    found = typing.get_type_hints(Cable)
    for name, value in vars(Cable).items():
        if isinstance(value, property):
            found[name] = typing.get_type_hints(value.fget)["return"]
    return {name: _without_none(hint) for name, hint in found.items()}


def _without_none(hint: object) -> object:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        (hint,) = [each for each in typing.get_args(hint) if each is not types.NoneType]
    return hint


@CHECKS
def test_the_annotations_of_a_rule_are_the_types_of_the_model(each: Rule) -> None:
    assert each.check is not None
    names = vars(model) | {"Iterator": Iterator, "Mask": Mask, "Person": Person}
    hints = typing.get_type_hints(each.check, localns=names)
    expected = types_of_elements() | {"today": date, "people": tuple[Person, ...], "masks": tuple[Mask, ...]}
    for name in inspect.signature(each.check).parameters:
        plain = name.lstrip("_")
        if plain == "cable":
            assert hints[name] is Cable
        elif plain in each.options:
            assert hints[name] == (tuple[str, ...] if isinstance(each.options[plain], tuple) else int)
        else:
            assert hints[name] == expected[plain]


@CHECKS
def test_an_element_is_an_attribute_of_a_cable(each: Rule) -> None:
    attributes = {each.name for each in fields(Cable)} | {"date", "level"}
    assert set(each.elements) <= attributes
    assert not attributes & EXTRAS


@pytest.mark.parametrize(
    ("code", "name", "documentation"),
    [
        ("HDR04", "x", DOCUMENTED),
        ("HDR0040", "x", DOCUMENTED),
        ("HDR990", "Not-Kebab", DOCUMENTED),
        ("HDR990", "no-example", "Passes: Source:"),
        ("HDR990", "no-source", "Fails: Passes:"),
        ("HDR990", "no-documentation", None),
    ],
)
def test_a_rule_without_documentation_or_with_a_bad_name_is_refused(
    code: str, name: str, documentation: str | None
) -> None:
    def check_function(_cable: Cable) -> Iterator[Fault]:
        yield from ()

    check_function.__doc__ = documentation
    with pytest.raises(ValueError, match=code):
        rule(code, name, Severity.INFO)(check_function)
    with pytest.raises(ValueError, match=code):
        reported(Kind(code, name, Severity.INFO, documentation or ""))


def test_an_option_without_documentation_is_refused() -> None:
    def check_function(_cable: Cable, *, most_letters: int = 3) -> Iterator[Fault]:
        yield from ()

    check_function.__doc__ = DOCUMENTED
    with pytest.raises(ValueError, match="most-letters:"):
        rule("HDR990", "x", Severity.INFO)(check_function)
    check_function.__doc__ = f"{DOCUMENTED} Options: most-letters: Most letters."
    assert rule("HDR990", "x", Severity.INFO)(check_function).options == {"most_letters": 3}


def test_extras_follow_the_elements() -> None:
    def check_function(_cable: Cable, today: date, dtg: DateTimeGroup) -> Iterator[Fault]:
        yield from ()

    check_function.__doc__ = DOCUMENTED
    with pytest.raises(ValueError, match="then its elements, then extras"):
        rule("HDR990", "x", Severity.INFO)(check_function)
