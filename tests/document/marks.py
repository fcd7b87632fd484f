"""The reading of a text as marks in it: the kind of each line, the places of the elements."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from cablelint.document.dialects.messages import split
from cablelint.document.lines.fields import classify, find_fields
from cablelint.document.lines.text import Text
from cablelint.document.model import Located
from cablelint.document.source import from_text
from cablelint.edits import Span

from .reading import HEADER, read

if TYPE_CHECKING:
    from cablelint.document.model import Paragraph

_MARK = re.compile(r"«[a-z0-9+]*:|[»{}¦]")
_FIELD_MARK = re.compile(r'«[a-z_]+(?:\[[^\]]*\]|="[^"»]*")?:|»')
_REPAIR = re.compile(r"«[a-z-]+:([^«»⇒]*)⇒[^«»]*»")
_LABEL = re.compile(r"^[a-z+-]* *\| ?", re.MULTILINE)


def with_labels(text: str) -> str:
    """Return the lines of a message, each behind the field that begins with it; ``+`` for one that continues it."""
    page = Text(from_text(text))
    lines = classify(page.capitals)
    parts = find_fields(page, lines)
    labels = dict.fromkeys((line.start for line in parts.body), "body")
    for field in parts.fields:
        labels |= dict.fromkeys((line.start for line in field.lines), "+")
        labels[field.start] = field.kind
    labels |= dict.fromkeys((line.start for line in parts.page_marks), "mark")
    labels |= dict.fromkeys((line.start for line in parts.unread), "unread")
    rows = []
    for line in lines:
        printed = text[line.start : line.end]
        # A line of which the rest is another field.
        end = "" if printed.endswith("\n") or line is lines[-1] else "\\\n"
        rows.append(f"{labels.get(line.start, '-'):14}| {printed}{end}")
    return "".join(rows).replace("| \n", "|\n")


def without_labels(rows: str) -> str:
    """Return the text of rows that :func:`with_labels` wrote."""
    return _LABEL.sub("", rows).replace("\\\n", "")


def with_elements(text: str) -> str:
    """Return the text of a cable with its elements in marks.

    Paragraphs ``«2:``, with ``q`` if quoted, ``p`` for a list of participants, ``+`` for each heading above; ``¦``
    before their words, ``{}`` around portion marks; headings ``«h:``, the signature ``«s:``, rules that belong to no
    heading ``«r:``, empty lines in the middle of a sentence ``«e:``.
    """
    header = f"{HEADER}\n"
    cable = read(header + text)
    people = {zone.start for zone in cable.zones if zone.kind == "participants"}
    spans = [(each.span, "h") for each in cable.headings] + [(each, "r") for each in cable.stray_rules]
    spans += [(each, "e") for each in cable.splits]
    spans += [(cable.signature.span, "s")] if cable.signature else []
    signs = []
    for paragraph in cable.paragraphs:
        spans.append((paragraph.span, _label(paragraph, is_list=paragraph.span.start in people)))
        signs.append((paragraph.body.start, 2, "¦"))
        for mark in (*filter(None, [paragraph.mark]), *paragraph.subparagraphs):
            signs += [(mark.span.start, 3, "{"), (mark.span.end, 0, "}")]
    signs += [(heading.mark.span.start, 3, "{") for heading in cable.headings if heading.mark]
    signs += [(heading.mark.span.end, 0, "}") for heading in cable.headings if heading.mark]
    for span, label in spans:
        signs += [(span.start, 2 if label == "e" else 1, f"«{label}:"), (span.end, 0, "»")]
    for place, _, sign in sorted(signs, reverse=True):
        text = text[: place - len(header)] + sign + text[place - len(header) :]
    return text


def _label(paragraph: Paragraph, *, is_list: bool) -> str:
    number = "" if paragraph.number is None else str(paragraph.number)
    return number + "q" * paragraph.quoted + "p" * is_list + "+" * len(paragraph.headings)


def without_elements(text: str) -> str:
    """Return the text that :func:`with_elements` marked."""
    return _MARK.sub("", text)


_FIELDS = (
    "transmission relay de security dtg originator addressees drafting classification captions slugs executive_order "
    "tags subject references authority page_marks unread notices supplied marked_people"
).split()


def with_fields(text: str) -> str:
    """Return the text of a cable with each element of its header and preamble in marks.

    A mark has the name of the attribute, and other attributes in brackets: ``«classification[spelling=plain]:``. What
    is read otherwise than printed follows the name: ``«level="SECRET":``.
    """
    cable = read(text)
    places: list[tuple[int, int, str]] = []
    for name in _FIELDS:
        _collect(getattr(cable, name), name, text, places)
    signs = [(start, 1, -end, -depth, f"«{label}:") for depth, (start, end, label) in enumerate(places)]
    signs += [(end, 0, -start, depth, "»") for depth, (start, end, _) in enumerate(places)]
    for place, *_, sign in sorted(signs, reverse=True):
        text = text[:place] + sign + text[place:]
    return text


def _collect(value: Any, name: str, text: str, places: list[tuple[int, int, str]]) -> None:
    """Add the span and the label of a value, and of the values in it."""
    if isinstance(value, tuple) and not isinstance(value, Span):
        for each in value:
            _collect(each, name, text, places)
    elif isinstance(value, Span):
        places.append((value.start, value.end, name))
    elif isinstance(value, Located):
        printed = " ".join(text[value.span.start : value.span.end].split())
        shown = _shown(value.value)
        places.append((value.span.start, value.span.end, name if shown == printed else f'{name}="{shown}"'))
    elif is_dataclass(value):
        attributes = {each.name: getattr(value, each.name) for each in fields(value)}
        span = attributes.pop("span")
        plain = {key: each for key, each in attributes.items() if not _is_located(each)}
        given = " ".join(f"{key}={_shown(each)}" for key, each in plain.items() if each)
        places.append((span.start, span.end, f"{name}[{given}]" if given else name))
        for key, each in attributes.items():
            if key not in plain:
                _collect(each, key, text, places)


def _is_located(value: Any) -> bool:
    return is_dataclass(value) or (isinstance(value, tuple) and any(map(is_dataclass, value)))


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return "+".join(map(_shown, value))
    return str(value.value if isinstance(value, Enum) else value)


def without_fields(text: str) -> str:
    """Return the text that :func:`with_fields` marked."""
    return _FIELD_MARK.sub("", text)


def with_repairs(text: str) -> str:
    """Return the text of a cable with its repairs, ``«letters:0⇒O»``; a line end is ``⏎`` in what a repair puts."""
    for repair in sorted(read(text).repairs, key=lambda each: (each.edit.start, each.edit.end), reverse=True):
        start, end = repair.edit.start, repair.edit.end
        new = repair.edit.content.replace("\n", "⏎")
        text = f"{text[:start]}«{repair.kind}:{text[start:end]}⇒{new}»{text[end:]}"
    return text


def without_repairs(text: str) -> str:
    """Return the text that :func:`with_repairs` marked."""
    return _REPAIR.sub(r"\1", text)


def with_messages(text: str) -> str:
    """Return a text with ``§`` before each message in it, and the repeated headers of later sections in ``{}``."""
    signs = []
    for message in split(from_text(text)):
        signs.append((message.span.start, 1, "§"))
        for header in message.repetitions:
            signs += [(header.start, 2, "{"), (header.end, 0, "}")]
    for place, _, sign in sorted(signs, reverse=True):
        text = text[:place] + sign + text[place:]
    return text


def without_messages(text: str) -> str:
    """Return the text that :func:`with_messages` marked."""
    return re.sub(r"[§{}]", "", text)
