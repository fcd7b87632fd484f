"""Mentions gathered into people: which names of a cable are one human being."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from cablelint.data.titles import Title
from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.recognisers.titles import title_after, title_before
from cablelint.names.repetition.known_words import key_of, name_words
from cablelint.text.edit_distance import deletions, distance
from cablelint.text.memo import memoized

# A cable in which more people share a word is no cable: beyond this, only equal names are taken for one person.
_MOST_NAMESAKES = 24
_SHORTEST_PREFIX = 4
_SHORTEST_MISSPELT = 5
_SHORTEST_SKELETON = 3
_LONG = 8
# Between two names of one person: Abu Layl (aka Samir), Omar bin Zuhayr (ObZ).
_ALIAS = re.compile(
    r"""[\s,"“”']*(?:\((?:aka |alias )?|\b(?:a\.?k\.?a\.?|alias|also known as|n[eé]e|nicknamed)\b)[\s,"“”':]*""",
    re.IGNORECASE,
)
_LONGEST_ALIAS = 24


@dataclass(eq=False, slots=True)
class _Person:
    """A person in the making: the folded words of the fullest form, and what was gathered so far."""

    words: tuple[str, ...]
    initials: str
    forms: list[_Form] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)


class _Form(NamedTuple):
    """What linking looks at in a mention: its folded words, the initials before them, the titles beside it."""

    mention: Candidate
    words: tuple[str, ...]
    initials: str
    titles: tuple[Title, ...]


class Group(NamedTuple):
    """The mentions of one person and the titles beside them, as ``titles.csv`` has them, in the order of the text."""

    mentions: list[Candidate]
    titles: tuple[str, ...]


def link(reading: TokenText, candidates: Iterable[Candidate]) -> list[Group]:
    """The candidates gathered into people, the first mentioned first.

    Full names come first, since they tell people apart; then bare words, each to the person who has that word, by title
    where several do; then misspellings and transliterations.
    """
    forms = [_form(reading, candidate) for candidate in sorted(candidates, key=lambda each: (each.start, -each.end))]
    people = _People()
    for form in sorted((form for form in forms if len(form.words) > 1), key=lambda form: -len(form.words)):
        people.add_full(form)
    for form in forms:
        if len(form.words) <= 1:
            people.add_bare(form)
    people.merge_aliases(reading)
    groups = [_group(person) for person in people.all if person.forms]
    return sorted(groups, key=lambda group: group.mentions[0].start)


def _group(person: _Person) -> Group:
    forms = sorted(person.forms, key=lambda form: form.mention.start)
    titles = dict.fromkeys(title.form for form in forms for title in form.titles)
    return Group([form.mention for form in forms], tuple(titles))


def _titles(reading: TokenText, first: int, last: int) -> Iterator[Title]:
    """The titles beside the tokens ``[first, last)``."""
    before = title_before(reading, first)
    if before is not None:
        yield before
    if last < len(reading) and reading.words[last] == ",":
        after = title_after(reading, last + 1)
        if after is not None:
            yield after


def _form(reading: TokenText, mention: Candidate) -> _Form:
    words = name_words(reading, mention)
    first, last = reading.tokens_in(mention.start, mention.end)
    initials = "".join(word for word in reading.words[first:last] if len(word) == 1 and word.isupper()).lower()
    keys = tuple(key_of(reading, index) for index in words)
    if "," in reading.words[first:last]:
        keys = keys[1:] + keys[:1]
    if not keys:
        keys = ("".join(reading.folded[first:last]),)
    return _Form(mention, keys, initials, tuple(_titles(reading, first, last)))


