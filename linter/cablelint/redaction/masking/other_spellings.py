"""Names where a reader does not look: every further spelling of a person whom the finder has found.

The finder reads prose. This goes once over all characters of the original, markup, addresses and front matter included,
word by word.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain, compress, count, filterfalse
from typing import TYPE_CHECKING, NamedTuple

from cablelint.edits import Span
from cablelint.redaction.masking.machine_read import email_addresses, machine_read
from cablelint.redaction.masking.masked_names import LONGEST_MISSPELT, SHORTEST_MISSPELT
from cablelint.redaction.masking.split_words import split_words, words_with_tags
from cablelint.redaction.name_parts import is_namesake, is_spelt_well
from cablelint.text.folding import Folded, fold
from cablelint.text.memo import memoized
from cablelint.text.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from cablelint.redaction.masking.masked_names import MaskedNames

_LONGEST_GAP = 4
# In place of a person, for words of other people's names.
_KEPT = -1


class Swept(NamedTuple):
    """One more place of a name.

    Attributes:
        span: The characters of the original.
        person: The person's id.
        how: The evidence kind: ``spelling``, ``glued``, ``address``, ``broken``, ``misspelling``, ``beside``.
    """

    span: Span
    person: int
    how: str


def sweep(text: str, names: MaskedNames, masked: Sequence[tuple[Span, int]], kept: Iterable[Span]) -> list[Swept]:
    """Find every further spelling.

    Args:
        text: The original.
        names: The names of the masked people.
        masked: The mentions that are masked already, with the person's id.
        kept: Spans of other people's names and of earlier masks; nothing is found there.
    """
    if not names.people:
        return []
    return list(_Sweep(text, names).run(masked, kept))


def sweep_file_name(name: str, names: MaskedNames) -> list[Swept]:
    """Find the names in a file name, where a name may be glued to anything."""
    if not names.people:
        return []
    work = _Sweep(name, names)
    return [*work.within([Span(0, len(name))]), *work.run([], [])]


class _Sweep:
    def __init__(self, text: str, names: MaskedNames) -> None:
        self.text = text
        self.names = names
        self.folded: Folded = fold(text)
        self.words, self._in_folded = words_in(self.folded.text)
        self.starts = self.folded.origins(self._in_folded)
        self.distinct = set(self.words)

    def _span(self, index: int) -> Span:
        return Span(self.starts[index], self._end(index))

    def _end(self, index: int) -> int:
        return self.folded.ends[self._end_in_folded(index) - 1]

    def _end_in_folded(self, index: int) -> int:
        return self._in_folded[index] + len(self.words[index])

    def _between(self, index: int) -> str:
        """The folded text between a word and the next, or behind the last."""
        following = index + 1
        stop = self._in_folded[following] if following < len(self._in_folded) else None
        return self.folded.text[self._end_in_folded(index) : stop]

    def run(self, masked: Sequence[tuple[Span, int]], kept: Iterable[Span]) -> Iterator[Swept]:
        # The person of each word that is masked or kept.
        owner: dict[int, int] = {}
        for span, person in masked:
            owner.update((index, person) for index in self._inside(span) if self._is_covered(index, span))
        for span in kept:
            owner.update(dict.fromkeys(self._inside(span), _KEPT))
        yield from self._addresses()
        for span, person in words_with_tags(self.text, self.names.owners):
            yield Swept(span, person, "broken")
        for index, person, how in self._in_words(owner):
            if index not in owner:
                owner[index] = person
                yield Swept(self._span(index), person, how)
        yield from self._beside(owner)

    def _inside(self, span: Span) -> range:
        first = bisect_right(self.starts, span.start) - 1
        first = first if first >= 0 and self._end(first) > span.start else first + 1
        return range(first, bisect_right(self.starts, span.end - 1))

    def _is_covered(self, index: int, span: Span) -> bool:
        """Whether a mention takes in a whole word, or all but the s of a possessive; an entity may cut it short."""
        return span.start <= self.starts[index] and self.text[span.end : self._end(index)].lower() in ("", "s")

    def _in_words(self, owner: Mapping[int, int]) -> list[tuple[int, int, str]]:
        """Find what is in single words, or in several that together are a name."""
        odd = [*filterfalse(_is_ordinary, self.distinct)]
        known, misspelt = self._known(odd), self._candidates(odd, owner)
        glued = self.names.inside_words.candidates(self.distinct)
        # To go through all words takes longer than what is done with those that are found.
        letters = {word for word in odd if len(word) == 1}
        wanted = misspelt.union(known, glued, letters)
        places = [*compress(count(), map(wanted.__contains__, self.words))]
        return [
            *self._alone(owner, known, places),
            *self._broken(owner, [index for index in places if self.words[index] in letters]),
            *self._inside_words(owner, glued, places),
            *self._misspelt(misspelt, places),
        ]

    def _known(self, odd: Iterable[str]) -> dict[str, list[int]]:
        """The people of each word that is a name, its plural, or one with digits for letters; none for a glued one."""
        distinct, telling = self.distinct, self.names.telling
        possible = {*filter(distinct.__contains__, chain(telling, map("{}s".format, telling), self.names.glued))}
        # A digit may replace a letter.
        possible.update(filterfalse(str.isalpha, odd))
        return {word: named for word in possible if (named := self._named(word)) or word in self.names.glued}

    def _alone(
        self, owner: Mapping[int, int], known: Mapping[str, list[int]], places: Iterable[int]
    ) -> Iterator[tuple[int, int, str]]:
        for index in places:
            word = self.words[index]
            if index in owner or word not in known:
                continue
            if known[word]:
                beside = [person for person in known[word] if self._stands_beside(index, person, owner)]
                if beside or not self._is_namesake(index):
                    yield index, (beside or known[word])[0], "spelling"
            else:
                yield index, self.names.glued[word], "glued"

    def _is_namesake(self, index: int) -> bool:
        if self._is_small(index):
            return is_namesake(self.words[index], "", "")
        before = self.words[index - 1] if index and self._gap(index - 1) is not None else ""
        after = self.words[index + 1] if index + 1 < len(self.words) and self._gap(index) is not None else ""
        return is_namesake(self.words[index], before, after)

    def _named(self, word: str) -> list[int]:
        for form in (word, word.replace("0", "o").replace("1", "l"), word.removesuffix("s")):
            if form in self.names.telling:
                return self.names.telling[form]
        return []

    def _addresses(self) -> Iterator[Swept]:
        known: Mapping[str, int] = {}
        for address in email_addresses(self.text, self.folded.text):
            known = known or {**self.names.owners, **self.names.glued}
            for index in self._inside(address):
                person = known.get(self.words[index]) or self.names.within(self.words[index])
                if person:
                    yield Swept(address, person, "address")
                    break
        yield from self.within(machine_read(self.text, self.folded.text))

    def within(self, regions: Iterable[Span]) -> Iterator[Swept]:
        """Return the words that contain a distinctive word, in regions that machines read rather than people."""
        for region in regions:
            for index in self._inside(region):
                if person := self.names.within(self.words[index]):
                    yield Swept(self._span(index), person, "address")

    def _broken(self, owner: Mapping[int, int], letters: Iterable[int]) -> Iterator[tuple[int, int, str]]:
        for first, last, person in split_words(self.words, self._between, self.distinct, letters, self.names.owners):
            if owner.keys().isdisjoint(range(first, last)):
                yield from ((index, person, "broken") for index in range(first, last))

    def _inside_words(
        self, owner: Mapping[int, int], candidates: Set[str], places: Iterable[int]
    ) -> Iterator[tuple[int, int, str]]:
        for index in places if candidates else ():
            if self.words[index] in candidates and index not in owner:
                printed = self.text[slice(*self._span(index))]
                if person := self.names.inside_words.owner(self.words[index], printed):
                    yield index, person, "glued"

    def _candidates(self, odd: Iterable[str], owner: Iterable[int]) -> set[str]:
        """The words that may be misspelt names."""
        candidates = set(filter(can_be_misspelt, odd))
        candidates.difference_update(
            map(self.words.__getitem__, owner), *(parts.words for parts in self.names.people.values())
        )
        return candidates

    def _misspelt(self, candidates: set[str], places: Iterable[int]) -> Iterator[tuple[int, int, str]]:
        capital = []
        for index in places:
            if self.words[index] not in candidates:
                continue
            if self._is_capital(index):
                capital.append(index)
            elif self._is_small(index):
                # What the text prints in small letters too is a word.
                candidates.discard(self.words[index])
        meant = self.names.misspelt(candidates.intersection(map(self.words.__getitem__, capital)))
        for index in capital:
            if person := meant.get(self.words[index]):
                yield index, person, "misspelling"

    def _beside(self, owner: dict[int, int]) -> Iterator[Swept]:
        # Forwards and backwards, so that `Hanako K. Sato` is wholly masked once `Sato` is.
        for step in (1, -1):
            for first, person in sorted((index, person) for index, person in owner.items() if person != _KEPT):
                index = first + step
                while 0 <= index < len(self.words) and index not in owner and self._goes_on(index, person, -step):
                    owner[index] = person
                    yield Swept(self._span(index), person, "beside")
                    index += step

    def _goes_on(self, index: int, person: int, step: int) -> bool:
        return self._belongs(index, person) and self._is_close(index, step)

    def _stands_beside(self, index: int, person: int, owner: Mapping[int, int]) -> bool:
        return any(
            0 <= index + step < len(self.words)
            and (owner.get(index + step) == person or self.words[index + step] in self.names.people[person].words)
            and self._is_close(index, step)
            for step in (-1, 1)
        )

    def _belongs(self, index: int, person: int) -> bool:
        word, parts = self.words[index], self.names.people[person]
        if len(word) == 1:
            return word in parts.initials and self._is_capital(index) and self._is_initial(index)
        return word in parts.words and self._is_capital(index)

    def _is_small(self, index: int) -> bool:
        return self.text[slice(*self._span(index))].islower()

    def _is_capital(self, index: int) -> bool:
        return self.text[self.starts[index]].isupper()

    def _is_initial(self, index: int) -> bool:
        start, end = self._span(index)
        before = self.text[max(0, start - 1) : start]
        # A letter that opens a line is the label of a list: `A. TOKYO 1716`.
        return self.text[end : end + 1] == "." and before not in ("", ".", "-", "\n", "\r")

    def _is_close(self, index: int, step: int) -> bool:
        first = min(index, index + step)
        gap = self._gap(first)
        # A full stop ends the sentence, except after an initial and in an address.
        return gap is not None and ("." not in gap or gap == "." or len(self.words[first]) == 1)

    def _gap(self, index: int) -> str | None:
        """The text between a word and the next, if it is short and no more than blanks and a few signs."""
        gap = self._between(index)
        is_wide = len(gap) > _LONGEST_GAP or gap.strip(" \t\r\n.,'-_+/") or gap.count("\n") > 1
        return None if is_wide else gap


@memoized
def _is_ordinary(word: str) -> bool:
    """Whether a folded word is nothing but letters, more than one, and cannot be a misspelt name."""
    return len(word) > 1 and word.isalpha() and not can_be_misspelt(word)


def can_be_misspelt(word: str) -> bool:
    """Whether a folded word is of a length at which misspelt names are looked for, and known as nothing else."""
    return SHORTEST_MISSPELT - 1 <= len(word) <= LONGEST_MISSPELT + 2 and word.isalpha() and not is_spelt_well(word)
