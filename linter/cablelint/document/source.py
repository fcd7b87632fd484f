"""Bytes to text: the original of a cable, never changed, and the view of it that the grammar reads."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import accumulate
from operator import add
from typing import NamedTuple

from cablelint.edits import Edit, Span, apply_edits, without_overlaps
from cablelint.text.beyond_ascii import ascii_capitals_of, beyond_ascii_of
from cablelint.text.letter_case import capitals
from cablelint.text.regexes import regex

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Regular expressions: newlines, before there are lines.
_NEWLINE = regex(r"\r\n|\r|\n")
# It is looked for at the newline before a line, since re finds a character faster than the beginning of a line.
_BARE_NUMBER = regex(
    r"\n[ \t]*(?:[0-9]{1,4}\.?[ \t]*(?:[({<\[]|[A-Za-z/]{1,8}\))|[0-9]{1,2}\.[ \t]*\r?\n|¶ ?[0-9]{1,2}\.[ \t]*\r?\n)"
)
_LONGEST_NUMBER_LINE = 80
# What Span._make does without its check of the length: a cable has hundreds of spans.
_AS_SPAN: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
# Control characters that no text tool writes; teletype copies contain form feeds, bells and escapes, so those are text.
_BINARY = tuple(map(chr, (*range(0x07), *range(0x0E, 0x1A), *range(0x1C, 0x20))))


class Columns(NamedTuple):
    """The columns of a table, or keys of an object, that contain a cable and its name.

    Attributes:
        text: None for the first of ``text``, ``cable``, ``body`` and ``content`` that is there.
        name: The number of the record is its name where this column is missing.
    """

    text: str | None = None
    name: str = "id"


DEFAULT_COLUMNS = Columns()


@dataclass(frozen=True, eq=False)
class Source:
    """The original: its bytes, and the text they decode to. Every offset elsewhere counts characters of ``text``.

    Attributes:
        name: The path as the user gave it, or the value of ``--stdin-filename``.
        data: The bytes of the file, the byte-order mark included.
        text: The decoded characters, newlines as they are, the byte-order mark left out.
        encoding: ``utf-8``, ``utf-16-le``, ``utf-16-be`` or ``cp1252``.
        bom: The byte-order mark, or nothing.
        within: The place of this text, if it is not a file but a cable within one: in a page, a record, a collection.
        columns: The columns of the cable, if this is a table.
        extracted_from: The form of the file that this text was taken out of, such as ``PDF`` or ``gzip file``; empty
            if ``data`` is the file itself. Such a file is never rewritten.
        pages: The offset of the first character of each page, if the file has pages.
        repeated_headers: The headers of the later sections of the message, once the messages of the file are parted.
    """

    name: str
    data: bytes
    text: str
    encoding: str
    bom: bytes = b""
    within: Enclosure | None = None
    columns: Columns = DEFAULT_COLUMNS
    extracted_from: str = ""
    pages: tuple[int, ...] = ()
    repeated_headers: tuple[Span, ...] = ()

    def __repr__(self) -> str:
        return f"<Source: {len(self.text)} characters, {self.encoding}>"

    @property
    def file(self) -> Source:
        """The file with this text; itself if it is one."""
        return self.within.parent.file if self.within else self

    def place(self, span: Span) -> Span:
        """The characters of the file behind a stretch of this text."""
        return self.within.parent.place(self.within.view.origin(*span)) if self.within else span

    def unplace(self, span: Span) -> Span:
        """Return the characters of this text at or after a stretch of the file; the inverse of :meth:`place`."""
        if self.within is None:
            return span
        inner = self.within.parent.unplace(span)
        return Span(self.within.view.offset(inner.start), self.within.view.offset(inner.end))

    def place_edit(self, edit: Edit) -> Edit:
        """An edit of this text as an edit of the file, escaped as the form of the file demands."""
        if self.within is None:
            return edit
        span = self.within.view.origin(edit.start, edit.end)
        return self.within.parent.place_edit(Edit(*span, self.within.escape(edit.content)))

    @cached_property
    def is_text(self) -> bool:
        """Whether this is text at all: redaction refuses what it cannot read."""
        return not any(map(self.text.__contains__, _BINARY))

    @cached_property
    def beyond_ascii(self) -> frozenset[str]:
        """The characters of the text that are not of ASCII."""
        return frozenset(beyond_ascii_of(self._utf8))

    @cached_property
    def capitals(self) -> str:
        """The text in capitals, each character at its place."""
        signs = "".join(self.beyond_ascii)
        # The letters of most texts are those of ASCII alone, which become capitals in half the time.
        return ascii_capitals_of(self._utf8) if signs == signs.upper() else capitals(self.text)

    @property
    def _utf8(self) -> bytes:
        """The text in UTF-8, as most files have it."""
        return self.data[len(self.bom) :] if self.encoding == "utf-8" else self.text.encode("utf-8")

    @cached_property
    def has_bare_number(self) -> bool:
        """Whether a line begins with a number and a bracket without a pilcrow, or ends behind its number.

        Few texts with pilcrows have one, and where there is none, neither numbers nor the marks behind them need to be
        looked at for damage.
        """
        first = f"\n{self.text[:_LONGEST_NUMBER_LINE]}"
        return _BARE_NUMBER.search(self.text) is not None or _BARE_NUMBER.match(first) is not None

    @cached_property
    def line_starts(self) -> Sequence[int]:
        """The offset of the first character of each line."""
        if "\r" in self.text:
            return [0, *(match.end() for match in _NEWLINE.finditer(self.text))]
        # Most texts have newlines of one character, and are cut into lines ten times as fast as those are found.
        lines = self.text.split("\n")[:-1]
        return [0, *map(add, accumulate(map(len, lines)), range(1, len(lines) + 1))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 1; the column counts characters."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def page(self, offset: int) -> int | None:
        """Return the page of a character, from 1; None if the file has no pages."""
        return bisect_right(self.pages, offset) or None

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its newline."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def encode(self, text: str) -> bytes:
        """The bytes of a changed text in the encoding of the original; ``encode(self.text) == data``.

        Raises:
            UnicodeEncodeError: The text contains a character that the encoding lacks.
        """
        if self.encoding == "cp1252":
            return text.encode("cp1252", "cablelint-c1")
        return self.bom + text.encode(self.encoding)

    def apply(self, edits: Iterable[Edit]) -> bytes:
        """The bytes of the original with the edits applied; every byte outside them is as it was."""
        return self.encode(apply_edits(self.text, edits))

    def edited(self, edits: Iterable[Edit]) -> Source:
        """Return this source with the edits applied, read in the same way."""
        changed = decode(self.apply(edits), self.name)
        return replace(changed, columns=self.columns, extracted_from=self.extracted_from)


def decode(data: bytes, name: str = "-") -> Source:
    """Decode bytes by their byte-order mark, else as UTF-8, else as Windows-1252. Never raises.

    The five bytes that Windows-1252 leaves undefined become the C1 control characters of the same number, as browsers
    do it, so that any bytes decode and encode back to themselves.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return Source(name, data, data[len(bom) :].decode(encoding), encoding, bom)
            except UnicodeDecodeError:
                break
    try:
        return Source(name, data, data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return Source(name, data, data.decode("cp1252", "cablelint-c1"), "cp1252")


def from_text(text: str, name: str = "-") -> Source:
    """A source made from text already decoded; lone surrogates are replaced, since no file can contain them."""
    data = text.encode("utf-8", "replace")
    return Source(name, data, data.decode("utf-8"), "utf-8")


def _c1(error: UnicodeError) -> tuple[str | bytes, int]:
    if isinstance(error, UnicodeDecodeError):
        return "".join(map(chr, error.object[error.start : error.end])), error.end
    if isinstance(error, UnicodeEncodeError):
        characters = error.object[error.start : error.end]
        if all("\x80" <= character <= "\x9f" for character in characters):
            return bytes(map(ord, characters)), error.end
    raise error


codecs.register_error("cablelint-c1", _c1)


class Mark(NamedTuple):
    """A stretch of a cable that the file around it marks.

    Attributes:
        kind: ``person`` or ``note``.
        span: In characters of the text of the cable.
    """

    kind: str
    span: Span


@dataclass(frozen=True, eq=False)
class Enclosure:
    """The surroundings of a cable that is not a file of its own.

    Attributes:
        parent: The file, or a text within it.
        view: The text of the cable as a view of ``parent``: escapes undone, all else left out.
        escape: Makes a text fit to be put into ``parent``.
        faults: What is wrong with the form of the file there, as kind and offset in the text of the cable.
        marks: The people and notes that the markup of the file marks, in the order in which they begin.
    """

    parent: Source
    view: View
    escape: Callable[[str], str]
    faults: tuple[tuple[str, int], ...] = ()
    marks: tuple[Mark, ...] = ()


class View:
    r"""Text for the grammar: the original with its mirror damage repaired, each character traceable to the original.

    Repairs are made here and never on the original, so that a finding still points at the raw text.

    Attributes:
        text: The repaired text; its only newline is ``\n``.
    """

    __slots__ = ("_ends", "_origins", "_shift", "_starts", "text")

    def __init__(self, original: str, repairs: Iterable[Edit] = ()) -> None:
        """Apply repairs, whose offsets are those of ``original``; one that overlaps an earlier one is left out."""
        pieces: list[str] = []
        # Parallel arrays, one entry a piece: where it starts in the view, where its original starts and ends.
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._ends: list[int] = []
        position = length = 0
        for edit in without_overlaps(repairs):
            for start, end, content in (
                (position, edit.start, original[position : edit.start]),
                (edit.start, edit.end, edit.content),
            ):
                if content:
                    self._starts.append(length)
                    self._origins.append(start)
                    self._ends.append(end)
                    pieces.append(content)
                    length += len(content)
            position = edit.end
        self._starts.append(length)
        self._origins.append(position)
        self._ends.append(len(original))
        pieces.append(original[position:])
        self.text = "".join(pieces)
        # Most views are one piece of the original, so many characters after its beginning.
        self._shift = position if len(pieces) == 1 else None

    @property
    def joints(self) -> Sequence[int]:
        """The offsets in the view at which a repair begins or ends."""
        return self._starts[1:]

    def left_out(self) -> Iterator[Span]:
        """Yield the stretches of the original of which the view has nothing."""
        position = 0
        for origin, end in zip(self._origins, self._ends, strict=True):
            if position < origin:
                yield Span(position, origin)
            position = end

    def origin(self, start: int, end: int) -> Span:
        """The characters of the original behind ``[start, end)`` of the view.

        A character that replaces several (the pilcrow for a whole dead link) gives them all.
        """
        shift = self._shift
        if shift is not None:
            return _AS_SPAN((start + shift, end + shift))
        first = self._start(start)
        return Span(first, max(first, self._end(end)) if end > start else first)

    def offset(self, origin: int) -> int:
        """The first character of the view that comes from ``origin`` in the original or from after it."""
        piece = max(bisect_right(self._origins, origin) - 1, 0)
        inside = max(origin - self._origins[piece], 0)
        end = self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.text)
        return min(self._starts[piece] + inside, end)

    def _start(self, offset: int) -> int:
        piece = bisect_right(self._starts, offset) - 1
        inside = offset - self._starts[piece]
        return self._origins[piece] + inside if self._is_verbatim(piece) else self._origins[piece]

    def _end(self, offset: int) -> int:
        piece = bisect_right(self._starts, offset - 1) - 1
        inside = offset - self._starts[piece]
        return self._origins[piece] + inside if self._is_verbatim(piece) else self._ends[piece]

    def _is_verbatim(self, piece: int) -> bool:
        end = self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.text)
        return end - self._starts[piece] == self._ends[piece] - self._origins[piece]
