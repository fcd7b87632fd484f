"""Extracts: the text of files that are not text, such as a PDF, an RTF file or an encoded e-mail.

An extract is a new text. Its offsets are its own, and the file that it was taken out of is never rewritten: a redaction
of it is a redacted text, not a page with a box over the words.
"""

from __future__ import annotations

from typing import NamedTuple


class ExtractError(Exception):
    """A file has no text that can be taken out; the message is the reason in English, without the name of the file."""


class Extract(NamedTuple):
    """The text of a file.

    Attributes:
        text: All of it.
        pages: The offset of the first character of each page, if the file has pages.
    """

    text: str
    pages: tuple[int, ...] = ()
