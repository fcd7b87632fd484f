"""The text of a message: paragraphs, headings and signature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cablelint.document.body.headings import LEADING_MARK, find_headings
from cablelint.document.body.paragraph_heads import Head, find_heads
from cablelint.document.body.participants import announces_participants
from cablelint.document.body.signature import find_signature
from cablelint.document.body.summary import find_summary
from cablelint.document.grammar.parsing import parse_sound
from cablelint.document.lines.text import Text
from cablelint.document.model import Heading, Line, Located, PageMark, Paragraph, PortionMark, kinds_of
from cablelint.document.portion_marks import mark_at
from cablelint.edits import Span
from cablelint.text.mask_shapes import width
from cablelint.text.regexes import regex

# Regular expressions: marks of subparagraphs and the ends of sentences are amid prose, where no line of the grammar
# begins.
_SUBPARAGRAPH = regex(
    r"\n[ \t]*(?:¶ ?[A-Z][.)]|-{1,2}|[A-Z][.)]|\*|•|\([A-Z0-9]\)|[0-9]{1,2}\))[ \t]*"
    r"(?P<mark>\((?:C|S|U|TS|SBU|LOU)(?:[/ -][^)\n]{0,30})?\))"
)
_BLANKS_AROUND_LINE = regex(r"\n(?:(?<=[^\S\n]\n)|(?=[^\S\n]))")
_LONGEST_LIST_TITLE = 80
# Lines between pages and sections: they interrupt a paragraph and are no part of it.
_BETWEEN_PAGES = frozenset(("PAGE_MARK_LINE", "CLASSIFICATION_LINE", "BANNER_LINE", "ARCHIVE_PAGE_LINE"))
_BELOW_SPLIT = frozenset(("OTHER_LINE", "SLUG_LINE"))
_ABOVE_SPLIT = frozenset((*_BELOW_SPLIT, "PARAGRAPH_LINE"))
_MASKED = frozenset("X \t\n.")
_NO_SENTENCE_END = regex(r"[^.?!:;\")”’-]$")
# A line of a sentence is at least so long before a page mark, and so long after it; lists and titles are shorter.
_LEAST_BEFORE_SPLIT = 60
_LEAST_AFTER_SPLIT = 20


@dataclass(slots=True)
class Body:
    """The elements of the text.

    Attributes:
        summary: The summary, if it has one.
        splits: From the last word before an empty line in the middle of a sentence to the end of that line.
        zones: The spans in the view of the headings, paragraphs, participants and signature.
    """

    paragraphs: list[Paragraph] = field(default_factory=list)
    summary: Located[str] | None = None
    headings: list[Heading] = field(default_factory=list)
    stray_rules: list[Span] = field(default_factory=list)
    splits: list[Span] = field(default_factory=list)
    signature: Located[str] | None = None
    span: Span = field(default_factory=lambda: Span(0, 0))
    zones: list[tuple[int, int, str]] = field(default_factory=list)


def read_page_mark(text: Text, line: Line) -> PageMark | None:
    """``TOKYO 00002004  001.2 OF 005``."""
    printed = text.capitals[line.start : line.end]
    offset = line.start + len(printed) - len(printed.lstrip())
    parsed = parse_sound("page_mark", printed.strip())
    if parsed is None:
        return None
    words = {token.type: token for token in parsed.tokens}
    post, number = (
        text.located(offset + words[name].start, offset + words[name].end) for name in ("POST", "MESSAGE_NUMBER")
    )
    return PageMark(
        post=post,
        number=Located(int(number.value), number.span),
        section=int(words["PAGE_SECTION"].text),
        page=int(words["PAGE"].text) if "PAGE" in words else 1,
        total=int(words["PAGE_TOTAL"].text),
        span=text.span(line.start, line.end),
    )


def read_body(text: Text, lines: list[Line]) -> Body:
    """Read the text from its first line on."""
    body = Body()
    if not lines:
        return body
    body.span = text.span(lines[0].start, lines[-1].end)
    signature, end = find_signature(text, lines)
    count = len(lines)
    while count and lines[count - 1].start >= end:
        count -= 1
    visible = lines[:count]
    heads = {head.line: head for head in find_heads(text, visible)}
    headings, strays = find_headings(text, visible, set(heads))
    body.stray_rules = [text.span(line.start, line.end) for line in strays]
    if heads:
        body.headings = [heading for _, heading in headings]
        first = min(heads)
        if heads[first].number > 1:
            # The first paragraph has no number, or an extract begins within one.
            above = min([first, *dict(headings)])
            if any(_is_said(text, line) for line in visible[:above]):
                _add_unnumbered(text, body, visible[:above], visible[above].start)
        _add_paragraphs(text, body, visible, heads, dict(headings), end)
    else:
        _add_unnumbered(text, body, visible, end)
    body.summary = find_summary(body.paragraphs)
    titles = {visible[index].start for index, _ in headings}
    body.splits = _splits(text, visible, titles)
    if signature is not None:
        body.signature = text.located(*signature)
        body.zones.append((*signature, "signature"))
    body.zones.sort()
    return body


def _add_paragraphs(
    text: Text, body: Body, lines: list[Line], heads: dict[int, Head], headings: dict[int, Heading], end: int
) -> None:
    starts = sorted({*heads, *headings})
    pending: list[str] = []
    for start, stop in zip(starts, [*starts, len(lines)][1:], strict=True):
        if start in headings:
            pending.append(headings[start].text)
            body.zones.append((lines[start].start, lines[start].end, "text-heading"))
            continue
        head = heads[start]
        last = stop
        while last > start + 1 and lines[last - 1].kind in ("RULE_LINE", "BLANK_LINE"):
            last -= 1
        kind = "participants" if _is_participants(text, head, pending) else "paragraph"
        body.zones.append((head.start, min(lines[stop].start if stop < len(lines) else end, end), kind))
        body.paragraphs.append(_paragraph(text, lines[start:last], head, tuple(pending), end))
        pending = []


def _paragraph(text: Text, lines: list[Line], head: Head, headings: tuple[str, ...], end: int) -> Paragraph:
    finish = min(lines[-1].end, end)
    return Paragraph(
        number=head.number,
        digits=text.located(*head.digits),
        mark=mark_at(text, head.mark) if head.mark else None,
        mark_precedes=head.mark_precedes,
        headings=headings,
        text=_content(text, lines, head.body, finish),
        quoted=head.quoted,
        subparagraphs=tuple(_subparagraphs(text, lines)),
        body=text.span(head.body, finish),
        span=text.span(head.start, finish),
    )


def _add_unnumbered(text: Text, body: Body, lines: list[Line], end: int) -> None:
    """A text of one paragraph has no number (5 FAH-1 H-246)."""
    part = [line for line in lines if line.kind not in ("BLANK_LINE", "RULE_LINE", "PAGE_MARK_LINE")]
    if not part:
        return
    start, finish = part[0].start, min(part[-1].end, end)
    mark = LEADING_MARK.match(text.capitals, start, finish)
    begin = mark.end() if mark else start
    body.zones.append((start, end, "paragraph"))
    body.paragraphs.append(
        Paragraph(
            number=None,
            digits=None,
            mark=mark_at(text, mark.span("mark")) if mark else None,
            mark_precedes=False,
            headings=(),
            text=_content(text, lines, begin, finish),
            quoted=False,
            subparagraphs=(),
            body=text.span(begin, finish),
            span=text.span(start, finish),
        )
    )


def _is_said(text: Text, line: Line) -> bool:
    """Whether a line has words, and not only the mask of what a release left out."""
    return line.kind in ("OTHER_LINE", "SLUG_LINE") and not set(text.shape[line.start : line.end].upper()) <= _MASKED


def _content(text: Text, lines: Sequence[Line], start: int, end: int) -> str:
    kinds, starts, ends = zip(*lines, strict=True)
    # Nothing was left out between the lines, and none of them is to be.
    if sum(ends) - sum(starts) == ends[-1] - starts[0] and _BETWEEN_PAGES.isdisjoint(kinds):
        content = text.raw[start:end]
    else:
        content = "".join(
            text.raw[max(line.start, start) : min(line.end, end)] for line in lines if line.kind not in _BETWEEN_PAGES
        )
    content = content.strip()
    # The lines of most texts have no blanks around them.
    return "\n".join(map(str.strip, content.split("\n"))) if _BLANKS_AROUND_LINE.search(content) else content


def _is_participants(text: Text, head: Head, headings: list[str]) -> bool:
    if any(announces_participants(heading.upper()) for heading in headings):
        return True
    first_line, _, _ = text.capitals[head.body : head.body + _LONGEST_LIST_TITLE].partition("\n")
    return len(first_line) < _LONGEST_LIST_TITLE and announces_participants(first_line)


def _subparagraphs(text: Text, lines: list[Line]) -> Iterator[PortionMark]:
    """The marks of the parts that begin below the first line."""
    for match in _SUBPARAGRAPH.finditer(text.capitals, lines[0].end - 1, lines[-1].end):
        yield mark_at(text, match.span("mark"))


def _splits(text: Text, lines: list[Line], titles: set[int]) -> list[Span]:
    """Empty lines in the middle of a sentence, where a page mark was taken out."""
    splits = []
    kinds = list(kinds_of(lines))
    for place in [place for place, kind in enumerate(kinds) if kind == "BLANK_LINE"]:
        if not 0 < place < len(lines) - 1:
            continue
        if kinds[place + 1] not in _BELOW_SPLIT or kinds[place - 1] not in _ABOVE_SPLIT:
            continue
        before, blank, after = lines[place - 1 : place + 2]
        if after.start in titles:
            continue
        first = text.shape[before.start : before.end].rstrip()
        second = text.shape[after.start : after.end].strip()
        if (
            width(first) >= _LEAST_BEFORE_SPLIT
            and _NO_SENTENCE_END.search(first)
            and width(second) >= _LEAST_AFTER_SPLIT
            and second[0].isalpha()
        ):
            splits.append(text.span(before.start + len(first) - 1, blank.end))
    return splits
