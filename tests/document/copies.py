"""Copies of a telegram in other forms, as mirrors, mails and programs make them."""

from __future__ import annotations

import csv
import html
import io
import json
import quopri
import re
from collections.abc import Callable

from .composed import Telegram


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


def _in_rows(telegram: Telegram) -> str:
    lines = enumerate(telegram.text.split("\n"))
    rows = "".join(f"<tr><td>{number}</td><td>{html.escape(line)}</td></tr>\n" for number, line in lines)
    return f"<html><body><table>{rows}</table></body></html>"


def _in_a_mail(telegram: Telegram) -> str:
    text = re.sub(r"(?m)^(?=[0-9]+\. )", "¶", telegram.text)
    head = "From: a@example.org\nTo: b@example.org\nContent-Transfer-Encoding: quoted-printable\n\n"
    return f"{head}{quopri.encodestring(text.encode()).decode()}"


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
    "line ends of Unicode": ("a.txt", lambda telegram: telegram.text.replace("\n", "\u2028")),
    "line ends of teletypes": ("a.txt", lambda telegram: telegram.text.replace("\n", "\x85")),
    "line ends of word processors": ("a.txt", lambda telegram: telegram.text.replace("\n", "\v")),
    "line breaks of Markdown": ("a.md", _lines(lambda line: f"{line}\\")),
    "two blanks between words": ("a.txt", lambda telegram: re.sub(r"(?<=\S) (?=\S)", "  ", telegram.text)),
    "wide signs": ("a.txt", lambda telegram: telegram.text.replace(":", "\uff1a")),
    "hyphens of Unicode": ("a.txt", lambda telegram: telegram.text.replace("-", "\u2010")),
    "added in a comparison": ("a.txt", _lines(lambda line: f"+{line}")),
    "numbers in cells": ("a.html", _in_rows),
    "labels in bold": (
        "a.md",
        lambda telegram: re.sub(r"(?m)^([A-Z.]+(?: [0-9]{5})?:)(?= )", r"**\1**", telegram.text),
    ),
    "quoted-printable": ("a.txt", _in_a_mail),
    "above the foot of a page": (
        "a.txt",
        lambda telegram: f"{telegram.text}\n\nCopyright 2011 A Mirror\nHome | Browse\nNext cable >>\n",
    ),
    "numbers without blanks": ("a.txt", lambda telegram: re.sub(r"(?m)^([0-9]+\.) ", r"\1", telegram.text)),
    "below front matter": ("a.md", lambda telegram: f"---\nsource: box 7\n---\n\n{telegram.text}"),
}
