"""Small cables for the tests of the reader: a sound header, and what a test puts below it."""

from __future__ import annotations

from typing import Any

from cablelint.document import parse
from cablelint.document.model import Cable
from cablelint.document.model.to_dict import as_table
from cablelint.document.source import from_text

HEADER = """\
P 051530Z MAR 07
FM AMEMBASSY TOKYO
TO RUEHC/SECSTATE WASHDC PRIORITY 0001
C O N F I D E N T I A L TOKYO 000123
SIPDIS
E.O. 12958: DECL: 03/05/2017
TAGS: PREL, JA
SUBJECT: A QUIET WEEK AT THE HARBOR
"""
TEXT = "\n1. (C) Nothing happened.\n\nMARLOW\n"


def read(text: str, name: str = "-") -> Cable:
    """The cable of a text."""
    return parse(from_text(text, name))


def table_of(preamble: str = "", text: str = TEXT) -> dict[str, Any]:
    """The fields of a cable with more lines in its preamble, or another text."""
    return as_table(read(f"{HEADER}{preamble}\n{text}"))
