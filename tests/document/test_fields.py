"""How lines are gathered into fields, and that the work grows with the text and no faster."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

from cablelint.document.lines.fields import classify, find_fields
from cablelint.document.lines.message_parts import LONGEST_FIELD, LONGEST_GAP, LONGEST_LABELLESS, MessageParts
from cablelint.document.lines.text import Text
from cablelint.document.source import from_text
from cablelint.text.letter_case import capitals

from .reading import HEADER, read

_PREFIX = HEADER[: HEADER.index("C O N F")]


def kinds(text: str) -> str:
    page = Text(from_text(text))
    return " ".join(field.kind for field in find_fields(page, classify(page.capitals)).fields)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FM AMEMBASSY TOKYO\nTO SECSTATE WASHDC\nUNCLAS TOKYO 000123\n", "from addressee classification"),
        ("TO SECSTATE WASHDC\nCIA WASHDC\nUNCLAS TOKYO 000123\n", "addressee addressee classification"),
        ("UNCLAS TOKYO 000123\nSIPDIS\nDEPT FOR EAP/J\nTAGS: JA\n", "classification caption slug tags"),
        ("UNCLAS TOKYO 000123\nSUBJECT: X\nTAGS: JA\n", "classification subject tags"),
        ("UNCLAS TOKYO 000123\nSIPDIS E.O. 12958: N/A\nTAGS: JA\n", "classification caption eo tags"),
        ("UNCLAS TOKYO 000123\nSUBJECT: X\nY\n\nREF: A. TOKYO 1\n\nB. TOKYO 2\n", "classification subject reference"),
    ],
)
def test_lines_make_fields(text: str, expected: str) -> None:
    assert kinds(text) == expected


def test_the_lines_joined_are_the_text() -> None:
    text = f"{HEADER}\n\x0c\n1. (C) One.\n\t\n\n¶2. Two"

    assert "".join(text[line.start : line.end] for line in classify(capitals(text))) == text


def test_page_marks_inside_a_field_are_left_out_of_it() -> None:
    cable = read(f"{HEADER}REF: A. TOKYO 98\nTOKYO 00000123  001.2 OF 002\nB. TOKYO 97\n\n1. (C) One.\n")

    assert [reference.text.value for reference in cable.references] == ["TOKYO 98", "TOKYO 97"]
    assert [mark.section for mark in cable.page_marks] == [1]


def _blanks(size: int) -> str:
    return " " * size


HOSTILE: dict[str, Callable[[int], str]] = {
    "blanks": lambda size: _blanks(size) + "x",
    "newlines": lambda size: HEADER + "\n" * size + "1. (C) x",
    "brackets": lambda size: HEADER + "1. (C) " + "(" * size,
    "letters of references": lambda size: HEADER + "REF: " + "A. " * (size // 3),
    "references": lambda size: HEADER + "REF: " + "A. TOKYO 1 " * (size // 40),
    "blanks in references": lambda size: HEADER + "REF: A." + _blanks(size) + "x",
    "blanks in a caption": lambda size: HEADER + "SIPDIS" + _blanks(size) + "1",
    "dashes before a caption": lambda size: HEADER + "- " * (size // 2) + "1",
    "tags": lambda size: HEADER + "TAGS: " + "PREL " * (size // 20),
    "blanks below tags": lambda size: HEADER + "TAGS: PREL\nPREL" + _blanks(size) + "x",
    "a tag": lambda size: HEADER + "TAGS: " + "A" * size + "1",
    "words of a phrase in the tags": lambda size: HEADER + "TAGS: " + "HARBOR DREDGING IN " * (size // 19),
    "tags run together": lambda size: HEADER + "TAGS: " + "MASSPARMEC, " * (size // 12),
    "marks after a subject": lambda size: HEADER + "SUBJECT: X" + " (C)" * (size // 4) + "x",
    "classifiers": lambda size: HEADER + "Classified By: " + "Ann Marlow and " * (size // 15),
    "agencies": lambda size: "SECRET\n\n" + "CITE LISBON " * (size // 12) + "\n1. TEXT.\n",
    "datelines": lambda size: "Lisbon, 29 September 1975\n\n" * (size // 27) + "O.LB1 SECRET",
    "ends of the message": lambda size: HEADER + "1. (C) x\n" + "NNNN\nx\n" * (size // 7),
    "lines of the machine": lambda size: HEADER + "1. (C) x\nMARLOW\n" + "PTQ4817\n\n" * (size // 9),
    "fields on a line": lambda size: HEADER + "SUBJECT: X REF: A. QUITO 1 " * (size // 27),
    "glued labels": lambda size: HEADER[:-1] + "xREF: A. QUITO 1TAGS PREL, " * (size // 27),
    "roles on a line": lambda size: _PREFIX + "TO RUEHC/SECSTATE WASHDC INFO " * (size // 30),
    "quotes around a string": lambda size: '"' + HEADER.replace("\n", "\\n") + "x\\n" * (size // 3) + '"',
    "blanks in the classifier": lambda size: HEADER + "Classified By: X" + _blanks(size) + "x",
    "titles in the classifier": lambda size: HEADER + "Classified By: " + "Mr " * (size // 6),
    "commas in the classifier": lambda size: HEADER + "Classified By: " + "a," * (size // 2),
    "prepositions in the classifier": lambda size: HEADER + "Classified By: " + "for " * (size // 8),
    "reasons": lambda size: HEADER + "Classified By: x reasons 1.4 " + "(b) " * (size // 40),
    "instructions": lambda size: HEADER + "E.O. 12958: DECL: " + "X1, " * (size // 40),
    "lines of a subject": lambda size: HEADER + "SUBJECT: " + "A" * (size // 2) + "\n" + "A\n" * (size // 4),
    "numbered lines": lambda size: HEADER + "".join(f"{number}. (C) x\n" for number in range(size // 20)),
    "rules": lambda size: HEADER + "1. (C) x\n" + "---\n" * (size // 8),
    "titles above rules": lambda size: HEADER + "1. (C) x\n" + "Title\n\n---\n\n" * (size // 24),
    "spaced letters": lambda size: "C O N F I D E N T I A L " + "A " * (size // 2) + " 1x",
    "blanks in the classification": lambda size: "SECRET" + _blanks(size) + "1x",
    "addressees": lambda size: _PREFIX + "RUEHC/SECSTATE WASHDC 1\n" * (size // 400),
    "blanks in an addressee": lambda size: _PREFIX + "RUEHC/A" + _blanks(size) + "x",
    "unread lines": lambda size: _PREFIX + "zzz\n" * (size // 8),
    "pilcrows": lambda size: "¶1. (C) x\n" * (size // 20),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_work_grows_with_the_text_and_no_faster(make: Callable[[int], str]) -> None:
    """Four times the text takes about four times the processor's time; were the work quadratic, sixteen times."""
    size = 10_000

    assert _seconds(make(4 * size)) < 9 * _seconds(make(size)) + 0.02


