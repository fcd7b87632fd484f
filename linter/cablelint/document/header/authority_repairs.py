"""Repairs of a Classified By line: words cut by a wrap, long gaps, a misprinted reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.document.header.classified_by import PARTICLES
from cablelint.document.header.position_words import is_office
from cablelint.edits import Edit
from cablelint.text.edit_distance import distance
from cablelint.text.letter_case import small_letters
from cablelint.text.places import places_of
from cablelint.text.regexes import regex

# Regular expressions: they describe damage, which the grammar does not: it reads the line when the damage is mended.

# Each begins with a letter, for which re searches faster than for what precedes it.
_REASON_GLUED = regex(
    r"f(?<=[a-z].)(?=or [Rr]easons? ?[:(]?1 ?[.,] ?[4-6])|F(?<=[A-Z].)(?=OR REASONS? ?1 ?[.,] ?[4-6])"
)
_REASON_MISPRINT = regex(r"(?P<word>[Rr](?<!\w.)[A-Za-z]{3,7})(?=[ :.;]{1,4}1 ?[.,] ?[4-6])")
# Words between the word and the section: FOR REASONS SET OUT IN 1.4 (B).
_REASON_APART = regex(
    r"\breasons?(?P<between>[:.;]?(?: (?:set|out|in|under|of|per|by|listed|given|cited|stated|specified"
    r"|sections?|sec\.?|paragraph|para\.?)){1,5})(?= {1,3}1 ?[.,] ?[4-6])",
    re.IGNORECASE,
)
_REASONS = ("reason", "reasons")
_MOST_MISPRINTS = 2
# The terminals of the Department cut a line after so many characters, in the middle of a word if need be.
_WRAP = 71
_GAP = regex(r" +")
_LONGEST_WORD = 30
# These words are whole however the line was cut, and no two words together.
_CUT_ANYWHERE = frozenset("reason reasons for and".split())
_FIRST_PIECES = frozenset(word[:length] for word in _CUT_ANYWHERE for length in range(1, len(word) + 1))
# An initial has a full stop, or a capital after it.
_LONE_CAPITAL = regex(r"[A-Z] (?!(?:and|for|or)\b)[a-z]{2,}[,.;]?")


def wrap_repairs(printed: str, line: str) -> Iterator[Edit]:
    """Return the repairs of a wrapped Classified By line: join a word cut in two, reduce a long gap to one blank.

    Args:
        printed: The field with its newlines.
        line: The same on one line, each character at its place.
    """
    start = len(line) - len(line.lstrip())
    cut = start + _WRAP
    for gap in _GAP.finditer(line, start):
        begin, end = gap.span()
        left = line[max(start, begin - _LONGEST_WORD) : begin].rpartition(" ")[2]
        is_at_wrap = begin == cut and "\n" not in printed[start:cut]
        if is_at_wrap or len(left) == 1 or left.lower() in _FIRST_PIECES:
            right = line[end : end + _LONGEST_WORD].partition(" ")[0]
            is_initial = len(left) == 1 and _LONE_CAPITAL.fullmatch(f"{left} {right}")
            if (
                is_initial
                or (left + right).lower() in _CUT_ANYWHERE
                or (is_at_wrap and _is_cut(left, right, is_wrapped="\n" in printed[begin:end]))
            ):
                yield Edit(begin, end, "")
                continue
        if end - begin > 1:
            yield Edit(begin, end, " ")


def reason_repairs(line: str) -> Iterator[Edit]:
    """Yield the edits that make a misprinted reason readable: ``Reaons 1.4``, ``Marlowfor reasons 1.4``.

    Args:
        line: The text of a Classified By field on one line.
    """
    for glued in _REASON_GLUED.finditer(line):
        yield Edit(glued.start(), glued.start(), " ")
    places = places_of(small_letters(line), ("reason",))
    for apart in filter(None, (_REASON_APART.match(line, place) for place in places)):
        yield Edit(*apart.span("between"), "")
    for found in _REASON_MISPRINT.finditer(line):
        word = found["word"].lower()
        if word not in _REASONS and (close := _closest_reason(word)):
            yield Edit(*found.span("word"), close)


def _closest_reason(word: str) -> str | None:
    far, closest = min((distance(word, known, _MOST_MISPRINTS), known) for known in _REASONS)
    return closest if far <= _MOST_MISPRINTS else None


def _is_cut(left: str, right: str, *, is_wrapped: bool) -> bool:
    """Whether two pieces on both sides of a wrap are one word."""
    right = right.rstrip(".,;:")
    if not left[-1:].isalpha() or not right[:1].isalpha():
        return False
    if is_office(left + right):
        return True
    if any(is_office(piece) or piece.lower() in PARTICLES | _CUT_ANYWHERE for piece in (left, right)):
        return False
    return right[0].islower() or (is_wrapped and left.isupper() and right.isupper())
