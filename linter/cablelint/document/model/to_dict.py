"""A cable as a dictionary (``schemas/cable.schema.json``), and the span of each of its elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cablelint.document.model import PRECEDENCES, Addressee, Cable, Located, Paragraph, PortionMark, Reference, Tag
from cablelint.edits import Span
from cablelint.text.letter_case import capitals


def as_table(cable: Cable) -> dict[str, Any]:
    """The fields of a cable; what is not there is null or empty.

    ``spans`` gives ``[start, end]`` of every element in characters of the decoded original, by JSON Pointer.
    """
    message, order, authority = cable.message, cable.executive_order, cable.authority
    section = cable.classification.section if cable.classification else None
    return {
        "dialect": cable.dialect,
        "mrn": message
        and {
            "post": message.post.value,
            "number": message.number,
            "year": message.year,
            "canonical": message.canonical,
        },
        "transmission": _value(cable.transmission),
        "dtg": cable.dtg.value.strftime("%Y-%m-%dT%H:%MZ") if cable.dtg and cable.dtg.value else None,
        "precedence": _precedence(cable),
        "originator": _value(cable.originator.station if cable.originator else None),
        "addressees": {
            role: [_addressee(each) for each in _addressees(cable, role)]
            for role in ("action", "info", "exempt")
            if role != "exempt" or _addressees(cable, role)
        },
        "drafting": [
            {"role": entry.role, "office": _value(entry.office), "person": _value(entry.person)}
            for entry in cable.drafting
        ],
        "classification": cable.classification
        and {
            "level": cable.classification.level.value.value,
            "handling": [control.value.strip(" /") for control in cable.classification.controls],
        },
        "captions": [caption.value for caption in cable.captions],
        "executive_order": order
        and {
            "number": int(order.number.value),
            "instruction": _value(order.instruction),
            "declassify_on": order.dates[-1].value.isoformat() if order.dates and order.dates[-1].value else None,
        },
        "tags": list(_tags(cable)),
        "subject": cable.subject.title.value if cable.subject else None,
        "references": [entry for reference in cable.references for entry in _reference(cable, reference)],
        "classified_by": authority
        and {
            "name": _value(authority.name),
            "title": _value(authority.title),
            "reasons": [f"{authority.reasons.section.value}({letter.value})" for letter in authority.reasons.letters]
            if authority.reasons
            else [],
        },
        "sections": section and {"number": section.number, "total": section.total},
        "paragraphs": [_paragraph(paragraph) for paragraph in cable.paragraphs],
        "summary": _value(cable.summary),
        "signature": _value(cable.signature),
        "spans": {pointer: list(span) for pointer, span in spans(cable).items()},
    }


def spans(cable: Cable) -> Mapping[str, Span]:
    """Return the span of each element in the file, by its JSON Pointer in :func:`as_table`."""
    return {pointer: cable.source.place(span) for pointer, span in _spans(cable)}


def _spans(cable: Cable) -> Iterator[tuple[str, Span]]:
    elements: dict[str, Any] = {
        "/transmission": cable.transmission,
        "/mrn": cable.message,
        "/dtg": cable.dtg and cable.dtg.stamp,
        "/precedence": cable.dtg and next(iter(cable.dtg.precedences), None),
        "/originator": cable.originator and cable.originator.station,
        "/classification": cable.classification,
        "/classification/level": cable.classification and cable.classification.level,
        "/executive_order": cable.executive_order,
        "/executive_order/number": cable.executive_order and cable.executive_order.number,
        "/executive_order/instruction": cable.executive_order and cable.executive_order.instruction,
        "/subject": cable.subject and cable.subject.title,
        "/classified_by": cable.authority,
        "/classified_by/name": cable.authority and cable.authority.name,
        "/classified_by/title": cable.authority and cable.authority.title,
        "/classified_by/reasons": cable.authority and cable.authority.reasons,
        "/sections": cable.classification and cable.classification.section,
        "/summary": cable.summary,
        "/signature": cable.signature,
    }
    for pointer, element in elements.items():
        if element is not None:
            yield pointer, element.span
    if cable.executive_order and cable.executive_order.dates:
        yield "/executive_order/declassify_on", cable.executive_order.dates[-1].span
    lists: dict[str, Sequence[Any]] = {
        "/addressees/action": _addressees(cable, "action"),
        "/addressees/info": _addressees(cable, "info"),
        "/addressees/exempt": _addressees(cable, "exempt"),
        "/classification/handling": cable.classification.controls if cable.classification else (),
        "/captions": cable.captions,
        "/drafting": cable.drafting,
        "/tags": tuple(_tags(cable).values()),
        "/references": [place for reference in cable.references for place in reference.messages or (reference,)],
        "/paragraphs": cable.paragraphs,
    }
    for pointer, entries in lists.items():
        for index, entry in enumerate(entries):
            yield f"{pointer}/{index}", entry.span
    for index, paragraph in enumerate(cable.paragraphs):
        if paragraph.mark is not None:
            yield f"/paragraphs/{index}/portion", paragraph.mark.span
        yield f"/paragraphs/{index}/text", paragraph.body


def _value(element: Located[str] | None) -> str | None:
    return element.value if element is not None else None


def _precedence(cable: Cable) -> str | None:
    letter = cable.dtg.precedences[0].value.upper() if cable.dtg and cable.dtg.precedences else None
    return PRECEDENCES.get(letter, letter) if letter else None


def _tags(cable: Cable) -> dict[str, Tag]:
    """Each tag once, in their order, with the place where it is printed first."""
    found: dict[str, Tag] = {}
    for tag in cable.tags.entries if cable.tags else ():
        for code in tag.codes:
            found.setdefault(code, tag)
    return found


def _addressees(cable: Cable, role: str) -> list[Addressee]:
    return [addressee for addressee in cable.addressees if addressee.role == role]


def _addressee(addressee: Addressee) -> dict[str, str | None]:
    return {
        "routing_indicator": _value(addressee.indicator),
        "station": addressee.station.value,
        "precedence": _value(addressee.precedence),
        "number": _value(addressee.number),
    }


def _reference(cable: Cable, reference: Reference) -> Iterator[dict[str, str | None]]:
    label = _value(reference.label)
    if len(reference.messages) < 2:
        canonical = reference.messages[0].canonical if reference.messages else None
        yield {"label": label, "text": reference.text.value, "canonical": canonical}
        return
    for message in reference.messages:
        year = cable.source.text[message.span.start : message.post.span.start]
        text = " ".join([*year.split(), message.post.value, message.digits.value])
        yield {"label": label, "text": text, "canonical": message.canonical}


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "number": paragraph.number,
        "portion": _portion(paragraph.mark),
        "text": paragraph.text,
        "headings": list(paragraph.headings),
    }


def _portion(mark: PortionMark | None) -> str | None:
    return capitals(mark.text.strip("()[] ")) if mark else None
