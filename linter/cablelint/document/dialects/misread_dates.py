"""Date-time groups with letters for digits, or in another form than that of the standard."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.dialects.line_patterns import LINE, lines_like
from cablelint.document.header.transmission import MONTHS
from cablelint.document.misreadings import AS_DIGITS, AS_LETTERS
from cablelint.edits import Edit
from cablelint.text.edit_distance import nearest
from cablelint.text.regexes import regex

# Regular expressions: they describe damage, which the grammar does not: its lines are read when the damage is mended.
_NO_SOUND_DATE = r"(?!(?:[ZOPR] ){0,3}[0-9]{6}Z (?:" + "|".join(MONTHS) + r") [0-9]{2}(?![A-Z0-9]))"
_DTG = (
    LINE + _NO_SOUND_DATE + r"(?P<precedences>(?:[ZOPR0] ){0,3})(?P<clock>[0-9OQILSBGZ|]{6})(?P<zulu>[Z2]?) +"
    r"(?P<month>[A-Z0-9|]{2,9})\.? +(?P<century>19|20)?(?P<year>[0-9OQILSBGZ|]{2})(?![A-Z0-9])"
)
# One that is as it should be, which nearly all are.
_STANDARD = regex(r"(?:[ZOPR] ){0,3}[0-9]{6}Z +[A-Z]{3} +[0-9]{2}")
# The same in other forms: glued, with points and strokes or blanks, the month in full, precedences as words.
_ODD_DTG = (
    LINE + _NO_SOUND_DATE + r"(?P<all>(?:(?:DTG|DATE) ?:? ?)?\(?"
    r"(?P<precedence>(?:(?:FLASH|IMMEDIATE|PRIORITY|ROUTINE|[ZOPR])[ /,:)-]{0,3}){0,3})"
    r"(?P<clock>(?:[0-9][ /:-]?){5}[0-9]|[1-9][ /-][0-9]{4}) ?(?:Z{1,2}|UTC|GMT)[ ,/-]{0,3}"
    r"(?P<month>[A-Z]{3,9}|(?:[A-Z]{1,2} ){1,2}[A-Z]{1,2}(?= ))[ .,/'-]{0,3}"
    r"(?:19|20)?(?P<year>[0-9] ?[0-9]))(?![A-Z0-9])"
)
#: Lines that :func:`misread_dates` may repair.
LINES = (_DTG, _ODD_DTG)
_PRECEDENCES = regex(r"FLASH|IMMEDIATE|PRIORITY|ROUTINE|[ZOPR]")
_PRECEDENCE_LETTERS = {"FLASH": "Z", "IMMEDIATE": "O", "PRIORITY": "P", "ROUTINE": "R"}
_MONTH_NAMES = (
    *("JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER"),
    "DECEMBER",
)
# The day, hour and minute.
_DIGITS_OF_CLOCK = 6
# Letters of a month with one too few or too many.
_MISPRINTED = (2, 4)
# Letters of one shape.
_ALIKE = frozenset(map(frozenset, ("VY", "HN", "DO", "CO", "OQ", "CG", "EF", "UV", "BR", "FP")))


def misread_dates(header: str) -> Iterator[Edit]:
    """The edits that put each date-time group of a header right.

    Args:
        header: The header in capitals, with a newline before its first line.
    """
    yield from list(_dtg(header)) or _odd_dtg(header)


def _dtg(header: str) -> Iterator[Edit]:
    for found in lines_like(_DTG, header):
        printed = found["month"].translate(AS_LETTERS)
        length = len(printed) if len(printed) in _MISPRINTED else 3
        month = _month(printed[:length].replace("UI", "UL"))
        clock, year = found["clock"].translate(AS_DIGITS), found["year"].translate(AS_DIGITS)
        if month not in MONTHS or not (clock + year).isdigit():
            continue
        if not found["zulu"] and not found["clock"].isdigit():
            # A digit is lost, not the Z.
            continue
        if "0" in found["precedences"]:
            yield Edit(*found.span("precedences"), found["precedences"].replace("0", "O"))
        if clock != found["clock"]:
            yield Edit(*found.span("clock"), clock)
        if found["zulu"] != "Z":
            yield Edit(*found.span("zulu"), "Z")
        if month != found["month"][:length]:
            yield Edit(found.start("month"), found.start("month") + length, month)
        if found["century"] and found["month"][length:]:
            yield Edit(found.start("month") + length, found.end("month"), "")
        if found["century"]:
            yield Edit(*found.span("century"), "")
        if year != found["year"]:
            yield Edit(*found.span("year"), year)


def _month(printed: str) -> str:
    """The only month that differs from the printed letters by one of the same shape, or by any; else the letters."""
    if printed in MONTHS:
        return printed
    pairs = ((month, [pair for pair in zip(printed, month, strict=False) if pair[0] != pair[1]]) for month in MONTHS)
    alike = [month for month, differing in pairs if len(differing) == 1 and frozenset(differing[0]) in _ALIKE]
    return alike[0] if len(alike) == 1 else nearest(printed, MONTHS) or printed


def _odd_dtg(header: str) -> Iterator[Edit]:
    for found in lines_like(_ODD_DTG, header):
        if _STANDARD.fullmatch(found["all"]):
            continue
        month, year = (found[part].replace(" ", "") for part in ("month", "year"))
        if any(name.startswith(month) for name in _MONTH_NAMES):
            words = _PRECEDENCES.findall(found["precedence"])
            letters = [_PRECEDENCE_LETTERS.get(word, word) for word in words]
            clock = "".join(filter(str.isdigit, found["clock"])).rjust(_DIGITS_OF_CLOCK, "0")
            meant = " ".join([*letters, f"{clock}Z", month[:3], year])
            if found["all"] != meant:
                yield Edit(*found.span("all"), meant)
