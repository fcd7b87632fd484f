"""References: the entries of the REF list, and their citations in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablelint.data.posts import SERIES, Post, find_misprinted_post, find_post, post_key
from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Confidence, Severity
from cablelint.rules.rule import Fault, fault, replacing, rule, safe, unsafe
from cablelint.rules.support.incomplete import severity_of_omission
from cablelint.text.places import places_of
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.document.model import Cable, Located, MessageReference, Paragraph, Reference
    from cablelint.findings import Fix

# Words in the place of the post, in the numbers of other agencies and of travelling delegations.
_AGENCIES = frozenset(
    (
        "CIA", "CJCS", "DEPTO", "DIA", "DIRECTOR", "DOD", "FBI", "IIR", "IMSWM", "JCS", "NSC", "OSC", "SECDEF",
        "SECTO", "STAFF", "TD", "TDX", "TOSEC", "TREASURY", "USDAO", "USDEL", "USDOC", "USIA", "USICA", "USTR",
    )
)  # fmt: skip
_SERIES = regex(SERIES)
_NUMBER_LENGTH = 6


@rule("REF001", "ref-unparsed", Severity.INFO)
def ref_unparsed(_cable: Cable, references: tuple[Reference, ...], *, highest_number: int = 420_000) -> Iterator[Fault]:
    """Check that every entry of the REF list that names a post has a valid message number.

    Letters, calls and reports have no number and are valid entries; a post alone, or with damaged digits, is not. A
    number has at most 6 digits and is at most 420000: STATE 419544 of 1991 is the highest on record.

    Fails:
        REF: TOKYO 17I6
    Passes:
        REF: A. TOKYO 001716
        B. MARLOW-REEVES E-MAIL OF MAY 3
    Options:
        highest-number: The highest message number that is accepted.
    Source:
        5 FAH-1 H-246.
    """
    for reference in references:
        if not reference.messages and _is_of_a_post(reference.text.value):
            yield fault(reference.text, "found {}, expected one post and its message number", reference.text.value)
        if not all(message.digits.value.isdigit() for message in reference.messages):
            yield fault(reference.text, "found {}, expected one post and its message number", reference.text.value)
            continue
        for message in reference.messages:
            if len(message.digits.value) > _NUMBER_LENGTH or not 0 < message.number <= highest_number:
                expected = f"expected a number from 1 to {highest_number} of at most {_NUMBER_LENGTH} digits"
                yield fault(message.digits, f"found {{}}, {expected}", message.digits.value)


def _is_of_a_post(printed: str) -> bool:
    """Check if an entry of at most eight words contains only posts, and words with digits."""
    words = [word.strip("(),;.'") for word in printed.upper().split()]
    rest = [word for word in words if not any(map(str.isdigit, word))]
    return len(words) <= 8 and bool(rest) and _all_posts(rest)


def _all_posts(words: list[str]) -> bool:
    while words:
        length = next((length for length in (4, 3, 2, 1) if find_post(" ".join(words[:length]))), 0)
        if not length:
            return False
        words = words[length:]
    return True


_REST_OF_WORD = regex(r"[A-Za-z0]*")
_POST_AND_NUMBER = regex(r"(?:'?[0-9]{2,4}[ -]?)?(?P<post>[A-Z0][A-Z0.'-]+(?: [A-Z0][A-Z0.'-]+){0,3}) [0-9]{1,6}")


@rule("REF002", "ref-post-unknown", Severity.WARNING, fix=Applicability.UNSAFE)
def ref_post_unknown(cable: Cable, references: tuple[Reference, ...]) -> Iterator[Fault]:
    """Check that every reference names a known post.

    The fix for a zero in place of the letter O is safe; the fix for a name of four letters or more that is one slip
    away from one known post is unsafe. The name of a series (``EMBTEL``, ``DEPTEL``, ``YOUR``) is in the place of one.

    Fails:
        REF: T0KYO 001716

        REF: TOKIO 001716
    Passes:
        REF: TOKYO 001716

        REF: EMBTEL 2098
    Source:
        The posts of the public cables; 5 FAH-2 H-231.
    """
    for reference in references:
        for name in _unknown_posts(cable.source.text, reference):
            printed = name.value.upper()
            if printed in _AGENCIES or _SERIES.fullmatch(printed):
                continue
            post, fix = _proposal(name)
            if post is not None:
                yield fault(name, f"unknown post {{}}; expected {post.name}", name.value, fix=fix)
            elif reference.messages:
                message = "unknown post {}; expected one such as TOKYO"
                yield fault(name, message, name.value, confidence=Confidence.MEDIUM)


def _unknown_posts(text: str, reference: Reference) -> Iterator[Located[str]]:
    from cablelint.document.model import Located

    for message in reference.messages:
        if find_post(message.post.value) is None and not message.is_masked:
            # The grammar ends a name at a digit.
            start, end = message.post.span
            rest = _REST_OF_WORD.match(text, end)
            end = rest.end() if rest else end
            yield Located(text[start:end], Span(start, end))
    match = None if reference.messages else _POST_AND_NUMBER.fullmatch(reference.text.value.upper())
    if match and find_post(match["post"]) is None and not set(match["post"].split()) & _AGENCIES:
        start = reference.text.span.start
        if reference.text.span.end - start == len(reference.text.value):
            place = Span(start + match.start("post"), start + match.end("post"))
            yield Located(reference.text.value[slice(*match.span("post"))], place)


def _proposal(name: Located[str]) -> tuple[Post | None, Fix | None]:
    """Return the one post that is meant, and the fix."""
    post = find_post(post_key(name.value))
    if post is not None:
        return post, safe(replacing(name.span, post.name))
    close = find_misprinted_post(name.value)
    return close, unsafe(replacing(name.span, close.name)) if close else None


@rule("REF003", "ref-number-padding", Severity.INFO, fix=Applicability.SAFE)
def ref_number_padding(_cable: Cable, references: tuple[Reference, ...]) -> Iterator[Fault]:
    """Check that the numbers of one REF list are padded with zeros in the same way.

    A number means the same with and without leading zeros, but a search for one form misses the other. The fix deletes
    the zeros where some numbers have none, and otherwise pads all numbers to the same length.

    Fails:
        REF: A. TOKYO 00438
        B. TOKYO 1716
    Passes:
        REF: A. TOKYO 438
        B. TOKYO 1716
    Source:
        5 FAH-1 H-246.
    """
    messages = [message for reference in references for message in reference.messages]
    # A damaged number is reported by another rule, and has no width.
    numbers = [message.digits for message in messages if message.digits.value.isdigit()]
    widths = {len(digits.value) for digits in numbers if digits.value.startswith("0")}
    if not widths:
        return
    has_bare = any(not digits.value.startswith("0") and len(digits.value) < min(widths) for digits in numbers)
    for digits in numbers:
        expected = digits.value.lstrip("0") if has_bare else digits.value.zfill(max(widths))
        if digits.value != expected and digits.value.strip("0"):
            fix = safe(replacing(digits.span, expected))
            yield fault(digits, f"found {{}}, expected {expected} as in the other numbers", digits.value, fix=fix)


@rule("REF004", "ref-lettering", Severity.INFO, fix=Applicability.SAFE)
def ref_lettering(cable: Cable, references: tuple[Reference, ...]) -> Iterator[Fault]:
    """Check that the entries of the REF list are lettered A, B, C without a gap, each with one letter.

    The text cites an entry by its letter. A single entry has none. The fix deletes a letter that is printed twice, as
    in ``A. (A)``. From the 27th entry on letters are not checked.

    Fails:
        REF: A. TOKYO 438
        C. TOKYO 1716

        REF: A. A) TOKYO 438
        B. TOKYO 1716
    Passes:
        REF: A. TOKYO 438
        B. TOKYO 1716
    Source:
        5 FAH-1 H-246.
    """
    text = cable.source.text
    for reference in references:
        if reference.label is not None:
            yield from _printed_twice(text, reference.label, reference.text.span.start)
    if len(references) == 1:
        label = references[0].label
        if label is not None:
            yield fault(label, f"found letter {label.value} before a single reference, expected none")
        return
    for place, reference in enumerate(references[:26]):
        expected = chr(ord("A") + place)
        if reference.label is None:
            yield fault(reference.text, f"no letter before this reference; expected {expected}")
            return
        if reference.label.value != expected:
            yield fault(reference.label, f"found letter {reference.label.value}, expected {expected}")
            return


def _printed_twice(text: str, label: Located[str], entry: int) -> Iterator[Fault]:
    letter = re.escape(label.value)
    again = re.compile(rf"(?<!\s)\s+\(?{letter}[.):]\)?(?=\s)", re.IGNORECASE).search(text, label.span.end, entry)
    before = re.compile(rf"\b{letter}\.\s+\Z", re.IGNORECASE).search(
        text, max(0, label.span.start - 6), label.span.start
    )
    twice = again or before
    if twice:
        yield fault(label, f"duplicate letter {label.value}", fix=safe(Edit(*twice.span(), "")))


@rule("REF005", "ref-future", Severity.ERROR)
def ref_future(cable: Cable, references: tuple[Reference, ...], message: MessageReference) -> Iterator[Fault]:
    """Check that every reference is to an earlier message.

    Each post counts its messages from 1 on 1 January, so a message of the same post and year has a lower number. Where
    no year is printed, the previous year may be meant, and it is a warning.

    Fails:
        REF: TOKYO 002005

        REF: 08 TOKYO 001716
    Passes:
        REF: TOKYO 001716

        REF: 06 TOKYO 009999
    Source:
        5 FAH-2 H-321, numbering of messages.
    """
    year = cable.date.year if cable.date else message.year
    for reference in references:
        for cited in reference.messages:
            if cited.year is not None and year is not None and cited.year > year:
                yield fault(cited.span, f"found a reference of {cited.year}, expected {year} or earlier")
            elif cited.year == year and _is_not_before(cited, message):
                found = f"found number {cited.number}, expected a number below {message.number} (number of the cable)"
                has_year = any(map(str.isdigit, cable.source.text[reference.span.start : cited.post.span.start]))
                hint, severity = ("", None) if has_year else (" or the year before the number", Severity.WARNING)
                yield fault(cited.span, found + hint, severity=severity)


def _is_not_before(message: MessageReference, own: MessageReference) -> bool:
    return message.number >= own.number and find_post(message.post.value) == find_post(own.post.value) is not None


# The word precedes the lookbehind for its beginning: re finds a character faster than the beginning of a word.
_CITED = regex(
    r"(?:REF|Ref|ref)(?<!\w...)(?:TEL|tel)?[Ss]?\.? \(?(?P<letter>[A-Z](?![A-Za-z'’&/.-])|[a-z](?=[),;.]))\)?"
)
_CITES_ANY = regex(r"(?:REF(?<!\w...)(?:TEL|S?\)| \(?[A-Z]\b)|(?:Ref|ref)(?<!\w...)(?:tel|s?\)| \(?[A-Z]\b))")
# Each is searched for by itself, which takes a tenth of the time of a search for all.
_CITATION_BEGINS = ("REF", "Ref", "ref")


@rule("REF006", "ref-cited-undefined", Severity.WARNING)
def ref_cited_undefined(cable: Cable, _paragraphs: tuple[Paragraph, ...]) -> Iterator[Fault]:
    """Check that the REF list contains every reference that the text cites.

    A missing list is reported after the subject, unless the copy has no preamble at all; a letter that is missing from
    the list is reported at its citation.

    Fails:
        (without the REF line)
        1. (C) The minister agreed (reftel).

        REF: A. TOKYO 438
        B. TOKYO 1716
        1. (C) The minister agreed (ref C).
    Passes:
        REF: A. TOKYO 438
        B. TOKYO 1716
        1. (C) The minister agreed (ref B).
    Source:
        5 FAH-1 H-246.
    """
    text = cable.source.text
    start, end = cable.body
    if not cable.references:
        if not any(map(cable.is_printed, ("classification", "tags", "subject", "executive_order"))):
            # The copy has no preamble, which would contain the list.
            return
        places = sorted(places_of(text, _CITATION_BEGINS, start, end))
        cited = next((place for place in places if _CITES_ANY.match(text, place, end)), None)
        if cited is not None:
            line, _ = cable.source.position(cited)
            place = cable.subject.span.end if cable.subject else start
            message = f"no REF line; expected one, since line {line} cites a reference"
            yield fault(Span(place, place), message, severity=severity_of_omission(cable))
        return
    letters = {reference.label.value for reference in cable.references if reference.label}
    if len(letters) != len(cable.references):
        return
    places = sorted(places_of(text, _CITATION_BEGINS, start, end))
    for match in filter(None, (_CITED.match(text, place, end) for place in places)):
        letter = match["letter"].upper()
        if letter not in letters:
            listed = ", ".join(sorted(letters))
            yield fault(Span(*match.span()), f"found a citation of reference {letter}, expected one of {listed}")
