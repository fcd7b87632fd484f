"""Reasons why the model took a span for a name, in words without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.people import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.model.observations import Observations

_FORENAME = Evidence("forename", "contains a word of the lists of forenames")
_SURNAME = Evidence("surname", "contains a word of the lists of surnames")
_AFTER_TITLE = Evidence("title", "follows a title")
_TITLED_ELSEWHERE = Evidence("titled-elsewhere", "contains a word that follows a title elsewhere in the cable")
_SPEAKS = Evidence("speech", "is next to a verb of speech")
CONTEXT = Evidence("model", "looks like a name in its context to the trained model")


def explain(observations: Observations, first: int, last: int) -> Iterator[Evidence]:
    """Yield the reasons for the tokens ``[first, last)``, the strongest first; at least one."""
    features = observations.features
    word_classes = {features[index].word_class.rstrip("wv.") for index in range(first, last)}
    before = features[first - 1].word_class if first else ""
    after = features[last].word_class if last < len(features) else ""
    if before == "title" or (before == "." and first > 1 and features[first - 2].word_class == "title"):
        yield _AFTER_TITLE
    elif any(observations.is_titled(index) for index in range(first, last)):
        yield _TITLED_ELSEWHERE
    if word_classes & {"Fore", "fore"}:
        yield _FORENAME
    if word_classes & {"last", "rare"}:
        yield _SURNAME
    if "speech" in (before, after):
        yield _SPEAKS
    yield CONTEXT
