"""The damaged forms of known names: misspelt, broken in two, glued to an initial, in an address, by their initials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cablelint.data.markings import MARKINGS
from cablelint.data.tags import find_tags
from cablelint.data.word_table import word_table
from cablelint.names.lexical.tokens import NEW_BLOCK, SAME_LINE, Candidate, TokenText
from cablelint.names.lexical.vocabulary import is_ordinary, is_seldom_a_name
from cablelint.names.lexical.word_classes import PARTICLES
from cablelint.names.people import Evidence
from cablelint.names.repetition.known_words import KnownWord, key_of
from cablelint.text.edit_distance import add_under_deletions, deletions, distance
from cablelint.text.folding import comparison_key
from cablelint.text.memo import memoized
from cablelint.text.regexes import regex

REPEATED = Evidence("repeated", "repeats a name found elsewhere in the cable")
INITIALISM = Evidence("repeated", "is the initials of a name found elsewhere in the cable")
_MISSPELT = Evidence("misspelt", "is one letter away from a name found elsewhere in the cable")
_BROKEN = Evidence("broken", "is a name found elsewhere in the cable, broken in two")
_IN_ADDRESS = Evidence("address", "repeats, in an e-mail or web address, a name found elsewhere in the cable")
_SPACED = Evidence("broken", "is a name found elsewhere in the cable, with blanks between its letters")
_GLUED = Evidence("glued", "is a name found elsewhere in the cable, glued to an initial")

SURE = 0.9
"""Names with less confidence are not looked for as initials, nor in small letters."""

_SHORTEST_MISSPELT = 5
_SHORTEST_GLUED = 4
_FEWEST_REPEATED = 3
# Letters of an initialism.
_INITIALS = range(3, 6)
# Prefixes of known words are indexed up to this length, so that a word of a million letters does not fill the memory.
_LONGEST_OPENING = 40
_ADDRESS_SIGNS = ("@", "://", "www.")
_JOINING_SIGNS = frozenset("@./_")
# LIMA 00000123  002 OF 003 between two pages, or PAGE 02 LIMA 00123 on older copies.
_PAGE_MARK = regex(
    r"(?:[A-Z][A-Z .]{1,30}\d{4,8}[ \t]{1,4}\d{3}(?:\.\d)?[ \t]{1,4}OF[ \t]{1,4}\d{3}"
    r"|PAGE[ \t]{1,3}\d{1,3}\b[^\n]{0,60})\s{0,8}"
)


class Hit(NamedTuple):
    """The last token of a further mention, its confidence and the evidence."""

    last: int
    confidence: float
    evidence: Evidence


class Variants:
    """Recognises the damaged forms of known words.

    Attributes:
        unlike: The words met so far that are a damaged form nowhere in the text.
    """

    def __init__(self, known: Mapping[str, KnownWord]) -> None:
        """Index the known words by the forms that they share with words one edit away."""
        self._known = known
        self._openings = {key[:size] for key in known for size in range(min(len(key), _LONGEST_OPENING + 1))}
        self._near: dict[str, list[KnownWord]] = {}
        self.unlike: set[str] = set()
        self._verdicts: dict[str, tuple[KnownWord, Evidence] | None] = {}
        for key, match in known.items():
            if len(key) >= _SHORTEST_MISSPELT and match.alone:
                add_under_deletions(self._near, key, match)

    def leave_out(self, words: Iterable[str]) -> None:
        """Note the words, as printed, that are no form of a known word anywhere; a few look-ups show it for most."""
        known, openings = self._known, self._openings
        self.unlike = {
            word for word in filter(_is_whole, words) if (key := word.lower()) not in known and key not in openings
        }

    def capitalised(self, tokens: TokenText, index: int, key: str) -> Hit | None:
        """Return the hit of an unknown capitalised token that is a damaged form of a known word, or None."""
        word = tokens.words[index]
        is_opening = key in self._openings or len(key) > _LONGEST_OPENING
        if is_opening:
            last = _end_of_broken(tokens, index, key, self._known)
            if last:
                return Hit(last, 0.9, _BROKEN)
        if len(key) < _SHORTEST_GLUED:
            if not is_opening:
                self.unlike.add(word)
            return None
        if word not in self._verdicts:
            is_code = word.isupper() and not tokens.shouted[index]
            verdict = self._damaged(word, key, is_code=is_code)
            if verdict is not None and verdict[1] is _MISSPELT and _is_oftener(tokens, key, verdict[0].key):
                verdict = None
            self._verdicts[word] = verdict
        verdict = self._verdicts[word]
        if verdict is None and not is_opening:
            self.unlike.add(word)
        return None if verdict is None else Hit(index, 0.85 * verdict[0].confidence, verdict[1])

    def spaced(self, tokens: TokenText, index: int) -> Hit | None:
        """Return the hit of a known word that begins at a token with blanks between its letters: ``L U N D``."""
        if "".join(tokens.folded[index : index + 2]) not in self._openings:
            return None
        last, end = index, min(len(tokens.words), index + _LONGEST_OPENING)
        while last + 1 < end and _is_next_letter(tokens, last + 1):
            last += 1
        if last == index:
            return None
        match = self._alone("".join(tokens.folded[index : last + 1]))
        if match is None or _is_end_of_spaced_word(tokens, index, last):
            return None
        return Hit(last, 0.9 * match.confidence, _SPACED)

    def in_address(self, tokens: TokenText, index: int) -> Hit | None:
        """Return the hit of a part of an address that is a known word, perhaps with initials: ``okaforj``, or None."""
        key = key_of(tokens, index)
        match = next(filter(None, map(self._alone, (key, key[1:], key[:-1], key[:-2]))), None)
        return None if match is None or match.ordinary else Hit(index, 0.9 * match.confidence, _IN_ADDRESS)

    def _alone(self, key: str) -> KnownWord | None:
        match = self._known.get(key)
        return match if match is not None and match.alone and len(key) >= _SHORTEST_GLUED else None

    def _damaged(self, word: str, key: str, *, is_code: bool) -> tuple[KnownWord, Evidence] | None:
        """Return the known word of which an unknown one is a damaged form, judged alone, and the evidence."""
        if word.endswith("Qs") and (owner := self._alone(key[:-2])):
            # A mirror has a Q for the apostrophe.
            return owner, REPEATED
        for ending in ("s", "es"):
            if key.endswith(ending) and (plural := self._alone(key[: -len(ending)])):
                return plural, REPEATED
        if "1" in word and (misread := self._alone(comparison_key(word.replace("1", "i")))):
            return misread, REPEATED
        if is_seldom_a_name(word.lower()):
            return None
        if word.isupper():
            for core in (key[1:], key[:-1], key[:-2]):
                if match := self._alone(core):
                    return match, _GLUED
        if len(key) >= _SHORTEST_MISSPELT and not is_code and not word_table().lists(key):
            for form in deletions(key):
                for match in self._near.get(form, ()):
                    if distance(key, match.key, 1) == 1:
                        return match, _MISSPELT
        return None


@memoized
def _is_whole(word: str) -> bool:
    """Whether a word is neither a letter nor a damaged or inflected form of a name that does not begin with it."""
    if not (word.isascii() and word.isalpha() and 1 < len(word) <= _LONGEST_OPENING):
        return False
    return len(word) < _SHORTEST_GLUED or (word[-1] not in "sS" and is_seldom_a_name(word.lower()))


def _is_oftener(tokens: TokenText, word: str, name: str) -> bool:
    """Whether a text repeats a word, and has it more often than the name that it may misspell: it is another word."""
    count = len(tokens.places_of({word}))
    return count >= _FEWEST_REPEATED and count > len(tokens.places_of({name}))


def _is_next_letter(tokens: TokenText, index: int) -> bool:
    """Whether a token is a single capital letter on the line of the one before, a blank between."""
    word = tokens.words[index]
    return len(word) == 1 and word.isupper() and tokens.breaks[index] == SAME_LINE and not tokens.is_glued(index)


def _is_end_of_spaced_word(tokens: TokenText, index: int, last: int) -> bool:
    """Whether letters with blanks between end a longer word or marking that is printed so: ``U N C L A S``."""
    first = index
    while (
        first > max(0, index - _LONGEST_OPENING)
        and _is_next_letter(tokens, first)
        and len(tokens.words[first - 1]) == 1
    ):
        first -= 1
    word = "".join(tokens.folded[first : last + 1])
    return first < index and (word in MARKINGS or is_ordinary(word))


def initialisms(tokens: TokenText, found: Iterable[tuple[Candidate, tuple[int, int]]]) -> frozenset[str]:
    """Return the initialisms of names: in parentheses behind one, Omar bin Zuhayr (ObZ), or alone, OBZ.

    Args:
        tokens: The text.
        found: The names, each with the range of its tokens.
    """
    short = set()
    for candidate, (first, last) in found:
        if last - first < _INITIALS.start:
            continue
        parts = [part for part in tokens.folded[first:last] if part[0].isalpha()]
        initials = "".join(part[0] for part in parts)
        if tokens.words[last : last + 1] == ["("] and tokens.words[last + 2 : last + 3] == [")"]:
            word = tokens.words[last + 1]
            if len(word) in _INITIALS and initials.startswith(word.lower()) and word[0].isupper():
                short.add(word)
        if candidate.confidence >= SURE:
            bare = "".join(part[0] for part in parts if part not in PARTICLES)
            short.update(filter(_can_stand_alone, (initials, bare)))
    return frozenset(short | {word.upper() for word in short})


def _can_stand_alone(initials: str) -> bool:
    """Whether initials can be read as a name's: not too few, and neither a word nor a tag."""
    return len(initials) in _INITIALS and not is_ordinary(initials) and not find_tags(initials)


