"""Fields that name a person: ``NAME: LINDQVIST, TOMAS``, ``Alias: Abu Layl``, ``POC: Price``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import Candidate
from cablelint.names.lexical.vocabulary import can_be_part, is_nation, is_seldom_a_name, is_very_frequent_surname
from cablelint.names.lexical.word_classes import PARTICLES
from cablelint.names.people import Evidence
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("field", "is in a field for the name of a person")
# One of these is in every label; "a.k.a." is several words.
_WORDS = frozenset(
    "name names surname surnames alias aliases aka k applicant petitioner beneficiary detainee defendant"
    " deceased poc contact drafted drafter".split()
)
_LABEL = regex(
    r"[ \t]{0,20}(?:\(?(?:[a-z]|\d{1,3})[.)] {0,4}(?:\([a-z/]{1,6}\) {0,4})?|- {0,2})?"
    r"(?:(?:full |last |first |given |maiden |sur|family |true |other )?names?|alias(?:es)?|aka|a\.k\.a\."
    r"|(?:visa |principal )?applicant|petitioner|beneficiary|detainee|defendant|deceased"
    r"|\(?(?:poc|(?:point of )?contact|drafted by|drafter))"
    r"(?: of (?:applicant|subject|deceased|nominee|candidate|visitor))?[ \t]{0,4}:[ \t]{0,20}"
)
# A point belongs to an initial or to an abbreviation of up to three letters.
_WORD = (
    r"(?:(?:de|del|de la|da|dos|van|von|al|el|bin)[ -])?"
    r"(?:[A-Z][^\W\d_]{0,2}\.|[A-Z][^\W\d_]{0,30}(?:[-'’][^\W\d_]{1,30}){0,2})"
)
_NAME = regex(rf"({_WORD},?(?: {_WORD},?){{0,4}}?)[ \t]{{0,4}}(?=[\n;().:]|  |\t|, ?\d|\Z)")
_LETTERS = regex(r"[^\W\d_]{2,}")


def names_in_fields(tokens: TokenText) -> Iterator[Candidate]:
    """Find what follows the label of such a field up to the end of the line or a sign, if it may be a name."""
    for start in tokens.lines_of(_WORDS):
        label = _LABEL.match(tokens.lowered, start)
        name = _NAME.match(tokens.text, label.end()) if label else None
        if name and _can_be_person([word.lower() for word in _LETTERS.findall(name[1])]):
            yield Candidate(name.start(1), name.start(1) + len(name[1].rstrip(",")), 1.0, _EVIDENCE)


def _can_be_person(words: list[str]) -> bool:
    """Whether no word is an office or a body, and not all are ordinary words or places, a frequent surname aside."""
    if not all(map(can_be_part, words)):
        return False
    parts = [word for word in words if word not in PARTICLES]
    if len(parts) == 1 and is_very_frequent_surname(parts[0]):
        return not is_nation(parts[0])
    return not all(is_seldom_a_name(word) or is_nation(word) for word in parts)
