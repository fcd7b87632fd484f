"""Cables whose lines a program printed into a frame, or with numbers, times or the same signs before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from cablelint.document.dialects.enclosed import as_it_is, form, nested
from cablelint.document.dialects.inner_text import text_repairs
from cablelint.document.dialects.messages import each_message
from cablelint.document.model import Repair
from cablelint.document.source import Source, View
from cablelint.edits import Span
from cablelint.text.regexes import regex

# Regular expressions: the form of a file around cables, of which the grammar of a cable knows nothing.
_BEGINS = regex(r"\s{0,200}(?:(?P<corner>[+|┌╔│║])|[0-9])")
_LINE = regex(r"[^\n]*(?:\n|\Z)")
# What is before the last blanks ends in another character, so that long blanks are looked at once.
_SIDES = regex(r"(?P<before>[ \t]*[|│║] ?)(?:[^\r\n]*[^ \t\r\n])??(?P<after>[ \t]*[|│║][ \t]*)(?:\r?\n)?")
_EDGE = regex(r"[ \t]*[+|┌└╔╚├╠][-=+─═]{10,}[+|┐┘╗╝┤╣][ \t]*(?:\r?\n)?")
_NUMBER = regex(r"(?P<all>[ \t]*(?P<number>[0-9]{1,5})[:|]?(?:[ \t]|(?=\r?\n|\Z)))")
# Words before each line end in a blank and have a sign; numbers of paragraphs are no such words.
_WORDS = regex(r"(?![ \t¶(]*[0-9]+[.)])(?=[^\n]*[^\w\s])[^\n]*[ \t]")
# What differs from line to line in a log: numbers, times, and the severity of the entry.
_VARYING = r"[0-9]+|\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR)\b *"
_VARIES = regex(_VARYING)
_NUMBER_BEHIND = regex(r"(?:[^\r\n]*[^ \t\r\n])?(?P<all>[ \t]{3,}(?P<number>[0-9]{1,5})[ \t]*)(?:\r?\n)?")
_LEAST_LINES = 5
_LONGEST_WORDS = 60


def recognises(source: Source) -> bool:
    """Whether every line that is not blank is within a frame, or begins with its number or with the same signs."""
    return bool(_form_of(source.text))


def cables(source: Source) -> Iterator[Source]:
    """Each message of the text, without what is before its lines and around them."""
    edits = [form(*span) for span in _form_of(source.text) if span.start < span.end]
    return each_message(nested(source, View(source.text, edits), as_it_is))


def repairs(source: Source) -> list[Repair]:
    """Those of the text within the frame."""
    return text_repairs(source)


def _form_of(text: str) -> list[Span]:
    """The places of what is around each line; none if a line has no part in it, or there are few lines."""
    begins = _BEGINS.match(text)
    if begins is None and not _begins_alike(text) and _NUMBER_BEHIND.fullmatch(text, 0, text.find("\n") + 1) is None:
        return []
    lines = [Span(*line.span()) for line in _LINE.finditer(text)]
    printed = {number: line for number, line in enumerate(lines) if text[slice(*line)].strip()}
    if len(printed) < _LEAST_LINES:
        return []
    found = _frame(text, printed) if begins and begins["corner"] else _numbers(text, printed, _NUMBER) if begins else []
    return found or _words(text, list(printed.values())) or _numbers(text, printed, _NUMBER_BEHIND)


def _frame(text: str, lines: dict[int, Span]) -> list[Span]:
    places = []
    for line in lines.values():
        sides = _SIDES.fullmatch(text, *line)
        if sides is not None:
            places += [Span(*sides.span("before")), Span(*sides.span("after"))]
        elif _EDGE.fullmatch(text, *line) is not None:
            places.append(line)
        else:
            return []
    return places


def _numbers(text: str, lines: dict[int, Span], pattern: re.Pattern[str]) -> list[Span]:
    """The numbers before or behind the lines, of which the blank ones may have none and may be counted or not."""
    places: list[Span] = []
    last = at = 0
    for place, line in lines.items():
        found = pattern.match(text, *line)
        number = int(found["number"]) if found else 0
        if found is None or (places and number not in (last + 1, last + place - at)):
            return []
        places.append(Span(*found.span("all")))
        last, at = number, place
    return places


def _begins_alike(text: str) -> bool:
    """Whether the first two lines may begin with the same signs; nearly no text is read further."""
    second = text.find("\n") + 1
    if text[second : second + 1] != text[:1] and not (_VARIES.match(text) and _VARIES.match(text, second)):
        return False
    starts = (text[place : place + _LONGEST_WORDS].partition("\n")[0] for place in (0, second))
    return bool(_same_words(list(starts)))


def _words(text: str, lines: list[Span]) -> list[Span]:
    """The same signs before each line, in which numbers and severities may be others: times, counts, dates."""
    starts = [text[line.start : min(line.end, line.start + _LONGEST_WORDS)].rstrip("\r\n") for line in lines]
    shape = _same_words(starts)
    if not shape:
        return []
    words = re.compile(f"(?:{_VARYING})".join(map(re.escape, shape.rstrip().split("0"))) + "(?: |$)")
    found = map(words.match, starts)
    return [Span(line.start, line.start + match.end()) for line, match in zip(lines, found, strict=True) if match]


def _one_zero(varying: re.Match[str]) -> str:
    """A zero for what differs from line to line; the blanks that fill up a short severity are one."""
    return "0 " if varying[0].endswith(" ") else "0"


def _same_words(starts: list[str]) -> str:
    """The shape of the signs with which all lines begin, the blank behind them included, each number as one zero."""
    # A line with nothing behind the signs may lack their blank.
    shapes = [_VARIES.sub(_one_zero, start.rstrip() + " ") for start in starts]
    # What the first and the last in their order have in common, all have.
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(min(shapes), max(shapes), strict=False))
    found = _WORDS.match("".join(letter for letter, _ in pairs))
    return found[0] if found else ""
