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
from cablelint.names.line_breaks import second_piece
from cablelint.names.recognisers.roles import is_described
from cablelint.names.repetition.known_words import key_of, name_words
from cablelint.names.titles_beside import titles_beside
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
# Lines that glue initials to surnames.
_WITH_INITIALS = frozenset({"drafting", "attention", "marked"})
_MOST_INITIALS = 3
_SHORTEST_SURNAME = 3
_SECTION = "embassy section"
_JUNIOR = re.compile(r"\b(?:director|officer|chief|counselor|coordinator|advis[eo]r|aide|spokes\w+)\b", re.IGNORECASE)
_CROWNS = frozenset({"king", "queen", "emir", "sultan", "crown prince", "pope"})
# Forms of address and callings, which do not contradict an office that is printed elsewhere.
_NO_OFFICES = frozenset({"civil, religious, professional", "Asian and African forms", "family"})


@dataclass(eq=False, slots=True)
class _Person:
    """A person in the making.

    Attributes:
        words: The folded words of the fullest form.
        initials: Those before the surname.
        forms: The mentions gathered so far.
        titles: The meanings of the titles beside them.
        has_namesake: Whether the cable prints the full name of another person with this surname.
    """

    words: tuple[str, ...]
    initials: str
    forms: list[_Form] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    has_namesake: bool = False


class _Form(NamedTuple):
    """Observations of a mention.

    Attributes:
        mention: The name.
        words: Its folded words, the surname last.
        initials: Those before the surname, in small letters.
        titles: The titles beside it.
        doubtful: Those of the titles that may belong to somebody else.
        is_described: Whether words in small letters describe the person: ``student leader X``.
    """

    mention: Candidate
    words: tuple[str, ...]
    initials: str
    titles: tuple[Title, ...]
    doubtful: tuple[Title, ...]
    is_described: bool

    @property
    def offices(self) -> tuple[Title, ...]:
        """The titles that name an office or a rank."""
        return tuple(title for title in self.titles if title.family not in _NO_OFFICES)


class Group(NamedTuple):
    """The mentions of one person.

    Attributes:
        mentions: In the order of the text.
        titles: The titles beside them, as ``titles.csv`` has them, in the order of the text.
        doubtful_titles: Titles that may be somebody else's: those beside a bare surname where the cable prints a full
            name without them, and those whose apposition can be read in two ways.
    """

    mentions: list[Candidate]
    titles: tuple[str, ...]
    doubtful_titles: tuple[str, ...]


def link(tokens: TokenText, candidates: Iterable[Candidate]) -> list[Group]:
    """Gather candidates into people, the first mentioned first.

    Full names come first, since they distinguish people; then bare words, each to the person who has that word, by
    title where several do, or to whose surname initials are glued; then misspellings and transliterations.
    """
    forms = [_form(tokens, candidate) for candidate in sorted(candidates, key=lambda each: (each.start, -each.end))]
    people = _People()
    for form in sorted((form for form in forms if len(form.words) > 1), key=lambda form: -len(form.words)):
        people.add_full(form)
    bare = [form for form in forms if len(form.words) <= 1]
    spelt_alone = {word for form in forms if form.mention.evidence.kind not in _WITH_INITIALS for word in form.words}
    for form in sorted(bare, key=lambda form: form.words[0] not in spelt_alone):
        people.add_bare(form)
    people.merge_aliases(tokens)
    groups = [_group(person) for person in people.all if person.forms]
    return sorted(groups, key=lambda group: group.mentions[0].start)


def _group(person: _Person) -> Group:
    forms = sorted(person.forms, key=lambda form: form.mention.start)
    is_full = any(len(form.words) > 1 for form in forms)
    # A surname without a title may be that of the namesake.
    is_mixed = person.has_namesake and not all(form.titles for form in forms)
    printed = dict.fromkeys(title.form for form in forms for title in form.titles)
    sure = {
        title.meaning
        for form in forms
        for title in form.titles
        if title not in form.doubtful and (len(form.words) > 1 if is_full else not is_mixed)
    }
    by_form = {title.form: title for form in forms for title in form.titles}
    titles = tuple(form for form in printed if by_form[form].meaning in sure)
    return Group([form.mention for form in forms], titles, tuple(form for form in printed if form not in titles))


def _form(tokens: TokenText, mention: Candidate) -> _Form:
    words = name_words(tokens, mention)
    first, last = tokens.tokens_in(mention.start, mention.end)
    initials = "".join(word for word in tokens.words[first:last] if len(word) == 1 and word.isupper()).lower()
    keys = _keys(tokens, words)
    if "," in tokens.words[first:last]:
        keys = keys[1:] + keys[:1]
    if not keys:
        keys = ("".join(tokens.folded[first:last]),)
    titles, doubtful = titles_beside(tokens, first, last)
    return _Form(mention, keys, initials, titles, doubtful, is_described(tokens, first, last))


