"""The features of a word by itself: its lists, its shape, its letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from sys import intern
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from cablelint.data.word_table import WordTable
from cablelint.names.lexical.word_classes import context_class
from cablelint.names.model.word_kinds import (
    LONGEST,
    NONE,
    SMALL,
    SMALL_LETTERS,
    class_of,
    is_possible,
    lists_of,
    role_of,
    shape_of,
)
from cablelint.text.folding import without_accents
from cablelint.text.memo import Memo, memoized

_NO_PHRASES: Mapping[str, Sequence[tuple[str, ...]]] = MappingProxyType({})
# The neighbours of these classes are contexts by themselves, and not by their class alone.
_CLASSES_OF_CONTEXTS = frozenset({"xx", "the", "body", "title", "speech"})
# As features have them, longer words are as long as that.
_LONG = 9
# The groups of letters at the ends of a word: the kind of the feature, where, and the letters of the shortest word.
_ENDS = (
    ("s2=", slice(-2, None), 3),
    ("s3=", slice(-3, None), 3),
    ("p3=", slice(3), 3),
    ("p2=", slice(2), 3),
    ("s4=", slice(-4, None), 5),
    ("p4=", slice(4), 5),
)
_TRIGRAM, _FEWEST_TRIGRAMS = "t=", 4
WORD_KIND = "w="
"""The beginning of the name of the feature of the word itself."""
LETTER_KINDS = (*(kind for kind, _, _ in _ENDS), _TRIGRAM)
"""The same of the features of its letters."""

MODES = ":", "!"
"""How a line is written: in small letters too, or in capitals."""

Form: TypeAlias = str
"""The mode, the class and the shape of a word, parted by blanks; a string is looked up faster than a tuple of them."""


@dataclass(eq=False, slots=True)
class WordFeatures:
    """The features of a word; one immutable object for each word, so that it can be a key itself.

    Attributes:
        folded: In small letters without accents.
        spelling: The same, or the beginning of a long one, as features have it.
        form: What it shares with similar words; None for punctuation.
        mode: ``!`` where capitals mean nothing, because the whole line is in capitals, else ``:``.
        lists: The letters of the lists that contain it; None for a word in small letters, of which few are looked up.
        shape: How it is written.
        word_class: One of some thirty classes, for features of pairs of words.
        role: The part it can have in a name: one of ``NONE``, ``SMALL``, ``SIGN``, ``HYPHEN``, ``PARTICLE``, ``NAME``.
        as_before: What it is as a context of the word behind it.
        as_after: What it is as a context of the word before it.
        table: The table of its lists.
    """

    folded: str
    spelling: str
    form: Form | None
    mode: str
    lists: str | None
    shape: str
    word_class: str
    role: int
    as_before: tuple[str, ...]
    as_after: tuple[str, ...]
    table: WordTable
    known_phrases: Mapping[str, Sequence[tuple[str, ...]]] | None

    @property
    def possible(self) -> bool:
        """Whether a name can contain it."""
        return self.role not in (NONE, SMALL)

    @property
    def phrases(self) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """The rest of each place or thing of several words that starts with it, by the word that comes next."""
        return _phrases(self.folded, self.table) if self.known_phrases is None else self.known_phrases

    @property
    def feature_names(self) -> list[str]:
        """The features of the word itself; computed on demand, since most words are where no name can be."""
        if self.form is None:
            return [self.word_feature]
        lists, *letters_of_lists = list_features(self.mode, self.known_lists)
        size, *likeness = self.likeness_features
        # In the order of the training of the package's model, which depends on it bit by bit.
        names = [self.word_feature, *shape_features(self.form), size, lists, *likeness, *letters_of_lists]
        return [*names, *self.letter_features]

    @property
    def known_lists(self) -> str:
        """The letters of the lists that contain the word."""
        return lists_of(self.folded, self.table) if self.lists is None else self.lists

    @property
    def likeness_features(self) -> tuple[str, str, str]:
        """How long a word is, and how name-like its letters are."""
        mode, likeness = self.mode, self.table.likeness(self.folded)
        return (
            f"{mode}n={min(len(self.folded), _LONG)}",
            f"{mode}k={max(-3, min(3, round(likeness * 2)))}",
            f"{mode}gk={self.word_class}{max(-2, min(2, round(likeness)))}",
        )

    @property
    def letter_features(self) -> list[str]:
        """Prefixes, suffixes and trigrams."""
        return [f"{kind}{letters}" for kind, letters in self.letter_groups()] if self.form else []

    def letter_groups(self) -> Iterator[tuple[str, str]]:
        """Yield groups of letters of a word: of which kind, and the letters."""
        folded, size = self.folded, len(self.folded)
        for kind, part, least in _ENDS:
            if size >= least:
                yield kind, folded[part]
        if size >= _FEWEST_TRIGRAMS:
            for trigram in dict.fromkeys([folded[index : index + 3] for index in range(size - 2)]):
                yield _TRIGRAM, trigram

    @property
    def word_feature(self) -> str:
        """The feature of the word itself."""
        return f"{WORD_KIND}{self.spelling}"


def _edge(word_class: str, table: WordTable) -> WordFeatures:
    """Return the features of what is beyond a text."""
    return WordFeatures("", "", None, MODES[0], "", "", word_class, NONE, (), (), table, _NO_PHRASES)


def shape_features(form: Form) -> tuple[str, str]:
    """Name the features of what a word shares with similar ones."""
    mode, word_class, shape = form.split(" ")
    return f"{mode}h={shape}", f"{mode}g={word_class}"


def list_features(mode: str, lists: str) -> list[str]:
    """Name the features of the lists that contain a word."""
    return [f"{mode}L={lists}", *([f"{mode}l={letter}" for letter in lists] or [f"{mode}l=none"])]


def word_features(word: str, shouted: bool, table: WordTable, contexts: Contexts | None = None) -> WordFeatures:
    """Compute the features of a word.

    Args:
        word: The word.
        shouted: Whether the whole line is in capitals.
        table: The table of the lists.
        contexts: The contexts that are features; by default all.
    """
    folded, mode = without_accents(word), MODES[shouted]
    # Interned, so that equal strings are one object: less memory, and faster comparison.
    shape = intern(shape_of(word, shouted))
    # What a word in small letters is depends on no list.
    lists = None if shape == SMALL_LETTERS else lists_of(folded, table)
    word_class = intern(class_of(word, folded, lists, shape))
    possible = is_possible(word, folded, lists, shouted=shouted)
    as_before, as_after = _contexts(folded, word_class, contexts)
    role = role_of(folded, word_class, possible=possible)
    # Most words are in no segment, where phrases are sought.
    known_phrases = _phrases(folded, table) if possible else None
    form = intern(f"{mode} {word_class} {shape}") if _is_word(folded) else None
    # In the order of the fields: arguments by name would take as long as half of the rest.
    fields = folded, folded[:LONGEST], form, mode, lists, shape, word_class, role
    return WordFeatures(*fields, as_before, as_after, table, known_phrases)


def _contexts(folded: str, word_class: str, known: Contexts | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name the contexts that a word is before and after another: its class, and for some classes the word itself."""
    before, after = _contexts_of_class(context_class(folded, word_class))
    if word_class not in _CLASSES_OF_CONTEXTS:
        return before, after
    return (
        (*before, f"<<{folded}") if known is None or folded in known.before else before,
        (*after, f">>{folded}") if known is None or folded in known.after else after,
    )


