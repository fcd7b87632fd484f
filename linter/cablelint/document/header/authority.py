"""The authority: who classified the cable, in which position and for which reasons."""

from __future__ import annotations

from cablelint.document.header.authority_repairs import reason_repairs, wrap_repairs
from cablelint.document.header.classified_by import said_before_reason, split_authority
from cablelint.document.lines.message_parts import Field
from cablelint.document.lines.parsed_field import ParsedField, joined
from cablelint.document.lines.text import Text
from cablelint.document.model import Authority, Located, Reasons
from cablelint.edits import Span
from cablelint.text.mask_shapes import masks_as_words
from cablelint.text.regexes import regex

# Regular expressions: they take digits out of words that the grammar has read.
_NUMBERS = regex(r"[0-9]+")


def read_authority(text: Text, field: Field) -> Authority | None:
    """The authority of a Classified By or Derived From line; None for a line without its label."""
    is_derived = "DERIVED" in text.capitals[field.start : field.end].split("FROM", 1)[0]
    rule = "derived_from" if is_derived else "classified_by"
    line = joined(text.raw, field)
    repairs = sorted([*wrap_repairs(text.raw[field.start : field.end], line), *reason_repairs(line)])
    parsed = ParsedField(text, field, rule, reports=False, repairs=repairs)
    label = parsed.get("CLASSIFIED_BY", "CLASSIFIED_BY_VARIANT", "DERIVED_LABEL")
    if label is None:
        return None
    name = title = what = None
    place = _place_said(parsed)
    if place is not None:
        start, end = place
        piece = parsed.raw[start:end]
        shape = masks_as_words(piece)
        length = said_before_reason(shape)
        what = parsed.part(start, start + length) if length else None
        if not is_derived:
            places = split_authority(shape[:length])
            name, title = (parsed.part(start + at[0], start + at[1]) if at else None for at in places)
    return Authority(is_derived, label, what, name, title, _reasons(parsed), parsed.span)


def _place_said(parsed: ParsedField) -> tuple[int, int] | None:
    """The place of the words before the reason, or of those behind it: ``Classified by reason 1.4 (b) by ...``."""
    said = parsed.words.first("AUTHORITY", "SOURCE")
    if said is not None:
        return parsed.place(said)
    rest = parsed.words.first("REST")
    if rest is None or not rest.text.startswith("BY "):
        return None
    start, end = parsed.place(rest)
    return start + len("BY "), end


def _reasons(parsed: ParsedField) -> Reasons | None:
    section = parsed.words.first("REASON_SECTION")
    if section is None:
        return None
    printed = parsed.located(section)
    letters: list[Located[str]] = []
    range_from = None
    end = printed.span.end
    for token in parsed.words.all("REASON_LETTER", "LINK"):
        word = parsed.located(token)
        if token.type == "LINK":
            range_from = letters[-1].value if letters and "-" in word.value else None
            continue
        letter = word.value.strip("()[] .").lower()
        if range_from is not None and letter.isalpha():
            letters += (Located(chr(code), word.span) for code in range(ord(range_from) + 1, ord(letter)))
            range_from = None
        letters.append(Located(letter, word.span))
        end = word.span.end
    digits = _NUMBERS.findall(printed.value)
    value = ".".join("".join(digits)) if len(digits) == 1 else ".".join(digits)
    return Reasons(Located(value, printed.span), tuple(letters), Span(printed.span.start, end))
