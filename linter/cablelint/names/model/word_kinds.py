"""The lists, the shape and the class of a word by itself, and the part that it can have in a name."""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING

from cablelint.names.lexical.misprints import MISPRINT, is_misprint
from cablelint.names.lexical.word_classes import (
    CALENDAR_AND_FORENAMES,
    NEVER_IN_NAMES,
    PARTICLES,
    SPEECH_VERBS,
    THING_WORDS,
    title_ends,
)
from cablelint.text.memo import memoized

if TYPE_CHECKING:
    from cablelint.data.word_table import WordTable

_SHORTEST_EARLIER_MASK = 4
_NAMES, _WORDS = frozenset("ABCDFGHLMXY"), frozenset("123W")
_FURTHER_WORDS = "E"
_INSIDE = frozenset(".-'’`,\"“”()/")
# Digits that optical character recognition confuses with letters; a name has few.
_MISREAD, _MOST_DIGITS = frozenset("01358"), 1 / 3
_SHORTEST_NOTED = 4
_SMALL_CLASSES = frozenset({"xx", "particle", "the"})
_CLASS_OF_WORD = {
    **dict.fromkeys(THING_WORDS, "body"),
    **dict.fromkeys(CALENDAR_AND_FORENAMES, "calendar"),
    **dict.fromkeys(title_ends(), "title"),
    **dict.fromkeys(SPEECH_VERBS, "speech"),
}

SMALL_LETTERS = "xx"
"""The shape of a word in small letters."""
LONGEST = 60
"""No name is longer, in characters; a row of a million letters is one word too."""

NONE, SMALL, SIGN, HYPHEN, PARTICLE, NAME = b"x_.-pN"
"""The part of a word in names: none, none of an ordinary word, a sign, a hyphen, a small word, any other word."""


def lists_of(folded: str, table: WordTable) -> str:
    """Return the letters of the lists of a word; for one on none, the list of its singular, or that of misprints."""
    return intern(table.lists(folded) or _derived_list(folded, table))


def _derived_list(folded: str, table: WordTable) -> str:
    """Return the list of a word that is itself on none: that of the plural of a word, or of misprints."""
    if folded.endswith("s") and table.lists(folded[:-1]) == _FURTHER_WORDS:
        return _FURTHER_WORDS
    return MISPRINT if is_misprint(folded, table) else ""


def is_possible(word: str, folded: str, lists: str | None, *, shouted: bool) -> bool:
    """Whether a name can contain a word; ``lists`` is None for a word in small letters."""
    if not word[0].isalnum() or len(word) > LONGEST:
        return word in _INSIDE
    if folded in PARTICLES:
        return True
    if folded in NEVER_IN_NAMES or lists is None or word.lower() == word or word.isdigit():
        return False
    if len(folded) >= _SHORTEST_EARLIER_MASK and not folded.strip("x"):
        return False
    if not word.isalpha():
        # The number of a footnote is glued to a name: Okafor7.
        digits = list(filter(str.isdigit, word[:-1] if len(word) > _SHORTEST_NOTED else word))
        if digits and (len(digits) > _MOST_DIGITS * len(word) or not _MISREAD.issuperset(digits)):
            return False
    # Words of the language that no list of names contains; a rare one with a capital may be a name: Saviour, Lyes.
    return not _NAMES.isdisjoint(lists) or _WORDS.isdisjoint(lists) or (lists == "W" and not shouted)


def shape_of(word: str, shouted: bool) -> str:
    """Return how a word is written, ``shouted`` in a line in capitals."""
    if not word[0].isalnum():
        return word[:2]
    if word.isdigit():
        return f"9{min(len(word), 4)}"
    if not word.isalpha():
        return "'" if "'" in word or "’" in word else "X9"
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if shouted:
        return "-"
    if word.islower():
        return SMALL_LETTERS
    if word.isupper():
        return "XX" if len(word) > 5 else f"XX{len(word)}"
    if word[0].isupper() and word[1:].islower():
        return "Xx"
    return "XxX" if word[0].isupper() else "xX"


def class_of(word: str, folded: str, lists: str | None, shape: str) -> str:
    """Return one of some thirty classes of words."""
    if not word[0].isalnum():
        return word[0]
    if shape[0] == "9":
        return "9"
    if len(word) == 1:
        return shape
    if folded in _CLASS_OF_WORD:
        return _CLASS_OF_WORD[folded]
    if folded in PARTICLES:
        return "Particle" if lists is not None else "particle"
    if folded in NEVER_IN_NAMES:
        return "the"
    if lists is None:
        return shape
    return _kind(lists) + ("." if shape.startswith("XX") and len(word) < 6 else "")


@memoized
def _kind(lists: str) -> str:
    known = set(lists)
    if known & set("KN"):
        return "nation"
    common = "w" if known & set("12") else "v" if known & set("3W") else ""
    if "P" in known:
        return "town" + common
    if "O" in known:
        return "thing" + common
    fore = known & set("FGHM")
    if fore and not ("A" in known and known & set("ABCL")):
        return ("Fore" if "F" in known else "fore") + common
    if known & set("ABCLY"):
        return "last" + common
    if "X" in known:
        return "part" + common
    if known & set("DH"):
        return "rare" + common
    if _FURTHER_WORDS in known:
        return "word"
    return "misprint" if MISPRINT in known else "new" + common


def role_of(folded: str, word_class: str, *, possible: bool) -> int:
    """Return the part that a word can have in a name."""
    is_small = word_class in _SMALL_CLASSES
    if not possible:
        return SMALL if is_small else NONE
    if not folded[:1].isalnum():
        return HYPHEN if folded == "-" else SIGN
    return PARTICLE if is_small else NAME