def _keys(tokens: TokenText, words: list[int]) -> tuple[str, ...]:
    """The folded words, those that a line end breaks in two as one."""
    keys = {index: key_of(tokens, index) for index in words}
    for index in words:
        rest = second_piece(tokens, index)
        if rest and rest in keys:
            keys[index] += keys.pop(rest)
    return tuple(keys.values())


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
        # Belo golov, where others print Belogolov.
        yield from self._by_word.get("".join(words), [])[:_MOST_NAMESAKES]
        for word in words:
            yield from self._by_word[word][:_MOST_NAMESAKES]
        yield from self._by_slip.get(words[-1], [])[:_MOST_NAMESAKES]

    def add_bare(self, form: _Form) -> None:
        """A single word: to the person who has it, by title where several do."""
        (word,) = form.words
        namesakes = self._by_word.get(word, [])[:_MOST_NAMESAKES]
        if not namesakes and form.mention.evidence.kind in _WITH_INITIALS:
            namesakes = self._without_initials(word)
        fitting = [person for person in namesakes if not _contradicts(person, form)]
        person = self._of_title(fitting, form) or self._bare_person(word, form)
        if person is None:
            person = self._best(fitting, form) or self._resembling(form)
            if person is None:
                person = self._new(form)
                person.has_namesake = bool(namesakes)
            self._bare[word] = person
        self._add(person, form)

    def _bare_person(self, word: str, form: _Form) -> _Person | None:
        """The person to whom the same word went last, unless the title beside it is another's."""
        person = self._bare.get(word)
        return None if person is None or _contradicts(person, form) else person

    def _without_initials(self, word: str) -> list[_Person]:
        """Return the people whose surname a word contains behind up to three initials: ``QLHARGREAVE``."""
        rests = (word[size:] for size in range(1, _MOST_INITIALS + 1) if len(word) - size >= _SHORTEST_SURNAME)
        return next((self._by_word[rest][:_MOST_NAMESAKES] for rest in rests if rest in self._by_word), [])

    def _of_title(self, namesakes: list[_Person], form: _Form) -> _Person | None:
        """Return the only one of several namesakes with a title that is beside the mention."""
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
        return next((person for person in self._similar(form) if not _contradicts(person, form)), None)

    def _similar(self, form: _Form) -> Iterator[_Person]:
        (word,) = form.words
        if len(word) >= _SHORTEST_MISSPELT:
            for short in deletions(word):
                for person in self._by_slip.get(short, ())[:_MOST_NAMESAKES]:
                    if any(len(own) >= _SHORTEST_MISSPELT and distance(own, word, 1) <= 1 for own in person.words):
                        yield person
        for person in self._by_skeleton.get(_skeleton(word), ())[:_MOST_NAMESAKES]:
            if _sound_alike(person.words[-1], word):
                yield person
        for title in form.titles:
            for person in self._by_title[title.meaning][:_MOST_NAMESAKES]:
                own = person.words[-1]
                if min(len(own), len(word)) >= _SHORTEST_PREFIX and (own.startswith(word) or word.startswith(own)):
                    yield person

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

    def merge_aliases(self, tokens: TokenText) -> None:
        """Make one of two people where the text gives the second as another name of the first."""
        owners = sorted(
            ((form.mention.start, form.mention.end, person) for person in self.all for form in person.forms),
            key=lambda entry: entry[:2],
        )
        into: dict[int, _Person] = {}
        for (_, end, first), (start, _, second) in pairwise(owners):
            if end < start <= end + _LONGEST_ALIAS and _ALIAS.fullmatch(tokens.text, end, start):
                kept, merged = into.get(id(first), first), into.get(id(second), second)
                if kept is not merged:
                    into[id(merged)] = kept
                    kept.forms += merged.forms
                    merged.forms = []


def _are_one(person: _Person, form: _Form) -> bool:
    """Whether a full name can be the person's: its words are theirs, but for slips and transliteration."""
    if set(form.words) <= set(person.words) or "".join(form.words) in person.words:
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


def _contradicts(person: _Person, bare: _Form) -> bool:
    """Whether the office beside a bare surname is another's: the full name has other offices, or a description."""
    offices = bare.offices
    if not offices:
        return False
    full = [form for form in person.forms if len(form.words) > 1]
    known = [title for form in full for title in form.offices]
    if known:
        return not any(_are_compatible(own, other) for own in known for other in offices)
    # Who is called by the bare surname already may well have come into the office.
    return len(full) == len(person.forms) and any(form.is_described for form in full)


def _are_compatible(first: Title, second: Title) -> bool:
    """Whether one person may have two offices in one cable: both of one service, or neither a clerk's nor a crown."""
    if first.family == second.family:
        return True
    return _is_junior(first) == _is_junior(second) and not {first.meaning, second.meaning} & _CROWNS


def _is_junior(title: Title) -> bool:
    return title.family == _SECTION or _JUNIOR.search(title.meaning) is not None


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
    """Return the consonants of a name, in which its transliterations agree; those that vary are written alike."""
    for long, short in _SKELETON_PAIRS:
        word = word.replace(long, short)
    return ("a" if word[:1] in "aeiou" else "") + _consonants(word)


def _consonants(word: str) -> str:
    return _REPEATS.sub(r"\1", word.translate(_SKELETON_LETTERS).replace("i", ""))
