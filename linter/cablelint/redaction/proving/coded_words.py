"""Hidden names encoded word by word: backwards, with other letters, drawn out, without vowels, with signs."""

from __future__ import annotations

from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

from cablelint.redaction.proving import vocabulary
from cablelint.text.memo import memoized
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from cablelint.edits import Span
    from cablelint.redaction.proving.reading import Reading

_SHORTEST, _LONGEST = 5, 40
_FEWEST_CONSONANTS = _FEWEST_LETTERS = 4
# Names of one length with one first letter: a cable has a few.
_MOST_ALIKE = 100
_VOWELS = regex("[aeiou]")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_THIRTEEN_ON = str.maketrans(_LETTERS, _LETTERS[13:] + _LETTERS[:13])
_FROM_THE_END = str.maketrans(_LETTERS, _LETTERS[::-1])
# The alphabet moved so that each of its letters is the first one.
_TO_A = {letter: str.maketrans(_LETTERS[by:] + _LETTERS[:by], _LETTERS) for by, letter in enumerate(_LETTERS)}
# Shorter names moved on could be words.
_SHORTEST_MOVED = 6
# The letters of a Russian keyboard, by those of the keys of an English one.
_ON_RUSSIAN_KEYS = str.maketrans("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить")
# Endings that take the last letters of a name with them.
_ENDINGS = ("omics", "nomics", "ocracy", "ology", "mania", "omania", "phobia", "ophobia", "ography")
_MOST_LOST = 3
# Endings that take the place of the last vowel of a name.
_ENDINGS_FOR_VOWELS = "esque ian ians ism ismo isms ist ista istas ists ite ites".split()
# A word with signs for some of its letters: `T*rv*n*n`, `Tervo***`.
_WITH_SIGNS = regex(r"(?<![\w*.#_?'|§¤^-])[a-z](?=[a-z]*[*.#_?'|§¤^-])[a-z*.#_?'|§¤^-]{3,40}")
_SIGNS = frozenset("*.#_?-'|§¤^")
# A letter drawn out: `Tervoooonen`.
_DRAWN_OUT = regex(r"([a-z])\1\1")
_RUN = regex(r"([a-z])\1+")
_CUT = regex(r"([a-z]{4,40})[*#_?-]{2,40}")


