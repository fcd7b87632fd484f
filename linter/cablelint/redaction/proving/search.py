"""The search of a release for hidden names, in any disguise.

Whole words are looked up; the words of a text are joined where a name may be broken, spaced out or have a sign for a
letter; and each distinct word is searched for a name inside it. A judge decides about each find.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cablelint.edits import Span
from cablelint.redaction.proving import vocabulary
from cablelint.redaction.proving.judgement import Judge
from cablelint.redaction.proving.reading import MASK, Reading, readings
from cablelint.redaction.proving.spelling import Spellings
from cablelint.text.scripts import OTHER_SCRIPT, in_latin
from cablelint.text.substrings import Substrings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

    from cablelint.redaction.proving.hidden_names import HiddenNames

_SIGNS = {"@": "a", "$": "s", "!": "i", "|": "l", "€": "e", "£": "l", "+": "t", "\\/": "v"}
_DIGITS = str.maketrans("0123456789", "olzeasgtbg")
_DIGITS_WITH_I = str.maketrans("0123456789", "oizeasgtbg")
# A line may begin with a quotation sign, or be the row of a table.
_LINE_END = r"(?:\r\n|[\r\n\v\f\x85\u2028\u2029])[ \t>|]{0,80}"
# What may be inside a name: blanks, a hyphen, a line end, a few signs; an empty line after a hyphen, where every other
# line is empty. Never a mask.
_BREAK = re.compile(
    rf"(?:[^\S\r\n\v\f\x85\u2028\u2029]|[^\w\s{MASK}]|_){{0,3}}(?:{_LINE_END})?|-[ \t]{{0,3}}(?:{_LINE_END}){{2}}"
)
# Numbers inside a name: a note, a line or a page.
_DIGIT_RUNS = re.compile(r"[0-9]{1,3}")
_NOTE = re.compile(r"[0-9]{1,3}|[ivx]{1,4}|[a-z]")
_BESIDE_NUMBER = re.compile(r"[-.|>\s]{1,80}")
_MOST_PIECES = 4
_SHORTEST_SPACED = 3
_SHORTEST_INSIDE = 4
_LONG = 6
_VERY_LONG = 8
# No name is longer; the beginnings of longer words would fill the memory.
_LONGEST_IN_PIECES = 100
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
_REFERENCE = re.compile(r"\d\d([a-z]{3,40})\d{1,8}")
_MACHINE_READ = re.compile(r"[/@\\=_#:]|\.[a-z]{2,5}\b|www\.|%")


class Leak(NamedTuple):
    """A place where a hidden name is readable.

    Attributes:
        span: The characters of the release.
        mark: The mark of the person, or nothing where marks do not say whose they are.
        how: In what form, for the message: ``misspelt``, ``inside another word``, ...
        behind: A mask in the release that hides the name.
    """

    span: Span
    mark: str
    how: str
    behind: Span


class NameSearch:
    """Finds hidden names in a release and in its file name."""

    def __init__(self, hidden: HiddenNames) -> None:
        """Index the names."""
        self._hidden = hidden
        self._spellings = Spellings(hidden)

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
            for leak in _SearchOfReading(reading, hidden, self._spellings, is_file_name).run():
                if reading.differs_at(leak.span):
                    found.setdefault(leak.span, leak)
        for match in OTHER_SCRIPT.finditer(release) if not release.isascii() else ():
            name = self._spellings.name_in_script(in_latin(match[0]))
            if name:
                span = Span(*match.span())
                found.setdefault(span, Leak(span, hidden.mark_of(name), "in another script", hidden.mask_of(name)))
        return sorted(found.values())


class _SearchOfReading:
    def __init__(self, reading: Reading, hidden: HiddenNames, spellings: Spellings, is_file_name: bool) -> None:
        self.reading = reading
        self.hidden = hidden
        self.spellings = spellings
        self.is_file_name = is_file_name
        self.judge = Judge(reading, hidden)

    def run(self) -> Iterator[Leak]:
        whole, inside, misspelt = [*self._whole()], [*self._inside()], [*self.spellings.like(self.reading.distinct)]
        hits = {*whole, *misspelt, *((word, name) for word, name, _ in inside)}
        self.reading.locate({word for hit in hits for word in hit})
        for word, name in whole:
            for index in self.reading.places(word):
                if self.judge.is_leak(index, name):
                    yield self._leak(index, index, name, "in full" if word == name else "in the plural or singular")
        for word, name, start in inside:
            yield from self._around(word, name, start)
        yield from self._joined()
        yield from self._cut()
        yield from self._halves()
        yield from self._rests()
        for word, name in misspelt:
            for index in self.reading.places(word):
                if self._is_misspelt(index, word) and self.judge.is_leak(index, name):
                    yield self._leak(index, index, name, "misspelt")

    def _whole(self) -> Iterator[tuple[str, str]]:
        """Yield each word of the release that is a hidden name or its plural or singular, with the name."""
        distinct = self.reading.distinct
        yield from ((word, word) for word in self.hidden.targets & distinct)
        for name in self.hidden.surnames:
            for word in (f"{name}s", name.removesuffix("s")):
                is_other = word != name and word in distinct and len(name) > _SHORTEST_SPACED - 1
                if is_other and not vocabulary.is_weak(max(word, name, key=len)):
                    yield word, name

    def _inside(self) -> Iterator[tuple[str, str, int]]:
        """Yield each word with a hidden name inside it, the name, and its offset, or -1 if digits are part of it."""
        candidates = [
            word for word in self.reading.distinct if len(word) > _SHORTEST_INSIDE and word not in self.hidden.targets
        ]
        names = Substrings(sorted(self.hidden.targets), _SHORTEST_INSIDE)
        yield from ((word, name, word.find(name)) for word, name in names.pairs(candidates))
        for word in candidates:
            if not word.isalpha():
                letters = (word.translate(digits) for digits in (_DIGITS, _DIGITS_WITH_I))
                yield from ((word, name, -1) for name in self._spelt_with_digits(word, letters, names))
                if (name := _DIGIT_RUNS.sub("", word)) in self.hidden.targets and len(name) > _SHORTEST_INSIDE:
                    yield word, name, -1

    @staticmethod
    def _spelt_with_digits(word: str, readings: Iterable[str], names: Substrings) -> Iterator[str]:
        """Yield the names that a word spells with digits for no more than half of the letters."""
        for letters in readings:
            for name in names.within(letters):
                at = letters.find(name)
                if name not in word and sum(map(str.isdigit, word[at : at + len(name)])) <= len(name) // 2:
                    yield name

    def _around(self, word: str, name: str, start: int) -> Iterator[Leak]:
        if start < 0:
            for index in self.reading.places(word):
                yield self._leak(index, index, name, "with digits in it")
            return
        before, after = word[:start], word[start + len(name) :]
        if self._is_word_of_its_own(word, name) or self._is_reference(word):
            return
        for index in self.reading.places(word):
            if self._is_glued(index, name, before, after):
                yield self._leak(index, index, name, "inside another word")

    def _is_word_of_its_own(self, word: str, name: str) -> bool:
        # `Jones` contains `Jon`, `Marino` contains `Marin`.
        return vocabulary.is_known(word) and len(name) < len(word)

    def _is_reference(self, word: str) -> bool:
        match = _REFERENCE.fullmatch(word)
        return match is not None and vocabulary.is_post(match[1])

    def _is_glued(self, index: int, name: str, before: str, after: str) -> bool:
        if self.judge.is_format(index) or self.judge.is_somebody_else(index, name):
            return False
        if name in self.hidden.given and (vocabulary.is_weak(name) or len(name) < _LONG):
            return self._is_machine_read(index) and all(self._is_of_name(rest, name) for rest in (before, after))
        if len(name) >= _VERY_LONG and not vocabulary.is_weak(name):
            return True
        if self._is_machine_read(index) and len(name) > _SHORTEST_INSIDE and not vocabulary.is_word(name):
            return True
        return all(self._is_explained(index, name, rest, is_end) for rest, is_end in ((before, False), (after, True)))

    def _is_explained(self, index: int, name: str, rest: str, is_end: bool) -> bool:
        """Whether the letters beside a name are of a kind that is glued to names."""
        if not rest or rest.isdigit() or self._is_of_name(rest, name):
            return True
        if is_end and rest in _ENDINGS and not vocabulary.is_weak(name):
            return len(name) > _SHORTEST_INSIDE
        if not is_end and rest in _BEGINNINGS:
            return True
        if len(rest) > 2 and vocabulary.is_word(rest) and not vocabulary.is_word(name):
            return len(name) >= _LONG or self._has_capital_within(index)
        return self._has_capital_within(index) and len(name) > _SHORTEST_INSIDE

    def _is_of_name(self, rest: str, name: str) -> bool:
        own = self.hidden.companions(name)
        if rest in own or not rest:
            return True
        return len(rest) <= _SHORTEST_SPACED and any(set(rest) & {word[0] for word in own if word != name})

    def _has_capital_within(self, index: int) -> bool:
        printed = self.reading.printed(index)
        return not printed.isupper() and any(map(str.isupper, printed[1:]))

    def _is_machine_read(self, index: int) -> bool:
        if self.is_file_name:
            return True
        reading = self.reading
        left = re.search(r"\S{0,80}$", reading.text[max(0, reading.starts[index] - 80) : reading.starts[index]])
        right = re.match(r"\S{0,80}", reading.text[reading.ends[index] : reading.ends[index] + 80])
        return bool(_MACHINE_READ.search(f"{left[0] if left else ''} {right[0] if right else ''}"))

    def _joined(self) -> Iterator[Leak]:
        """Names in several pieces."""
        names = [name for name in self.hidden.targets if _SHORTEST_SPACED <= len(name) <= _LONGEST_IN_PIECES]
        beginnings = {name[:end] for name in names for end in range(1, len(name))}
        words = self.reading.words
        for first in [index for index, word in enumerate(words) if word in beginnings]:
            yield from self._joined_from(first, beginnings, {})
            if self.reading.gap(first) in _SIGNS:
                yield from self._joined_from(first, beginnings, _SIGNS)

    def _joined_from(self, first: int, beginnings: Set[str], signs: Mapping[str, str]) -> Iterator[Leak]:
        """Names in several pieces from a word on; some signs between them may be read as letters."""
        words = self.reading.words
        joined = words[first]
        for last in range(first + 1, min(len(words), first + 41)):
            gap = self.reading.gap(last - 1)
            if self._is_number_within(last) and joined + words[last] not in beginnings:
                continue
            if gap not in signs and not _BREAK.fullmatch(gap):
                return
            joined += signs.get(gap, "") + words[last]
            name = joined if joined in self.hidden.targets else joined.removesuffix("s")
            if name in self.hidden.targets and len(name) > len(joined) - len(words[last]):
                how = self._how_joined(first, last, name, signs)
                if how and not self.judge.is_office_holder(first):
                    yield self._leak(first, last, name, how)
            if joined not in beginnings:
                return

    def _is_number_within(self, index: int) -> bool:
        """Whether a word is the number of a note, or of a line or a page that ends or begins there."""
        before, number, after = self.reading.gap_before(index), self.reading.words[index], self.reading.gap(index)
        if before.strip(" \t") in ("(", "[") and after[:1] in (")", "]"):
            return bool(_NOTE.fullmatch(number))
        is_at_line_end = "\n" in before or "\n" in after
        return is_at_line_end and bool(_DIGIT_RUNS.fullmatch(number) and _BESIDE_NUMBER.fullmatch(f"{before}{after}"))

    def _how_joined(self, first: int, last: int, name: str, signs: Mapping[str, str]) -> str:
        words = self.reading.words[first : last + 1]
        gaps = [self.reading.gap(index) for index in range(first, last)]
        if all(len(word) == 1 for word in words):
            is_spaced_out = len(words) >= _SHORTEST_SPACED and not self._is_in_spaced_word(first, last)
            return "spaced out" if is_spaced_out else ""
        if all(gap in ("'", "’") for gap in gaps):
            return "in full"
        if len(name) <= _SHORTEST_INSIDE or name in self.hidden.given:
            return ""
        short = [word for word in words if len(word) < _SHORTEST_SPACED]
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
        if all(vocabulary.is_word(word) or len(word) < _SHORTEST_SPACED for word in words):
            return ""
        return "broken in two"

    def _is_in_spaced_word(self, first: int, last: int) -> bool:
        """Whether single letters are part of a longer word that is spaced out: ``D E N T`` in a classification."""
        return any(
            vocabulary.is_printed_spaced(self._letters_around(first, last, gaps)) for gaps in ((" ",), (" ", "  "))
        )

    def _letters_around(self, first: int, last: int, gaps: Collection[str]) -> str:
        """The single letters around some, with one of the gaps between them; nothing if there are no more."""
        words, start, end = self.reading.words, first, last + 1
        while start and len(words[start - 1]) == 1 and self.reading.gap(start - 1) in gaps:
            start -= 1
        while end < len(words) and len(words[end]) == 1 and self.reading.gap(end - 1) in gaps:
            end += 1
        return "" if (start, end) == (first, last + 1) else "".join(words[start:end])

    def _cut(self) -> Iterator[Leak]:
        """The rest of a word that a mask cut."""
        for index, offset in self.reading.cut_words():
            word = self.reading.words[index]
            is_word = word == "s" or (len(word) >= _SHORTEST_SPACED and vocabulary.is_known(word))
            is_rest = not is_word or any(name.startswith(word) or name.endswith(word) for name in self.hidden.surnames)
            place = self.hidden.mask_at(offset)
            if is_rest and place:
                yield Leak(self.reading.span(index), "", "cut off by the mask", place)

    def _halves(self) -> Iterator[Leak]:
        """The other half of a name whose given name or surname alone is masked."""
        for index, place, is_before in self.reading.words_beside_masks():
            form = self.hidden.behind(place)
            if (
                form is None
                or len(form.all_words) > 1
                or not self.judge.is_other_half(index, form, is_before=is_before)
            ):
                continue
            mask = self.hidden.mask_at(place)
            if mask:
                yield Leak(self.reading.span(index), form.person, "beside the mask", mask)

    def _rests(self) -> Iterator[Leak]:
        """The rest of a name whose other piece is masked as somebody else: ``[NAME-2] onen`` of Tervonen."""
        for index, gap, place, is_before in self.reading.neighbours_of_masks():
            form, word = self.hidden.behind(place), self.reading.words[index]
            if form is None or len(form.all_words) > 1 or vocabulary.is_word(word) or not _BREAK.fullmatch(gap):
                continue
            if word == "s" and not is_before:
                # A possessive, even where the name is hidden with an s elsewhere.
                continue
            piece = "".join(form.all_words)
            name = word + piece if is_before else piece + word
            if name in self.hidden.targets and len(name) > _SHORTEST_INSIDE:
                yield self._leak(index, index, name, "in part")

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

    def _leak(self, first: int, last: int, name: str, how: str) -> Leak:
        return Leak(self.reading.span(first, last), self.hidden.mark_of(name), how, self.hidden.mask_of(name))
