"""References: the entries of the REF list, and the citations of them in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablelint.data.posts import Post, find_post, post_key, posts
from cablelint.edits import Edit, Span
from cablelint.findings import Applicability, Confidence, Severity
from cablelint.rules.registry import Fault, fault, replacing, rule, safe, unsafe
from cablelint.rules.support.incomplete import severity_of_omission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.document.model import Cable, Located, MessageReference, Reference
    from cablelint.findings import Fix

# Words that stand where a post would, in the numbers of other agencies and of delegations under way.
_AGENCIES = frozenset(
    (
        "CIA", "CJCS", "DEPTO", "DIA", "DOD", "FBI", "IIR", "IMSWM", "JCS", "NSC", "OSC", "SECDEF", "SECTO", "STAFF",
        "TD", "TDX", "TOSEC", "TREASURY", "USDAO", "USDEL", "USDOC", "USTR",
    )
)  # fmt: skip
_NUMBER_LENGTH = 6
_HIGHEST_NUMBER = 420_000  # STATE 419544 of 1991 is the highest on record.


@rule("REF001", "ref-unparsed", Severity.INFO, needs=("references",))
def ref_unparsed(cable: Cable) -> Iterator[Fault]:
    """An entry of the REF list names a post, but no message number that could be read.

    Letters, calls and reports have no number and are legal entries; a post alone, or with damaged digits, is not.

    Fails:
        REF: TOKYO 17I6
    Passes:
        REF: A. TOKYO 001716
        B. MARLOW-REEVES E-MAIL OF MAY 3
    Source:
        5 FAH-1 H-246.
    """
    for reference in cable.references:
        if not reference.messages and _is_of_a_post(reference.text.value):
            yield fault(reference.text, "found {}, expected one post and its message number", reference.text.value)
        for message in reference.messages:
            if len(message.digits.value) > _NUMBER_LENGTH or not 0 < message.number <= _HIGHEST_NUMBER:
                yield fault(
                    message.digits,
                    f"found {{}}, expected a number of at most {_NUMBER_LENGTH} digits",
                    message.digits.value,
                )


def _is_of_a_post(printed: str) -> bool:
    """Whether the entry is nothing but posts and what holds digits."""
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


_REST_OF_WORD = re.compile(r"[A-Za-z0]*")
_POST_AND_NUMBER = re.compile(r"(?:'?[0-9]{2,4}[ -]?)?(?P<post>[A-Z0][A-Z0.'-]+(?: [A-Z0][A-Z0.'-]+){0,3}) [0-9]{1,6}")


@rule("REF002", "ref-post-unknown", Severity.WARNING, needs=("references",), fix=Applicability.UNSAFE)
def ref_post_unknown(cable: Cable) -> Iterator[Fault]:
    """A reference names a post that does not exist.

    A zero for the letter O is put right; a name one letter off a known one is a proposal.

    Fails:
        REF: T0KYO 001716

        REF: TOKIO 001716
    Passes:
        REF: TOKYO 001716
    Source:
        The posts of the public cables; 5 FAH-2 H-231.
    """
    for reference in cable.references:
        for name in _unknown_posts(cable.source.text, reference):
            printed = name.value.upper()
            if printed in _AGENCIES:
                continue
            post, fix = _proposal(name)
            if post is not None:
                yield fault(name, f"found the post {{}}, expected {post.name}", name.value, fix=fix)
            elif reference.messages:
                message = "found the post {}, which is not known"
                yield fault(name, message, name.value, confidence=Confidence.MEDIUM)


def _unknown_posts(text: str, reference: Reference) -> Iterator[Located[str]]:
    from cablelint.document.model import Located

    for message in reference.messages:
        if find_post(message.post.value) is None:
            # A digit in a name ends what the grammar takes for one.
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
    """The one post that is meant, and the fix."""
    post = find_post(post_key(name.value))
    if post is not None:
        return post, safe(replacing(name.span, post.name))
    key = post_key(name.value)
    if len(key) < 4:
        return None, None
    from cablelint.text.edit_distance import distance

    close = [
        post
        for post in posts()
        if abs(len(post_key(post.name)) - len(key)) < 2 and distance(post_key(post.name), key) == 1
    ]
    return (close[0], unsafe(replacing(name.span, close[0].name))) if len(close) == 1 else (None, None)


@rule("REF003", "ref-number-padding", Severity.INFO, needs=("references",), fix=Applicability.SAFE)
def ref_number_padding(cable: Cable) -> Iterator[Fault]:
    """The numbers of one REF list are padded with zeros in different ways.

    A number means the same with and without its leading zeros, but those who search for one form miss the other. The
    fix takes the zeros away where some numbers have none, else pads all to the same length.

    Fails:
        REF: A. TOKYO 00438
        B. TOKYO 1716
    Passes:
        REF: A. TOKYO 438
        B. TOKYO 1716
    Source:
        5 FAH-1 H-246.
    """
    numbers = [message.digits for reference in cable.references for message in reference.messages]
    widths = {len(digits.value) for digits in numbers if digits.value.startswith("0")}
    if not widths:
        return
    has_bare = any(not digits.value.startswith("0") and len(digits.value) < min(widths) for digits in numbers)
    for digits in numbers:
        expected = digits.value.lstrip("0") if has_bare else digits.value.zfill(max(widths))
        if digits.value != expected and digits.value.strip("0"):
            fix = safe(replacing(digits.span, expected))
            yield fault(digits, f"found {{}}, expected {expected} like the other numbers", digits.value, fix=fix)


@rule("REF004", "ref-lettering", Severity.INFO, needs=("references",), fix=Applicability.SAFE)
def ref_lettering(cable: Cable) -> Iterator[Fault]:
    """The entries of the REF list are not lettered A, B, C without a gap, or carry a letter twice.

    The text cites an entry by its letter. A single entry carries none. A letter printed twice, as in ``A. (A)``, is
    taken away by the fix.

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
    references = cable.references
    text = cable.source.text
    for reference in references:
        if reference.label is not None:
            yield from _printed_twice(text, reference.label, reference.text.span.start)
    if len(references) == 1:
        label = references[0].label
        if label is not None:
            yield fault(label, f"found the letter {label.value} of a single reference, expected none")
        return
    for place, reference in enumerate(references[:26]):
        expected = chr(ord("A") + place)
        if reference.label is None:
            yield fault(reference.text, f"found no letter before this reference, expected {expected}")
            return
        if reference.label.value != expected:
            yield fault(reference.label, f"found the letter {reference.label.value}, expected {expected}")
            return


