"""The preamble: the cable's own number, its subject, the order of the lines (part of the family HDR)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from cablelint.data.posts import find_post, post_key
from cablelint.document.model import Cable, Classification, Style, Subject
from cablelint.findings import Applicability, Severity
from cablelint.rules.rule import Fault, fault, replacing, rule, safe
from cablelint.rules.support.places import place_after
from cablelint.text.regexes import regex

_ID = regex(r"(?P<year>[0-9]{2})(?P<post>[A-Z]{3,})(?P<number>[0-9]+)(?![0-9])")
_DIGITS = 6


@rule("HDR009", "year-id-mismatch", Severity.ERROR)
def year_id_mismatch(cable: Cable) -> Iterator[Fault]:
    """Check that the name of the file, if it is the id of a cable, is the id of this one.

    Mirrors file a cable under year, post and number, ``07TOKYO2004``. Where the text differs, one of the two was
    altered, or the file contains another cable.

    Fails:
        (in the file 06TOKYO2004.txt)

        (in the file 07OSAKAKOBE2004.txt)

        (in the file 07TOKYO2040.txt)
    Passes:
        (in the file 07TOKYO2004.txt)

        (in the file letter.txt)
    Source:
        cablelint: the practice of the mirrors.
    """
    match = _ID.match(PurePath(cable.source.name).name)
    if match is None:
        return
    if cable.dtg and cable.date and cable.date.year % 100 != int(match["year"]):
        yield fault(cable.dtg.stamp, f"found year {cable.date:%y}, expected {match['year']} (name of the file)")
    messages = cable.classification.messages if cable.classification else ()
    if not messages:
        return
    first = messages[0]
    if int(match["number"]) not in {message.number for message in messages}:
        yield fault(
            first.digits, f"found number {{}}, expected {match['number']} (name of the file)", first.digits.value
        )
    elif not any(message.is_masked or _is_same_post(message.post.value, match["post"]) for message in messages):
        yield fault(first.post, f"found post {{}}, expected {match['post']} (name of the file)", first.post.value)


def _is_same_post(one: str, other: str) -> bool:
    first, second = find_post(one), find_post(other)
    return post_key(one) == post_key(other) or (first is not None and first == second)


@rule("HDR010", "mrn-format", Severity.WARNING, fix=Applicability.SAFE)
def mrn_format(cable: Cable, classification: Classification) -> Iterator[Fault]:
    """Check that the message reference number is a known post and a number of six digits.

    Other cables refer to this one by it. Copies that keep the transmission header print it with leading zeros; thinner
    copies drop some, which is info.

    Fails:
        C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 2004

        C O N F I D E N T I A L SECTION 01 OF 02 TOKOY 002004
    Passes:
        C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 002004
    Source:
        5 FAH-2 H-321, format line 12; the posts are those of 251,234 published cables.
    """
    for message in classification.messages:
        printed = message.digits.value
        if find_post(message.post.value) is None and not message.is_masked:
            yield fault(message.post, "unknown post {}; expected one such as TOKYO", message.post.value)
        if message.number == 0 or len(printed) > _DIGITS:
            yield fault(message.digits, "found message number {}, expected 000001 to 999999", printed)
        elif len(printed) < _DIGITS and cable.style is not Style.ARCHIVE:
            expected = printed.zfill(_DIGITS)
            fix = safe(replacing(message.digits.span, expected))
            severity = None if cable.style is Style.FULL else Severity.INFO
            found = f"found message number {{}}, expected six digits, {expected}"
            yield fault(message.digits, found, printed, fix=fix, severity=severity)
    if not classification.messages and cable.style is Style.FULL:
        yield fault(classification.span, "no message reference number; expected a post and six digits")


@rule("HDR011", "subject-missing", Severity.ERROR)
def subject_missing(cable: Cable, classification: Classification) -> Iterator[Fault]:
    """Check that the cable has a SUBJECT line with a title.

    Indexes and reading lists show the subject of a cable; without it nobody finds the cable again.

    Fails:
        (without the SUBJECT line)

        SUBJECT:
    Passes:
        SUBJECT: TALKS ON THE HERRING CATCH
    Source:
        5 FAH-1 H-245; 5 FAH-2 H-321.
    """
    if not cable.is_of_department:
        return
    if cable.subject is None:
        place = place_after(cable, classification, *cable.captions, cable.executive_order, cable.tags)
        yield fault(place, "no SUBJECT line; expected one before this line")
    elif cable.is_printed("subject") and not cable.other_subjects and not _title(cable, cable.subject):
        yield fault(cable.subject.label, "empty subject; expected a title")


def _title(cable: Cable, subject: Subject) -> str:
    return cable.source.text[subject.label.span.end : subject.span.end].strip(" :")


@rule("HDR012", "preamble-order", Severity.WARNING)
def preamble_order(cable: Cable) -> Iterator[Fault]:
    """Check that the lines between classification and text are in the usual order.

    Classification, E.O. line, TAGS, SUBJECT, REF, Classified By: readers and programs look for them in this order. A
    REF line after Classified By is common and is info.

    Fails:
        (the whole cable)
        C O N F I D E N T I A L TOKYO 002004
        TAGS: PREL, JA
        E.O. 12958: DECL: 05/07/2017
        SUBJECT: TALKS ON THE HERRING CATCH
    Passes:
        (the whole cable)
        C O N F I D E N T I A L TOKYO 002004
        E.O. 12958: DECL: 05/07/2017
        TAGS: PREL, JA
        SUBJECT: TALKS ON THE HERRING CATCH
    Source:
        5 FAH-1 H-245.
    """
    parts = (
        ("classification line", cable.classification if cable.is_printed("classification") else None),
        ("E.O. line", cable.executive_order),
        ("TAGS line", cable.tags if cable.is_printed("tags") else None),
        ("SUBJECT line", cable.subject if cable.is_printed("subject") else None),
        ("REF line", cable.references[0] if cable.references else None),
        ("Classified By line", cable.authority),
    )
    earlier, here = "", -1
    for name, part in parts:
        if part is None:
            continue
        if part.span.start < here:
            severity = Severity.INFO if name == "Classified By line" else None
            yield fault(part.span, f"found the {name} before the {earlier}, expected it after", severity=severity)
            return
        earlier, here = name, part.span.start
