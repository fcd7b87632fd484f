"""Other spellings of hidden names: misspelt, transliterated in another way, or in another script."""

from __future__ import annotations

from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from cablelint.redaction.proving import vocabulary
from cablelint.text.edit_distance import deletions, distance
from cablelint.text.memo import memoized
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cablelint.redaction.proving.hidden_names import HiddenNames

_SHORTEST = 5
_LONG = 8
_VERY_LONG = 10
_LONGEST = 40
_SHORTEST_SKELETON = 3
_FARTHEST = 3
# Words with more vowels are no names, and the forms of a word grow with the square of its vowels.
_MOST_VOWELS = 12
_VOWELS = frozenset("aeiouyjh'")
# Consonants that transliterations write in several ways.
_SOUNDS = (
    ("shch", "s"), ("tsch", "1"), ("tch", "1"), ("sch", "s"), ("sh", "s"), ("zh", "j"), ("dzh", "j"), ("dj", "j"),
    ("kh", "k"), ("gh", "k"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ch", "1"), ("ck", "k"), ("cz", "1"), ("ts", "1"),
    ("tz", "1"), ("qu", "k"), ("x", "ks"),
)  # fmt: skip
_LETTERS = str.maketrans({"q": "k", "g": "k", "c": "k", "w": "v", "b": "v", "z": "s"})
_NO_VOWELS = str.maketrans(dict.fromkeys(_VOWELS, ""))
_LOOSE = _NO_VOWELS | str.maketrans("fpl", "vvr")
_CASE_ENDING = regex("(?:om|em|ym|ov|ev)$")
_SON = regex("ma?c([a-z]{5,30})")
_DOUBLED = regex(r"(.)\1+")


class Spellings:
    """Finds the hidden name that a word may be another spelling of."""

    def __init__(self, hidden: HiddenNames) -> None:
        """Index the names."""
        self._hidden = hidden
        names = [name for name in hidden.surnames if _SHORTEST <= len(name) <= _LONGEST and name.isalpha()]
        self._own = {word for form in hidden.forms for word in form.all_words}
        self._by_skeleton: dict[str, list[str]] = {}
        self._by_shortened: dict[str, list[str]] = {}
        for name in names:
            self._by_skeleton.setdefault(skeleton(name), []).append(name)
            for rest in deletions(name):
                self._by_shortened.setdefault(rest, []).append(name)
        self._names = names
        self._sons = {form: name for name in names for form in _as_son(name)}

    def like(self, words: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield each folded word that misspells a hidden name, with the name; no known word misspells a name."""
        if not self._names:
            return
        for word in filter(_can_misspell, words):
            if word not in self._own and (name := self._like(word)):
                yield word, name

    def _like(self, word: str) -> str:
        return self._sons.get(word, "") or self._misspelt(word) or self._same_sound(word)

    def _misspelt(self, word: str) -> str:
        if self._by_shortened.keys().isdisjoint(deletions(word)):
            return ""
        for rest in deletions(word):
            for name in self._by_shortened.get(rest, ()):
                allowed = 2 if len(name) >= _LONG else 1
                far = distance(name, word, allowed)
                is_near = far <= allowed
                if is_near and (name[0] == word[0] or (far == 1 and len(name) > _SHORTEST)):
                    return name
        return ""

    def name_in_script(self, latin: str) -> str:
        """The hidden name that a transliterated word of another script is, vowels that are not written left out."""
        if latin in self._hidden.targets:
            return latin
        # With an Arabic article, a Russian h or ending, or Serbian sibilants.
        variants = {latin, latin.removeprefix("al"), latin.replace("kh", "h"), _CASE_ENDING.sub("", latin)}
        variants.add(latin.replace("ch", "c").replace("zh", "z").replace("dj", "d"))
        # What Greek writes for b, d, g and v.
        variants.add(latin.replace("mp", "b").replace("nt", "d").replace("gk", "g"))
        variants.add(latin.replace("ay", "av").replace("ey", "ev"))
        for word in variants:
            for key in _loose_skeletons(word):
                for name in self._by_loose_skeleton.get(key, ()) if len(key) >= _SHORTEST_SKELETON else ():
                    if len(name) <= 2 * len(word):
                        return name
        return ""

    @cached_property
    def _by_loose_skeleton(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for name in self._names:
            for key in _loose_skeletons(name):
                found.setdefault(key, []).append(name)
        # Korean and Chinese have no blanks between the words of a name.
        for form in self._hidden.forms:
            joined = "".join(form.words)
            if len(form.words) > 1 and len(joined) <= _LONGEST:
                for key in _loose_skeletons(joined):
                    found.setdefault(key, []).append(form.words[-1])
        return found

    def _same_sound(self, word: str) -> str:
        key = skeleton(word)
        if len(key) < _SHORTEST_SKELETON:
            return ""
        for name in self._by_skeleton.get(key, ()):
            allowed = _FARTHEST if len(name) >= _VERY_LONG else 2
            if distance(name, word, allowed) <= allowed and not _sounds(name).isdisjoint(_sounds(word)):
                return name
        return ""


def _as_son(name: str) -> list[str]:
    """The forms of a name that begins with ``Mac`` or ``Mc``: with the other of these, with M alone, without."""
    match = _SON.fullmatch(name)
    return (
        [beginning + match[1] for beginning in ("mac", "mc", "m", "") if beginning + match[1] != name] if match else []
    )


@memoized
def _can_misspell(word: str) -> bool:
    """Whether a folded word is of a length at which misspelt names are looked for, and no known word."""
    is_long_enough = _SHORTEST - 1 <= len(word) <= _LONGEST + 2
    return is_long_enough and word.isascii() and word.isalpha() and not vocabulary.is_known(word)


@memoized
def skeleton(word: str) -> str:
    """The consonants of a name, those that transliterations write in several ways as one."""
    return _DOUBLED.sub(r"\1", _sounded(word).translate(_NO_VOWELS))


def _loose_skeletons(word: str) -> set[str]:
    """The consonants of a name as far as other scripts distinguish them, with the letter g and without it.

    Arabic writes one letter for f and v, another for b and p, and three for g; Japanese and Korean one for l and r.
    """
    plain = word.replace("w", "")
    sounds = (_sounded(letters).translate(_LOOSE) for letters in (plain, plain.replace("g", "")))
    return {_DOUBLED.sub(r"\1", sound) for sound in sounds}


def _sounded(word: str) -> str:
    """The word with one letter for each consonant that transliterations write in several ways."""
    for letters, sound in _SOUNDS:
        if letters in word:
            word = word.replace(letters, sound)
    return word.translate(_LETTERS)


def _sounds(word: str) -> set[str]:
    """The word as it sounds, without up to two of its vowels, or three if it is very long.

    Two spellings of a name whose vowels differ in as many places share one of these forms.
    """
    sounded = _sounded(word)
    vowels = [index for index, letter in enumerate(sounded) if letter in _VOWELS]
    if len(vowels) > _MOST_VOWELS:
        return set()
    most = _FARTHEST if len(word) >= _VERY_LONG - _FARTHEST else 2
    left_out = (chosen for count in range(most + 1) for chosen in combinations(vowels, count))
    return {_DOUBLED.sub(r"\1", _without(sounded, chosen)) for chosen in left_out}


def _without(word: str, places: tuple[int, ...]) -> str:
    for place in reversed(places):
        word = word[:place] + word[place + 1 :]
    return word
