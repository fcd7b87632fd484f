"""The drafting block of a telegram of the Department: who drafted, approved and cleared it."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.lines.message_parts import Field
from cablelint.document.lines.parsed_field import ParsedField
from cablelint.document.lines.text import Text
from cablelint.document.model import Clearance, Located
from cablelint.edits import Span

_OFFICES = ("OFFICE", "OFFICE_VARIANT", "OFFICE_TITLE")


def read_drafting(text: Text, field: Field) -> Iterator[Clearance]:
    """Each entry of a drafting block; a line without a label is a clearance."""
    for line in field.lines:
        if line.kind == "BLANK_LINE":
            continue
        entry = Field("drafting", line.start, line.end, (line,))
        parsed = ParsedField(text, entry, "drafting_line", reports=False, with_nodes=True)
        label = parsed.get("DRAFTING_ROLE")
        role = label.value.lower() if label and not label.value.upper().startswith("CLEARANCE") else "cleared"
        for signatory in parsed.words.subtrees("signatory"):
            printed, name = signatory.first(*_OFFICES), signatory.first("PERSON")
            office = _office(parsed.located(printed)) if printed else None
            person = parsed.located(name) if name else None
            spans = [found.span for found in (office, person) if found]
            yield Clearance(role, office, person, Span(spans[0].start, spans[-1].end))


def _office(printed: Located[str]) -> Located[str]:
    name = printed.value.rstrip("/")
    return Located(name, Span(printed.span.start, printed.span.start + len(name)))
