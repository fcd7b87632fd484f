"""The REF list: its entries, and the messages they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cablelint.data.posts import Post, find_misprinted_post, find_post
from cablelint.document.grammar.parsing import Parsed, parse
from cablelint.document.header.broken_numbers import broken_number
from cablelint.document.header.transmission import canonical, full_year
from cablelint.document.lines.message_parts import Field
from cablelint.document.lines.parsed_field import joined
from cablelint.document.lines.text import Text
from cablelint.document.misreadings import SURE_DIGITS
from cablelint.document.model import Located, MessageReference, Reference
from cablelint.document.model.classification import number_of
from cablelint.edits import Span
from cablelint.text.letter_case import capitals
from cablelint.text.mask_shapes import masks_as_words
from cablelint.text.regexes import regex

# Regular expressions: the letters of a list are damaged, doubled or lost, and only their order shows which of them
# begins an entry; the grammar then reads each entry.
_LABEL = regex(
    r"\(?(?:REFERENCES?|(?:PRIME)?REF(?:TEL)?S?)(?:\(S\)| NOS?\.?)?"
    r"(?: (?P<letter>[A-Z])(?= ?:)|(?: [A-Z](?= {1,8}\()))?"
    r"(?: {0,8}:| ?[;.])?\s*(?:-{1,2}\s+)?"
)
_NO_LABEL = regex(r"(?P<letter>(?!))?")
# References to other things than cables.
_NO_CABLE = r"(?:E-?MAILS?|TELE?CONS?|MEMCONS?|MEMOS?|LETTERS?|FAX|CALLS?)"
_ENTRY = regex(
    r"(?:(?<=[\s:;,])|^|(?<=[0-9]{2})(?=\([B-Z]\)))(?:¶ ?|- |REF )?"
    r"(?:[A-Z]\. {1,8}(?=[A-Z][.):] )|[A-Z]\. {1,8}(?=\([A-Z]\)))?"
    r"(?P<label>\([A-Z1-9]\)|\[[A-Z]\]|[\"“][A-Z][\"”]|[A-Z1-9]\)|[A-Z][.:/-](?=[ \t])|[A-Z]\.(?=[0-9A-Z']{2})"
    r"|[1-9]\.(?=\s{1,4}[0-9A-Z']{2})|[A-Z](?=[ \t][A-Z]{3,12} [0-9]{2,6}(?![0-9])))"
    r"\s*(?:REF [A-Z](?= ))?"
    r"|(?<=[0-9])(?P<glued>[B-Z])[.)]\s{0,4}(?=[0-9A-Z'])"
    r"|;\s+(?![0-9]{1,6}\s*(?:$|[,;]))(?:AND\s+)?"
    r"|(?<=[0-9)])\s{1,40}-{1,2}\s{1,8}(?=[A-Z]{3,20}(?: [A-Z]{2,12}){0,3} [0-9]{2,6}(?![0-9]))"
    r"|(?<=[0-9)])\s{0,2},?\s{1,4}(?:AND|&)\s{1,4}(?=[A-Z/' -]{2,60}\b" + _NO_CABLE + r"\b)"
)
# A message behind another thing in the same entry: MARLOW-HALE EMAIL 5/2/07, LIMA 799.
_BEHIND_NO_CABLE = regex(
    r"\b" + _NO_CABLE + r"\b[^;]{0,60}?(?P<joint>\s{0,3},\s{1,3}(?:AND\s{1,3})?|\s{1,3}(?:AND|&)\s{1,3})"
    r"(?=(?:'?[0-9]{2} )?(?P<post>[A-Z]{3,20}(?: [A-Z]{2,12}){0,3}) [0-9]{2,6}(?![0-9/:]))"
)
_GLUED_LABEL = regex(r"¶ ?(?P<label>[A-Z])\.?\s+")
# A list may skip or repeat a letter or two; a letter further on is a portion mark, or the initial of a name.
_MOST_SKIPPED = 3
_AROUND_LETTER = '()[].:/- "“”'
# Marks of the classification of a reference, in a list without letters: LIMA 2799 (C), STATE 88112 (S).
_MARKS = frozenset({"(C)", "(S)", "(U)"})
_PAGE_MARK = regex(r"\s[A-Z][A-Z .'-]{1,40} [0-9]{6,8} {1,4}[0-9]{3}(?:\.[0-9])? OF [0-9]{3}\s{0,4}$")
_LONGEST_PAGE_MARK = 80
_NUMBERS = regex(r"[0-9]+")
# A number of at least two true digits, in which letters were read for others.
_MISREAD = regex(r"(?<![0-9A-Z])(?=[OIL]{0,3}[0-9][OIL]{0,3}[0-9])[0-9OIL]{3,8}(?![0-9A-Z])")
_MISREAD_POST = regex(r"(?<![0-9A-Z])(?=[A-Z]{1,14}[05]|[05][A-Z])[A-Z05]{4,15}(?![0-9A-Z])")
_AS_LETTERS = str.maketrans("05", "OS")
_PARAGRAPHS = ("PARA ", "PARAS ", "PARAGRAPH ", "PARAGRAPHS ")
_DEPARTMENT = "STATE"
# Whose number it is depends on the reader.
_PRONOUNS = frozenset({"MY", "OUR", "YOUR", "HIS", "THEIR"})
_YEARS = ("YEAR", "YEAR_AMID", "YEAR_AFTER", "DATE_AFTER")
# The words of a list without an entry.
_NOTHING = frozenset({"N/A", "NA", "NONE", "NIL", "NOT APPLICABLE"})


class _Own(NamedTuple):
    """The post and the year of the cable itself, as far as they are known."""

    post: str | None
    year: int | None

    def sender_of(self, series: str) -> str:
        """The post that sent the telegrams of a series: ``DEPTEL``, of an embassy's cable ``EMBTEL``; else the name."""
        name = series.upper().removesuffix("S")
        if name == "DEPTEL":
            return _DEPARTMENT
        is_embassy = self.post is not None and self.post.upper() not in (_DEPARTMENT, "SECSTATE", "WASHINGTON")
        return self.post if self.post and is_embassy and name == "EMBTEL" else series


