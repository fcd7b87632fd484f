"""The preamble: the cable's own number, its subject, the order of the lines (part of the family HDR)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from cablelint.data.posts import find_post, post_key
from cablelint.document.model import Cable, Style, Subject
from cablelint.findings import Applicability, Severity
from cablelint.rules.registry import Fault, fault, replacing, rule, safe
from cablelint.rules.support.places import place_after

_ID = re.compile(r"(?P<year>[0-9]{2})(?P<post>[A-Z]{3,})(?P<number>[0-9]+)(?![0-9])")


@rule("HDR009", "year-id-mismatch", Severity.ERROR)
def year_id_mismatch(cable: Cable) -> Iterator[Fault]:
    """The name of the file is the id of another cable.

    Mirrors file a cable under year, post and number, ``07TOKYO2004``. Where the text says otherwise, one of the two was
    altered, or the file holds another cable.

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
        yield fault(cable.dtg.stamp, f"the year {cable.date:%y} is not that of the file's name, {match['year']}")
    messages = cable.classification.messages if cable.classification else ()
    if not messages:
        return
    numbers = {message.number for message in messages}
    if int(match["number"]) not in numbers:
        yield fault(
            messages[0].digits,
            f"the number {{}} is not that of the file's name, {match['number']}",
            messages[0].digits.value,
        )
    elif not any(_same_post(message.post.value, match["post"]) for message in messages):
        yield fault(
            messages[0].post, f"the post {{}} is not that of the file's name, {match['post']}", messages[0].post.value
        )


def _same_post(one: str, other: str) -> bool:
    first, second = find_post(one), find_post(other)
    return post_key(one) == post_key(other) or (first is not None and first == second)


@rule("HDR010", "mrn-format", Severity.WARNING, needs=("classification",), fix=Applicability.SAFE)
def mrn_format(cable: Cable) -> Iterator[Fault]:
    """The message reference number is missing, or not a known post and six digits.

    It is how every other cable refers to this one. In copies that keep the transmission header it is printed with
    leading zeros; thinner copies drop some, which is info.

    Fails:
        C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 2004

        C O N F I D E N T I A L SECTION 01 OF 02 TOKOY 002004
    Passes:
        C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 002004
    Source:
        5 FAH-2 H-321, format line 12; the posts are those of 251,234 published cables.
    """
    if cable.classification is None:
        return
    for message in cable.classification.messages:
        printed = message.digits.value
        if find_post(message.post.value) is None:
            yield fault(message.post, "{} is no known post: expected one such as TOKYO", message.post.value)
        if message.number == 0 or len(printed) > 6:
            yield fault(message.digits, "{} is no message number: expected 000001 to 999999", printed)
        elif len(printed) < 6 and cable.style is not Style.ARCHIVE:
            expected = printed.zfill(6)
            fix = safe(replacing(message.digits.span, expected))
            severity = None if cable.style is Style.FULL else Severity.INFO
            yield fault(
                message.digits, f"{{}} is not of six digits: expected {expected}", printed, fix=fix, severity=severity
            )
    if not cable.classification.messages and cable.style is Style.FULL:
        yield fault(cable.classification.span, "no message reference number: expected a post and six digits")


@rule("HDR011", "subject-missing", Severity.ERROR, needs=("classification",))
def subject_missing(cable: Cable) -> Iterator[Fault]:
    """The cable has no SUBJECT line, or an empty one.

    The subject is what indexes and reading lists show of a cable; without it nobody finds it again.

    Fails:
        (without the SUBJECT line)

        SUBJECT:
    Passes:
        SUBJECT: TALKS ON THE HERRING CATCH
    Source:
        5 FAH-1 H-245; 5 FAH-2 H-321.
    """
    if cable.subject is None:
        place = place_after(cable, cable.classification, *cable.captions, cable.executive_order, cable.tags)
        yield fault(place, "the SUBJECT line is missing: expected before this line")
    elif not cable.other_subjects and not _title(cable, cable.subject):
        yield fault(cable.subject.label, "the subject is empty: expected a title")


def _title(cable: Cable, subject: Subject) -> str:
    return cable.source.text[subject.label.span.end : subject.span.end].strip(" :")


@rule("HDR012", "preamble-order", Severity.WARNING)
def preamble_order(cable: Cable) -> Iterator[Fault]:
    """The lines between classification and text stand in another order than expected.

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
        ("the classification line", cable.classification),
        ("the E.O. line", cable.executive_order),
        ("the TAGS line", cable.tags),
        ("the SUBJECT line", cable.subject),
        ("the REF line", cable.references[0] if cable.references else None),
        ("the Classified By line", cable.authority),
    )
    earlier, here = "", -1
    for name, part in parts:
        if part is None:
            continue
        if part.span.start < here:
            is_usual = name == "the Classified By line"
            severity = Severity.INFO if is_usual else None
            yield fault(part.span, f"{name} stands before {earlier}: expected after it", severity=severity)
            return
        earlier, here = name, part.span.start
