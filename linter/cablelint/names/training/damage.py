"""Copies of labelled texts with the damage that archives and mirrors do, so that the model learns to read it.

The damage of a text depends on its name and content alone: the same texts give the same copies.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from zlib import crc32

from cablelint.names.training.labels import LabelledText
from cablelint.text.regexes import regex

_CAPITALS_RATE, _DAMAGED_RATE = 0.5, 1 / 3
_LETTER_RATE = 0.004
_BLANK_RATE = 0.006
_HYPHEN_RATE = 0.25
# Pairs that optical character recognition confuses, in both directions.
_CONFUSED = (
    ("O", "0"),
    ("l", "1"),
    ("I", "l"),
    ("rn", "m"),
    ("e", "c"),
    ("S", "5"),
    ("B", "8"),
    ("h", "b"),
    ("H", "N"),
)
_READ_AS = {wrong: right for pair in _CONFUSED for wrong, right in (pair, pair[::-1])}
_CONFUSABLE = regex("|".join(sorted(_READ_AS, key=len, reverse=True)))
_WORD = regex(r"[^\W\d_]{6,}")
_NEWLINE = regex(r"(?<!\n)\n(?!\n)")
_HEAD = regex(r"(?:.*\n){0,6}.*")


def training_copies(text: LabelledText) -> Iterator[LabelledText]:
    """Yield a text as printed, and some copies of it: in capitals and damaged.

    Texts in capitals are few, so each has two damaged copies; of the others half have a copy in capitals and a third a
    damaged one.
    """
    chance = random.Random(crc32(f"{text.name}\n{text.text}".encode("utf-8", "surrogatepass")))  # noqa: S311
    yield text
    if sum(map(str.islower, text.text)) < len(text.text) / 5:
        yield damaged(text, chance)
        yield damaged(text, chance)
        return
    capitals = text.upper()
    if chance.random() < _CAPITALS_RATE:
        yield capitals
    if chance.random() < _DAMAGED_RATE:
        yield damaged(text if chance.random() < 0.5 else capitals, chance)


def damaged(text: LabelledText, chance: random.Random) -> LabelledText:
    """Return the text with some kinds of damage, drawn by ``chance``."""
    if chance.random() < 0.5:
        text = hyphenated(text.wrapped(chance.choice((50, 55, 60, 65, 69))), chance)
    for damage in chance.sample((stray_blanks, misread_letters, double_spaced, small_head), 2):
        text = damage(text, chance)
    return text


def hyphenated(text: LabelledText, chance: random.Random) -> LabelledText:
    """Break some of the words at line ends over the line, with a hyphen."""
    edits = []
    for word in _WORD.finditer(text.text):
        if text.text[word.end() : word.end() + 1] == "\n" and chance.random() < _HYPHEN_RATE:
            place = chance.randrange(word.start() + 2, word.end() - 2)
            edits.append((place, place, "-\n"))
    return text.edited(edits)


def stray_blanks(text: LabelledText, chance: random.Random) -> LabelledText:
    """Put a blank into some words."""
    places = (
        chance.randrange(word.start() + 1, word.end())
        for word in _WORD.finditer(text.text)
        if chance.random() < _BLANK_RATE
    )
    return text.edited([(place, place, " ") for place in places])


def misread_letters(text: LabelledText, chance: random.Random) -> LabelledText:
    """Replace some letters by what optical character recognition takes them for."""
    letters = (match for match in _CONFUSABLE.finditer(text.text) if chance.random() < _LETTER_RATE)
    return text.edited([(*match.span(), _READ_AS[match[0]]) for match in letters])


def double_spaced(text: LabelledText, _: random.Random) -> LabelledText:
    """Add an empty line after each line."""
    return text.edited([(*match.span(), "\n\n") for match in _NEWLINE.finditer(text.text)])


def small_head(text: LabelledText, _: random.Random) -> LabelledText:
    """Put the first lines into small letters; no offset moves."""
    head = _HEAD.match(text.text)
    small = head[0].lower() if head else ""
    return replace(text, text=small + text.text[len(small) :]) if head and len(small) == len(head[0]) else text
