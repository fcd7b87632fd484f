"""Mentions gathered into people: which names of a cable are one human being."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from cablelint.names.lexical.tokens import Candidate, TokenText
from cablelint.names.linking.forms import Form, PersonForms, read_form
from cablelint.names.linking.same_person import are_one, contradicts, initials_agree, skeleton, sound_alike
from cablelint.text.edit_distance import add_under_deletions, deletions, distance
from cablelint.text.regexes import regex

# A cable in which more people share a word is no cable: beyond this, only equal names are taken for one person.
_MOST_NAMESAKES = 24
_SHORTEST_PREFIX = 4
_SHORTEST_MISSPELT = 5
# Between two names of one person: Abu Layl (aka Samir), Omar bin Zuhayr (ObZ).
_ALIAS = regex(
    r"""[\s,"“”']*(?:\((?:aka |alias )?|\b(?:a\.?k\.?a\.?|alias|also known as|n[eé]e|nicknamed)\b)[\s,"“”':]*""",
    re.IGNORECASE,
)
_LONGEST_ALIAS = 24
# Lines that glue initials to surnames.
_WITH_INITIALS = frozenset({"drafting", "attention", "marked"})
_MOST_INITIALS = 3
_SHORTEST_SURNAME = 3


# Among so many people of one surname, a title distinguishes them.
_FEWEST_TITLED = 2


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
    forms = [read_form(tokens, candidate) for candidate in sorted(candidates, key=lambda each: (each.start, -each.end))]
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


def _group(person: PersonForms) -> Group:
    forms = sorted(person.forms, key=lambda form: form.mention.start)
    mentions = [form.mention for form in forms]
    titles = [title for form in forms for title in form.titles]
    if not titles:
        return Group(mentions, (), ())
    is_full = any(len(form.words) > 1 for form in forms)
    # A surname without a title may be that of the namesake.
    is_mixed = person.has_namesake and not all(form.titles for form in forms)
    sure = {
        title.meaning
        for form in forms
        for title in form.titles
        if title not in form.doubtful and (len(form.words) > 1 if is_full else not is_mixed)
    }
    by_form = {title.form: title for title in titles}
    certain = tuple(form for form, title in by_form.items() if title.meaning in sure)
    return Group(mentions, certain, tuple(form for form in by_form if form not in certain))


