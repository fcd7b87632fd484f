"""Hidden names in several words of a text: broken, spaced out, in syllables, with signs for letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.redaction.proving import vocabulary
from cablelint.redaction.proving.leak import leak_at
from cablelint.redaction.proving.reading import BREAK
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Set

    from cablelint.redaction.proving.judgement import Judge
    from cablelint.redaction.proving.leak import Leak

_SIGNS = {"@": "a", "$": "s", "!": "i", "|": "l", "€": "e", "£": "l", "+": "t", "\\/": "v"}
# The number of a note, a line or a page inside a name.
_NUMBER = regex(r"[0-9]{1,3}")
_NOTE = regex(r"[0-9]{1,3}|[ivx]{1,4}|[a-z]")
_BESIDE_NUMBER = regex(r"[-.|>\s]{1,80}")
_MOST_PIECES = 4
_SHORTEST_PIECE = 3
_SHORTEST = 4
_LONG = 6


class InPieces:
    """Joins the words of one reading."""

    def __init__(self, judge: Judge) -> None:
        """Search the reading of a judge."""
        self._judge, self._reading, self._hidden = judge, judge.reading, judge.hidden

    def leaks(self) -> Iterator[Leak]:
        """Yield the names in several pieces, from each word that begins one."""
        beginnings = self._hidden.beginnings
        for first in self._reading.where(beginnings):
            if self._may_go_on(first, beginnings):
                yield from self._joined_from(first, beginnings, {})
            if self._reading.gap(first) in _SIGNS:
                yield from self._joined_from(first, beginnings, _SIGNS)

    def _may_go_on(self, first: int, beginnings: Set[str]) -> bool:
        """Whether the next word may be a piece of the same name, or a number inside it; mostly it is neither."""
        words, targets = self._reading.words, self._hidden.targets
        if first + 1 == len(words):
            return False
        joined = words[first] + words[first + 1]
        is_piece = joined in beginnings or joined in targets or joined.removesuffix("s") in targets
        return is_piece or _NOTE.fullmatch(words[first + 1]) is not None

    def _joined_from(self, first: int, beginnings: Set[str], signs: Mapping[str, str]) -> Iterator[Leak]:
        """Names in several pieces from a word on; some signs between them may be read as letters."""
        words = self._reading.words
        joined = words[first]
        for last in range(first + 1, min(len(words), first + 41)):
            gap = self._reading.gap(last - 1)
            if self._is_number_within(last) and joined + words[last] not in beginnings:
                continue
            if gap not in signs and not BREAK.fullmatch(gap):
                return
            joined += signs.get(gap, "") + words[last]
            name = joined if joined in self._hidden.targets else joined.removesuffix("s")
            if name in self._hidden.targets and len(name) > len(joined) - len(words[last]):
                how = self._how_joined(first, last, name, signs)
                if how and not self._judge.is_office_holder(first):
                    yield leak_at(self._judge, first, last, name, how)
            if joined not in beginnings:
                return

    def _is_number_within(self, index: int) -> bool:
        """Whether a word is the number of a note, or of a line or a page that ends or begins there."""
        before, number, after = self._reading.gap_before(index), self._reading.words[index], self._reading.gap(index)
        if before.strip(" \t") in ("(", "[") and after[:1] in (")", "]"):
            return bool(_NOTE.fullmatch(number))
        is_at_line_end = "\n" in before or "\n" in after
        return is_at_line_end and bool(_NUMBER.fullmatch(number) and _BESIDE_NUMBER.fullmatch(f"{before}{after}"))

    def _how_joined(self, first: int, last: int, name: str, signs: Mapping[str, str]) -> str:
        words = self._reading.words[first : last + 1]
        gaps = [self._reading.gap(index) for index in range(first, last)]
        if all(len(word) == 1 for word in words):
            is_spaced_out = len(words) >= _SHORTEST_PIECE and not self._is_in_spaced_word(first, last)
            return "spaced out" if is_spaced_out else ""
        if all(gap in ("'", "’") for gap in gaps):
            return "in full"
        if len(name) <= _SHORTEST or name in self._hidden.given:
            return ""
        short = [word for word in words if len(word) < _SHORTEST_PIECE]
        if len(short) >= len(words) - 1 > 1 and len(name) >= _LONG and not all(map(vocabulary.is_word, short)):
            return "in pieces of one or two letters"
        if len(words) > _MOST_PIECES:
            return ""
        if any(gap in signs for gap in gaps):
            return "with signs for letters"
        if len(words) > 2 and len(name) >= _LONG and all(gap == "-" for gap in gaps):
            return "in syllables"
        if all("-" in gap and "\n" in gap for gap in gaps):
            return "broken at a line end"
        if all(vocabulary.is_word(word) or len(word) < _SHORTEST_PIECE for word in words):
            return ""
        return "broken in two"

    def _is_in_spaced_word(self, first: int, last: int) -> bool:
        """Whether single letters are part of a longer word that is spaced out: ``D E N T`` in a classification."""
        return any(
            vocabulary.is_printed_spaced(self._letters_around(first, last, gaps)) for gaps in ((" ",), (" ", "  "))
        )

    def _letters_around(self, first: int, last: int, gaps: Collection[str]) -> str:
        """The single letters around some, with one of the gaps between them; nothing if there are no more."""
        words, start, end = self._reading.words, first, last + 1
        while start and len(words[start - 1]) == 1 and self._reading.gap(start - 1) in gaps:
            start -= 1
        while end < len(words) and len(words[end]) == 1 and self._reading.gap(end - 1) in gaps:
            end += 1
        return "" if (start, end) == (first, last + 1) else "".join(words[start:end])
