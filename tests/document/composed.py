"""Telegrams of any year from 1966 to 2009, composed of invented parts, with what the reader must find in them."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

_POSTS = {
    "QUITO": "EC",
    "LIMA": "PE",
    "TOKYO": "JA",
    "PORT LOUIS": "MP",
    "LA PAZ": "BL",
    "SAN SALVADOR": "ES",
    "ADDIS ABABA": "ET",
    "NEW DELHI": "IN",
}
_TITLES = (
    "PORT STRIKE ENDS",
    "VISIT OF THE TRADE DELEGATION",
    "DOCK WORKERS AND THE WAGE TABLE: NEXT STEPS",
    "REQUEST FOR SPARE PARTS (F-5)",
    "THE GOVERNMENT WEIGHS A NEW HARBOR LAW WHILE THE UNIONS\nWAIT FOR AN ANSWER ON WAGES",
)
_SENTENCES = (
    "The dock workers returned to their posts after the government agreed to the wage table.",
    "We expect no further stoppage this month.",
    "Prices rose by 3.5 percent, according to the figures of the ministry.",
    "Two of the five parties will not take part in the vote.",
    "The press called it a quiet week and turned to the weather.",
)
_TAGS = ("PREL", "PGOV", "ECON", "EFIN", "PINT", "MASS", "SOCI", "PHUM", "EAGR", "OVIP", "EWWT")
_STATIONS = ("AMEMBASSY PARIS", "AMCONSUL OSAKA KOBE", "USMISSION GENEVA", "AMEMBASSY MEXICO")
_LETTERS = {"CONFIDENTIAL": "C", "SECRET": "S", "UNCLAS": "U"}
# Executive orders by the year from which telegrams cite them.
_ORDERS = ((1973, 11652), (1979, 12065), (1983, 12356), (1996, 12958))
_FIRST_MARKED_YEAR, _FIRST_MIXED_YEAR = 1990, 2000
_CLASSIFIERS = {
    "Cora Marlow": "Classified By: Ambassador Cora Marlow for reasons 1.4 (b) and (d).",
    "HENRIK TALLOW": "CLASSIFIED BY POLITICAL COUNSELOR HENRIK TALLOW. REASONS: 1.5 (B) AND (D).",
}


@dataclass(frozen=True)
class Telegram:
    """A telegram in its parts.

    Attributes:
        heading: The lines above the classification line.
        level: The level as printed.
        number: The rest of the classification line: section, post and number.
        preamble: The lines below it, up to the text.
        paragraphs: The paragraphs, wrapped.
        signature: The surname below them.
        ending: The lines after that.
        fields: What the reader must find, by the names of ``parse``.
    """

    heading: tuple[str, ...]
    level: str
    number: str
    preamble: tuple[str, ...]
    paragraphs: tuple[str, ...]
    signature: str
    ending: tuple[str, ...]
    fields: dict[str, Any]

    @property
    def head(self) -> str:
        """Everything above the text."""
        return "\n".join((*self.heading, f"{self.level} {self.number}", *self.preamble)) + "\n\n"

    @property
    def text(self) -> str:
        """The telegram as a teletype prints it."""
        return self.head + "\n\n".join((*self.paragraphs, self.signature)) + "\n" + "\n".join(self.ending)


@st.composite
def composed_telegrams(draw: st.DrawFn) -> Telegram:
    """A telegram in the form of its year."""
    sent = draw(st.datetimes(datetime(1966, 1, 1), datetime(2009, 12, 31)))  # noqa: DTZ001 - the grammar writes Z
    post = draw(st.sampled_from(sorted(_POSTS)))
    number = draw(st.integers(100, 9999))
    level = draw(st.sampled_from(sorted(_LETTERS)))
    order = max((number for year, number in _ORDERS if sent.year >= year), default=None)
    captions = draw(st.sampled_from(((), ("SIPDIS",), ("EXDIS", "SIPDIS")))) if sent.year >= _FIRST_MARKED_YEAR else ()
    tags = (*draw(st.lists(st.sampled_from(_TAGS), min_size=1, max_size=4, unique=True)), _POSTS[post])
    title = draw(st.sampled_from(_TITLES))
    references = draw(
        st.lists(st.tuples(st.sampled_from((*sorted(_POSTS), "STATE")), st.integers(10, 99999)), max_size=3)
    )
    classifier = draw(st.sampled_from(sorted(_CLASSIFIERS))) if order == 12958 and level != "UNCLAS" else None
    stations = draw(st.lists(st.sampled_from(_STATIONS), max_size=4, unique=True))
    action, info = ["SECSTATE WASHDC", *stations[:1]], stations[1:]
    signature = draw(st.sampled_from(("MARLOW", "REEVES", "TALLOW", "DESROCHES")))
    paragraphs = draw(_paragraphs(sent.year, _LETTERS[level]))
    year = f"{sent.year % 100:02}"
    return Telegram(
        heading=(
            f"{draw(st.sampled_from(('R', 'P', 'O P')))} {sent:%d%H%M}Z {sent:%b} {year}".upper(),
            f"FM AMEMBASSY {post}",
            f"TO {action[0]}{draw(st.sampled_from(('', ' PRIORITY', ' IMMEDIATE 4417')))}",
            *action[1:],
            *(f"{'' if place else 'INFO '}{station}" for place, station in enumerate(info)),
            *draw(st.sampled_from(((), ("BT",)))),
        ),
        level=level if level == "UNCLAS" else " ".join(level),
        number=f"{draw(st.sampled_from(('', 'SECTION 01 OF 02 ')))}{post} {number:{draw(st.sampled_from(('', '06')))}}",
        preamble=(
            *captions,
            *([f"E.O. {order}: {_instruction(order, level, sent.date())}"] if order else []),
            f"TAGS: {', '.join(tags)}",
            f"{draw(st.sampled_from(('SUBJECT', 'SUBJ')))}: {title}",
            *_reference_lines(references, draw(st.sampled_from(("{}. ", "({}) ", "{}) ")))),
            *([_CLASSIFIERS[classifier]] if classifier else []),
        ),
        paragraphs=paragraphs,
        signature=signature,
        ending=draw(st.sampled_from(((), ("BT", f"#{number:04}"), ("NNNN",)))),
        fields={
            "mrn": f"{year}{post.replace(' ', '')}{number}",
            "dtg": f"{sent:%Y-%m-%dT%H:%MZ}",
            "originator": f"AMEMBASSY {post}",
            "action": action,
            "info": info,
            "level": {"UNCLAS": "UNCLASSIFIED"}.get(level, level),
            "captions": list(captions),
            "executive_order": order,
            "tags": list(tags),
            "subject": title.replace("\n", " "),
            "references": [f"{year}{name.replace(' ', '')}{cited}" for name, cited in references],
            "classified_by": classifier,
            "paragraphs": [" ".join(paragraph.split()) for paragraph in paragraphs],
            "signature": signature,
        },
    )


@st.composite
def _paragraphs(draw: st.DrawFn, year: int, letter: str) -> tuple[str, ...]:
    width = draw(st.sampled_from((60, 68, 76)))
    mark = f"({letter}) " if year >= _FIRST_MARKED_YEAR else ""
    texts = draw(st.lists(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=3), min_size=1, max_size=4))
    paragraphs = []
    for number, sentences in enumerate(texts, 1):
        text = " ".join(sentences) if year >= _FIRST_MIXED_YEAR else " ".join(sentences).upper()
        paragraphs.append(textwrap.fill(f"{number}. {mark}{text}", width, break_on_hyphens=False))
    return tuple(paragraphs)


def _instruction(order: int, level: str, sent: date) -> str:
    if level == "UNCLAS":
        return "N/A"
    due = sent + timedelta(days=3000)
    return {11652: "GDS", 12065: f"GDS {due:%m/%d/%y}", 12356: "DECL: OADR"}.get(order, f"DECL: {due:%m/%d/%Y}")


def _reference_lines(references: Sequence[tuple[str, int]], label: str) -> list[str]:
    messages = [f"{post} {number}" for post, number in references]
    if len(messages) < 2:
        return [f"REF: {message}" for message in messages]
    entries = [label.format(letter) + message for letter, message in zip("ABC", messages, strict=False)]
    return [f"REF: {entries[0]}", *(f"     {entry}" for entry in entries[1:])]
