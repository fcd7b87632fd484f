"""Mutators: each breaks exactly one thing in a cable without faults, and returns its place.

A mutator takes a cable and a source of randomness and gives an edit of its text, or None where the cable has nothing
for it to break. Its name describes what it breaks; the rules of its family should see it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from cablelint.document.model import Cable
from cablelint.edits import Edit, Span

Mutate = Callable[[Cable, Random], Edit | None]


@dataclass(frozen=True)
class Mutator:
    """A way to break one thing.

    Attributes:
        name: What it breaks, in kebab-case.
        family: Of the rules that should see it.
        mutate: Gives the edit.
    """

    name: str
    family: str
    mutate: Mutate


MUTATORS: list[Mutator] = []


def mutator(family: str) -> Callable[[Mutate], Mutate]:
    """Register a mutator under its function's name."""

    def register(mutate: Mutate) -> Mutate:
        MUTATORS.append(Mutator(mutate.__name__.replace("_", "-"), family, mutate))
        return mutate

    return register


def _replace(place: Span | None, content: str) -> Edit | None:
    return None if place is None else Edit(place.start, place.end, content)


def _text(cable: Cable, place: Span) -> str:
    return cable.source.text[slice(*place)]


def _without_line(cable: Cable, place: Span | None) -> Edit | None:
    """The lines of a field, newline included."""
    if place is None:
        return None
    text = cable.source.text
    start = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.end)
    return Edit(start, len(text) if end < 0 else end + 1, "")


def _pattern(cable: Cable, random: Random, pattern: str, content: str, zone: Span | None = None) -> Edit | None:
    """One match of a pattern, replaced; groups as in ``re.sub``."""
    start, end = zone or Span(0, len(cable.source.text))
    matches = list(re.compile(pattern).finditer(cable.source.text, start, end))
    if not matches:
        return None
    match = random.choice(matches)
    return Edit(match.start(), match.end(), match.expand(content))


def _other_digit(digits: str, random: Random) -> str:
    place = random.randrange(len(digits))
    other = random.choice([digit for digit in "123456789" if digit != digits[place]])
    return digits[:place] + other + digits[place + 1 :]


# Header


@mutator("HDR")
def day_of_the_year(cable: Cable, random: Random) -> Edit | None:
    day = cable.de.day if cable.de else None
    return day and _replace(day.span, f"{day.value + random.choice((-1, 1, 10)):03}")


@mutator("HDR")
def filing_hour(cable: Cable, random: Random) -> Edit | None:
    time = cable.de.time if cable.de else None
    return time and _replace(time.span, f"{(int(time.value[:2]) + random.randint(3, 20)) % 24:02}{time.value[2:]}")


@mutator("HDR")
def day_of_the_date_time_group(cable: Cable, _random: Random) -> Edit | None:
    if cable.dtg is None or cable.dtg.value is None or cable.de is None:
        return None
    start = cable.dtg.stamp.span.start
    return Edit(start, start + 2, f"{(cable.dtg.value + timedelta(days=1)).day:02}")


@mutator("HDR")
def impossible_month(cable: Cable, _random: Random) -> Edit | None:
    if cable.dtg is None or cable.dtg.value is None:
        return None
    month = cable.dtg.stamp.value.split()[1]
    start = cable.dtg.stamp.span.start + _text(cable, cable.dtg.stamp.span).index(month)
    return Edit(start, start + 3, f"{month[0]}{month[2]}{month[1]}")


@mutator("HDR")
def serial_number(cable: Cable, random: Random) -> Edit | None:
    serial = cable.de.serial if cable.de and cable.message else None
    return serial and _replace(serial.span, _other_digit(f"{serial.value:04}", random))


@mutator("HDR")
def own_number(cable: Cable, random: Random) -> Edit | None:
    if cable.message is None or cable.de is None:
        return None
    digits = cable.message.digits
    return Edit(digits.span.end - 4, digits.span.end, _other_digit(digits.value[-4:], random))


@mutator("HDR")
def section_of_the_de_line(cable: Cable, _random: Random) -> Edit | None:
    section = cable.de.section if cable.de else None
    return section and _replace(section.span, f"{section.value + 1:02}")


@mutator("HDR")
def relay_precedence(cable: Cable, _random: Random) -> Edit | None:
    if cable.relay is None:
        return None
    return _replace(cable.relay.precedence.span, "RR" if cable.relay.precedence.value != "RR" else "OO")


