"""Paragraphs that begin within a line: behind a sentence, or glued to a word."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.text.regexes import regex

# Regular expressions: they find lines that have lost their ends, so the text has no lines yet that a grammar could
# name.

_PARAGRAPH = regex(
    r"[0-9](?<![0-9,:(-][0-9])(?<![^A-Z)]\.[0-9])[0-9]?\. ?"
    r"(?P<mark>\((?:C|S|U|TS|SBU|LOU)(?:/{1,2}[A-Z]{1,6})?\))?(?=[ (\"A-Z])"
)
_BEFORE_NUMBER = regex(r"(?P<space>[ \t]{0,8})(?P<pilcrow>¶ ?)?\Z")
_LONGEST_BEFORE_NUMBER = 10
# The same within a line: after a sentence and a blank, or glued to a word.
_WITHIN_LINE = regex(
    r"(?:[.?!\")”X=-] {1,3}|[A-Z]{3}|[A-Z)][.?!]|[A-Z0-9] {1,3}(?=¶))"
    r"(?:¶ ?)?[0-9]{1,2}\. ?\((?:C|S|U|SBU)[)/]"
)
_MARK_FORM = r"(?:C|S|U|SBU)[)/]"
# A mark that is not behind a number at the beginning of its line, as nearly all are.
_MARK = regex(
    rf"\((?={_MARK_FORM})(?<!\n¶[0-9]\. \()(?<!\n¶[0-9]{{2}}\. \()(?<!\n[0-9]\. \()(?<!\n[0-9]{{2}}\. \(){_MARK_FORM}"
)
# So many characters before its mark a number begins, with the end of the sentence before it.
_BEFORE_MARK = 10
_LONGEST_NUMBER = 8
# Numbers of paragraphs without a mark: at the beginning of a line, or after a sentence.
_UNMARKED = regex(r"(?:(?P<line>\n)[ \t]*|(?<=[A-Z)][.?!])(?P<space>\s{1,3}))(?P<number>[0-9]{1,2})\. {1,2}(?=[A-Z])")
_SECOND_BEGINS = ("\n¶2.", "\n2. ")
_SECOND_PARAGRAPH = regex(r"\n[ \t]*(?:¶ ?)?2 ?[.)]")


def has_paragraph_within_line(folded: str) -> bool:
    """Whether the number and mark of a paragraph follow the end of a sentence, or a word without a blank."""
    for mark in _MARK.finditer(folded):
        begin = max(0, mark.start() - _BEFORE_MARK)
        before = folded[begin : mark.start()].rstrip(" ")
        if (
            before.endswith(".")
            and not before.rstrip(".0123456789").endswith(("\n", "\n¶"))
            and _WITHIN_LINE.search(folded, begin, mark.end())
        ):
            return True
    return False


def unmarked_breaks(folded: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the paragraphs begin of a text that has its first number at the beginning of a line and no other.

    Args:
        folded: The text in capitals.
        start: Where the header ends, which is behind the number of the first paragraph.
    """
    # Nearly every text has its second number at the beginning of a line.
    if any(sign in folded for sign in _SECOND_BEGINS) or ". 2. " not in folded:
        return
    if _SECOND_PARAGRAPH.search(folded, start):
        return
    first = [found for found in _UNMARKED.finditer(folded, max(0, start - _LONGEST_NUMBER)) if found["number"] == "1"]
    if len(first) != 1 or not first[0]["line"]:
        return
    due = 2
    for found in _UNMARKED.finditer(folded, first[0].end()):
        if int(found["number"]) == due and not found["line"]:
            due += 1
            yield found.start("number"), found.start("space")


def paragraph_breaks(folded: str, begin: int, *, is_joined: bool) -> Iterator[tuple[int, int]]:
    """Where each paragraph begins, counted from 1, that is not at the beginning of a line."""
    due, end = 1, begin
    for found in _PARAGRAPH.finditer(folded, begin):
        start, after, end = found.start(), end, found.end()
        if int(folded[start : folded.index(".", start)]) != due:
            continue
        above = _BEFORE_NUMBER.search(folded, max(after, start - _LONGEST_BEFORE_NUMBER), start)
        space, pilcrow = (above["space"], above["pilcrow"]) if above else ("", None)
        if not (pilcrow or found["mark"] or is_joined):
            continue
        blanks = start - len(space) - len(pilcrow or "")
        before = folded[max(0, blanks - 1) : blanks]
        if before in ("", "\n", "\r"):
            due += 1
        elif pilcrow or found["mark"] or (space and (before in '.?!:")' or len(space) > 2 or due == 1)):
            due += 1
            yield start - len(pilcrow or ""), blanks
