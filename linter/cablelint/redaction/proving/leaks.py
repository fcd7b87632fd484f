"""The hunt for what a release should no longer hold, in any spelling.

It shares no matching with the masking: where the masking goes from word to word, this joins all letters
 of the release to one stream, in which a name broken, spaced out or glued is in one piece again, and then asks
of each find whether it stands there by chance.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cablelint.edits import Span
from cablelint.redaction.masking.other_spellings import LONGEST_MISSPELT, allowed_distance
from cablelint.redaction.name_parts import WORD, NameParts, is_dictionary_word, is_namesake, is_spelt_well, name_parts
from cablelint.text.edit_distance import distance
from cablelint.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

# Stand-ins for masks and for kept names: characters of the private use area, which fold to themselves and are no
# letters.
_MASKED, _KEPT = "\ue000", "\ue001"
_WIDEST_GAP = 4
_SHORT = 4
_FRAGMENT = 3
_LONG = 5
_DIGITS_LIKE_LETTERS = str.maketrans("015", "ols")
_NUMBER = re.compile(r"\+?\d[\d ().-]{4,30}\d")
_FEWEST_DIGITS = 6

# What machines read: a name may be glued to anything there.
_REGIONS = (
    ("e-mail address", re.compile(r"(?<![\w.+%])\w[\w.+%-]{0,63}(?:@|\(at\))[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")),
    ("URL", re.compile(r"(?:https?://|www\.)[^\s<>\"']{1,2000}|(?<=\]\()[^()\s]{1,2000}(?=\))")),
    ("tag", re.compile(r"<[A-Za-z!/][^<>]{0,4000}>")),
)
_FRONT_MATTER = re.compile(r"\A---\r?\n(?:(?!---\r?$).*\r?\n){0,200}?---\r?$", re.MULTILINE)
_GAP = re.compile(r"[ \t.,'*_·-]{0,3}(?:\r?\n[ \t]{0,8})?")
_BESIDE = re.compile(r"[ \t.,'-]{0,3}\r?\n?[ \t]{0,2}")


class Leak(NamedTuple):
    """A place where a masked person can still be read.

    Attributes:
        span: The characters of the release.
        person: The key under which the person was given.
        how: In what form: ``in full letters``, ``misspelt``, ``glued to other letters``, ...
        where: In what part: ``text``, ``comment``, ``URL``, ...
    """

    span: Span
    person: str
    how: str
    where: str


def hunt(
    text: str,
    hidden: Mapping[str, Sequence[str]],
    masks: Mapping[Span, str] = MappingProxyType({}),
    kept: Iterable[Span] = (),
    *,
    is_file_name: bool = False,
) -> list[Leak]:
    """Find every masked name that can still be read.

    Args:
        text: The release, or its file name.
        hidden: What was masked of each person, as printed in the original.
        masks: Where each person is masked in the release.
        kept: Names in the release that are kept by intent.
        is_file_name: Whether a name may be glued to anything everywhere in the text.
    """
    return sorted(set(_Hunt(text, hidden, masks, kept, is_file_name).run()))


def hunt_identifiers(text: str, hidden: Iterable[str]) -> list[Span]:
    """Find masked e-mail addresses and numbers that stand elsewhere in the release."""
    numbers = {re.sub(r"\D", "", value) for value in hidden}
    numbers = {number for number in numbers if len(number) >= _FEWEST_DIGITS}
    found = [
        Span(*match.span()) for match in _NUMBER.finditer(text) if numbers and re.sub(r"\D", "", match[0]) in numbers
    ]
    folded = fold(text)
    for address in {"".join(fold(value).text.split()) for value in hidden if "@" in value}:
        start = folded.text.find(address)
        while start >= 0:
            found.append(folded.origin(start, start + len(address)))
            start = folded.text.find(address, start + 1)
    return sorted(found)


class _Hunt:
    def __init__(
        self,
        text: str,
        hidden: Mapping[str, Sequence[str]],
        masks: Mapping[Span, str],
        kept: Iterable[Span],
        is_file_name: bool,
    ) -> None:
        self.text = text
        self.is_file_name = is_file_name
        self.owners = sorted(masks.items())
        self.owner_starts = [span.start for span, _ in self.owners]
        covered = _cover(_cover(text, kept, _KEPT), masks, _MASKED)
        self.folded = fold(covered)
        matches = list(WORD.finditer(self.folded.text))
        self.words = [match[0] for match in matches]
        self.bounds = [match.span() for match in matches]
        self.offsets = list(accumulate(map(len, self.words), initial=0))
        self.stream = "".join(self.words).translate(_DIGITS_LIKE_LETTERS)
        self.people: dict[str, NameParts] = {person: name_parts(forms) for person, forms in hidden.items()}
        self.regions = list(_regions(text))
        self.machine_read = bytearray([is_file_name]) * len(text)
        for span, _ in self.regions:
            self.machine_read[span.start : span.end] = b"\1" * (span.end - span.start)
        self.places: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            self.places.setdefault(word, []).append(index)

    def run(self) -> Iterator[Leak]:
        for person, parts in self.people.items():
            for word in parts.telling:
                yield from self._in_stream(word, person) if len(word) >= _SHORT else self._alone(word, person)
            yield from self._beside_masks(person, parts)
            yield from self._cut_off(person, parts)
        yield from self._misspelt()

    def _in_stream(self, word: str, person: str) -> Iterator[Leak]:
        start = self.stream.find(word)
        while start >= 0:
            end = start + len(word)
            first = bisect_right(self.offsets, start) - 1
            last = bisect_right(self.offsets, end - 1) - 1
            before = self.words[first][: start - self.offsets[first]]
            after = self.words[last][end - self.offsets[last] :]
            if first == last:
                how = self._in_word(first, before, after, person)
            else:
                how = self._in_words(first, last, before, after)
            if how:
                yield self._leak(first, last, person, how)
            start = self.stream.find(word, start + 1)

    def _in_word(self, index: int, before: str, after: str, person: str) -> str:
        parts = self.people[person]
        if not before and after in ("", "s"):
            return "" if self._is_by_chance(index, person) else "in full letters"
        if all(_is_of_name(rest, parts) for rest in (before, after) if rest):
            # `Jones` holds `Jon`, `Marino` holds `Marin`: a word of its own is not a name with an initial.
            return "" if is_spelt_well(self.words[index]) else "glued to another name or initial"
        is_long = len(self.words[index]) - len(before) - len(after) >= _LONG
        return "inside another word" if is_long and self._is_machine_read(index) else ""

    def _in_words(self, first: int, last: int, before: str, after: str) -> str:
        if before or after not in ("", "s"):
            return ""
        gaps = [self.folded.text[self.bounds[i][1] : self.bounds[i + 1][0]] for i in range(first, last)]
        if not all(_GAP.fullmatch(gap) for gap in gaps):
            return ""
        pieces = self.words[first : last + 1]
        if all(len(piece) == 1 for piece in pieces):
            return "spaced out"
        is_hyphenated = all(gap[:1] == "-" and "\n" in gap for gap in gaps)
        by_chance = not is_hyphenated and all(len(piece) < 3 or is_dictionary_word(piece) for piece in pieces)
        return "" if by_chance or sum(map(len, pieces)) < _LONG else "broken in two"

    def _is_by_chance(self, index: int, person: str) -> bool:
        before, after = self._neighbour(index, -1), self._neighbour(index, 1)
        if not self._printed(index).islower():
            if {before, after} & self.people[person].words or person in self._mask_beside(index):
                return False
        else:
            before = after = ""
        return is_namesake(self.words[index], before, after)

    def _neighbour(self, index: int, step: int) -> str:
        """The next word in this direction, unless more than a blank, a full stop or a line end is between."""
        first, second = sorted((index, index + step))
        if first < 0 or second == len(self.words):
            return ""
        gap = self.folded.text[self.bounds[first][1] : self.bounds[second][0]]
        return "" if len(gap) > _WIDEST_GAP or gap.strip(" \t\r\n.,'-") else self.words[index + step]

    def _alone(self, word: str, person: str) -> Iterator[Leak]:
        for index in self.places.get(word, ()):
            is_printed_as_name = self._printed(index)[0].isupper() or self._is_machine_read(index)
            if is_printed_as_name and not self._is_by_chance(index, person):
                yield self._leak(index, index, person, "in full letters")

    def _beside_masks(self, person: str, parts: NameParts) -> Iterator[Leak]:
        for word in parts.words - parts.telling:
            for index in self.places.get(word, ()):
                if person in self._mask_beside(index) and not self._printed(index).islower():
                    yield self._leak(index, index, person, "beside the mask")

    def _cut_off(self, person: str, parts: NameParts) -> Iterator[Leak]:
        """The rest of a name of which a mask has taken the beginning or the end alone."""
        for span, owner in self.owners:
            if owner != person:
                continue
            start = bisect_left(self.folded.starts, span.start)
            end = start + span.end - span.start
            after = bisect_left(self.bounds, (end, end))
            if after < len(self.bounds) and self.bounds[after][0] == end:
                yield from self._rest(after, person, parts, str.endswith)
            if after and self.bounds[after - 1][1] == start:
                yield from self._rest(after - 1, person, parts, str.startswith)

    def _rest(self, index: int, person: str, parts: NameParts, is_rest: Callable[[str, str], bool]) -> Iterator[Leak]:
        rest = self.words[index]
        if len(rest) >= _FRAGMENT and any(is_rest(word, rest) for word in parts.telling):
            yield self._leak(index, index, person, "cut off by the mask")

    def _mask_beside(self, index: int) -> set[str]:
        """The people whose masks touch a word."""
        text = self.folded.text
        start, end = self.bounds[index]
        found = set()
        gap = _BESIDE.match(text, end)
        after = gap.end() if gap else end
        if text[after : after + 1] == _MASKED:
            found.add(self._owner(self.folded.starts[after]))
        before = start
        while before > 0 and start - before < 4 and text[before - 1] in " \t.,'-\r\n":
            before -= 1
        if before > 0 and text[before - 1] == _MASKED:
            found.add(self._owner(self.folded.starts[before - 1]))
        return found

    def _owner(self, offset: int) -> str:
        return self.owners[bisect_right(self.owner_starts, offset) - 1][1]

    def _misspelt(self) -> Iterator[Leak]:
        names = [
            (word, one)
            for one, parts in self.people.items()
            for word in parts.telling
            if _LONG <= len(word) <= LONGEST_MISSPELT
        ]
        letters = {word: Counter(word) for word, _ in names}
        own = {word for parts in self.people.values() for word in parts.words}
        small = {word for word, indices in self.places.items() if any(self._printed(i).islower() for i in indices)}
        for word, indices in self.places.items():
            if len(word) < _LONG - 1 or not word.isalpha() or word in own or word in small or is_spelt_well(word):
                continue
            counted = Counter(word)
            for name, person in names:
                allowed = allowed_distance(name)
                if abs(len(name) - len(word)) > allowed or (name[0] != word[0] and len(name) < 2 * allowed + 4):
                    continue
                if (letters[name] - counted).total() > allowed or (counted - letters[name]).total() > allowed:
                    continue
                if distance(name, word) <= (allowed if name[0] == word[0] else 1):
                    yield from (self._leak(index, index, person, "misspelt") for index in indices)

    def _printed(self, index: int) -> str:
        return self.text[slice(*self.folded.origin(*self.bounds[index]))]

    def _is_machine_read(self, index: int) -> bool:
        return bool(self.machine_read[self.folded.starts[self.bounds[index][0]]])

    def _leak(self, first: int, last: int, person: str, how: str) -> Leak:
        span = self.folded.origin(self.bounds[first][0], self.bounds[last][1])
        return Leak(span, person, how, self._where(span.start))

    def _where(self, offset: int) -> str:
        if self.is_file_name:
            return "file name"
        for span, name in self.regions:
            if span.start <= offset < span.end:
                return name
        front_matter = _FRONT_MATTER.match(self.text)
        return "front matter" if front_matter and offset < front_matter.end() else "text"


def _is_of_name(rest: str, parts: NameParts) -> bool:
    return rest in parts.words or (len(rest) < 3 and set(rest) <= parts.initials)


def _regions(text: str) -> Iterator[tuple[Span, str]]:
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start)
        end = end + 3 if end >= 0 else len(text)
        yield Span(start, end), "comment"
        start = text.find("<!--", end)
    for name, pattern in _REGIONS:
        yield from ((Span(*match.span()), name) for match in pattern.finditer(text))


def _cover(text: str, spans: Iterable[Span], character: str) -> str:
    pieces = []
    position = 0
    for start, end in sorted(spans):
        if start >= position:
            pieces += [text[position:start], character * (end - start)]
            position = end
    return "".join(pieces) + text[position:]
