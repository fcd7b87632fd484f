"""Source to Cable: the one way in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TypeVar

from cablelint.document import dialects
from cablelint.document.body.paragraphs import Body, read_body, read_page_mark
from cablelint.document.body.signature import end_of_text
from cablelint.document.header import preamble
from cablelint.document.header import transmission as heading
from cablelint.document.header.around import marked_people, notes_of, own_lines, read_metadata
from cablelint.document.header.authority import read_authority
from cablelint.document.header.drafting import read_drafting
from cablelint.document.header.metadata import Supply
from cablelint.document.header.references import read_references
from cablelint.document.header.tags import read_tags
from cablelint.document.lines.authority_paragraph import find_authority_paragraph
from cablelint.document.lines.fields import classify, find_fields
from cablelint.document.lines.furniture import is_printout, without_furniture, without_later_pages
from cablelint.document.lines.message_parts import Field, MessageParts
from cablelint.document.lines.odd_numbers import with_odd_numbers
from cablelint.document.lines.text import Text
from cablelint.document.model import (
    FORM,
    INCOMING,
    REPEATED_HEADER,
    Addressee,
    Authority,
    Cable,
    Classification,
    Clearance,
    ExecutiveOrder,
    Line,
    Located,
    MessageReference,
    PageMark,
    Repair,
    Style,
    Subject,
    Zone,
)
from cablelint.document.source import Source, View
from cablelint.edits import Span
from cablelint.text.letter_case import capitals
from cablelint.text.regexes import regex

T = TypeVar("T")

_ZONES = {
    "drafting": "drafting",
    "classification": "classification",
    "caption": "caption",
    "slug": "slug",
    "eo": "eo",
    "tags": "tags",
    "subject": "subject",
    "reference": "reference",
    "authority": "classified-by",
    "notice": "notice",
    "stamp": "other",
}
# Regular expressions: the id is of a mirror and no part of the cable.
_ID = regex(r"(?<![0-9])(?P<year>[0-9]{2}) ?(?P<message>[A-Z]{3,40} ?[0-9]{1,8})(?![0-9])")
# What Zone._make does without its check of the length: a cable has dozens of zones.
_AS_ZONE: Callable[[tuple[int, int, str]], Zone] = partial(tuple.__new__, Zone)
# Mirrors print the id of a cable above its first line, if they do.
_LONGEST_MIRROR_HEAD = 2000


def parse(source: Source, dialect: str | None = None) -> Cable:
    """The first cable of a source.

    Args:
        source: The decoded original.
        dialect: One of :data:`cablelint.document.dialects.NAMES`; detected from the text if left out.

    Returns:
        The cable, for any text: what is not there is None or empty. Never raises on the text.
    """
    return next(parse_all(source, dialect))


def parse_all(source: Source, dialect: str | None = None) -> Iterator[Cable]:
    """Each cable of a source, in order; at least one, which may be empty."""
    name = dialect or dialects.detect(source)
    reader = dialects.named(name)
    for cable in reader.cables(source):
        yield _cable(cable, name, tuple(reader.repairs(cable)))


def _cable(source: Source, dialect: str, repairs: tuple[Repair, ...]) -> Cable:
    text = Text(source, [repair for repair in repairs if repair.kind != REPEATED_HEADER])
    lines = with_odd_numbers(text.capitals, classify(text.capitals))
    around = read_metadata(text, lines, source.name)
    supply = Supply(around)
    own, headers = _apart(own_lines(lines, around, notes_of(source, text.view)), _repeated_headers(text.view, repairs))
    printed = is_printout(own)
    is_below_head = any(each.origin in (INCOMING, FORM) for each in around)
    shown = without_later_pages(own, text.capitals) if printed else own
    parts = find_fields(text, shown, is_below_head=is_below_head)
    repeated = [find_fields(text, header) for header in headers]
    below = parts.body[: end_of_text(text, parts.body)]
    body = read_body(text, without_furniture(below, text.capitals) if printed else below)

    fields: dict[str, list[Field]] = {}
    for each_field in parts.fields:
        fields.setdefault(each_field.kind, []).append(each_field)

    def each(kind: str, read: Callable[[Text, Field], T | None]) -> tuple[T, ...]:
        found = [read(text, field) for field in fields.get(kind, ())]
        return tuple([value for value in found if value is not None])

    dtg = first(each("dtg", heading.read_dtg)) or supply.get("dtg")
    day = dtg.value.date() if dtg and dtg.value else None
    year = day.year if day else None
    classifications: tuple[Classification, ...] = each(
        "classification", lambda text, field: heading.read_classification(text, field, year)
    )
    if not classifications and (given := supply.get("classification")):
        classifications = (given,)
    later = [line for line in parts.body if line.kind == "PAGE_MARK_LINE"]
    pages = tuple(filter(None, (read_page_mark(text, line) for line in [*parts.page_marks, *later])))
    message = _own(classifications, pages, year) or supply.get("message")
    if message is not None and message.year is None:
        message = _dated(message, _year_in_id(message, text.capitals[:_LONGEST_MIRROR_HEAD], capitals(source.name)))
    orders: tuple[ExecutiveOrder, ...] = each("eo", lambda text, field: preamble.read_executive_order(text, field, day))
    own_year = (message.year if message else None) or year
    own_post = message.post.value if message else None
    reference_lists = [read_references(text, field, own_post, own_year) for field in fields.get("reference", ())]
    subjects: tuple[Subject, ...] = each("subject", preamble.read_subject)
    authorities: tuple[Authority, ...] = each("authority", read_authority)
    if not authorities and (field := find_authority_paragraph(text, parts.body)) is not None:
        authorities = tuple(filter(None, [read_authority(text, field)]))
    if len(authorities) > 1:
        authorities = tuple(sorted(authorities, key=lambda each: each.is_derived))
    blocks = (read_drafting(text, field) for field in fields.get("drafting", ()))
    drafting: tuple[Clearance, ...] = tuple(chain.from_iterable(blocks)) or supply.get("drafting")
    de = first(each("de", heading.read_de))
    transmission = first(each("transmission", heading.read_transmission))
    stations = tuple(_stations(text, parts))
    zones = _zones(parts, body, len(text.raw))
    return Cable(
        source=source,
        view=text.view,
        dialect=dialect,
        style=_style(parts, is_full=transmission is not None or de is not None),
        lines=lines,
        zones=tuple(_with_headers(zones, repeated) if repeated else zones),
        repairs=repairs,
        transmission=transmission,
        relay=first(each("relay", heading.read_relay)),
        de=de,
        security=first(each("security", heading.read_security)),
        dtg=dtg,
        originator=first(tuple(station for station in stations if station.role == "from")) or supply.get("originator"),
        addressees=tuple(station for station in stations if station.role != "from") or supply.get("addressees"),
        drafting=drafting,
        classification=first(classifications),
        repeated_classifications=classifications[1:],
        captions=tuple(
            caption for field in fields.get("caption", ()) for caption in preamble.read_captions(text, field)
        )
        or supply.get("captions"),
        slugs=each("slug", lambda text, field: text.located(field.start, field.end)),
        executive_order=first(orders),
        other_executive_orders=orders[1:],
        tags=first(each("tags", read_tags)) or supply.get("tags"),
        subject=first(subjects) or supply.get("subject"),
        other_subjects=subjects[1:],
        references=tuple(entry for _, entries in reference_lists for entry in entries) or supply.get("references"),
        reference_label=first(tuple(label for label, _ in reference_lists if label is not None)),
        authority=first(authorities),
        other_authorities=authorities[1:],
        paragraphs=tuple(body.paragraphs),
        summary=body.summary,
        headings=tuple(body.headings),
        stray_rules=tuple(body.stray_rules),
        splits=tuple(body.splits),
        page_marks=pages,
        signature=body.signature,
        notices=each("notice", lambda text, field: text.located(field.start, field.end)),
        unread=tuple(text.span(line.start, line.end) for line in parts.unread),
        body=body.span,
        # Last, when every field has been read.
        supplied=tuple(supply.used),
        marked_people=marked_people(source, drafting),
        problems=tuple(text.problems),
        variants=tuple(text.variants),
        message=message,
    )


def _repeated_headers(view: View, repairs: tuple[Repair, ...]) -> list[Span]:
    """The headers of later sections, in characters of the view."""
    places = (repair.edit.span for repair in repairs if repair.kind == REPEATED_HEADER)
    return [Span(view.offset(place.start), view.offset(place.end)) for place in places]


def _apart(lines: tuple[Line, ...], headers: list[Span]) -> tuple[tuple[Line, ...], list[tuple[Line, ...]]]:
    """The lines of the message, and those of each repeated header."""
    if not headers:
        return lines, []
    kept: list[Line] = []
    repeated: list[tuple[Line, ...]] = []
    position = 0
    for header in headers:
        first = bisect_left(lines, header.start, lo=position, key=lambda line: line.start)
        last = bisect_left(lines, header.end, lo=first, key=lambda line: line.start)
        kept += lines[position:first]
        repeated.append(lines[first:last])
        position = last
    return (*kept, *lines[position:]), repeated


def first(values: tuple[T, ...]) -> T | None:
    """The first of them, or None."""
    return values[0] if values else None


def _own(
    classifications: tuple[Classification, ...], pages: tuple[PageMark, ...], year: int | None
) -> MessageReference | None:
    """The cable's own number: of the classification line, and where a mirror lost that, of the first page mark."""
    if classifications:
        return first(classifications[0].messages)
    if not pages:
        return None
    post, number = pages[0].post, pages[0].number
    digits = Located(str(number.value), number.span)
    return _dated(MessageReference(post, digits, None, None, Span(post.span.start, number.span.end)), year)


