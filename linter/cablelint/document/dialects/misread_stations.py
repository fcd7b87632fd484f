"""Lines of stations whose label or words a typist glued, parted or marked otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.dialects.line_patterns import KINDS_OF_STATIONS, LINE, lines_like
from cablelint.edits import Edit

# The patterns describe damage, which the grammar does not: its lines are read when the damage is mended.
_KIND = f"(?:{'|'.join(KINDS_OF_STATIONS)})"
_LABEL = r"(?:FM|TO|INFO) {1,3}(?:R[A-Z]{4,7}/)?"
# FM: AMEMBASSY QUITO  FROM: EMBASSY QUITO  FMAMEMBASSY QUITO
_FROM = LINE + rf"(?P<label>FM ?[:/-] ?|FROM ?: ?(?=(?:EMBASSY|CONSULATE)\b)|FM(?={_KIND} ))(?=[A-Z])"
# TO SEC STATE WASHDC
_PARTED_KIND = LINE + _LABEL + r"(?:SEC(?= STATE )|AM(?= (?:EMBASSY|CONSUL) )|US(?= MISSION ))(?P<blank> )"
_PARTED_PLACE = LINE + _LABEL + r"SECSTATE WASH(?P<blank> )DC\b"
# FM AMEMBASSY QUITO.
_STOP = LINE + _LABEL + _KIND + r" [A-Z0-9 ]{2,40}(?P<stop> ?(?:[.,;]|//|\([A-Z/]{2,8}\)))[ \t]*$"
# FM AMEMBASSY, QUITO
_COMMA = LINE + _LABEL + _KIND + r"(?P<comma>[,:]) ?(?=[A-Z])"
# FM AMEMBASSYQUITO
_GLUED_PLACE = LINE + _LABEL + _KIND + r"(?P<place>)(?=[A-Z]{4})"
#: Lines that :func:`misread_stations` may repair.
LINES = (_FROM, _PARTED_KIND, _PARTED_PLACE, _STOP, _COMMA, _GLUED_PLACE)


def misread_stations(header: str) -> Iterator[Edit]:
    """The edits that give the lines of stations their labels and kinds.

    Args:
        header: The header in capitals, with a newline before its first line.
    """
    yield from (Edit(*found.span("label"), "FM ") for found in lines_like(_FROM, header))
    for pattern, part in ((_PARTED_KIND, "blank"), (_PARTED_PLACE, "blank"), (_STOP, "stop")):
        yield from (Edit(*found.span(part), "") for found in lines_like(pattern, header))
    yield from (Edit(found.start("comma"), found.end(), " ") for found in lines_like(_COMMA, header))
    yield from (Edit(*found.span("place"), " ") for found in lines_like(_GLUED_PLACE, header))
