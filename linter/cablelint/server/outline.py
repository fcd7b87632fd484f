"""The outline of a file: its cables, their header and preamble, and their paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lsprotocol.types import DocumentSymbol, SymbolKind

from cablelint.document.model import Cable, Paragraph
from cablelint.edits import Span
from cablelint.reporters.hiding import hide_names
from cablelint.reporters.safety import visible
from cablelint.server.positions import Positions

# In characters.
_LONGEST = 60


def outline(cables: Sequence[Cable], positions: Positions) -> list[DocumentSymbol]:
    """Return the elements of the cables of a file; each cable is an element of its own if there are several."""
    if len(cables) == 1:
        return list(_elements(cables[0], positions))
    symbols = []
    for number, cable in enumerate(cables, 1):
        children = list(_elements(cable, positions))
        name = (cable.message.canonical if cable.message else None) or f"cable {number}"
        span = cable.source.place(Span(0, len(cable.source.text)))
        symbols.append(_symbol(positions, name, span, SymbolKind.Module, children=children))
    return symbols


def _elements(cable: Cable, positions: Positions) -> Iterator[DocumentSymbol]:
    yield from _group(cable, positions, "header", _header(cable))
    yield from _group(cable, positions, "preamble", _preamble(cable))
    for paragraph in cable.paragraphs:
        span = cable.source.place(paragraph.span)
        detail = _shown(cable.source.text[slice(*paragraph.body)])
        yield _symbol(positions, _title(paragraph), span, SymbolKind.String, detail)
    if cable.signature:
        span = cable.source.place(cable.signature.span)
        yield _symbol(positions, "signature", span, SymbolKind.Field, _shown(cable.signature.value))


def _header(cable: Cable) -> Iterator[tuple[str, Span]]:
    if cable.dtg:
        yield "date-time group", cable.dtg.stamp.span
    if cable.originator:
        yield "from", cable.originator.station.span
    for addressee in cable.addressees:
        yield "to" if addressee.role == "action" else "info", addressee.span
    if cable.message:
        yield "number", cable.message.span


def _preamble(cable: Cable) -> Iterator[tuple[str, Span]]:
    if cable.classification:
        yield "classification", cable.classification.level.span
    yield from (("caption", caption.span) for caption in cable.captions)
    if cable.executive_order:
        yield "executive order", cable.executive_order.span
    if cable.tags:
        yield from (("tag", tag.span) for tag in cable.tags.entries)
    if cable.subject:
        yield "subject", cable.subject.title.span
    yield from (("reference", reference.span) for reference in cable.references)
    if cable.authority:
        yield "classified by", cable.authority.span


def _group(
    cable: Cable, positions: Positions, name: str, elements: Iterable[tuple[str, Span]]
) -> Iterator[DocumentSymbol]:
    children = []
    spans = []
    for label, span in elements:
        place = cable.source.place(span)
        spans.append(place)
        children.append(
            _symbol(positions, label, place, SymbolKind.Field, _shown(cable.source.text[span.start : span.end]))
        )
    if children:
        whole = Span(min(span.start for span in spans), max(span.end for span in spans))
        yield _symbol(positions, name, whole, SymbolKind.Namespace, children=children)


def _title(paragraph: Paragraph) -> str:
    number = f"{paragraph.number}." if paragraph.number is not None else "paragraph"
    mark = f" {paragraph.mark.text}" if paragraph.mark else ""
    heading = f" {_shown(paragraph.headings[-1])}" if paragraph.headings else ""
    return f"{number}{mark}{heading}"


def _shown(text: str) -> str:
    line = " ".join(text[: 4 * _LONGEST].split())
    hidden = visible(hide_names(line))
    return hidden if len(hidden) <= _LONGEST else hidden[:_LONGEST].rstrip() + "…"


def _symbol(
    positions: Positions,
    name: str,
    span: Span,
    kind: SymbolKind,
    detail: str | None = None,
    children: list[DocumentSymbol] | None = None,
) -> DocumentSymbol:
    place = positions.range(span)
    return DocumentSymbol(name, kind, place, place, detail=detail, children=children)
