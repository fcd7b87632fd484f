"""Damage by mirrors: page marks and headings in the text, and text of other messages (part of the family DMG)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.data.posts import find_post, post_key
from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Severity
from cablelint.rules.rule import Fault, fault, rule, unsafe
from cablelint.rules.support.incomplete import notices_of_omission
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.document.model import Cable, Classification, PageMark

_WHOLE_LINE = regex(r"[ \t]*(?P<newline>\r\n?|\n)\s*")
_SECOND = "another message begins here, or the preamble is repeated"
_ENDS_SENTENCE = regex(r"[.?!:;\"”’')\]*_=-]\s*\Z")


@rule("DMG005", "damage-page-mark", Severity.INFO, fix=Applicability.UNSAFE)
def damage_page_mark(cable: Cable) -> Iterator[Fault]:
    """Check that no page mark splits a sentence or belongs to another message, and that no heading is repeated.

    Long messages were sent in sections and pages, each with a mark that mirrors kept when they joined them. A mark with
    the post or number of another message is a warning: the pages of two messages were mixed. The fix that deletes a
    mark is unsafe, and a repeated heading has no fix, because they are the only traces of the start of a section.

    Fails:
        1. (C) The minister said that he would
        TOKYO 00002004  002 OF 002
        write to the ambassador.

        1. (C) The minister agreed.
        OSLO 00000881  002 OF 002
        2. (C) He will write.
    Passes:
        1. (C) The minister agreed.
        TOKYO 00002004  002 OF 002
        2. (C) He will write.
    Source:
        Damage seen in public copies of the cables of 1966-2010; ACP 127 for the sections of a message.
    """
    for mark in cable.page_marks:
        if not _agrees(cable, mark):
            message = cable.message
            expected = f"{message.post.value} {message.number:08}" if message else ""
            yield fault(
                mark.post.span,
                f"found a page mark of {{}} {mark.number.value:08}, expected {{}}",
                mark.post.value,
                expected,
                severity=Severity.WARNING,
            )
        elif not _ENDS_SENTENCE.search(cable.source.text, max(0, mark.span.start - 200), mark.span.start):
            yield fault(
                mark.span,
                "found a page mark inside a sentence or field, expected none",
                fix=unsafe(_taken_out(cable, mark.span)),
            )
    for repeated in cable.repeated_classifications:
        if _is_own(cable, repeated):
            yield fault(repeated.span, "found the classification line again where a section begins, expected it once")
    for repair in cable.repairs:
        if repair.kind == "repeated-header":
            yield fault(repair.edit.span, "found the heading again where a section begins, expected it once")


def _agrees(cable: Cable, mark: PageMark) -> bool:
    own = cable.classification.messages if cable.classification else ()
    if not own:
        return True
    return any(
        message.number == mark.number.value
        and (message.is_masked or _is_same_post(message.post.value, mark.post.value))
        for message in own
    )


def _is_same_post(name: str, other: str) -> bool:
    """Check if the two are one post. Relays cut a name short at either end, or left words before it."""
    first, second = post_key(name), post_key(other)
    if len(second) >= 4 and (first.startswith(second) or first.endswith(second) or second.endswith(first)):
        return True
    post = find_post(name)
    return post is not None and post == find_post(other)


def _is_own(cable: Cable, repeated: Classification) -> bool:
    own = {message.canonical for message in cable.classification.messages} if cable.classification else set()
    return not repeated.messages or any(message.canonical in own for message in repeated.messages)


def _taken_out(cable: Cable, place: Span) -> Edit:
    """Replace the line and the blank lines around it by one newline."""
    text = cable.source.text
    start = place.start
    while start and text[start - 1].isspace():
        start -= 1
    after = _WHOLE_LINE.match(text, place.end)
    return Edit(start, after.end(), after["newline"]) if after else Edit(start, place.end, "")


@rule("DMG006", "damage-foreign-text", Severity.WARNING)
def damage_foreign_text(cable: Cable) -> Iterator[Fault]:
    """Check that the file contains one message only, and that no notice says that parts are left out.

    Mirrors have appended the next cable to one, and printed a preamble twice. A notice that a release is an extract is
    info; missing parts are then reported as info too.

    Fails:
        SUBJECT: TALKS ON THE HERRING CATCH
        SUBJECT: TALKS ON THE WHALE CATCH
    Passes:
        SUBJECT: TALKS ON THE HERRING CATCH
    Source:
        Damage seen in public copies of the cables of 1966-2010.
    """
    for notice in notices_of_omission(cable):
        yield fault(notice, "found a notice that the text is incomplete", severity=Severity.INFO)
    for repeated in cable.repeated_classifications:
        if not _is_own(cable, repeated):
            yield fault(repeated.span, "found the classification line of another message, expected one message")
    for subject in cable.other_subjects:
        yield fault(subject.label, f"duplicate SUBJECT line; {_SECOND}")
    for order in cable.other_executive_orders:
        yield fault(order.number, f"duplicate E.O. line; {_SECOND}")