class _People:
    """The people of a cable, found again by any word of their names."""

    def __init__(self) -> None:
        self.all: list[PersonForms] = []
        self._by_words: dict[tuple[str, ...], PersonForms] = {}
        self._by_word: defaultdict[str, list[PersonForms]] = defaultdict(list)
        self._by_slip: dict[str, list[PersonForms]] = {}
        self._by_skeleton: defaultdict[str, list[PersonForms]] = defaultdict(list)
        self._by_title: defaultdict[str, list[PersonForms]] = defaultdict(list)
        self._bare: dict[str, PersonForms] = {}

    def add_full(self, form: Form) -> None:
        """A name of several words: to the person it can be, or to a new one."""
        person = self._by_words.get(form.words)
        if person is None:
            namesakes = self._namesakes(form.words)
            person = next((each for each in namesakes if are_one(each, form)), None)
            if person is None:
                person = self._new(form)
            self._by_words[form.words] = person
        self._add(person, form)

    def _namesakes(self, words: tuple[str, ...]) -> Iterator[PersonForms]:
        # Belo golov, where others print Belogolov.
        yield from self._by_word.get("".join(words), [])[:_MOST_NAMESAKES]
        for word in words:
            yield from self._by_word[word][:_MOST_NAMESAKES]
        yield from self._by_slip.get(words[-1], [])[:_MOST_NAMESAKES]

    def add_bare(self, form: Form) -> None:
        """A single word: to the person who has it, by title where several do."""
        (word,) = form.words
        namesakes = self._by_word.get(word, [])[:_MOST_NAMESAKES]
        if not namesakes and form.mention.evidence.kind in _WITH_INITIALS:
            namesakes = self._without_initials(word)
        fitting = [person for person in namesakes if not contradicts(person, form)] if form.titles else namesakes
        person = self._of_title(fitting, form) or self._bare_person(word, form)
        if person is None:
            person = self._best(fitting, form) or self._resembling(form)
            if person is None:
                person = self._new(form)
                person.has_namesake = bool(namesakes)
            self._bare[word] = person
        self._add(person, form)

    def _bare_person(self, word: str, form: Form) -> PersonForms | None:
        """The person to whom the same word went last, unless the title beside it is another's."""
        person = self._bare.get(word)
        return None if person is None or contradicts(person, form) or not initials_agree(person, form) else person

    def _without_initials(self, word: str) -> list[PersonForms]:
        """Return the people whose surname a word contains behind up to three initials: ``QLHARGREAVE``."""
        rests = (word[size:] for size in range(1, _MOST_INITIALS + 1) if len(word) - size >= _SHORTEST_SURNAME)
        return next((self._by_word[rest][:_MOST_NAMESAKES] for rest in rests if rest in self._by_word), [])

    def _of_title(self, namesakes: list[PersonForms], form: Form) -> PersonForms | None:
        """Return the only one of several namesakes with a title that is beside the mention."""
        if not form.titles or len(namesakes) < _FEWEST_TITLED:
            return None
        meanings = {title.meaning for title in form.titles}
        titled = [person for person in namesakes if person.titles & meanings]
        return titled[0] if len(titled) == 1 else None

    def _best(self, namesakes: list[PersonForms], form: Form) -> PersonForms | None:
        fitting = [person for person in namesakes if initials_agree(person, form)]
        if not fitting:
            return None
        (word,) = form.words
        return max(fitting, key=lambda person: (person.words[-1] == word, len(person.forms)))

    def _resembling(self, form: Form) -> PersonForms | None:
        """The person whose name the word is a damaged or differently spelt form of, or None."""
        fitting = (person for person in self._similar(form) if initials_agree(person, form))
        return next((person for person in fitting if not contradicts(person, form)), None)

    def _similar(self, form: Form) -> Iterator[PersonForms]:
        (word,) = form.words
        if len(word) >= _SHORTEST_MISSPELT:
            for short in deletions(word):
                for person in self._by_slip.get(short, ())[:_MOST_NAMESAKES]:
                    if any(len(own) >= _SHORTEST_MISSPELT and distance(own, word, 1) <= 1 for own in person.words):
                        yield person
        for person in self._by_skeleton.get(skeleton(word), ())[:_MOST_NAMESAKES]:
            if sound_alike(person.words[-1], word):
                yield person
        for title in form.titles:
            for person in self._by_title[title.meaning][:_MOST_NAMESAKES]:
                own = person.words[-1]
                if min(len(own), len(word)) >= _SHORTEST_PREFIX and (own.startswith(word) or word.startswith(own)):
                    yield person

    def _new(self, form: Form) -> PersonForms:
        person = PersonForms(form.words, form.initials)
        self.all.append(person)
        for word in dict.fromkeys(form.words):
            self._by_word[word].append(person)
        surname = form.words[-1]
        if len(surname) >= _SHORTEST_MISSPELT:
            add_under_deletions(self._by_slip, surname, person)
        self._by_skeleton[skeleton(surname)].append(person)
        return person

    def _add(self, person: PersonForms, form: Form) -> None:
        person.forms.append(form)
        for title in form.titles:
            if title.meaning not in person.titles:
                person.titles.add(title.meaning)
                self._by_title[title.meaning].append(person)

    def merge_aliases(self, tokens: TokenText) -> None:
        """Make one of two people where the text gives the second as another name of the first."""
        owners = sorted(
            ((form.mention.start, form.mention.end, person) for person in self.all for form in person.forms),
            key=itemgetter(0, 1),
        )
        into: dict[int, PersonForms] = {}
        for (_, end, first), (start, _, second) in pairwise(owners):
            if end < start <= end + _LONGEST_ALIAS and _ALIAS.fullmatch(tokens.text, end, start):
                kept, merged = into.get(id(first), first), into.get(id(second), second)
                if kept is not merged:
                    into[id(merged)] = kept
                    kept.forms += merged.forms
                    merged.forms = []