def parts_of_addresses(tokens: TokenText) -> Iterator[int]:
    """Yield the tokens next to the signs of e-mail and web addresses, in a text that has addresses."""
    if not any(map(tokens.lowered.__contains__, _ADDRESS_SIGNS)):
        return
    for sign in tokens.places_of(_JOINING_SIGNS):
        if sign + 1 < len(tokens.words) and tokens.is_glued(sign + 1):
            if tokens.is_glued(sign):
                yield sign - 1
            yield sign + 1


def _end_of_broken(tokens: TokenText, index: int, key: str, known: Mapping[str, KnownWord]) -> int:
    """Return the last token of a known word that a blank, a line end or a page mark breaks here, or 0."""
    after = index + 1
    if tokens.words[after : after + 1] == ["-"] and tokens.is_glued(after):
        after += 1
        if after < len(tokens.words) and tokens.breaks[after] == SAME_LINE:
            return 0
    if after < len(tokens.words) and tokens.breaks[after] != SAME_LINE:
        mark = _PAGE_MARK.match(tokens.text, tokens.starts[after])
        if mark:
            after = tokens.token_at(mark.end())
        elif tokens.breaks[after] == NEW_BLOCK:
            return 0
    if after >= len(tokens.words) or tokens.is_glued(after):
        return 0
    second = tokens.words[after]
    if not second[0].isalpha() or (second[0].isupper() and not tokens.shouted[index]):
        return 0
    match = known.get(key + key_of(tokens, after))
    return after if match is not None and len(match.key) >= _SHORTEST_GLUED else 0
