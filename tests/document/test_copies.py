"""A copy of a telegram in another form is read as the telegram itself, whatever its year."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from cablelint.document.model.to_dict import as_table

from .composed import Telegram, composed_telegrams
from .copies import COPIES
from .reading import read


def found_in(text: str, name: str) -> dict[str, Any]:
    table = as_table(read(text, name))
    return {
        "mrn": (table["mrn"] or {}).get("canonical"),
        "dtg": table["dtg"],
        "originator": table["originator"],
        "action": [each["station"] for each in table["addressees"]["action"]],
        "info": [each["station"] for each in table["addressees"]["info"]],
        "level": (table["classification"] or {}).get("level"),
        "captions": table["captions"],
        "executive_order": (table["executive_order"] or {}).get("number"),
        "tags": table["tags"],
        "subject": table["subject"],
        "references": [each["canonical"] for each in table["references"]],
        "classified_by": (table["classified_by"] or {}).get("name"),
        "paragraphs": [_printed(each) for each in table["paragraphs"]],
        "signature": table["signature"],
    }


def _printed(paragraph: dict[str, Any]) -> str:
    mark = f"({paragraph['portion']}) " if paragraph["portion"] else ""
    return f"{paragraph['number']}. {mark}{' '.join(paragraph['text'].split())}"


@pytest.mark.parametrize("copy", COPIES)
@settings(max_examples=40)
@given(telegram=composed_telegrams())
def test_a_copy_is_read_as_the_telegram_itself(copy: str, telegram: Telegram) -> None:
    name, make = COPIES[copy]
    assert found_in(make(telegram), name) == telegram.fields
