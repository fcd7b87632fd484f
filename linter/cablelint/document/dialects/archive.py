"""The telegrams of 1973 to 1979 as the National Archives hand them on: pages, offices, drafters, attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.document.dialects import markdown
from cablelint.document.dialects.messages import each_message
from cablelint.document.dialects.plain import invisible_repairs, with_header_repairs
from cablelint.document.model import Repair
from cablelint.document.source import Source
from cablelint.text.regexes import regex

# Regular expressions: they recognise the kind of a file before it has lines.
_SIGN = regex(r"^[ \t]*(?:PAGE 01 +[A-Z]|Message Attributes[ \t]*\r?$)", re.MULTILINE)


def recognises(source: Source) -> bool:
    """Whether a first page or the list of attributes begins in the text."""
    has_words = "PAGE 01" in source.text or "Message Attributes" in source.text
    return has_words and _SIGN.search(source.text) is not None


def cables(source: Source) -> Iterator[Source]:
    """Each message of the text."""
    return each_message(source)


def repairs(source: Source) -> list[Repair]:
    """Repairs of plain text, except those of pilcrows: the archive's copies never had any; of Markdown in a wiki."""
    if markdown.recognises(source):
        return markdown.repairs(source)
    return with_header_repairs(source, invisible_repairs(source))