def _year_in_id(own: MessageReference, *places: str) -> int | None:
    """The year in the id under which a mirror files a cable without a date: ``04MADRID527``."""
    wanted = heading.canonical(own.post.value, own.number, 0)
    for place in places:
        for match in _ID.finditer(place):
            if f"00{match['message'].replace(' ', '')}" == wanted:
                return heading.full_year(int(match["year"]))
    return None


def _dated(message: MessageReference, year: int | None) -> MessageReference:
    return replace(message, year=year, canonical=heading.canonical(message.post.value, message.number, year))


def _stations(text: Text, parts: MessageParts) -> Iterator[Addressee]:
    role = "action"
    for field in parts.fields:
        if field.kind == "from":
            station = heading.read_station(text, field, "from")
        elif field.kind == "addressee":
            station = heading.read_station(text, field, role)
            role = station.role if station else heading.role_of(text, field, role)
        else:
            continue
        if station is not None:
            yield station


def _style(parts: MessageParts, *, is_full: bool) -> Style:
    if is_full:
        return Style.FULL
    is_archive = any(field.kind == "archive" and field.lines[0].kind != "BANNER_LINE" for field in parts.fields)
    return Style.ARCHIVE if is_archive else Style.THIN


def _zones(parts: MessageParts, body: Body, length: int) -> list[Zone]:
    zones: list[Zone] = []
    position = 0
    for start, end, kind in [*_field_zones(parts), *body.zones]:
        if start > position:
            zones.append(_AS_ZONE((position, start, "other")))
        if end > position:
            zones.append(_AS_ZONE((max(start, position), end, kind)))
            position = end
    if position < length:
        zones.append(Zone(position, length, "end" if body.zones else "other"))
    return zones


def _field_zones(parts: MessageParts) -> Iterator[tuple[int, int, str]]:
    return ((field.start, field.end, _ZONES.get(field.kind, "heading")) for field in parts.fields)


def _with_headers(zones: list[Zone], repeated: list[MessageParts]) -> Iterator[Zone]:
    """Cut the fields of repeated headers out of the zones around them."""
    fields = [Zone(*zone) for parts in repeated for zone in _field_zones(parts)]
    place = 0
    for zone in zones:
        position = zone.start
        while place < len(fields) and fields[place].start < zone.end:
            field = fields[place]
            if field.start > position:
                yield Zone(position, field.start, zone.kind)
            yield Zone(max(field.start, position), min(field.end, zone.end), field.kind)
            position = min(field.end, zone.end)
            if field.end > zone.end:
                break
            place += 1
        if position < zone.end:
            yield Zone(position, zone.end, zone.kind)
