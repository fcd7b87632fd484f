"""Misprints of the header: letters for digits and digits for letters, misspelt labels, labels without their colon.

A scanner or a teletype changed them, and a line is then no line of its kind. They are mended in the view, and only
where the form around them leaves no doubt: a label at the beginning of a line before the text, the digits of a
date-time group, the letters of a level before a message reference number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from cablelint.data.plain_words import is_plain_word
from cablelint.data.posts import find_post
from cablelint.document.dialects import (
    misread_dates,
    misread_levels,
    misread_marks,
    misread_stations,
    misspelt_labels,
    misspelt_words,
)
from cablelint.document.dialects.line_patterns import LINE, any_line, lines_like
from cablelint.document.dialects.misread_levels import NO_SOUND_LINE
from cablelint.document.misreadings import AS_DIGITS, AS_LETTERS
from cablelint.document.model import Repair
from cablelint.document.source import Source
from cablelint.edits import Edit, apply_edits
from cablelint.text.regexes import regex

KIND = "letters"

# Regular expressions: they describe damage, which the grammar does not: its lines are read when the damage is mended.

# A sign between post and number.
_NUMBER_SIGN = (
    LINE + r"(?:(?:[A-Z] {1,2}){5,12}|CONFIDENTIAL|SECRET|UNCLAS)[A-Z0-9 /]{0,40} [A-Z]{3,12}"
    r"(?P<sign>(?: NO\.?| #|-) ?)(?=[0-9]{3,8}[ \t]*$)"
)
# Blanks within the digits of the number.
_BROKEN_NUMBER = (
    LINE
    + NO_SOUND_LINE
    + r"(?:(?:[A-Z] {1,2}){5,12}|CONFIDENTIAL|SECRET|UNCLAS|LIMITED OFFICIAL USE)[A-Z0-9 /]{0,40} [A-Z]{3,12}"
    r" {1,3}(?P<number>[0-9]{1,5}(?: [0-9]{1,5}){1,5})[ \t]*$"
)
# Digits of a number since 1974, and of the first piece of a shorter one.
_DIGITS, _MOST_IN_FIRST_PIECE = 6, 2
# The digits of section and number; the number has two true ones, so that it is no word.
_NUMBERS = (
    LINE + NO_SOUND_LINE + r"(?:(?:[A-Z0-9|] {1,2}){5,12}|CONF[A-Z0-9]{8}|SECRET|UNCLAS|LIMITED OFFICIAL USE)"
    r"[A-Z /]{0,20}?(?: SECTION (?P<section>[0-9OIL]{1,2} OF [0-9OIL]{1,2}))?"
    r" [A-Z][A-Z0 .'-]{2,30} (?P<number>(?=[OIL]{0,4}[0-9][0-9OIL]{0,3}[0-9])[0-9OIL|]{3,8})[ \t]*$"
)
_NUMBERED_POST = (
    LINE + NO_SOUND_LINE + r"(?:(?:[A-Z] {1,2}){5,12}|CONFIDENTIAL|SECRET|UNCLAS|LIMITED OFFICIAL USE)[A-Z0-9 /]{0,40} "
    r"(?P<post>[A-Z0-9]{4,15})(?= [0-9OIL]{3,8}[ \t]*$)"
)
_ORDER = (
    LINE + r"(?!E ?\.? ?[O0] ?\.? ?[0-9]{5}(?![A-Z0-9]))"
    r"(?P<label>[EF]) ?\.? ?[O0] ?\.? ?(?P<number>[0-9OQILSBGZ|]{5})(?![A-Z0-9])"
)
_ORDERS = frozenset({"11652", "12065", "12356", "12958", "13526"})
# The first letter of a line may be cut off.
_STATION_BEGINS = r"(?= +(?:AMEMBASSY|AMCONSUL|USMISSION|SECSTATE|R[A-Z]{4,7}/))"
_PROSIGN = (
    LINE + r"(?P<prosign>T0:?|[1L|]NFO|INF0|[1L|]NF0|F[NH](?= AM)|(?:M|O|NFO)" + _STATION_BEGINS + r")(?= +[A-Z])"
)
_PROSIGNS = {"T0": "TO", "T0:": "TO:", "FN": "FM", "FH": "FM", "M": "FM", "O": "TO"}
# It begins with a letter or digit, for which re searches faster than for the beginning of a word.
_STATION = regex(
    r"(?P<kind>[AS5U](?<=\b.)(?:(?<=A)MEM[B8]A[S5]{2}Y|(?<=[S5])EC[S5]TATE|(?<=A)MC[O0]N[S5]UL"
    r"|(?<=U)[S5]M[I1][S5]{2}[I1][O0]N))\b(?= [A-Z0-9])"
    r"(?: (?P<post>(?=[A-Z]{0,14}[0158])[A-Z0158]{4,15})\b)?"
)
# No station has a zero between its letters.
_ADDRESSEE = regex(r"\n[ \t]*(?:(?:FM|TO|INFO) |R[A-Z]{4,7}/|AM[A-Z]{4,7} |US[A-Z0]{2,12} )[A-Z0-9 /]{3,60}(?=\n)")
_ZERO_IN_WORD = regex(r"0(?<=[A-Z]0)(?=[A-Z])")
# The number behind a station, letters read for some of its digits.
_STATION_NUMBER = regex(r" (?P<number>[0-9OIL]{4})(?<![0-9]{4})(?<![OIL]{4})[ \t]*(?=\n)")
_STATION_LINE = regex(r"[ \t]*(?:(?:TO|INFO) )?(?:R[A-Z]{4,7}/|AMEMBASSY |AMCONSUL |SECSTATE |USMISSION )[A-Z]")
# A small L within capitals is an I, within digits 1.
_SMALL_L = regex(
    r"l(?:(?<=[0-9]l)(?P<digit>)(?=[0-9])|(?<=[A-Z]{2}l)(?![a-z0-9])|(?<=[A-Z]l)(?=[0-9]|[A-Z]{2})"
    r"|(?<![A-Za-z0-9]l)(?=[A-Z]{3}|[A-Z](?![A-Za-z])))"
)
# A digit beside a letter that it may have replaced; the times before a Z and the numbers of transmissions are left out.
_MISREAD_LETTER = regex(r"[0158](?:(?<=[A-Z].)(?<!CZC[A-Z]{3}.)|(?=[A-Z]{2}|[FNR] ))")
# A digit within a word, searched for before the letters around it, which are more frequent.
_DIGIT_IN_WORD = regex(r"[0158](?<=[A-Z].)(?=[A-Z])")
# Short words, each with the place of its zero.
_SHORT_WORDS = {" 0N ": 1, " 0F ": 1, " 0R ": 1, " N0 ": 2, " T0 ": 2}
_WORD = regex(r"[A-Z0158]{4,20}(?![A-Z0-9])")
_LEAST_LETTERS = 3
_LONGEST_WORD = 20
_N0 = LINE + r"N(?P<zero>0)(?=: ?[0-9])"
_FIRST_NUMBER = regex(LINE + r"(?:¶ ?)?(?P<number>[lI|])(?=\. {0,2}\((?:C|S|U|SBU|LOU|TS)[)/])")
_MISPRINTED_LINE = any_line(
    (
        *misspelt_labels.LINES,
        *misread_dates.LINES,
        *misread_levels.LINES,
        *misread_stations.LINES,
        *misspelt_words.LINES,
        *(_NUMBERED_POST, _NUMBERS, _BROKEN_NUMBER, _NUMBER_SIGN, _ORDER, _PROSIGN, _N0),
    )
)
# The same without a mark; the number below shows it to be one.
_UNMARKED_NUMBER = regex(r"\n[ \t]*(?P<number>[lI|])(?=\. {1,3}[A-Z])")
_SECOND_NUMBER = regex(r"\n[ \t]*(?P<number>[2Z])\. {1,3}[A-Z(]")
_THIRD_NUMBER = regex(r"\n[ \t]*3\. {1,3}[A-Z(]")
_SIGNATURE = regex(r"\n[ \t]*(?P<name>[A-Z]{2,15}[0158|][A-Z]{1,10})[ \t]*$", re.MULTILINE)
_OADR = regex(r"DECL: {0,3}(?P<zero>0)ADR\b")
_DUE_DATE = regex(r"DECL[:;] {0,3}(?P<date>[0-9OIL]{1,4}/[0-9OIL]{1,2}/[0-9OIL]{2,4})(?![0-9A-Z/])")
_LAST_LINES = 200
# So far behind a number the portion mark ends that shows it to be one.
_MARK = 12


def misprint_repairs(source: Source, header: str, *, has_sound_lines: bool = False) -> list[Repair]:
    """Return the repairs of the misprints of a header, in text order.

    Args:
        source: The text.
        header: Its header in capitals.
        has_sound_lines: Whether :func:`has_misprint` is false of its lines.
    """
    text, folded = source.text, source.capitals
    # With a newline before the first line.
    header = f"\n{header}"
    printed = "\n" + text[: len(header) - 1 + _MARK]
    edits: list[Edit] = []
    if not has_sound_lines:
        edits += _small_letters(printed, len(header))
        header = apply_edits(header, edits) if edits else header
        if _MISPRINTED_LINE.search(header) is not None:
            edits += _misprinted_lines(header)
        edits += _misprints_within_lines(printed, header)
        edits += misspelt_labels.bare_labels(printed, header)
    edits += misspelt_words.missing_words(header)
    edits += _unmarked_numbers(printed, folded, len(header))
    edits = [Edit(edit.start - 1, edit.end - 1, edit.content) for edit in edits]
    name = _SIGNATURE.search(folded, max(0, len(text) - _LAST_LINES))
    if name is not None:
        edits.append(Edit(*name.span("name"), name["name"].translate(AS_LETTERS)))
    if source.has_bare_number:
        edits += misread_marks.misread_marks(folded)
    return [Repair(KIND, edit) for edit in _apart(sorted(edits))]


def has_misprint(printed: str, header: str) -> bool:
    """Whether a line of a header may have a misprint that the line alone shows.

    Args:
        printed: The lines as printed, a newline before each.
        header: The same in capitals.
    """
    suspected = "".join(
        header[found.start() : header.find("\n", found.end())] for found in _MISPRINTED_LINE.finditer(header)
    )
    found = chain(
        _small_letters(printed, len(printed)),
        _misprinted_lines(f"{suspected}\n") if suspected else (),
        _misprints_within_lines(printed, header),
    )
    return misspelt_labels.may_have_bare_label(printed, header) or next(found, None) is not None


def _misprints_within_lines(printed: str, header: str) -> Iterator[Edit]:
    """The edits of a line that do not depend on how it begins, nor on the lines around it."""
    yield from (Edit(*found.span("number"), "1") for found in _FIRST_NUMBER.finditer(printed))
    yield from _station_numbers(header)
    if _MISREAD_LETTER.search(header) is not None:
        yield from _stations(header)
        yield from _words(header)
    yield from misspelt_words.slashed_sections(header)
    yield from (Edit(*found.span("zero"), "O") for found in _OADR.finditer(header))
    for found in _DUE_DATE.finditer(header):
        if not found["date"].replace("/", "").isdigit():
            yield Edit(*found.span("date"), found["date"].translate(AS_DIGITS))


def _misprinted_lines(header: str) -> Iterator[Edit]:
    """The edits of the lines that :data:`_MISPRINTED_LINE` finds."""
    yield from misspelt_labels.misspelt_labels(header)
    yield from misread_dates.misread_dates(header)
    yield from misread_levels.misread_levels(header)
    yield from misread_stations.misread_stations(header)
    yield from misspelt_words.misspelt_words(header)
    yield from _posts(header)
    yield from _numbers(header)
    yield from _broken_numbers(header)
    yield from _orders(header)
    for found in lines_like(_PROSIGN, header):
        yield Edit(*found.span("prosign"), _PROSIGNS.get(found["prosign"], "INFO"))
    yield from (Edit(*found.span("zero"), "O") for found in lines_like(_N0, header))
    yield from (Edit(*found.span("sign"), " ") for found in lines_like(_NUMBER_SIGN, header))


def _apart(edits: list[Edit]) -> Iterator[Edit]:
    """The edits without those within another."""
    end = 0
    for edit in edits:
        if edit.start >= end:
            end = edit.end
            yield edit


def _small_letters(printed: str, end: int) -> Iterator[Edit]:
    for found in _SMALL_L.finditer(printed, 0, end):
        yield Edit(*found.span(), "I" if found["digit"] is None else "1")


def _words(header: str) -> Iterator[Edit]:
    """Words of the language, and names of posts, in which digits were read for letters; a list of references aside."""
    end = 0
    listed = header.find("\nREF")
    above = listed if listed >= 0 else len(header)
    for short, place in _SHORT_WORDS.items():
        start = header.find(short, 0, above)
        while start >= 0:
            yield Edit(start + place, start + place + 1, "O")
            start = header.find(short, start + 1, above)
    for digit in _DIGIT_IN_WORD.finditer(header, 0, above):
        start = before = digit.start() - 1
        if before < end:
            continue
        while start and before - start < _LONGEST_WORD and header[start - 1].isalnum():
            start -= 1
        word = _WORD.match(header, start)
        if word is None:
            continue
        end = word.end()
        meant = word[0].translate(AS_LETTERS)
        if sum(map(str.isalpha, word[0])) >= _LEAST_LETTERS and (is_plain_word(meant) or find_post(meant)):
            yield Edit(start, end, meant)


def _unmarked_numbers(printed: str, folded: str, start: int) -> Iterator[Edit]:
    """The numbers of the first two paragraphs where they are letters: the second shows the first to be no numeral."""
    first = _UNMARKED_NUMBER.search(printed)
    # A list of references has an entry I as well.
    if first is None or folded.startswith("1.") or "\n1." in folded:
        return
    folded = f"\n{folded}"
    second = _SECOND_NUMBER.search(folded, max(0, start - _MARK))
    if second is None:
        return
    yield Edit(*first.span("number"), "1")
    if second["number"] == "Z" and _THIRD_NUMBER.search(folded, second.end()):
        yield Edit(*second.span("number"), "2")


def _posts(header: str) -> Iterator[Edit]:
    for found in lines_like(_NUMBERED_POST, header):
        meant = found["post"].translate(AS_LETTERS)
        if meant != found["post"] and meant.isalpha() and find_post(meant):
            yield Edit(*found.span("post"), meant)


def _numbers(header: str) -> Iterator[Edit]:
    for found in lines_like(_NUMBERS, header):
        number = found["number"].translate(AS_DIGITS)
        if number != found["number"]:
            yield Edit(*found.span("number"), number)
        if found["section"] is not None:
            section = " OF ".join(each.translate(AS_DIGITS) for each in found["section"].split(" OF "))
            if section != found["section"]:
                yield Edit(*found.span("section"), section)


def _broken_numbers(header: str) -> Iterator[Edit]:
    for found in lines_like(_BROKEN_NUMBER, header):
        pieces = found["number"].split()
        count = len("".join(pieces))
        if count == _DIGITS or (count < _DIGITS and len(pieces[0]) <= _MOST_IN_FIRST_PIECE):
            yield Edit(*found.span("number"), "".join(pieces))


def _orders(header: str) -> Iterator[Edit]:
    for found in lines_like(_ORDER, header):
        number = found["number"].translate(AS_DIGITS)
        if number in _ORDERS:
            if found["label"] != "E":
                yield Edit(*found.span("label"), "E")
            if found["number"] != number:
                yield Edit(*found.span("number"), number)


def _station_numbers(header: str) -> Iterator[Edit]:
    for found in _STATION_NUMBER.finditer(header):
        if _STATION_LINE.match(header, header.rfind("\n", 0, found.start()) + 1):
            yield Edit(*found.span("number"), found["number"].translate(AS_DIGITS))


def _stations(header: str) -> Iterator[Edit]:
    for found in _STATION.finditer(header):
        kind, post = found["kind"], found["post"]
        if not kind.isalpha():
            yield Edit(*found.span("kind"), kind.translate(AS_LETTERS))
        if post and find_post(meant := post.translate(AS_LETTERS)):
            yield Edit(*found.span("post"), meant)
    for line in _ADDRESSEE.finditer(header) if _ZERO_IN_WORD.search(header) else ():
        for word in _ZERO_IN_WORD.finditer(header, *line.span()):
            yield Edit(*word.span(), "O")
