"""Letters spelt out: in the words of an alphabet, in Morse, in Braille, in the figures of a teleprinter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablelint.edits import Edit
from cablelint.redaction.proving.code import Code, RunCode, any_beyond_ascii, any_match, any_of_kinds
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cablelint.edits import Span

_ALPHABETS = """
alfa alpha bravo charlie delta echo foxtrot golf hotel india juliett juliet kilo lima mike november oscar papa quebec
romeo sierra tango uniform victor whiskey whisky xray yankee zulu

able baker dog easy fox george how item jig king love nan oboe peter queen roger sugar tare uncle william yoke zebra

anton berta caesar dora emil friedrich gustav heinrich ida julius kaufmann ludwig martha nordpol otto paula quelle
richard samuel siegfried theodor ulrich viktor wilhelm xanthippe ypsilon zacharias zeppelin
"""
# How the letters themselves are called in English.
_NAMES_OF_LETTERS = dict(
    pair.split(":")
    for pair in """
    ay:a bee:b cee:c see:c dee:d ee:e ef:f eff:f gee:g jee:g aitch:h eye:i jay:j kay:k el:l ell:l em:m en:n oh:o pee:p
    cue:q queue:q ar:r are:r ess:s tee:t you:u vee:v doubleyou:w ex:x why:y wye:y zee:z zed:z
    """.split()
)
#: What names a letter, and the letter; the second half of ``x-ray`` adds none.
LETTERS = {**_NAMES_OF_LETTERS, **{word: word[0] for word in _ALPHABETS.split()}, "x": "x", "ray": ""}
_BETWEEN = regex(r"[\s,-]{1,3}")
_FEWEST, _MOST = 3, 60
_MORSE = dict(
    zip(
        (
            ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.--"
            " --.."
        ).split(),
        "abcdefghijklmnopqrstuvwxyz",
        strict=True,
    )
)
_DOTS_AND_DASHES = str.maketrans("·•−–—", "..---")
_DOT_OR_DASH = "[-.·•−–—]"
# Those beyond ASCII are question marks in a table of kinds.
_DOT_KINDS = bytes.maketrans(b"-?", b"..")
_BRAILLE = dict(zip("⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵", "abcdefghijklmnopqrstuvwxyz", strict=True))
_TURNED = dict(zip("ɐqɔpǝɟƃɥıɾʞlɯuodbɹsʇnʌʍxʎz", "abcdefghijklmnopqrstuvwxyz", strict=True))
# The American teleprinter, whose line fell into figures.
_FIGURES = str.maketrans("-?:$3!&#8'().,9014*57;2/6\"", "abcdefghijklmnopqrstuvwxyz")
_FIGURE = "[-?:$!&#'().,*;/\"0-9]"
_FIGURE_KINDS = bytes.maketrans(b"-:$!&#'().,*;/\"0123456789", b"0" * 25)
# Dates and lists of numbers have none of these.
_NO_NUMBER = "[?$!&#'()*;\"]"
_TAGS = 0xE0000


def _first_letters(stretch: str) -> str:
    return "".join(re.findall(r"(?<!\w)\w(?!\w)", stretch))


def _morse(stretch: str) -> str:
    return "".join(_MORSE.get(sign, " ") for sign in re.split("[ /|]+", stretch.translate(_DOTS_AND_DASHES)))


def _from_figures(stretch: str) -> str:
    return stretch.translate(_FIGURES)


def _braille(stretch: str) -> str:
    return "".join(map(_BRAILLE.__getitem__, stretch))


def _tag_letters(stretch: str) -> str:
    return "".join(chr(ord(character) - _TAGS) for character in stretch)


def _turned(stretch: str) -> str:
    return "".join(_TURNED[character] for character in reversed(stretch))


CODES = (
    Code(
        any_match(" [A-Za-z] (?:as )?(?:in|for|like|wie) "),
        r"\b[A-Za-z] (?:as )?(?:in|for|like|wie) \w{2,12}"
        r"(?:[,;]? (?:and )?[A-Za-z] (?:as )?(?:in|for|like|wie) \w{2,12}){2,40}",
        _first_letters,
    ),
    Code(
        any_of_kinds(_DOT_KINDS, rb"\.(?:[ |]| ?/ ?)\.{1,4}(?:[ |]| ?/ ?)\."),
        rf"{_DOT_OR_DASH}(?<![\w.-].){_DOT_OR_DASH}{{0,3}}(?:(?:[ |]| ?/ ?){_DOT_OR_DASH}{{1,4}}){{2,60}}(?![\w.-])",
        _morse,
    ),
    RunCode(
        _FIGURE_KINDS,
        (b"00000",),
        r"\S",
        rf"(?<!\S)(?=\S{{0,40}}{_NO_NUMBER}){_FIGURE}{{5,40}}(?!\S)",
        _from_figures,
    ),
    Code(any_beyond_ascii(f"[{''.join(_BRAILLE)}]"), f"[{''.join(_BRAILLE)}]{{{_FEWEST},}}", _braille),
    Code(any_beyond_ascii("[\U000e0041-\U000e007a]"), f"[\U000e0020-\U000e007e]{{{_FEWEST},}}", _tag_letters),
    Code(any_beyond_ascii("[ɐɔǝɟƃɥıɾʞɯɹʇʌʍʎ]"), f"[{''.join(_TURNED)}]{{{_FEWEST},}}", _turned),
)


def spelt_out(
    words: Sequence[str], named: Sequence[int], gap: Callable[[int], str], span: Callable[[int, int], Span]
) -> Iterator[Edit]:
    """Yield for each run of three words of the alphabets or more the edit that puts its letters in its place.

    Args:
        words: The words of a text, folded.
        named: The indices of all that are among :data:`LETTERS`, from left to right.
        gap: Returns the text between a word and the next.
        span: Returns the place of the words from one to another.
    """
    # As in most texts: no three such words are neighbours.
    if not any(third - index == _FEWEST - 1 for index, third in zip(named, named[_FEWEST - 1 :], strict=False)):
        return
    first = last = -2
    for index in [*named, len(words) + 1]:
        is_next = index == last + 1 and last - first < _MOST and _BETWEEN.fullmatch(gap(last))
        if not is_next:
            letters = "".join(map(LETTERS.__getitem__, words[first : last + 1])) if first >= 0 else ""
            if len(letters) >= _FEWEST:
                yield Edit(*span(first, last), letters)
            first = index
        last = index
