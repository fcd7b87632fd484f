"""People to protect: ``(strictly protect)`` behind a name, and markings that mean a human source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cablelint.names.lexical.phrases import can_be_name_word, name_end, name_start, part_count
from cablelint.names.lexical.tokens import NEW_BLOCK, Candidate, TokenText
from cablelint.names.lexical.vocabulary import is_office_word, is_on_list
from cablelint.names.people import Evidence
from cablelint.text.mask_shapes import existing_masks
from cablelint.text.regexes import regex

# The index of nobody, in place of that of a person.
_MASKED = -1
_EVIDENCE = Evidence("protect", "is marked to be protected")
# `please`, `strictly` and the like before the word; after it the end of the note, or whom or how.
_ASKING = r"(?:please|pls|plse|kindly|strictly)[\s,]{1,3}"
_URGING = rf"(?:{_ASKING}|(?:fully|absolutely|always)\s{{1,3}}){{1,3}}"
_OBJECT = (
    r"(?=\s{0,3}(?:[(),\[\]{}<>*/.;:!-]|$)"
    r"|\s{1,3}(?:strictly|throughout|fully|closely|carefully|at all times|both|all|him|her|them|sources?"
    r"|identity|identities|names?|contact|as|from|in)\b"
    r"|\s{1,3}(?:his|her|their|its|this|these|the)\s{1,3}(?:\w{1,12}\s{1,3})?"
    r"(?:identit|name|source|contact|individual|informant|interlocutor))"
)
_NOTE = rf"(?:note\s{{0,2}}:\s{{0,2}})?(?:{_URGING})?(?:source\s{{1,2}})?protect(?:ed)?{_OBJECT}"
_ENCLOSED = regex(rf"[(\[{{<][^()\[\]{{}}<>]{{0,50}}?(?<![\w-]){_NOTE}")
_MARKED_OFF = regex(rf"(?:-{{1,2}}\s{{0,3}}|[*/]\s{{0,3}}){_NOTE}")
_URGED = regex(rf"(?<!\w){_ASKING}(?:{_URGING})?protect{_OBJECT}")
# `His identity must be protected`, `asked that his name be protected`, `identity to be protected`.
_PASSIVE = regex(
    r"(?<!\w)(?:(?:his|her|their|whose|source['’]?s?|[^\W\d_]{2,20}['’]s)\s{1,3}(?:identity|identities|names?)"
    r"|(?<=[(\[])(?:identity|identities|names?))\s{1,3}"
    r"(?:(?:should|must|needs?|is|are|to|be|please|strictly|fully)\s{1,3}){0,5}protected\b"
)
# `Addressees should protect his identity`, `asked us to protect the source's name`.
_REQUESTED = regex(
    r"(?<!\w)(?:should|must|ask(?:s|ed)?|request(?:s|ed)?|note\s{0,2}:)\s{1,3}(?:(?:that|to|we|you|us|addressees|please|"
    r"strictly|fully)\s{1,3}){0,5}protect\s{1,3}(?:(?:his|her|their|the|this|these|our|[^\W\d_]{2,20}['’]s?)\s{1,3}){1,2}"
    r"(?:identit|name|source|contact|informant|interlocutor)"
)
# `Please protect Lund`: whom to protect follows.
_NAMED = regex(rf"(?<!\w){_ASKING}(?:{_URGING})?protect\s{{1,3}}|note\s{{0,2}}:\s{{0,2}}protect\s{{1,3}}")
_LEADING = regex(r"(?<!\w)protect:")
_BEFORE = 60
_SENTENCE_END = regex(r"[.!?][\s\"”)]|\n[^\S\n]*\n")
_LONGEST_SENTENCE = 400
# Exemption 4 of the older orders: disclosure would place a person in immediate jeopardy. 50X1 and 25X1: a human source.
_HUMAN_SOURCE = regex(r"\bxgds-?4\b|\b(?:25|50)x1-? ?hum(?:an)?\b|\bdecl(?:assify on)?:?[ \t]{1,4}x6\b")
_HUMAN_SOURCE_SIGNS = frozenset("x6 xgds xgds4 25x1 25x1hum 25x1human 50x1 50x1hum 50x1human".split())
# The other patterns match nothing without this word, and a search for it takes a tenth of the time.
_WORD = "protect"
_REACH = 80
_MOST_TOKENS = 8
_SURNAMES = frozenset("ABCDLXY")


class Note(NamedTuple):
    """A note that asks to protect somebody.

    Attributes:
        start: The first character of the note.
        end: The character after the word ``protect`` or ``protected``.
        reach: The first character of the names it may mean, those before it in the sentence or the sentence before.
        is_leading: Whether it means the next name: ``PROTECT:``.
        is_sentence: Whether it is a sentence of its own, and means everyone named in the sentence before.
        is_naming: Whether it means only a name that follows at once, or that it contains: ``Please protect Lund``.
    """

    start: int
    end: int
    reach: int
    is_leading: bool = False
    is_sentence: bool = False
    is_naming: bool = False


def protected_names(tokens: TokenText) -> Iterator[Candidate]:
    """Find the name right before a note such as ``(strictly protect)``, or after ``PROTECT:``."""
    for note in tokens.once(_find_notes):
        token = tokens.token_at(note.start)
        if note.is_leading or note.is_naming:
            first = tokens.token_at(note.end)
            end = name_end(tokens, first, lenient=note.is_leading)
        else:
            first, end = _name_before(tokens, token), token
            if first == end and not note.is_sentence and _can_be_surname(tokens, end - 1):
                first = end - 1
        if end > first:
            is_certain = not (note.is_sentence or note.is_naming or tokens.folded[first - 1 : first] == ["the"])
            yield Candidate(tokens.starts[first], tokens.end(end - 1), 1.0 if is_certain else 0.93, _EVIDENCE)


def _find_notes(tokens: TokenText) -> tuple[Note, ...]:
    text = tokens.lowered
    found = []
    place = text.find(_WORD)
    while place >= 0:
        note = _note(text, place)
        if note is not None:
            found.append(note)
        place = text.find(_WORD, place + 1)
    return tuple(found)


def _note(text: str, place: int) -> Note | None:
    """Return the note around the word ``protect`` at a place, or None where it requests nothing."""
    leading = _LEADING.match(text, place)
    if leading:
        return Note(place, leading.end(), place, is_leading=True)
    for pattern in (_ENCLOSED, _MARKED_OFF, _URGED, _PASSIVE, _REQUESTED):
        note = _around(pattern, text, place)
        if note:
            ends = [
                end.end() for end in _SENTENCE_END.finditer(text, max(0, place - _LONGEST_SENTENCE), note.start() + 1)
            ]
            opens = bool(ends) and not text[ends[-1] : note.start()].strip(" \t\r\n([{<*/-")
            # A request in the middle of a sentence means those named before it, there or in the sentence before.
            is_sentence = opens or pattern in (_PASSIVE, _REQUESTED)
            floor = max(0, note.start() - (_LONGEST_SENTENCE if is_sentence else _REACH))
            return Note(*note.span(), max([floor, *ends[-2:-1]]) if is_sentence else floor, is_sentence=is_sentence)
    naming = _around(_NAMED, text, place)
    return Note(*naming.span(), naming.end(), is_naming=True) if naming else None


def _around(pattern: re.Pattern[str], text: str, place: int) -> re.Match[str] | None:
    """Return the match of a pattern that covers a place, or None."""
    matches = pattern.finditer(text, max(0, place - _BEFORE), min(len(text), place + _BEFORE))
    return next((match for match in matches if match.start() <= place < match.end()), None)


def _can_be_surname(tokens: TokenText, index: int) -> bool:
    """Whether a word that is seldom a name is one before a note: ``Price (strictly protect)``, no office."""
    if index < 0 or tokens.breaks[index + 1] == NEW_BLOCK or is_office_word(tokens.folded[index]):
        return False
    return can_be_name_word(tokens, index, lenient=True) and is_on_list(tokens.folded[index], _SURNAMES)


def _name_before(tokens: TokenText, end: int) -> int:
    """Return the first token of the name that ends before ``end``; ``end`` itself where none does."""
    best = end
    for first in range(end - 1, max(-1, end - _MOST_TOKENS), -1):
        if tokens.breaks[first + 1 : end].count(NEW_BLOCK):
            break
        if (
            tokens.words[first][0].isupper()
            and name_end(tokens, first, stop=end) == end
            and part_count(tokens, first, end)
        ):
            best = name_start(tokens, first)
    return best


def protected_groups(tokens: TokenText, groups: Sequence[Sequence[Candidate]]) -> frozenset[int]:
    """Return the people to protect, by their index in ``groups``.

    A note belongs to the last person named before it in the same sentence or so, ``PROTECT:`` to the next one, and a
    sentence such as ``Please protect his identity`` to everyone named in the sentence before. A mask counts as a name.
    A marking that means a human source protects everyone, since it does not name the source.
    """
    if tokens.has(_HUMAN_SOURCE_SIGNS) and _HUMAN_SOURCE.search(tokens.lowered):
        return frozenset(range(len(groups)))
    notes = tokens.once(_find_notes)
    if not notes:
        return frozenset()
    places = [(mention.start, mention.end, index) for index, group in enumerate(groups) for mention in group]
    # A note behind a mask is about somebody who is masked already.
    places += ((*mask, _MASKED) for mask in existing_masks(tokens.text))
    places.sort()
    return frozenset(index for note in notes for index in _meant(note, places)) - {_MASKED}


def _meant(note: Note, places: Sequence[tuple[int, int, int]]) -> Iterator[int]:
    position = bisect_right(places, (note.start,))
    if note.is_leading or note.is_naming:
        reach = _REACH if note.is_leading else 1
        if position < len(places) and places[position][0] - note.end <= reach:
            yield places[position][2]
        return
    inside = position
    while inside < len(places) and places[inside][0] < note.end:
        yield places[inside][2]
        inside += 1
    if inside > position:
        return
    while position and places[position - 1][1] > note.reach:
        position -= 1
        yield places[position][2]
        if not note.is_sentence:
            return
