"""Rests of hidden names beside their masks: a word that a mask cut, the other half of a name, its last letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.redaction.proving import vocabulary
from cablelint.redaction.proving.leak import Leak, leak_at
from cablelint.redaction.proving.reading import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablelint.redaction.proving.judgement import Judge

_SHORTEST_WORD = 3
_SHORTEST = 4


def leaks_beside_masks(judge: Judge) -> Iterator[Leak]:
    """Yield the rests of names beside the masks of the judge's reading."""
    yield from _cut_off(judge)
    yield from _other_halves(judge)
    yield from _rests(judge)


def _cut_off(judge: Judge) -> Iterator[Leak]:
    """The rest of a word that a mask cut."""
    for index, offset in judge.reading.cut_words():
        word = judge.reading.words[index]
        is_word = word == "s" or word.isdigit() or (len(word) >= _SHORTEST_WORD and vocabulary.is_known(word))
        is_rest = not is_word or any(name.startswith(word) or name.endswith(word) for name in judge.hidden.surnames)
        place = judge.hidden.mask_at(offset)
        if is_rest and place:
            yield Leak(judge.reading.span(index), "", "cut off by the mask", place)


def _other_halves(judge: Judge) -> Iterator[Leak]:
    """The other half of a name whose given name or surname alone is masked."""
    for index, place, is_before in judge.reading.words_beside_masks():
        form = judge.hidden.behind(place)
        mask = judge.hidden.mask_at(place)
        if not mask or form is None or len(form.all_words) > 1:
            continue
        if judge.is_other_half(index, form, is_before=is_before):
            yield Leak(judge.reading.span(index), form.person, "beside the mask", mask)


def _rests(judge: Judge) -> Iterator[Leak]:
    """The rest of a name whose other piece is masked as somebody else: ``[NAME-2] onen`` of Tervonen."""
    for index, gap, place, is_before in judge.reading.neighbours_of_masks():
        form, word = judge.hidden.behind(place), judge.reading.words[index]
        if form is None or len(form.all_words) > 1 or vocabulary.is_word(word) or not BREAK.fullmatch(gap):
            continue
        if word == "s" and not is_before:
            # A possessive, even where the name is hidden with an s elsewhere.
            continue
        piece = "".join(form.all_words)
        name = word + piece if is_before else piece + word
        if name in judge.hidden.targets and len(name) > _SHORTEST:
            yield leak_at(judge, index, index, name, "in part")