class _Cut(NamedTuple):
    """The end of one entry of the REF list, the start of the next, and the place of its letter."""

    start: int
    end: int
    letter: tuple[int, int] | None


def read_references(
    text: Text, field: Field, post: str | None, year: int | None, *, has_label: bool = True
) -> tuple[Located[str] | None, list[Reference]]:
    """The label and the entries of the REF list.

    Args:
        text: The text.
        field: The list with its label.
        post: The post that sent an ``EMBTEL``: that of the cable itself, or to which the Department sends it.
        year: The year of the cable, which is that of a reference printed without one.
        has_label: Whether the list begins with a label; without one it is no list.
    """
    sender = _Own(post, year)
    raw = joined(text.raw, field)
    folded = capitals(raw)
    label = (_LABEL if has_label else _NO_LABEL).match(folded, len(folded) - len(folded.lstrip()))
    if label is None:
        return None, []
    first = _Cut(label.end(), label.end(), label.span("letter") if label["letter"] else None)
    cuts = _before_letters([first, *_cuts(folded, label.end())], folded)
    cuts = sorted([*cuts, *_behind_others(folded, label.end())], key=lambda cut: cut.end)
    ends = [cut.start for cut in cuts[1:]] + [len(folded)]
    entries = []
    for cut, end in zip(cuts, ends, strict=True):
        stop = end - len(_trailing_page_mark(folded[max(cut.end, end - _LONGEST_PAGE_MARK) : end]))
        if raw[cut.end : stop].strip(" .,;") and folded[cut.end : stop].strip(" .,;()") not in _NOTHING:
            letter = text.located(*(field.start + offset for offset in cut.letter)) if cut.letter else None
            entries.append(_reference(text, field.start + cut.end, raw[cut.end : stop], letter, sender))
    found = text.located(field.start + label.start(), field.start + label.end())
    return found, entries


def _trailing_page_mark(text: str) -> str:
    match = _PAGE_MARK.search(text)
    return match.group() if match else ""


def _cuts(folded: str, start: int) -> list[_Cut]:
    """The cuts of a list, a repeated letter (``A. (A)``) read once: the second is the drafter's."""
    matches = (*_ENTRY.finditer(folded, start), *_GLUED_LABEL.finditer(folded, start))
    result: list[_Cut] = []
    due = 0
    for match in sorted(matches, key=lambda match: match.span()):
        letter = match["label"] or match.groupdict().get("glued")
        if letter is not None:
            bare = letter.strip(_AROUND_LETTER)
            # A scanner reads 8 for B.
            bare = "B" if bare == "8" and due == 1 else bare
            place = int(bare) - 1 if bare.isdigit() else ord(bare) - ord("A")
            is_mark = due == 0 and letter in _MARKS and folded[match.end() : match.end() + 1] in (",", ";", "")
            if is_mark or abs(place - due) > _MOST_SKIPPED or folded.endswith(_PARAGRAPHS, 0, match.start("label")):
                continue
            due = place + 1
        cut = _Cut(match.start(), match.end(), match.span("label" if match["label"] else "glued") if letter else None)
        if not result or cut.start >= result[-1].end:
            result.append(cut)
        elif cut.end > result[-1].end:
            result[-1] = _Cut(result[-1].start, cut.end, cut.letter or result[-1].letter)
    return result


def _behind_others(folded: str, start: int) -> Iterator[_Cut]:
    """The cuts before messages that follow something else than a cable in the same entry."""
    for found in _BEHIND_NO_CABLE.finditer(folded, start):
        if find_post(found["post"]):
            yield _Cut(*found.span("joint"), None)


