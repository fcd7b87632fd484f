"""The elements of a cable, from the tree of ``grammar/cable.lark`` and from the reader, in one form to compare them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lark import Token, Tree

from cablelint.document.grammar import strict
from cablelint.document.model import Cable, Located, MessageReference
from cablelint.text.letter_case import capitals


def tree_of(text: str) -> Tree[Token]:
    """The tree of a cable in the strict form.

    Raises:
        lark.exceptions.UnexpectedInput: It is not in that form.
    """
    return strict.tree_of(capitals(text))


def elements_of_tree(tree: Tree[Token]) -> dict[str, Any]:
    """The elements of a tree."""
    return {
        "transmission": [f"VZCZC{''.join(_words(node))}" for node in _first(tree, "transmission_line")],
        "relay": [_words(node) for node in _first(tree, "relay_line")],
        "de": [_words(node) for node in _first(tree, "de_line")],
        "security": [_words(node, "SECURITY_SIGNAL", "SECURITY_LETTERS") for node in _first(tree, "security_line")],
        "precedences": [word for node in _first(tree, "dtg_line") for word in _words(node, "PRECEDENCE")],
        "dtg": [" ".join(_words(node, "DATE_TIME", "MONTH", "YEAR_OF_SENDING")) for node in _first(tree, "dtg_line")],
        "originator": [word for node in _first(tree, "from_line") for word in _words(node, "STATION")],
        "action": [_words(node) for node in _under_first(tree, "action", "addressee")],
        "info": [_words(node) for node in _under_first(tree, "information", "addressee")],
        "level": ["".join("".join(_words(node)).split()) for node in _first(tree, "level")],
        "controls": [word for node in _first(tree, "classification_line") for word in _words(node, "CONTROL")],
        "section": [list(map(int, _words(node))) for node in _first(tree, "section") if _is_in_filing(tree, node)],
        "message": [_words(node) for node in _first(tree, "message_reference")],
        "captions": [" ".join(_words(node)) for node in _under_first(tree, "filing", "caption_line")],
        "slugs": [" FOR ".join(_words(node)) for node in _under_first(tree, "filing", "slug_line")],
        "order": [word for node in _first(tree, "eo_line") for word in _words(node, "ORDER_NUMBER")],
        "dates": [word for node in _first(tree, "eo_line") for word in _words(node, "DATE")],
        "exemptions": [word for node in _first(tree, "eo_line") for word in _words(node, "EXEMPTION")],
        "event": [word for node in _first(tree, "eo_line") for word in _words(node, "EVENT")],
        "officer": [word for node in _first(tree, "eo_line") for word in _words(node, "OFFICER")],
        "tags": [_words(node) for node in _under_first(tree, "tags_line", "tag")],
        "mark": [word for node in _first(tree, "subject_line") for word in _words(node, "TITLE_MARK")],
        "title": [" ".join(_words(node, "TITLE", "MORE_TITLE")) for node in _first(tree, "subject_line")],
        "references": list(_references(tree)),
        "authority": [word for node in _first(tree, "classified_by") for word in _words(node, "AUTHORITY")],
        "section_of_reason": [
            "".join(word.split()) for node in _first(tree, "classified_by") for word in _words(node, "REASON_SECTION")
        ],
        "reasons": [
            word.strip("()").lower() for node in _first(tree, "classified_by") for word in _words(node, "REASON_LETTER")
        ],
        "paragraphs": list(_paragraphs(tree)),
        "page_marks": [" ".join(str(token).split()) for token in _tokens(tree, "PAGE_MARK")],
        "signature": [str(token) for token in _tokens(tree, "SIGNATURE")],
    }


def elements_of_cable(cable: Cable) -> dict[str, Any]:
    """The same elements as the reader finds them, in capitals."""
    relay, de, security, order, authority = (
        cable.relay,
        cable.de,
        cable.security,
        cable.executive_order,
        cable.authority,
    )
    classification = cable.classification
    de_parts = [de.indicator, de.serial, de.section, de.day, de.time] if de else []
    widths = (0, 4, 2, 3, 4)
    return {
        "transmission": [cable.transmission.value] if cable.transmission else [],
        "relay": [[relay.precedence.value, *(_value(each) for each in relay.indicators)]] if relay else [],
        "de": [[str(part.value).zfill(width) for part, width in zip(de_parts, widths, strict=True) if part is not None]]
        if de
        else [],
        "security": [[_value(security.signal), _value(security.letters)]] if security else [],
        "precedences": [_value(each) for each in cable.dtg.precedences] if cable.dtg else [],
        "dtg": [cable.dtg.stamp.value] if cable.dtg else [],
        "originator": [cable.originator.station.value] if cable.originator else [],
        "action": list(_addressees(cable, "action")),
        "info": list(_addressees(cable, "info")),
        "level": [
            {"UNCLASSIFIED": "UNCLAS"}.get(classification.level.value.value, classification.level.value.value).replace(
                " ", ""
            )
        ]
        if classification
        else [],
        "controls": [each.value.strip(" /") for each in classification.controls] if classification else [],
        "section": [[classification.section.number, classification.section.total]]
        if classification and classification.section
        else [],
        "message": [[cable.message.post.value, cable.message.digits.value]] if cable.message else [],
        "captions": [each.value.upper() for each in cable.captions],
        "slugs": [line for slug in cable.slugs for line in _lines(cable, slug)],
        "order": [order.number.value] if order else [],
        "dates": [cable.source.text[slice(*each.span)] for each in order.dates] if order else [],
        "exemptions": [each.value for each in order.exemptions] if order else [],
        "event": [order.event.value] if order and order.event else [],
        "officer": [order.officer.value] if order and order.officer else [],
        "tags": [[tag.value, *([tag.person.value] if tag.person else [])] for tag in cable.tags.entries]
        if cable.tags
        else [],
        "mark": [cable.subject.mark.text] if cable.subject and cable.subject.mark else [],
        "title": [capitals(cable.subject.title.value)] if cable.subject else [],
        "references": [
            [
                *([reference.label.value] if reference.label else []),
                " ".join(_message(cable, reference.messages[0])) if reference.messages else reference.text.value,
                *(["AND PREVIOUS"] if reference.has_previous and reference.messages else []),
            ]
            for reference in cable.references
        ],
        "authority": [capitals(authority.text.value)]
        if authority and authority.text and not authority.is_derived
        else [],
        "section_of_reason": [authority.reasons.section.value] if authority and authority.reasons else [],
        "reasons": [each.value for each in authority.reasons.letters] if authority and authority.reasons else [],
        "paragraphs": [
            [
                *(capitals(" ".join(heading.split())) for heading in paragraph.headings),
                str(paragraph.number or ""),
                paragraph.mark.text if paragraph.mark else "",
                capitals(" ".join(paragraph.text.split())),
            ]
            for paragraph in cable.paragraphs
        ],
        "page_marks": [" ".join(cable.source.text[slice(*mark.span)].split()) for mark in cable.page_marks],
        "signature": [cable.signature.value.upper()] if cable.signature else [],
    }


def _value(element: Located[str] | None) -> str:
    return element.value if element else ""


def _lines(cable: Cable, element: Located[str]) -> Iterator[str]:
    for line in cable.source.text[slice(*element.span)].split("\n"):
        if line.strip():
            yield " ".join(line.split())


def _addressees(cable: Cable, role: str) -> Iterator[list[str]]:
    for each in cable.addressees:
        if each.role == role:
            parts = (each.indicator, each.station, each.precedence, each.number)
            yield [part.value for part in parts if part is not None]


def _message(cable: Cable, message: MessageReference) -> list[str]:
    year = cable.source.text[message.span.start : message.post.span.start].strip()
    return [*([year] if year else []), message.post.value, message.digits.value]


def _tokens(tree: Tree[Token], *names: str) -> list[Token]:
    return [
        token for token in tree.scan_values(lambda value: isinstance(value, Token)) if not names or token.type in names
    ]


def _words(tree: Tree[Token], *names: str) -> list[str]:
    return [" ".join(str(token).split()) for token in _tokens(tree, *names)]


def _first(tree: Tree[Token], name: str) -> list[Tree[Token]]:
    """The first subtree of this name, as a list of one or none."""
    return [node for node in tree.iter_subtrees_topdown() if node.data == name][:1]


def _under_first(tree: Tree[Token], parent: str, name: str) -> list[Tree[Token]]:
    return [node for first in _first(tree, parent) for node in first.iter_subtrees_topdown() if node.data == name]


def _is_in_filing(tree: Tree[Token], node: Tree[Token]) -> bool:
    return any(node is each for each in _under_first(tree, "filing", "section"))


def _references(tree: Tree[Token]) -> Iterator[list[str]]:
    for first in _first(tree, "references"):
        letter = ["A"] if len(first.children) > 1 else []
        for child in first.children:
            if isinstance(child, Token):
                letter = [child.strip(" ¶.")]
            else:
                words = " ".join(_words(child, "YEAR", "POST", "NUMBER", "NO_TELEGRAM"))
                yield [*letter, words, *_words(child, "PREVIOUS")]


def _paragraphs(tree: Tree[Token]) -> Iterator[list[str]]:
    headings: list[str] = []
    for first in _first(tree, "text"):
        for child in first.children:
            if not isinstance(child, Tree):
                continue
            if child.data == "heading":
                headings.append(" ".join(_words(child, "HEADING")))
            elif child.data == "paragraph":
                number = "".join(_words(child, "PARAGRAPH_NUMBER")).strip(" .")
                mark = "".join(_words(child, "MARK"))
                said = _words(child, "PROSE", "MORE_PROSE", "SENTENCE", "PARTICIPANT")
                yield [*headings, number, mark, " ".join(said)]
                headings = []
