"""XML of any kind but TEI: the elements of a record are lines, their tags and attributes are left out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from cablelint.document.dialects.enclosed import form, nested
from cablelint.document.dialects.inner_text import text_repairs
from cablelint.document.dialects.markup import escape, without_markup
from cablelint.document.dialects.messages import each_message
from cablelint.document.model import Repair
from cablelint.document.source import Source, View
from cablelint.edits import Edit
from cablelint.text.regexes import regex

# Regular expressions: the form of a file around cables, of which the grammar of a cable knows nothing.
_BEGINS = regex(r"\s{0,100}<\?xml\b[^<>]{0,200}\?>")
_PAGE = regex(r"<(?:!doctype\s+)?html[\s>]", re.IGNORECASE)
_SEARCHED = 4000
_FORM = regex(
    r"<!--|<!\[CDATA\[|<\?|<!|(?P<tag></?[A-Za-z_][\w:.-]{0,60}[^<>]{0,2000}>)"
    r"|(?P<entity>&(?:#[xX][0-9A-Fa-f]{1,6}|#[0-9]{1,7}|amp|lt|gt|quot|apos);)"
)
_ENDS = {"<!--": "-->", "<?": "?>", "<!": ">"}
_OPEN, _CLOSE = "<![CDATA[", "]]>"


def recognises(source: Source) -> bool:
    """Whether the file begins with the declaration of XML, and is no page."""
    text = source.text
    return _BEGINS.match(text) is not None and _PAGE.search(text, 0, _SEARCHED) is None


def cables(source: Source) -> Iterator[Source]:
    """Each message in the contents of the elements."""
    return each_message(without_markup(nested(source, View(source.text, list(_edits(source.text))), escape)))


def repairs(source: Source) -> list[Repair]:
    """Those of the text within the file."""
    return text_repairs(source)


def _edits(text: str) -> Iterator[Edit]:
    position = 0
    while found := _FORM.search(text, position):
        position = found.end()
        if found["entity"]:
            yield form(*found.span(), html.unescape(found["entity"]))
        elif found["tag"]:
            # Each element is on a line of its own.
            yield form(*found.span(), "" if text[found.end() : found.end() + 1] in "\r\n" else "\n")
        elif found[0] == _OPEN:
            close = text.find(_CLOSE, position)
            yield form(*found.span())
            if close >= 0:
                yield form(close, close + len(_CLOSE))
                position = close + len(_CLOSE)
        else:
            close = text.find(_ENDS[found[0]], position)
            position = len(text) if close < 0 else close + len(_ENDS[found[0]])
            yield form(found.start(), position)
