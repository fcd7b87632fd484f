"""A copy of a telegram in another form is read as the telegram itself, whatever its year."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings

from cablelint.document.model.to_dict import as_table

from .composed import Telegram, composed_telegrams
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


def _lines(change: Callable[[str], str]) -> Callable[[Telegram], str]:
    return lambda telegram: "\n".join(map(change, telegram.text.split("\n")))


def _in_a_page(telegram: Telegram) -> str:
    heading, rest = telegram.text.split(f"{telegram.level} {telegram.number}")
    below = html.escape(f"{telegram.level} {telegram.number}{rest}")
    return f"<html><body><code><pre>{html.escape(heading)}</pre></code>\n<code><pre>{below}</pre></code></body></html>"


def _in_paragraphs(telegram: Telegram) -> str:
    texts = (" ".join(text.split()) for text in (*telegram.paragraphs, telegram.signature))
    paragraphs = "".join(f"<p>{html.escape(text)}</p>\n" for text in texts)
    return f"<html><body><pre>{html.escape(telegram.head)}</pre>{paragraphs}</body></html>"


def _in_a_table(telegram: Telegram) -> str:
    file = io.StringIO()
    csv.writer(file).writerows([["id", "text"], ["4417", telegram.text]])
    return file.getvalue()


def _with_uneven_level(telegram: Telegram) -> str:
    return telegram.text.replace(telegram.level, telegram.level.replace("E C", "EC").replace("N F", "NF"), 1)


def _with_glued_labels(telegram: Telegram) -> str:
    glued = re.sub(r"\n+(?=(?:TAGS|SUBJ|SUBJECT|REF|Classified By)\b)", "", telegram.head)
    return glued + telegram.text.removeprefix(telegram.head)


COPIES: dict[str, tuple[str, Callable[[Telegram], str]]] = {
    "itself": ("a.txt", lambda telegram: telegram.text),
    "line ends of Windows": ("a.txt", lambda telegram: telegram.text.replace("\n", "\r\n")),
    "double-spaced": ("a.txt", lambda telegram: telegram.text.replace("\n", "\n\n")),
    "indented": ("a.txt", _lines(lambda line: f"    {line}")),
    "blanks at line ends": ("a.txt", _lines(lambda line: f"{line}   ")),
    "on one line": ("a.txt", lambda telegram: re.sub("\n+", " ", telegram.text)),
    "quoted": ("a.txt", _lines(lambda line: f"> {line}")),
    "below the head of a mail": (
        "a.txt",
        lambda telegram: f"From: a@example.org\nTo: b@example.org\n\n{telegram.text}",
    ),
    "labels glued": ("a.txt", _with_glued_labels),
    "uneven blanks in the level": ("a.txt", _with_uneven_level),
    "page": ("a.html", _in_a_page),
    "page with paragraphs": ("a.html", _in_paragraphs),
    "escaped line ends": ("a.txt", lambda telegram: telegram.text.replace("\n", "\\n")),
    "JSON Lines": ("a.jsonl", lambda telegram: json.dumps({"id": "4417", "text": telegram.text})),
    "table": ("a.csv", _in_a_table),
    "below front matter": ("a.md", lambda telegram: f"---\nsource: box 7\n---\n\n{telegram.text}"),
}


@pytest.mark.parametrize("copy", COPIES)
@settings(max_examples=40)
@given(telegram=composed_telegrams())
def test_a_copy_is_read_as_the_telegram_itself(copy: str, telegram: Telegram) -> None:
    name, make = COPIES[copy]
    assert found_in(make(telegram), name) == telegram.fields
