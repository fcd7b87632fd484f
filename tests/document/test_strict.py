"""The strict form: ``cable.lark`` recognises what it generates and what is sound; the reader agrees with its tree."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lark import Lark
from lark.exceptions import UnexpectedInput

from cablelint.checking.engine import check
from cablelint.document.grammar.strict import first_deviation
from cablelint.document.model import Cable
from cablelint.document.parse import parse
from cablelint.document.source import decode, from_text
from cablelint.edits import apply_edits
from cablelint.rules.registry import all_rules
from cablelint.text.letter_case import capitals

from ..rules import examples  # noqa: TID252 - tests are no package on the path
from ..strategies import SoundCable, generated_cables, sound_cables, standard_cables  # noqa: TID252
from .trees import elements_of_cable, elements_of_tree, tree_of

FEW = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
TELEGRAMS = Path(__file__).parent / "telegrams"
VALID = sorted((TELEGRAMS / "valid").glob("*.txt"))
INVALID = sorted((TELEGRAMS / "invalid").glob("*.txt"))
DEVIATIONS: dict[str, dict[str, Any]] = tomllib.loads((TELEGRAMS / "invalid" / "deviations.toml").read_text("utf-8"))
# Single fields without a header around them (HDR007, NAM001, NAM004, NAM005); a preamble without its text (HDR012); and
# paragraphs without portion marks, which ENTIRE TEXT makes needless and the standard of today requires (CLS005).
NOT_STRICT = {"HDR007", "HDR012", "CLS005", "NAM001", "NAM004", "NAM005"}


def deviation(cable: Cable) -> str | None:
    """The first deviation of the view of a cable, in which the damage that the reader undoes is undone."""
    found = first_deviation(capitals(cable.view.text))
    return None if found is None else f"{cable.view.text[found.start : found.end]}: {found.expected}"


def test_the_grammar_compiles_in_strict_mode() -> None:
    """Without shift-reduce conflicts, and without terminals of one priority that match the same text."""
    text = files("cablelint.grammar").joinpath("cable.lark").read_text("utf-8")

    assert Lark(text, start="cable", parser="lalr", strict=True)


def test_no_line_of_the_grammar_is_longer_than_the_code_may_be() -> None:
    text = files("cablelint.grammar").joinpath("cable.lark").read_text("utf-8")

    assert [line for line in text.splitlines() if len(line) > 120] == []


# Text in any letters takes hypothesis a second each.
@settings(FEW, max_examples=5)
@given(generated_cables())
def test_it_recognises_every_cable_it_generates(text: str) -> None:
    assert tree_of(text).data == "cable"


@FEW
@given(standard_cables())
def test_the_reader_finds_the_elements_of_the_tree(text: str) -> None:
    cable = parse(from_text(text))

    assert elements_of_cable(cable) == elements_of_tree(tree_of(text))
    assert cable.problems == ()
    assert cable.unread == ()


@FEW
@given(sound_cables())
def test_sound_cables_are_in_the_strict_form(sound: SoundCable) -> None:
    assert elements_of_cable(parse(from_text(sound.text))) == elements_of_tree(tree_of(sound.text))


def test_the_passing_examples_of_the_rules_are_in_the_strict_form() -> None:
    deviating = {
        rule.code
        for rule in all_rules()
        for example in examples.examples(rule.documentation, "Passes")
        if deviation(example.cable) is not None
    }

    assert deviating == NOT_STRICT


def test_the_repaired_seed_is_in_the_strict_form(seed_path: Path) -> None:
    source = decode(seed_path.read_bytes())
    assert deviation(parse(source)) is not None
    for _ in range(3):
        edits = [edit for finding in check(parse(source)) if finding.fix for edit in finding.fix.edits]
        apart = [
            edit for edit in edits if not any(edit.span.overlaps(other.span) for other in edits if other is not edit)
        ]
        source = from_text(apply_edits(source.text, apart))

    assert deviation(parse(source)) is None


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_telegram_is_recognised_and_read_alike(path: Path) -> None:
    cable = parse(from_text(path.read_text("utf-8")))

    assert deviation(cable) is None
    assert elements_of_cable(cable) == elements_of_tree(tree_of(cable.view.text))
    assert (cable.problems, cable.unread) == ((), ())


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_telegram_is_rejected_at_its_damage_and_read_as_far_as_it_goes(path: Path) -> None:
    text = path.read_text("utf-8")
    expected = DEVIATIONS[path.stem]
    sound = elements_of_cable(parse(from_text(examples.REFERENCE)))
    read = elements_of_cable(parse(from_text(text)))

    with pytest.raises(UnexpectedInput):
        tree_of(text)
    found = first_deviation(capitals(text))
    assert found is not None
    assert text.count("\n", 0, found.start) + 1 == expected["line"]
    assert found.expected == expected["expected"]
    assert [element for element in sound if read[element] != sound[element]] == expected["differs"]


def test_there_are_enough_telegrams_and_no_deviation_without_one() -> None:
    assert min(len(VALID), len(INVALID)) >= 60
    assert set(DEVIATIONS) == {path.stem for path in INVALID}
