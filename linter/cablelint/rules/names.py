"""Names and redaction: people and personal data that are still readable in a cable to be published.

The rules NAM001 to NAM007 run only if they are selected: every cable contains names, and only its publication makes
them a fault. The proof of a release and the decisions of a reviewer report NAM901 to NAM910.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Confidence, Severity
from cablelint.rules.rule import Fault, fault, rule, unsafe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.document.model import Cable
    from cablelint.names.people import Mention, Person
    from cablelint.redaction.masking.redaction import Mask

_METADATA = {
    "heading": "header",
    "slug": "slug line",
    "eo": "E.O. line",
    "tags": "TAGS line",
    "subject": "SUBJECT line",
    "reference": "REF line",
    "classified-by": "Classified By line",
    "signature": "signature",
}
# Characters between the parts of a name.
_BETWEEN = " -\n"


@rule("NAM001", "name-unredacted", Severity.ERROR, fix=Applicability.UNSAFE, is_default=False)
def name_unredacted(cable: Cable, masks: tuple[Mask, ...]) -> Iterator[Fault]:
    """Report every name of a person.

    In a release without names every name is a fault, in any spelling. The fix replaces it by a placeholder; ``cablelint
    redact`` does the same with a policy, a manifest and a proof.

    Fails:
        1. (C) Ambassador Alice B. Marlow met Foreign Minister Henrik Orbanek.
    Passes:
        (the whole cable)
        1. (C) The ambassador met the foreign minister.
    Source:
        5 U.S.C. 552 (b)(6).
    """
    for mask in masks:
        if mask.planned.subject.label == "NAME" and not mask.planned.is_protected:
            yield _unmasked(cable, mask, "found the name {}, expected a mask")


@rule("NAM002", "name-protected-unredacted", Severity.ERROR, fix=Applicability.UNSAFE, is_default=False)
def name_protected_unredacted(cable: Cable, masks: tuple[Mask, ...]) -> Iterator[Fault]:
    """Report every name of a protected source.

    With ``(protect)`` or ``(strictly protect)`` after a name the drafter demands that nobody reveals this person as a
    source. No policy and no roster keeps such a name.

    Fails:
        1. (C) Henrik Orbanek (strictly protect) told Poloff that the talks had failed.
    Passes:
        1. (C) Henrik Orbanek told Poloff that the talks had failed.
    Source:
        5 FAH-1 H-245; E.O. 13526 section 1.4 (c) and (d).
    """
    for mask in masks:
        if mask.planned.is_protected:
            yield _unmasked(cable, mask, "found the protected name {}, expected a mask")


@rule("NAM003", "name-spelling-variant", Severity.WARNING, is_default=False)
def name_spelling_variant(
    _cable: Cable, people: tuple[Person, ...], *, shortest: int = 5, slips: int = 2
) -> Iterator[Fault]:
    """Check that every surname is spelt in one way.

    A mask of one spelling leaves the other readable. The record keeps both; the rarer one is reported. Two spellings of
    5 letters or more that differ in at most 2 letters are one name; shorter ones may be two people.

    Fails:
        1. (C) Frank Quillmore met the minister. Quillmore agreed.
        2. (C) Mr. Quilmlore said that he would write, and Quillmore wrote.
    Passes:
        1. (C) Frank Quillmore met the minister. Quillmore agreed.
    Options:
        shortest: Least letters of a surname that is compared.
        slips: Most letters in which two spellings of one surname differ.
    Source:
        Damage seen in public copies of the cables of 1966-2010.
    """
    from cablelint.text.edit_distance import close_pairs

    for person in people:
        spellings = Counter(_surname(mention) for mention in person.mentions)
        first = {_surname(mention): mention for mention in reversed(person.mentions)}
        for one, other in close_pairs((name for name in spellings if len(name) >= shortest), slips):
            rarer, usual = sorted((one, other), key=lambda name: spellings[name])
            yield fault(first[rarer].span, "found {}, expected the spelling {}", first[rarer].text, usual.capitalize())


def _surname(mention: Mention) -> str:
    words = ["".join(filter(str.isalpha, word)) for word in mention.text.upper().split()]
    return next((word for word in reversed(words) if len(word) > 1), "")


@rule("NAM004", "name-in-metadata", Severity.ERROR, is_default=False)
def name_in_metadata(cable: Cable, people: tuple[Person, ...]) -> Iterator[Fault]:
    """Check that a release with masks contains no name outside its text.

    Names are easily overlooked in TAGS, slug lines, the subject, references, the Classified By line and the signature.

    Fails:
        TAGS: PREL, OVIP (MARLOW, ALICE), JA
        1. (C) Ambassador [NAME-1] met Foreign Minister [NAME-2].
        [NAME-1]
    Passes:
        (the whole cable)
        TAGS: PREL, OVIP ([NAME-1]), JA
        1. (C) Ambassador [NAME-1] met Foreign Minister [NAME-2].
    Source:
        5 U.S.C. 552 (b)(6).
    """
    from cablelint.text.mask_shapes import existing_masks

    if not existing_masks(cable.source.text):
        return
    zones = [
        (cable.view.origin(zone.start, zone.end), _METADATA[zone.kind])
        for zone in cable.zones
        if zone.kind in _METADATA
    ]
    for mention in _mentions(people):
        part = next((part for span, part in zones if span.overlaps(mention.span)), None)
        if part is not None:
            yield fault(mention.span, f"found the name {{}} in the {part}, expected a mask", mention.text)


@rule("NAM005", "name-redaction-incomplete", Severity.ERROR, is_default=False)
def name_redaction_incomplete(cable: Cable, people: tuple[Person, ...]) -> Iterator[Fault]:
    """Check that no part of a name is left beside a mask.

    A given name or a surname beside the mask of the rest reveals the person.

    Fails:
        1. (C) Ambassador XXXXXXXXXXXX Marlow met the foreign minister.
    Passes:
        (the whole cable)
        1. (C) XXXXXXXXXXXX met Foreign Minister XXXXXXXXXXXX.
    Source:
        5 U.S.C. 552 (b)(6).
    """
    from cablelint.text.mask_shapes import existing_masks

    text = cable.source.text
    masks = existing_masks(text)
    starts, ends = {mask.start for mask in masks}, {mask.end for mask in masks}
    for mention in _mentions(people):
        before, after = (
            text[max(0, mention.span.start - 3) : mention.span.start],
            text[mention.span.end : mention.span.end + 3],
        )
        start = mention.span.start - len(before) + len(before.rstrip(_BETWEEN))
        end = mention.span.end + len(after) - len(after.lstrip(_BETWEEN))
        if start in ends or end in starts:
            yield fault(mention.span, "found {} beside a mask, expected one mask of the whole name", mention.text)


@rule("NAM006", "name-participant-unlisted", Severity.INFO, is_default=False)
def name_participant_unlisted(cable: Cable, people: tuple[Person, ...], *, listed: int = 2) -> Iterator[Fault]:
    """Check that the people in the text are in the list of participants.

    If a cable lists at least 2 participants, a name outside the list may be a misspelling of one in it.

    Fails:
        1. (C) Poloff met Henrik Orbanek. Ann Reeves was not there.
        2. (U) PARTICIPANTS:
        Henrik Orbanek, Director, Fisheries Agency
        Cora Tallow, Deputy Director, Fisheries Agency
    Passes:
        1. (C) The talks ended.
    Options:
        listed: Least number of listed participants.
    Source:
        5 FAH-1 H-246.
    """
    spans = [cable.view.origin(zone.start, zone.end) for zone in cable.zones if zone.kind == "participants"]
    participants = {person.id for person in people if any(_is_in(mention, spans) for mention in person.mentions)}
    if len(participants) < max(1, listed):
        return
    for person in people:
        if person.id not in participants:
            mention = person.mentions[0]
            message = "found {}, expected a name in the list of participants"
            yield fault(mention.span, message, mention.text, confidence=Confidence.LOW)


def _is_in(mention: Mention, spans: list[Span]) -> bool:
    return any(span.overlaps(mention.span) for span in spans)


@rule("NAM007", "personal-data-exact", Severity.ERROR, fix=Applicability.UNSAFE, is_default=False)
def personal_data_exact(cable: Cable, masks: tuple[Mask, ...]) -> Iterator[Fault]:
    """Report every e-mail and postal address, date of birth, and number of a telephone, document or account.

    Each identifies one human being at least as well as the name does. The fix replaces it by a placeholder.

    Fails:
        1. (C) The contact is at henrik@example.org, tel. 03-3224-5000.
    Passes:
        1. (C) The contact wrote on May 3 about 3,224 tons, as reported in 06 TOKYO 5000.
    Source:
        5 U.S.C. 552 (b)(6).
    """
    for mask in masks:
        if mask.planned.subject.label != "NAME":
            kind = mask.planned.subject.label.lower()
            yield _unmasked(cable, mask, f"found personal data ({kind}) {{}}, expected a mask")


def _mentions(people: tuple[Person, ...]) -> Iterator[Mention]:
    return (mention for person in people for mention in person.mentions)


def _unmasked(cable: Cable, mask: Mask, message: str) -> Fault:
    span = mask.planned.span
    edits: tuple[Edit, ...] = mask.edits
    return fault(span, message, " ".join(cable.source.text[slice(*span)].split()), fix=unsafe(*edits))
