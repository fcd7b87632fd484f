"""Officers with their initials glued to the surname behind an office, in mixed letters: ``POL:RDWhitcomb:es``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.names.lexical.tokens import SAME_LINE, Candidate
from cablelint.names.lexical.vocabulary import is_ordinary, is_surname
from cablelint.names.people import Evidence
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.names.lexical.tokens import TokenText

_EVIDENCE = Evidence("drafting", "is behind an office, with the initials glued to the surname")
# Between an office and its officer.
_SIGNS, _BEFORE_TYPIST = frozenset({":", "-"}), frozenset({":", "/"})
_LABELS = frozenset("by officer drafted drafter approved cleared clearance clearances concurrence prepared".split())
# One to three initials, the capital of the surname, its small letters; a second capital as in McAfferty, O'Hearne.
_GLUED = regex(r"[A-Z]{1,3}?(?P<surname>(?:Mc|Mac|O['’]|D['’]|De|Di|La|Le|Van|Von)?[A-Z][a-z]{2,})")
# The beginning of a surname of two words, behind the initials.
_PARTICLE = regex(r"[A-Z]{1,3}(?:Mac|[DL][aeiou]|[DVS][aeo]n|S[at]\.?)")
_OFFICE = regex(r"[A-Z][A-Z0-9&]{0,9}")
_LONGEST_TYPIST, _SHORTEST_SURNAME = 4, 4


def initialled_officers(tokens: TokenText) -> Iterator[Candidate]:
    """Find such officers behind an office or the label of one.

    Args:
        tokens: The text.
    """
    for sign in tokens.places_of(_BEFORE_TYPIST):
        if _is_before_typist(tokens, sign):
            yield Candidate(tokens.starts[sign - 1], tokens.end(sign - 1), 1.0, _EVIDENCE)
    for sign in tokens.places_of(_SIGNS):
        first = sign + 1
        if not sign or first == len(tokens) or not tokens.words[first][:2].isupper():
            # As mostly.
            continue
        last = _end(tokens, first) if _is_behind_office(tokens, sign) else 0
        while last:
            yield Candidate(tokens.starts[first], tokens.end(last - 1), 1.0, _EVIDENCE)
            # POL:RDWhitcomb/TRKinsolving
            first, last = last + 1, _end(tokens, last + 1) if tokens.words[last : last + 1] == ["/"] else 0


def _is_behind_office(tokens: TokenText, sign: int) -> bool:
    before = tokens.words[sign - 1]
    return bool(_OFFICE.fullmatch(before)) or tokens.folded[sign - 1] in _LABELS


def _is_before_typist(tokens: TokenText, sign: int) -> bool:
    """Whether a sign parts an officer and a typist, who are all of a line or behind an office: ``RDWhitcomb:es``."""
    officer, typist = sign - 1, sign + 1
    if officer < 0 or typist >= len(tokens) or not tokens.words[typist].islower():
        return False
    if len(tokens.words[typist]) > _LONGEST_TYPIST or not (tokens.is_glued(sign) and tokens.is_glued(typist)):
        return False
    if tokens.breaks[officer] != SAME_LINE:
        return _end_on_line(tokens, officer) == sign
    word = tokens.words[officer]
    is_behind_office = tokens.words[officer - 1] == ":" and bool(_OFFICE.fullmatch(tokens.words[officer - 2]))
    return word.istitle() and is_behind_office and not is_ordinary(tokens.folded[officer])


def _end(tokens: TokenText, index: int) -> int:
    """Return the token after an officer who begins at a token on the line of the one before, or 0 where none does."""
    is_behind = index < len(tokens) and tokens.breaks[index] == SAME_LINE
    return _end_on_line(tokens, index) if is_behind else 0


def _end_on_line(tokens: TokenText, index: int) -> int:
    if tokens.shouted[index]:
        return 0
    word = tokens.words[index]
    if not (word[:2].isupper() and not word.isupper()):
        return 0
    following = tokens.words[index + 1 : index + 2]
    if _PARTICLE.fullmatch(word) and following and following[0].istitle() and tokens.breaks[index + 1] == SAME_LINE:
        return index + 2
    glued = _GLUED.fullmatch(word)
    if glued is None:
        return 0
    surname = glued["surname"].lower()
    is_new = len(surname) >= _SHORTEST_SURNAME and not is_ordinary(surname)
    return index + 1 if is_new or is_surname(surname) else 0
