"""The text of a message: paragraphs, headings, page marks, summary and signature."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cablelint.document import grammar
from cablelint.document.marks import portion_mark
from cablelint.document.model import Heading, Line, Located, PageMark, Paragraph, PortionMark
from cablelint.document.reader import Text
from cablelint.edits import Span

_HEAD = re.compile(
    r"[ \t]*(?P<before>\( ?[A-Z][A-Z/ ,-]{0,30}\)\s*)?(?P<pilcrow>¶ ?)?(?P<number>\(?[0-9]{1,3}\)?)(?P<stop>\.{0,2})[ \t]*"
    r"(?P<mark>\(? ?[A-Z][A-Z/ ,\n-]{0,60}\)|\[ ?[A-Z]{1,3} ?\]|\( ?(?:C|S|U|SBU)(?= [A-Z]))?"
)
_LEVEL = re.compile(r"[(\[]? ?(?:C|S|U|TS|SBU|LOU|FOUO|OUO|CONFIDENTIAL|SECRET|UNCLASSIFIED)(?![A-Z])")
_SUBPARAGRAPH = re.compile(r"[ \t]*(?:¶ ?[A-Z][.)]|-{1,2}|[A-Z][.)]|\*|•|\([A-Z0-9]\)|[0-9]{1,2}\))[ \t]*(?P<mark>\((?:C|S|U|TS|SBU|LOU)(?:[/ -][^)\n]{0,30})?\))")
_LEADING_MARK = re.compile(r"[ \t]*(?P<mark>\((?:C|S|U|TS|SBU)(?:/{1,2}[A-Z ,]{1,30})?\))[ \t]*")
_ENTIRE_TEXT = re.compile(r"[ \t]*(?P<mark>(?:CONFIDENTIAL|SECRET|TOP SECRET|UNCLASSIFIED|LIMITED OFFICIAL USE)) ?-{0,2} ?ENTIRE TEXT")
_QUOTE_BEGINS = re.compile(r"\W*(?:BEGIN(?:S|NING)?(?: OF)? [A-Z /()-]{0,40}(?:TEXT|MESSAGE|QUOTE|POINTS|PAPER|LETTER)|QUOTE)\b")
_QUOTE_ENDS = re.compile(r"\W*(?:END(?: OF)? [A-Z /()-]{0,40}(?:TEXT|MESSAGE|QUOTE|POINTS|PAPER|LETTER)|UNQUOTE|END CABLE TEXT)\b")
_SIGNATURE_LINE = re.compile(
    r"\s*(?P<name>[A-Za-z][A-Za-z'’-]{1,20}(?:[ .]{1,2}[A-Za-z'’-]{1,20}){0,2})[ .]{0,3}(?:[0-9-]{10})?\s*"
)
# After the last sentence, after END COMMENT, or after the address of a web site that ends the last line.
_SIGNATURE_TAIL = re.compile(
    r"(?:[.!?)\"”'’]|END (?:COMMENT|NOTE|TEXT|SUMMARY)|https?:[^\n]{5,55}?)\s+"
    r"(?P<name>[A-Z][A-Z'’-]{1,20}(?: (?:JR|[A-Z'’-]{3,20}))?|(?<=[.!?\"”] )[A-Z][a-z]+(?:[A-Z][a-z]+)?"
    r"|(?<=[a-z] )[A-Z][a-z]{3,20})(?: [0-9-]{10})?\s*$"
)
_NO_SIGNATURE = re.compile(
    r"(?:NNNN|UNQUOTE|QUOTE|YYY|GP-?[0-9]|END|BT|MINIMIZE|CONSIDERED|NOTE|COMMENT|SUMMARY|CONFIDENTIAL|SECRET|UNCLASSIFIED|UNCLAS"
    r"|SIPDIS|NOFORN|SENSITIVE|TEXT|POINTS|PARAGRAPH|PARAGRAPHS|END (?:COMMENT|NOTE|TEXT|SUMMARY|POINTS|CABLE|QUOTE)[A-Z ]*|X{3,})"
)
_AFTER_SIGNATURE = re.compile(
    r"[\W_]*$|.*(?:\.gov|https?:|@|web ?site)|[ \t]*N{4,}|[ \t]*[0-9]{4}-[0-9]{2}-[0-9]{2}|[ \t]*END CABLE TEXT", re.IGNORECASE
)
_SUMMARY_BEGINS = re.compile(r"(?:BEGIN )?(?:EXECUTIVE )?SUMMARY(?: (?:AND|&) [A-Z ]{3,30})?[ \t]*[:.,-]*\s*")
_SUMMARY_ENDS = re.compile(r"\(?END (?:OF )?(?:EXECUTIVE )?SUMMARY")
_PARTICIPANTS = re.compile(r".*\b(?:PARTICIPANTS?|ATTENDEES|DELEGATION|MEMBERS PRESENT)\b")


@dataclass(slots=True)
class Body:
    """What the text holds."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    stray_rules: list[Span] = field(default_factory=list)
    splits: list[Span] = field(default_factory=list)
    summary: Located[str] | None = None
    signature: Located[str] | None = None
    span: Span = Span(0, 0)
    # In the view: where the headings, the paragraphs, the participants and the signature stand.
    zones: list[tuple[int, int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Head:
    line: int
    start: int
    number: int
    digits: tuple[int, int]
    mark: tuple[int, int] | None
    mark_precedes: bool
    body: int
    quoted: bool


def read_page_mark(text: Text, line: Line) -> PageMark | None:
    """``TOKYO 00002004  001.2 OF 005``."""
    printed = text.folded[line.start : line.end]
    offset = line.start + len(printed) - len(printed.lstrip())
    parsed = grammar.parse("page_mark", printed.strip())
    words = {token.type: token for token in parsed.tokens}
    if parsed.problem is not None:
        return None
    post, number = (
        text.located(offset + (words[name].start_pos or 0), offset + (words[name].start_pos or 0) + len(words[name]))
        for name in ("POST", "MESSAGE_NUMBER")
    )
    return PageMark(
        post=post,
        number=Located(int(number.value), number.span),
        section=int(words["PAGE_SECTION"]),
        page=int(words["PAGE"]) if "PAGE" in words else 1,
        total=int(words["PAGE_TOTAL"]),
        span=text.span(line.start, line.end),
    )


def read_body(text: Text, lines: list[Line]) -> Body:
    """Read the text from its first line on."""
    body = Body()
    if not lines:
        return body
    start, end = lines[0].start, lines[-1].end
    body.span = text.span(start, end)
    signature, end = _signature(text, lines)
    if signature is not None:
        body.signature = text.located(*signature)
    visible = [line for line in lines if line.start < end]
    heads = _heads(text, visible)
    headings, strays = _headings(text, visible, {head.line for head in heads})
    body.headings = [heading for _, heading in headings]
    body.stray_rules = [text.span(line.start, line.end) for line in strays]
    _add_paragraphs(text, body, visible, heads, headings, end)
    body.splits = _splits(text, visible, {head.start for head in heads}, headings)
    body.summary = _summary(text, body)
    if not body.paragraphs:
        _add_unnumbered(text, body, visible, end)
    if signature is not None:
        body.zones.append((*signature, "signature"))
    body.zones.sort()
    return body


def _heads(text: Text, lines: list[Line]) -> list[_Head]:
    """The numbered paragraphs; a number in the middle of a sentence, or of a list inside a paragraph, is none."""
    candidates = []
    quoted = False
    for index, line in enumerate(lines):
        if line.kind == "OTHER_LINE" or line.kind == "SLUG_LINE":
            if quoted:
                quoted = not _QUOTE_ENDS.match(text.folded, line.start, line.end)
            else:
                quoted = _QUOTE_BEGINS.match(text.folded, line.start, line.end) is not None
        if line.kind == "PARAGRAPH_LINE":
            head = _head(text, line, index, quoted=quoted)
            if head is not None:
                candidates.append((head, index == 0 or _ends_sentence(text, lines[index - 1])))
    has_pilcrows = sum(text.raw[head.start] == "¶" for head, _ in candidates) * 2 > len(candidates)
    heads: list[_Head] = []
    due = 1
    for head, is_apart in candidates:
        is_due = head.number == due
        has_pilcrow = text.raw[head.start] == "¶"
        if head.mark is not None or (has_pilcrow and (is_due or is_apart)) or (is_due and not has_pilcrows):
            heads.append(head)
            if not head.quoted:
                due = head.number + 1
    return heads


def _ends_sentence(text: Text, line: Line) -> bool:
    printed = text.raw[line.start : line.end].rstrip()
    return line.kind != "OTHER_LINE" or printed[-1:] in ".!?:)\"”’X"


def _head(text: Text, line: Line, index: int, *, quoted: bool) -> _Head | None:
    match = _HEAD.match(text.folded, line.start)
    if match is None or match.end() == line.start:
        return None
    start = match.start("before") if match["before"] else match.start("pilcrow") if match["pilcrow"] else match.start("number")
    mark = None
    end = match.end("mark") if match["mark"] else match.end("stop")
    if match["mark"] and _LEVEL.match(match["mark"]):
        mark = match.span("mark")
    elif match["before"] and _LEVEL.match(match["before"]):
        mark = match.span("before")
    elif entire := _ENTIRE_TEXT.match(text.folded, match.end("stop")):
        mark = entire.start("mark"), entire.end()
        end = mark[0]
    else:
        end = match.end("stop")
    digits = match.start("number"), match.end("number")
    number = int(match["number"].strip("()"))
    return _Head(index, start, number, digits, mark, bool(match["before"]), end, quoted)


def _headings(text: Text, lines: list[Line], heads: set[int]) -> tuple[list[tuple[int, Heading]], list[Line]]:
    """Headings with the index of their first line, and rules that belong to none."""
    headings: list[tuple[int, Heading]] = []
    strays: list[Line] = []
    index = 0
    open_rule: Line | None = None
    while index < len(lines):
        line = lines[index]
        if line.kind == "RULE_LINE":
            open_rule = line
            after = index + 1
            while after < len(lines) and lines[after].kind == "RULE_LINE":
                after += 1
            title_end = _title(text, lines, after, heads)
            has_closing = title_end > after and title_end < len(lines) and lines[title_end].kind == "RULE_LINE"
            if has_closing:
                headings.append((after, _heading(text, lines[after:title_end])))
                index = title_end + 1
                while index < len(lines) and lines[index].kind == "RULE_LINE":
                    index += 1
                continue
            following = _next_visible(lines, after)
            if following in heads and not _is_underline(text, lines, index):
                strays.append(open_rule)
            index = after
        elif index not in heads and line.kind not in ("BLANK_LINE", "PAGE_MARK_LINE", "PARAGRAPH_LINE"):
            title_end = _title(text, lines, index, heads)
            is_underlined = title_end > index and title_end < len(lines) and lines[title_end].kind == "RULE_LINE"
            is_apart = index == 0 or lines[index - 1].kind in ("BLANK_LINE", "RULE_LINE", "PAGE_MARK_LINE")
            if is_apart and (is_underlined or (title_end > index and _stands_alone(text, lines, index, title_end, heads))):
                headings.append((index, _heading(text, lines[index:title_end])))
                index = title_end
                while index < len(lines) and lines[index].kind == "RULE_LINE":
                    index += 1
            else:
                index = max(title_end, index + 1)
        else:
            index += 1
    return headings, strays


def _title(text: Text, lines: list[Line], index: int, heads: set[int]) -> int:
    """The index after at most three short lines that could be a title, or ``index`` itself."""
    end = index
    while end < len(lines) and end - index < 3 and end not in heads:
        line = lines[end]
        if line.kind in ("BLANK_LINE", "RULE_LINE", "PARAGRAPH_LINE", "PAGE_MARK_LINE", "END_LINE"):
            break
        if len(text.raw[line.start : line.end].strip()) > 80:
            return index
        end += 1
    return end


def _stands_alone(text: Text, lines: list[Line], start: int, end: int, heads: set[int]) -> bool:
    """A short line between blank lines, right before a numbered paragraph, that is no sentence."""
    after = _next_visible(lines, end)
    if after not in heads or after == end or end - start > 2:
        return False
    words = " ".join(text.raw[lines[start].start : lines[end - 1].end].split())
    return len(words) <= 75 and words[-1:] not in ".,;:" and not words.startswith(("-", "*", "("))


def _is_underline(text: Text, lines: list[Line], index: int) -> bool:
    before = lines[index - 1] if index else None
    return before is not None and before.kind not in ("BLANK_LINE", "RULE_LINE", "PAGE_MARK_LINE")


def _next_visible(lines: list[Line], index: int) -> int:
    while index < len(lines) and lines[index].kind in ("BLANK_LINE", "PAGE_MARK_LINE"):
        index += 1
    return index


def _heading(text: Text, lines: list[Line]) -> Heading:
    start, end = lines[0].start, lines[-1].end
    mark = _LEADING_MARK.match(text.folded, start, end)
    found = _mark(text, mark.span("mark")) if mark else None
    title = text.located(mark.end() if mark else start, end)
    return Heading(title.value, found, text.span(start, end))


def _mark(text: Text, place: tuple[int, int]) -> PortionMark:
    return portion_mark(text.raw[slice(*place)], text.span(*place))


def _add_paragraphs(
    text: Text,
    body: Body,
    lines: list[Line],
    heads: list[_Head],
    headings: list[tuple[int, Heading]],
    end: int,
) -> None:
    starts = sorted({head.line for head in heads} | {index for index, _ in headings})
    following = {start: later for start, later in zip(starts, [*starts, len(lines)][1:], strict=True)}
    heading_at = dict(headings)
    pending: list[str] = []
    by_line = {head.line: head for head in heads}
    for start in starts:
        stop = following[start]
        last = lines[stop].start if stop < len(lines) else end
        while stop > start + 1 and lines[stop - 1].kind in ("RULE_LINE", "BLANK_LINE"):
            stop -= 1
        part = lines[start:stop]
        if start in heading_at:
            pending.append(heading_at[start].text)
            body.zones.append((lines[start].start, lines[start].end, "text-heading"))
            continue
        head = by_line[start]
        finish = min(part[-1].end, end)
        content = "".join(
            text.raw[max(line.start, head.body) : min(line.end, end)]
            for line in part
            if line.kind not in ("PAGE_MARK_LINE", "CLASSIFICATION_LINE", "BANNER_LINE", "ARCHIVE_PAGE_LINE")
        )
        kind = "participants" if _is_participants(text, head, pending) else "paragraph"
        body.zones.append((head.start, min(last, end), kind))
        body.paragraphs.append(
            Paragraph(
                number=head.number,
                digits=text.located(*head.digits),
                mark=_mark(text, head.mark) if head.mark else None,
                mark_precedes=head.mark_precedes,
                headings=tuple(pending),
                text="\n".join(line.strip() for line in content.strip().split("\n")),
                quoted=head.quoted,
                subparagraphs=tuple(_subparagraphs(text, part[1:])),
                body=text.span(head.body, finish),
                span=text.span(head.start, finish),
            )
        )
        pending = []


def _add_unnumbered(text: Text, body: Body, lines: list[Line], end: int) -> None:
    """A text of one paragraph has no number (5 FAH-1 H-246)."""
    part = [line for line in lines if line.kind not in ("BLANK_LINE", "RULE_LINE", "PAGE_MARK_LINE")]
    if not part:
        return
    start, finish = part[0].start, min(part[-1].end, end)
    match = _LEADING_MARK.match(text.folded, start, finish)
    begin = match.end() if match else start
    content = "".join(text.raw[max(line.start, begin) : min(line.end, end)] for line in part)
    body.zones = [(start, end, "paragraph")]
    body.headings = []
    body.paragraphs.append(
        Paragraph(
            number=None,
            digits=None,
            mark=_mark(text, match.span("mark")) if match else None,
            mark_precedes=False,
            headings=(),
            text="\n".join(line.strip() for line in content.strip().split("\n")),
            quoted=False,
            subparagraphs=(),
            body=text.span(begin, finish),
            span=text.span(start, finish),
        )
    )


def _is_participants(text: Text, head: _Head, headings: list[str]) -> bool:
    first_line = text.folded[head.body : text.folded.find("\n", head.body) + 1 or None][:120]
    return any(_PARTICIPANTS.match(heading.upper()) for heading in headings) or (
        _PARTICIPANTS.match(first_line) is not None and len(first_line.strip()) < 80
    )


def _subparagraphs(text: Text, lines: list[Line]) -> list[PortionMark]:
    marks = []
    for line in lines:
        match = _SUBPARAGRAPH.match(text.folded, line.start, line.end)
        if match:
            marks.append(_mark(text, match.span("mark")))
    return marks


def _splits(text: Text, lines: list[Line], heads: set[int], headings: list[tuple[int, Heading]]) -> list[Span]:
    """Blank lines that stand in the middle of a sentence, where a page mark was taken out."""
    titles = {lines[index].start for index, _ in headings}
    splits = []
    for before, blank, after in zip(lines, lines[1:], lines[2:], strict=False):
        if blank.kind != "BLANK_LINE" or {before.kind, after.kind} & {"RULE_LINE", "BLANK_LINE", "PAGE_MARK_LINE"}:
            continue
        first = text.raw[before.start : before.end].rstrip()
        second = text.raw[after.start : after.end].lstrip()
        if (
            len(first) >= 60
            and first[-1] not in ".?!:;\")”’-"
            and second[:1].isalpha()
            and len(second) >= 20
            and after.start not in heads
            and after.start not in titles
            and after.kind not in ("PARAGRAPH_LINE", "LETTERED_LINE")
        ):
            splits.append(text.span(before.start + len(first) - 1, blank.end))
    return splits


def _summary(text: Text, body: Body) -> Located[str] | None:
    if not body.paragraphs:
        return None
    first = body.paragraphs[0]
    titled = any("SUMMARY" in heading.upper() for heading in first.headings)
    folded = grammar.fold(first.text)
    begins = _SUMMARY_BEGINS.match(folded)
    if not titled and begins is None:
        return None
    pieces = []
    for paragraph in body.paragraphs:
        if paragraph is not first and paragraph.headings:
            break
        words = paragraph.text
        if paragraph is first and begins is not None:
            words = words[begins.end() :]
        ends = _SUMMARY_ENDS.search(grammar.fold(words))
        pieces.append(words[: ends.start()] if ends else words)
        if ends or (begins is not None and not titled and len(pieces) == 3):
            break
    else:
        if not titled:
            pieces = pieces[:1]
    if begins is not None and not titled and len(pieces) > 1 and not _closes(body, len(pieces)):
        pieces = pieces[:1]
    value = "\n".join(piece.strip() for piece in pieces)
    last = body.paragraphs[len(pieces) - 1]
    return Located(value, Span(first.body.start, last.body.end)) if value else None


def _closes(body: Body, count: int) -> bool:
    return _SUMMARY_ENDS.search(grammar.fold(body.paragraphs[count - 1].text)) is not None


def _signature(text: Text, lines: list[Line]) -> tuple[tuple[int, int] | None, int]:
    """Where the signature stands, and where the text before it ends."""
    end = lines[-1].end
    for index in range(len(lines) - 1, max(-1, len(lines) - 60), -1):
        line = lines[index]
        raw = text.raw[line.start : line.end]
        if line.kind in ("BLANK_LINE", "PAGE_MARK_LINE", "END_LINE", "RULE_LINE", "BANNER_LINE", "NOTICE_LINE"):
            continue
        match = _SIGNATURE_LINE.fullmatch(raw)
        if match and line.kind not in ("PARAGRAPH_LINE", "CAPTION_LINE") and not _NO_SIGNATURE.fullmatch(match["name"].upper()):
            if raw.strip().isupper() or _is_lone_name(match["name"], text, lines, index):
                return (line.start + match.start("name"), line.start + match.end("name")), line.start
        last_words = raw[-90:]
        tail = _SIGNATURE_TAIL.search(last_words)
        if tail and not _NO_SIGNATURE.fullmatch(tail["name"].upper()) and len(raw) > 15:
            offset = line.end - len(last_words)
            return (offset + tail.start("name"), offset + tail.end("name")), offset + tail.start("name")
        if not _AFTER_SIGNATURE.match(raw):
            return None, end
    return None, end


def _is_lone_name(name: str, text: Text, lines: list[Line], index: int) -> bool:
    """A surname not in capitals on a line of its own, after a line that is no sentence cut short."""
    before = lines[index - 1] if index else None
    if before is None or before.kind in ("BLANK_LINE", "RULE_LINE"):
        return len(name.split()) <= 2
    printed = text.raw[before.start : before.end].rstrip()
    is_apart = printed[-1:] in ".!?)\"”*-" or len(printed) < 60 or "http" in printed
    return is_apart and len(name.split()) <= 2 and (name[0].isupper() or printed[-1:] == "*")
