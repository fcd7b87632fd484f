"""The release copy: each file of a release as pages to print, to cite and to sign, and an index of them all.

A copy is made from the released file and its entry in the manifest alone, so it contains nothing that they do not, and
can be made again from both, byte for byte.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from cablelint.document import parse_all
from cablelint.document.model.to_dict import as_table
from cablelint.document.source import decode
from cablelint.edits import Span
from cablelint.redaction.kit.legend import legend
from cablelint.redaction.kit.pages import Piece, Row, paged, wrapped
from cablelint.redaction.kit.templates import render
from cablelint.text.mask_shapes import existing_masks

if TYPE_CHECKING:
    from cablelint.document.model import Cable
    from cablelint.document.source import Source

#: The folder of the copies, below that of the release.
FOLDER = "copy"
INDEX = f"{FOLDER}/index.html"

# Lines of text on a page, on the first page of a cable, and rows of the table of masks on a page.
_LINES = 62
_FIRST_LINES = 50
_ROWS = 36
# The room that a code of the legend and the sign-off block take on a page, in rows of the table.
_LEGEND_ROWS = 1.5
_SIGN_OFF_ROWS = 13


class Facts(NamedTuple):
    """The heading of a cable, as its release prints it; empty where the release has no such field.

    Attributes:
        number: The message reference number.
        date: The date in ISO 8601.
        originator: The sending post.
        level: The classification when it was sent.
        subject: The subject.
    """

    number: str
    date: str
    originator: str
    level: str
    subject: str


class Summary(NamedTuple):
    """A line of the index.

    Attributes:
        file: The released file.
        copy: Its copy, relative to the folder of the release.
        facts: The heading of its first cable.
        pages: The number of pages of the copy.
        reasons: The reason of each mask.
    """

    file: str
    copy: str
    facts: Facts
    pages: int
    reasons: tuple[str, ...]


class ReleaseCopy(NamedTuple):
    """The copy of one released file.

    Attributes:
        html: The page, encoded.
        summary: Its line in the index.
    """

    html: bytes
    summary: Summary


class _Page(NamedTuple):
    """A page of text: the heading of the cable where it is its first page, and the lines."""

    facts: Facts | None
    rows: Sequence[Row]


def place_of_copy(file: str) -> str:
    """Return the path of the copy of a released file, both relative to the folder of the release."""
    return f"{FOLDER}/{file}.html"


def make_copy(data: bytes, file: str, entry: Mapping[str, Any]) -> ReleaseCopy:
    """Make the copy of a released file.

    Args:
        data: The released file.
        file: Its path below the folder of the release, as the copy prints it.
        entry: Its entry in the manifest.

    Raises:
        KitError: The package Jinja2 is missing.
    """
    masks: Sequence[Mapping[str, Any]] = entry["masks"]
    reasons = tuple(mask["reason"] for mask in masks)
    pages = [page for cable in parse_all(decode(data, file)) for page in _pages(cable, masks)]
    page_of: dict[int, int] = {}
    for number, page in enumerate(pages, 1):
        for piece in (piece for row in page.rows for piece in row.pieces):
            if piece.mask is not None:
                page_of.setdefault(piece.mask, number)
    codes = legend(reasons)
    tables = list(paged(enumerate(masks), _ROWS - 2, _ROWS))
    if len(tables[-1]) + _LEGEND_ROWS * len(codes) + _SIGN_OFF_ROWS > _ROWS:
        tables.append([])
    facts = next(page.facts for page in pages if page.facts)
    summary = Summary(file, place_of_copy(file), facts, len(pages) + len(tables), reasons)
    html = render(
        "copy.html",
        file=file,
        name=PurePosixPath(file).name,
        facts=facts,
        pages=pages,
        tables=tables,
        page_of=page_of,
        total=summary.pages,
        masks=masks,
        codes=codes,
    )
    return ReleaseCopy(html.encode(), summary)


def make_index(summaries: Iterable[Summary], manifest: Mapping[str, Any]) -> bytes:
    """Make the index of all copies of a release.

    Args:
        summaries: Of each copy.
        manifest: The manifest of the release; its account and its tool are printed.

    Raises:
        KitError: The package Jinja2 is missing.
    """
    ordered = sorted(summaries, key=lambda one: (one.facts.date or "9999", one.facts.number, one.file))
    html = render(
        "index.html",
        summaries=[(one, quote(one.copy.removeprefix(f"{FOLDER}/"), errors="surrogatepass")) for one in ordered],
        account=manifest["account"],
        tool=manifest["tool"],
        codes=legend(reason for one in ordered for reason in one.reasons),
        masks=sum(len(one.reasons) for one in ordered),
        pages=sum(one.pages for one in ordered),
    )
    return html.encode()


def _pages(cable: Cable, masks: Sequence[Mapping[str, Any]]) -> Iterator[_Page]:
    rows = (row for number, pieces in _lines(cable.source, masks) for row in wrapped(number, pieces))
    for number, page in enumerate(paged(rows, _FIRST_LINES, _LINES)):
        yield _Page(None if number else _facts(cable), page)


def _facts(cable: Cable) -> Facts:
    table = as_table(cable)
    number = table["mrn"] or {}
    printed = f"{number['post']} {number['number']}" if number else ""
    return Facts(
        number=number.get("canonical") or printed,
        date=cable.date.isoformat() if cable.date else "",
        originator=table["originator"] or "",
        level=(table["classification"] or {}).get("level") or "",
        subject=" ".join((table["subject"] or "").split()),
    )


def _lines(source: Source, masks: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, list[Piece]]]:
    """Yield each line of a cable with its number in the file, cut into text and masks."""
    pieces = iter(_masked(source, masks))
    piece = next(pieces, None)
    for start, end in zip(source.line_starts, [*source.line_starts[1:], len(source.text)], strict=True):
        number, _ = source.file.position(source.place(Span(start, start)).start)
        line: list[Piece] = []
        position = start
        while piece and piece[0].start < end:
            span, mask = piece
            line += (Piece(source.text[position : span.start]), mask)
            position = span.end
            piece = next(pieces, None)
        line.append(Piece(source.text[position:end].rstrip("\r\n")))
        if end > start or start == 0:
            yield number, line


def _masked(source: Source, masks: Sequence[Mapping[str, Any]]) -> list[tuple[Span, Piece]]:
    """Return the masks in a text, from left to right: those of the manifest, and those of earlier hands."""
    found: list[tuple[Span, Piece]] = []
    for index, mask in enumerate(masks):
        for place in mask["places"]:
            span = source.unplace(Span(*place))
            if span.start < span.end and source.place(span) == Span(*place):
                found.append((span, Piece(source.text[slice(*span)], is_mask=True, code=mask["reason"], mask=index)))
    listed = sorted(found, key=lambda one: one[0])
    starts = [span.start for span, _ in listed]
    for span in existing_masks(source.text):
        before = bisect_left(starts, span.end) - 1
        if before < 0 or listed[before][0].end <= span.start:
            found.append((span, Piece(source.text[slice(*span)], is_mask=True)))
    return sorted(found, key=lambda one: one[0])