def _before_letters(cuts: list[_Cut], folded: str) -> list[_Cut]:
    """The cuts of a list whose letters follow their entries: ``QUITO 1100 (A), LIMA 2799 (B)``.

    There the first entry has no letter, and nothing is behind the last letter.
    """
    is_followed = len(cuts) > 1 and cuts[0].letter is None and not folded[cuts[-1].end :].strip(" .,;")
    letters = [cut.letter for cut in cuts[1:]]
    if not is_followed or not all(letter and folded[letter[0]] == "(" for letter in letters):
        return cuts
    return [
        _Cut(cut.start, len(folded) - len(folded[cut.end :].lstrip(" ,;")), letter)
        for cut, letter in zip(cuts, [*letters, None], strict=True)
    ]


def _reference(text: Text, start: int, printed: str, letter: Located[str] | None, own: _Own) -> Reference:
    folded = _MISREAD.sub(lambda number: number[0].translate(SURE_DIGITS), capitals(masks_as_words(printed)))
    if "0" in folded or "5" in folded:
        folded = _MISREAD_POST.sub(_post_in_letters, folded)
    lead = len(folded) - len(folded.lstrip())
    entry = folded.strip().rstrip(" .,;-")
    parsed = parse("reference", entry, with_nodes=True)
    may_be_broken = parsed.problem is not None or parsed.first("YEAR_AMID") is not None
    messages: tuple[MessageReference, ...] = ()
    if may_be_broken and (broken := broken_number(entry, own.year)):
        messages = (_broken_message(text, start + lead, broken, own),)
    elif parsed.problem is None:
        messages = tuple(_messages(text, start + lead, parsed, own))
        if not all(
            message.is_masked or _post(message.post.value) or _may_be_post(message.post.value, printed)
            for message in messages
        ):
            messages = ()
    span = text.span(start, start + len(printed))
    return Reference(
        label=Located(letter.value.strip(_AROUND_LETTER).upper(), letter.span) if letter else None,
        text=Located(" ".join(printed.split()).rstrip(" ,;"), span),
        messages=messages,
        has_previous=parsed.first("PREVIOUS") is not None,
        span=span,
    )


def _post_in_letters(found: re.Match[str]) -> str:
    """The name of a post in which digits were read for letters; another word as it is."""
    return _in_letters(found[0])


def _post(name: str) -> Post | None:
    return find_post(name) or find_post(_in_letters(name.upper()))


def _in_letters(word: str) -> str:
    """A word with letters for its digits if it then is the name of a post; else as it is."""
    meant = word.translate(_AS_LETTERS)
    return meant if meant == _DEPARTMENT or find_post(meant) else word


def _may_be_post(name: str, entry: str) -> bool:
    """Whether a name that no list knows may be a post's: one word, in an entry without hyphens, as reports have."""
    return name.isalpha() and "-" not in entry and name.upper() not in _PRONOUNS


def _messages(text: Text, offset: int, parsed: Parsed, own: _Own) -> Iterator[MessageReference]:
    """The messages of an entry; a post applies to the numbers after it too, and so does a year, until the next post."""
    post = year = None
    for telegram in parsed.words_of("telegram", "more", "glued"):
        words = {token.type: text.located(offset + token.start, offset + token.end) for token in telegram}
        if "POST" in words:
            name = words["POST"].value.rstrip("- ")
            start = words["POST"].span.start
            post, year = Located(name, Span(start, start + len(name))), None
        years = [word for kind, word in words.items() if kind in _YEARS]
        if years:
            year = _year_of(years[-1].value)
        if post is not None:
            start = min(word.span.start for kind, word in words.items() if kind in ("YEAR", "POST", "NUMBER"))
            yield _message(post, words["NUMBER"], year, start, own)


def _broken_message(text: Text, offset: int, broken: re.Match[str], own: _Own) -> MessageReference:
    """A message whose number is in two pieces; its digits keep the blank between them, as printed."""
    post, digits = (text.located(offset + broken.start(name), offset + broken.end(name)) for name in ("post", "number"))
    year = _year_of(broken["year"]) if broken["year"] else None
    return _message(post, digits, year, text.span(offset, offset + broken.end()).start, own)


def _message(post: Located[str], digits: Located[str], year: int | None, start: int, own: _Own) -> MessageReference:
    if year is None:
        year = own.year
    known = _post(post.value) or find_misprinted_post(post.value)
    name = known.name if known else own.sender_of(_in_letters(post.value))
    span = Span(min(start, post.span.start), max(post.span.end, digits.span.end))
    return MessageReference(post, digits, year, canonical(name, number_of(digits.value), year), span)


def _year_of(printed: str) -> int | None:
    digits = _NUMBERS.findall(printed.replace("O", "0"))
    if not digits:
        return None
    year = int(digits[-1])
    return year if year > 99 else full_year(year)