def _seconds(text: str) -> float:
    """The processor's time for the fastest of three readings."""
    times = []
    gc.disable()
    try:
        for _ in range(3):
            start = time.process_time()
            read(text)
            times.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(times)


def fields_of(text: str) -> MessageParts:
    page = Text(from_text(text))
    return find_fields(page, classify(page.capitals))


def test_a_field_follows_within_the_longest_gap() -> None:
    def reference_after(count: int, between: str) -> str:
        return kinds("UNCLAS TOKYO 000123\nSUBJECT: X\n\n" + between * count + "REF: TOKYO 1\n")

    # Blank lines do not count, since printouts have double spacing.
    for between in ("- zzz\n", "- zzz\n\n"):
        assert reference_after(LONGEST_GAP, between).endswith("subject reference")
        assert reference_after(LONGEST_GAP + 1, between).endswith("subject")


def test_a_field_has_at_most_so_many_lines() -> None:
    def lines_of_subject(count: int) -> int:
        text = "UNCLAS TOKYO 000123\nSUBJECT: A\n" + "A\n" * (count - 1)
        return next(len(field.lines) for field in fields_of(text).fields if field.kind == "subject")

    assert lines_of_subject(LONGEST_FIELD) == LONGEST_FIELD
    assert lines_of_subject(LONGEST_FIELD + 1) == LONGEST_FIELD


def test_a_reference_list_has_any_number_of_lines() -> None:
    letters = "BCDEFGHIJKLMNOPQRST"
    text = "UNCLAS TOKYO 000123\nREF: A. TOKYO 1\n" + "".join(f"{letter}. TOKYO 2\n" for letter in letters)

    assert len(letters) + 1 > LONGEST_FIELD
    assert len(fields_of(text).fields[-1].lines) == len(letters) + 1


def test_a_long_line_in_small_letters_begins_the_body() -> None:
    # The newline counts.
    short, long = "a" * (LONGEST_LABELLESS - 1), "a" * LONGEST_LABELLESS

    assert [line.kind for line in fields_of(f"{short}\n").unread] == ["OTHER_LINE"]
    assert fields_of(f"{short}\n").body == []
    assert [line.kind for line in fields_of(f"{long}\n").body] == ["OTHER_LINE"]


def test_a_longer_line_than_a_reference_has_ends_the_list() -> None:
    def entries(length: int) -> int:
        line = "STATE 2 ".ljust(length - 1, "X")
        return len(read(f"{HEADER}REF: TOKYO 1;\n{line}\n\n1. (C) One.\n").references)

    assert entries(99) == 2
    assert entries(100) == 1


@pytest.mark.parametrize(("blank_lines", "count"), [(LONGEST_GAP, 2), (LONGEST_GAP + 1, 1)])
def test_a_list_continues_across_a_gap_of_blank_lines(blank_lines: int, count: int) -> None:
    newlines = "\n" * blank_lines
    cable = read(f"{HEADER}REF: A. TOKYO 1\n{newlines}B. TOKYO 2\n\n1. (C) One.\n")

    assert len(cable.references) == count


def test_a_classified_by_paragraph_is_found_near_the_beginning_of_the_body() -> None:
    def classifier_after(count: int) -> bool:
        lines = "Text.\n" * (count - 1)
        return (
            read(f"{HEADER}\n1. (C) Text.\n{lines}2. (C) Classified By Ambassador Ada Tallow.\n").authority is not None
        )

    assert classifier_after(LONGEST_GAP - 1)
    assert not classifier_after(LONGEST_GAP)


@pytest.mark.parametrize(("length", "is_prose"), [(44, False), (45, True)])
def test_five_long_lines_are_prose(length: int, is_prose: bool) -> None:
    block = "\n".join(["A" * length] * 5)
    assert ("slug" in kinds(f"UNCLAS TOKYO 000123\n{block}\n\nTHE END\n")) is not is_prose


def test_a_field_ends_with_its_last_line() -> None:
    text = "UNCLAS TOKYO 000123\nSUBJECT: A QUIET WEEK\nAT THE HARBOR\n\n1. (U) Text.\n"
    page = Text(from_text(text))
    ends = {field.kind: field.end for field in find_fields(page, classify(page.capitals)).fields}
    assert text[: ends["subject"]].rstrip("\n").endswith("AT THE HARBOR")
