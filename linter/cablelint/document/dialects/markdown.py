"""Markdown mirrors and wikis: labels in bold, links whose targets are dead, and pilcrows turned into such links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.document.body.paragraph_numbers import lost_pilcrows
from cablelint.document.dialects.messages import each_message
from cablelint.document.dialects.plain import invisible_repairs, with_header_repairs
from cablelint.document.model import Repair
from cablelint.document.source import Source
from cablelint.edits import Edit
from cablelint.text.regexes import regex

_DEAD_TARGET = r"\]\((?:#|/tag/|/cable/|/origin/)[^)\n]{0,200}\)"
# Regular expressions: markup that a mirror added, of which the grammar of a cable knows nothing.

# Before a paragraph number or the letter of a reference, the 1 of the link text is the pilcrow.
_PILCROW_LINK = regex(r"\[1\]\(#[^)\n]{0,40}\)(?=(?P<number>[0-9]{1,3})[.)]|[A-Z][.)])")
_LINK = regex(r"\[(?P<text>[^\]\[\n]{1,200})" + _DEAD_TARGET)
_FRONT_MATTER = regex(r"\s{0,100}---[ \t]*\r?\n[A-Za-z][A-Za-z0-9_ -]{0,40}:[ \t\r\n]")
# A label in bold, of Markdown or of a wiki.
_BOLD = regex(r"\n[ \t]*(?P<open>\*\*|__|''')(?P<label>[A-Z][A-Za-z. 0-9]{1,20}:?)(?P<close>(?P=open))(?=[: ])")
# Each with its character, which is found sooner.
_SIGNS = (("*", "\n**"), ("_", "\n__"), ("'", "\n'''"))
_LONGEST_HEADER = 8000
# A backslash at the end of a line is a line break, and keeps a mark from being markup.
_LINE_BREAKS = ("\\\n", "\\\r\n")
_LEAST_LINE_BREAKS = 4
_BACKSLASH = regex(r"(?P<line_break>\\(?=\r?$))|\\(?=[_*()\[\]#.])", re.MULTILINE)


def recognises(source: Source) -> bool:
    """Whether the text begins with front matter, or has a dead link, a label in bold, or line breaks of Markdown."""
    text = source.text
    return (
        _FRONT_MATTER.match(text) is not None
        or ("[" in text and "](" in text and _LINK.search(text) is not None)
        or ("\\" in text and sum(map(text.count, _LINE_BREAKS)) >= _LEAST_LINE_BREAKS)
        or (_has_bold_sign(text) and _BOLD.search(text, 0, _LONGEST_HEADER) is not None)
    )


def _has_bold_sign(text: str) -> bool:
    return any(character in text and text.find(sign, 0, _LONGEST_HEADER) >= 0 for character, sign in _SIGNS)


def cables(source: Source) -> Iterator[Source]:
    """Each message of the text."""
    return each_message(source)


def repairs(source: Source) -> list[Repair]:
    """The texts of links, labels in bold, and all repairs of plain text."""
    text = source.text
    found = [*invisible_repairs(source), *lost_pilcrows(source)]
    pilcrows = set()
    for match in _PILCROW_LINK.finditer(text):
        kind = "pilcrow" if match["number"] else "reference-letter"
        pilcrows.add(match.start())
        found.append(Repair(kind, Edit(match.start(), match.end(), "¶")))
    for match in _LINK.finditer(text):
        if match.start() not in pilcrows:
            found.append(Repair("link", Edit(match.start(), match.start("text"), "")))
            found.append(Repair("link", Edit(match.end("text"), match.end(), "")))
    for match in _BOLD.finditer(text, 0, _LONGEST_HEADER):
        found += (Repair("emphasis", Edit(*match.span(mark), "")) for mark in ("open", "close"))
    for match in _BACKSLASH.finditer(text):
        found.append(Repair("line-break" if match["line_break"] else "backslash", Edit(*match.span(), "")))
    return with_header_repairs(source, found)
