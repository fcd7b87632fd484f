"""Paragraph heads: which of the numbers at the beginnings of lines number a paragraph."""

from __future__ import annotations

from typing import NamedTuple

from cablelint.document.lines.text import Text
from cablelint.document.misreadings import AS_DIGITS
from cablelint.document.model import Line, kinds_of
from cablelint.text.mask_shapes import width
from cablelint.text.regexes import regex

# Regular expressions: which number begins a paragraph depends on the numbers around it, and damage to its full stop,
# brackets or mark is as frequent as the standard; so the parts are optional here, and the grammar reads the mark.
_HEAD = regex(
    r"[ \t]*(?P<before>\( ?[A-Z][A-Z/ ,-]{0,30}\)\s*)?(?:PARA(?:GRAPH)? |[#*'.]{1,2} ?)?(?P<pilcrow>¶ ?)?"
    r"(?P<number>\(?[0-9]{1,3}\)?(?![OILSZBG]\.)|[0-9]?[OILSZBG][0-9]?(?=\.))(?P<stop>(?: ?[.,:;)_/*-]{1,3})?)[ \t]*"
    r"(?P<mark>\(? ?[A-Z][A-Z/ ,\n-]{0,60}\)|\[ ?[A-Z]{1,3}(?:/{1,2}[A-Z]{1,6})? ?\]|\( ?(?:C|S|U|SBU)(?= [A-Z]))?"
)
_LEVEL = regex(
    r"[(\[]? ?(?:(?:C|S|U|TS|SBU|LOU|FOUO|OUO|CONFIDENTIAL|SECRET|UNCLASSIFIED|LIMITED OFFICIAL USE)(?![A-Z])|L\))"
)
_BEHIND_MARK = regex(r"[.:](?=[ \t\n])")
_ENTIRE_TEXT = regex(
    r"[ \t]*(?P<mark>(?:CONFIDENTIAL|SECRET|TOP SECRET|UNCLASSIFIED|LIMITED OFFICIAL USE)) ?-{0,2} ?ENTIRE TEXT"
)
# No line is longer where lines are wrapped; where they are not, each ends a paragraph.
_LONGEST_WRAPPED = 100
_QUOTED_WORKS = r"(?:TEXT|MESSAGE|QUOTE|POINTS|PAPER|LETTER)"
_QUOTE_BEGINS = regex(rf"\W*(?:BEGIN(?:S|NING)?(?: OF)? [A-Z /()-]{{0,40}}{_QUOTED_WORKS}|QUOTE)\b")
# Most texts have no such line, which the words show sooner than the lines; re finds a word sooner by its first letter.
_QUOTE_WORDS = (regex(r"B(?=EGIN)"), regex(r"Q(?=UOTE)"))
_BEFORE_QUOTE = regex(r"[^\w\n]*")
_NUMBERED = frozenset({"PARAGRAPH_LINE"})
_NUMBERED_OR_QUOTING = frozenset({*_NUMBERED, "OTHER_LINE", "SLUG_LINE"})
_QUOTE_ENDS = regex(rf"\W*(?:END(?: OF)? [A-Z /()-]{{0,40}}{_QUOTED_WORKS}|UNQUOTE|END CABLE TEXT)\b")


class Head(NamedTuple):
    """A paragraph's number and mark; offsets are those of the view.

    Attributes:
        line: The index of its line.
        start: Its first character.
        digits: The span of the number with its brackets.
        mark: The span of its portion mark, if it has one.
        mark_precedes: Whether the mark precedes the number.
        body: Where the text begins.
        quoted: Whether it is in a quoted message.
    """

    line: int
    start: int
    number: int
    digits: tuple[int, int]
    mark: tuple[int, int] | None
    mark_precedes: bool
    body: int
    quoted: bool


