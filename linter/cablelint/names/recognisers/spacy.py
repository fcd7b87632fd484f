"""A user's spaCy model as one more recogniser, for ``cablelint[spacy]``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cablelint.names.lexical.tokens import Candidate, Recogniser, TokenText
from cablelint.names.people import Evidence

_EVIDENCE = Evidence("spacy", "is a person, says the spaCy model")
# The precision of general models on cables: four of five of their persons are persons.
_CONFIDENCE = 0.8


def spacy_recogniser(model: str = "en_core_web_md") -> Recogniser:
    """The persons that a spaCy model finds.

    Args:
        model: The name of an installed model, or a path.

    Raises:
        ImportError: spaCy is not installed.
        OSError: The model is not installed.
    """
    try:
        import spacy
    except ImportError as error:
        raise ImportError("spaCy is not installed; install it with: pip install 'cablelint[spacy]'") from error
    # Only the entity recogniser and its vectors are needed.
    pipeline = spacy.load(model, exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])

    def persons(tokens: TokenText) -> Iterator[Candidate]:
        pipeline.max_length = max(pipeline.max_length, len(tokens.text) + 1)
        return _persons(tokens, pipeline(tokens.text))

    return persons


def _persons(tokens: TokenText, document: Any) -> Iterator[Candidate]:
    for entity in document.ents:
        if entity.label_ != "PERSON":
            continue
        first, last = tokens.tokens_in(entity.start_char, entity.end_char)
        while last > first and not tokens.words[last - 1][0].isalnum():
            last -= 1
        while first < last and not tokens.words[first][0].isalnum():
            first += 1
        if first < last:
            yield Candidate(tokens.starts[first], tokens.end(last - 1), _CONFIDENCE, _EVIDENCE)
