"""Who classified the cable: the person and the position in a Classified By line, in every printed order."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from cablelint.data.titles import titles
from cablelint.edits import Edit
from cablelint.text.edit_distance import distance

# Words of offices and positions, beside the titles of the table.
_OFFICE_WORDS = frozenset(
    """
    acting deputy principal assistant associate senior interim first second affairs section unit office officer
    offices bureau division department dept embassy consulate mission team leader region regional provincial
    interagency political economic econ pol mil military polmil polecon poleconoff polmc commercial consular public
    management refugee labor science global environment technology health defense security cultural information
    press narcotics counternarcotics law enforcement minister internal external governance secretary under
    dir coordinator chairman charge charg d'affaires d’affaires affaires d'affairs a.i. ai ad presence
    post state dos exec us u.s. usg for of the and to at by in head representative commissioner consul general
    """.split()
)
# Regular expressions: names and positions are words of a sentence in mixed case, separated by lists of titles; the
# grammar is in capitals and ends at the reason.
_POSITION = re.compile(
    r"(?:.*(?:coun[sc](?:el+or)?|chief|director|officer|advis[eo]r|attach[eé]|polad|amb(?:as+ador)?(?<!lamb))"
    r"|(?:pol|econ?|polecon|polmil|cons?|emb|lab|ag|gen|ref|rso)(?:min)?(?:off|mc|couns|ad))\.?"
)
_POSITIONS = frozenset(
    "ambassador counselor counsellor councilor director adviser advisor attache minister-counselor chairman".split()
)
_OFFICE_SYMBOL = re.compile(r"\S*[^\W\d_]/\S+")
_SEPARATOR = re.compile(r"[,;]|(?<=\s)-(?=\s)|$")
_JOINT = re.compile(r" (?:and|AND|And|&) ")
_WORD = re.compile(r"\S+")
_MASK = r"[Xx]{4,}"
_MASKED = re.compile(_MASK)
_NAME_WORD = re.compile(
    rf"[\"'(“]?(?:[A-Z][^\W\d_]*(?:['’.-][^\W\d_]*)*\.?|de|del|da|di|la|le|van|von|der|den|bin|al|el|y|e|{_MASK})[\"')”]?"
)
_INITIAL = re.compile(r"[A-Z]\.?")
_PARTICLES = frozenset("de del da di la le van von der den bin al el y e".split())
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_PLACES = frozenset("embassy consulate mission department dept office bureau post state general".split())
_BEFORE_REASON = frozenset("for fo fr fro per under the section sec pursuant to on in accordance with".split())
_REASON_GLUED = re.compile(
    r"(?<=[a-z])(?=for [Rr]easons? ?[:(]?1 ?[.,] ?[4-6])|(?<=[A-Z])(?=FOR REASONS? ?1 ?[.,] ?[4-6])"
)
_REASON_MISPRINT = re.compile(r"\b(?P<word>[Rr][A-Za-z]{3,7})(?=[ :.;]{1,4}1 ?[.,] ?[4-6])")
_REASONS = ("reason", "reasons")
# A word of a position may have one misprint, a long one two.
_MISPRINTED = 6
_LONG = 9
_ENDS_WITH_STOP = re.compile(r"(?:\b(?:jr|sr)|a\.i|u\.s|\b[a-z])$", re.IGNORECASE)
_MOST_WORDS = 6
_MOST_SEGMENTS = 12

# The terminals of the Department cut a line after so many characters, in the middle of a word if need be.
_WRAP = 71
_GAP = re.compile(r" +")
_LONGEST_WORD = 30
# These words are whole however the line was cut, and no two words together.
_CUT_ANYWHERE = frozenset("reason reasons for and".split())
# An initial has a full stop, or a capital after it.
_LONE_CAPITAL = re.compile(r"[A-Z] (?!(?:and|for|or)\b)[a-z]{2,}[,.;]?")


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
        last = max(positions, default=-1)
        rest = printed[last + 1 :]
        following = segments[index + 1 :]
        if _is_name(rest) and (
            len(rest) > 1
            or (last >= 0 and _bare(printed[last]) not in _PLACES)
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


def said_before_reason(text: str) -> int:
    """Measure the text about the classifier in a Classified By line, without the ``for`` before the reason."""
    end = len(text.rstrip(" ,;:.-"))
    for _ in range(_MOST_WORDS):
        word = text[max(0, end - _LONGEST_WORD) : end].rpartition(" ")[2]
        if word.lower() not in _BEFORE_REASON and not (word.islower() and distance(word, "for", 1) <= 1):
            break
        end = len(text[: end - len(word)].rstrip(" ,;:.-"))
    has_stop = text[end : end + 1] == "." and _ENDS_WITH_STOP.search(text[max(0, end - 4) : end]) is not None
    return end + has_stop


def wrap_repairs(printed: str, line: str) -> Iterator[Edit]:
    """Return the repairs of a wrapped Classified By line: join a word cut in two, reduce a long gap to one blank.

    Args:
        printed: The field with its newlines.
        line: The same on one line, each character at its place.
    """
    start = len(line) - len(line.lstrip())
    cut = start + _WRAP
    for gap in _GAP.finditer(line, start):
        left = line[max(start, gap.start() - _LONGEST_WORD) : gap.start()].rpartition(" ")[2]
        right = line[gap.end() : gap.end() + _LONGEST_WORD].partition(" ")[0]
        is_at_wrap = gap.start() == cut and "\n" not in printed[start:cut]
        is_initial = len(left) == 1 and _LONE_CAPITAL.fullmatch(f"{left} {right}")
        if (
            is_initial
            or (left + right).lower() in _CUT_ANYWHERE
            or (is_at_wrap and _is_cut(left, right, is_wrapped="\n" in printed[gap.start() : gap.end()]))
        ):
            yield Edit(gap.start(), gap.end(), "")
        elif gap.end() - gap.start() > 1:
            yield Edit(gap.start(), gap.end(), " ")


def reason_repairs(line: str) -> Iterator[Edit]:
    """Yield the edits that make a misprinted reason readable: ``Reaons 1.4``, ``Marlowfor reasons 1.4``.

    Args:
        line: The text of a Classified By field on one line.
    """
    for glued in _REASON_GLUED.finditer(line):
        yield Edit(glued.start(), glued.start(), " ")
    for found in _REASON_MISPRINT.finditer(line):
        word = found["word"].lower()
        if word not in _REASONS and (close := _closest_reason(word)):
            yield Edit(*found.span("word"), close)


def _closest_reason(word: str) -> str | None:
    return min(
        (known for known in _REASONS if distance(word, known, 2) <= 2),
        key=lambda known: distance(word, known),
        default=None,
    )


def is_position(word: str) -> bool:
    """Whether a word belongs to a position or an office, as ``Ambassador``, ``for`` or ``EUR/PGI``."""
    return _is_office(word) or _bare(word) in _words()


@functools.lru_cache(maxsize=4096)
def _is_office(word: str) -> bool:
    bare = _bare(word)
    return (
        bare in _OFFICE_WORDS
        or bare in _acronyms()
        or _POSITION.fullmatch(bare) is not None
        or _OFFICE_SYMBOL.fullmatch(word) is not None
    )


def _positions(words: list[str]) -> list[int]:
    """Which words of a segment belong to the position; a title that is a name too (King, Dean) only among others."""
    has_small = any(map(str.islower, "".join(words)))
    found: list[int] = []
    for index, word in enumerate(words):
        is_last = index == len(words) - 1
        is_followed_by_initial = not is_last and _INITIAL.fullmatch(words[index + 1]) is not None
        is_title = _bare(word) in _words() and not is_followed_by_initial and index in (0, *(i + 1 for i in found[-1:]))
        is_symbol = has_small and not is_last and len(word) > 2 and word.isalpha() and word.isupper()
        is_masked = _MASKED.fullmatch(word) is not None
        is_misprint = not is_last and not is_masked and _is_misprint(_bare(word))
        if _is_office(word) or is_misprint or (is_title and not is_last) or (is_symbol and not is_masked):
            found.append(index)
    return found


@functools.lru_cache(maxsize=4096)
def _is_misprint(word: str) -> bool:
    """Whether a word in small letters is a misprint of a word of a position: ``ambasadro``, ``misson``."""
    if len(word) < _MISPRINTED - 1:
        return False
    for known in _long_position_words():
        limit = 2 if len(known) >= _LONG else 1
        if known[0] == word[0] and abs(len(known) - len(word)) <= limit and distance(word, known, limit) <= limit:
            return True
    return False


@functools.cache
def _long_position_words() -> tuple[str, ...]:
    return tuple(sorted(word for word in _OFFICE_WORDS | _POSITIONS if len(word) >= _MISPRINTED))


def _bare(word: str) -> str:
    stripped = word.strip("()\"'“”.:").lower()
    return "a.i." if stripped == "a.i" else "u.s." if stripped == "u.s" else stripped


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
    rest = words[max(_positions(words), default=-1) + 1 :]
    return len(rest) > 1 and _is_name(rest)


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
        and is_position(third[0])
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


def _is_cut(left: str, right: str, *, is_wrapped: bool) -> bool:
    """Whether two pieces on both sides of a wrap are one word."""
    right = right.rstrip(".,;:")
    if not left[-1:].isalpha() or not right[:1].isalpha():
        return False
    if _is_office(left + right):
        return True
    if any(_is_office(piece) or piece.lower() in _PARTICLES | _CUT_ANYWHERE for piece in (left, right)):
        return False
    return right[0].islower() or (is_wrapped and left.isupper() and right.isupper())


@functools.cache
def _words() -> frozenset[str]:
    single = {_bare(word) for form in titles() for word in form.split() if len(word) > 1}
    return _OFFICE_WORDS | single


@functools.cache
def _acronyms() -> frozenset[str]:
    forms = (word for title in titles().values() for word in title.form.split())
    return frozenset(word.lower() for word in forms if len(word) > 1 and word.isupper())
