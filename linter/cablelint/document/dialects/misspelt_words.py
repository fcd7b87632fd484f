"""Misspelt words of the header: labels, prosigns, kinds of stations, captions, ``SECTION``.

Each is at an edit distance of 1 from the only word that fits its place. Most are looked for only where the header lacks
the word itself, so that a sound header costs a search for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cablelint.data.tags import find_tags
from cablelint.document.dialects.line_patterns import KINDS_OF_STATIONS, LINE, lines_like
from cablelint.edits import Edit
from cablelint.text.edit_distance import distance, nearest
from cablelint.text.regexes import regex

# Regular expressions: they describe damage, which the grammar does not: its lines are read when the damage is mended.

_STATION = r"(?:AM[A-Z]{2,8} |SECSTATE|SECDEF|USMISSION|US[A-Z]{2,8} |R[A-Z]{4,7} ?/)"
_PROSIGN = regex(r"\n[ \t]*(?P<word>[A-Z]{1,5}(?: [A-Z]{1,4})?[:.]?)(?= +" + _STATION + ")")
_PROSIGNS = ("FM", "TO", "INFO")
_ACTION = regex(r"\n[ \t]*(?P<word>ACTION ?:?)(?= +" + _STATION + ")")
# The originator alone, without its label.
_ABOVE_TO = regex(r"(?<!FM)(?<!FROM)\n[ \t]*(?P<at>)(?:AMEMBASSY|AMCONSUL|USMISSION) [A-Z .]{3,30}(?=\n[ \t]*TO )")
# A station without a label, which only its kind shows to be one. One misprint leaves the beginning or the end of the
# kind as it was.
_KIND = (
    rf"{LINE}(?!(?:{'|'.join(KINDS_OF_STATIONS)}) )"
    r"(?P<word>(?:AMEM|AMCO|SECS|USMI)[A-Z]{3,6}|[A-Z]{4,6}(?:ASSY|SUL|ATE|SION))(?= [A-Z]{2})"
)
# A caption with blanks between its letters; a misspelt one is left to the rule for captions.
_CAPTION = LINE + r"(?P<word>[A-Z](?: [A-Z]){4,8})(?=[ \t]*\n)"
#: Lines that :func:`misspelt_words` may repair.
LINES = (_KIND, _CAPTION)
_CAPTIONS = ("SIPDIS", "NODIS", "EXDIS", "LIMDIS", "STADIS", "NOFORN", "SENSITIVE")
_SECTION = regex(r" (?P<word>[A-Z]{6,8})(?= [0-9]{1,2} OF [0-9]{1,2} [A-Z])")
_SLASHED_SECTION = regex(r" SECTION [0-9]{1,2}(?P<slash>/)(?=[0-9]{1,2} [A-Z])")
_REFERENCE = regex(r"\n[ \t]*(?P<word>[A-Z]{2,4})(?= ?: ?(?:\(?A[.)] ?)?(?:[0-9]{2} )?[A-Z][A-Z01 .]{2,20} [0-9]{2,8})")
_BARE_TAGS = regex(r"\n[ \t]*(?P<word>[A-Z]{3,5})(?= (?P<tag>[A-Z]{4})[, ])")
_ORDER = regex(
    r"\n[ \t]*(?P<word>[A-Z.,0]{1,6}) ?(?=(?:11652|12065|12356|12958|13526)(?: ?[:;]| DECL| GDS| XGDS| N/A))"
)
_CLASSIFIED_BY = regex(r"\n[ \t]*(?P<word>[A-Z]{8,12} [A-Z]{1,3}|[A-Z]{10,13})(?= ?:)")
_REASON = regex(r"[ ,;.](?P<word>[A-Z]{4,9})(?=[ :.]{1,3}1 ?\.[456] ?\(?[A-H])")
_SECTIONS = ("1.4", "1.5", "1.6", "1 .4", "1 .5", "1 .6")
_MOST_IN_ORDER = 4


def misspelt_words(header: str) -> Iterator[Edit]:
    """The edits that spell those words of a header right that it may have several times.

    Args:
        header: The header in capitals, with a newline before its first line.
    """
    above = _above_order(header)
    for pattern, words in ((_KIND, KINDS_OF_STATIONS), (_CAPTION, _CAPTIONS)):
        yield from (edit for edit, _ in _corrected(lines_like(pattern, above), words))


def slashed_sections(header: str) -> Iterator[Edit]:
    """The edits that put ``OF`` for the stroke in ``SECTION 01/02``."""
    for found in _SLASHED_SECTION.finditer(_above_order(header)):
        yield Edit(*found.span("slash"), " OF ")


def missing_words(header: str) -> Iterator[Edit]:
    """The edits that spell the words right that a header lacks.

    Args:
        header: The header in capitals, with a newline before its first line.
    """
    above = _above_order(header)
    if missing := tuple(prosign for prosign in _PROSIGNS if f"\n{prosign} " not in above):
        # The references below the subject have letters before their stations.
        heading = above.partition("\nSUBJ")[0]
        yield from _nearest(_PROSIGN, heading, missing)
        if "TO" in missing and "FM" not in missing:
            yield from (Edit(*found.span("word"), "TO") for found in _ACTION.finditer(heading))
        elif "FM" in missing and "TO" not in missing:
            yield from (Edit(found.start("at"), found.start("at"), "FM ") for found in _ABOVE_TO.finditer(heading))
    if " OF " in above and " SECTION " not in above:
        yield from _nearest(_SECTION, above, ("SECTION",))
    if "\nREF" not in header:
        yield from _nearest(_REFERENCE, header, ("REF",))
    if "\nTAGS" not in header:
        yield from (edit for edit, found in _found(_BARE_TAGS, header, ("TAGS",)) if find_tags(found["tag"]))
    if "\nE.O." not in header:
        for found in _ORDER.finditer(header):
            if "." in found["word"] or (found["word"] != "EO" and len(found["word"]) < _MOST_IN_ORDER):
                yield Edit(*found.span("word"), "E.O.")
    if "\nCLASSIFIED BY" not in header and "1." in header:
        yield from _nearest(_CLASSIFIED_BY, header, ("CLASSIFIED BY",))
    if "REASON" not in header and any(map(header.__contains__, _SECTIONS)):
        yield from _nearest(_REASON, header, ("REASON", "REASONS"))


def _above_order(header: str) -> str:
    """The lines above the order, which begins the preamble."""
    return header.partition("\nE.O.")[0]


def _nearest(pattern: re.Pattern[str], text: str, words: tuple[str, ...]) -> Iterator[Edit]:
    return (edit for edit, _ in _found(pattern, text, words))


def _found(pattern: re.Pattern[str], text: str, words: tuple[str, ...]) -> Iterator[tuple[Edit, re.Match[str]]]:
    return _corrected(pattern.finditer(text), words)


def _corrected(matches: Iterable[re.Match[str]], words: tuple[str, ...]) -> Iterator[tuple[Edit, re.Match[str]]]:
    for found in matches:
        printed = found["word"]
        if printed in words or printed.endswith(":"):
            continue
        letters = printed.rstrip(".")
        meant = _only(letters, words) or _only(letters.replace(" ", ""), words)
        if meant is not None and meant != printed:
            yield Edit(*found.span("word"), meant), found


def _only(printed: str, words: tuple[str, ...]) -> str | None:
    """The word itself, the only one at a distance of 1, or the first of those where they are forms of one word."""
    if printed in words:
        return printed
    if printed == "FROM" and "FM" in words:
        return "FM"
    close = nearest(printed, words)
    if close is None and words[0] == "REASON":
        return next((word for word in words if distance(printed, word, 1) == 1), None)
    return close
