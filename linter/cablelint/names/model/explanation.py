"""Reasons why the model took a span for a name, in words without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.people import Evidence
from cablelint.text.memo import memoized

if TYPE_CHECKING:
    from cablelint.names.model.observations import Observations

_FORENAME = Evidence("forename", "contains a word of the lists of forenames")
_SURNAME = Evidence("surname", "contains a word of the lists of surnames")
_AFTER_TITLE = Evidence("title", "follows a title")
_TITLED_ELSEWHERE = Evidence("titled-elsewhere", "contains a word that follows a title elsewhere in the cable")
_SPEAKS = Evidence("speech", "is next to a verb of speech")
_FORENAMES, _SURNAMES = frozenset({"Fore", "fore"}), frozenset({"last", "rare"})
CONTEXT = Evidence("model", "looks like a name in its context to the trained model")


# What is known of a name, as a sum of flags; the strongest reason comes first.
_FLAGS = (1, 2, 4, 8, 16)
_IS_AFTER_TITLE, _IS_TITLED_ELSEWHERE, _IS_FORENAME, _IS_SURNAME, _IS_BY_SPEECH = _FLAGS
_REASONS = dict(zip(_FLAGS, (_AFTER_TITLE, _TITLED_ELSEWHERE, _FORENAME, _SURNAME, _SPEAKS), strict=True))
_REASONS_BY_SUM = tuple(
    (*(reason for flag, reason in _REASONS.items() if flags & flag), CONTEXT) for flags in range(sum(_FLAGS) + 1)
)


@memoized
def _flags_of_class(word_class: str) -> int:
    # Without what it says of everyday words and of abbreviations.
    bare = word_class.rstrip("wv.")
    return _IS_FORENAME if bare in _FORENAMES else _IS_SURNAME if bare in _SURNAMES else 0


def explain(observations: Observations, first: int, last: int) -> tuple[Evidence, ...]:
    """Return the reasons for the tokens ``[first, last)``, the strongest first; at least one."""
    features = observations.features
    flags = 0
    for word in features[first:last]:
        flags |= _flags_of_class(word.word_class)
    before = features[first - 1].word_class if first else ""
    after = features[last].word_class if last < len(features) else ""
    if before == "title" or (before == "." and first > 1 and features[first - 2].word_class == "title"):
        flags |= _IS_AFTER_TITLE
    elif any(map(observations.is_titled, range(first, last))):
        flags |= _IS_TITLED_ELSEWHERE
    if "speech" in (before, after):
        flags |= _IS_BY_SPEECH
    return _REASONS_BY_SUM[flags]