class _People:
    """The people of a cable, found again by any word of their names."""

    def __init__(self) -> None:
        self.all: list[_Person] = []
        self._by_words: dict[tuple[str, ...], _Person] = {}
        self._by_word: defaultdict[str, list[_Person]] = defaultdict(list)
        self._by_slip: defaultdict[str, list[_Person]] = defaultdict(list)
        self._by_skeleton: defaultdict[str, list[_Person]] = defaultdict(list)
        self._by_title: defaultdict[str, list[_Person]] = defaultdict(list)
        self._bare: dict[str, _Person] = {}

    def add_full(self, form: _Form) -> None:
        """A name of several words: to the person it can be, or to a new one."""
        person = self._by_words.get(form.words)
        if person is None:
            namesakes = self._namesakes(form.words)
            person = next((each for each in namesakes if _are_one(each, form)), None)
            if person is None:
                person = self._new(form)
            self._by_words[form.words] = person
        self._add(person, form)

    def _namesakes(self, words: tuple[str, ...]) -> Iterator[_Person]:
        for word in words:
            yield from self._by_word[word][:_MOST_NAMESAKES]
        yield from self._by_slip.get(words[-1], [])[:_MOST_NAMESAKES]

    def add_bare(self, form: _Form) -> None:
        """A single word: to the person who has it, by title where several do."""
        (word,) = form.words
        namesakes = self._by_word.get(word, [])[:_MOST_NAMESAKES]
        person = self._of_title(namesakes, form) or self._bare.get(word)
        if person is None:
            person = self._best(namesakes, form) or self._resembling(form) or self._new(form)
            self._bare[word] = person
        self._add(person, form)

    def _of_title(self, namesakes: list[_Person], form: _Form) -> _Person | None:
        """The only one of several namesakes who bears a title that stands beside the mention."""
        meanings = {title.meaning for title in form.titles}
        titled = [person for person in namesakes if person.titles & meanings]
        return titled[0] if len(titled) == 1 and len(namesakes) > 1 else None

    def _best(self, namesakes: list[_Person], form: _Form) -> _Person | None:
        fitting = [person for person in namesakes if _initials_agree(person, form)]
        if not fitting:
            return None
        (word,) = form.words
        return max(fitting, key=lambda person: (person.words[-1] == word, len(person.forms)))

    def _resembling(self, form: _Form) -> _Person | None:
        """The person whose name the word is a damaged or differently spelt form of, or None."""
        (word,) = form.words
        if len(word) >= _SHORTEST_MISSPELT:
            for short in deletions(word):
                for person in self._by_slip.get(short, ())[:_MOST_NAMESAKES]:
                    if any(len(own) >= _SHORTEST_MISSPELT and distance(own, word, 1) <= 1 for own in person.words):
                        return person
        for person in self._by_skeleton.get(_skeleton(word), ())[:_MOST_NAMESAKES]:
            if _sound_alike(person.words[-1], word):
                return person
        for title in form.titles:
            for person in self._by_title[title.meaning][:_MOST_NAMESAKES]:
                own = person.words[-1]
                if min(len(own), len(word)) >= _SHORTEST_PREFIX and (own.startswith(word) or word.startswith(own)):
                    return person
        return None

    def _new(self, form: _Form) -> _Person:
        person = _Person(form.words, form.initials)
        self.all.append(person)
        for word in dict.fromkeys(form.words):
            self._by_word[word].append(person)
        surname = form.words[-1]
        if len(surname) >= _SHORTEST_MISSPELT:
            for short in deletions(surname):
                self._by_slip[short].append(person)
        self._by_skeleton[_skeleton(surname)].append(person)
        return person

    def _add(self, person: _Person, form: _Form) -> None:
        person.forms.append(form)
        for title in form.titles:
            if title.meaning not in person.titles:
                person.titles.add(title.meaning)
                self._by_title[title.meaning].append(person)

    def merge_aliases(self, reading: TokenText) -> None:
        """Make one of two people where the text gives the second as another name of the first."""
        owners = sorted(
            ((form.mention.start, form.mention.end, person) for person in self.all for form in person.forms),
            key=lambda entry: entry[:2],
        )
        into: dict[int, _Person] = {}
        for (_, end, first), (start, _, second) in pairwise(owners):
            if end < start <= end + _LONGEST_ALIAS and _ALIAS.fullmatch(reading.text, end, start):
                kept, merged = into.get(id(first), first), into.get(id(second), second)
                if kept is not merged:
                    into[id(merged)] = kept
                    kept.forms += merged.forms
                    merged.forms = []


def _are_one(person: _Person, form: _Form) -> bool:
    """Whether a full name can be the person's: its words are theirs, but for slips and transliteration."""
    if set(form.words) <= set(person.words):
        return True
    if len(form.words) != len(person.words):
        return False
    return all(_alike(own, other) for own, other in zip(person.words, form.words, strict=True))


def _alike(first: str, second: str) -> bool:
    if first == second:
        return True
    longest = max(len(first), len(second))
    if first[0] == second[0] and longest >= _SHORTEST_MISSPELT:
        most = 2 if longest >= _LONG else 1
        if distance(first, second, most) <= most:
            return True
    return _sound_alike(first, second)


def _sound_alike(first: str, second: str) -> bool:
    """Whether two words can be transliterations of one name: Qadirin and Gaddirin."""
    skeleton = _skeleton(first)
    return len(skeleton) >= _SHORTEST_SKELETON and skeleton == _skeleton(second) and distance(first, second, 3) <= 2


def _initials_agree(person: _Person, form: _Form) -> bool:
    """Whether the initials before a surname can be those of the person's forenames."""
    if not form.initials:
        return True
    known = person.initials + "".join(word[0] for word in person.words[:-1])
    return not known or form.initials[0] in known


_SKELETON_PAIRS = (("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("sch", "sh"), ("tch", "ch"))
_SKELETON_LETTERS = str.maketrans("qgcyvz", "kkkiws", "aeiouhj'")
_REPEATS = re.compile(r"(.)\1+")


@memoized
def _skeleton(word: str) -> str:
    """What transliterations of a name share: its consonants, those written now one way, now another, alike."""
    for long, short in _SKELETON_PAIRS:
        word = word.replace(long, short)
    return ("a" if word[:1] in "aeiou" else "") + _consonants(word)


def _consonants(word: str) -> str:
    return _REPEATS.sub(r"\1", word.translate(_SKELETON_LETTERS).replace("i", ""))
