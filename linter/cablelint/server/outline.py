"""The outline of a file: its cables, their header and preamble, and their paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from lsprotocol.types import DocumentSymbol, SymbolKind

from cablelint.document.model import Cable, Paragraph
from cablelint.edits import Span
from cablelint.reporters.safety import visible
from cablelint.server.positions import Positions

# In characters.
_LONGEST = 60


class Outline:
    """Makes the outlines of one version of a document."""

    def __init__(self, positions: Positions, hide: Callable[[str], str]) -> None:
        """Take the positions of the document, and the way to hide the names in a text that is shown."""
        self._positions = positions
        self._hide = hide

    def of(self, cables: Sequence[Cable]) -> list[DocumentSymbol]:
        """Return the elements of the cables of a file; each cable is an element of its own if there are several."""
        if len(cables) == 1:
            return list(self._elements(cables[0]))
        symbols = []
        for number, cable in enumerate(cables, 1):
            name = (cable.message.canonical if cable.message else None) or f"cable {number}"
            span = cable.source.place(Span(0, len(cable.source.text)))
            symbols.append(self._symbol(name, span, SymbolKind.Module, children=list(self._elements(cable))))
        return symbols

    def _elements(self, cable: Cable) -> Iterator[DocumentSymbol]:
        yield from self._group(cable, "header", _header(cable))
        yield from self._group(cable, "preamble", _preamble(cable))
        for paragraph in cable.paragraphs:
            span = cable.source.place(paragraph.span)
            detail = self._shown(cable.source.text[slice(*paragraph.body)])
            yield self._symbol(self._title(paragraph), span, SymbolKind.String, detail)
        if cable.signature:
            span = cable.source.place(cable.signature.span)
            yield self._symbol("signature", span, SymbolKind.Field, self._shown(cable.signature.value))

    def _group(self, cable: Cable, name: str, elements: Iterable[tuple[str, Span]]) -> Iterator[DocumentSymbol]:
        children = []
        spans = []
        for label, span in elements:
            place = cable.source.place(span)
            spans.append(place)
            detail = self._shown(cable.source.text[span.start : span.end])
            children.append(self._symbol(label, place, SymbolKind.Field, detail))
        if children:
            whole = Span(min(span.start for span in spans), max(span.end for span in spans))
            yield self._symbol(name, whole, SymbolKind.Namespace, children=children)

    def _title(self, paragraph: Paragraph) -> str:
        number = f"{paragraph.number}." if paragraph.number is not None else "paragraph"
        mark = f" {paragraph.mark.text}" if paragraph.mark else ""
        heading = f" {self._shown(paragraph.headings[-1])}" if paragraph.headings else ""
        return f"{number}{mark}{heading}"

    def _shown(self, text: str) -> str:
        line = " ".join(text[: 4 * _LONGEST].split())
        hidden = visible(self._hide(line))
        return hidden if len(hidden) <= _LONGEST else hidden[:_LONGEST].rstrip() + "…"

    def _symbol(
        self,
        name: str,
        span: Span,
        kind: SymbolKind,
        detail: str | None = None,
        children: list[DocumentSymbol] | None = None,
    ) -> DocumentSymbol:
        place = self._positions.range(span)
        return DocumentSymbol(name, kind, place, place, detail=detail, children=children)


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
