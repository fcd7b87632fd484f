"""Rests of hidden names beside their masks: a word that a mask cut, the other half of a name, its last letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.redaction.proving import vocabulary
from cablelint.redaction.proving.leak import Leak, leak_at
from cablelint.redaction.proving.reading import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablelint.redaction.proving.hidden_names import Form
    from cablelint.redaction.proving.judgement import Judge
    from cablelint.redaction.proving.reading import Edge, Reading

_SHORTEST_WORD = 3
_SHORTEST = 4


def leaks_beside_masks(judge: Judge) -> Iterator[Leak]:
    """Yield the rests of names beside the masks of the judge's reading."""
    yield from _cut_off(judge)
    # Only a mask over a single word can hide a part of a name.
    parts = [
        (edge, form)
        for edge in judge.reading.edges
        if (form := judge.hidden.behind(edge.place)) is not None and len(form.all_words) <= 1
    ]
    yield from _other_halves(judge, parts)
    yield from _rests(judge, parts)


def _cut_off(judge: Judge) -> Iterator[Leak]:
    """The rest of a word that a mask cut."""
    for edge in judge.reading.edges:
        index = judge.reading.cut_word(edge)
        if index is None:
            continue
        word = judge.reading.words[index]
        is_word = word == "s" or word.isdigit() or (len(word) >= _SHORTEST_WORD and vocabulary.is_known(word))
        is_rest = not is_word or any(name.startswith(word) or name.endswith(word) for name in judge.hidden.surnames)
        place = judge.hidden.mask_at(edge.place)
        if is_rest and place:
            yield Leak(judge.reading.span(index), "", "cut off by the mask", place)


def _other_halves(judge: Judge, parts: Sequence[tuple[Edge, Form]]) -> Iterator[Leak]:
    """The other half of a name whose given name or surname alone is masked."""
    for edge, form in sorted(parts, key=lambda part: not part[0].is_before):
        given = _words_near(judge.reading, edge) if edge.is_before else form.all_words
        if not any(map(vocabulary.is_listed_forename, given)):
            continue
        index = judge.reading.word_beside(edge)
        mask = judge.hidden.mask_at(edge.place)
        if index is not None and mask and judge.is_other_half(index, form, is_before=edge.is_before):
            yield Leak(judge.reading.span(index), form.person, "beside the mask", mask)


def _words_near(reading: Reading, edge: Edge) -> Sequence[str]:
    """The words before an edge among which the one beside it is, since an initial may be between."""
    index = reading.neighbour(edge)
    return reading.words[max(0, index - 1) : index + 1] if index is not None else ()


def _rests(judge: Judge, parts: Sequence[tuple[Edge, Form]]) -> Iterator[Leak]:
    """The rest of a name whose other piece is masked as somebody else: ``[NAME-2] onen`` of Tervonen."""
    for edge, form in parts:
        index = judge.reading.neighbour(edge)
        if index is None:
            continue
        word, piece = judge.reading.words[index], "".join(form.all_words)
        name = word + piece if edge.is_before else piece + word
        if name not in judge.hidden.targets or len(name) <= _SHORTEST:
            continue
        # An s behind is a possessive, even where the name is hidden with an s elsewhere.
        is_possessive = word == "s" and not edge.is_before
        gap = judge.reading.gap_at(edge, index)
        if not is_possessive and not vocabulary.is_word(word) and BREAK.fullmatch(gap):
            yield leak_at(judge, index, index, name, "in part")
