"""The checker: settings that are sent to other processes."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from cablelint.checking.checker import Checker
from cablelint.config import Config
from cablelint.document.source import from_text


@pytest.mark.parametrize("select", [("HDR", "CLS"), ("ALL",)])
def test_a_checker_can_be_sent_to_another_process(cable_text: str, select: tuple[str, ...]) -> None:
    options = (("de-time-mismatch", (("late-minutes", 9),)), ("RTE001", (("known", ("RUEHXYZ",)),)))
    checker = Checker(Config(root=Path(), select=select, rules=options))
    _ = checker.selection, checker.dialect, checker.settings
    source = from_text(cable_text, "a.txt")

    sent = pickle.loads(pickle.dumps(checker))

    assert sent.check(source).findings == checker.check(source).findings


def test_the_options_of_the_configuration_reach_the_rules(cable_text: str) -> None:
    source = from_text(cable_text.replace("0641530", "0641537"), "a.txt")
    config = Config(root=Path(), select=("HDR005",))
    lenient = Config(root=Path(), select=("HDR005",), rules=(("HDR005", (("late-minutes", 7),)),))

    assert [finding.severity.value for finding in Checker(config).check(source).findings] == ["warning"]
    assert [finding.severity.value for finding in Checker(lenient).check(source).findings] == ["info"]
