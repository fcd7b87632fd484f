"""Paragraphs: their numbers, and sentences split by an empty line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Confidence, Severity
from cablelint.rules.rule import Fault, fault, rule, safe, unsafe
from cablelint.rules.support.incomplete import severity_of_omission
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.document.model import Cable, Located, Paragraph

# A line of letters X, or a note in brackets, in place of paragraphs that a release left out.
_LEFT_OUT = regex(
    r"^[ \t]*(?:X{4,}[ \t.]*|\[[A-Z ]*(?:REMOVED|REDACTED|DELETED|DECLASSIFIED)[A-Z ]*\])[ \t]*\r?$", re.MULTILINE
)
_UNNUMBERED = regex(r"^[ \t]*(?P<mark>\((?:U|C|S|SBU|TS|LOU)(?:/[A-Z/, ]{1,20})?\)) ", re.MULTILINE)
_BLANK_LINE = regex(r"[^\r\n]*(?:\r\n?|\n)(?P<blank>[ \t]*(?:\r\n?|\n))")
# Signs in the place of the full stop behind a number.
_OTHER_STOPS = {
    ",": "a comma",
    ":": "a colon",
    ";": "a semicolon",
    "-": "a hyphen",
    ")": "a bracket",
    "_": "a low line",
}
_BARE_NUMBER = regex(r"[ \t]*(?P<number>[0-9]{1,3})\.")


@rule("PAR001", "paragraph-sequence", Severity.WARNING)
def paragraph_sequence(cable: Cable, paragraphs: tuple[Paragraph, ...]) -> Iterator[Fault]:
    """Check that the paragraphs are numbered from 1 without gap or repeat; the first may have no number.

    Other cables refer to a paragraph by its number, and a missing or repeated number suggests that a part was lost or
    copied twice; another sign than a full stop behind one, or none, is damage where most have their stop. Numbers
    inside a quoted message and inside a list that starts again at 1 are not checked, nor is a gap where a notice says
    that paragraphs are left out.

    Fails:
        1. (C) The minister agreed.
        2. (C) He will write.
        4. (C) Comment: He may not.
    Passes:
        1. (C) The minister agreed.
        2. (C) He will write.
        3. (C) Comment: He may not.
    Source:
        5 FAH-1 H-246.
    """
    numbered = list(_numbered(paragraphs))
    has_marks = sum(paragraph.mark is not None for _, _, paragraph in numbered) * 2 > len(numbered)
    # A text may number all its paragraphs in another form.
    text = cable.source.text
    has_stops = sum(text[digits.span.end : digits.span.end + 1] == "." for _, digits, _ in numbered) * 2 >= len(
        numbered
    )
    # The first paragraph of an older telegram may have no number.
    due = 2 if paragraphs and paragraphs[0].number is None else 1
    is_list = False
    for index, (number, digits, paragraph) in enumerate(numbered):
        before = numbered[index - 1].number if index else None
        # Among marked paragraphs, unmarked ones that start again at 1 are a list inside one of them.
        begins_list = number == 1 and index > 0
        continues_list = is_list and before is not None and number == before + 1
        is_list = has_marks and paragraph.mark is None and (begins_list or continues_list)
        if is_list:
            continue
        if has_stops:
            yield from _odd_number(cable.source.text, number, digits)
        if number == due:
            due += 1
        elif index + 1 < len(numbered) and numbered[index + 1].number == due + 1:
            yield fault(digits, f"found paragraph {number}, expected {due}")
            due += 1
        elif number < due:
            yield fault(digits, f"{_out_of_order(number, before)} expected {due}")
            due = number + 1
        else:
            yield from _gap(cable, numbered[index - 1].paragraph if index else None, numbered[index], due)
            due = number + 1


def _odd_number(text: str, number: int, digits: Located[str]) -> Iterator[Fault]:
    """Report a letter for a digit, and another sign than a full stop behind a number."""
    if digits.value.isalnum() and not digits.value.isdigit():
        yield fault(digits, f"found {{}} for paragraph number {number}", digits.value)
    behind = text[digits.span.end : digits.span.end + 2].strip()[:1]
    if behind in _OTHER_STOPS:
        yield fault(digits, f"found {_OTHER_STOPS[behind]} behind paragraph number {number}, expected a full stop")
    elif behind.isalpha():
        yield fault(digits, f"no full stop behind paragraph number {number}; expected one")


def _out_of_order(number: int, before: int | None) -> str:
    if number == before:
        return f"duplicate paragraph {number};"
    return f"found paragraph {number}{'' if before is None else f' after {before}'},"


class _Numbered(NamedTuple):
    number: int
    digits: Located[str]
    paragraph: Paragraph


def _numbered(paragraphs: tuple[Paragraph, ...]) -> Iterator[_Numbered]:
    for paragraph in paragraphs:
        if paragraph.number is not None and paragraph.digits is not None and not paragraph.quoted:
            yield _Numbered(paragraph.number, paragraph.digits, paragraph)


def _gap(cable: Cable, before: Paragraph | None, after: _Numbered, due: int) -> Iterator[Fault]:
    text = cable.source.text
    end = after.paragraph.span.start
    if _LEFT_OUT.search(text, before.span.start if before else cable.body.start, end):
        return
    if before is not None and after.number == due + 1:
        unread = re.compile(rf"^[ \t¶]*(?P<mark>{due}(?![0-9]))", re.MULTILINE).search(text, before.body.start, end)
        unread = unread or _UNNUMBERED.search(text, before.body.start, end)
        if unread:
            yield fault(Span(*unread.span("mark")), f"no paragraph number; expected {due} and a full stop")
            return
    message = f"found paragraph {after.number}, expected {due}"
    yield fault(after.digits, message, severity=severity_of_omission(cable))


@rule("PAR002", "paragraph-number-damaged", Severity.INFO, fix=Applicability.SAFE)
def paragraph_number_damaged(cable: Cable) -> Iterator[Fault]:
    """Check that no mirror lost or damaged the pilcrow before a paragraph number.

    Mirrors insert a pilcrow before each number. Some turned it into a dead link, a digit 1 or wrong characters, so that
    paragraph 3 reads ``13.``; the numbers before and after show which is meant. The fix restores the pilcrow. A bare
    number is reported if at most one paragraph in four has one.

    Fails:
        ¶1. (C) The minister agreed.
        [1](#)2. (C) He will write.
        13. (C) Comment: He may not.
    Passes:
        ¶1. (C) The minister agreed.
        ¶2. (C) He will write.
        ¶3. (C) Comment: He may not.
    Source:
        Damage seen in public copies of the cables of 1966-2010.
    """
    for repair in cable.repairs:
        if repair.kind in ("pilcrow", "reference-letter"):
            found = cable.source.text[repair.edit.start : repair.edit.end]
            place = "paragraph number" if repair.kind == "pilcrow" else "letter of the reference"
            message = f"found {{}} before the {place}, expected a pilcrow"
            yield fault(repair.edit.span, message, found, fix=safe(repair.edit))
    yield from _without_pilcrow(cable)


def _without_pilcrow(cable: Cable) -> Iterator[Fault]:
    """Report the few numbers without a pilcrow among many with one."""
    repaired = {repair.edit.start for repair in cable.repairs if repair.kind == "pilcrow"}
    text = cable.source.text
    bare = []
    for _, digits, paragraph in _numbered(cable.paragraphs):
        start = paragraph.span.start
        if text[start] != "¶" and start not in repaired and _BARE_NUMBER.match(text, start):
            bare.append(digits)
    if len(bare) * 4 <= len(cable.paragraphs):
        for digits in bare:
            start = digits.span.start
            pilcrow = safe(Edit(start, start, "¶"))
            yield fault(digits, "no pilcrow before this number; expected one as before the others", fix=pilcrow)


@rule("PAR003", "paragraph-split", Severity.INFO, fix=Applicability.UNSAFE)
def paragraph_split(cable: Cable, splits: tuple[Span, ...]) -> Iterator[Fault]:
    """Check that no empty line splits a sentence.

    The empty line is left over where a page mark was deleted. Where sections or page marks show that the cable had
    several pages, the fix deletes the line safely; elsewhere a reader has to confirm it.

    Fails:
        C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 002004
        1. (C) The minister said that he would write to the ambassador about the
        (blank)
        plan before the end of the month and sign it in June.
    Passes:
        C O N F I D E N T I A L SECTION 01 OF 02 TOKYO 002004
        1. (C) The minister said that he would write to the ambassador about the
        plan before the end of the month and sign it in June.
    Source:
        Damage seen in public copies of the cables of 1966-2010.
    """
    section = cable.classification.section if cable.classification else None
    had_pages = bool(cable.page_marks) or (section is not None and section.total > 1)
    for split in splits:
        gap = _BLANK_LINE.match(cable.source.text, split.end)
        if gap:
            edit = Edit(*gap.span("blank"), "")
            yield fault(
                split,
                "found an empty line inside a sentence, expected none",
                fix=safe(edit) if had_pages else unsafe(edit),
                confidence=Confidence.HIGH if had_pages else Confidence.MEDIUM,
            )
