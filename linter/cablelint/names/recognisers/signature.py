"""The signature: the surname of the head of the post that ends a cable, as the document reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.document.body.signature import find_signature_in
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.people import Evidence

_EVIDENCE = Evidence("signature", "is the signature of the cable")
_NO_NAMES = frozenset("nnnn end bt jr sr comment summary note text cable message".split())
_LETTERS = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")


def signatures(reading: TokenText) -> Iterator[Candidate]:
    """Each word of the signature: such lines repeat a surname more often than they contain two words of a name."""
    for start, end in reading.zones_of("signature"):
        yield from _words(reading, start, end, 0.98)
    if not any(reading.zones_of("signature")) and (found := find_signature_in(reading.text)) is not None:
        yield from _words(reading, found.start, found.end, 0.97)


def _words(reading: TokenText, start: int, end: int, confidence: float) -> Iterator[Candidate]:
    for index in range(*reading.tokens_in(start, end)):
        folded = reading.folded[index]
        if _LETTERS.fullmatch(reading.words[index]) and folded not in _NO_NAMES and set(folded) != {"x"}:
            yield Candidate(reading.starts[index], reading.ends[index], confidence, _EVIDENCE)
