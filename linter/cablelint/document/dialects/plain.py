"""Plain text: teletype copies, and Cablegate text with its pilcrows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.document.body.paragraph_numbers import lost_pilcrows
from cablelint.document.dialects.messages import each_message, with_repeated_headers
from cablelint.document.model import Repair
from cablelint.document.source import Source
from cablelint.edits import Edit

# Each stands for one plain character; an invisible one stands for nothing.
_REPAIRS = re.compile(
    "(?P<newline>\r\n?)"
    "|(?P<page>\f)"
    "|(?P<pilcrow>(?:\u00c3\u0082)?\u00c2\u00b6|&para;|&#182;|&#[xX][bB]6;)"
    "|(?P<invisible>[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f])"
    "|(?P<space>[\u00a0\u2000-\u200a\u202f\u205f\u3000])"
)
# Most texts hold none of it, and asking for each is ten times faster than looking for where.
_SIGNS = (
    *("&para;", "&#182;", "&#x", "&#X"),
    *(character
    for first, last in ("\x00\x08", "\x0c\r", "\x0e\x1f", "\x7f\x7f", "\u00a0\u00a0", "\u00ad\u00ad", "\u00c2\u00c3",
                        "\u2000\u200f", "\u2028\u202f", "\u205f\u2069", "\u3000\u3000", "\ufeff\ufeff")
    for character in map(chr, range(ord(first), ord(last) + 1))),
)  # fmt: skip
_CONTENT = {"newline": "\n", "page": "\n", "pilcrow": "¶", "invisible": "", "space": " "}


def recognises(_source: Source) -> bool:
    """Any text is plain text if it is nothing else."""
    return True


def cables(source: Source) -> Iterator[Source]:
    """Each message of the text."""
    return each_message(source)


def repairs(source: Source) -> list[Repair]:
    """What mirrors did to the characters, and the headers between sections."""
    return with_repeated_headers(source.text, [*invisible_repairs(source.text), *lost_pilcrows(source.text)])


def invisible_repairs(text: str) -> list[Repair]:
    """Undo what mirrors did to characters: line ends, form feeds, pilcrows in mojibake, invisible and odd blanks."""
    repairs: list[Repair] = []
    if not any(map(text.__contains__, _SIGNS)):
        return repairs
    for match in _REPAIRS.finditer(text):
        kind = match.lastgroup or ""
        repairs.append(Repair(kind, Edit(match.start(), match.end(), _CONTENT[kind])))
    return repairs
