"""The spans of a cable in every form of file: each is the place of its element in the file, escapes included."""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from cablelint.document import parse
from cablelint.document.model.to_dict import as_table
from cablelint.document.source import from_text

from .reading import HEADER

CABLE = f"""\
{HEADER}REF: A. TOKYO 98
     B. 06 TBILISI 2601
Classified By: Charge d'Affaires Ada Tallow for reasons 1.4 (b) and (d).

1. (C) SUMMARY. Nothing "happened" in A&B. END SUMMARY.

2. (SBU) It stayed quiet.

MARLOW
"""


def as_csv(text: str) -> str:
    file = io.StringIO()
    row = ["1", "3/5/2007 15:30", "07TOKYO123", "Embassy Tokyo", "CONFIDENTIAL", "", "", text]
    csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(row)
    return file.getvalue()


def doubled_quotes(printed: str) -> str:
    return printed.replace('""', '"')


def from_json(printed: str) -> str:
    value: str = json.loads(f'"{printed}"')
    return value


FORMS: dict[str, tuple[Callable[[str], str], Callable[[str], str]]] = {
    "plain": (str, str),
    "crlf": (lambda text: text.replace("\n", "\r\n"), str),
    "html": (lambda text: f"<html><body><pre>{html.escape(text)}</pre></body></html>\n", html.unescape),
    "csv": (as_csv, doubled_quotes),
    "jsonl": (lambda text: json.dumps({"id": "07TOKYO123", "text": text}) + "\n", from_json),
}


def value_at(table: dict[str, Any], pointer: str) -> Any:
    value: Any = table
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


# Elements that are printed as their value says; a list entry is compared by the field named here.
PRINTED = {
    "/originator": None,
    "/addressees/action/0": "station",
    "/classification/level": None,
    "/captions/0": None,
    "/executive_order/instruction": None,
    "/tags/0": None,
    "/tags/1": None,
    "/subject": None,
    "/references/0": "text",
    "/references/1": "text",
    "/classified_by/name": None,
    "/classified_by/title": None,
    "/paragraphs/0/text": None,
    "/paragraphs/1/text": None,
    "/paragraphs/1/portion": None,
    "/signature": None,
}


@pytest.mark.parametrize("form", FORMS)
def test_each_span_is_the_place_of_its_element_in_the_file(form: str) -> None:
    wrap, unescape = FORMS[form]
    file = wrap(CABLE)
    table = as_table(parse(from_text(file)))

    for pointer, member in PRINTED.items():
        value = value_at(table, pointer)
        expected = value[member] if member else value
        printed = "".join(unescape(file[slice(*table["spans"][pointer])]).split())
        wanted = "".join(expected.split())
        assert wanted in printed, pointer
        assert len(printed) <= len(wanted) + len("TORUEHC/PRIORITY0001"), pointer


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_fields(form: str) -> None:
    wrap, _ = FORMS[form]
    plain, wrapped = (as_table(parse(from_text(text))) for text in (CABLE, wrap(CABLE)))

    for table in (plain, wrapped):
        del table["spans"], table["dialect"]
    assert wrapped == plain
