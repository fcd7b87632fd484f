"""Plain text: teletype copies, and Cablegate text with its pilcrows."""

from __future__ import annotations

import html
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

from cablelint.document.body.paragraph_numbers import lost_pilcrows
from cablelint.document.dialects.broken_lines import broken_line_repairs
from cablelint.document.dialects.header_text import header_of
from cablelint.document.dialects.line_ends import line_end_repairs
from cablelint.document.dialects.messages import each_message, with_repeated_headers
from cablelint.document.dialects.misprints import misprint_repairs
from cablelint.document.dialects.sound_lines import has_sound_lines
from cablelint.document.dialects.typesetting import typesetting_repairs
from cablelint.document.model import Repair
from cablelint.document.source import Source
from cablelint.edits import Edit
from cablelint.text.regexes import regex

# Regular expressions: they describe damage to characters, which is mended before the grammar reads the text.

# Each is replaced by one plain character, an entity by its own; an invisible one is removed.
_REPAIRS = regex(
    "(?P<newline>\r\n?|[\v\x85\u2028\u2029])"
    "|(?P<page>\f)"
    "|(?P<pilcrow>(?:\u00c3\u0082)?\u00c2\u00b6|&para;|&#182;|&#[xX][bB]6;)"
    "|(?P<entity>&(?:amp;){0,3}(?:[A-Za-z][A-Za-z0-9]{1,24}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});)"
    "|(?P<invisible>[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f])"
    "|(?P<hyphen>[\u2010\u2011])"
    # Letters that a font joins, and those as wide as a Chinese character.
    "|(?P<compatible>[\ufb00-\ufb06\uff01-\uff5e])"
    "|(?P<space>[\u00a0\u2000-\u200a\u202f\u205f\u3000])"
)
# Most texts contain no such damage, and a test for each character is ten times faster than a search for the places.
_ENTITY = regex(r"&[A-Za-z#][A-Za-z0-9]{1,24};")
# An entity may be escaped as often as this.
_MOST_ESCAPED = 4
_ASCII_SIGNS = (*map(chr, (*range(9), *range(0x0B, 0x20))), "\x7f")
_SIGNS = frozenset(
    character
    for first, last in ("\x85\x85", "\u00a0\u00a0", "\u00ad\u00ad", "\u00c2\u00c3", "\u2000\u2011",
                        "\u2028\u202f", "\u205f\u2069", "\u3000\u3000", "\ufb00\ufb06", "\ufeff\ufeff",
                        "\uff01\uff5e")
    for character in map(chr, range(ord(first), ord(last) + 1))
)  # fmt: skip
_CONTENT = {"newline": "\n", "page": "\n", "pilcrow": "¶", "invisible": "", "hyphen": "-", "space": " "}


def recognises(_source: Source) -> bool:
    """Any text is plain text if it is nothing else."""
    return True


def cables(source: Source) -> Iterator[Source]:
    """Each message of the text."""
    return each_message(source)


def repairs(source: Source) -> list[Repair]:
    """Repairs of the characters that mirrors damaged, and of the headers between sections."""
    return with_header_repairs(source, [*invisible_repairs(source), *lost_pilcrows(source)])


def with_header_repairs(source: Source, found: list[Repair]) -> list[Repair]:
    """The repairs found, those of the header's lines that overlap none of them, and the repeated headers."""
    header = header_of(source.capitals)
    is_sound = has_sound_lines(source.text, header)
    for repairs in (
        typesetting_repairs(source, header),
        misprint_repairs(source, header, has_sound_lines=is_sound),
        broken_line_repairs(source, header),
        line_end_repairs(source, header, has_sound_lines=is_sound),
    ):
        if repairs:
            found = [*found, *apart_from(repairs, found)]
    return with_repeated_headers(source, found)


def apart_from(repairs: list[Repair], others: list[Repair]) -> Iterator[Repair]:
    """The repairs that overlap none of the others."""
    spans = sorted(repair.edit.span for repair in others)
    for repair in repairs:
        span = repair.edit.span
        after = bisect_left(spans, span.end, key=lambda other: other.start)
        if not any(span.overlaps(other) for other in spans[max(0, after - 1) : after]):
            yield repair


def invisible_repairs(source: Source) -> list[Repair]:
    """Undo what mirrors did to characters: line ends, form feeds, pilcrows in mojibake, invisible and odd blanks."""
    repairs: list[Repair] = []
    if not _may_be_damaged(source):
        return repairs
    for match in _REPAIRS.finditer(source.text):
        kind = match.lastgroup or ""
        content = _CONTENT[kind] if kind in _CONTENT else _CHARACTERS[kind](match[0])
        if content is not None:
            repairs.append(Repair(kind, Edit(match.start(), match.end(), content)))
    return repairs


def _may_be_damaged(source: Source) -> bool:
    """Whether a text may match :data:`_REPAIRS`."""
    text = source.text
    has_sign = not _SIGNS.isdisjoint(source.beyond_ascii) or any(map(text.__contains__, _ASCII_SIGNS))
    return has_sign or ("&" in text and _ENTITY.search(text) is not None)


def _compatible(character: str) -> str:
    """Return the plain characters that a font joins in one, or makes wide."""
    return unicodedata.normalize("NFKC", character)


def _character(entity: str) -> str | None:
    """Return the character of an entity, a no-break space as a blank; None if it has none or several."""
    for _ in range(_MOST_ESCAPED):
        entity, before = html.unescape(entity), entity
        if entity == before:
            break
    return entity.replace("\xa0", " ") if len(entity) == 1 and entity not in "\r\n" else None


_CHARACTERS = {"entity": _character, "compatible": _compatible}
