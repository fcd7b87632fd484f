"""Surnames in pieces: hyphenated or spaced over a line end, spaced by blanks, letter by letter, or with tags inside."""

from __future__ import annotations

from itertools import compress, count, islice
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from cablelint.data.markings import LONG_LEVELS, MARKINGS
from cablelint.edits import Span
from cablelint.redaction.name_parts import WORD, is_dictionary_word
from cablelint.text.edit_distance import distance
from cablelint.text.folding import fold_word
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

_BREAK = regex(r"-?[^\S\n]{0,4}\r?\n[^\S\n]{0,8}")
_BLANKS = regex(r"[ \t]{1,2}|-[ \t]{1,2}|[ \t]-[ \t]?")
_BETWEEN_LETTERS = regex(r"[ \t.·_-]{1,3}")
_TAG = regex(r"</?[A-Za-z][^<>]{0,4000}>|<!--[^<>]{0,4000}-->")
_SHORTEST_SPACED = 6
_FEWEST_LETTERS = 4
_LONGEST_RUN = 40
_MOST_MISPRINTS = 2


class Pieces(NamedTuple):
    """The words ``[first, last)`` that together are a surname, and its person."""

    first: int
    last: int
    person: int


def split_words(
    words: Sequence[str],
    gap: Callable[[int], str],
    distinct: Set[str],
    letters: Iterable[int],
    owners: Mapping[str, int],
) -> Iterator[Pieces]:
    """Find surnames in several words.

    Args:
        words: All words of a text, folded.
        gap: Returns the text behind a word.
        distinct: The distinct words.
        letters: The indices of all words of one letter or digit, from left to right.
        owners: The person of each folded word that alone means this person.
    """
    if any(_has_halves(name, distinct) for name in owners):
        pairs = map(add, words, islice(words, 1, None))
        for index in compress(count(), map(owners.__contains__, pairs)):
            if _is_split(words[index], words[index + 1], gap(index)):
                yield Pieces(index, index + 2, owners[words[index] + words[index + 1]])
    yield from _letters(words, gap, letters, owners)


def _has_halves(name: str, words: Set[str]) -> bool:
    """Whether both halves of a name are words of the text somewhere, as in few texts; a very long name may be there."""
    return len(name) > _LONGEST_RUN or any(name[:at] in words and name[at:] in words for at in range(1, len(name)))


def _is_split(first: str, second: str, gap: str) -> bool:
    if _BREAK.fullmatch(gap):
        return gap[0] == "-" or not (is_dictionary_word(first) and is_dictionary_word(second))
    if len(first) + len(second) < _SHORTEST_SPACED or not _BLANKS.fullmatch(gap):
        return False
    return not (is_dictionary_word(first) or is_dictionary_word(second))


def _letters(
    words: Sequence[str], gap: Callable[[int], str], letters: Iterable[int], owners: Mapping[str, int]
) -> Iterator[Pieces]:
    """``T e r v o n e n``: runs of single letters that spell a surname."""
    for first, end in _runs(letters):
        index = first
        while index < end:
            last = _end_of_letters(words, gap, index)
            if last - index >= _FEWEST_LETTERS:
                yield from _spelt(words, index, last, owners, _word_starts(words, gap, index, last))
            index = last


def _runs(indices: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the end of each run of indices that are neighbours, and are not too few."""
    first = end = -1
    for index in (*indices, -1):
        if index == end:
            end += 1
            continue
        if end - first >= _FEWEST_LETTERS:
            yield first, end
        first, end = index, index + 1


def _end_of_letters(words: Sequence[str], gap: Callable[[int], str], index: int) -> int:
    """Return the word after a run of single letters that are not far apart."""
    while index < len(words) and len(words[index]) == 1:
        index += 1
        if not _BETWEEN_LETTERS.fullmatch(gap(index - 1)):
            break
    return index


def _word_starts(words: Sequence[str], gap: Callable[[int], str], first: int, last: int) -> Sequence[int]:
    """For each letter of a run the start of the word of the language or the format that it is part of, else -1.

    ``C O N F I D E N T I A L`` is no place for a name, nor is ``L I M I T E D  O F F I C I A L  U S E``.
    """
    if _is_printed_spaced("".join(words[first:last])):
        # Oddly spaced: ``U N  C L A S``.
        return [first] * (last - first)
    starts: list[int] = []
    start = first
    for index in range(first, last):
        if index + 1 == last or gap(index) != gap(first):
            word = "".join(words[start : index + 1])
            starts += [start if _is_printed_spaced(word) else -1] * len(word)
            start = index + 1
    return starts


def _is_printed_spaced(letters: str) -> bool:
    return is_dictionary_word(letters) or letters in MARKINGS or _is_misspelt_level(letters)


def _is_misspelt_level(letters: str) -> bool:
    return any(distance(level, letters, _MOST_MISPRINTS) <= _MOST_MISPRINTS for level in LONG_LEVELS)


def _spelt(
    words: Sequence[str], first: int, last: int, owners: Mapping[str, int], word_starts: Sequence[int]
) -> Iterator[Pieces]:
    letters = "".join(words[first:last])
    start = 0
    while start <= len(letters) - _FEWEST_LETTERS:
        sizes = range(min(_LONGEST_RUN, len(letters) - start), _FEWEST_LETTERS - 1, -1)
        size = next((size for size in sizes if letters[start : start + size] in owners), 0)
        is_in_word = size and word_starts[start] >= 0 and word_starts[start] == word_starts[start + size - 1]
        if size and not is_in_word:
            yield Pieces(first + start, first + start + size, owners[letters[start : start + size]])
        start += size or 1


def words_with_tags(text: str, owners: Mapping[str, int]) -> Iterator[tuple[Span, int]]:
    """Find surnames in a page that have tags inside: ``T<b>ervonen</b>``.

    Args:
        text: The original.
        owners: The person of each folded word that alone means this person.

    Yields:
        The characters from the first letter to the last, tags included, and the person.
    """
    tags = [match.span() for match in _TAG.finditer(text)] if "<" in text else []
    if not tags:
        return
    kept: list[str] = []
    places: list[int] = []
    position = 0
    for start, end in [*tags, (len(text), len(text))]:
        kept.append(text[position:start])
        places.extend(range(position, start))
        position = end
    for word in WORD.finditer("".join(kept)):
        span = Span(places[word.start()], places[word.end() - 1] + 1)
        if span.end - span.start > len(word[0]):
            person = owners.get(fold_word(word[0]))
            if person is not None:
                yield span, person
