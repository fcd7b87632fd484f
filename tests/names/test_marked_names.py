"""The names that a recogniser finds in a text, or a judge makes of names found, are exactly those marked.

The texts are those of ``marked_names.toml``.
"""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path

import pytest
from tests.names.candidates import candidates, judged, read_marks, write_marks

_GROUPS = tomllib.loads(Path(__file__).with_name("marked_names.toml").read_text(encoding="utf-8"))["group"]
_CASES = [
    pytest.param(group, line.replace("\\n", "\n").replace("\\t", "\t"), id=f"{group['behaviour']}: {line}")
    for group in _GROUPS
    for line in group["texts"].splitlines()
]


@pytest.mark.parametrize(("group", "line"), _CASES)
def test_exactly_the_marked_names_are_found(group: dict[str, str], line: str) -> None:
    text, given = read_marks(line, group.get("kind", "model"))
    zones = [(0, len(text), group["zone"])] if "zone" in group else []
    module, name = group.get("recogniser", group.get("judge", "")).rsplit(".", 1)
    function = getattr(import_module(f"cablelint.names.{module}"), name)
    found = candidates(function, text, zones) if "recogniser" in group else judged(function, text, given, zones)
    assert write_marks(text, given, found) == line
