"""The telegrams of 1973 to 1979 as the National Archives hand them on: pages, offices, drafters, attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.document.dialects.messages import each_message
from cablelint.document.dialects.plain import invisible_repairs
from cablelint.document.model import Repair
from cablelint.document.source import Source

_SIGN = re.compile(r"^[ \t]*(?:PAGE 01 +[A-Z]|Message Attributes[ \t]*\r?$)", re.MULTILINE)


def recognises(source: Source) -> bool:
    """Whether a first page or the list of attributes begins in the text."""
    return _SIGN.search(source.text) is not None


def cables(source: Source) -> Iterator[tuple[Repair, ...]]:
    """Each message of the text. The archive's copies never had pilcrows, so none is looked for."""
    return each_message(source.text, invisible_repairs)


def escape(content: str) -> str:
    """Plain text needs none."""
    return content
