"""Levels that a scanner or a typist misspelt, before the number of the message that shows them to be levels."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.data.posts import find_post
from cablelint.document.dialects.line_patterns import LINE, lines_like
from cablelint.document.misreadings import AS_LETTERS
from cablelint.edits import Edit
from cablelint.text.edit_distance import distance, nearest

# The patterns describe damage, which the grammar does not: its lines are read when the damage is mended.
_BEFORE_NUMBER = r"(?= {1,3}(?:SECTION [0-9OIL F]{6,9})?[A-Z][A-Z015 .'-]{2,30} [0-9OIL]{2,8}[ \t]*$)"
#: At the beginning of a line: it is no classification line as it should be.
NO_SOUND_LINE = (
    r"(?!(?:C O N F I D E N T I A L|S E C R E T|U N C L A S|UNCLAS|CONFIDENTIAL|SECRET) {1,3}"
    r"(?:SECTION [0-9]{2} OF [0-9]{2} )?[A-Z][A-Z .'-]{2,30} [0-9]{3,8}[ \t]*$)"
)
_LEVEL = (
    LINE + NO_SOUND_LINE + r"(?P<level>[A-Z0-9|]{1,3}(?: {1,2}[A-Z0-9|]{1,3}){3,12}|[A-Z0-9|]{6,12})" + _BEFORE_NUMBER
)
_LIMITED_OFFICIAL_USE = "LIMITED OFFICIAL USE"
_ODD_LEVEL = (
    LINE + r"(?P<level>(?P<hyphened>[A-Z](?:[.-][A-Z]){5,11})|(?P<short>LOU|OFFICIAL USE ONLY|SBU)"
    r"|L[A-Z]{4,8} {1,2}O[A-Z]{5,9} {1,2}[A-Z]{2,4})" + _BEFORE_NUMBER
)
# The level glued to the post, and the post to its number.
_GLUED_POST = LINE + r"(?:CONFIDENTIAL|SECRET|UNCLASSIFIED|UNCLAS)(?P<post>[A-Z]{4,20}) [0-9]{3,6}[ \t]*$"
_GLUED_NUMBER = (
    LINE + r"(?:(?:[A-Z] ){5,11}[A-Z]|CONFIDENTIAL|SECRET|UNCLASSIFIED|UNCLAS)(?: [^\n]{1,40})? "
    r"(?P<post>[A-Z]{4,20})(?P<number>[0-9]{3,6})[ \t]*$"
)
#: Lines that :func:`misread_levels` may repair.
LINES = (_LEVEL, _ODD_LEVEL, _GLUED_POST, _GLUED_NUMBER)
_DESIGNATIONS = {
    "LOU": _LIMITED_OFFICIAL_USE,
    "OFFICIAL USE ONLY": _LIMITED_OFFICIAL_USE,
    "SBU": "SENSITIVE BUT UNCLASSIFIED",
}
_MOST_MISPRINTS = 2
_LEVELS = frozenset({"CONFIDENTIAL", "SECRET", "TOPSECRET", "UNCLAS", "UNCLASSIFIED"})


def misread_levels(header: str) -> Iterator[Edit]:
    """The edits that spell each level of a header right and part it from the post, and the post from its number.

    Args:
        header: The header in capitals, with a newline before its first line.
    """
    for found in lines_like(_LEVEL, header):
        level = found["level"]
        if level.replace(" ", "") in _LEVELS:
            continue
        if any(character in "0156827|" for character in level):
            level = _without_post(level)
            meant = _in_letters(level)
            letters = "".join(meant.split())
            if letters not in _LEVELS and (close := nearest(letters, _LEVELS)):
                letters, meant = close, " ".join(close) if " " in meant else close
            if letters in _LEVELS:
                yield Edit(found.start("level"), found.start("level") + len(level), meant)
        elif " " not in level and level not in _LEVELS and (close := nearest(level, _LEVELS)):
            yield Edit(*found.span("level"), close)
    for found in lines_like(_ODD_LEVEL, header):
        if found["short"]:
            yield Edit(*found.span("level"), _DESIGNATIONS[found["level"]])
        elif found["hyphened"]:
            spaced = found["level"].replace(".", " ").replace("-", " ")
            if spaced.replace(" ", "") in _LEVELS:
                yield Edit(*found.span("level"), spaced)
        elif distance(found["level"], _LIMITED_OFFICIAL_USE, _MOST_MISPRINTS) in range(1, _MOST_MISPRINTS + 1):
            yield Edit(*found.span("level"), _LIMITED_OFFICIAL_USE)
    for pattern, part in ((_GLUED_POST, "post"), (_GLUED_NUMBER, "number")):
        for found in lines_like(pattern, header):
            if find_post(found["post"]):
                yield Edit(found.start(part), found.start(part), " ")


def _without_post(printed: str) -> str:
    """The level without the first words of a post behind it: ``C0 N F I D E N T I A L NEW``."""
    words = printed.split(" ")
    lengths = range(len(words), 0, -1)
    levels = (" ".join(words[:length]) for length in lengths)
    return next((level for level in levels if "".join(_in_letters(level).split()) in _LEVELS), printed)


def _in_letters(level: str) -> str:
    return level.translate(AS_LETTERS).replace("7", "T")
