"""A name in the company of a verb of speech: ``Tanabe tempered``, ``said Okafor``, ``Lindqvist, who``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cablelint.names.lexical.phrases import name_phrases, name_start
from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate, TokenText
from cablelint.names.lexical.word_classes import INVERTING_SPEECH_VERBS, SPEECH_VERBS
from cablelint.names.people import Evidence

_BEFORE = Evidence("speech", "is the subject of a verb of speech")
_AFTER = Evidence("speech", "follows a verb of speech")
_WHO = Evidence("speech", "is followed by 'who'")
_AFTER_NAME = SPEECH_VERBS | {"himself", "herself"}
# Over all its places in the cable, a name of a body or a place is recognised by these words before it.
_BEFORE_THINGS = frozenset({"the", "in", "at", "near", "within", "throughout"})
_MODIFIED = frozenset(
    {"administration", "government", "family", "regime", "team", "camp", "brothers", "era", "presidency"}
)
_MOST_THINGS = 0.25


def speakers(reading: TokenText) -> Iterator[Candidate]:
    """Names beside a verb of speech."""
    things = _thing_like(reading)
    for first, end in name_phrases(reading):
        evidence = _frame(reading, first, end)
        if evidence is not None and not (end == first + 1 and reading.folded[first] in things):
            confidence = 0.92 if evidence is _BEFORE else 0.85
            yield Candidate(reading.starts[name_start(reading, first)], reading.ends[end - 1], confidence, evidence)


def _frame(reading: TokenText, first: int, end: int) -> Evidence | None:
    following = reading.folded[end] if end < len(reading) and reading.breaks[end] != NEW_BLOCK else ""
    if following in _AFTER_NAME:
        return _BEFORE
    if following == "," and reading.folded[end + 1 : end + 2] in (["who"], ["whose"]):
        return _WHO
    before = reading.folded[first - 1] if first and reading.breaks[first] != NEW_BLOCK else ""
    if before in INVERTING_SPEECH_VERBS and following in (",", ".", ";", "and", "that", ")", "in", "as", "on"):
        return _AFTER
    return None


def _thing_like(reading: TokenText) -> frozenset[str]:
    """The words that often follow an article or a preposition of place: bodies and places, no people."""
    seen: Counter[str] = Counter()
    as_thing: Counter[str] = Counter()
    words, shouted = reading.folded, reading.shouted
    last = len(reading) - 1
    for index in reading.capitalised:
        if index and not shouted[index]:
            word = words[index]
            seen[word] += 1
            if words[index - 1] in _BEFORE_THINGS and not (index < last and words[index + 1] in _MODIFIED):
                as_thing[word] += 1
    return frozenset(word for word, count in as_thing.items() if count > _MOST_THINGS * seen[word])
