"""The people to whom letters and mails are written, and who sign them: ``Dear Bob:``, ``Sincerely yours, Njoroge``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import SAME_LINE, Candidate
from cablelint.names.lexical.vocabulary import (
    is_forename,
    is_function_word,
    is_nation,
    is_office_word,
    is_plain_word,
)
from cablelint.names.people import Evidence
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_SALUTED = Evidence("letter", "is addressed at the beginning of a letter")
_SIGNED = Evidence("letter", "signs a letter")
_SALUTATIONS = frozenset({"dear", "hi", "hello"})
_WORD = r"(?:[^\W\d_]\.){1,3}|[^\W\d_][\w'’-]{0,30}\.?"
_NAME = rf"(?:{_WORD})(?:[ ](?:{_WORD})){{0,5}}"
_SALUTATION = regex(rf"(?i:dear|hi|hello)[ ](?P<people>{_NAME}(?:,?[ ]&[ ]{_NAME})?)[ ]?[:,!]")
# A salutation within a line is in a letter that is quoted.
_BEFORE = frozenset({'"', "“", "'", ":", ".", "quote", "-", "--"})
_CLOSES = frozenset("sincerely truly faithfully cordially respectfully regards wishes cheers love yours best".split())
_CLOSE = regex(
    r"[ \t]{0,80}(?i:(?:(?:with )?(?:my |our |all )?(?:very |most )?"
    r"(?:warm(?:est)?|kind(?:est)?|best|personal|good)?[ ]?(?:personal )?(?:regards|wishes)|best|cheers|love"
    r"|(?:yours )?(?:very |most )?(?:sincerely|truly|faithfully|cordially|respectfully)(?: yours)?|yours))[ ]?,?"
    rf"(?:[ \t]*\n){{0,4}}[ \t]{{0,80}}(?:/s/[ ])?(?P<people>{_NAME})[ \t.]{{0,80}}(?=\n|$)"
)
_BETWEEN, _WORDS = regex(r",?[ ](?i:and|&)[ ]|,[ ]"), regex(r"[^\W\d_][\w'’-]*")
_GENERAL = frozenset("friend friends comrade comrades brother brothers sister sisters all team".split())
_MOST_WORDS, _INITIALS = 5, range(2, 5)


def correspondents_of_letters(tokens: TokenText) -> Iterator[Candidate]:
    """Find whom a letter addresses and who signs it.

    Args:
        tokens: The text.
    """
    for index in tokens.places_of(_SALUTATIONS):
        found = _SALUTATION.match(tokens.text, tokens.starts[index]) if _opens_letter(tokens, index) else None
        if found is not None:
            start, end = found.span("people")
            for part in [*_BETWEEN.finditer(tokens.text, start, end), None]:
                yield from _person(tokens.text, start, part.start() if part else end, _SALUTED)
                start = part.end() if part else end
    for start in tokens.lines_of(_CLOSES):
        close = _CLOSE.match(tokens.text, start)
        if close is not None:
            yield from _person(tokens.text, *close.span("people"), _SIGNED)


def _opens_letter(tokens: TokenText, index: int) -> bool:
    """Whether a word of salutation begins a line or a quotation, perhaps behind MY."""
    if index and tokens.folded[index - 1] == "my":
        index -= 1
    is_first = index == 0 or tokens.breaks[index] != SAME_LINE
    return tokens.words[index][0].isupper() and (is_first or tokens.folded[index - 1] in _BEFORE)


def _person(text: str, start: int, end: int, evidence: Evidence) -> Iterator[Candidate]:
    """The name in a stretch, behind titles, if it is one."""
    words = list(_WORDS.finditer(text, start, end))
    while words and is_office_word(words[0][0].lower()):
        words.pop(0)
    if words and len(words) <= _MOST_WORDS and all(word[0][0].isupper() for word in words):
        folded = [word[0].lower() for word in words]
        if not _GENERAL.isdisjoint(folded):
            return
        is_signed_with_initials = evidence is _SIGNED and words[0][0].isupper() and len(words[0][0]) in _INITIALS
        if _is_name(folded) or (len(words) == 1 and is_signed_with_initials and not is_plain_word(folded[0])):
            yield Candidate(words[0].start(), words[-1].end(), 1.0, evidence)


def _is_name(words: list[str]) -> bool:
    if any(is_function_word(word) or is_office_word(word) for word in words) or all(map(is_nation, words)):
        return len(words) == 1 and is_forename(words[0]) and not is_office_word(words[0])
    return any(is_forename(word) or not is_plain_word(word) for word in words)
