"""The names behind the masks: their forms, and for each word whether it alone gives its person away."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cablelint.redaction.masks import Style, style_of
from cablelint.redaction.proving import vocabulary
from cablelint.text.folding import fold_word, is_plain
from cablelint.text.memo import Memo
from cablelint.text.regexes import regex
from cablelint.text.substrings import Substrings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cablelint.edits import Span

_WORD = regex(r"[^\W_]+")
# Within a name, as in `Ka'abi`; not that of a possessive.
_APOSTROPHE = regex(r"(?<=[^\W_])['`](?=[^\W_]{2})")
_HYPHENATED = regex(r"(?<![^\W_])([^\W\d_]{2,30})-\s{1,4}([^\W\d_]{2,30})(?![^\W_])")
# A nickname in a name, of which one quote may be outside the mask.
_IN_QUOTES = regex(r"[\"“]([^\"“”]{1,60})(?:[\"”]|\Z)")
_NAME_MARK = regex(r"\[(?:NAME-\d+|P-[A-Z2-7]+)\]")
# In words.
_LONGEST_NAME = 10
#: Shorter names are not looked for inside other words.
SHORTEST_PART = 4
_SHORTEST_IN_PIECES = 3
# No name is longer; the beginnings of longer words would fill the memory.
_LONGEST_IN_PIECES = 100
_INDIVIDUAL = (Style.PLACEHOLDER, Style.PSEUDONYM)


def is_identifier(mark: str, text: str) -> bool:
    """Whether a mask hides an address, a number or a passage, and no name.

    The mark says so; where marks are all alike, a digit or the length. An at sign is always enough.
    """
    if "@" in text:
        return True
    if style_of(mark) in _INDIVIDUAL:
        return not _NAME_MARK.fullmatch(mark)
    return any(map(str.isdigit, text)) or len(text.split()) > _LONGEST_NAME


class Form(NamedTuple):
    """One hidden form of a name.

    Attributes:
        person: Equal for all forms of one person; empty where the mark does not say whose it is.
        words: The folded words without initials, particles and honorifics; all words if nothing else is left.
        all_words: All folded words.
        is_inverted: Whether the surname is printed first: ``SATO, Hanako``, ``SATO Hanako``.
    """

    person: str
    words: tuple[str, ...]
    all_words: tuple[str, ...]
    is_inverted: bool


class HiddenNames:
    """All hidden names of a release.

    Attributes:
        forms: Each distinct form.
        by_word: The forms that have a word among their ``words``.
    """

    def __init__(self, names: Iterable[tuple[Span, str, str]]) -> None:
        """Take the names apart.

        Args:
            names: For each mask its place in the release, its mark, and what it hides.
        """
        self._behind: dict[Span, Form] = {}
        self._masks: dict[Form, Span] = {}
        form_of = Memo(_form_behind)
        for place, mark, text in names:
            form = self._behind[place] = form_of[mark, text]
            if form.words:
                self._masks.setdefault(form, place)
        self._places = sorted(self._behind)
        self._starts = [place.start for place in self._places]
        self.forms = list(self._masks)
        self.by_word: dict[str, list[Form]] = {}
        for form in self.forms:
            for word in form.words:
                self.by_word.setdefault(word, []).append(form)

    def behind(self, offset: int) -> Form | None:
        """The form behind the mask that has a character of the release; None for a mask of the original."""
        place = self.mask_at(offset)
        return self._behind[place] if place else None

    def mask_at(self, offset: int) -> Span | None:
        """The mask that has a character of the release; None for a mask of the original."""
        at = bisect_right(self._starts, offset) - 1
        return self._places[at] if at >= 0 and offset < self._places[at].end else None

    def mask_of(self, word: str) -> Span:
        """A mask that hides a name with this word."""
        return self._masks[self.by_word[word][0]]

    def is_of_same_person(self, word: str, form: Form) -> bool:
        """Whether a word is part of the name of the person with a form: by the mark, else by another word in common."""
        return any(
            other.person == form.person if form.person else not {*form.words}.isdisjoint({*other.words} - {word})
            for other in self.by_word.get(word, ())
        )

    @cached_property
    def words_of(self) -> dict[str, set[str]]:
        """All words of each person."""
        words: dict[str, set[str]] = {}
        for form in self.forms:
            words.setdefault(form.person, set()).update(form.all_words)
        return words

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The words that alone give a person away: surnames, and whatever is hidden alone."""
        return frozenset(word for form in self.forms for word in _surnames(form))

    @cached_property
    def targets(self) -> frozenset[str]:
        """The words to look for: those of three letters or more, and shorter ones that are no word of the language."""
        return frozenset(word for word in self.by_word if len(word) > 2 or not vocabulary.is_word(word))

    @cached_property
    def parts(self) -> Substrings:
        """The words to look for inside others."""
        return Substrings(sorted(self.targets), SHORTEST_PART)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The beginnings of the words to look for in pieces."""
        names = (name for name in self.targets if _SHORTEST_IN_PIECES <= len(name) <= _LONGEST_IN_PIECES)
        return frozenset(name[:end] for name in names for end in range(1, len(name)))

    def mark_of(self, word: str) -> str:
        """The mark of a person whose name has this word, or nothing where marks do not say whose they are."""
        return next((form.person for form in self.by_word.get(word, ()) if form.person), "")

    @cached_property
    def given(self) -> frozenset[str]:
        """The other words of the names."""
        return frozenset(self.by_word) - self.surnames

    def companions(self, word: str) -> set[str]:
        """All words of the people whose name has this word."""
        return {other for form in self.by_word.get(word, ()) for other in self._relatives(form)}

    def _relatives(self, form: Form) -> Iterable[str]:
        return self.words_of[form.person] if form.person else form.all_words


def _form_behind(mask: tuple[str, str]) -> Form:
    mark, text = mask
    return _form(mark if style_of(mark) in _INDIVIDUAL else "", text)


def _form(person: str, text: str) -> Form:
    if "-" in text:
        text = _HYPHENATED.sub(_joined_word, text)
    if '"' in text or "“" in text:
        text = _without_epithet(text)
    printed = _WORD.findall(text)
    folded = tuple(map(str.lower, printed) if is_plain(text) else _WORD.findall(_APOSTROPHE.sub("", fold_word(text))))
    content = tuple(word for word in folded if _is_content(word))
    is_inverted = "," in text or (
        len(printed) > 1 and printed[0].isupper() and len(printed[0]) > 1 and not printed[-1].isupper()
    )
    return Form(person, content or tuple(word for word in folded if len(word) > 1), folded, is_inverted)


def _without_epithet(text: str) -> str:
    """Leave out the common words and peoples of a nickname behind or before a name: elsewhere they mean nobody."""
    rest = _IN_QUOTES.sub(_names_in_quotes, text)
    return rest if _WORD.search(rest) else text


def _names_in_quotes(match: re.Match[str]) -> str:
    return _WORD.sub(lambda word: "" if vocabulary.is_epithet(fold_word(word[0])) else word[0], match[0])


def _joined_word(match: re.Match[str]) -> str:
    """Join the halves of an ordinary word that a line end parted: neither is a name. Other halves stay apart."""
    joined = match[1] + match[2]
    return joined if vocabulary.is_word(fold_word(joined)) else match[0]


def _is_content(word: str) -> bool:
    return len(word) > 1 and word not in vocabulary.PARTICLES and not vocabulary.is_honorific(word)


def _surnames(form: Form) -> Iterable[str]:
    words = form.words
    if len(words) == 1:
        return words
    # The surname is the last word, unless the form is inverted. Of two surnames either may be used alone, and a given
    # name that no list has belongs to nobody else.
    first = words[:1] if form.is_inverted else ()
    last = words[-1:] if not form.is_inverted or len(words) > 2 else ()
    return [*first, *last, *(word for word in words if len(word) > 3 and not vocabulary.is_known(word))]
