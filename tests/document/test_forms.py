"""Older and damaged forms of each field: the table of ``forms.toml``."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cablelint.document.model.to_dict import as_table

from .reading import read

FORMS = tomllib.loads(Path(__file__).with_name("forms.toml").read_text("utf-8"))
FRAMES = FORMS.pop("frames")
_PART = re.compile(r"\{(?P<name>[a-z]+)=(?P<lines>[^{}]*)\}")


def cable_with(frame: str, part: str, lines: str) -> str:
    """A frame with the lines of one part, and its own for the others."""
    assert f"{{{part}=" in frame
    return _PART.sub(lambda found: lines if found["name"] == part else found["lines"], frame).lstrip("\n")


def found_in(part: str, table: dict[str, Any]) -> object:
    match part:
        case "references":
            return [each["canonical"] or "null" for each in table["references"]]
        case "classifier":
            return (table["classified_by"] or {}).get("name") or "null"
        case "level":
            return (table["classification"] or {}).get("level")
        case "recipients":
            return [f"{role}: {each['station']}" for role, stations in table["addressees"].items() for each in stations]
        case _:
            return table[part] or "null"


def cases() -> list[Any]:
    return [
        pytest.param(
            part,
            case,
            marks=pytest.mark.xfail(reason=case["miss"], strict=True) if "miss" in case else (),
            id=f"{part}-{number}",
        )
        for part, entries in FORMS.items()
        for number, case in enumerate(entries)
    ]


@pytest.mark.parametrize(("part", "case"), cases())
def test_each_form_is_read(part: str, case: dict[str, Any]) -> None:
    text = cable_with(FRAMES[case.get("frame", "thin")], part, case["lines"])
    found = found_in(part, as_table(read(text, case.get("name", "-"))))
    right = case["right"]

    assert (sorted(found) if part == "recipients" else found) == (sorted(right) if part == "recipients" else right)


def test_the_table_has_its_size_and_few_misses() -> None:
    count = sum(map(len, FORMS.values()))
    misses = sum("miss" in case for entries in FORMS.values() for case in entries)

    assert count >= 200
    assert misses <= 0.05 * count
