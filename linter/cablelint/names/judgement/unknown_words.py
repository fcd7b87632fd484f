"""Single words that no list has, beside a verb that only a person can be the subject or object of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.data.word_table import word_table
from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE, Candidate
from cablelint.names.lexical.word_classes import NAMELESS_ZONES
from cablelint.names.people import Evidence
from cablelint.names.recognisers.listed import is_written_like_a_name
from cablelint.text.folding import without_accents
from cablelint.text.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_SUBJECT = Evidence("speech", "is before a verb that only a person is the subject of")
_OBJECT = Evidence("speech", "is after a verb that only a person is the object of")
_CONFIDENCE = 0.85
# Bodies are the subject of most verbs of speech too; of these they are not.
_VERBS_OF_SUBJECTS = frozenset(
    "chuckled confided frowned grinned interjected interrupted joked laughed lunched mused nodded quipped recalled"
    " remarked resigned retorted shrugged sighed smiled sulked telephoned thinks thought wept whispered winced"
    " wondered wonders".split()
)
_VERBS_OF_OBJECTS = frozenset(
    "abducted acquitted assassinated assassinating befriended congratulated convicted dismissed divorced exiled"
    " extradited imprisoned interrogated interviewed jailed kidnapped married murdered pardoned reappointed sacked"
    " succeeded telephoned thanked".split()
)
_SHORTEST, _LEAST_LIKENESS = 5, 0.0


def unknown_people(tokens: TokenText) -> Iterator[Candidate]:
    """Yield such words before or behind such verbs that have letters like those of names: ``Torvanen shrugged``.

    Args:
        tokens: The text.
    """
    for verb in tokens.places_of(_VERBS_OF_SUBJECTS):
        if verb and tokens.breaks[verb] != NEW_BLOCK:
            yield from _unknown(tokens, verb - 1, _SUBJECT)
    for verb in tokens.places_of(_VERBS_OF_OBJECTS):
        if verb + 1 < len(tokens) and tokens.breaks[verb + 1] != NEW_BLOCK and _ends(tokens, verb + 2):
            yield from _unknown(tokens, verb + 1, _OBJECT)


def _unknown(tokens: TokenText, index: int, evidence: Evidence) -> Iterator[Candidate]:
    is_outside = tokens.zone_of[index] in NAMELESS_ZONES
    if not is_outside and _is_unknown(tokens.folded[index]) and _is_alone(tokens, index):
        yield Candidate(tokens.starts[index], tokens.ends[index], _CONFIDENCE, evidence)


def _ends(tokens: TokenText, index: int) -> bool:
    """Whether no further capitalised word, amid small letters, and no hyphen continues a word before a token."""
    if index >= len(tokens) or tokens.breaks[index] == NEW_BLOCK:
        return True
    word = tokens.words[index]
    return word != "-" and (bool(tokens.shouted[index]) or not word[0].isupper())


@memoized
def _is_unknown(word: str) -> bool:
    key = without_accents(word)
    is_long = len(word) >= _SHORTEST and word.isalpha()
    return is_long and not word_table().lists(key) and word_table().likeness(key) > _LEAST_LIKENESS


def _is_alone(tokens: TokenText, index: int) -> bool:
    """Whether a word is written like a name, and no hyphen or other capitalised word amid small letters precedes it."""
    if not tokens.words[index][0].isupper() or not is_written_like_a_name(tokens, index):
        return False
    if not index or tokens.breaks[index] != SAME_LINE:
        return True
    before = tokens.words[index - 1]
    return before != "-" and (bool(tokens.shouted[index]) or not before[0].isupper())
