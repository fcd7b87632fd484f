"""Signs and blanks that a copy put among the words of the header: tabs, bullets, marks of notes, too many blanks."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.model import Repair
from cablelint.document.source import Source
from cablelint.edits import Edit
from cablelint.text.regexes import regex

KIND = "space"

# Regular expressions: they describe damage, which the grammar does not: its lines are read when the damage is mended.

# What begins a line of the header.
_PART = (
    r"(?:(?:[ZOPR][ \t]){0,3}[0-9]{6}Z|FM|TO|INFO|UNCLAS(?:SIFIED)?|CONFIDENTIAL|SECRET|[A-Z](?: [A-Z]){5,13}"
    r"|E\.?O\.? ?[0-9]{5} ?:?|TAGS ?:?|SUBJ(?:ECT)? ?:?|REF(?:TEL)?S? ?:?)"
)
_TAB = regex(r"\n[ \t]*" + _PART + r"(?P<tabs>[ \t]*\t[ \t]*)(?=[^\s])")
_TAB_IN_PRECEDENCE = regex(r"\n[ \t]*(?:[ZOPR] ){0,2}[ZOPR](?P<tabs>\t+)(?=(?:[ZOPR][ \t])?[0-9]{6}Z)")
_TAB_AFTER_NUMBER = regex(r"\n[ \t]*(?:¶ ?)?[0-9]{1,3}\.(?P<tabs>[ \t]*\t[ \t]*)(?=[^\s])")
_BULLET = regex(r"\n[ \t]*(?P<bullet>[-*•·][ \t]{1,3})(?=" + _PART + r"[ \t])")
# Right before a line, where no item of a list has them.
_STARS = regex(r"\n[ \t]*(?P<stars>\*{1,3})(?=" + _PART + r"[ \t])")
# Nearly every text has none of them.
_SIGNS = ("\n- ", "\n*", "\n• ", "\n· ", "]\n", "  ")
_BULLETS = ("\n- ", "\n* ", "\n• ", "\n· ")
# A list in the text may begin with a word of these.
_LEAST_BULLETS = 4
_NOTE = regex(r"[A-Z0-9](?P<note>\[[0-9]{1,2}\])(?=\n)")
# A scanner that keeps the places of the words puts several blanks between any two, and between the letters of a level.
_WIDE_LEVEL = regex(r"\n[ \t]*[A-Z](?: {3,8}[A-Z]){5,14}")
_WIDE_BLANKS = regex(r"(?<=[^\s]) {2,20}(?=[^\s])")
# Between words of two letters or more, since the letters of a level are apart in any copy.
_WIDE_GAP, _NARROW_GAP = (regex(rf"(?<=[^\s]{{2}}){blanks}(?=[^\s]{{2}})") for blanks in (" {2,20}", " "))
_LEAST_WIDE = 8


def typesetting_repairs(source: Source, header: str) -> list[Repair]:
    """Return the repairs of the signs and blanks of a header, and of the tabs behind the numbers of paragraphs.

    Args:
        source: The text.
        header: Its header in capitals.
    """
    if "\t" not in source.text and not any(map(header.__contains__, _SIGNS)):
        return []
    # With a newline before the first line.
    edits = sorted(_edits("\n" + header, "\n" + source.capitals))
    return [Repair(KIND, Edit(edit.start - 1, edit.end - 1, edit.content)) for edit in edits]


def _edits(header: str, text: str) -> Iterator[Edit]:
    if "\t" in header:
        for pattern in (_TAB, _TAB_IN_PRECEDENCE):
            yield from (Edit(*found.span("tabs"), " ") for found in pattern.finditer(header))
    if "\t" in text:
        yield from (Edit(*found.span("tabs"), " ") for found in _TAB_AFTER_NUMBER.finditer(text))
    bullets = list(_BULLET.finditer(header)) if any(sign in header for sign in _BULLETS) else []
    if len(bullets) >= _LEAST_BULLETS:
        yield from (Edit(*found.span("bullet"), "") for found in bullets)
    if "\n*" in header:
        yield from (Edit(*found.span("stars"), "") for found in _STARS.finditer(header))
    if "]\n" in header:
        yield from (Edit(*found.span("note"), "") for found in _NOTE.finditer(header))
    if "  " in header and _is_wide(header):
        yield from (Edit(*found.span(), " ") for found in _WIDE_BLANKS.finditer(text))


def _is_wide(header: str) -> bool:
    """Whether the letters of a level are far apart, or most words have several blanks between them."""
    if "   " in header and _WIDE_LEVEL.search(header) is not None:
        return True
    if header.count("  ") < _LEAST_WIDE:
        return False
    wide = len(_WIDE_GAP.findall(header))
    return wide >= _LEAST_WIDE and wide > 3 * len(_NARROW_GAP.findall(header))
