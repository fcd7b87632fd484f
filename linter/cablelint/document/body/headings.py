"""Headings of the text, the rules around them, and rules that belong to none."""

from __future__ import annotations

from cablelint.document.lines.text import Text
from cablelint.document.model import Heading, Line, kinds_of
from cablelint.document.portion_marks import mark_at
from cablelint.text.mask_shapes import width
from cablelint.text.regexes import regex

_LONGEST_TITLE = 75
_LONGEST_TITLE_ABOVE_BLANK = 55
# Regular expressions: a mark before a title ends within its line, whose rest is a title of any form; the grammar then
# reads the mark.

#: A portion mark before a heading or an unnumbered text.
LEADING_MARK = regex(r"[ \t]*(?P<mark>\((?:C|S|U|TS|SBU)(?:/{1,2}[A-Z ,]{1,30})?(?: ?-{1,2} ?ENTIRE TEXT)?\))[ \t]*")


# Lines between the pages and sections of a message.
_MARKS = frozenset({"PAGE_MARK_LINE", "CLASSIFICATION_LINE"})
_NO_TITLE = frozenset({*_MARKS, "BLANK_LINE", "PARAGRAPH_LINE"})
_ABOVE_TITLE = frozenset({*_MARKS, "BLANK_LINE", "RULE_LINE"})


def find_headings(text: Text, lines: list[Line], heads: set[int]) -> tuple[list[tuple[int, Heading]], list[Line]]:
    """Headings with the index of their first line, and rules that belong to none."""
    headings: list[tuple[int, Heading]] = []
    strays: list[Line] = []
    done = 0
    for index in _candidates(lines, heads):
        if index < done:
            continue
        if lines[index].kind == "RULE_LINE":
            after = index + 1
            while after < len(lines) and lines[after].kind == "RULE_LINE":
                after += 1
            title_end = _title(text, lines, after, heads)
            has_closing = title_end > after and title_end < len(lines) and lines[title_end].kind == "RULE_LINE"
            if has_closing:
                headings.append((after, _heading(text, lines[after:title_end])))
                done = title_end + 1
                while done < len(lines) and lines[done].kind == "RULE_LINE":
                    done += 1
                continue
            following = _next_visible(lines, after)
            if following in heads and not _is_underline(lines, index):
                strays.append(lines[index])
            done = after
        else:
            title_end = _title(text, lines, index, heads)
            if title_end > index and (
                _has_rule_below(text, lines, index, title_end) or _stands_alone(text, lines, index, title_end, heads)
            ):
                headings.append((index, _heading(text, lines[index:title_end])))
                done = title_end
                while done < len(lines) and lines[done].kind in ("RULE_LINE", "BLANK_LINE"):
                    done += 1
    return headings, strays


def _candidates(lines: list[Line], heads: set[int]) -> list[int]:
    """The rules, and the lines with nothing right above them that could be titles: few of the lines of a text."""
    kinds = list(kinds_of(lines))
    return [
        index
        for index, (above, kind) in enumerate(zip(["BLANK_LINE", *kinds], kinds, strict=False))
        if kind == "RULE_LINE" or (above in _ABOVE_TITLE and kind not in _NO_TITLE and index not in heads)
    ]


def _title(text: Text, lines: list[Line], index: int, heads: set[int]) -> int:
    """The index after at most three short lines that could be a title, or ``index`` itself."""
    end = index
    while end < len(lines) and end - index < 3 and end not in heads:
        line = lines[end]
        if line.kind in _NO_TITLE or line.kind in ("RULE_LINE", "END_LINE"):
            break
        if width(text.shape[line.start : line.end].strip()) > 80:
            return index
        end += 1
    return end


def _has_rule_below(text: Text, lines: list[Line], start: int, end: int) -> bool:
    """Whether a rule underlines a title; after a blank line only a short title that is no sentence counts."""
    if end < len(lines) and lines[end].kind == "RULE_LINE":
        return not _is_small(text, lines[start])
    is_below_blank = end + 1 < len(lines) and lines[end].kind == "BLANK_LINE" and lines[end + 1].kind == "RULE_LINE"
    if not is_below_blank or end != start + 1 or _is_small(text, lines[start]):
        return False
    title = text.shape[lines[start].start : lines[start].end].strip()
    return width(title) <= _LONGEST_TITLE_ABOVE_BLANK and title[-1] not in ".,;:"


def _is_small(text: Text, line: Line) -> bool:
    """Whether a line begins with a small letter, as a sentence goes on."""
    printed = text.shape[line.start : line.end].lstrip()
    return printed[:1].islower() and not printed.startswith("xxxx")


def _stands_alone(text: Text, lines: list[Line], start: int, end: int, heads: set[int]) -> bool:
    """A short line between blank lines, right before a numbered paragraph, that is no sentence."""
    if end - start > 2:
        return False
    after = _next_visible(lines, end)
    if after not in heads or after == end or _is_small(text, lines[start]):
        return False
    words = " ".join(text.shape[lines[start].start : lines[end - 1].end].split())
    return width(words) <= _LONGEST_TITLE and words[-1] not in ".,;:" and not words.startswith(("-", "*", "("))


def _is_underline(lines: list[Line], index: int) -> bool:
    before = lines[index - 1] if index else None
    return before is not None and before.kind not in ("BLANK_LINE", "RULE_LINE", "PAGE_MARK_LINE")


def _next_visible(lines: list[Line], index: int) -> int:
    while index < len(lines) and (lines[index].kind == "BLANK_LINE" or lines[index].kind in _MARKS):
        index += 1
    return index


def _heading(text: Text, lines: list[Line]) -> Heading:
    start, end = lines[0].start, lines[-1].end
    mark = LEADING_MARK.match(text.capitals, start, end)
    found = mark_at(text, mark.span("mark")) if mark else None
    # A mirror that joins lines leaves the rule behind the title.
    length = len(text.raw[start:end].rstrip("-=_* \t\n"))
    title = text.located(mark.end() if mark else start, start + length if length else end)
    return Heading(title.value, found, text.span(start, end))
