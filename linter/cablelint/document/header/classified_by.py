"""Who classified the cable: the person and the position in a Classified By line, in every printed order."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from cablelint.data.plain_words import is_plain_word
from cablelint.document.header.position_words import bare, is_misprint, is_office, is_position, is_title
from cablelint.text.edit_distance import distance
from cablelint.text.regexes import regex

# Regular expressions: names and positions are words of a sentence in mixed case, separated by lists of titles; the
# grammar is in capitals and ends at the reason.
_SEPARATOR = regex(r"[,;]|(?<=\s)-(?=\s)|$")
_JOINT = regex(r" (?:and|AND|And|&) ")
_WORD = regex(r"\S+")
_MASK = r"[Xx]{4,}"
_MASKED = regex(_MASK)
_NAME_WORD = regex(
    rf"[\"'(“]?(?:[A-Z][^\W\d_]*(?:['’.-][^\W\d_]*)*\.?|de|del|da|di|la|le|van|von|der|den|bin|al|el|y|e|{_MASK})[\"')”]?"
)
# As in the drafting lines: POL:CMinto.
_OFFICE_AND_NAME = regex(
    r"\s*(?P<office>[A-Za-z][A-Za-z/]{1,11}):(?P<name>[A-Z][A-Za-z'’-]{2,30})(?=[\s,;.]*(?:$|[,;]))"
)
# A position in brackets behind a name.
_OPENED = regex(r"\((?=([A-Za-z]{2,30}))")
_INITIAL = regex(r"[A-Z]\.?")
#: Words within a surname.
PARTICLES = frozenset("de del da di la le van von der den bin al el y e".split())
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_PLACES = frozenset("embassy consulate mission department dept office bureau post state general".split())
_BEFORE_REASON = frozenset("for fo fr fro per under the section sec pursuant to on in accordance with".split())
_ENDS_WITH_STOP = regex(r"(?:\b(?:jr|sr)|a\.i|u\.s|\b[a-z])$", re.IGNORECASE)
_MOST_WORDS = 6
# A forename and a surname.
_FULL_NAME = 2
_MOST_SEGMENTS = 12
_LONGEST_WORD = 30


class Places(NamedTuple):
    """Return the spans of the name and the position in a Classified By line, each or None."""

    name: tuple[int, int] | None
    title: tuple[int, int] | None


def split_authority(text: str) -> Places:
    """Find the name and the position in the text of a Classified By line before the reason.

    Args:
        text: The line between label and reason; offsets in the result are offsets in it.
    """
    if text.islower():
        # A lower-cased copy: each letter stays in its place.
        text = text.title()
    text = _OPENED.sub(lambda found: "," if is_position(found[1]) or is_misprint(found[1].lower()) else "(", text)
    glued = _OFFICE_AND_NAME.match(text)
    if glued is not None and (is_office(glued["office"]) or glued["office"].isupper()):
        return Places(glued.span("name"), glued.span("office"))
    segments = _segments(text)[:_MOST_SEGMENTS]
    if _is_surname_first(text, segments):
        name = (
            segments[0][0] + _blanks_before(text[slice(*segments[0])]),
            segments[1][0] + len(text[slice(*segments[1])].rstrip()),
        )
        return Places(name, _stretch(text, segments[2:]))
    for index, (start, end) in enumerate(segments):
        words = [(start + match.start(), start + match.end()) for match in _WORD.finditer(text[start:end])]
        printed = [text[s:e] for s, e in words]
        positions = _positions(printed)
        last = _with_field(printed, max(positions, default=-1))
        rest = printed[last + 1 :]
        following = segments[index + 1 :]
        if _is_name(rest) and (
            len(rest) > 1
            or (last >= 0 and bare(printed[last]) not in _PLACES)
            or _MASKED.fullmatch(rest[0])
            or (index == 0 and following and is_position(text[slice(*following[0])].split(maxsplit=1)[0]))
        ):
            name_end, following = _with_suffix(text, _name_end(text, words[-1]), following)
            before = (segments[0][0], words[last][1]) if last >= 0 else None
            return Places((words[last + 1][0], name_end), before or _stretch(text, segments[:index] or following))
        # The name may come first without a comma: John Smith DCM.
        first = printed[: min(positions, default=0)]
        if len(first) > 1 and _is_name(first) and index == 0:
            name = words[0][0], _name_end(text, words[len(first) - 1])
            return Places(name, _stretch(text, [(words[len(first)][0], segments[-1][1])]))
    return Places(None, _stretch(text, segments))


def _with_field(words: list[str], last: int) -> int:
    """The last word of a position, after the words of the language behind ``for``: ``DAS for Harbors Lena Marlow``."""
    if last >= 0 and words[last].lower() in ("for", "of"):
        while len(words) - last - 1 > _FULL_NAME and is_plain_word(words[last + 1]):
            last += 1
    return last


def said_before_reason(text: str) -> int:
    """Measure the text about the classifier in a Classified By line, without the ``for`` before the reason."""
    end = len(text.rstrip(" ,;:.-("))
    for _ in range(_MOST_WORDS):
        word = text[max(0, end - _LONGEST_WORD) : end].rpartition(" ")[2]
        if word.lower() not in _BEFORE_REASON and not (word.islower() and distance(word, "for", 1) <= 1):
            break
        end = len(text[: end - len(word)].rstrip(" ,;:.-("))
    has_stop = text[end : end + 1] == "." and _ENDS_WITH_STOP.search(text[max(0, end - 4) : end]) is not None
    return end + has_stop


def _positions(words: list[str]) -> list[int]:
    """Which words of a segment belong to the position; a title that is a name too (King, Dean) only among others."""
    has_small = any(map(str.islower, "".join(words)))
    found: list[int] = []
    for index, word in enumerate(words):
        is_last = index == len(words) - 1
        is_followed_by_initial = not is_last and _INITIAL.fullmatch(words[index + 1]) is not None
        is_title_word = is_title(word) and not is_followed_by_initial and index in (0, *(i + 1 for i in found[-1:]))
        is_symbol = has_small and not is_last and len(word) > 2 and word.isalpha() and word.isupper()
        is_masked = _MASKED.fullmatch(word) is not None
        is_misprinted = not is_last and not is_masked and is_misprint(bare(word))
        if is_office(word) or is_misprinted or (is_title_word and not is_last) or (is_symbol and not is_masked):
            found.append(index)
    return found


def _is_name(words: list[str]) -> bool:
    return 0 < len(words) <= _MOST_WORDS and all(_NAME_WORD.fullmatch(word.rstrip(":")) for word in words)


def _segments(text: str) -> list[tuple[int, int]]:
    """The stretches between commas, semicolons and dashes; the first classifier only, where there are two."""
    ends = [match.span() for match in _SEPARATOR.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    found = [(s, e) for s, (e, _) in zip(starts, ends, strict=False) if text[s:e].strip()]
    for place, (start, end) in enumerate(found):
        for joint in islice(_JOINT.finditer(text, start, end), _MOST_SEGMENTS):
            if _ends_in_name(text[start : joint.start()].split()) and _begins_person(text[joint.end() : end].split()):
                return [*found[:place], (start, joint.start())]
    return found


def _ends_in_name(words: list[str]) -> bool:
    positions = _positions(words)
    rest = words[max(positions, default=-1) + 1 :]
    return _is_name(rest) and (len(rest) > 1 or bool(positions))


def _begins_person(words: list[str]) -> bool:
    """Whether a second person follows: a position with a name, or a whole name."""
    positions = _positions(words)
    rest = words[max(positions, default=-1) + 1 :]
    return _is_name(rest) and (len(rest) > 1 or bool(positions))


def _is_surname_first(text: str, segments: list[tuple[int, int]]) -> bool:
    """Whether a line begins ``MARLOW, ALICE B., Ambassador``."""
    if len(segments) < 3:
        return False
    first, second, third = (text[slice(*segment)].split() for segment in segments[:3])
    no_position = not any(map(is_position, (*first, *second)))
    return (
        len(first) == 1
        and len(second) <= 2
        and no_position
        and _is_name(first)
        and _is_name(second)
        and (is_position(third[0]) or is_misprint(bare(third[0])))
    )


def _blanks_before(text: str) -> int:
    return len(text) - len(text.lstrip())


def _name_end(text: str, word: tuple[int, int]) -> int:
    kept = text[slice(*word)].rstrip(":")
    is_stop = kept.endswith(".") and not _INITIAL.fullmatch(kept) and kept.lower() not in _SUFFIXES
    return word[0] + len(kept) - is_stop


def _with_suffix(text: str, name_end: int, following: list[tuple[int, int]]) -> tuple[int, list[tuple[int, int]]]:
    """A name with the ``Jr.`` after its comma, or with the surname after a comma that was meant as a full stop."""
    if following:
        start, end = following[0]
        words = text[start:end].split()
        is_surname = len(words) == 1 and not is_position(words[0]) and re.search(r" [A-Z]$", text[:name_end])
        if text[start:end].strip().lower() in _SUFFIXES or (is_surname and _is_name(words)):
            return start + len(text[start:end].rstrip()), following[1:]
    return name_end, following


def _stretch(text: str, segments: list[tuple[int, int]]) -> tuple[int, int] | None:
    if not segments:
        return None
    start, end = segments[0][0], segments[-1][1]
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    last = start + len(piece.rstrip(" .:;-"))
    if text[last : last + 1] == "." and text[first:last].lower().endswith((" a.i", "u.s")):
        last += 1
    return (first, last) if last > first else None
