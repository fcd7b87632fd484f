"""The signature: the surname of the head of the post that ends a cable."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.names.lexical.tokens import SAME_LINE, Candidate, TokenText
from cablelint.names.lexical.vocabulary import is_office_word, is_seldom_a_name
from cablelint.names.people import Evidence

_EVIDENCE = Evidence("signature", "is the signature of the cable")
_LONGEST = 5
_NO_NAMES = frozenset("nnnn end bt jr sr comment summary note text cable message".split())
_LETTERS = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")
_SENTENCE_ENDS = frozenset('. ) " ” ! ?'.split())


def signatures(reading: TokenText) -> Iterator[Candidate]:
    """The surname alone in the last line that holds words, or in capitals behind the last sentence."""
    zones = list(reading.zones_of("signature"))
    for start, end in zones:
        for index in _words(reading, *reading.tokens_in(start, end)):
            yield Candidate(reading.starts[index], reading.ends[index], 0.98, _EVIDENCE)
    if zones:
        return
    last = len(reading)
    while last > 0:
        first = _line_start(reading, last - 1)
        words = reading.words[first:last]
        if "@" not in words and any(_LETTERS.fullmatch(word) and word.lower() not in _NO_NAMES for word in words):
            break
        last = first
    if last == 0:
        return
    if last - first <= _LONGEST and first > 0:
        yield from _names(reading, first, last)
    else:
        yield from _behind_sentence(reading, first, last)


def _line_start(reading: TokenText, index: int) -> int:
    while index > 0 and reading.breaks[index] == SAME_LINE:
        index -= 1
    return index


def _words(reading: TokenText, first: int, last: int) -> list[int]:
    """The words of a signature line, each of them a surname: such lines rather repeat themselves than hold two."""
    return [
        index
        for index in range(first, last)
        if _LETTERS.fullmatch(reading.words[index])
        and reading.folded[index] not in _NO_NAMES
        and set(reading.folded[index]) != {"x"}
    ]


def _names(reading: TokenText, first: int, last: int) -> Iterator[Candidate]:
    names = _words(reading, first, last)
    if not any(_is_prose(reading, index) for index in names):
        for index in names:
            yield Candidate(reading.starts[index], reading.ends[index], 0.97, _EVIDENCE)


def _is_prose(reading: TokenText, index: int) -> bool:
    """Whether a word of the last line shows that it is text; an ordinary word is a surname in capitals only."""
    word, folded = reading.words[index], reading.folded[index]
    return (
        is_office_word(folded)
        or set(folded) == {"x"}
        or not (word.isupper() or (word[0].isupper() and not is_seldom_a_name(folded)))
    )


def _behind_sentence(reading: TokenText, first: int, last: int) -> Iterator[Candidate]:
    index = last - 1
    while index > first and not _LETTERS.fullmatch(reading.words[index]):
        index -= 1
    if (
        index > first
        and reading.words[index - 1] in _SENTENCE_ENDS
        and reading.words[index].isupper()
        and len(reading.words[index]) > 2
        and not reading.shouted[index]
        and not is_seldom_a_name(reading.folded[index])
    ):
        yield Candidate(reading.starts[index], reading.ends[index], 0.9, _EVIDENCE)
