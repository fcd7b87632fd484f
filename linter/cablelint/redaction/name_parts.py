"""The words of a person's name: which of them alone give the person away, and which only beside another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cablelint.data.posts import long_post_names
from cablelint.data.tags import tags
from cablelint.data.titles import titles
from cablelint.data.word_table import word_table
from cablelint.names.lexical.vocabulary import is_epithet
from cablelint.names.lexical.word_classes import FREQUENT_SPEECH_VERBS, GENERATIONS, HONORIFICS, PARTICLES
from cablelint.text.folding import fold_word
from cablelint.text.regexes import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = regex(r"[^\W_]+")
# Words that join names, numerals and honorifics that a name may include: none of them identifies anybody.
_JOINING = PARTICLES | GENERATIONS | HONORIFICS
# Belo-golov over a line end; what goes on with a capital in mixed text is a second surname.
_HYPHENATED = regex(r"(?:(?<=[a-z])-\s*\n\s*(?=[^\W\dA-Z_])|(?<=[A-Z]{2})-\s*\n\s*(?=[A-Z]))")
# The same where the line end became a blank.
_PARTED = regex(r"(?<![^\W_])([^\W\d_]{2,30})-\s{1,4}([^\W\d_]{2,30})(?![^\W_])")
# Between the words of a name in a page: tags, the target of a Markdown link.
_MARKUP = regex(r"</?[A-Za-z][^<>]{0,4000}>|\]\([^()\s]{0,2000}\)")
# A nickname in a name, of which one quote may be outside.
_IN_QUOTES = regex(r"[\"“]([^\"“”]{1,60})(?:[\"”]|\Z)")
_MOST_JOINED = 40
_MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"))
_OF_A_POST = frozenset(("the", "embassy", "amembassy", "consulate", "amconsul", "mission", "usmission", "usoffice"))
# The lists of names/lists.py: words, countries, peoples, large towns; those, other towns and forenames.
_WORDS, _KNOWN = frozenset("123WKNP"), frozenset("123WKNPQRFGHM")


@dataclass(frozen=True, slots=True)
class NameParts:
    """The folded words of one name in all its printed forms.

    Attributes:
        telling: Words that alone mean this person: the surname, and whatever the cable printed alone.
        words: All words, the telling ones among them.
        initials: First letters of the words.
    """

    telling: frozenset[str]
    words: frozenset[str]
    initials: frozenset[str]

    @property
    def glued(self) -> frozenset[str]:
        """Forms in one piece, as in addresses and drafting lines: ``jsmith``, ``smithj``, ``johnsmith``.

        In a name of more than 40 words no two words are joined: it is no name, and has too many pairs.
        """
        forms = set()
        others = self.initials if len(self.words) > _MOST_JOINED else self.words | self.initials
        for surname in self.telling:
            if len(surname) < 4:
                continue
            for other in others - {surname}:
                if len(other) == 1 or other not in _JOINING:
                    forms |= {other + surname, surname + other}
        return frozenset(forms - self.words)


def name_parts(forms: Iterable[str]) -> NameParts:
    """Take a name apart.

    Args:
        forms: Every form in which a cable prints it, as printed.
    """
    telling: set[str] = set()
    words: set[str] = set()
    forms = (_MARKUP.sub(" ", form) if "<" in form or "](" in form else form for form in forms)
    forms = (_joined(form) if "-" in form else form for form in forms)
    for form in dict.fromkeys(_without_epithet(form) if _IN_QUOTES.search(form) else form for form in forms):
        printed = WORD.findall(form)
        folded = [word for word in WORD.findall(fold_word(form)) if len(word) > 1]
        content = [word for word in folded if word not in _JOINING]
        words.update(folded)
        if len(content) <= 1:
            telling.update(content or folded[-1:])
            continue
        # `SATO, HANAKO` and `SATO Hanako` put the surname first, and only such forms do so on their face.
        is_inverted = "," in form or (printed[0].isupper() and len(printed[0]) > 1 and not printed[-1].isupper())
        telling.add(content[0] if is_inverted else content[-1])
        # Of two surnames either may be used alone, and a given name that no list knows belongs to nobody else.
        telling.update(word for word in content if len(word) > 3 and not word_table().lists(word))
    return NameParts(frozenset(telling), frozenset(words), frozenset(word[0] for word in words))


def _without_epithet(form: str) -> str:
    """Leave out the common words and peoples of a nickname, which elsewhere mean nobody: ``Tomas Okafor "Belgian"``."""
    rest = _IN_QUOTES.sub(_names_in_quotes, form)
    return rest if WORD.search(rest) else form


def _names_in_quotes(match: re.Match[str]) -> str:
    return WORD.sub(lambda word: "" if is_epithet(fold_word(word[0])) else word[0], match[0])


def _joined(form: str) -> str:
    """Join what a hyphen at a line end parted."""
    return _PARTED.sub(_joined_word, _HYPHENATED.sub("", form))


def _joined_word(match: re.Match[str]) -> str:
    """Join the halves of an ordinary word that a line end parted: neither is a name. Other halves stay apart."""
    joined = match[1] + match[2]
    return joined if is_dictionary_word(fold_word(joined)) else match[0]


def is_dictionary_word(word: str) -> bool:
    """Whether a folded word is a word of the language, a country, a people or a large town, apart from any name."""
    return not _WORDS.isdisjoint(word_table().lists(word))


def is_spelt_well(word: str) -> bool:
    """Whether the word is known as something else than a surname, so that it is no misspelling of one."""
    return not _KNOWN.isdisjoint(word_table().lists(word))


def is_namesake(word: str, before: str, after: str) -> bool:
    """Whether a word that is also somebody's name is only a word here: ``rice``, ``AMEMBASSY THE HAGUE``, a tag.

    Args:
        word: As folded.
        before: The folded word before it, or nothing.
        after: The folded word after it, or nothing.
    """
    if "1" in word_table().lists(word) or (before, word) in _pairs_of_posts() or (word, after) in _pairs_of_posts():
        return True
    if before in _title_words() or before in FREQUENT_SPEECH_VERBS or after in FREQUENT_SPEECH_VERBS:
        return False
    if is_dictionary_word(word):
        return True
    if word in _MONTHS and (before[:1].isdigit() or after[:1].isdigit()):
        return True
    if word in _tag_codes() and (before in _tag_codes() or after in _tag_codes()):
        return True
    is_town = not set("QR").isdisjoint(word_table().lists(word))
    return is_town and (before in _OF_A_POST or after.isdigit())


@cache
def _pairs_of_posts() -> frozenset[tuple[str, str]]:
    """Each two neighbouring words of the names of posts and their cities: ``la paz``, ``des moines``."""
    return frozenset(pair for words in long_post_names() for pair in pairwise(words))


@cache
def _tag_codes() -> frozenset[str]:
    return frozenset(tag.code.lower() for tag in tags())


@cache
def _title_words() -> frozenset[str]:
    """The last words of the titles before a name that prove something."""
    return frozenset(
        WORD.findall(form)[-1] for form, title in titles().items() if not title.ambiguous and WORD.search(form)
    )
