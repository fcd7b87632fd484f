"""Hidden names inside longer words: derived, glued to initials, spelt with digits, in addresses and file names."""

from __future__ import annotations

import re
from itertools import filterfalse
from typing import TYPE_CHECKING

from cablelint.redaction.proving import vocabulary
from cablelint.redaction.proving.hidden_names import SHORTEST_PART
from cablelint.redaction.proving.leak import leak_at
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablelint.redaction.proving.judgement import Judge
    from cablelint.redaction.proving.leak import Leak
    from cablelint.text.substrings import Substrings

_DIGITS = str.maketrans("0123456789", "olzeasgtbg")
_DIGITS_WITH_I = str.maketrans("0123456789", "oizeasgtbg")
# Numbers inside a name: a note, a line or a page.
_DIGIT_RUNS = regex(r"[0-9]{1,3}")
_SHORTEST_REST = 3
_LONG = 6
_VERY_LONG = 8
# Endings that derive words from names, and the beginnings of such words.
_ENDINGS = frozenset(
    """
    an ana ans ate ates ation ers es esque eseque gate i ian ians ic ical ies ification ii iii ing ish ism isms ist ista
    istas istic ists ite ites ization ized izing jr led like ling mania nomics ology ov phile phobe s sche scher schen
    ska ski sky sque style ties ty wing
    """.split()
)
_BEGINNINGS = frozenset("al anti de el ex mr mrs ms dr non post pre pro un neo bin ibn mac mc van von".split())
# `07TOKYO123`
_REFERENCE = regex(r"\d\d([a-z]{3,40})\d{1,8}")
_MACHINE_READ = regex(r"[/@\\=_#:]|\.[a-z]{2,5}\b|www\.|%")


class InsideWords:
    """Searches the words of one reading."""

    def __init__(self, judge: Judge, *, is_file_name: bool) -> None:
        """Search the reading of a judge; in a file name, a name may be glued to anything."""
        self._judge, self._reading, self._hidden = judge, judge.reading, judge.hidden
        self._is_file_name = is_file_name

    def pairs(self, unknown: Iterable[str], odd: Iterable[str]) -> Iterator[tuple[str, str, int]]:
        """Yield each word with a hidden name inside it, the name, and its offset, or -1 if digits are part of it.

        Args:
            unknown: The distinct words of the reading that no list has.
            odd: Those that are not of letters alone, perhaps with others.
        """
        targets = self._hidden.targets
        names = self._hidden.parts
        # `Jones` contains `Jon`, `Marino` contains `Marin`.
        long = {word for word in unknown if len(word) > SHORTEST_PART} - targets
        yield from ((word, name, word.find(name)) for word, name in names.pairs(long))
        for word in filterfalse(str.isalpha, odd):
            if len(word) > SHORTEST_PART and word not in targets:
                letters = (word.translate(digits) for digits in (_DIGITS, _DIGITS_WITH_I))
                yield from ((word, name, -1) for name in self._spelt_with_digits(word, letters, names))
                if (name := _DIGIT_RUNS.sub("", word)) in targets and len(name) > SHORTEST_PART:
                    yield word, name, -1

    @staticmethod
    def _spelt_with_digits(word: str, readings: Iterable[str], names: Substrings) -> Iterator[str]:
        """Yield the names that a word spells with digits for no more than half of the letters."""
        for letters in readings:
            for name in names.within(letters):
                at = letters.find(name)
                if name not in word and sum(map(str.isdigit, word[at : at + len(name)])) <= len(name) // 2:
                    yield name

    def leaks(self, word: str, name: str, start: int) -> Iterator[Leak]:
        """Yield the places of a pair where the letters around the name are of a kind that is glued to names."""
        if start < 0:
            for index in self._reading.places(word):
                yield leak_at(self._judge, index, index, name, "with digits in it")
            return
        before, after = word[:start], word[start + len(name) :]
        if self._is_reference(word):
            return
        for index in self._reading.places(word):
            if self._is_glued(index, name, before, after):
                yield leak_at(self._judge, index, index, name, "inside another word")

    def _is_reference(self, word: str) -> bool:
        match = _REFERENCE.fullmatch(word)
        return match is not None and vocabulary.is_post(match[1])

    def _is_glued(self, index: int, name: str, before: str, after: str) -> bool:
        if self._judge.is_format(index) or self._judge.is_somebody_else(index, name):
            return False
        if name in self._hidden.given and (vocabulary.is_weak(name) or len(name) < _LONG):
            return self._is_machine_read(index) and all(self._is_of_name(rest, name) for rest in (before, after))
        if len(name) >= _VERY_LONG and not vocabulary.is_weak(name):
            return True
        if self._is_machine_read(index) and len(name) > SHORTEST_PART and not vocabulary.is_word(name):
            return True
        return all(self._is_explained(index, name, rest, is_end) for rest, is_end in ((before, False), (after, True)))

    def _is_explained(self, index: int, name: str, rest: str, is_end: bool) -> bool:
        """Whether the letters beside a name are of a kind that is glued to names."""
        if not rest or rest.isdigit() or self._is_of_name(rest, name):
            return True
        if is_end and rest in _ENDINGS and not vocabulary.is_weak(name):
            return len(name) > SHORTEST_PART
        if not is_end and rest in _BEGINNINGS:
            return True
        if len(rest) > 2 and vocabulary.is_word(rest) and not vocabulary.is_word(name):
            return len(name) >= _LONG or self._has_capital_within(index)
        return self._has_capital_within(index) and len(name) > SHORTEST_PART

    def _is_of_name(self, rest: str, name: str) -> bool:
        own = self._hidden.companions(name)
        if rest in own or not rest:
            return True
        return len(rest) <= _SHORTEST_REST and any(set(rest) & {word[0] for word in own if word != name})

    def _has_capital_within(self, index: int) -> bool:
        printed = self._reading.printed(index)
        return not printed.isupper() and any(map(str.isupper, printed[1:]))

    def _is_machine_read(self, index: int) -> bool:
        if self._is_file_name:
            return True
        reading = self._reading
        left = re.search(r"\S{0,80}$", reading.text[max(0, reading.starts[index] - 80) : reading.starts[index]])
        right = re.match(r"\S{0,80}", reading.text[reading.end(index) : reading.end(index) + 80])
        return bool(_MACHINE_READ.search(f"{left[0] if left else ''} {right[0] if right else ''}"))