@mutator("HDR")
def date_time_group_removed(cable: Cable, _random: Random) -> Edit | None:
    return _without_line(cable, cable.dtg.span) if cable.dtg and cable.de else None


@mutator("HDR")
def originator_removed(cable: Cable, _random: Random) -> Edit | None:
    return _without_line(cable, cable.originator.span) if cable.originator and cable.de else None


@mutator("HDR")
def subject_removed(cable: Cable, _random: Random) -> Edit | None:
    return cable.subject and _without_line(cable, cable.subject.span)


@mutator("HDR")
def subject_before_tags(cable: Cable, _random: Random) -> Edit | None:
    if not (cable.subject and cable.tags and cable.executive_order):
        return None
    start, end = cable.executive_order.span.start, cable.subject.span.end
    order, tags, subject = (_text(cable, part.span) for part in (cable.executive_order, cable.tags, cable.subject))
    return Edit(start, end, f"{subject}\n{tags}\n{order}") if start < cable.tags.span.start < end else None


# Routing


@mutator("RTE")
def indicator_of_another_station(cable: Cable, random: Random) -> Edit | None:
    known = [each for each in cable.addressees if each.indicator and re.match("RUEH[A-Z]{2,3}$", each.indicator.value)]
    if len(known) < 2:
        return None
    one, other = random.sample(known, 2)
    if one.indicator is None or other.indicator is None or one.indicator.value == other.indicator.value:
        return None
    return _replace(one.indicator.span, other.indicator.value)


@mutator("RTE")
def indicator_of_the_de_line(cable: Cable, _random: Random) -> Edit | None:
    indicator = cable.de.indicator if cable.de else None
    return indicator and _replace(indicator.span, "RUEHKO" if indicator.value != "RUEHKO" else "RUEHRL")


@mutator("RTE")
def addressee_twice(cable: Cable, _random: Random) -> Edit | None:
    known = [each for each in cable.addressees if each.indicator and each.role == "info"]
    return (
        Edit(known[-1].span.end, known[-1].span.end, f"\n{_text(cable, known[-1].span).removeprefix('INFO ')}")
        if known
        else None
    )


# Classification


@mutator("CLS")
def security_letters(cable: Cable, _random: Random) -> Edit | None:
    letters = cable.security.letters if cable.security else None
    return letters and _replace(letters.span, "SSSSS" if letters.value != "SSSSS" else "CCCCC")


@mutator("CLS")
def portion_mark_removed(cable: Cable, random: Random) -> Edit | None:
    marked = [each for each in cable.paragraphs if each.mark and not each.mark_precedes and not each.quoted]
    if cable.level is None or not cable.level.is_classified or len(marked) < 3 or len(marked) < len(cable.paragraphs):
        return None
    mark = random.choice(marked[1:]).mark
    return mark and Edit(mark.span.start, mark.span.end + 1, "")


@mutator("CLS")
def portion_mark_above_the_whole(cable: Cable, random: Random) -> Edit | None:
    marked = [each.mark for each in cable.paragraphs if each.mark and each.mark.text in ("(U)", "(C)")]
    if cable.level is None or cable.level.rank > 1 or not marked:
        return None
    return _replace(random.choice(marked).span, "(S)" if cable.level.rank else "(C)")


@mutator("CLS")
def level_unspaced(cable: Cable, _random: Random) -> Edit | None:
    level = cable.classification.level if cable.classification and cable.classification.spelling == "spaced" else None
    if level is None or not level.value.is_classified:
        return None
    return _replace(level.span, level.value.value)


@mutator("CLS")
def caption_twice(cable: Cable, random: Random) -> Edit | None:
    if not cable.captions:
        return None
    caption = random.choice(cable.captions)
    return Edit(caption.span.end, caption.span.end, f"\n{caption.value}")


# Declassification


@mutator("DCL")
def order_number(cable: Cable, random: Random) -> Edit | None:
    order = cable.executive_order
    return order and _replace(order.number.span, _other_digit(order.number.value, random))


@mutator("DCL")
def date_before_the_cable(cable: Cable, _random: Random) -> Edit | None:
    printed = _declassify_on(cable)
    return printed and cable.date and _replace(printed, f"{cable.date - timedelta(days=400):%m/%d/%Y}")


