"""HTML pages: the cable in ``<pre>`` blocks, the header in one and the text in another, among menus and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.document.dialects import framed, spaced
from cablelint.document.dialects.enclosed import form, nested
from cablelint.document.dialects.inner_text import text_repairs
from cablelint.document.dialects.markup import BREAKS_IN_BODY, contents, escape
from cablelint.document.dialects.messages import each_message
from cablelint.document.model import Repair
from cablelint.document.source import Source, View
from cablelint.edits import Edit, Span
from cablelint.text.regexes import regex

# Regular expressions: the form of a file around cables, of which the grammar of a cable knows nothing.
_BEGINS = regex(r"\s{0,100}<")
_PAGE = regex(r"<(?:!doctype\s+html|html|body|table|code|div|pre)[\s>]", re.IGNORECASE)
# A piece of a page, as an editor or a database gives it.
_PIECE = regex(
    r"\s{0,100}<(?:p|br|ul|ol|li|dl|h[1-6]|head|title|meta|main|section|article|blockquote|center|font|span|textarea|tt|tr|td|b)"
    r"(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)
_PRE = regex(r"<pre(?:\s[^<>]{0,400})?>\n?", re.IGNORECASE)
_END_OF_PRE = regex(r"</pre\s*>", re.IGNORECASE)
_BODY = regex(r"<body(?:\s[^<>]{0,400})?>|</head\s*>", re.IGNORECASE)
# What the mirrors of Cablegate print of a cable above it.
_HEAD = regex(r"<h3[^<>]{0,200}>\s{0,20}Viewing cable |<table[^<>]{0,100}class=['\"]cable['\"]")
# Some pages put the header of a cable into a block and its text into paragraphs below.
_FIRST_PARAGRAPH = regex(r"<p(?:\s[^<>]{0,200})?>\s{0,20}(?:¶ ?)?1\. ?[A-Z(]")
_NUMBERED = regex(r"^[ \t]*(?:¶ ?)?1\. ?[A-Z(]", re.MULTILINE)
_IN_THE_CABLE = (regex(r"[0-9]{6}Z [A-Z]{3} [0-9]{2}"), regex(r"SUBJ(?:ECT)? ?:", re.IGNORECASE))
_BREAKS_IN_HEAD = frozenset({"br", "div", "h1", "h2", "h3", "h4", "li", "p", "table", "td", "th", "tr"})
_BREAKS_IN_BLOCK = frozenset({"br"})


def recognises(source: Source) -> bool:
    """Whether the file begins like a page, or contains the block in which the mirrors of Cablegate put a cable."""
    text = source.text
    if "<" not in text:
        return False
    is_piece = "<code><pre>" in text or _PIECE.match(text) is not None
    return is_piece or (_BEGINS.match(text) is not None and _PAGE.search(text, 0, 4000) is not None)


def cables(source: Source) -> Iterator[Source]:
    """Each message in the blocks of a page, in the whole of its body if it has none.

    The head of a page repeats what its cable says; it belongs to the text where the cable lacks its date or subject.
    """
    text = source.text
    blocks = [(block, _BREAKS_IN_BLOCK) for block in _blocks(text)]
    if blocks:
        head = _HEAD.search(text, 0, blocks[0][0].start)
        if head is not None and not all(field.search(text, blocks[0][0].start) for field in _IN_THE_CABLE):
            blocks.insert(0, (Span(head.start(), _tag_before(text, blocks[0][0].start)), _BREAKS_IN_HEAD))
        end = blocks[-1][0].end
        if _FIRST_PARAGRAPH.search(text, end) and not any(_NUMBERED.search(text, *block) for block, _ in blocks):
            blocks.append((Span(end, len(text)), BREAKS_IN_BODY))
        edits = _edits(text, blocks)
    else:
        begins = _BODY.search(text)
        edits = _edits(text, [(Span(begins.end() if begins else 0, len(text)), BREAKS_IN_BODY)])
    shown = nested(source, View(text, edits), escape)
    # A viewer of files puts each line into a row with its number, an editor each into a paragraph.
    inner = next((dialect for dialect in (framed, spaced) if dialect.recognises(shown)), None)
    return inner.cables(shown) if inner else each_message(shown)


def repairs(source: Source) -> list[Repair]:
    """Those of the text within the page."""
    return text_repairs(source)


def _blocks(text: str) -> Iterator[Span]:
    begins = _PRE.search(text)
    while begins:
        ends = _END_OF_PRE.search(text, begins.end())
        end = ends.start() if ends else len(text)
        yield Span(begins.end(), end)
        begins = _PRE.search(text, ends.end()) if ends else None


def _tag_before(text: str, start: int) -> int:
    """Where the tag that opens a block begins."""
    return text.rfind("<", 0, start)


def _edits(text: str, blocks: list[tuple[Span, frozenset[str]]]) -> list[Edit]:
    edits = []
    position = 0
    for block, line_breaks in blocks:
        # What lies between two blocks is where a line ends.
        edits.append(form(position, block.start, "\n" if position else ""))
        edits += contents(text, block, line_breaks)
        position = block.end
    edits.append(form(position, len(text)))
    return [edit for edit in edits if edit.start < edit.end]
