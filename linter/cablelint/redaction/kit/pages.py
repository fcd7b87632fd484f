"""Text set in pages: lines wrapped to a width, numbered as in the file, with the masks marked and their codes beside.

The pages are made here and not by the browser, so that "page 2 of 5" is the same on screen, in print and in every
browser, and a reader can cite it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple, TypeVar
from unicodedata import east_asian_width

from cablelint.text.printable import visible
from cablelint.text.regexes import regex

T = TypeVar("T")

#: The width of a line in columns: teletype lines have 69, and typed ones at most 80.
WIDTH = 80
_TAB = 8
_WORD = regex(r"\s+|\S+")


class Piece(NamedTuple):
    """A stretch of a line.

    Attributes:
        text: What is printed.
        is_mask: Whether it is a mask.
        code: The code of the mask; empty for other text and for masks that the manifest does not list.
        mask: The index of the mask in the manifest's entry; None for other text and for masks that it does not list.
    """

    text: str
    is_mask: bool = False
    code: str = ""
    mask: int | None = None


class Row(NamedTuple):
    """A printed line.

    Attributes:
        number: The line of the released file, from 1; None for what continues a line that was too long.
        pieces: The text from left to right.
    """

    number: int | None
    pieces: tuple[Piece, ...]

    @property
    def codes(self) -> str:
        """The codes of the masks in it, each once."""
        return "; ".join(dict.fromkeys(piece.code for piece in self.pieces if piece.code))


def wrapped(number: int, pieces: Iterable[Piece]) -> Iterator[Row]:
    """Wrap a line at blanks; a mask or word that is too long for a whole line is cut.

    Args:
        number: The line of the released file.
        pieces: The text of the line, without its line end.
    """
    row: list[Piece] = []
    column = 0
    shown: int | None = number
    for piece in _words(pieces):
        text = piece.text
        if column and not text.isspace() and column + _width(text) > WIDTH:
            yield Row(shown, tuple(_joined(row)))
            row, column, shown = [], 0, None
        for part in _cut(text, column):
            if column and column + _width(part) > WIDTH:
                yield Row(shown, tuple(_joined(row)))
                row, column, shown = [], 0, None
            row.append(piece._replace(text=part))
            column += _width(part)
    yield Row(shown, tuple(_joined(row)))


def paged(items: Iterable[T], first: int, further: int) -> Iterator[Sequence[T]]:
    """Distribute items over pages; there is at least one page.

    Args:
        items: Lines of text or rows of a table.
        first: The number of items on the first page, which has a heading.
        further: The number on every further page.
    """
    rest = iter(items)
    yield list(islice(rest, first))
    for item in rest:
        yield list(islice(chain((item,), rest), further))


def _words(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.is_mask:
            yield piece
            continue
        for word in _WORD.findall(piece.text):
            yield piece._replace(text=word)


def _cut(text: str, column: int) -> Iterator[str]:
    if text.isspace():
        # Form feeds and the blanks of other scripts are printed as blanks, which never fill more than the line.
        blanks = "".join(each if each in " \t" else " " for each in text[:WIDTH])
        yield (" " * column + blanks).expandtabs(_TAB)[column:WIDTH]
        return
    text = visible(text)
    if _width(text) <= WIDTH:
        yield text
        return
    # A wide character takes two columns, so half as many always fit.
    step = WIDTH if text.isascii() else WIDTH // 2
    for start in range(0, len(text), step):
        yield text[start : start + step]


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join neighbours that are no masks."""
    text = ""
    for piece in pieces:
        if piece.is_mask:
            if text:
                yield Piece(text)
            text = ""
            yield piece
        else:
            text += piece.text
    if text:
        yield Piece(text)


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)
