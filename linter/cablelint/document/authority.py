"""Who classified the cable: the person and the position in a Classified By line, in every printed order."""

from __future__ import annotations

import functools
import re

from cablelint.data.titles import titles

# Words of offices and positions that are no title of their own.
_OFFICE_WORDS = frozenset(
    """
    acting deputy principal assistant associate senior interim first second affairs section unit office officer
    offices bureau division department dept embassy consulate mission team leader region regional provincial
    interagency political economic econ pol mil military polmil polecon poleconoff polmc commercial consular public
    management refugee labor science global environment technology health defense security cultural information
    press narcotics counternarcotics law enforcement advisor adviser attache counselor counsellor couns minister
    chief director dir coordinator chairman charge d'affaires d’affaires affaires d'affairs a.i. ai ad presence
    post state us u.s. for of the and to at by in head representative commissioner consul general
    """.split()
)
_POSITION = re.compile(
    r"(?:.*(?:couns(?:elor|ellor)?|off|officer|chief|amb(?:assador)?|director|m/c|a/s|advisor)\.?)", re.IGNORECASE
)
_OFFICE_SYMBOL = re.compile(r"[A-Z]{1,6}(?:/[A-Z0-9&-]{1,8}){1,3}")
_SEGMENT = re.compile(r"[^,;]+")
_WORD = re.compile(r"\S+")
_NAME_WORD = re.compile(
    r"[\"'(“]?(?:[A-Z][^\W\d]*(?:['’.-][^\W\d]*)*\.?|de|del|da|di|la|le|van|von|der|den|bin|al|el|y|e|XXXX+)[\"')”]?"
)
_PARTICLES = frozenset(("de", "del", "da", "di", "la", "le", "van", "von", "der", "den", "bin", "al", "el", "y", "e"))
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))


def split_authority(text: str) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Where the name and where the position stand in what a Classified By line says before the reason.

    Args:
        text: The line between label and reason, any blanks; offsets in the result are offsets in it.

    Returns:
        The stretch of the name and that of the position, each None where there is none.
    """
    segments = [(match.start(), match.end()) for match in _SEGMENT.finditer(text)]
    for index, (start, end) in enumerate(segments):
        words = [(start + match.start(), start + match.end()) for match in _WORD.finditer(text[start:end])]
        last = max((place for place, (s, e) in enumerate(words) if is_position(text[s:e])), default=-1)
        rest = _trim(text, words[last + 1 :])
        is_only = last >= 0 or index > 0 or len(rest) > 1
        if rest and is_only and len(rest) <= 6 and all(_NAME_WORD.fullmatch(text[s:e]) for s, e in rest):
            name_end = rest[-1][1]
            following = segments[index + 1 :]
            if following and text[slice(*following[0])].strip().lower() in _SUFFIXES:
                name_end = following[0][1]
                following = following[1:]
            return (rest[0][0], name_end), _position(text, words[: last + 1], segments[:index], following)
    return None, _stretch(text, segments)


def whole_name(name: str) -> str:
    """A name on one line; a word that the wrap cut in two is made whole."""
    pieces = [piece.strip() for piece in name.split("\n")]
    result = pieces[0]
    for piece in pieces[1:]:
        first = piece.split(" ")[0] if piece else ""
        is_cut = first[:1].islower() and first not in _PARTICLES and result[-1:].isalpha()
        result += piece if is_cut else f" {piece}"
    return " ".join(result.split())


def is_position(word: str) -> bool:
    """Whether a word belongs to a position or an office, as ``Ambassador``, ``for`` or ``EUR/PGI``."""
    bare = word.strip("()\"'“”").lower()
    return bare in _words() or _POSITION.fullmatch(bare) is not None or _OFFICE_SYMBOL.fullmatch(word) is not None


def _trim(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if words:
        start, end = words[-1]
        kept = text[start:end].rstrip(":").rstrip()
        if kept.endswith(".") and len(kept) > 3 and kept.lower() not in _SUFFIXES:
            kept = kept.rstrip(".")
        words = [*words[:-1], (start, start + len(kept))] if kept else words[:-1]
    return words


def _position(
    text: str,
    before: list[tuple[int, int]],
    earlier: list[tuple[int, int]],
    later: list[tuple[int, int]],
) -> tuple[int, int] | None:
    if before:
        return before[0][0], before[-1][1]
    return _stretch(text, earlier or later)


def _stretch(text: str, segments: list[tuple[int, int]]) -> tuple[int, int] | None:
    if not segments:
        return None
    start, end = segments[0][0], segments[-1][1]
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    last = start + len(piece.rstrip(" \n.:;-"))
    if text[last : last + 1] == "." and text[first:last].lower().endswith((" a.i", "u.s")):
        last += 1
    return (first, last) if last > first else None


@functools.cache
def _words() -> frozenset[str]:
    single = {word for form in titles() for word in form.split() if len(word) > 1}
    return _OFFICE_WORDS | single