def _printed_twice(text: str, label: Located[str], entry: int) -> Iterator[Fault]:
    letter = re.escape(label.value)
    again = re.compile(rf"\s+\(?{letter}[.):]\)?(?=\s)", re.IGNORECASE).search(text, label.span.end, entry)
    before = re.compile(rf"\b{letter}\.\s+\Z", re.IGNORECASE).search(
        text, max(0, label.span.start - 6), label.span.start
    )
    twice = again or before
    if twice:
        yield fault(label, f"found the letter {label.value} twice", fix=safe(Edit(*twice.span(), "")))


@rule("REF005", "ref-future", Severity.ERROR, needs=("references", "message"))
def ref_future(cable: Cable) -> Iterator[Fault]:
    """A reference is to a message that had not been sent.

    Each post counts its messages from 1 on 1 January, so a reference to an own message of the same year has a lower
    number. Where no year is printed, the year before may be meant and left out, and it is a warning.

    Fails:
        REF: TOKYO 002005

        REF: 08 TOKYO 001716
    Passes:
        REF: TOKYO 001716

        REF: 06 TOKYO 009999
    Source:
        5 FAH-2 H-321, numbering of messages.
    """
    own = cable.message
    year = cable.date.year if cable.date else own.year if own else None
    for reference in cable.references:
        for message in reference.messages:
            if message.year is not None and year is not None and message.year > year:
                yield fault(message.span, f"found a reference to {message.year}, but the cable is of {year}")
            elif own is not None and message.year == year and _is_not_before(message, own):
                span = message.span
                if any(map(str.isdigit, cable.source.text[reference.span.start : message.post.span.start])):
                    yield fault(span, f"found number {message.number}, but the cable itself is number {own.number}")
                else:
                    expected = f"the cable itself is number {own.number}; expected a lower number or a year before"
                    yield fault(span, f"found number {message.number}, but {expected} it", severity=Severity.WARNING)


def _is_not_before(message: MessageReference, own: MessageReference) -> bool:
    return message.number >= own.number and find_post(message.post.value) == find_post(own.post.value) is not None


# The word stands before the test of where it begins: re finds a character faster than the beginning of a word.
_CITED = re.compile(
    r"(?:REF|Ref|ref)(?<!\w...)(?:TEL|tel)?[Ss]?\.? \(?(?P<letter>[A-Z](?![A-Za-z'’&/.-])|[a-z](?=[),;.]))\)?"
)
_CITES_ANY = re.compile(r"(?:REF(?<!\w...)(?:TEL|S?\)| \(?[A-Z]\b)|(?:Ref|ref)(?<!\w...)(?:tel|s?\)| \(?[A-Z]\b))")


@rule("REF006", "ref-cited-undefined", Severity.WARNING, needs=("paragraphs",))
def ref_cited_undefined(cable: Cable) -> Iterator[Fault]:
    """The text cites a reference that the REF list does not hold.

    Where there is no REF list at all, it is missed after the subject; where a letter is not in it, the citation is
    reported.

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
        cited = _CITES_ANY.search(text, start, end)
        if cited:
            line, _ = cable.source.position(cited.start())
            place = cable.subject.span.end if cable.subject else start
            message = f"expected a REF line: line {line} cites a reference"
            yield fault(Span(place, place), message, severity=severity_of_omission(cable))
        return
    letters = {reference.label.value for reference in cable.references if reference.label}
    if len(letters) != len(cable.references):
        return
    for match in _CITED.finditer(text, start, end):
        letter = match["letter"].upper()
        if letter not in letters:
            listed = ", ".join(sorted(letters))
            yield fault(Span(*match.span()), f"found a citation of reference {letter}, the REF list has {listed}")
