"""Each recogniser finds exactly the names that are marked in the texts of ``marked_names.toml``, as sure as it says."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
from tests.names.candidates import marked

_GROUPS = tomllib.loads(Path(__file__).with_name("marked_names.toml").read_text(encoding="utf-8"))["group"]
_MARK = re.compile(r"«([^«»]*)\|[\d.]+»")
_CASES = [
    pytest.param(group["recogniser"], group.get("zone", ""), line, id=f"{group['behaviour']}: {line}")
    for group in _GROUPS
    for line in group["texts"].splitlines()
]


@pytest.mark.parametrize(("recogniser", "zone", "line"), _CASES)
def test_a_recogniser_finds_the_marked_names_and_no_others(recogniser: str, zone: str, line: str) -> None:
    module, name = recogniser.split(".")
    expected = line.replace("\\n", "\n").replace("\\t", "\t")
    text = _MARK.sub(r"\1", expected)
    recognise = getattr(import_module(f"cablelint.names.recognisers.{module}"), name)
    assert marked(recognise, text, [(0, len(text), zone)] if zone else []) == expected
