"""Other names of a person: ``Robert "Rob" Okafor``, ``aka Abu Layl``, ``nom de guerre``, ``nee Public``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablelint.names.lexical.phrases import name_end
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.people import Evidence

_ALIAS = Evidence("alias", "is given as another name of someone")
_INTRODUCTION = re.compile(
    r"\b(?:a\.k\.a\.|aka|alias|also known as|better known as|nom de guerre|nicknamed|n[eé]e)(?!\w)[\s:,]{0,3}[\"“'‘]?",
    re.IGNORECASE,
)
# The tokens that introductions begin with.
_OPENERS = frozenset({"a", "aka", "alias", "also", "better", "nom", "nicknamed", "nee", "née"})
_QUOTES = frozenset("\"“'‘")


def aliases(reading: TokenText) -> Iterator[Candidate]:
    """Names that words such as ``aka`` introduce."""
    for index in reading.places_of(_OPENERS):
        introduction = _INTRODUCTION.match(reading.text, reading.starts[index])
        if introduction is None:
            continue
        first = reading.token_at(introduction.end())
        if first >= len(reading) or reading.starts[first] > introduction.end() + 1:
            continue
        is_quoted = reading.text[introduction.end() - 1] in _QUOTES
        end = name_end(reading, first, lenient=is_quoted)
        if end > first:
            yield Candidate(reading.starts[first], reading.ends[end - 1], 0.85, _ALIAS)