@mutator("DCL")
def date_too_far_away(cable: Cable, _random: Random) -> Edit | None:
    printed = _declassify_on(cable)
    return printed and cable.date and _replace(printed, f"{cable.date + timedelta(days=14_000):%m/%d/%Y}")


@mutator("DCL")
def impossible_date(cable: Cable, _random: Random) -> Edit | None:
    printed = _declassify_on(cable)
    return printed and _replace(printed, f"02/30/{_text(cable, printed)[-4:]}")


def _declassify_on(cable: Cable) -> Span | None:
    dates = cable.executive_order.dates if cable.executive_order else ()
    return dates[0].span if dates and dates[0].form == "DATE_MONTH_DAY_YEAR" else None


@mutator("DCL")
def order_removed(cable: Cable, _random: Random) -> Edit | None:
    if cable.executive_order is None or cable.level is None or not cable.level.is_classified:
        return None
    return _without_line(cable, cable.executive_order.span)


@mutator("DCL")
def classified_by_removed(cable: Cable, _random: Random) -> Edit | None:
    if cable.authority is None or cable.level is None or not cable.level.is_classified:
        return None
    return _without_line(cable, cable.authority.span)


@mutator("DCL")
def reason_letter(cable: Cable, random: Random) -> Edit | None:
    letters = cable.authority.reasons.letters if cable.authority and cable.authority.reasons else ()
    return _replace(random.choice(letters).span, "(k)") if letters else None


@mutator("DCL")
def reason_section(cable: Cable, _random: Random) -> Edit | None:
    reasons = cable.authority.reasons if cable.authority else None
    return reasons and _replace(reasons.section.span, "1.8 ")


# References


@mutator("REF")
def reference_letter(cable: Cable, random: Random) -> Edit | None:
    labels = [reference.label for reference in cable.references if reference.label]
    if len(labels) < 2 or len(labels) < len(cable.references):
        return None
    label = random.choice(labels[1:])
    printed = _text(cable, label.span)
    return _replace(label.span, printed.replace(printed.strip("().:[]"), chr(ord(label.value) + 2)))


@mutator("REF")
def own_reference_from_the_future(cable: Cable, _random: Random) -> Edit | None:
    own = cable.message
    for message in (message for reference in cable.references for message in reference.messages):
        if own and message.post.value == own.post.value and message.year == own.year:
            return _replace(message.digits.span, str(own.number + 7))
    return None


@mutator("REF")
def reference_year(cable: Cable, _random: Random) -> Edit | None:
    for reference in cable.references:
        year = re.match(r"'?(?P<year>[01][0-9]) ", reference.text.value)
        if year and cable.date:
            start = reference.text.span.start + year.start("year")
            return Edit(start, start + 2, f"{(cable.date.year + 2) % 100:02}")
    return None


@mutator("REF")
def reference_post(cable: Cable, random: Random) -> Edit | None:
    messages = [
        message for reference in cable.references for message in reference.messages if len(message.post.value) > 4
    ]
    if not messages:
        return None
    name = random.choice(messages).post
    return _replace(name.span, f"{name.value[:2]}Q{name.value[3:]}")


@mutator("REF")
def references_removed(cable: Cable, _random: Random) -> Edit | None:
    if not cable.references or cable.reference_label is None:
        return None
    if not re.search(r"\breftel|\bref [a-d]\b", _text(cable, cable.body).lower()):
        return None
    return _without_line(cable, Span(cable.reference_label.span.start, cable.references[-1].span.end))


# TAGS


@mutator("TAG")
def tag_twice(cable: Cable, random: Random) -> Edit | None:
    plain = [tag for tag in cable.tags.entries if not tag.person] if cable.tags else []
    if not plain:
        return None
    tag = random.choice(plain)
    return Edit(plain[-1].span.end, plain[-1].span.end, f", {tag.value}")


@mutator("TAG")
def unknown_tag(cable: Cable, random: Random) -> Edit | None:
    tags = [tag for tag in cable.tags.entries if len(tag.value) == 4] if cable.tags else []
    return _replace(random.choice(tags).span, "XQZV") if tags else None


@mutator("TAG")
def label_of_the_tags_line(cable: Cable, random: Random) -> Edit | None:
    return cable.tags and _replace(cable.tags.label.span, random.choice(("TAGES:", "TGS:", "TAGS;", "TAG:")))


@mutator("TAG")
def tags_removed(cable: Cable, _random: Random) -> Edit | None:
    return cable.tags and _without_line(cable, cable.tags.span)


