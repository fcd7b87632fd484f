"""TEI editions of telegrams, such as the volumes of *Foreign Relations*: each document of the file is a cable.

The view has a line for each block of the edition, so that it reads like the printed volume; the tags, the header of the
file and the white space of the markup are left out. Names of people that the editors tagged are marked as such.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from cablelint.document.dialects.enclosed import form, nested
from cablelint.document.dialects.inner_text import text_repairs
from cablelint.document.dialects.markup import escape
from cablelint.document.model import Repair
from cablelint.document.source import Mark, Source, View
from cablelint.edits import Edit, Span
from cablelint.text.regexes import regex

# Regular expressions: the form of a file around cables, of which the grammar of a cable knows nothing.
_ROOT = regex(r"<TEI[\s>]|<teiCorpus[\s>]|xmlns=[\"']http://www\.tei-c\.org/ns/1\.0[\"']")
_DOCUMENT = regex(r"<div\b(?=[^<>]{0,400}\btype=[\"']document[\"'])[^<>]{0,1000}>")
_DIV = regex(r"<(?P<closing>/?)div\b[^<>]{0,1000}(?<!/)>")
_END_OF_HEADER = regex(r"</teiHeader\s*>")
_FORM = regex(
    r"<!--|<!\[CDATA\[|(?P<tag><(?P<closing>/?)(?P<name>[A-Za-z_][\w:.-]{0,40})[^<>]{0,2000}>)"
    r"|(?P<entity>&(?:#[xX][0-9A-Fa-f]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});)|(?P<space>[ \t\r]*\n\s*)|<\?"
)
_BLOCKS = frozenset(
    "head note opener dateline p closer signed salute postscript list item lb table row div quote".split()
)
_MARKS = {"persName": "person", "note": "note"}
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}


def recognises(source: Source) -> bool:
    """Whether the file begins as a TEI document."""
    return source.text.lstrip()[:1] == "<" and _ROOT.search(source.text, 0, 4000) is not None


def cables(source: Source) -> Iterator[Source]:
    """Each document of the edition; all of its text if it has no division into documents."""
    for document in _documents(source.text):
        edits = [form(0, document.start)]
        marks = []
        opened: list[Mark] = []
        for match in _FORM.finditer(source.text, *document):
            edits.append(_edit(source.text, match, document))
            kind = _MARKS.get(match["name"] or "")
            if kind and not match["tag"].endswith("/>"):
                if not match["closing"]:
                    opened.append(Mark(kind, Span(match.end(), match.end())))
                elif opened and opened[-1].kind == kind:
                    marks.append(Mark(kind, Span(opened.pop().span.start, match.start())))
        edits.append(form(document.end, len(source.text)))
        yield nested(source, View(source.text, _apart(edits)), escape, marks=marks)


def repairs(source: Source) -> list[Repair]:
    """Those of the text within the document."""
    return text_repairs(source)


def _documents(text: str) -> Iterator[Span]:
    """The divisions that are documents, from their opening to their closing tag."""
    begins = _DOCUMENT.search(text)
    if begins is None:
        header = _END_OF_HEADER.search(text)
        yield Span(header.end() if header else 0, len(text))
    while begins:
        depth, end = 1, len(text)
        for tag in _DIV.finditer(text, begins.end()):
            depth += -1 if tag["closing"] else 1
            if depth == 0:
                end = tag.end()
                break
        yield Span(begins.start(), end)
        begins = _DOCUMENT.search(text, end)


def _edit(text: str, match: re.Match[str], document: Span) -> Edit:
    if match["space"]:
        return form(match.start(), match.end(), " ")
    if match["entity"]:
        character = html.unescape(match["entity"])
        return form(match.start(), match.end(), character if len(character) == 1 else match["entity"])
    if match["tag"]:
        return form(match.start(), match.end(), "\n" if match["name"] in _BLOCKS else "")
    closes = text.find(_ENDS[match[0]], match.end(), document.end)
    return form(match.start(), closes + len(_ENDS[match[0]]) if closes >= 0 else document.end)


def _apart(edits: list[Edit]) -> Iterator[Edit]:
    """The edits that do not begin inside another; the markup within a comment goes with it."""
    position = 0
    for edit in edits:
        if edit.start >= position and edit.start < edit.end:
            position = edit.end
            yield edit
