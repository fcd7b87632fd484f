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


def cable_with(frame: str, part: str, lines: str | None) -> str:
    """A frame with the lines of one part, and its own for the others; None leaves all parts as they are."""
    if lines is None:
        return _PART.sub(r"\g<lines>", frame).lstrip("\n")
    assert f"{{{part}=" in frame
    return _PART.sub(lambda found: lines if found["name"] == part else found["lines"], frame).lstrip("\n")


def found_in(part: str, table: dict[str, Any]) -> object:
    match part:
        case "references":
            return [each["canonical"] or "null" for each in table["references"]] or "null"
        case "classifier":
            return (table["classified_by"] or {}).get("name") or "null"
        case "level":
            return (table["classification"] or {}).get("level")
        case "recipients":
            return [f"{role}: {each['station']}" for role, stations in table["addressees"].items() for each in stations]
        case "number":
            return (table["mrn"] or {}).get("canonical") or "null"
        case "order":
            order = table["executive_order"]
            return [str(order["number"]), order["declassify_on"] or order["instruction"]] if order else "null"
        case "date":
            return table["dtg"]
        case "drafting":
            return [" ".join(filter(None, (each["role"], each["office"], each["person"]))) for each in table[part]]
        case "paragraphs":
            return [each["number"] for each in table["paragraphs"]]
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
    # The number is on the line of the level.
    place = "level" if part == "number" else part
    text = cable_with(FRAMES[case.get("frame", "thin")], place, case.get("lines"))
    found = found_in(part, as_table(read(text, case.get("name", "-"))))
    right = case["right"]

    assert (sorted(found) if part == "recipients" else found) == (sorted(right) if part == "recipients" else right)


def test_the_table_has_its_size_and_few_misses() -> None:
    count = sum(map(len, FORMS.values()))
    misses = sum("miss" in case for entries in FORMS.values() for case in entries)

    assert count >= 200
    assert misses <= 0.05 * count