class CodedNames:
    """The encoded forms of the hidden names.

    Attributes:
        openings: What a name may begin with before a sign for one of its letters.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Index the names.

        Args:
            names: The hidden surnames, folded.
        """
        self._names = [
            name for name in sorted(names) if _SHORTEST <= len(name) <= _LONGEST and name.isalpha() and name.isascii()
        ]
        self.openings = {name[:end] for name in self._names for end in range(1, len(name))}
        self._words: dict[str, tuple[str, str]] = {}
        self._moved: dict[str, str] = {}
        for name in self._names:
            self._add(name)

    def _add(self, name: str) -> None:
        short = name[0] + _VOWELS.sub("", name[1:])
        coded = [
            (name[::-1], "backwards"),
            (name.translate(_THIRTEEN_ON), "with other letters"),
            ("".join(letter * 2 for letter in name), "with doubled letters"),
        ]
        if len(name) >= _SHORTEST_MOVED:
            coded.append((name.translate(_FROM_THE_END), "with other letters"))
            self._moved.setdefault(_from_a(name), name)
        if name[-1] in "aeiou":
            coded += ((name[:-1] + ending, "in a derived word") for ending in _ENDINGS_FOR_VOWELS)
        if len(short) >= _FEWEST_CONSONANTS:
            coded.append((short, "without vowels"))
        for word, how in coded:
            if word != name:
                self._words.setdefault(word, (name, how))

    # What few texts ask for.
    @cached_property
    def _single(self) -> dict[str, str]:
        return {_RUN.sub(r"\1", name): name for name in reversed(self._names)}

    @cached_property
    def _on_russian_keys(self) -> dict[str, str]:
        return {name.translate(_ON_RUSSIAN_KEYS): name for name in reversed(self._names)}

    @cached_property
    def _beginnings(self) -> dict[str, str]:
        return {name[:end]: name for name in reversed(self._names) for end in range(_FEWEST_LETTERS, len(name))}

    @cached_property
    def _alike(self) -> dict[tuple[str, int], list[str]]:
        alike: dict[tuple[str, int], list[str]] = {}
        for name in self._names:
            alike.setdefault((name[0], len(name)), []).append(name)
        return {first: found[:_MOST_ALIKE] for first, found in alike.items()}

    def among(self, words: Set[str], unknown: Iterable[str], odd: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        """Yield each of some folded words that encodes a name, with the name and the code, for the message.

        Args:
            words: The words.
            unknown: Those that no list has.
            odd: Those with a letter drawn out or an ending that takes letters of a name, perhaps with others.
        """
        for word in self._words.keys() & words:
            if not vocabulary.is_known(word):
                yield word, *self._words[word]
        long = [word for word in unknown if _SHORTEST_MOVED <= len(word) <= _LONGEST] if self._moved else []
        for word in compress(long, map(self._moved.__contains__, map(_from_a, long))):
            name = self._moved[_from_a(word)]
            if name != word and word not in self._words:
                yield word, name, "with other letters"
        for word in filter(is_changed, odd):
            if _DRAWN_OUT.search(word) and (name := self._single.get(_RUN.sub(r"\1", word), "")):
                yield word, name, "with letters drawn out"
            if word.endswith(_ENDINGS) and (name := self._derived(word)):
                yield word, name, "in a derived word"

    def _derived(self, word: str) -> str:
        """Return the name whose beginning a derived word has, without its last letters."""
        stems = {word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)}
        for stem in stems:
            name = self._beginnings.get(stem, "") if len(stem) >= _SHORTEST else ""
            if name and len(name) - len(stem) <= _MOST_LOST and not vocabulary.is_known(word):
                return name
        return ""

    def on_other_keys(self, printed: str) -> str:
        """Return the name that a word in Cyrillic letters is, typed as on an English keyboard; else nothing."""
        return self._on_russian_keys.get(printed.lower(), "")

    def with_signs(self, reading: Reading) -> Iterator[tuple[Span, str]]:
        """Yield each place in the release where signs replace letters of a name, or its end, with the name."""
        # What stands before the first sign is the beginning of a name.
        for index in reading.where(self.openings):
            if reading.gap(index)[:1] in _SIGNS:
                match = _WITH_SIGNS.match(reading.text, reading.starts[index])
                if match and (name := self._behind_signs(match[0])):
                    yield reading.origin(*match.span()), name

    def _behind_signs(self, printed: str) -> str:
        cut = _CUT.fullmatch(printed.rstrip("."))
        if cut and 2 * len(cut[1]) >= len(name := self._beginnings.get(cut[1], "")) > 0:
            return name
        for word in (printed, printed.rstrip(".-?")):
            for name in self._alike.get((word[0], len(word)), ()):
                if _fits(word, name):
                    return name
        return ""


def is_changed(word: str) -> bool:
    """Whether a folded word has a letter drawn out, or an ending that takes the last letters of a name with it."""
    return _DRAWN_OUT.search(word) is not None or word.endswith(_ENDINGS)


@memoized
def _from_a(word: str) -> str:
    """Return a word with its letters moved so that the first is an a: all words moved on from one have this form."""
    return word.translate(_TO_A[word[0]]) if word[0] in _TO_A else word


def _fits(word: str, name: str) -> bool:
    """Whether a word is a name of the same length with signs for at most half of its letters."""
    letters = [own for letter, own in zip(word, name, strict=True) if letter == own]
    signs = sum(map(_SIGNS.__contains__, word))
    # One apostrophe is that of a possessive.
    is_replaced = signs > 0 and not (signs == 1 and "'" in word)
    return len(letters) + signs == len(name) and is_replaced and len(letters) >= max(_FEWEST_LETTERS - 1, signs)
