"""Single words that no list has, before a verb that only a person can be the subject of: ``Torvanen shrugged``."""

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

_EVIDENCE = Evidence("speech", "is before a verb that only a person is the subject of")
_CONFIDENCE = 0.85
# Bodies are the subject of most verbs of speech too; of these they are not.
_VERBS = frozenset(
    "chuckled confided frowned grinned interjected interrupted joked laughed lunched mused nodded quipped recalled"
    " remarked resigned retorted shrugged sighed smiled sulked telephoned thinks thought wept whispered winced"
    " wondered wonders".split()
)
_SHORTEST, _LEAST_LIKENESS = 5, 0.0


def unknown_subjects(tokens: TokenText) -> Iterator[Candidate]:
    """Yield the words before such verbs that are on no list and have letters like those of names.

    Args:
        tokens: The text.
    """
    for verb in tokens.places_of(_VERBS):
        index = verb - 1
        if index < 0 or tokens.breaks[verb] == NEW_BLOCK or tokens.zone_of[index] in NAMELESS_ZONES:
            continue
        if _is_unknown(tokens.folded[index]) and _is_alone(tokens, index):
            yield Candidate(tokens.starts[index], tokens.ends[index], _CONFIDENCE, _EVIDENCE)


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
