"""Lines of a printout that a mirror joined: stamps, heads of pages, attributes, titles, the first paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.text.regexes import regex

# Regular expressions: the lines have lost their ends, so there are none yet that a grammar could name.
_LEVEL = r"(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE)"
_DATE = r"[0-9]{1,2} [A-Z]{3} [0-9]{4}"
_LINES = regex(
    r"(?P<line>PAGE [0-9]{2} {1,8}[A-Z][A-Z .]{1,14} {1,3}[0-9]{5}(?: [0-9]{2} OF [0-9]{2})?(?: {1,3}[0-9]{6}Z)?"
    r"|-{6,} ?[0-9]{6}(?: [0-9]{6}Z)?(?: ?/[0-9]{1,2})?(?= )"
    r"|(?:[A-Z][A-Z'-]{1,20} (?:[A-Z]\.? )?[A-Z'-]{2,20} )?DECLASSIFIED/RELEASED US DEPARTMENT OF STATE"
    r" EO SYSTEMATIC REVIEW " + _DATE + r"|MESSAGE (?:TEXT|ATTRIBUTES)\b|(?<= )N{3,5}(?=[ \t]|$)"
    r"|(?<=  )" + _LEVEL + r"(?=  |$| PAGE [0-9]| NNN)|(?<=TEXT )" + _LEVEL + r"(?= )"
    r"|(?<= )" + _LEVEL + r"(?= N{3,5}(?: MESSAGE ATTR|[ \t]*$)))"
    r"|(?P<label>(?:ACTION|INFO) [A-Z]{1,6}-[0-9]{2})"
)
# The labels of the archive's attributes that are read, and those behind their values.
_ATTRIBUTES = regex(
    r"(?<=[ \t])(?:AUTOMATIC DECAPTIONING|CAPTURE DATE|CHANNEL INDICATORS|(?:CURRENT|ORIGINAL|PREVIOUS) CLASSIFICATION"
    r"|CONCEPTS|CONTROL NUMBER|COPY|DRAFT DATE|DECAPTION (?:DATE|NOTE)|DISPOSITION [A-Z ]{4,20}|DOCUMENT (?:NUMBER"
    r"|SOURCE|UNIQUE ID)|DRAFTER|ENCLOSURE|EXECUTIVE ORDER|ERRORS|EXPIRATION|FILM NUMBER|FORMAT|FROM"
    r"|(?:ORIGINAL |PREVIOUS )?HANDLING RESTRICTIONS|IMAGE PATH|ISECURE|LEGACY KEY|LINE COUNT|LITIGATION [A-Z ]{4,10}"
    r"|LOCATOR|MESSAGE ID|OFFICE|PAGE COUNT|REFERENCE|RETENTION|REVIEW [A-Z ]{4,20}|SAS ID|SECURE|STATUS|SUBJECT|TAGS"
    r"|TO|TYPE|VDKVGWKEY|MARKINGS):"
)
_TITLE = "MESSAGE ATTRIBUTES"
# The first paragraph of a text on one line, and a blank line that became blanks behind a title.
_FIRST_IN_LINE = regex(
    r"[ \t]{1,8}(?:¶ ?1\.|1\. ?(?:\((?:C|S|U|SBU|LOU|TS)[)/ ]|"
    r"(?![A-Z ]{3,20} [0-9]{2,6}[ ,;])[A-Z][A-Z]|[A-Z] [A-Z]{2}))"
)
_TITLE_ENDS = regex(
    r"(?:SUBJ(?:ECT)?|REF(?:TEL)?S?) ?: ?[^ \n][^\n]{2,300}?(?P<space> {3,})(?!\(?[A-Z][.)])(?=[A-Z(\"])"
)
_TITLE_BEGINS = regex(r"SUBJ(?:ECT)? ?: ?")
_TITLE_OF_ATTRIBUTES = regex(r"[ \t]SUBJECT: {0,3}(?P<title>[^ \n][^\n]{2,300}?) {1,8}(?=(?:TAGS|TO|TYPE):)")


def text_end(folded: str) -> int:
    """Where the list of attributes begins, which is the end of a text in capitals that has none."""
    place = folded.find(_TITLE)
    return place if place >= 0 else len(folded)


def first_paragraph(header: str) -> int | None:
    """Where the blanks before the first paragraph begin; None if a header in capitals has none behind a blank."""
    found = _FIRST_IN_LINE.search(header)
    return found.start() if found else None


def title_breaks(header: str, end: int) -> Iterator[tuple[int, int]]:
    """Where the text behind a title begins that had a blank line below it, and where the blanks before it do.

    Args:
        header: The header in capitals.
        end: Where its search ends.
    """
    for found in _TITLE_ENDS.finditer(header, 0, end):
        yield found.end(), found.start("space")


def unnumbered_text_breaks(folded: str, last: int) -> Iterator[tuple[int, int]]:
    """Where the text without numbers begins behind the last field of its header, and where the blanks before it do.

    The title ends before three blanks, or as the title in the archive's attributes does.

    Args:
        folded: The text in capitals.
        last: Where the last field begins.
    """
    end = text_end(folded)
    if found := _TITLE_ENDS.match(folded, last, end):
        yield found.end(), found.start("space")
    elif (label := _TITLE_BEGINS.match(folded, last, end)) and (title := _TITLE_OF_ATTRIBUTES.search(folded, end)):
        after = label.end() + len(title["title"])
        if folded.startswith(f"{title['title']} ", label.end()) and after < end:
            yield after + 1, after


def printout_breaks(folded: str) -> Iterator[tuple[int, int]]:
    """Where each line of a printout begins that is not at the beginning of one, and where the blanks before it do."""
    if "PAGE 0" not in folded and "MESSAGE " not in folded:
        return
    for found in _LINES.finditer(folded, 0, min(len(folded), text_end(folded) + len(_TITLE))):
        yield _break_at(folded, found.start())
        if found["line"]:
            yield _break_at(folded, found.end() + len(folded[found.end() :]) - len(folded[found.end() :].lstrip(" \t")))
    for found in _ATTRIBUTES.finditer(folded, text_end(folded)):
        yield _break_at(folded, found.start())


def _break_at(folded: str, start: int) -> tuple[int, int]:
    return start, len(folded[:start].rstrip(" \t"))
