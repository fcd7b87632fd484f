"""Reasons why the model took a span for a name, in words without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.people import Evidence
from cablelint.text.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.model.observations import Observations

_FORENAME = Evidence("forename", "contains a word of the lists of forenames")
_SURNAME = Evidence("surname", "contains a word of the lists of surnames")
_AFTER_TITLE = Evidence("title", "follows a title")
_TITLED_ELSEWHERE = Evidence("titled-elsewhere", "contains a word that follows a title elsewhere in the cable")
_SPEAKS = Evidence("speech", "is next to a verb of speech")
_FORENAMES, _SURNAMES = frozenset({"Fore", "fore"}), frozenset({"last", "rare"})
CONTEXT = Evidence("model", "looks like a name in its context to the trained model")


@memoized
def _of_lists(word_class: str) -> str:
    """Return the class without what it says of everyday words and of abbreviations."""
    return word_class.rstrip("wv.")


def explain(observations: Observations, first: int, last: int) -> Iterator[Evidence]:
    """Yield the reasons for the tokens ``[first, last)``, the strongest first; at least one."""
    features = observations.features
    here = {_of_lists(word.word_class) for word in features[first:last]}
    before = features[first - 1].word_class if first else ""
    after = features[last].word_class if last < len(features) else ""
    if before == "title" or (before == "." and first > 1 and features[first - 2].word_class == "title"):
        yield _AFTER_TITLE
    elif any(map(observations.is_titled, range(first, last))):
        yield _TITLED_ELSEWHERE
    if not _FORENAMES.isdisjoint(here):
        yield _FORENAME
    if not _SURNAMES.isdisjoint(here):
        yield _SURNAME
    if "speech" in (before, after):
        yield _SPEAKS
    yield CONTEXT