# Paragraphs


@mutator("PAR")
def paragraph_number(cable: Cable, random: Random) -> Edit | None:
    digits = [each.digits for each in cable.paragraphs if each.digits and not each.quoted]
    if len(digits) < 2:
        return None
    chosen = random.choice(digits)
    return _replace(chosen.span, str(int(chosen.value) + random.choice((2, 3, 5))))


@mutator("PAR")
def paragraph_number_of_the_one_before(cable: Cable, random: Random) -> Edit | None:
    digits = [each.digits for each in cable.paragraphs if each.digits and not each.quoted]
    return _replace((chosen := random.choice(digits[1:])).span, str(int(chosen.value) - 1)) if digits[1:] else None


@mutator("PAR")
def paragraph_removed(cable: Cable, random: Random) -> Edit | None:
    inner = [each.span for each in cable.paragraphs if each.number and not each.quoted][1:-1]
    return _without_line(cable, random.choice(inner)) if inner else None


@mutator("PAR")
def digit_for_pilcrow(cable: Cable, random: Random) -> Edit | None:
    return _pattern(cable, random, r"¶(?=[0-9]{1,2}\. ?\([CSU])", "1")


@mutator("PAR")
def link_for_pilcrow(cable: Cable, random: Random) -> Edit | None:
    return _pattern(cable, random, r"¶(?=[0-9]{1,2}\.)", "[1](#)")


@mutator("PAR")
def pilcrow_lost(cable: Cable, random: Random) -> Edit | None:
    return _pattern(cable, random, r"¶(?=[0-9]{1,2}\. ?\([CSU])", "") if len(cable.paragraphs) > 4 else None


# Sections of the text


@mutator("SEC")
def end_summary_removed(cable: Cable, random: Random) -> Edit | None:
    return _pattern(cable, random, r"(?i)\(?\bend (?:of )?summary\.?\)?", "", cable.body)


@mutator("SEC")
def number_of_sections(cable: Cable, _random: Random) -> Edit | None:
    section = cable.classification.section if cable.classification and cable.page_marks else None
    return section and Edit(section.span.end - 2, section.span.end, f"{section.total + 1:02}")


@mutator("SEC")
def signature_removed(cable: Cable, _random: Random) -> Edit | None:
    return cable.signature and _replace(cable.signature.span, "")


@mutator("SEC")
def signature_misspelt(cable: Cable, random: Random) -> Edit | None:
    name = cable.authority.name if cable.authority else None
    if name is None or cable.signature is None or cable.signature.value.upper() != name.value.split()[-1].upper():
        return None
    signed = cable.signature.value
    if len(set(signed)) < 5:
        return None
    place = random.randrange(1, len(signed) - 1)
    return _replace(cable.signature.span, signed[:place] + signed[place + 1] + signed[place] + signed[place + 2 :])


# Damage


@mutator("DMG")
def comma_for_apostrophe(cable: Cable, random: Random) -> Edit | None:
    return _pattern(cable, random, r"(?<=[a-z])['’](?=s\b)", ",", cable.body)


@mutator("DMG")
def parenthesis_for_dash(cable: Cable, random: Random) -> Edit | None:
    return _pattern(cable, random, r"(?<=[a-z]) --? (?=[a-z])", " ) ", cable.body)


@mutator("DMG")
def mojibake(cable: Cable, random: Random) -> Edit | None:
    return _pattern(cable, random, r"(?<=[a-z])['’](?=[a-z])", "â€™", cable.body)


@mutator("DMG")
def entity(cable: Cable, random: Random) -> Edit | None:
    return _pattern(cable, random, r'"', "&quot;", cable.body)


@mutator("DMG")
def link_around_a_tag(cable: Cable, random: Random) -> Edit | None:
    tags = [tag for tag in cable.tags.entries if not tag.person] if cable.tags else []
    return _replace((tag := random.choice(tags)).span, f"[{tag.value}](#)") if tags else None


@mutator("DMG")
def number_of_a_page_mark(cable: Cable, random: Random) -> Edit | None:
    if not cable.page_marks:
        return None
    number = random.choice(cable.page_marks).number
    return _replace(number.span, f"{number.value + 10:08}")


@mutator("DMG")
def invisible_character(cable: Cable, random: Random) -> Edit | None:
    return _pattern(cable, random, r"(?<=[a-z]{3})(?=[a-z]{3})", "\u200b", cable.body)
