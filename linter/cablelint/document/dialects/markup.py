"""The tags and entities of HTML: what of a page is the text of a cable, and where its lines end."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice

from cablelint.document.dialects.enclosed import form, nested
from cablelint.document.source import Source, View
from cablelint.edits import Edit, Span
from cablelint.text.regexes import regex

# Regular expressions: the form of a file around cables, of which the grammar of a cable knows nothing.
_AT_LINE_END = regex(r"[ \t]{0,100}[\r\n]")
_FORM = regex(
    r"<!--|"
    r"(?P<tag></?(?P<name>[A-Za-z][A-Za-z0-9]{0,15})(?=[\s/>])[^<>]{0,2000}>)|"
    r"(?P<entity>&(?:#[xX][0-9A-Fa-f]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});)"
)
_TAGS = {
    *("a", "abbr", "b", "big", "blockquote", "body", "br", "center", "code", "div", "em", "font", "h1", "h2", "h3"),
    *("h4", "hr", "html", "i", "img", "li", "ol", "p", "pre", "s", "small", "span", "strong", "sub", "sup", "table"),
    *("tbody", "td", "th", "tr", "tt", "u", "ul", "dl", "dt", "dd", "h5", "h6", "thead", "tfoot", "caption", "section"),
    *("article", "main", "header", "footer", "nav", "aside", "time", "mark", "cite", "del", "ins", "figure"),
    *("head", "meta", "link", "form", "input", "label", "button", "textarea", "samp", "kbd", "var", "wbr", "noscript"),
}
# Tags with which a string in a file of another form has its line ends.
_LINE_ENDS = regex(r"</?(?:br|p|div)\s?/?>", re.IGNORECASE)
_LEAST_LINE_ENDS = 3
_UNSEEN = {"script", "style", "title"}
# The parts of a page that begin and end a line; others, such as paragraphs, have an empty line between them.
_LINES = frozenset(("div", "dd", "dt", "li", "td", "th", "tr"))
# Cells on one line are apart.
_BETWEEN_CELLS = {"</th>": "\t", "</td>": "\t"}
#: Tags that end a line in the body of a page.
BREAKS_IN_BODY = frozenset("blockquote textarea br div h1 h2 h3 h4 h5 h6 hr li p tr dt dd section article".split())


def without_markup(source: Source) -> Source:
    """A text without its tags where it has the line ends of a page; XML and JSON escape whole pages."""
    if sum(1 for _ in islice(_LINE_ENDS.finditer(source.text), _LEAST_LINE_ENDS)) < _LEAST_LINE_ENDS:
        return source
    whole = Span(0, len(source.text))
    return nested(source, View(source.text, list(contents(source.text, whole, BREAKS_IN_BODY))), escape)


def escape(content: str) -> str:
    """Characters that would begin a tag or an entity, as entities."""
    return html.escape(content, quote=False)


def contents(text: str, block: Span, line_breaks: frozenset[str]) -> Iterator[Edit]:
    """The edits that leave the text of a part of a page.

    Args:
        text: The page.
        block: The part.
        line_breaks: The tags that end a line.
    """
    position = block.start
    is_at_start = True
    while match := _FORM.search(text, position, block.end):
        _, newline, line = text[position : match.start()].rpartition("\n")
        is_at_start = (is_at_start or bool(newline)) and not line.strip()
        position = match.end()
        name = (match["name"] or "").lower()
        if match["entity"]:
            is_at_start = False
            character = html.unescape(match["entity"])
            if len(character) == 1:
                yield form(match.start(), match.end(), character)
        elif not name or name in _UNSEEN:
            closing = re.compile(f"</{name}\\s*>" if name else "-->", re.IGNORECASE)
            closed = closing.search(text, match.end(), block.end)
            position = closed.end() if closed else block.end
            yield form(match.start(), position)
        elif name in _TAGS:
            is_line_end = is_at_start and name in _LINES
            breaks = name in line_breaks and not is_line_end and not _AT_LINE_END.match(text, match.end())
            is_at_start = is_at_start or breaks
            yield form(match.start(), match.end(), "\n" if breaks else _BETWEEN_CELLS.get(match["tag"].lower(), ""))