def find_heads(text: Text, lines: list[Line]) -> list[Head]:
    """Find the numbered paragraphs; numbers inside a sentence, or of a list inside a paragraph, do not count."""
    candidates = []
    may_quote = bool(lines) and _may_quote(text.capitals, lines[0].start)
    wanted = _NUMBERED_OR_QUOTING if may_quote else _NUMBERED
    quoted = False
    for index in [index for index, kind in enumerate(kinds_of(lines)) if kind in wanted]:
        line = lines[index]
        if line.kind != "PARAGRAPH_LINE":
            ends_or_begins = _QUOTE_ENDS if quoted else _QUOTE_BEGINS
            quoted ^= ends_or_begins.match(text.capitals, line.start, line.end) is not None
        elif (head := _head(text, line, index, quoted=quoted)) is not None:
            candidates.append((head, index == 0 or _ends_sentence(text, lines[index - 1])))
    has_pilcrows = sum(text.raw[head.start] == "¶" for head, _ in candidates) * 2 > len(candidates)
    return _in_sequence(text, candidates, has_pilcrows=has_pilcrows)


def _may_quote(capitals: str, start: int) -> bool:
    """Whether a line begins with the word of a quotation, but for signs before it."""
    return any(
        _BEFORE_QUOTE.fullmatch(capitals, max(start, capitals.rfind("\n", start, found.start()) + 1), found.start())
        for word in _QUOTE_WORDS
        for found in word.finditer(capitals, start)
    )


def _in_sequence(text: Text, candidates: list[tuple[Head, bool]], *, has_pilcrows: bool) -> list[Head]:
    """The candidates that count on; a quoted message counts for itself, from 1, or goes on with the outer numbers."""
    heads: list[Head] = []
    marked = {head.number: place for place, (head, _) in enumerate(candidates) if head.mark is not None}
    due = quoted_due = _first_number(candidates)
    for place, (head, is_apart) in enumerate(candidates):
        following = [each.number for each, _ in candidates[place + 1 : place + 3]]
        is_due = head.number == due or (head.quoted and head.number in (1, quoted_due))
        # One number lost to damage is a gap where the next one goes on after it, or none follows.
        goes_on = following[:1] == [due + 2] or not following
        is_after_gap = (
            due > 1 and head.number == due + 1 and ((is_apart and goes_on) or following == [due + 2, due + 3])
        )
        has_pilcrow = text.raw[head.start] == "¶"
        # An item of a list has the number of a later paragraph, which has its mark.
        if head.mark is None and not is_apart and heads and heads[-1].mark and marked.get(head.number, -1) > place:
            continue
        if (
            head.mark is not None
            or (has_pilcrow and (is_due or is_apart))
            or ((is_due or is_after_gap) and not has_pilcrows)
        ):
            heads.append(head)
            if head.quoted and (head.number in (1, quoted_due) or head.number != due):
                quoted_due = head.number + 1
            else:
                due = head.number + 1
                quoted_due = 1
    return heads


def _first_number(candidates: list[tuple[Head, bool]]) -> int:
    """The number to begin with: 1, or of an extract the first of two that count on below the ends of sentences."""
    numbers = [head.number for head, _ in candidates]
    if 1 in numbers or len(numbers) < 2 or not all(is_apart for _, is_apart in candidates[:2]):
        return 1
    return numbers[0] if numbers[1] == numbers[0] + 1 else 1


def _ends_sentence(text: Text, line: Line) -> bool:
    printed = text.shape[line.start : line.end].rstrip()
    return (
        line.kind not in ("OTHER_LINE", "PARAGRAPH_LINE")
        or printed[-1:] in '.!?:)"”’X'
        or width(printed) > _LONGEST_WRAPPED
    )


def _head(text: Text, line: Line, index: int, *, quoted: bool) -> Head | None:
    match = _HEAD.match(text.capitals, line.start)
    if match is None:
        return None
    first = "before" if match["before"] else "pilcrow" if match["pilcrow"] else "number"
    mark = None
    body = match.end("stop")
    if match["mark"] and _LEVEL.match(match["mark"]):
        mark = match.span("mark")
        stop = _BEHIND_MARK.match(text.capitals, mark[1])
        body = stop.end() if stop else mark[1]
    elif match["before"] and _LEVEL.match(match["before"]):
        mark = match.span("before")
    elif entire := _ENTIRE_TEXT.match(text.capitals, body):
        mark = entire.start("mark"), entire.end()
        body = mark[0]
    return Head(
        line=index,
        start=match.start(first),
        number=int(match["number"].strip("()").translate(AS_DIGITS)),
        digits=match.span("number"),
        mark=mark,
        mark_precedes=mark is not None and mark[0] == match.start("before"),
        body=body,
        quoted=quoted,
    )