@memoized
def _contexts_of_class(context: str) -> tuple[tuple[str], tuple[str]]:
    """One pair for each class, since most words have no other contexts: less memory."""
    return (f"<{context}",), (f">{context}",)


def _is_word(folded: str) -> bool:
    return folded[:1].isalnum() and len(folded) <= LONGEST


def _phrases(folded: str, table: WordTable) -> Mapping[str, Sequence[tuple[str, ...]]]:
    by_next: dict[str, list[tuple[str, ...]]] = {}
    for rest in table.phrases(folded) if _is_word(folded) else ():
        by_next.setdefault(rest[0], []).append(rest)
    return by_next or _NO_PHRASES


class Contexts(NamedTuple):
    """The words that are contexts of others in a model.

    Attributes:
        before: Those that are features of the word behind them.
        after: Those that are features of the word before them.
    """

    before: frozenset[str]
    after: frozenset[str]


class WordFeatureCache:
    """The features of every word met so far, in mixed text and in capitals.

    Attributes:
        edges: Those of what is before the first word of a text, and after the last; their spelling is empty.
    """

    def __init__(self, table: WordTable, contexts: Contexts | None = None) -> None:
        """Start empty; ``contexts`` are those that are features, by default all."""
        self.table = table
        self.edges = _edge("^", table), _edge("$", table)
        self.plain, self.shouted = (
            Memo(partial(word_features, shouted=shouted, table=table, contexts=contexts)) for shouted in (False, True)
        )
