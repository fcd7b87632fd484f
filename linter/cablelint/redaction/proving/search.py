"""The search of a release for hidden names, in any disguise.

Whole words are looked up, the words of a text are joined where a name may be in pieces, each distinct word is searched
for a name inside it, and what is beside a mask is compared with what the mask hides. A judge decides about each find.
"""

from __future__ import annotations

from itertools import filterfalse
from typing import TYPE_CHECKING

from cablelint.edits import Span
from cablelint.redaction.proving import vocabulary
from cablelint.redaction.proving.beside_masks import leaks_beside_masks
from cablelint.redaction.proving.coded_words import CodedNames, is_changed
from cablelint.redaction.proving.in_pieces import InPieces
from cablelint.redaction.proving.inside_words import InsideWords
from cablelint.redaction.proving.judgement import Judge
from cablelint.redaction.proving.leak import Leak, leak_at
from cablelint.redaction.proving.reading import readings
from cablelint.redaction.proving.spelling import Spellings
from cablelint.text.beyond_ascii import beyond_ascii
from cablelint.text.mask_shapes import LABELS
from cablelint.text.memo import memoized
from cablelint.text.regexes import regex
from cablelint.text.scripts import OTHER_SCRIPT, in_latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cablelint.redaction.proving.hidden_names import HiddenNames
    from cablelint.redaction.proving.reading import Reading

_WORD = regex("[A-Z]{3,12}")
_SHORTEST = 3
# A misspelt name of fewer letters begins with a capital.
_LONG = 6
_OTHER_NUMBER = "in the plural or singular"


class NameSearch:
    """Finds hidden names in a release and in its file name."""

    def __init__(self, hidden: HiddenNames) -> None:
        """Index the names."""
        self._hidden = hidden
        self._spellings = Spellings(hidden)
        self._coded = CodedNames(hidden.surnames)

    def find(self, release: str, masks: Sequence[Span], *, is_file_name: bool = False) -> list[Leak]:
        """Find every readable word of the hidden names.

        Args:
            release: The text of the release, or its file name.
            masks: All masks in it.
            is_file_name: Whether names may be glued to anything.
        """
        hidden = self._hidden
        if not hidden.targets:
            return []
        found: dict[Span, Leak] = {}
        for reading in readings(release, masks):
            search = _SearchOfReading(reading, hidden, self._spellings, self._coded, is_file_name=is_file_name)
            for leak in search.run():
                if reading.differs_at(leak.span):
                    found.setdefault(leak.span, leak)
        for match in OTHER_SCRIPT.finditer(release) if OTHER_SCRIPT.search(beyond_ascii(release)) else ():
            if name := self._coded.on_other_keys(match[0]) or self._spellings.name_in_script(in_latin(match[0])):
                span = Span(*match.span())
                found.setdefault(span, Leak(span, hidden.mark_of(name), "in another script", hidden.mask_of(name)))
        return sorted(found.values())

    def within(self, masks: Iterable[tuple[Span, str]]) -> Iterator[Leak]:
        """Yield the hidden names in the masks of earlier hands: ``[AINO-1]``, where it is no label.

        Args:
            masks: The place in the release and the text of each.
        """
        hidden = self._hidden
        for span, text in masks:
            for word in _WORD.finditer(text):
                name = word[0].lower()
                if word[0] not in LABELS and name in hidden.targets and not vocabulary.is_weak(name):
                    place = Span(span.start + word.start(), span.start + word.end())
                    yield Leak(place, hidden.mark_of(name), "in what looks like a mask", hidden.mask_of(name))


@memoized
def _is_odd(word: str) -> bool:
    """Whether a folded word is unknown, is not of letters alone, or is of a form that coded names have."""
    return not (vocabulary.is_known(word) and word.isalpha()) or is_changed(word)


class _SearchOfReading:
    def __init__(
        self, reading: Reading, hidden: HiddenNames, spellings: Spellings, coded: CodedNames, *, is_file_name: bool
    ) -> None:
        self.coded = coded
        self.reading = reading
        self.hidden = hidden
        self.spellings = spellings
        self.judge = Judge(reading, hidden)
        self.inside_words = InsideWords(self.judge, is_file_name=is_file_name)

    def run(self) -> Iterator[Leak]:
        distinct = self.reading.distinct
        odd = [*filter(_is_odd, distinct)]
        unknown = [*filterfalse(vocabulary.is_known, odd)]
        whole, misspelt = [*self._whole()], [*self.spellings.like(unknown)]
        inside, coded = [*self.inside_words.pairs(unknown, odd)], [*self.coded.among(distinct, unknown, odd)]
        hits = {*whole, *misspelt, *((word, name) for word, name, _ in [*inside, *coded])}
        openings = self.coded.openings | self.hidden.beginnings
        self.reading.locate({word for hit in hits for word in hit}, openings)
        for word, name in whole:
            for index in self.reading.places(word):
                if self.judge.is_leak(index, name):
                    yield leak_at(self.judge, index, index, name, "in full" if word == name else _OTHER_NUMBER)
        for word, name, start in inside:
            yield from self.inside_words.leaks(word, name, start)
        for word, name, how in coded:
            yield from (leak_at(self.judge, index, index, name, how) for index in self.reading.places(word))
        for span, name in self.coded.with_signs(self.reading):
            yield Leak(span, self.hidden.mark_of(name), "with signs for letters", self.hidden.mask_of(name))
        yield from InPieces(self.judge).leaks()
        yield from leaks_beside_masks(self.judge)
        for word, name in misspelt:
            for index in self.reading.places(word):
                if self._is_misspelt(index, word) and self.judge.is_leak(index, name):
                    yield leak_at(self.judge, index, index, name, "misspelt")

    def _whole(self) -> Iterator[tuple[str, str]]:
        """Yield each word of the release that is a hidden name or its plural or singular, with the name."""
        distinct = self.reading.distinct
        yield from ((word, word) for word in self.hidden.targets & distinct)
        for name in self.hidden.surnames:
            for word in (f"{name}s", name.removesuffix("s")):
                is_other = word != name and word in distinct and len(name) >= _SHORTEST
                if is_other and not vocabulary.is_weak(max(word, name, key=len)):
                    yield word, name

    def _is_misspelt(self, index: int, word: str) -> bool:
        return (len(word) >= _LONG or not self.reading.printed(index).islower()) and not self._is_rest_of_word(index)

    def _is_rest_of_word(self, index: int) -> bool:
        """Whether the word and the one before it are one word that a line end broke."""
        gap = self.reading.gap_before(index)
        return (
            "-" in gap
            and "\n" in gap
            and vocabulary.is_known(self.reading.words[index - 1] + self.reading.words[index])
        )
