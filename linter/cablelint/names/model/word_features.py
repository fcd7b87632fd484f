"""What the name model knows of a word wherever it stands: its lists, its shape, its letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from sys import intern
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from cablelint.names.lexical.word_classes import BODIES, CALENDAR, NEVER, PARTICLES, SPEECH, TITLE_WORDS, cue
from cablelint.names.lexical.word_table import WordTable, fold
from cablelint.text.memo import Remembered, remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

_INSIDE = frozenset(".-'’`,\"“”()/")
_NO_PHRASES: Mapping[str, Sequence[tuple[str, ...]]] = MappingProxyType({})
_SMALL_GROUPS = frozenset({"xx", "particle", "the"})
# No name is longer; a row of a million letters is one word too.
_LONGEST = 60

Form: TypeAlias = tuple[str, str, str]
"""The mode, the group and the shape of a word."""


@dataclass(eq=False, slots=True)
class WordFacts:
    """What is known of a word; one object a word, so that it can be a key itself. Not changed once made.

    Attributes:
        folded: In small letters without accents.
        mode: ``!`` where capitals mean nothing, because the whole line is in capitals, else ``:``.
        lists: The letters of the lists that hold it.
        shape: How it is written.
        group: One of some thirty groups, for what is learnt of pairs of words.
        cue: What it says about the words beside it.
        possible: Whether a name can hold it.
        is_small: Whether it is an ordinary word in small letters, a particle, or a word that no name holds.
        phrases: The rest of each place or thing of several words that starts with it, by the word that comes next.
        table: What else is known of words.
    """

    folded: str
    mode: str
    lists: str
    shape: str
    group: str
    cue: str
    possible: bool
    is_small: bool
    phrases: Mapping[str, Sequence[tuple[str, ...]]]
    table: WordTable

    @property
    def features(self) -> tuple[str, ...]:
        """What it tells of itself; made when asked for, since most words stand where no name can be."""
        folded, mode, size = self.folded, self.mode, len(self.folded)
        if not self.is_word:
            return (self.word,)
        likeness = self.table.likeness(folded)
        features = [
            self.word,
            f"{mode}h={self.shape}",
            f"{mode}g={self.group}",
            f"{mode}n={min(size, 9)}",
            f"{mode}L={self.lists}",
            f"{mode}k={max(-3, min(3, round(likeness * 2)))}",
            f"{mode}gk={self.group}{max(-2, min(2, round(likeness)))}",
        ]
        features += [f"{mode}l={letter}" for letter in self.lists] or [f"{mode}l=none"]
        return (*features, *self.letters)

    @property
    def letters(self) -> Iterator[str]:
        """Its beginnings, endings and groups of three letters."""
        folded, size = self.folded, len(self.folded)
        if not self.is_word:
            return
        if size > 2:
            yield from (f"s2={folded[-2:]}", f"s3={folded[-3:]}", f"p3={folded[:3]}", f"p2={folded[:2]}")
        if size > 4:
            yield from (f"s4={folded[-4:]}", f"p4={folded[:4]}")
        if size > 3:
            yield from dict.fromkeys(f"t={folded[index : index + 3]}" for index in range(size - 2))

    @property
    def word(self) -> str:
        """The feature of the word itself."""
        return f"w={self.folded[:_LONGEST]}"

    @property
    def form(self) -> Form | None:
        """What it shares with other words of its kind; None for what is no word."""
        return (self.mode, self.group, self.shape) if self.is_word else None

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters and digits, and not of more than any word has."""
        return _is_word(self.folded)


def word_facts(word: str, shouted: bool, table: WordTable) -> WordFacts:
    """The facts of a word; ``shouted`` where capitals mean nothing, because the whole line is in capitals."""
    folded = fold(word)
    # Each of these is one object for all words that share it, so that what is asked of every token is always at hand.
    lists = intern(table.lists(folded))
    shape = intern(_shape(word, shouted))
    group = intern(_group(word, folded, lists, shape))
    if not word[0].isalnum() or len(word) > _LONGEST:
        possible = word in _INSIDE
    else:
        possible = folded not in NEVER and not word.isdigit() and (word.lower() != word or folded in PARTICLES)
    mode, said, is_small = "!" if shouted else ":", intern(cue(folded, group)), group in _SMALL_GROUPS
    return WordFacts(folded, mode, lists, shape, group, said, possible, is_small, _phrases(folded, table), table)


def _is_word(folded: str) -> bool:
    return folded[:1].isalnum() and len(folded) <= _LONGEST


def _phrases(folded: str, table: WordTable) -> Mapping[str, Sequence[tuple[str, ...]]]:
    by_next: dict[str, list[tuple[str, ...]]] = {}
    for rest in table.phrases(folded) if _is_word(folded) else ():
        by_next.setdefault(rest[0], []).append(rest)
    return by_next or _NO_PHRASES


def _shape(word: str, shouted: bool) -> str:
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
        return "xx"
    if word.isupper():
        return "XX" if len(word) > 5 else f"XX{len(word)}"
    if word[0].isupper() and word[1:].islower():
        return "Xx"
    return "XxX" if word[0].isupper() else "xX"


def _group(word: str, folded: str, lists: str, shape: str) -> str:
    if not word[0].isalnum():
        return word[0]
    if shape[0] == "9":
        return "9"
    if len(word) == 1:
        return shape
    for name, members in (("speech", SPEECH), ("title", TITLE_WORDS), ("calendar", CALENDAR), ("body", BODIES)):
        if folded in members:
            return name
    if folded in NEVER:
        return "the"
    if folded in PARTICLES:
        return "particle" if shape == "xx" else "Particle"
    if shape == "xx":
        return "xx"
    return _kind(lists) + ("." if shape.startswith("XX") and len(word) < 6 else "")


@remembered
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
    if known & set("ABCL"):
        return "last" + common
    if "X" in known:
        return "part" + common
    if known & set("DH"):
        return "rare" + common
    return "new" + common


class WordCache:
    """The facts of every word met so far, in mixed text and in capitals."""

    def __init__(self, table: WordTable) -> None:
        """Start empty."""
        self.table = table
        self.plain = Remembered(partial(word_facts, shouted=False, table=table))
        self.shouted = Remembered(partial(word_facts, shouted=True, table=table))
