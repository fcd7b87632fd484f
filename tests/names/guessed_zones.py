"""A cheap guess at the zones of a text that was not parsed as a cable, by its labels alone."""

from __future__ import annotations

import re

from cablelint.names.lexical.tokens import Zone

_LABEL = re.compile(
    r"^[ \t]*(?:"
    r"(?P<classification>(?:C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|(?:T ?O ?P ?)?S ?E ?C ?R ?E ?T|U ?N ?C ?L ?A ?S"
    r"|LIMITED OFFICIAL USE)\b)"
    r"|(?P<eo>E\.? ?O\.? *\d{5})"
    r"|(?P<tags>TAGS\b)"
    r"|(?P<subject>SUBJ(?:ECT)?[:;])"
    r"|(?P<reference>REF(?:S|TEL|ERENCES?)?\b[ (A-Z)]{0,6}[:;.])"
    r"|(?P<by>(?:\(?[A-Z]\)? )?(?i:class?ified)[ \t]+(?i:by)\b)"
    r"|(?P<paragraph>¶|\[1\]\(#\)\d|1 ?\. ?\()"
    r")",
    re.MULTILINE,
)
_BLANK = re.compile(r"\n[ \t]*\n")


def guess_zones(text: str) -> list[Zone]:
    """The zones of a text that labels separate: the heading, its labelled lines, and the paragraphs."""
    zones: list[Zone] = []
    kind, start = "heading", 0
    for match in _LABEL.finditer(text):
        label = str(match.lastgroup).replace("by", "classified-by")
        if label == "paragraph" and kind == "heading":
            # No label at all: paragraphs only, without a heading.
            return []
        _close(text, start, match.start(), kind, zones)
        kind, start = label, match.start()
        if label == "paragraph":
            break
    if not zones:
        return []
    _close(text, start, len(text), kind, zones)
    return [zone for zone in zones if zone[1] > zone[0]]


def _close(text: str, start: int, end: int, kind: str, zones: list[Zone]) -> None:
    """Add a zone; a labelled one ends with its block, and what is left of it is unlabelled."""
    if kind in ("heading", "paragraph"):
        zones.append((start, end, kind))
        return
    if kind == "classification":
        newline = text.find("\n", start, end)
        last, rest = (end if newline < 0 else newline), "slug"
    else:
        blank = _BLANK.search(text, start, end)
        last, rest = (blank.start() if blank else end), "other"
    zones += ((start, last, kind), (last, end, rest))
