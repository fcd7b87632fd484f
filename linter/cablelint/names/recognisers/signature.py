"""The signature: the surname of the head of the post that ends a cable, as the document reads it."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.document.body.signature import find_signature_in
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.lexical.vocabulary import is_function_word
from cablelint.names.people import Evidence
from cablelint.text.regexes import regex

_EVIDENCE = Evidence("signature", "is the signature of the cable")
_NO_NAMES = frozenset(
    "nnnn end bt jr sr comment copy summary note text cable message unquote unqte quote endquote".split()
)
# A name in spaced letters; fewer are initials.
_FEWEST_LETTERS = 4
_LETTERS = regex(r"(?=..)[^\W\d_]+(?:['’`][^\W\d_]+)?")


def signatures(tokens: TokenText) -> Iterator[Candidate]:
    """Each word of the signature: such lines repeat a surname more often than they contain two words of a name."""
    for start, end in tokens.zones_of("signature"):
        yield from _words(tokens, start, end, 1.0)
    if not any(tokens.zones_of("signature")) and (found := find_signature_in(tokens.text)) is not None:
        yield from _words(tokens, found.start, found.end, 0.97)


def _words(tokens: TokenText, start: int, end: int, confidence: float) -> Iterator[Candidate]:
    """Each surname between two places; a hyphen joins two words to one, blanks its letters: ``M A R L O W``."""
    words = range(*tokens.tokens_in(start, end))
    if len(words) >= _FEWEST_LETTERS and all(len(tokens.words[index]) == 1 for index in words):
        yield Candidate(tokens.starts[words[0]], tokens.end(words[-1]), confidence, _EVIDENCE)
        return
    first = last = -1
    for index in [index for index in words if _is_surname(tokens, index)]:
        is_joined = index == last + 2 and tokens.words[index - 1] == "-"
        if last >= 0 and not is_joined:
            yield Candidate(tokens.starts[first], tokens.end(last), confidence, _EVIDENCE)
        first, last = first if is_joined else index, index
    if last >= 0:
        yield Candidate(tokens.starts[first], tokens.end(last), confidence, _EVIDENCE)


def _is_surname(tokens: TokenText, index: int) -> bool:
    if _LETTERS.fullmatch(tokens.words[index]) is None:
        return False
    folded = tokens.folded[index]
    return not (folded in _NO_NAMES or is_function_word(folded) or "vzcz" in folded or not folded.strip("x"))
