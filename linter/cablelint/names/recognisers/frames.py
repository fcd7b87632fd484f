"""Names beside a verb of speech: ``Tanabe tempered``, ``said Okafor``, ``spoke to Okafor``, ``Lindqvist, who``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cablelint.data.word_table import word_table
from cablelint.names.lexical.phrases import name_phrases, name_start
from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate, TokenText
from cablelint.names.lexical.vocabulary import is_function_word, is_office_word, is_ordinary
from cablelint.names.lexical.word_classes import (
    FREQUENT_SPEECH_VERBS,
    INVERTING_SPEECH_VERBS,
    SPEECH_VERBS,
    THING_WORDS,
)
from cablelint.names.people import Evidence
from cablelint.text.memo import Memo

_BEFORE = Evidence("speech", "is the subject of a verb of speech")
_AFTER = Evidence("speech", "follows a verb of speech")
_WHO = Evidence("speech", "is followed by 'who'")
_TALKED_TO = Evidence("speech", "is spoken to")
_LEADER = Evidence("speech", "is the leader of a government")
_BEHIND_ORDINARY_WORDS = FREQUENT_SPEECH_VERBS | {"agreed"}
_AFTER_NAME = SPEECH_VERBS | {"himself", "herself"}
# Words that often precede the names of bodies and places, in all their positions in a cable.
_BEFORE_THINGS = frozenset({"the", "in", "at", "near", "within", "throughout"})
_TALKING = frozenset("speak speaking spoke spoken talk talked talking apologised apologized".split())
_HAVE = frozenset({"had", "has"})
_GOVERNMENTS = frozenset({"administration", "cabinet", "government", "presidency", "regime"})
_WORDS, _NATIONS = frozenset("123"), frozenset("KN")
_SPOKEN = [[verb] for verb in sorted(FREQUENT_SPEECH_VERBS)]
_MODIFIED = frozenset(
    {"administration", "government", "family", "regime", "team", "camp", "brothers", "era", "presidency"}
)
_MOST_THINGS = 0.25
_FREQUENT_SURNAMES = frozenset("AY")
_CLAUSE_OPENERS = frozenset({".", "?", "!", ":", ";", "--", ")", "that", "but", "while", "when", "because", "although"})


def speakers(tokens: TokenText) -> Iterator[Candidate]:
    """Find names beside a verb of speech."""
    yield from _ordinary_words_that_speak(tokens)
    yield from _leaders(tokens)
    is_thing_like = Memo(partial(_is_thing_like, tokens))
    for first, end in name_phrases(tokens):
        evidence = _frame(tokens, first, end)
        if evidence is not None and not (end == first + 1 and is_thing_like[tokens.folded[first]]):
            confidence = 0.92 if evidence is _BEFORE else 0.85
            yield Candidate(tokens.starts[name_start(tokens, first)], tokens.end(end - 1), confidence, evidence)


def _ordinary_words_that_speak(tokens: TokenText) -> Iterator[Candidate]:
    """Find the frequent surnames that are ordinary words too, in capitals, as subjects: ``PRICE SAID THAT``."""
    for verb in tokens.places_of(_BEHIND_ORDINARY_WORDS):
        index = verb - 1
        if index < 0 or not tokens.shouted[index] or tokens.breaks[verb] == NEW_BLOCK:
            continue
        word = tokens.folded[index]
        if not is_ordinary(word) or is_function_word(word) or is_office_word(word) or word in THING_WORDS:
            continue
        if _opens_clause(tokens, index) and not _FREQUENT_SURNAMES.isdisjoint(word_table().lists(word)):
            yield Candidate(tokens.starts[index], tokens.end(index), 1.0, _BEFORE)


def _leaders(tokens: TokenText) -> Iterator[Candidate]:
    """Find the surnames in the news, and the most frequent ones, that modify a government: ``THE BEGIN CABINET``."""
    for index in tokens.places_of(_GOVERNMENTS):
        leader = index - 1
        if leader < 0 or tokens.breaks[index] == NEW_BLOCK or not tokens.words[leader][0].isupper():
            continue
        lists = frozenset(word_table().lists(tokens.folded[leader]))
        is_surname = "Y" in lists or ("A" in lists and lists.isdisjoint(_WORDS))
        if is_surname and lists.isdisjoint(_NATIONS) and not is_office_word(tokens.folded[leader]):
            yield Candidate(tokens.starts[leader], tokens.end(leader), 1.0, _LEADER)


def _opens_clause(tokens: TokenText, index: int) -> bool:
    """Whether a token is the first of a sentence or a clause, so that it is the whole subject of its verb."""
    return index == 0 or tokens.breaks[index] == NEW_BLOCK or tokens.folded[index - 1] in _CLAUSE_OPENERS


def _frame(tokens: TokenText, first: int, end: int) -> Evidence | None:
    following = tokens.folded[end] if end < len(tokens.words) and tokens.breaks[end] != NEW_BLOCK else ""
    if following in _AFTER_NAME or (following in _HAVE and tokens.folded[end + 1 : end + 2] in _SPOKEN):
        return _BEFORE
    if following == "," and tokens.folded[end + 1 : end + 2] in (["who"], ["whose"]):
        return _WHO
    before = tokens.folded[first - 1] if first and tokens.breaks[first] != NEW_BLOCK else ""
    if before in INVERTING_SPEECH_VERBS and following in (",", ".", ";", "and", "that", ")", "in", "as", "on"):
        return _AFTER
    if before in ("to", "with") and first > 1 and tokens.folded[first - 2] in _TALKING:
        return _TALKED_TO
    return None


def _is_thing_like(tokens: TokenText, word: str) -> bool:
    """Whether a word often follows an article or a preposition of place, as bodies and places do, and people do not."""
    words, last = tokens.folded, len(tokens.words) - 1
    places = [
        index
        for index in tokens.places_of({word})
        if index and not tokens.shouted[index] and tokens.words[index][0].isupper()
    ]
    as_thing = sum(
        words[index - 1] in _BEFORE_THINGS and not (index < last and words[index + 1] in _MODIFIED) for index in places
    )
    return as_thing > _MOST_THINGS * len(places)
